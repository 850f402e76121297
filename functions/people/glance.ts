import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../platform/environment.ts';
import { store } from '../platform/store.ts';
import { itemOf } from './item.ts';
import type { ContactKind } from './person.ts';

/** The id of the liaison of cdk.json, until others on the staff are known by name. */
export const liaison = 'liaison';

/** What is known of a person without opening her. */
export interface Glance {
  readonly channel: ContactKind;
  /** The subject whose person she is: `arrival#<id>` or `navigator#<id>`. */
  readonly subject: string;
  /** The key of her contact's own item, if it has one. */
  readonly contact?: string | undefined;
}

/** Looks at a person from outside; undefined when she is not (or no longer) known. Needs no key. */
export const glance = async (id: string): Promise<Glance | undefined> =>
  id === liaison ? { channel: 'email', subject: liaison } : itemOf(id);

/** The ids of the other people who gave the same e-mail address or phone; an agency is everybody's. Needs no key. */
export async function othersWithSameContact(id: string): Promise<readonly string[]> {
  const contact = (await itemOf(id))?.contact;
  if (!contact) return [];
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PEOPLE_TABLE'), Key: { pk: contact }, ConsistentRead: true }),
  );
  const people: Set<string> = Item?.people ?? new Set();
  return [...people].filter(other => other !== id);
}

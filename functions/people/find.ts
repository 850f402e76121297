import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../platform/environment.ts';
import { nameIndex } from '../platform/keys.ts';
import { store } from '../platform/store.ts';
import { itemOf } from './item.ts';
import { contactKey, nameKey } from './look-up.ts';
import type { Contact, Person } from './person.ts';
import { programKey } from './program-key.ts';
import { turnsOf } from './spelling.ts';

/** Someone who was found, unopened. */
export type Found = Pick<Person, 'id' | 'role' | 'subject'>;

/**
 * Who is called so, however it is spelled and in whatever turn: at most so many. Read from an index, which lags. Opens nobody. Throws
 * `Unavailable` when the vault is closed.
 */
export async function findByName(name: string, most: number): Promise<readonly Found[]> {
  const key = await programKey();
  if (!key) return [];
  const found = await Promise.all(turnsOf(name).map(turn => called(nameKey(key, turn), most)));
  return [...new Map(found.flat().map(one => [one.id, one])).values()].slice(0, most);
}

async function called(named: string, most: number): Promise<readonly Found[]> {
  const { Items = [] } = await store.send(
    new QueryCommand({
      TableName: environment('PEOPLE_TABLE'),
      IndexName: nameIndex,
      KeyConditionExpression: 'named = :named',
      ExpressionAttributeValues: { ':named': named },
      Limit: most,
    }),
  );
  return Items.map(({ pk, role, subject }) => ({ id: pk, role, subject }));
}

/** Who gave this e-mail address or phone, however it is typed: at most so many; an agency is everybody's, and finds nobody. Opens nobody. Throws `Unavailable` when the vault is closed. */
export async function findByContact(contact: Contact, most: number): Promise<readonly Found[]> {
  const key = await programKey();
  const pk = key && contactKey(key, contact);
  if (!pk) return [];
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PEOPLE_TABLE'), Key: { pk }, ConsistentRead: true }),
  );
  const people: Set<string> = Item?.people ?? new Set();
  const items = await Promise.all([...people].slice(0, most).map(itemOf));
  return items.flatMap(item => (item ? [{ id: item.pk, role: item.role, subject: item.subject }] : []));
}

import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { environment } from '../platform/environment.ts';
import { store } from '../platform/store.ts';
import { program } from '../program/settings.ts';
import { contactKey } from './contact-key.ts';
import { type Person, person } from './person.ts';

/** The id of the liaison of cdk.json, until others on the staff are known by name. */
export const liaison = 'liaison';

/** A person by id; undefined when she is not (or no longer) known. */
export async function open(id: string): Promise<Person | undefined> {
  if (id === liaison) return theLiaison();
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PEOPLE_TABLE'), Key: { pk: id }, ConsistentRead: true }),
  );
  return Item ? v.parse(person, Item.person) : undefined;
}

const theLiaison = (): Person => ({
  id: liaison,
  role: 'staff',
  name: '',
  contact: { email: environment('LIAISON_EMAIL') },
  language: program.language,
  speaks: [program.language],
  safeContact: [],
  accessNeeds: [],
});

/** The ids of the other people who gave the same e-mail address or phone; an agency is everybody's. */
export async function othersWithSameContact(one: Person): Promise<readonly string[]> {
  if ('agency' in one.contact) return [];
  const { Item } = await store.send(
    new GetCommand({
      TableName: environment('PEOPLE_TABLE'),
      Key: { pk: contactKey(one.contact) },
      ConsistentRead: true,
    }),
  );
  const people: Set<string> = Item?.people ?? new Set();
  return [...people].filter(id => id !== one.id);
}

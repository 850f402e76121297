import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { environment } from '../platform/environment.ts';
import { readOnce } from '../platform/fetching.ts';
import { store } from '../platform/store.ts';
import { contactKey, nameKey } from './look-up.ts';
import { contactKind, type Person, person } from './person.ts';
import type { ProgramKey } from './program-key.ts';
import { spellingOf } from './spelling.ts';
import { type Place, sealAll, unseal } from './vault.ts';

/** Grows when the item's form or what is sealed changes. */
const version = 3;

const bytes = v.instance(Uint8Array);

/** A person as she is stored: what must be known without opening her stands beside what is sealed. */
const personItem = v.object({
  pk: v.string(),
  v: v.literal(version),
  role: person.entries.role,
  subject: person.entries.subject,
  channel: v.picklist(['email', 'phone', 'agency']),
  /** The key of her contact's own item. */
  contact: v.optional(v.string()),
  /** The dialogue in which she takes part. */
  within: v.optional(v.string()),
  /** What her name is found by; it is gone with this item, and another one when her name is. */
  named: v.optional(v.string()),
  /** Her own words each by itself; what is chosen from lists together, as `choices`: each sealing costs its twenty microseconds. */
  sealed: v.record(v.string(), bytes),
  /** Links that were issued until then open nothing any more. */
  linksRevokedAt: v.optional(v.string()),
});

export type PersonItem = v.InferOutput<typeof personItem>;

const placeOf = (id: string, field: string): Place => ({ table: 'people', key: id, field, version });

/** The item of a person, sealed with her key: everything but her id, her role and the kind of her contact. */
export function sealedItem(one: Person, keys: { readonly program: ProgramKey; readonly own: Uint8Array }): PersonItem {
  const { id, role, subject, name, contact: way, notes, phone, within, ...choices } = one;
  const given = Object.entries({ name, contact: way, notes, phone, choices }).filter(
    ([, value]) => value !== undefined,
  );
  const sealed = sealAll(
    keys.own,
    given.map(([field, value]) => [placeOf(id, field), Buffer.from(JSON.stringify(value))]),
  );
  const contact = contactKey(keys.program, way);
  const spelling = spellingOf(name);
  return {
    pk: id,
    v: version,
    role,
    subject,
    channel: contactKind(way),
    ...(contact && { contact }),
    ...(within && { within }),
    ...(spelling && { named: nameKey(keys.program, spelling) }),
    sealed: Object.fromEntries(given.map(([field], i) => [field, sealed[i] ?? new Uint8Array()])),
  };
}

/** One field of an item, opened; undefined when the person has none. Throws when the key is not hers, or something was changed or moved. */
export function unsealedField({ pk, sealed }: PersonItem, field: string, key: Uint8Array): unknown {
  const one = sealed[field];
  return one && JSON.parse(unseal(key, placeOf(pk, field), one).toString());
}

/** The whole person of an item. Throws as for a field. */
export function unsealed(item: PersonItem, key: Uint8Array): Person {
  const open = (field: string) => unsealedField(item, field, key);
  const { pk: id, role, subject, within } = item;
  const choices = open('choices') as object;
  const [notes, phone] = [open('notes'), open('phone')];
  const besides = {
    ...(notes !== undefined && { notes }),
    ...(phone !== undefined && { phone }),
    ...(within && { within }),
  };
  const words = { name: open('name'), contact: open('contact'), ...besides };
  return v.parse(person, { id, role, subject, ...words, ...choices });
}

/** The item of a person by her id, still sealed; undefined when she is not (or no longer) known. */
export const itemOf = (id: string): Promise<PersonItem | undefined> => readOnce(`person#${id}`, () => read(id));

async function read(id: string): Promise<PersonItem | undefined> {
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PEOPLE_TABLE'), Key: { pk: id }, ConsistentRead: true }),
  );
  return Item && v.parse(personItem, Item);
}

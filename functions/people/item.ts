import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { environment } from '../platform/environment.ts';
import { store } from '../platform/store.ts';
import { contactKey } from './look-up.ts';
import { contactKind, type Person, person } from './person.ts';
import type { ProgramKey } from './program-key.ts';
import { type Place, seal, unseal } from './vault.ts';

/** Grows when the item's form or what is sealed changes. */
const version = 2;

/** Of a person everything is sealed, field by field, but her id and role. */
const { id: _, role, ...sealedFields } = person.entries;

type SealedField = keyof typeof sealedFields;

const fields = Object.keys(sealedFields) as readonly SealedField[];

const bytes = v.instance(Uint8Array);

/** A person as she is stored: what must be known without opening her stands beside what is sealed. */
const personItem = v.object({
  pk: v.string(),
  v: v.literal(version),
  role,
  channel: v.picklist(['email', 'phone', 'agency']),
  /** The key of her contact's own item. */
  contact: v.optional(v.string()),
  sealed: v.record(v.string(), bytes),
});

export type PersonItem = v.InferOutput<typeof personItem>;

const placeOf = (id: string, field: string): Place => ({ table: 'people', key: id, field, version });

/** The item of a person, sealed with her key. */
export function sealedItem(one: Person, keys: { readonly program: ProgramKey; readonly own: Uint8Array }): PersonItem {
  const given = fields.filter(field => one[field] !== undefined);
  const sealed = given.map(
    field => [field, seal(keys.own, placeOf(one.id, field), Buffer.from(JSON.stringify(one[field])))] as const,
  );
  const contact = contactKey(keys.program, one.contact);
  return {
    pk: one.id,
    v: version,
    role: one.role,
    channel: contactKind(one.contact),
    ...(contact && { contact }),
    sealed: Object.fromEntries(sealed),
  };
}

/** The person of an item. Throws when the key is not hers, or something was changed or moved. */
export function unsealed({ pk: id, role: as, sealed }: PersonItem, key: Uint8Array): Person {
  const opened = Object.entries(sealed).map(
    ([field, one]) => [field, JSON.parse(unseal(key, placeOf(id, field), one).toString())] as const,
  );
  return v.parse(person, { id, role: as, ...Object.fromEntries(opened) });
}

/** The item of a person by her id, still sealed; undefined when she is not (or no longer) known. */
export async function itemOf(id: string): Promise<PersonItem | undefined> {
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PEOPLE_TABLE'), Key: { pk: id }, ConsistentRead: true }),
  );
  return Item && v.parse(personItem, Item);
}

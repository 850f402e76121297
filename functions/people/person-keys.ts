import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../platform/environment.ts';
import type { Write } from '../platform/ledger.ts';
import { store } from '../platform/store.ts';
import { type ProgramKey, programKey } from './program-key.ts';
import { newKey, type Place, seal, unseal } from './vault.ts';

const version = 1;

const placeOf = (person: string): Place => ({ table: 'person-keys', key: person, field: 'key', version });

/** A new person's key, and the write that keeps it, wrapped by the program key. */
export function newPersonKey(
  person: string,
  { wrap }: ProgramKey,
): { readonly key: Uint8Array; readonly write: Write } {
  const key = newKey();
  const write = {
    Put: {
      TableName: environment('PERSON_KEYS_TABLE'),
      Item: { pk: person, v: version, wrapped: seal(wrap, placeOf(person), key) },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
  return { key, write };
}

/** The write after which nothing sealed for this person can be read again, wherever a copy of it lies. */
export const destroyKey = (person: string): Write => ({
  Delete: { TableName: environment('PERSON_KEYS_TABLE'), Key: { pk: person } },
});

const longestMilliseconds = 30_000;
const cached = new Map<string, { readonly read: number; readonly key: Uint8Array }>();

/** A person's key, in memory for half a minute at most; undefined when there is none (any more). Throws `Unavailable` as the program key does. */
export async function personKey(person: string): Promise<Uint8Array | undefined> {
  const now = Date.now();
  const fresh = ({ read }: { read: number }) => now >= read && now - read < longestMilliseconds;
  for (const [id, one] of cached) if (!fresh(one)) cached.delete(id);
  const known = cached.get(person);
  if (known) return known.key;
  const [program, wrapped] = await Promise.all([programKey(), wrappedKey(person)]);
  if (!program || !wrapped) return undefined;
  const key = unseal(program.wrap, placeOf(person), wrapped);
  cached.set(person, { read: now, key });
  return key;
}

async function wrappedKey(person: string): Promise<Uint8Array | undefined> {
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PERSON_KEYS_TABLE'), Key: { pk: person }, ConsistentRead: true }),
  );
  return Item?.wrapped;
}

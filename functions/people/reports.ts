import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { environment } from '../platform/environment.ts';
import type { Write } from '../platform/ledger.ts';
import { store } from '../platform/store.ts';
import { withKey } from './open.ts';
import { type Place, seal, unseal } from './vault.ts';

/** What a navigator or the staff told about a household, in words; or, with the pairing that it is about, what someone said herself when something was not right. */
const report = v.strictObject({
  id: v.string(),
  at: v.string(),
  text: v.string(),
  concern: v.optional(v.string()),
});
const version = 1;

const reportsItem = v.object({
  pk: v.string(),
  v: v.literal(version),
  /** How often it was written. */
  n: v.number(),
  sealed: v.instance(Uint8Array),
});

export type Report = v.InferOutput<typeof report>;

/** All that was told about a person, or by her of what was not right, stands in one item beside her own, sealed with her key and forgotten with her. */
const keyOf = (person: string): string => `reports#${person}`;

const placeOf = (pk: string): Place => ({ table: 'people', key: pk, field: 'reports', version });

async function itemOf(person: string): Promise<v.InferOutput<typeof reportsItem> | undefined> {
  const Key = { pk: keyOf(person) };
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PEOPLE_TABLE'), Key, ConsistentRead: true }),
  );
  return Item && v.parse(reportsItem, Item);
}

/**
 * The writes that change what was told about a person, to be made together with the decision that changes it; none when nothing changes, or she
 * is not (or no longer) known. They fail when something else was told, or she was forgotten, in this moment. Throws `Unavailable` when the vault
 * is closed.
 */
export async function changeReports(
  person: string,
  change: (told: readonly Report[]) => readonly Report[],
): Promise<readonly Write[]> {
  const [held, before] = await Promise.all([withKey(person), itemOf(person)]);
  if (!held) return [];
  const pk = keyOf(person);
  const known = before ? read(before.sealed, held.key, pk) : [];
  const told = change(known);
  if (JSON.stringify(told) === JSON.stringify(known)) return [];
  const Item = {
    pk,
    v: version,
    n: (before?.n ?? 0) + 1,
    sealed: seal(held.key, placeOf(pk), Buffer.from(JSON.stringify(told))),
  };
  const unchanged = before
    ? { ConditionExpression: 'n = :n', ExpressionAttributeValues: { ':n': before.n } }
    : { ConditionExpression: 'attribute_not_exists(pk)' };
  const TableName = environment('PEOPLE_TABLE');
  // Forgotten in this moment, she must leave nothing behind.
  const isKnown = { TableName, Key: { pk: person }, ConditionExpression: 'attribute_exists(pk)' };
  return [{ ConditionCheck: isKnown }, { Put: { TableName, Item, ...unchanged } }];
}

/** Puts these words in the place of those that were told under the same id; none, where there are none. */
export const toldAnew =
  (told: Report) =>
  (reports: readonly Report[]): readonly Report[] => {
    const { id, text } = told;
    const others = reports.filter(one => one.id !== id);
    const same = reports.some(one => one.id === id && one.text === text) || (!text && others.length === reports.length);
    return same ? reports : [...others, ...(text ? [told] : [])];
  };

/** All that was told about a person, the first first; none when she is not (or no longer) known. For `show.ts`, which writes down that it is read. */
export async function reportsOf(person: string): Promise<readonly Report[]> {
  const [held, item] = await Promise.all([withKey(person), itemOf(person)]);
  return held && item ? read(item.sealed, held.key, item.pk) : [];
}

const read = (sealed: Uint8Array, key: Uint8Array, pk: string): readonly Report[] =>
  v.parse(v.array(report), JSON.parse(unseal(key, placeOf(pk), sealed).toString()));

/** The write that deletes all that was told about a person. */
export const forgetReports = (person: string): Write => ({
  Delete: { TableName: environment('PEOPLE_TABLE'), Key: { pk: keyOf(person) } },
});

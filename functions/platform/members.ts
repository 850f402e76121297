import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { environment } from './environment.ts';
import { isOver, listIndex, stateKey } from './keys.ts';
import type { Shelf } from './ledger.ts';
import { log } from './observe.ts';
import { store } from './store.ts';
import { itemsTogether } from './together.ts';

/** The states of several subjects of one kind, in one read each hundred; who is not there (or cannot be read now) is left out. */
export async function loadTogether<State>(
  shelf: Shelf<State>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, State>> {
  const items = await itemsTogether([...new Set(ids)].map(id => stateKey(shelf.kind, id)));
  const there = items.filter(item => !isOver(item));
  return new Map(there.flatMap(item => memberOf(shelf, item)).map(({ id, state }) => [id, state]));
}

/** The same, and in the same read one subject of another kind. */
export async function loadBeside<State, Other>(
  shelf: Shelf<State>,
  ids: readonly string[],
  beside: { readonly shelf: Shelf<Other>; readonly id: string },
): Promise<readonly [ReadonlyMap<string, State>, Other]> {
  const one = stateKey(beside.shelf.kind, beside.id);
  const items = await itemsTogether([one, ...[...new Set(ids)].map(id => stateKey(shelf.kind, id))]);
  const there = items.filter(item => !isOver(item));
  const isOne = ({ pk, sk }: Record<string, unknown>): boolean => pk === one.pk && sk === one.sk;
  const [found] = there.filter(isOne).flatMap(item => memberOf(beside.shelf, item));
  const others = there.filter(item => !isOne(item)).flatMap(item => memberOf(shelf, item));
  return [new Map(others.map(({ id, state }) => [id, state])), found?.state ?? beside.shelf.initial];
}

/** A member of a list. */
export interface Member<State> {
  readonly id: string;
  readonly state: State;
}

/** The members of a list that can be read, in its order: all of them, or the first `limit`. Read page by page from an index, which lags. */
export async function list<State>(
  shelf: Shelf<State>,
  name: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<readonly Member<State>[]> {
  const found: Record<string, unknown>[] = [];
  for (let start: Record<string, unknown> | undefined; ; ) {
    const { Items = [], LastEvaluatedKey } = await store.send(
      new QueryCommand({
        TableName: environment('PROGRAM_TABLE'),
        IndexName: listIndex,
        KeyConditionExpression: '#list = :list',
        ExpressionAttributeNames: { '#list': 'list' },
        ExpressionAttributeValues: { ':list': name },
        ...(Number.isFinite(limit) && { Limit: limit - found.length }),
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    found.push(...Items.filter(item => !isOver(item)));
    start = LastEvaluatedKey;
    if (!start || found.length >= limit) return found.flatMap(item => memberOf(shelf, item));
  }
}

/** One row that cannot be read must not hide all the others: it is left out and said. */
export function memberOf<State>(shelf: Shelf<State>, item: Record<string, unknown>): readonly Member<State>[] {
  const read = v.safeParse(shelf.schema, item.state);
  if (read.success) return [{ id: String(item.pk).slice(shelf.kind.length + 1), state: read.output }];
  log('list', { outcome: 'unreadable', subject: String(item.pk) });
  return [];
}

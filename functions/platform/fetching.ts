import { AsyncLocalStorage } from 'node:async_hooks';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { environment } from './environment.ts';
import { isOver, stateKey } from './keys.ts';
import type { Shelf } from './ledger.ts';
import { store } from './store.ts';

/** How a subject is stored, besides its state. */
export interface Held {
  readonly subject: string;
  readonly n: number;
  readonly correlation: string | undefined;
  readonly history: readonly unknown[];
  /** The count that it is one of as it is stored: what was written before it was counted is counted with its next decision. */
  readonly counted: string | undefined;
}

/** A subject as it was found. */
export interface Found<State> {
  readonly state: State;
  readonly held: Held;
  /** It was read earlier in this look: good for a write that its version guards, and for nothing else. */
  readonly earlier: boolean;
}

/** What was read in a look, by key. */
type Seen = Map<string, Promise<unknown>>;

const looks = new AsyncLocalStorage<Seen>();

/**
 * One look: a request, a fact, a row that is due. What it reads of a subject it need not read again until it writes: a page and the checks before
 * it ask for the same few subjects again and again. A container may have several at a time, and none sees another's.
 */
export const looking = <Result>(work: () => Promise<Result>): Promise<Result> => looks.run(new Map(), work);

/** After a decision everything is read anew. */
export const forgetRead = (): void => looks.getStore()?.clear();

/** A subject as it is stored, or in its initial state. Reads consistently. */
export async function fetch<State>(shelf: Shelf<State>, id: string): Promise<Found<State>> {
  const key = stateKey(shelf.kind, id);
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PROGRAM_TABLE'), Key: key, ConsistentRead: true }),
  );
  const nothing = { subject: key.pk, n: Item?.n ?? 0, correlation: undefined, history: [], counted: Item?.counted };
  if (!Item || isOver(Item)) return { state: shelf.initial, held: nothing, earlier: false };
  const held = { ...nothing, correlation: Item.correlation, history: Item.history ?? [] };
  return { state: v.parse(shelf.schema, Item.state), held, earlier: false };
}

/** Reads what lies under a key once in a look, also side by side. What could not be read is read again. Whoever writes it must do so with a decision. */
export function readOnce<Result>(key: string, read: () => Promise<Result>): Promise<Result> {
  const seen = looks.getStore();
  if (!seen) return read();
  const known = seen.get(key);
  // What lies under a key is always read by the same function.
  if (known) return known as Promise<Result>;
  const found = read();
  seen.set(key, found);
  found.catch(() => seen.get(key) === found && seen.delete(key));
  return found;
}

/** The same as `fetch`, once in a look. */
export const fetchAndRemember = <State>(shelf: Shelf<State>, id: string): Promise<Found<State>> =>
  readOnce(stateKey(shelf.kind, id).pk, async () => ({ ...(await fetch(shelf, id)), earlier: true }));

/** What a decision has just written of a subject: as if it had been read. */
export function rememberWritten<State>(shelf: Shelf<State>, state: State, held: Held): void {
  const seen = looks.getStore();
  const read = seen && v.safeParse(shelf.schema, JSON.parse(JSON.stringify(state)));
  if (read?.success) seen?.set(held.subject, Promise.resolve({ state: read.output, held, earlier: true }));
}

/** For a decision: what was read before it in the look, once; else it is read. */
export async function recall<State>(shelf: Shelf<State>, id: string): Promise<Found<State>> {
  const seen = looks.getStore();
  const { pk } = stateKey(shelf.kind, id);
  const known = seen?.get(pk);
  seen?.delete(pk);
  return known ? (known as Promise<Found<State>>) : fetch(shelf, id);
}

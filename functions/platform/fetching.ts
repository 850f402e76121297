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
  /** It was read earlier in this invocation: good for a write that its version guards, and for nothing else. */
  readonly earlier: boolean;
}

/** What this invocation has read and not decided on: mostly it is read to see whether there is anything to decide, and then decided on at once. */
const read = new Map<string, Found<unknown>>();

/** Begins an invocation: a container keeps its memory from one to the next. */
export const forgetRead = (): void => read.clear();

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

/** The same, and remembers it for a decision. */
export async function fetchAndRemember<State>(shelf: Shelf<State>, id: string): Promise<Found<State>> {
  const found = await fetch(shelf, id);
  read.set(found.held.subject, { ...found, earlier: true });
  return found;
}

/** What was remembered, once; else it is read. */
export async function recall<State>(shelf: Shelf<State>, id: string): Promise<Found<State>> {
  const { pk } = stateKey(shelf.kind, id);
  const found = read.get(pk);
  read.delete(pk);
  // What lies under a subject's key was read by its own shelf.
  return found ? (found as Found<State>) : fetch(shelf, id);
}

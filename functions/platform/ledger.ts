import { randomUUID } from 'node:crypto';
import { GetCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type * as v from 'valibot';
import type { Attention } from './attention.ts';
import { commit, heldAfter, subjectOf, writtenOf } from './committing.ts';
import { environment } from './environment.ts';
import { fetch, fetchAndRemember, forgetRead, type Held, recall, rememberWritten } from './fetching.ts';
import { type Decider, type Decision, type Event, isRefusal } from './kernel/decider.ts';
import { decisionKey } from './keys.ts';
import { store } from './store.ts';

export { list, loadBeside, loadTogether, type Member } from './members.ts';

/** One write that joins a decision's transaction (a person kept, a counter). Conditions on it can block the decision. */
export type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** How one kind of subject is stored. */
export interface Shelf<State> {
  /** The key's prefix: `arrival`. */
  readonly kind: string;
  /** The capability whose at-due minds it. */
  readonly capability: string;
  /** Grows when the schema grows; every stored item carries it. */
  readonly version: number;
  /** Every item is parsed on read. */
  readonly schema: v.GenericSchema<unknown, State>;
  readonly initial: State;
  /** When something must happen to it next, as an instant; undefined at the end of its story. */
  due(state: State): string | undefined;
  /** The list it stands in, and where in it. */
  list?(state: State): { readonly list: string; readonly sort: string } | undefined;
  /** What of it needs a human, where anything does: a line of Today. */
  attention?(state: State, id: string): Attention | undefined;
  /** The name of the count that it is one of, where it is. */
  counted?(state: State): string | undefined;
  /** When the item may be dropped, as an instant; undefined to keep it. */
  expires?(state: State): string | undefined;
}

/** A decision's circumstances. */
export interface Act<Command> {
  readonly command: Command;
  /** What brings it about; the same cause on the same subject is decided once. */
  readonly cause: string;
  /** Who does it: contact, navigator, program or staff:<id>. */
  readonly by: string;
  /** Now, as an instant. */
  readonly at: string;
  /** The story it belongs to; the subject's own when left out. */
  readonly correlation?: string | undefined;
  /** Writes that must be made with it or not at all. */
  readonly besides?: readonly Write[];
}

/** An act, and the call in which it is decided. */
export type Writing<Command> = Act<Command> & { readonly writer: string };

/** What came of it. `blocked`: a condition of a besides-write failed; `item` is what stood in its way. */
export type Outcome<State, E> =
  | { readonly outcome: 'done'; readonly events: readonly E[]; readonly state: State }
  | { readonly outcome: 'nothing' | 'already-done'; readonly state: State }
  | { readonly outcome: 'refused'; readonly reason: string; readonly state: State }
  | { readonly outcome: 'blocked'; readonly item: Record<string, unknown>; readonly state: State };

/** Subjects that one decision spans, by name; the first one is what the decision is about. */
export type Shelves<State> = { readonly [Name in keyof State]: Shelf<State[Name]> };
type Ids<State> = { readonly [Name in keyof State]: string };

/** Subjects of a room as they were found. */
export interface Loaded<State> {
  readonly state: State;
  readonly held: { readonly [Name in keyof State]: Held };
  /** Those that were read earlier in this look. */
  readonly earlier: readonly (keyof State)[];
}

const attempts = 8;

/** A subject's state as stored, or its initial state. Reads consistently, and within a look (`fetching.ts`) once until something is decided. */
export async function load<State>(shelf: Shelf<State>, id: string): Promise<State> {
  return (await fetchAndRemember(shelf, id)).state;
}

/** The commands of one subject alone, as a decider over a record of one. */
export function alone<State, Command, E extends Event>(shelf: Shelf<State>, decider: Decider<State, Command, E>) {
  return {
    shelves: { self: shelf } as Shelves<{ self: State }>,
    decider: {
      initial: { self: decider.initial },
      decide: (command: Command, state: { self: State }) => decider.decide(command, state.self),
      evolve: (state: { self: State }, event: E) => ({ self: decider.evolve(state.self, event) }),
    },
  };
}

/**
 * Loads, decides and commits in one transaction: the states (version-guarded, with their next due time and a short history)
 * and one decision row whose key is cause + subject. That row is inbox mark, outbox and idempotency key in one.
 * The same cause again is `already-done`; a version that moved is decided again; a transaction conflict is tried again as such.
 * Where the answer to a write is lost and its repetition collides, the write may have been made all the same: its row says whose it is.
 * Afterwards a look knows what it has written, and reads everything else anew; all, where nothing was written.
 * Throws when the store cannot be reached or the subjects never come to rest.
 */
export async function handle<State extends object, Command, E extends Event>(
  room: Room<State, Command, E>,
  ids: Ids<State>,
  act: Act<Command>,
): Promise<Outcome<State, E>> {
  try {
    const outcome = await settled(room, ids, { ...act, writer: randomUUID() });
    if (outcome.outcome !== 'done') forgetRead();
    return outcome;
  } catch (error) {
    forgetRead();
    throw error;
  }
}

async function settled<State extends object, Command, E extends Event>(
  room: Room<State, Command, E>,
  ids: Ids<State>,
  act: Writing<Command>,
): Promise<Outcome<State, E>> {
  let tried: Done<State, E> | undefined;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const judged = await judge(room, ids, { command: act.command, first: attempt === 1 });
    const outcome = await settle(room, judged, act);
    if (outcome.outcome === 'done') return outcome;
    const subject = subjectOf(judged);
    if (tried && (await isWrittenBy(act.writer, { subject, cause: act.cause }))) {
      forgetRead();
      return tried;
    }
    if (outcome.outcome !== 'again') return outcome;
    tried = outcome.collided ?? tried;
    await breathe(attempt);
  }
  throw new Error(`No rest on ${Object.values(ids).join(' ')} for ${act.cause}`);
}

type Done<State, E> = Extract<Outcome<State, E>, { outcome: 'done' }>;
/** It has to be decided again; `collided`: what was written if the write was made all the same. */
type Again<State, E> = { readonly outcome: 'again'; readonly collided?: Done<State, E> };
type Room<State, Command, E extends Event> = {
  readonly shelves: Shelves<State>;
  readonly decider: Decider<State, Command, E>;
};
type Judged<State, E extends Event> = {
  readonly before: Loaded<State>;
  readonly decision: Decision<E>;
  readonly state: State;
};

/**
 * Loads and decides. At first with what this look has read already, where the write will be guarded by all of that; whatever
 * rests on more than it writes is decided on what is read now.
 */
async function judge<State extends object, Command, E extends Event>(
  room: Room<State, Command, E>,
  ids: Ids<State>,
  { command, first }: { readonly command: Command; readonly first: boolean },
): Promise<Judged<State, E>> {
  const judged = decided(room, await loadAll(room.shelves, ids, first ? recall : fetch), command);
  const { before, decision } = judged;
  const written = isRefusal(decision) || decision.length === 0 ? [] : writtenOf(room.shelves, judged);
  return before.earlier.every(name => written.includes(name))
    ? judged
    : decided(room, await loadAll(room.shelves, ids, fetch), command);
}

function decided<State extends object, Command, E extends Event>(
  { decider }: Room<State, Command, E>,
  before: Loaded<State>,
  command: Command,
): Judged<State, E> {
  const decision = decider.decide(command, before.state);
  const events = isRefusal(decision) ? [] : decision;
  return { before, decision, state: events.reduce<State>(decider.evolve, before.state) };
}

async function settle<State extends object, E extends Event>(
  { shelves }: Pick<Room<State, never, E>, 'shelves'>,
  { before, decision, state }: Judged<State, E>,
  act: Writing<unknown>,
): Promise<Outcome<State, E> | Again<State, E>> {
  if (isRefusal(decision)) return { outcome: 'refused', reason: decision.refused, state: before.state };
  if (decision.length === 0) return { outcome: 'nothing', state: before.state };
  const done = { outcome: 'done', events: decision, state } as const;
  const change = { before, state, events: decision };
  const fate = await commit(shelves, change, act);
  if (typeof fate === 'object') return { outcome: 'blocked', item: fate.item, state: before.state };
  switch (fate) {
    case 'done':
      forgetRead();
      for (const name of writtenOf(shelves, change))
        rememberWritten(shelves[name], state[name], heldAfter(shelves[name], { name, change, act }));
      return done;
    case 'already-done':
      return { outcome: 'already-done', state: before.state };
    case 'again':
      return { outcome: 'again' };
    case 'collided':
      return { outcome: 'again', collided: done };
  }
}

/** Whether the decision of a cause on a subject was written in this very call. */
async function isWrittenBy(
  writer: string,
  { subject, cause }: { readonly subject: string; readonly cause: string },
): Promise<boolean> {
  const Key = decisionKey(subject, cause);
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PROGRAM_TABLE'), Key, ConsistentRead: true }),
  );
  return Item?.writer === writer;
}

async function loadAll<State extends object>(
  shelves: Shelves<State>,
  ids: Ids<State>,
  find: typeof fetch,
): Promise<Loaded<State>> {
  const names = Object.keys(shelves) as (keyof State)[];
  const found = await Promise.all(names.map(name => find<State[keyof State]>(shelves[name], ids[name])));
  const state = Object.fromEntries(names.map((name, i) => [name, found[i]?.state])) as State;
  const held = Object.fromEntries(names.map((name, i) => [name, found[i]?.held])) as Loaded<State>['held'];
  return { state, held, earlier: names.filter((_, i) => found[i]?.earlier) };
}

/** A pause that grows, with chance in it, so that two who collide do not collide again. */
const breathe = (attempt: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));

import { randomUUID } from 'node:crypto';
import { GetCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as v from 'valibot';
import type { Envelope, Fact } from '../../events/contract.ts';
import { program } from '../program/settings.ts';
import { type Attention, attentionKeys } from './attention.ts';
import { environment } from './environment.ts';
import { type Decider, type Event, isRefusal } from './kernel/decider.ts';
import { eventId } from './kernel/ids.ts';
import { decisionKey, stateKey } from './keys.ts';
import { isOver } from './members.ts';
import { store } from './store.ts';
import { tallied } from './tally.ts';

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
type Writing<Command> = Act<Command> & { readonly writer: string };

/** What came of it. `blocked`: a condition of a besides-write failed; `item` is what stood in its way. */
export type Outcome<State, E> =
  | { readonly outcome: 'done'; readonly events: readonly E[]; readonly state: State }
  | { readonly outcome: 'nothing' | 'already-done'; readonly state: State }
  | { readonly outcome: 'refused'; readonly reason: string; readonly state: State }
  | { readonly outcome: 'blocked'; readonly item: Record<string, unknown>; readonly state: State };

/** Subjects that one decision spans, by name; the first one is what the decision is about. */
type Shelves<State> = { readonly [Name in keyof State]: Shelf<State[Name]> };
type Ids<State> = { readonly [Name in keyof State]: string };

interface Held {
  readonly subject: string;
  readonly n: number;
  readonly correlation: string | undefined;
  readonly history: readonly unknown[];
  /** The count that it is one of as it is stored: what was written before it was counted is counted with its next decision. */
  readonly counted: string | undefined;
}

interface Loaded<State> {
  readonly state: State;
  readonly held: { readonly [Name in keyof State]: Held };
}

const historyLength = 20;
const attempts = 8;
const confirmWithinSeconds = 60;

/** A subject's state as stored, or its initial state. Reads consistently. */
export async function load<State>(shelf: Shelf<State>, id: string): Promise<State> {
  return (await fetch(shelf, id)).state;
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
 * Throws when the store cannot be reached or the subjects never come to rest.
 */
export async function handle<State extends object, Command, E extends Event>(
  room: { readonly shelves: Shelves<State>; readonly decider: Decider<State, Command, E> },
  ids: Ids<State>,
  act: Act<Command>,
): Promise<Outcome<State, E>> {
  const writer = randomUUID();
  let tried: Extract<Outcome<State, E>, { outcome: 'done' }> | undefined;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const before = await loadAll(room.shelves, ids);
    const outcome = await decideOnce(room, before, { ...act, writer });
    if (outcome.outcome === 'done') return outcome;
    if (tried && (await isWrittenBy(writer, { subject: subjectOf({ before }), cause: act.cause }))) return tried;
    if (outcome.outcome !== 'again') return outcome;
    tried = outcome.tried;
    await breathe(attempt);
  }
  throw new Error(`No rest on ${Object.values(ids).join(' ')} for ${act.cause}`);
}

type Again<State, E> = {
  readonly outcome: 'again';
  readonly tried: Extract<Outcome<State, E>, { outcome: 'done' }>;
};

async function decideOnce<State extends object, Command, E extends Event>(
  room: { readonly shelves: Shelves<State>; readonly decider: Decider<State, Command, E> },
  before: Loaded<State>,
  act: Writing<Command>,
): Promise<Outcome<State, E> | Again<State, E>> {
  const decision = room.decider.decide(act.command, before.state);
  if (isRefusal(decision)) return { outcome: 'refused', reason: decision.refused, state: before.state };
  if (decision.length === 0) return { outcome: 'nothing', state: before.state };
  const state = decision.reduce<State>((reached, event) => room.decider.evolve(reached, event), before.state);
  const done = { outcome: 'done', events: decision, state } as const;
  const fate = await commit(room.shelves, { before, state, events: decision }, act);
  if (fate === 'done') return done;
  if (fate === 'already-done') return { outcome: 'already-done', state: before.state };
  return fate === 'again'
    ? { outcome: 'again', tried: done }
    : { outcome: 'blocked', item: fate.item, state: before.state };
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

async function fetch<State>(shelf: Shelf<State>, id: string): Promise<{ state: State; held: Held }> {
  const key = stateKey(shelf.kind, id);
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PROGRAM_TABLE'), Key: key, ConsistentRead: true }),
  );
  const nothing = { subject: key.pk, n: Item?.n ?? 0, correlation: undefined, history: [], counted: Item?.counted };
  if (!Item || isOver(Item)) return { state: shelf.initial, held: nothing };
  const held = { ...nothing, correlation: Item.correlation, history: Item.history ?? [] };
  return { state: v.parse(shelf.schema, Item.state), held };
}

async function loadAll<State extends object>(shelves: Shelves<State>, ids: Ids<State>): Promise<Loaded<State>> {
  const names = Object.keys(shelves) as (keyof State)[];
  const found = await Promise.all(names.map(name => fetch<State[keyof State]>(shelves[name], ids[name])));
  const state = Object.fromEntries(names.map((name, i) => [name, found[i]?.state])) as State;
  const held = Object.fromEntries(names.map((name, i) => [name, found[i]?.held])) as Loaded<State>['held'];
  return { state, held };
}

interface Change<State, E> {
  readonly before: Loaded<State>;
  readonly state: State;
  readonly events: readonly E[];
}

type Fate = 'done' | 'already-done' | 'again' | { readonly item: Record<string, unknown> };

async function commit<State extends object, E extends Event>(
  shelves: Shelves<State>,
  change: Change<State, E>,
  act: Writing<unknown>,
): Promise<Fate> {
  const names = (Object.keys(shelves) as (keyof State)[]).filter(
    (name, i) => i === 0 || change.state[name] !== change.before.state[name],
  );
  const states = names.map(name => stateWrite(shelves[name], { name, change, act }));
  const counts = names.flatMap(name => countWrites(shelves[name], { name, change }));
  const TransactItems = [decisionWrite(change, act), ...states, ...counts, ...(act.besides ?? [])];
  try {
    await store.send(new TransactWriteCommand({ TransactItems }));
    return 'done';
  } catch (error) {
    return fateOf(error, states.length + counts.length);
  }
}

/** One that joins a count or leaves it changes the count in the same transaction, so the count is exact. */
function countWrites<State extends object, Name extends keyof State>(
  shelf: Shelf<State[Name]>,
  { name, change }: { name: Name; change: Change<State, Event> },
): readonly Write[] {
  const { subject, counted: before } = change.before.held[name];
  const now = shelf.counted?.(change.state[name]);
  if (now === before) return [];
  return [...(before ? [tallied(before, subject, -1)] : []), ...(now ? [tallied(now, subject, 1)] : [])];
}

/** Reads a cancelled transaction's reasons: first the decision row, then the states and counts, then the besides. Anything else is thrown on. */
function fateOf(error: unknown, states: number): Fate {
  const { name, CancellationReasons: reasons } = error as { name?: string; CancellationReasons?: Reason[] };
  if (name === 'TransactionConflictException') return 'again';
  if (name !== 'TransactionCanceledException' || !reasons) throw error;
  const failed = (i: number) => reasons[i]?.Code === 'ConditionalCheckFailed';
  if (failed(0)) return 'already-done';
  const besides = reasons.findIndex((_, i) => i > states && failed(i));
  if (besides > 0) return { item: unmarshall(reasons[besides]?.Item ?? {}) };
  if (reasons.some((reason, i) => failed(i) || reason.Code === 'TransactionConflict')) return 'again';
  throw error;
}

interface Reason {
  readonly Code?: string;
  /** As the low-level client gives it: the document client leaves errors alone. */
  readonly Item?: Parameters<typeof unmarshall>[0];
}

function stateWrite<State extends object, Name extends keyof State>(
  shelf: Shelf<State[Name]>,
  { name, change, act }: { name: Name; change: Change<State, Event>; act: Act<unknown> },
): Write {
  const held = change.before.held[name];
  const state = change.state[name];
  const place = shelf.list?.(state);
  const due = shelf.due(state);
  const attention = shelf.attention?.(state, held.subject.slice(shelf.kind.length + 1));
  const counted = shelf.counted?.(state);
  const Item = {
    pk: held.subject,
    sk: 'state',
    v: shelf.version,
    n: held.n + 1,
    state,
    correlation: held.correlation ?? correlationOf(change, act),
    history: [...held.history, ...change.events.map(event => ({ at: act.at, code: event.name, by: act.by }))].slice(
      -historyLength,
    ),
    ...(due && { dueOf: shelf.capability, due }),
    ...(place && { list: place.list, listSort: place.sort }),
    ...(attention && attentionKeys(attention)),
    ...(counted && { counted }),
    expires: epochSeconds(shelf.expires?.(state)),
  };
  const guard = held.n === 0 ? 'attribute_not_exists(pk)' : 'n = :n';
  const values = held.n === 0 ? {} : { ExpressionAttributeValues: { ':n': held.n } };
  return { Put: { TableName: environment('PROGRAM_TABLE'), Item, ConditionExpression: guard, ...values } };
}

/** A fact as its decision row holds it, ready for the bus. */
export interface HeldFact {
  readonly source: string;
  readonly name: string;
  readonly detail: Envelope;
}

function decisionWrite<State extends object, E extends Event>(change: Change<State, E>, act: Writing<unknown>): Write {
  const facts = change.events.flatMap((event, i) => ('internal' in event ? [] : [heldFact(event, { i, change, act })]));
  const Item = {
    ...decisionKey(subjectOf(change), act.cause),
    v: 1,
    at: act.at,
    by: act.by,
    writer: act.writer,
    facts,
    notes: change.events.filter(event => 'internal' in event),
    ...(facts.length > 0 && { dueOf: 'relay', due: later(act.at, confirmWithinSeconds) }),
    expires: epochSeconds(later(act.at, program.retentionDays.decisions * 86_400)),
  };
  return { Put: { TableName: environment('PROGRAM_TABLE'), Item, ConditionExpression: 'attribute_not_exists(pk)' } };
}

function heldFact<State extends object>(
  fact: Fact,
  { i, change, act }: { i: number; change: Change<State, Event>; act: Act<unknown> },
): HeldFact {
  const subject = subjectOf(change);
  const meta = {
    id: eventId(subject, act.cause, i),
    time: act.at,
    version: fact.version,
    subject,
    correlation: correlationOf(change, act),
    causation: act.cause,
  };
  return { source: fact.source, name: fact.name, detail: { meta, data: fact.data } };
}

const subjectOf = <State extends object>(change: Pick<Change<State, Event>, 'before'>): string =>
  (Object.values(change.before.held) as Held[])[0]?.subject ?? '';

const correlationOf = <State extends object>(change: Change<State, Event>, act: Act<unknown>): string =>
  act.correlation ?? (Object.values(change.before.held) as Held[])[0]?.correlation ?? subjectOf(change);

const later = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();

const epochSeconds = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Math.floor(Date.parse(instant) / 1000);

/** A pause that grows, with chance in it, so that two who collide do not collide again. */
const breathe = (attempt: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, Math.random() * 10 * 2 ** attempt));

import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Envelope, Fact } from '../../events/contract.ts';
import { program } from '../program/settings.ts';
import { attentionKeys } from './attention.ts';
import { environment } from './environment.ts';
import type { Held } from './fetching.ts';
import type { Event } from './kernel/decider.ts';
import { eventId } from './kernel/ids.ts';
import { decisionKey } from './keys.ts';
import type { Act, Loaded, Shelf, Shelves, Write, Writing } from './ledger.ts';
import { store } from './store.ts';
import { tallied } from './tally.ts';

const historyLength = 20;
const confirmWithinSeconds = 60;

/** From what was found to what was decided. */
export interface Change<State, E> {
  readonly before: Loaded<State>;
  readonly state: State;
  readonly events: readonly E[];
}

/**
 * What became of a write. `again`: a version has moved, nothing was written; `collided`: another write of the same moment, which may be this one's own
 * first sending.
 */
type Fate = 'done' | 'already-done' | 'again' | 'collided' | { readonly item: Record<string, unknown> };

/** The subjects that are written: the one that the decision is about, and those that it changes. Each is guarded by its version. */
export const writtenOf = <State extends object>(
  shelves: Shelves<State>,
  { before, state }: Pick<Change<State, Event>, 'before' | 'state'>,
): readonly (keyof State)[] =>
  (Object.keys(shelves) as (keyof State)[]).filter((name, i) => i === 0 || state[name] !== before.state[name]);

/** Writes all of it or nothing. */
export async function commit<State extends object, E extends Event>(
  shelves: Shelves<State>,
  change: Change<State, E>,
  act: Writing<unknown>,
): Promise<Fate> {
  const names = writtenOf(shelves, change);
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
  if (name === 'TransactionConflictException' || name === 'TransactionInProgressException') return 'collided';
  if (name !== 'TransactionCanceledException' || !reasons) throw error;
  const failed = (i: number) => reasons[i]?.Code === 'ConditionalCheckFailed';
  if (failed(0)) return 'already-done';
  const besides = reasons.findIndex((_, i) => i > states && failed(i));
  if (besides > 0) return { item: unmarshall(reasons[besides]?.Item ?? {}) };
  if (reasons.some(({ Code }) => Code === 'TransactionConflict')) return 'collided';
  if (reasons.some((_, i) => failed(i))) return 'again';
  throw error;
}

interface Reason {
  readonly Code?: string;
  /** As the low-level client gives it: the document client leaves errors alone. */
  readonly Item?: Parameters<typeof unmarshall>[0];
}

/** How a subject that a decision writes is stored then, besides its state. */
export function heldAfter<State extends object, Name extends keyof State>(
  shelf: Shelf<State[Name]>,
  { name, change, act }: { name: Name; change: Change<State, Event>; act: Act<unknown> },
): Held {
  const { subject, n, correlation, history } = change.before.held[name];
  const news = change.events.map(event => ({ at: act.at, code: event.name, by: act.by }));
  return {
    subject,
    n: n + 1,
    correlation: correlation ?? correlationOf(change, act),
    history: [...history, ...news].slice(-historyLength),
    counted: shelf.counted?.(change.state[name]),
  };
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
  const { n, correlation, history, counted } = heldAfter(shelf, { name, change, act });
  const Item = {
    pk: held.subject,
    sk: 'state',
    v: shelf.version,
    n,
    state,
    correlation,
    history,
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

export const subjectOf = <State extends object>(change: Pick<Change<State, Event>, 'before'>): string =>
  (Object.values(change.before.held) as Held[])[0]?.subject ?? '';

const correlationOf = <State extends object>(change: Change<State, Event>, act: Act<unknown>): string =>
  act.correlation ?? (Object.values(change.before.held) as Held[])[0]?.correlation ?? subjectOf(change);

const later = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();

const epochSeconds = (instant: string | undefined): number | undefined =>
  instant === undefined ? undefined : Math.floor(Date.parse(instant) / 1000);

import { plusDays } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import type { KnownItem } from '../item.ts';
import { type Chosen, type EditionState, isFrozen, type TellingAs } from './edition.ts';

/** An item with its number. */
export interface Candidate {
  readonly id: string;
  readonly state: KnownItem;
}

/** What an edition can be made of, as the exchange's lists hold it. */
export interface Supply {
  /** Approved and not told yet, the oldest first; issues too. */
  readonly untold: readonly Candidate[];
  /** Told before as new alone, and ending soon, the soonest first. */
  readonly closing: readonly Candidate[];
  /** Issues that were referred, the latest first. */
  readonly referred: readonly Candidate[];
  /** Issues whose answer is not told, the oldest answer first. */
  readonly answered: readonly Candidate[];
}

/** When it is chosen; when the next edition is; and until when what was done about issues was told. */
export interface Moment {
  readonly at: string;
  readonly next: string;
  readonly toldUntil: string;
}

const { digest } = program.advisory;

/** An event is told of in time to go, and not so early that it is forgotten; all else at once. */
function isOpenNow({ kind, status, telling: { starts }, ...item }: KnownItem, at: string): boolean {
  if (status === 'issue') return true;
  if (status !== 'approved' || !('due' in item) || item.due === undefined || item.due <= at) return false;
  if (kind !== 'event' || starts === undefined) return true;
  return starts > at && starts <= plusDays(at, digest.eventDays);
}

const endsBefore = ({ state }: Candidate, instant: string): boolean =>
  state.status === 'approved' && state.due < instant;

/** Since when staff want it first; undefined where they do not. */
const firstSince = ({ state }: Candidate): string | undefined => ('first' in state ? state.first : undefined);

/**
 * What an edition tells: at most so many items, the oldest that was not told first. What staff put first goes before all, and those that would
 * be over before the next edition before the others, or they would never be told. Some places are kept for what ends soon: each item is told
 * once, and once more then.
 */
export function choose(
  { untold, closing: soon, referred, answered }: Supply,
  { at, next, toldUntil }: Moment,
): readonly Chosen[] {
  const as =
    (how: TellingAs) =>
    (one: Candidate): Chosen => ({ item: one.id, revision: one.state.revision, as: how });
  const closing = soon.filter(({ state }) => state.status === 'approved' && state.due > at).map(as('closing'));
  const open = untold.filter(({ state }) => !state.told && isOpenNow(state, at));
  const wanted = open.filter(one => firstSince(one) !== undefined);
  const last = open.filter(one => !wanted.includes(one) && endsBefore(one, next));
  const fresh = [...last, ...open.filter(one => !(wanted.includes(one) || last.includes(one)))];
  const moved = referred.filter(
    ({ state }) => state.status === 'issue' && state.since > toldUntil && state.since <= at,
  );
  const first = [
    ...wanted.map(as('new')),
    ...answered.map(as('answer')),
    ...moved.map(as('referred')),
    ...fresh.map(as('new')),
  ];
  const places = digest.mostItems - Math.min(closing.length, digest.placesForClosing);
  const taken = first.slice(0, places);
  return [...taken, ...closing.slice(0, digest.mostItems - taken.length)];
}

/**
 * What all groups are told in a week is the same, since an item is told once: whichever edition of the week is settled first says it for the
 * others, also that there is nothing. What is approved after that is told to all of them a week later. Undefined while none is settled.
 */
export function toldAlike(others: readonly EditionState[]): readonly Chosen[] | undefined {
  const settled = others.find(one => isFrozen(one) && one.status !== 'held');
  if (settled && isFrozen(settled)) return settled.items;
  return others.some(one => one.status === 'skipped' && one.why === 'empty') ? [] : undefined;
}

/** What waits beyond an edition, as things stand. */
export interface Backlog {
  /** What could be told now, and has to wait for a later edition: the oldest first. */
  readonly waiting: readonly Candidate[];
  /** What would be over before its turn came, were nothing more approved and nothing done. */
  readonly lost: readonly Candidate[];
}

const isSoon = ({ state }: Candidate, at: string): boolean =>
  state.status === 'approved' && state.due < plusDays(at, program.advisory.closingDays);

/**
 * What waits beyond an edition: the editions to come (`moments`, this one first) are chosen beforehand, one after the other, from what is
 * there now, each with the places that it keeps for what ends soon.
 */
export function backlogOf(supply: Supply, [now, ...later]: readonly [Moment, ...Moment[]]): Backlog {
  const first = after(supply, choose(supply, now));
  const waiting = first.untold.filter(({ state }) => isOpenNow(state, now.at));
  const end = later.reduce((left, moment) => {
    const closing = left.shown.filter(one => isSoon(one, moment.at));
    const told = choose({ untold: left.untold, closing, referred: [], answered: [] }, moment);
    return after({ untold: left.untold, closing: left.shown }, told);
  }, first);
  const { next } = later.at(-1) ?? now;
  return { waiting, lost: end.untold.filter(one => endsBefore(one, next)) };
}

/** What is left once an edition has told what it chose: what is not told yet, and what can be told once more. */
function after({ untold, closing }: Pick<Supply, 'untold' | 'closing'>, chosen: readonly Chosen[]) {
  const as = (how: TellingAs) => new Set(chosen.filter(one => one.as === how).map(({ item }) => item));
  const [told, again] = [as('new'), as('closing')];
  return {
    untold: untold.filter(({ id }) => !told.has(id)),
    shown: [...closing.filter(({ id }) => !again.has(id)), ...untold.filter(({ id }) => told.has(id))],
  };
}

import { plusDays } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import type { KnownItem } from '../item.ts';
import type { Chosen, TellingAs } from './edition.ts';

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

/**
 * What an edition tells: at most so many items, the oldest that was not told first. Those that would be over before the next edition go
 * before them, or they would never be told. Some places are kept for what ends soon: each item is told once, and once more then.
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
  const last = open.filter(one => endsBefore(one, next));
  const fresh = [...last, ...open.filter(one => !last.includes(one))];
  const moved = referred.filter(
    ({ state }) => state.status === 'issue' && state.since > toldUntil && state.since <= at,
  );
  const first = [...answered.map(as('answer')), ...moved.map(as('referred')), ...fresh.map(as('new'))];
  const places = digest.mostItems - Math.min(closing.length, digest.placesForClosing);
  const taken = first.slice(0, places);
  return [...taken, ...closing.slice(0, digest.mostItems - taken.length)];
}

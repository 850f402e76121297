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
  /** Issues of which it is not told yet that they are referred, the oldest first. */
  readonly referred: readonly Candidate[];
  /** Issues whose answer is not told, the oldest answer first. */
  readonly answered: readonly Candidate[];
}

/** When it is chosen, and when the next edition is. */
export interface Moment {
  readonly at: string;
  readonly next: string;
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

/** Something that can be told, and since when it has waited for that. */
interface Waiting {
  readonly since: string;
  readonly chosen: Chosen;
}

const oldestFirst = (all: readonly Waiting[]): readonly Waiting[] =>
  all.toSorted((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));

const isLearning = ({ state }: Candidate): boolean => state.kind === 'learning';

/** One thing to learn from at a time: the one that staff put first, else the oldest. */
function withOneLearning(open: readonly Candidate[]): readonly Candidate[] {
  const all = open.filter(isLearning);
  const one = all.find(each => firstSince(each) !== undefined) ?? all[0];
  return open.filter(each => !isLearning(each) || each === one);
}

const choosing =
  (as: TellingAs) =>
  ({ id, state }: Candidate): Chosen => ({ item: id, revision: state.revision, as });

const asNew = (one: Candidate): Chosen => choosing(isLearning(one) ? 'learning' : 'new')(one);

const isSame = (one: Chosen, other: Chosen): boolean => one.item === other.item && one.as === other.as;

const approvedAt = ({ state }: Candidate): string => ('approvedAt' in state ? state.approvedAt : state.submittedAt);
const answeredAt = ({ state }: Candidate): string =>
  'answer' in state && state.answer ? state.answer.at : approvedAt({ id: '', state });
const movedAt = ({ state }: Candidate): string => ('since' in state ? state.since : approvedAt({ id: '', state }));

/** What cannot wait takes half of the places at most: the others are for what has waited longest. */
const placesForPressing = Math.floor(digest.mostItems / 2);

/**
 * What an edition tells: at most so many items. What staff put first goes before all. Half of the places can be taken by what cannot wait:
 * what became of issues, and what would be over before the next edition. Some are kept for what ends soon: each item is told once, and once
 * more then. The rest is for what has waited longest, whatever it is; so the three that have waited longest are always among them, and
 * everything has its turn. `places`: so many are left, where others are taken.
 */
export function choose(
  { untold, closing: soon, referred, answered }: Supply,
  { at, next }: Moment,
  places: number = digest.mostItems,
): readonly Chosen[] {
  const closing = soon
    .filter(one => one.state.status === 'approved' && one.state.due > at && !isLearning(one))
    .map(choosing('closing'));
  const open = withOneLearning(untold.filter(({ state }) => !state.told && isOpenNow(state, at)));
  const wanted = open.filter(one => firstSince(one) !== undefined).map(asNew);
  const fresh = open.filter(one => firstSince(one) === undefined);
  const outcomes = oldestFirst([
    ...referred.map(one => ({ since: movedAt(one), chosen: choosing('referred')(one) })),
    ...answered.map(one => ({ since: answeredAt(one), chosen: choosing('answer')(one) })),
  ]);
  const last = fresh.filter(one => endsBefore(one, next)).map(asNew);
  const pressing = [...outcomes.map(({ chosen }) => chosen), ...last].slice(0, placesForPressing);
  const waiting = oldestFirst([...fresh.map(one => ({ since: approvedAt(one), chosen: asNew(one) })), ...outcomes]);
  const queue = waiting.map(({ chosen }) => chosen).filter(chosen => !pressing.some(one => isSame(one, chosen)));
  const first = [...wanted, ...pressing, ...queue];
  const taken = first.slice(0, places - Math.min(closing.length, digest.placesForClosing));
  return [...taken, ...closing.slice(0, Math.max(0, places - taken.length))];
}

/**
 * What all groups are told in a week is the same, since an item is told once: whichever edition of the week is settled first says it for the
 * others, also while staff hold it, and also that there is nothing. What is approved after that is told to all of them a week later.
 * Undefined while none is settled.
 */
export function toldAlike(others: readonly EditionState[]): readonly Chosen[] | undefined {
  const settled = others.find(isFrozen);
  if (settled && isFrozen(settled)) return settled.items.filter(({ again }) => !again);
  return others.some(one => one.status === 'skipped' && one.why === 'empty') ? [] : undefined;
}

/** Of an edition: what it tells, and what other groups were told and this one has still to be. */
export interface Choice {
  readonly chosen: readonly Chosen[];
  readonly owed: readonly Chosen[];
}

/**
 * What a group is told in a week: first, in half of the places at most, what the others were told while its own edition did not go (`missed`);
 * then what all are told (`alike`), or, where nobody has been told yet, what there is. Where it does not fit, it is owed until the next one.
 */
export function choiceOf(
  missed: readonly Chosen[],
  alike: readonly Chosen[] | undefined,
  { places, anew }: { readonly places: number; readonly anew: (places: number) => readonly Chosen[] },
): Choice {
  const again = missed.map(one => ({ ...one, again: true as const }));
  const first = again.slice(0, Math.floor(places / 2));
  const left = places - first.length;
  const others = (alike ?? anew(left)).filter(one => !again.some(other => isSame(one, other)));
  const owed = [...again.slice(first.length), ...(alike ? others.slice(left) : [])];
  return { chosen: [...first, ...others.slice(0, left)], owed };
}

/** Whether it was told by others, in the version that was chosen, and can be told still. */
export function isMissed({ revision, as }: Chosen, state: KnownItem, at: string): boolean {
  if (state.revision !== revision) return false;
  switch (as) {
    case 'new':
    case 'learning':
      return state.told !== undefined && isUnderWay(state, at);
    case 'closing':
      return state.status === 'approved' && state.closing !== undefined && isUnderWay(state, at);
    case 'referred':
      return state.status === 'issue' && state.stage === 'referred' && state.referralTold !== undefined;
    case 'answer':
      return 'answer' in state && state.answer?.told !== undefined;
  }
}

const isUnderWay = (state: KnownItem, at: string): boolean =>
  state.status === 'issue' || (state.status === 'approved' && state.due > at);

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
  const end = later.reduce(afterOne, first);
  const { next } = later.at(-1) ?? now;
  return { waiting, lost: end.untold.filter(one => endsBefore(one, next)) };
}

/** What is left after an edition to come: of what was told it tells once more what ends soon by then. */
function afterOne(left: Supply, moment: Moment): Supply {
  const closing = left.closing.filter(one => isSoon(one, moment.at));
  return after(left, choose({ ...left, closing }, moment));
}

/** What is left once an edition has told what it chose: what is not told yet, and what can be told once more. */
function after({ untold, closing, referred, answered }: Supply, chosen: readonly Chosen[]): Supply {
  const as = (how: TellingAs) => new Set(chosen.filter(one => one.as === how).map(({ item }) => item));
  const without = (all: readonly Candidate[], gone: ReadonlySet<string>) => all.filter(({ id }) => !gone.has(id));
  const told = new Set([...as('new'), ...as('learning')]);
  return {
    untold: without(untold, told),
    closing: [...without(closing, as('closing')), ...untold.filter(({ id }) => told.has(id))],
    referred: without(referred, as('referred')),
    answered: without(answered, as('answer')),
  };
}

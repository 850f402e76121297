import { allNavigators, type KnownNavigator, navigatorById } from '../navigators/questions.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { list, load } from '../platform/ledger.ts';
import { onwardTo } from '../platform/links.ts';
import { loadSeveral, type PageOf, type Paging, type Part, partOf, readPage } from '../platform/pages.ts';
import { program } from '../program/settings.ts';
import { arrivalOf } from './ids.ts';

export { concernIdOf } from './concern.ts';
export { arrivalOf, isPairingId } from './ids.ts';
export { type Explanation, type MatchState, matchDue } from './match.ts';
export type { DecidedProposal, ShownCandidate, ShownProposal } from './proposals-list.ts';
export type { SeatState } from './seat.ts';
export { begun } from './standing.ts';

import { type ConcernState, concernIdOf, concerns, type Side } from './concern.ts';
import {
  type Begun,
  type Engaged,
  type MatchState,
  matches,
  type Proposal,
  proposedList,
  waitingList,
} from './match.ts';
import { withInterpreter } from './score.ts';
import { type OpenSeat, type SeatState, seatList, seats, unreachableSeats } from './seat.ts';
import { begun, engaged } from './standing.ts';

/** So many are listed at once: nobody decides more before she looks again. */
export const mostProposed = 50;

/** How a household's search stands. */
export const matchOf = (arrival: string): Promise<MatchState> => load(matches, arrival);

/** How the searches of some households stand, by their ids. */
export const matchesOf = (arrivals: readonly string[]): Promise<readonly MatchState[]> =>
  loadSeveral(matches, arrivals);

/** A household with how its search stands. */
export interface KnownMatch {
  readonly id: string;
  readonly state: MatchState;
}

/** The situations of a search or pairing that have a list of their own. */
export type MatchList = 'waiting' | 'proposed' | 'offered' | 'asked' | 'paired' | 'resting';

/** A page of the households whose search stands so, in the order of how long it has. Undefined for a page that there is not. */
export const matchesOnPage = (list: MatchList, paging: Paging): Promise<PageOf<KnownMatch> | undefined> =>
  readPage([partOf(matches, { list })], paging);

/** The offer or pairing with this id while it is open; undefined when it is over or never was. */
export async function engagement(pairing: string): Promise<Engaged | undefined> {
  const match = await matchOf(arrivalOf(pairing));
  return engaged(match) && match.pairing === pairing ? match : undefined;
}

/** A pairing that both have said yes to, while it runs or rests; undefined when it is over, or not there yet. */
export async function pairingBegun(pairing: string): Promise<Begun | undefined> {
  const match = await engagement(pairing);
  return match && begun(match) ? match : undefined;
}

/** It runs, and does not rest. Mails and pages ask this: a rest or an end holds before its fact is heard elsewhere. */
export const isRunning = async (pairing: string): Promise<boolean> => (await engagement(pairing))?.status === 'paired';

/** Someone has said that something is not right: until the library has called nothing goes on, not even what was on its way. */
export const isFrozen = async (pairing: string): Promise<boolean> => (await engagement(pairing))?.status === 'frozen';

/** What one side has said of a pairing, in codes. */
export const concernOf = (pairing: string, side: Side): Promise<ConcernState> =>
  load(concerns, concernIdOf(pairing, side));

/** The pairings of a navigator that run or rest. */
export async function pairingsOf(navigator: string): Promise<readonly Begun[]> {
  const seat = await load(seats, navigator);
  const held = seat.status === 'open' ? seat.holds.filter(hold => hold.as === 'pairing') : [];
  const found = await Promise.all(held.map(({ pairing }) => pairingBegun(pairing)));
  return found.filter(one => one !== undefined);
}

/**
 * The pairing, running or resting, that something to a person is about: by its own `about`, else the household's only one, or one of the
 * navigator's. `subject` is whose person it is: `arrival#<id>` or `navigator#<id>`.
 */
export async function pairingAbout(about: string, subject: string): Promise<string | undefined> {
  const { kind, id } = readSubject(subject);
  const [named] = /^[a-z0-9]{1,60}\.\d{1,6}(?![a-z0-9])/.exec(about) ?? [];
  if (named !== undefined) return (await pairingBegun(named))?.pairing;
  if (kind === 'navigator') return (await pairingsOf(id))[0]?.pairing;
  const match = kind === 'arrival' ? await matchOf(id) : undefined;
  return match && begun(match) ? match.pairing : undefined;
}

/** The way to say that something is not right with a pairing, for one of its sides. Good for as long as links can be. */
export const wayToConcern = (pairing: string, { side, at }: { side: Side; at: string }): Promise<string> =>
  onwardTo({
    purpose: 'concern',
    subject: concernIdOf(pairing, side),
    expires: plusDays(at, program.linkKeyDays),
    nonce: `concern ${pairing}`,
  });

/** They share no language, and the offer promised an interpreter. */
export const shareNoLanguage = ({ explanation }: Engaged): boolean =>
  explanation.criteria.language?.raw === withInterpreter;

/** The households that wait, the longest first: all, or the first `limit`. Read from an index. */
export async function householdsWaiting(limit?: number): Promise<readonly string[]> {
  return (await list(matches, waitingList, limit)).map(({ id }) => id);
}

/** The households of which staff are to choose the navigator, in the order of `proposedList`: all, or the first `limit`. Read from an index. */
export async function householdsProposed(limit?: number): Promise<readonly string[]> {
  return (await list(matches, proposedList, limit)).map(({ id }) => id);
}

/** What the staff are to choose. */
export interface KnownProposal {
  /** The household's arrival. */
  readonly arrival: string;
  readonly proposal: Proposal;
}

/** The proposals that staff are to decide, urgent ones first, then who has been sought for longest. Read from an index. */
export async function proposalsOpen(): Promise<readonly KnownProposal[]> {
  const found = await list(matches, proposedList);
  return found.flatMap(({ id, state }) => (state.status === 'proposed' ? [{ arrival: id, proposal: state }] : []));
}

/** A navigator with her seat. */
export interface Seated {
  readonly navigator: KnownNavigator;
  readonly seat: OpenSeat;
}

/**
 * Every navigator with her seat. Read from indexes: a change of this second may be missing, so the offer checks the seat itself,
 * and `fresh`, a navigator who has just joined or become free, is read by herself.
 */
export async function navigatorsSeated(fresh?: string): Promise<readonly Seated[]> {
  const [known, seatOf, own] = await Promise.all([
    allNavigators(),
    seatsByNavigator(),
    fresh ? seatedNow(fresh) : undefined,
  ]);
  const others = known.flatMap(navigator => {
    const seat = seatOf.get(navigator.id);
    return seat && navigator.id !== fresh ? [{ navigator, seat }] : [];
  });
  return own ? [own, ...others] : others;
}

/** The seats that are laid, by navigator id. Read from an index. */
export async function seatsByNavigator(): Promise<ReadonlyMap<string, OpenSeat>> {
  const laid = await list(seats, seatList);
  return new Map(laid.flatMap(({ id, state }) => (state.status === 'open' ? [[id, state]] : [])));
}

/** Some seats, by their navigators' ids. */
export const seatsOf = (navigators: readonly string[]): Promise<readonly SeatState[]> => loadSeveral(seats, navigators);

/** The navigators whom mail does not reach, as part of a page: their ids. */
export const unreachableNavigators: Part<{ readonly id: string; readonly unreached: boolean }> = partOf(
  seats,
  { list: seatList, under: unreachableSeats },
  ({ id }) => ({ id, unreached: true }),
);

/** One navigator with her seat, read by themselves. */
export async function seatedNow(id: string): Promise<Seated | undefined> {
  const [navigator, seat] = await Promise.all([navigatorById(id), load(seats, id)]);
  return navigator && seat.status === 'open' ? { navigator, seat } : undefined;
}

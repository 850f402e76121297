import { allNavigators, type KnownNavigator, navigatorById } from '../navigators/questions.ts';
import { list, load } from '../platform/ledger.ts';
import { arrivalOf } from './ids.ts';

export { arrivalOf, isPairingId } from './ids.ts';
export { type MatchState, matchDue } from './match.ts';

import { type Engaged, type MatchState, matches, waitingList } from './match.ts';
import { withInterpreter } from './score.ts';
import { type OpenSeat, seatList, seats } from './seat.ts';

/** How a household's search stands. */
export const matchOf = (arrival: string): Promise<MatchState> => load(matches, arrival);

/** The offer or pairing with this id while it is open; undefined when it is over or never was. */
export async function engagement(pairing: string): Promise<Engaged | undefined> {
  const match = await matchOf(arrivalOf(pairing));
  const open = match.status === 'offered' || match.status === 'asked' || match.status === 'paired';
  return open && match.pairing === pairing ? match : undefined;
}

/** They share no language, and the offer promised an interpreter. */
export const shareNoLanguage = ({ explanation }: Engaged): boolean =>
  explanation.criteria.language?.raw === withInterpreter;

/** The households that wait, the longest first: all, or the first `limit`. Read from an index. */
export async function householdsWaiting(limit?: number): Promise<readonly string[]> {
  return (await list(matches, waitingList, limit)).map(({ id }) => id);
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

/** One navigator with her seat, read by themselves. */
export async function seatedNow(id: string): Promise<Seated | undefined> {
  const [navigator, seat] = await Promise.all([navigatorById(id), load(seats, id)]);
  return navigator && seat.status === 'open' ? { navigator, seat } : undefined;
}

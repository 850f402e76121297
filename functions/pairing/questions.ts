import { type KnownNavigator, navigatorsActive } from '../navigators/questions.ts';
import { list, load } from '../platform/ledger.ts';
import { arrivalOf } from './domain.ts';

export { arrivalOf } from './domain.ts';
export { type MatchState, matchDue } from './match.ts';

import { type Engaged, type MatchState, matches, waitingList } from './match.ts';
import { type OpenSeat, seatList, seats } from './seat.ts';

/** How a household's search stands. */
export const matchOf = (arrival: string): Promise<MatchState> => load(matches, arrival);

/** The offer or pairing with this id while it is open; undefined when it is over or never was. */
export async function engagement(pairing: string): Promise<Engaged | undefined> {
  const match = await matchOf(arrivalOf(pairing));
  const open = match.status === 'offered' || match.status === 'asked' || match.status === 'paired';
  return open && match.pairing === pairing ? match : undefined;
}

/** The households that wait, urgent ones first, then by how long. Read from an index. */
export async function householdsWaiting(): Promise<readonly string[]> {
  return (await list(matches, waitingList, { limit: 200 })).map(({ id }) => id);
}

/** A navigator with her seat. */
export interface Seated {
  readonly navigator: KnownNavigator;
  readonly seat: OpenSeat;
}

/** Every active navigator with her seat. Read from indexes: a change of this second may be missing, so the offer checks the seat itself. */
export async function navigatorsSeated(): Promise<readonly Seated[]> {
  const [known, seated] = await Promise.all([navigatorsActive(), list(seats, seatList, { limit: 1000 })]);
  const seatOf = new Map(seated.map(({ id, state }) => [id, state]));
  return known.flatMap(navigator => {
    const seat = seatOf.get(navigator.id);
    return seat?.status === 'open' ? [{ navigator, seat }] : [];
  });
}

import { list, load, loadBeside, loadTogether, type Shelf } from '../platform/ledger.ts';
import { type PageOf, type Paging, partOf, readPage } from '../platform/pages.ts';
import { tallyOf } from '../platform/tally.ts';
import {
  type ArrivalStanding,
  type ArrivalState,
  arrivals,
  type Household,
  lookedAfter,
  openArrivals,
  placeUnder,
} from './arrival.ts';

export { type ArrivalStanding, type ArrivalState, type Household, isLookedAfter } from './arrival.ts';

/** A household that pairing may seek a navigator for. */
export interface Ready {
  readonly person: string;
  readonly household: Household;
}

/** The household of an arrival that is confirmed and complete; undefined in every other situation. */
export async function readyHousehold(arrival: string): Promise<Ready | undefined> {
  const state = await load(arrivals, arrival);
  return state.status === 'ready' ? state : undefined;
}

/** An arrival's situation, whatever it is. */
export const arrivalById = (arrival: string): Promise<ArrivalState> => load(arrivals, arrival);

/** An arrival with its id. */
export interface KnownArrival {
  readonly id: string;
  readonly state: ArrivalState;
}

const postedAt = ({ state }: KnownArrival): string => ('postedAt' in state ? state.postedAt : '');
/** The situations of several arrivals, in one read each hundred; those that are forgotten are left out. */
export const arrivalsByIds = (ids: readonly string[]): Promise<ReadonlyMap<string, ArrivalState>> =>
  loadTogether(arrivals, ids);

/** The same, and in the same read the state of one subject of another kind. */
export const arrivalsBeside = <State>(
  ids: readonly string[],
  shelf: Shelf<State>,
  id: string,
): Promise<readonly [ReadonlyMap<string, ArrivalState>, State]> => loadBeside(arrivals, ids, { shelf, id });

/** How many households the program looks after now. One read, however many there are. */
export const householdsLookedAfter = (): Promise<number> => tallyOf(lookedAfter);

/** All arrivals that are not forgotten yet, in the order of their posting. */
export async function arrivalsOpen(): Promise<readonly KnownArrival[]> {
  const found = await list(arrivals, openArrivals);
  return [...found].sort((one, other) => (postedAt(one) < postedAt(other) ? -1 : 1));
}

/** A page of the arrivals that are not forgotten yet, in the order of their posting: of those that stand in one of these ways. Undefined for a page that there is not. */
export const arrivalsOnPage = (
  standings: readonly ArrivalStanding[],
  paging: Paging,
): Promise<PageOf<KnownArrival> | undefined> =>
  readPage(
    standings.map(standing => partOf(arrivals, { list: openArrivals, under: placeUnder(standing) })),
    paging,
  );

/** The person of an arrival that can still take part in something: not of one that wants no more of the program, though it is known for some days. */
export async function takingPart(arrival: string): Promise<string | undefined> {
  const state = await load(arrivals, arrival);
  if (state.status === 'finished' && state.reason === 'withdrawn') return undefined;
  return 'person' in state ? state.person : undefined;
}

/** The person of an arrival that is open; undefined when it is closed or unknown. */
export async function householdPerson(arrival: string): Promise<string | undefined> {
  const state = await load(arrivals, arrival);
  return 'person' in state ? state.person : undefined;
}

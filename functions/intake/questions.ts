import { list, load } from '../platform/ledger.ts';
import { loadSeveral, type PageOf, type Paging, partOf, readPage } from '../platform/pages.ts';
import {
  type ArrivalStanding,
  type ArrivalState,
  arrivals,
  type Household,
  openArrivals,
  placeUnder,
} from './arrival.ts';

export type { ArrivalStanding, ArrivalState, Household } from './arrival.ts';

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

/** All arrivals that are not forgotten yet, in the order of their posting. */
export async function arrivalsOpen(): Promise<readonly KnownArrival[]> {
  const found = await list(arrivals, openArrivals);
  return [...found].sort((one, other) => (postedAt(one) < postedAt(other) ? -1 : 1));
}

/** Some arrivals by their ids, whatever their situation. */
export const arrivalsById = (ids: readonly string[]): Promise<readonly ArrivalState[]> => loadSeveral(arrivals, ids);

/** A page of the arrivals that are not forgotten yet, in the order of their posting: of those that stand in one of these ways. Undefined for a page that there is not. */
export const arrivalsOnPage = (
  standings: readonly ArrivalStanding[],
  paging: Paging,
): Promise<PageOf<KnownArrival> | undefined> =>
  readPage(
    standings.map(standing => partOf(arrivals, { list: openArrivals, under: placeUnder(standing) })),
    paging,
  );

/** The person of an arrival that is open; undefined when it is closed or unknown. */
export async function householdPerson(arrival: string): Promise<string | undefined> {
  const state = await load(arrivals, arrival);
  return 'person' in state ? state.person : undefined;
}

import { list, load, loadTogether } from '../platform/ledger.ts';
import { tallyOf } from '../platform/tally.ts';
import { type ArrivalState, arrivals, type Household, lookedAfter, openArrivals } from './arrival.ts';

export { type ArrivalState, type Household, isLookedAfter } from './arrival.ts';

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

/** The situations of several arrivals, in one read each hundred; those that are forgotten are left out. */
export const arrivalsByIds = (ids: readonly string[]): Promise<ReadonlyMap<string, ArrivalState>> =>
  loadTogether(arrivals, ids);

/** How many households the program looks after now. One read, however many there are. */
export const householdsLookedAfter = (): Promise<number> => tallyOf(lookedAfter);

/** All arrivals that are not forgotten yet, in the order of their posting. */
export const arrivalsOpen = (): Promise<readonly { readonly id: string; readonly state: ArrivalState }[]> =>
  list(arrivals, openArrivals);

/** The person of an arrival that is open; undefined when it is closed or unknown. */
export async function householdPerson(arrival: string): Promise<string | undefined> {
  const state = await load(arrivals, arrival);
  return 'person' in state ? state.person : undefined;
}

import { list, load } from '../platform/ledger.ts';
import { loadSeveral, type Part, partOf } from '../platform/pages.ts';
import { type Expiry, firstExpiry } from './gates.ts';
import {
  type Belonging,
  belongs,
  isRecorded,
  type NavigatorState,
  navigatorList,
  navigators,
  type Profile,
  placeUnder,
  type Recorded,
  standsSince,
  volunteerList,
} from './navigator.ts';

export { type NavigatorState, type Recorded, standsSince } from './navigator.ts';
export { type HowSheStands, howSheStands, type Stands, type Way, wayOf } from './way.ts';

/** A navigator as others may know her: codes and the id of her person. */
export interface KnownNavigator {
  readonly id: string;
  readonly person: string;
  readonly profile: Profile;
  /** She is offered nobody new until then, as an instant. */
  readonly pausedUntil?: string;
  /** The library offers her nobody new for now. */
  readonly suspended?: true;
  /** From then on one of the steps that she passed counts no more, as an instant; undefined where all hold for good. */
  readonly clearUntil?: string | undefined;
  /** Households (arrivals) that she must not be paired with. */
  readonly notWith: readonly string[];
  /** When this was last changed, as an instant. */
  readonly asOf: string;
}

const known = (id: string, state: Belonging): KnownNavigator => ({
  id,
  person: state.person,
  profile: state.profile,
  clearUntil: firstExpiry(state.gates)?.at,
  notWith: state.notWith,
  asOf: state.changedAt ?? state.registeredAt,
  ...(state.status === 'paused' && { pausedUntil: state.due }),
  ...(state.status === 'suspended' && { suspended: true }),
});

/** Those in one of the lists, in the order since when they stand so. */
async function inOrder(name: string): Promise<readonly Volunteer[]> {
  const found = await list(navigators, name);
  return found
    .flatMap(({ id, state }) => (isRecorded(state) ? [{ id, state }] : []))
    .sort((one, other) => (standsSince(one.state) < standsSince(other.state) ? -1 : 1));
}

/** All navigators who belong to the program, in the order of their joining. Read from an index: one who joined this second may be missing. */
export async function allNavigators(): Promise<readonly KnownNavigator[]> {
  const found = await inOrder(navigatorList);
  return found.flatMap(({ id, state }) => (belongs(state) ? [known(id, state)] : []));
}

/** One navigator who belongs; undefined when there is none with this id. */
export async function navigatorById(id: string): Promise<KnownNavigator | undefined> {
  const state = await load(navigators, id);
  return belongs(state) ? known(id, state) : undefined;
}

/** Someone on her way to being a navigator, a navigator, or one who has stopped. */
export interface Volunteer {
  readonly id: string;
  readonly state: Recorded;
}

/** Everyone whose profile is known: those who belong, then those on their way or who have stopped. Read from an index. */
export async function allVolunteers(): Promise<readonly Volunteer[]> {
  return (await Promise.all([inOrder(navigatorList), inOrder(volunteerList)])).flat();
}

/** Some of them, by their ids; who is not recorded (any more) is undefined. */
export async function volunteersById(ids: readonly string[]): Promise<readonly (Volunteer | undefined)[]> {
  const states = await loadSeveral(navigators, ids);
  return states.map((state, i) => (isRecorded(state) ? { id: ids[i] ?? '', state } : undefined));
}

/** Those who stand so, as part of a page: their ids. */
export const volunteersWho = (status: Recorded['status']): Part<{ readonly id: string; readonly unreached: boolean }> =>
  partOf(navigators, placeUnder(status), ({ id }) => ({ id, unreached: false }));

/** One of them, whatever her situation; undefined when there is none with this id. */
export async function volunteerById(id: string): Promise<Volunteer | undefined> {
  const state = await load(navigators, id);
  return isRecorded(state) ? { id, state } : undefined;
}

/** Some by their ids, whatever their situation. */
export const navigatorsById = (ids: readonly string[]): Promise<readonly NavigatorState[]> =>
  loadSeveral(navigators, ids);

/** How someone's application stands, for its receipt. */
export const applicationById = (id: string): Promise<NavigatorState> => load(navigators, id);

/** Whether a navigator's address is hers for sure: she confirmed it, or staff vouch for it. */
export async function hasConfirmed(id: string): Promise<boolean> {
  return (await load(navigators, id)).status !== 'unconfirmed';
}

/** Whether a navigator has left (or never was one); `erase`: whether she is forgotten, too. */
export async function hasLeft(id: string, what: 'withdraw' | 'erase'): Promise<boolean> {
  const { status } = await load(navigators, id);
  return status === 'none' || status === 'left' || (what === 'withdraw' && status === 'leaving');
}

/** The person of a navigator who is known; undefined when she is forgotten, or never was one. */
export async function navigatorPerson(id: string): Promise<string | undefined> {
  const state = await load(navigators, id);
  return 'person' in state ? state.person : undefined;
}

/** The navigators of whose steps one runs out before an instant, or has run out: the first one of each. Read from an index. */
export async function stepsRunningOut(before: string): Promise<readonly (Expiry & { readonly navigator: string })[]> {
  const found = await inOrder(navigatorList);
  return found.flatMap(({ id, state }) => {
    const expiry = belongs(state) ? firstExpiry(state.gates) : undefined;
    return expiry && expiry.at < before ? [{ ...expiry, navigator: id }] : [];
  });
}

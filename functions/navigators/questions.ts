import { list, load } from '../platform/ledger.ts';
import { activeNavigators, navigators, type Profile } from './navigator.ts';

/** A navigator as others may know her: codes and the id of her person. */
export interface KnownNavigator {
  readonly id: string;
  readonly person: string;
  readonly profile: Profile;
}

/** All active navigators, in the order of their joining. Read from an index: one who joined this second may be missing. */
export async function navigatorsActive(): Promise<readonly KnownNavigator[]> {
  const found = await list(navigators, activeNavigators);
  return found.flatMap(({ id, state }) => (state.status === 'active' ? [{ id, ...state }] : []));
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

/** One navigator; undefined when there is none with this id. */
export async function navigatorById(id: string): Promise<KnownNavigator | undefined> {
  const state = await load(navigators, id);
  return state.status === 'active' ? { id, ...state } : undefined;
}

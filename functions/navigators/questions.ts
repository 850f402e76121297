import { list, load } from '../platform/ledger.ts';
import { type Belonging, belongs, navigatorList, navigators, type Profile } from './navigator.ts';

/** A navigator as others may know her: codes and the id of her person. */
export interface KnownNavigator {
  readonly id: string;
  readonly person: string;
  readonly profile: Profile;
  /** She is offered nobody new until then, as an instant. */
  readonly pausedUntil?: string;
  /** When this was last changed, as an instant. */
  readonly asOf: string;
}

const known = (id: string, state: Belonging): KnownNavigator => ({
  id,
  person: state.person,
  profile: state.profile,
  asOf: state.changedAt ?? state.registeredAt,
  ...(state.status === 'paused' && { pausedUntil: state.due }),
});

/** All navigators who belong to the program, in the order of their joining. Read from an index: one who joined this second may be missing. */
export async function allNavigators(): Promise<readonly KnownNavigator[]> {
  const found = await list(navigators, navigatorList);
  return found.flatMap(({ id, state }) => (belongs(state) ? [known(id, state)] : []));
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
  return belongs(state) ? known(id, state) : undefined;
}

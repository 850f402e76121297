import type { FactOf } from '../../events/contract.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { type Decider, type Note, note } from '../platform/kernel/decider.ts';
import type { NavigatorState, Profile } from './navigator.ts';

export interface Command {
  readonly type: 'Register';
  readonly id: string;
  readonly person: string;
  readonly profile: Profile;
  readonly by: string;
  readonly at: string;
}

export type Event =
  | FactOf<typeof navigatorRegistered>
  | Note<'NavigatorKept', { person: string; profile: Profile; at: string }>;

/** Navigators' judgement: who has joined. (Gates, pauses and leaving come with the navigator's way.) */
export const joining: Decider<NavigatorState, Command, Event> = {
  initial: { status: 'none' },
  decide: ({ id, person, profile, by, at }, state) =>
    state.status === 'none'
      ? [navigatorRegistered.of({ navigator: id, by }), note('NavigatorKept', { person, profile, at })]
      : [],
  evolve(state, event) {
    switch (event.name) {
      case 'NavigatorRegistered':
        return state;
      case 'NavigatorKept':
        return {
          status: 'active',
          person: event.data.person,
          profile: event.data.profile,
          registeredAt: event.data.at,
        };
    }
  },
};

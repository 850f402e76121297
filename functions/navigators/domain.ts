import type { FactOf } from '../../events/contract.ts';
import { linksRevoked } from '../../events/links-revoked.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { type Decider, type Note, note, refuse } from '../platform/kernel/decider.ts';
import type { NavigatorState, Profile } from './navigator.ts';

export type Command =
  | {
      readonly type: 'Register';
      readonly id: string;
      readonly person: string;
      readonly profile: Profile;
      readonly by: string;
      readonly at: string;
    }
  /** Someone else may be reading her mail: what she was sent must open nothing any more. */
  | { readonly type: 'RevokeLinks'; readonly by: string };

export type Event =
  | FactOf<typeof navigatorRegistered>
  | FactOf<typeof linksRevoked>
  | Note<'NavigatorKept', { person: string; profile: Profile; at: string }>;

/** Navigators' judgement: who has joined, whose links are revoked. (Gates, pauses and leaving come with the navigator's way.) */
export const joining: Decider<NavigatorState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Register': {
        if (state.status !== 'none') return [];
        const { id, person, profile, by, at } = command;
        return [navigatorRegistered.of({ navigator: id, by }), note('NavigatorKept', { person, profile, at })];
      }
      case 'RevokeLinks':
        return state.status === 'none' ? refuse('none') : [linksRevoked.of({ person: state.person, by: command.by })];
    }
  },
  evolve(state, event) {
    switch (event.name) {
      case 'NavigatorRegistered':
      case 'LinksRevoked':
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

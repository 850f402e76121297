import type { FactOf } from '../../events/contract.ts';
import { linksRevoked } from '../../events/links-revoked.ts';
import { navigatorLeft } from '../../events/navigator-left.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
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
  | { readonly type: 'RevokeLinks'; readonly by: string }
  /** What she told was wrong, or has changed. */
  | { readonly type: 'Correct'; readonly profile: Profile }
  /** `atOnce`: she wants to be forgotten now, and not after some days. */
  | { readonly type: 'Leave'; readonly id: string; readonly atOnce: boolean; readonly by: string; readonly at: string }
  | { readonly type: 'Due'; readonly id: string; readonly at: string };

export type Event =
  | FactOf<typeof navigatorRegistered>
  | FactOf<typeof navigatorLeft>
  | FactOf<typeof navigatorRemoved>
  | FactOf<typeof linksRevoked>
  | Note<'NavigatorKept', { person: string; profile: Profile; at: string }>
  | Note<'ProfileCorrected', { profile: Profile }>
  | Note<'Leaving', { person: string; reason: string; at: string }>
  | Note<'Gone', { at: string }>;

function leave({ id, atOnce, by, at }: Extract<Command, { type: 'Leave' }>, state: NavigatorState): Decision<Event> {
  if (state.status === 'none') return refuse('none');
  if (state.status === 'left') return [];
  const reason = atOnce ? 'erased' : 'withdrawn';
  const { person } = state;
  const about = { navigator: id, person, reason, by };
  const left = state.status === 'active' ? [navigatorLeft.of(about)] : [];
  if (atOnce) return [...left, navigatorRemoved.of(about), note('Gone', { at })];
  return state.status === 'active' ? [...left, note('Leaving', { person, reason, at })] : [];
}

/** Navigators' judgement: who has joined, what is known of her, who leaves. (Gates and pauses come with the navigator's way.) */
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
        return state.status === 'active' ? [linksRevoked.of({ person: state.person, by: command.by })] : refuse('none');
      case 'Correct':
        return state.status === 'active' ? [note('ProfileCorrected', { profile: command.profile })] : refuse('none');
      case 'Leave':
        return leave(command, state);
      case 'Due': {
        if (state.status !== 'leaving' || state.due > command.at) return [];
        const { person, reason } = state;
        return [
          navigatorRemoved.of({ navigator: command.id, person, reason, by: 'program' }),
          note('Gone', { at: command.at }),
        ];
      }
    }
  },
  evolve(state, event): NavigatorState {
    switch (event.name) {
      case 'NavigatorRegistered':
      case 'NavigatorLeft':
      case 'NavigatorRemoved':
      case 'LinksRevoked':
        return state;
      case 'NavigatorKept': {
        const { person, profile, at } = event.data;
        return { status: 'active', person, profile, registeredAt: at };
      }
      case 'ProfileCorrected':
        return state.status === 'active' ? { ...state, profile: event.data.profile } : state;
      case 'Leaving': {
        const { person, reason, at } = event.data;
        return { status: 'leaving', person, reason, due: plusDays(at, program.retentionDays.withdrawn) };
      }
      case 'Gone':
        return { status: 'left', leftAt: event.data.at };
    }
  },
};

import type { FactOf } from '../../events/contract.ts';
import { linksRevoked } from '../../events/links-revoked.ts';
import { type mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { navigatorCorrected } from '../../events/navigator-corrected.ts';
import { navigatorLeft } from '../../events/navigator-left.ts';
import { navigatorPaused } from '../../events/navigator-paused.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { navigatorResumed } from '../../events/navigator-resumed.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { type Belonging, belongs, type NavigatorState, type Profile } from './navigator.ts';

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
  | {
      readonly type: 'Correct';
      readonly id: string;
      readonly profile: Profile;
      readonly by: string;
      readonly at: string;
    }
  /** She wants nobody new for a while. `until` is an instant. */
  | { readonly type: 'Pause'; readonly id: string; readonly until: string; readonly by: string; readonly at: string }
  | { readonly type: 'Resume'; readonly id: string; readonly by: string; readonly at: string }
  /** `atOnce`: she wants to be forgotten now, and not after some days. */
  | { readonly type: 'Leave'; readonly id: string; readonly atOnce: boolean; readonly by: string; readonly at: string }
  | { readonly type: 'Due'; readonly id: string; readonly at: string };

export type Event =
  | FactOf<typeof navigatorRegistered>
  | FactOf<typeof navigatorCorrected>
  | FactOf<typeof navigatorPaused>
  | FactOf<typeof navigatorResumed>
  | FactOf<typeof navigatorLeft>
  | FactOf<typeof navigatorRemoved>
  | FactOf<typeof linksRevoked>
  | FactOf<typeof mailWanted>
  | Note<'NavigatorKept', { person: string; profile: Profile; at: string }>
  | Note<'ProfileCorrected', { profile: Profile; at: string }>
  | Note<'PauseBegun', { until: string; at: string }>
  | Note<'PauseOver', { at: string }>
  | Note<'Leaving', { person: string; reason: string; at: string }>
  | Note<'Gone', { at: string }>;

function leave({ id, atOnce, by, at }: Extract<Command, { type: 'Leave' }>, state: NavigatorState): Decision<Event> {
  if (state.status === 'none') return refuse('none');
  if (state.status === 'left') return [];
  const reason = atOnce ? 'erased' : 'withdrawn';
  const { person } = state;
  const about = { navigator: id, person, reason, by };
  const left = belongs(state) ? [navigatorLeft.of(about)] : [];
  if (atOnce) return [...left, navigatorRemoved.of(about), note('Gone', { at })];
  return belongs(state) ? [...left, note('Leaving', { person, reason, at })] : [];
}

/** Others look again only where something has changed that they know of: her name is people's. */
function correct(
  { id, profile, by, at }: Extract<Command, { type: 'Correct' }>,
  state: NavigatorState,
): Decision<Event> {
  if (!belongs(state)) return refuse('none');
  const same = JSON.stringify(profile) === JSON.stringify(state.profile);
  return [...(same ? [] : [navigatorCorrected.of({ navigator: id, by })]), note('ProfileCorrected', { profile, at })];
}

function pause({ id, until, by, at }: Extract<Command, { type: 'Pause' }>, state: NavigatorState): Decision<Event> {
  if (!belongs(state)) return refuse('none');
  if (until <= at || until > plusDays(at, program.navigators.longestPauseDays + 1)) return refuse('until');
  if (state.status === 'paused' && state.due === until) return [];
  return [navigatorPaused.of({ navigator: id, until, by }), note('PauseBegun', { until, at })];
}

function resume({ id, by, at }: { id: string; by: string; at: string }, state: NavigatorState): Decision<Event> {
  if (!belongs(state)) return refuse('none');
  return state.status === 'paused' ? [navigatorResumed.of({ navigator: id, by }), note('PauseOver', { at })] : [];
}

/** A pause that is over by itself is told to her: she may have forgotten it. */
function whenDue({ id, at }: Extract<Command, { type: 'Due' }>, state: NavigatorState): Decision<Event> {
  if (!('due' in state) || state.due > at) return [];
  const { person } = state;
  if (state.status === 'paused') {
    const back = resume({ id, by: 'program', at }, state);
    return 'refused' in back
      ? back
      : [...back, wantMail('welcome-back', person, { about: id, time: state.due.slice(0, 10) })];
  }
  const { reason } = state;
  return [navigatorRemoved.of({ navigator: id, person, reason, by: 'program' }), note('Gone', { at })];
}

/** A slow act is decided after a quicker one that began later: what is decided last is newest. */
function after({ changedAt = '' }: Belonging, at: string): string {
  return at > changedAt ? at : new Date(Date.parse(changedAt) + 1).toISOString();
}

/** Navigators' judgement: who has joined, what is known of her, who pauses, who leaves. (The gates come with the navigator's way.) */
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
        return belongs(state) ? [linksRevoked.of({ person: state.person, by: command.by })] : refuse('none');
      case 'Correct':
        return correct(command, state);
      case 'Pause':
        return pause(command, state);
      case 'Resume':
        return resume(command, state);
      case 'Leave':
        return leave(command, state);
      case 'Due':
        return whenDue(command, state);
    }
  },
  evolve(state, event): NavigatorState {
    switch (event.name) {
      case 'NavigatorRegistered':
      case 'NavigatorCorrected':
      case 'NavigatorPaused':
      case 'NavigatorResumed':
      case 'NavigatorLeft':
      case 'NavigatorRemoved':
      case 'LinksRevoked':
      case 'MailWanted':
        return state;
      case 'NavigatorKept': {
        const { person, profile, at } = event.data;
        return { status: 'active', person, profile, registeredAt: at };
      }
      case 'ProfileCorrected':
        return belongs(state)
          ? { ...state, profile: event.data.profile, changedAt: after(state, event.data.at) }
          : state;
      case 'PauseBegun':
        return belongs(state)
          ? { ...state, status: 'paused', due: event.data.until, changedAt: after(state, event.data.at) }
          : state;
      case 'PauseOver': {
        if (state.status !== 'paused') return state;
        const { due: _, ...rest } = state;
        return { ...rest, status: 'active', changedAt: after(state, event.data.at) };
      }
      case 'Leaving': {
        const { person, reason, at } = event.data;
        return { status: 'leaving', person, reason, due: plusDays(at, program.retentionDays.withdrawn) };
      }
      case 'Gone':
        return { status: 'left', leftAt: event.data.at };
    }
  },
};

import { attentionSettled } from '../../events/attention-settled.ts';
import type { FactOf } from '../../events/contract.ts';
import { type Decider, type Note, note, refuse } from '../platform/kernel/decider.ts';
import type { AlarmState } from './alarm.ts';
import type { NoticeState } from './notice.ts';

type Settled = FactOf<typeof attentionSettled>;

export type NoticeCommand =
  /** The liaison is told something. */
  | { readonly type: 'Tell'; readonly code: string; readonly about: string; readonly at: string }
  /** Someone on the staff has seen to it. */
  | { readonly type: 'Done'; readonly by: string; readonly at: string }
  /** Who it is about is gone, or it is so no more. */
  | { readonly type: 'Drop'; readonly at: string }
  /** What the program failed with is to be tried again at once; `about`: the subject of the row that was put off, `code`: that of its line. */
  | {
      readonly type: 'TryAgain';
      readonly about: string;
      readonly code: string;
      readonly by: string;
      readonly at: string;
    };

export type NoticeEvent =
  | Settled
  | Note<'NoticeLaid', { code: string; about: string; at: string }>
  | Note<'NoticeOver', { at: string }>;

/** What the liaison is told stays hers until she has seen to it; told again, it is hers again. */
export const noticing: Decider<NoticeState, NoticeCommand, NoticeEvent> = {
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Tell': {
        const { code, about, at } = command;
        return state.status === 'open' && state.about === about ? [] : [note('NoticeLaid', { code, about, at })];
      }
      case 'Done': {
        if (state.status === 'none') return refuse('unknown');
        if (state.status === 'done') return [];
        const { about, code: kind } = state;
        return [attentionSettled.of({ about, kind, by: command.by }), note('NoticeOver', { at: command.at })];
      }
      case 'Drop':
        return state.status === 'open' ? [note('NoticeOver', { at: command.at })] : [];
      case 'TryAgain': {
        const { about, code: kind, by, at } = command;
        return [attentionSettled.of({ about, kind, by }), note('NoticeOver', { at })];
      }
    }
  },
  evolve(state, event): NoticeState {
    switch (event.name) {
      case 'NoticeLaid': {
        const { code, about, at: since } = event.data;
        return { status: 'open', code, about, since };
      }
      case 'NoticeOver':
        return { status: 'done', doneAt: event.data.at };
      case 'AttentionSettled':
        return state;
    }
  },
};

export type AlarmCommand =
  | { readonly type: 'Raise'; readonly words: string; readonly changedAt: string }
  | { readonly type: 'Clear'; readonly changedAt: string }
  /** Someone on the staff knows of it. */
  | { readonly type: 'See'; readonly alarm: string; readonly by: string };

export type AlarmEvent =
  | Settled
  | Note<'AlarmRaised', { words: string; changedAt: string }>
  | Note<'AlarmOver', { changedAt: string }>
  | Note<'AlarmSeen', Record<string, never>>;

/** An alarm is the staff's until it is over, or until one of them knows of it. What is told may overtake one another: an older word changes nothing. */
export const alarming: Decider<AlarmState, AlarmCommand, AlarmEvent> = {
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Raise': {
        const { words, changedAt } = command;
        return isOld(state, changedAt) ? [] : [note('AlarmRaised', { words, changedAt })];
      }
      case 'Clear':
        return isOld(state, command.changedAt) ? [] : [note('AlarmOver', { changedAt: command.changedAt })];
      case 'See':
        if (state.status !== 'raised' || state.seen) return [];
        return [attentionSettled.of({ about: command.alarm, kind: 'alarm', by: command.by }), note('AlarmSeen', {})];
    }
  },
  evolve(state, event): AlarmState {
    switch (event.name) {
      case 'AlarmRaised':
        return { status: 'raised', ...event.data };
      case 'AlarmOver':
        return { status: 'over', ...event.data };
      case 'AlarmSeen':
        return state.status === 'raised' ? { ...state, seen: true } : state;
      case 'AttentionSettled':
        return state;
    }
  },
};

const isOld = (state: AlarmState, changedAt: string): boolean =>
  state.status !== 'none' && state.changedAt >= changedAt;

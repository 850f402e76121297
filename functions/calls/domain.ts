import { callAnswered } from '../../events/call-answered.ts';
import type { FactOf } from '../../events/contract.ts';
import { alertLiaison, type mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { localDate, plusHours } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { type CallState, nextMorning, nextWeek, type OpenCall, type RoundState, tellAgain, tellFirst } from './call.ts';

/** What a call is about. */
export interface CallWish {
  readonly kind: string;
  readonly to: string;
  readonly about: string;
  readonly reason: string;
}

/** What came of one attempt. */
export type CallOutcome = 'yes' | 'no' | 'no-answer' | 'wrong-number';

/** What was asked for and told. */
export interface CallAnswers {
  readonly area?: string | undefined;
  readonly availability?: readonly string[] | undefined;
}

export type Command =
  | { readonly type: 'Want'; readonly wish: CallWish; readonly at: string }
  | {
      readonly type: 'Answer';
      readonly call: string;
      readonly outcome: CallOutcome;
      readonly answers?: CallAnswers | undefined;
      /** How often it had been tried when whoever made it opened it. */
      readonly tried?: number | undefined;
      readonly by: string;
      readonly at: string;
    }
  /** `wanted`: what it is about is still open. */
  | { readonly type: 'Due'; readonly call: string; readonly wanted: boolean; readonly at: string };

export type Event =
  | FactOf<typeof callAnswered>
  | FactOf<typeof mailWanted>
  | Note<'CallOpened', { wish: CallWish; at: string }>
  | Note<'CallTried', { outcome: CallOutcome; by: string; at: string }>
  | Note<
      'CallClosed',
      { outcome: 'yes' | 'no' | 'wrong-number' | 'overtaken'; answers?: CallAnswers | undefined; at: string }
    >
  | Note<'LiaisonTold', { at: string }>;

/** A call without an answer is tried again the next day; after the third the liaison is told to find another way. */
const triesBeforeTelling = 3;

/** She does not want whom she was introduced to, would like a change, or cannot come when she is to: only a person can mend that. What is said here stands with the call, and never where the other side can read it. */
const noToWhatIsSettled: Readonly<Record<string, string>> = {
  introduced: 'introduced-no',
  'check-in': 'check-in-no',
  meeting: 'meeting-no',
  'meeting-reminder': 'meeting-no',
  'navigator-silent': 'navigator-silent-no',
};

function answer(command: Extract<Command, { type: 'Answer' }>, state: CallState): Decision<Event> {
  const { call, outcome, answers, tried, by, at } = command;
  if (state.status === 'none') return refuse('unknown');
  // Her own press twice is no news.
  const latest = state.attempts.at(-1);
  if (state.status === 'closed') return latest?.by === by && latest.outcome === outcome ? [] : refuse('closed');
  // Two who open the list at once dial the same number, and nobody answers: that is one day's try.
  if (outcome === 'no-answer' && tried !== undefined && tried < state.attempts.length) return refuse('tried');
  const { kind, about } = state;
  const answered = [callAnswered.of({ call, kind, about, outcome, by }), note('CallTried', { outcome, by, at })];
  if (outcome === 'no-answer') return [...answered, ...unanswered(call, state)];
  const wrong = outcome === 'wrong-number' ? [alertLiaison('wrong-number', about, call)] : [];
  const no = outcome === 'no' ? noToWhatIsSettled[kind] : undefined;
  const unwanted = no ? [alertLiaison(no, about, call)] : [];
  return [...answered, note('CallClosed', { outcome, answers, at }), ...wrong, ...unwanted];
}

const unanswered = (call: string, state: OpenCall): readonly Event[] => {
  const tries = state.attempts.filter(one => one.outcome === 'no-answer').length + 1;
  return tries % triesBeforeTelling === 0 ? [alertLiaison('calls-unanswered', state.about, `${call}-${tries}`)] : [];
};

function whenDue({ call, wanted, at }: Extract<Command, { type: 'Due' }>, state: CallState): Decision<Event> {
  if (state.status !== 'open') return [];
  if (!wanted) return [note('CallClosed', { outcome: 'overtaken', at })];
  return [note('LiaisonTold', { at }), alertLiaison('calls-overdue', state.about, `${call}-${state.told + 1}`)];
}

/** Calls' judgement: each call task stays somebody's until it has an outcome. */
export const calling: Decider<CallState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Want':
        return state.status === 'none' ? [note('CallOpened', { wish: command.wish, at: command.at })] : [];
      case 'Answer':
        return answer(command, state);
      case 'Due':
        return whenDue(command, state);
    }
  },
  evolve(state, event): CallState {
    switch (event.name) {
      case 'CallOpened':
        return {
          status: 'open',
          ...event.data.wish,
          wantedAt: event.data.at,
          attempts: [],
          due: dueBy(event.data.at),
          tellAt: tellFirst(dueBy(event.data.at)),
          told: 0,
        };
      case 'CallTried':
        return state.status === 'open' ? tried(state, event.data) : state;
      case 'CallClosed':
        return state.status === 'open' ? closed(state, event.data) : state;
      case 'LiaisonTold':
        return state.status === 'open' ? { ...state, told: state.told + 1, tellAt: tellAgain(event.data.at) } : state;
      case 'CallAnswered':
      case 'MailWanted':
        return state;
    }
  },
};

/** One working day to call. */
const dueBy = (at: string): string => plusHours(at, 24);

const tried = (state: OpenCall, { outcome, by, at }: { outcome: CallOutcome; by: string; at: string }): OpenCall => ({
  ...state,
  attempts: [...state.attempts, { at, outcome, by }],
  ...(outcome === 'no-answer' && { due: dueBy(at), tellAt: tellFirst(dueBy(at)) }),
});

const closed = (state: OpenCall, end: Extract<Event, { name: 'CallClosed' }>['data']): CallState => {
  const { kind, to, about, reason, wantedAt, attempts } = state;
  const answers = end.answers && {
    area: end.answers.area,
    availability: end.answers.availability && [...end.answers.availability],
  };
  return {
    status: 'closed',
    kind,
    to,
    about,
    reason,
    wantedAt,
    attempts,
    outcome: end.outcome,
    answers,
    closedAt: end.at,
  };
};

export type RoundCommand =
  | { readonly type: 'Begin'; readonly at: string }
  /** `needed`: there is something to write of. */
  | { readonly type: 'Due'; readonly needed: boolean; readonly at: string };

export type RoundEvent = FactOf<typeof mailWanted> | Note<'RoundSet', { at: string }>;

/** A round of the liaison's letters: it begins once; one that comes late wants its letter once, and the next one is in its own time again. */
const roundOf = (kind: string, next: (at: string) => string): Decider<RoundState, RoundCommand, RoundEvent> => ({
  initial: { status: 'none' },
  decide(command, state) {
    const { at } = command;
    const set = note('RoundSet', { at });
    if (command.type === 'Begin') return state.status === 'none' ? [set] : [];
    if (state.status === 'none' || state.due > at) return [];
    return !command.needed ? [set] : [set, wantMail(kind, 'liaison', { about: localDate(program.timeZone, at) })];
  },
  evolve: (state, event) => (event.name === 'RoundSet' ? { status: 'on', due: next(event.data.at) } : state),
});

/** Each morning on which something needs a human, weekends too. */
export const round = roundOf('liaison-today', nextMorning);

/** One summary a week, also when there is little to tell, since silence reads like failure. */
export const weekRound = roundOf('liaison-week', nextWeek);

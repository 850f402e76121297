import type { FactOf } from '../../events/contract.ts';
import { type mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { type Decider, type Decision, type Note, note } from '../platform/kernel/decider.ts';
import { nextLocal, plusDays, plusHours } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { type AskingState, againFrom } from './asking.ts';
import type { Moment, Side } from './survey.ts';

export type Command =
  /** A pairing of hers has begun. */
  | {
      readonly type: 'Begin';
      readonly community: Side;
      readonly person: string;
      readonly pairing: string;
      readonly at: string;
    }
  /** It has ended for good: this pairing, or the household's whole search. `spare`: over a concern, so she is asked nothing about it. */
  | { readonly type: 'End'; readonly pairing?: string; readonly spare: boolean; readonly at: string }
  /** She leaves, or is forgotten. */
  | { readonly type: 'Forget'; readonly at: string }
  /** `id`: the arrival's or navigator's. `live`: her pairing runs; `rests`: it is paused after a concern. */
  | {
      readonly type: 'Due';
      readonly id: string;
      readonly live: boolean;
      readonly rests?: boolean;
      readonly at: string;
    };

type Known = Pick<Extract<AskingState, { status: 'beginning' }>, 'community' | 'person' | 'startedAt'>;

export type Event =
  | FactOf<typeof mailWanted>
  | Note<'AskingBegun', Known & { pairing: string }>
  | Note<'AskingDropped', { at: string }>
  | Note<'AskingHastened', { at: string }>
  | Note<'Asked', { moment: Moment; at: string }>
  | Note<'AskingPutOff', { at: string }>
  | Note<'SparedTheEnd', { at: string }>
  | Note<'AskingOver', { at: string }>;

const { timeZone, belonging, pairingDays } = program;

/** Some hours later, at the time of day for questions. */
const soonAfter = (at: string): string => nextLocal(timeZone, plusHours(at, belonging.afterHours), belonging.askAt);

/** The kinds of mail, by community and moment. */
export const kindOf = (community: Side, moment: Moment): string =>
  community === 'household' ? `belonging-${moment}` : `navigator-belonging-${moment}`;

const asked = (id: string, moment: Moment, { known, at }: { known: Known; at: string }): readonly Event[] => [
  note('Asked', { moment, at }),
  wantMail(kindOf(known.community, moment), known.person, { about: id, time: known.startedAt.slice(0, 10) }),
];

/** A pairing that follows at once on another one is the one she is asked about. */
function begin(
  { community, person, pairing, at }: Extract<Command, { type: 'Begin' }>,
  state: AskingState,
): Decision<Event> {
  const another = state.status === 'beginning' && state.pairing !== pairing;
  const anew = state.status === 'rested' && community === 'navigator' && againFrom(state.startedAt) <= at;
  if (state.status !== 'none' && state.status !== 'dropped' && !another && !anew) return [];
  return [note('AskingBegun', { community, person, pairing, startedAt: at })];
}

function end({ pairing, spare, at }: Extract<Command, { type: 'End' }>, state: AskingState): Decision<Event> {
  if (state.status !== 'beginning' && state.status !== 'between' && state.status !== 'ending') return [];
  if (pairing !== undefined && 'pairing' in state && pairing !== state.pairing) return [];
  // Who was not asked at the beginning is not asked at the end: one of the two measures nothing.
  if (state.status === 'beginning') return [note('AskingDropped', { at })];
  if (spare) return [note('SparedTheEnd', { at })];
  return state.status === 'between' ? [note('AskingHastened', { at })] : [];
}

function whenDue({ id, live, rests, at }: Extract<Command, { type: 'Due' }>, state: AskingState): Decision<Event> {
  if (!('due' in state) || state.due > at) return [];
  // Nobody is asked how at home she feels while something is not right.
  if (rests) return [note('AskingPutOff', { at })];
  if (state.status === 'beginning')
    return live ? asked(id, 'before', { known: state, at }) : [note('AskingDropped', { at })];
  return asked(id, 'after', { known: state, at });
}

/** Belonging's judgement on when someone is asked: soon after her pairing begins, and after three months or at its end. Once each, and no reminder. */
export const asking: Decider<AskingState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Begin':
        return begin(command, state);
      case 'End':
        return end(command, state);
      case 'Forget':
        return state.status === 'none' || state.status === 'over' ? [] : [note('AskingOver', { at: command.at })];
      case 'Due':
        return whenDue(command, state);
    }
  },
  evolve(state, event): AskingState {
    switch (event.name) {
      case 'MailWanted':
        return state;
      case 'AskingBegun':
        return { status: 'beginning', ...event.data, due: soonAfter(event.data.startedAt) };
      case 'AskingDropped':
        return { status: 'dropped', at: event.data.at };
      case 'AskingHastened':
        return state.status === 'between'
          ? { ...knownOf(state), status: 'ending', before: state.before, due: soonAfter(event.data.at) }
          : state;
      case 'Asked':
        return askedNow(state, event.data.at);
      case 'AskingPutOff':
        return 'due' in state ? { ...state, due: nextLocal(timeZone, event.data.at, belonging.askAt) } : state;
      case 'SparedTheEnd':
        return 'before' in state ? { ...knownOf(state), status: 'rested', before: state.before } : state;
      case 'AskingOver':
        return { status: 'over', at: event.data.at };
    }
  },
};

const knownOf = ({ community, person, startedAt }: Known): Known => ({ community, person, startedAt });

function askedNow(state: AskingState, at: string): AskingState {
  if (state.status === 'beginning') {
    const due = nextLocal(timeZone, plusDays(state.startedAt, pairingDays), belonging.askAt);
    return { ...knownOf(state), pairing: state.pairing, status: 'between', before: at, due };
  }
  return 'before' in state ? { ...knownOf(state), status: 'rested', before: state.before, after: at } : state;
}

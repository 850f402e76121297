import type { FactOf } from '../../../events/contract.ts';
import { dialogueSuggested } from '../../../events/dialogue-suggested.ts';
import { type mailWanted, wantMail } from '../../../events/mail-wanted.ts';
import { suggestionAnswered } from '../../../events/suggestion-answered.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../../platform/kernel/decider.ts';
import { nextLocal, plusDays } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import type { InvitationState } from './invitation.ts';

/** A dialogue that somebody can register for now. `kickOffAt`: an instant. */
export interface Open {
  readonly dialogue: string;
  readonly kickOffAt: string;
}

export type Command =
  /** The household would like to take part in a dialogue. */
  | { readonly type: 'Wish'; readonly person: string; readonly at: string }
  /** It would rather not, after all. */
  | { readonly type: 'TakeBack' }
  /** It leaves the program. */
  | { readonly type: 'Forget'; readonly at: string }
  | {
      readonly type: 'Look';
      readonly id: string;
      /** Its pairing runs; or rests, since something is not right. */
      readonly pairing: 'runs' | 'rests' | 'none';
      /** In its area, with a place that is free, the next kick-off first. */
      readonly open: readonly Open[];
      /** How the dialogue that it was asked about stands. */
      readonly stands?: 'ahead' | 'over' | 'cancelled' | undefined;
      /** When that one kicks off now. */
      readonly kickOffAt?: string | undefined;
      readonly at: string;
    }
  | {
      readonly type: 'Answer';
      readonly id: string;
      readonly dialogue: string;
      readonly answer: 'yes' | 'no';
      readonly by: string;
    };

type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

export type Event =
  | FactOf<typeof dialogueSuggested>
  | FactOf<typeof suggestionAnswered>
  | FactOf<typeof mailWanted>
  | Note<'WishKept', { person: string; at: string }>
  | Note<'WishDropped', Record<never, never>>
  | Note<'WishForgotten', { at: string }>
  | Note<'LookPutOff', { due: string }>
  | Note<'Invited', { dialogue: string; kickOffAt: string; at: string }>
  | Note<'InvitationAnswered', { answer: 'yes' | 'no' }>
  /** What it was asked about takes place without it, or took place: nothing more is looked for. */
  | Note<'InvitationSettled', Record<never, never>>
  /** What it was asked about does not take place. */
  | Note<'InvitationVoid', { at: string }>;

const { timeZone, dialogues } = program;
const { at: time, everyDays } = dialogues.inviting;

/** The next time of day for such questions. */
const soon = (at: string): string => nextLocal(timeZone, at, time);

/** The same some days on. */
const later = (at: string): string => nextLocal(timeZone, plusDays(at, everyDays - 1), time);

/** Nobody is asked while something is not right, nor whose pairing does not run, nor about the same dialogue again. */
function look({ id, pairing, open, at }: Of<'Look'>, state: Extract<InvitationState, { status: 'looking' }>) {
  if (pairing === 'rests') return [note('LookPutOff', { due: soon(at) })];
  const isNew = ({ dialogue, kickOffAt }: Open) => kickOffAt > at && !state.asked.includes(dialogue);
  const next = pairing === 'runs' ? open.find(isNew) : undefined;
  if (!next) return [note('LookPutOff', { due: later(at) })];
  const { dialogue, kickOffAt } = next;
  return [
    dialogueSuggested.of({ arrival: id, dialogue, by: 'program' }),
    note('Invited', { dialogue, kickOffAt, at }),
    wantMail('dialogue-suggested', state.person, { about: `${id}.${dialogue}` }),
  ];
}

/** Once is enough; only where the library itself has called it off is the next one looked for. */
function seen({ stands, kickOffAt, at }: Of<'Look'>): Decision<Event> {
  if (stands === 'cancelled') return [note('InvitationVoid', { at })];
  if (stands === 'ahead' && kickOffAt !== undefined && kickOffAt > at) return [note('LookPutOff', { due: kickOffAt })];
  return [note('InvitationSettled', {})];
}

function whenDue(command: Of<'Look'>, state: InvitationState): Decision<Event> {
  if (!('due' in state) || state.due === undefined || state.due > command.at) return [];
  return state.status === 'looking' ? look(command, state) : seen(command);
}

function answer({ id, dialogue, answer: said, by }: Of<'Answer'>, state: InvitationState): Decision<Event> {
  if (state.status !== 'invited' || state.dialogue !== dialogue) return refuse('none');
  if (state.answer === said) return [];
  return [
    suggestionAnswered.of({ arrival: id, dialogue, outcome: said, by }),
    note('InvitationAnswered', { answer: said }),
  ];
}

const askedIn = (state: InvitationState): readonly string[] => ('asked' in state ? state.asked : []);

/** Judgement on who is asked about which dialogue: by her own wish, while her pairing runs, once, and never about the same one again. */
export const inviting: Decider<InvitationState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    switch (command.type) {
      case 'Wish':
        return state.status === 'none' || state.status === 'resting'
          ? [note('WishKept', { person: command.person, at: command.at })]
          : [];
      case 'TakeBack':
        return state.status === 'looking' || state.status === 'invited' ? [note('WishDropped', {})] : [];
      case 'Forget':
        return state.status === 'none' || state.status === 'over' ? [] : [note('WishForgotten', { at: command.at })];
      case 'Look':
        return whenDue(command, state);
      case 'Answer':
        return answer(command, state);
    }
  },
  evolve(state, event): InvitationState {
    switch (event.name) {
      case 'DialogueSuggested':
      case 'SuggestionAnswered':
      case 'MailWanted':
        return state;
      case 'WishKept': {
        const { person, at } = event.data;
        return { status: 'looking', person, wishedAt: at, asked: [...askedIn(state)], due: soon(at) };
      }
      case 'WishDropped':
        return { status: 'resting', asked: [...askedIn(state)] };
      case 'WishForgotten':
        return { status: 'over', at: event.data.at };
      case 'LookPutOff':
        return 'due' in state ? { ...state, due: event.data.due } : state;
      case 'Invited': {
        const { dialogue, kickOffAt: due, at } = event.data;
        return state.status === 'looking'
          ? { ...state, status: 'invited', asked: [...state.asked, dialogue], dialogue, at, due }
          : state;
      }
      case 'InvitationAnswered':
        return state.status === 'invited' ? { ...state, answer: event.data.answer } : state;
      case 'InvitationSettled': {
        if (state.status !== 'invited') return state;
        const { due: _, ...rest } = state;
        return rest;
      }
      case 'InvitationVoid': {
        if (state.status !== 'invited') return state;
        const { person, wishedAt, asked } = state;
        return { status: 'looking', person, wishedAt, asked, due: soon(event.data.at) };
      }
    }
  },
};

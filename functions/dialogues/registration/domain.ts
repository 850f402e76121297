import { accessAnswered } from '../../../events/access-answered.ts';
import { wantMail } from '../../../events/mail-wanted.ts';
import { participantChanged } from '../../../events/participant-changed.ts';
import { participantLeft } from '../../../events/participant-left.ts';
import { participantRegistered } from '../../../events/participant-registered.ts';
import { participantWithdrew } from '../../../events/participant-withdrew.ts';
import { placeTaken } from '../../../events/place-taken.ts';
import { type Decider, type Decision, note, refuse } from '../../platform/kernel/decider.ts';
import { saysSame } from '../../platform/kernel/merge.ts';
import type * as Told from './commands.ts';
import type { Event, Told as ToldAnswers } from './events.ts';
import { asks, evolveParticipant, evolveRoll } from './evolving.ts';
import { nextOffers } from './offering.ts';
import {
  type Answers,
  hasHadPlace,
  isKnown,
  isTaking,
  type KnownParticipant,
  type ParticipantState,
  participantState,
} from './participant.ts';
import { freePlaces, type Roll, type RollState, rollOf } from './roll.ts';

/** One on the list and its roll, which are written together. */
export interface Both {
  readonly participant: ParticipantState;
  readonly roll: RollState;
}

/** No line is longer: what is read at once stays small. */
const mostWaiting = 300;

/** Who walked in left no address. */
const mailTo = (
  { person, walkedIn }: Pick<KnownParticipant, 'person' | 'walkedIn'>,
  kind: string,
  wish: { about: string; time?: string },
): readonly Event[] => (walkedIn ? [] : [wantMail(kind, person, wish)]);

const minute = (at: string): string => at.slice(0, 16);

const toldOf = (answers: Answers, late: boolean): ToldAnswers => ({
  answers,
  asks: answers.access.length > 0,
  late,
});

/** Places are given while registration is open, nobody waits and one is free; whoever comes then or later stands in line. */
const placeIsFree = (roll: Roll, standing: Told.Confirm['standing']): boolean =>
  standing === 'open' && roll.waiting.length === 0 && freePlaces(roll) >= 1;

interface Counting {
  readonly id: string;
  readonly dialogue: string;
  readonly by: string;
  readonly at: string;
  readonly standing: Told.Confirm['standing'];
  readonly seats?: number | undefined;
}

/** It counts: a place is hers, or she stands in line. */
function counted(
  { id, dialogue, by, at, standing, seats }: Counting,
  whom: Pick<KnownParticipant, 'person' | 'walkedIn'> & { readonly asks: boolean },
  state: RollState,
): Decision<Event> {
  // How many fit in is read anew with each registration: the roll hears of another place a moment later.
  const { seats: _, ...rest } = rollOf(state);
  const roll = { ...rest, ...(seats !== undefined && { seats }) };
  if (roll.overAt) return refuse('registration-over');
  const gets = whom.walkedIn || placeIsFree(roll, standing);
  if (!gets && roll.waiting.length >= mostWaiting) return refuse('dialogue-full');
  const kind = whom.walkedIn ? 'walk-in' : gets ? 'registered' : 'waiting';
  const as = gets ? 'registered' : 'waitlisted';
  const mail = gets ? 'dialogue-registered' : 'dialogue-waiting';
  return [
    participantRegistered.of({ dialogue, participant: id, kind, by }),
    note('RegistrationCounted', { id, person: whom.person, as, asks: whom.asks, at }),
    ...mailTo(whom, mail, { about: id, time: minute(at) }),
  ];
}

function kept(command: Told.Register | Told.Enter | Told.WalkIn): Event {
  const { dialogue, person, answers, late, at } = command;
  const consent = 'consent' in command ? command.consent : undefined;
  const told = toldOf(answers, late);
  return note('RegistrationKept', { dialogue, person, told, consent, walkedIn: command.type === 'WalkIn', at });
}

function enter(command: Told.Register | Told.Enter | Told.WalkIn, { participant, roll }: Both): Decision<Event> {
  if (participant.status !== 'none') return [];
  const { id, person, answers, standing } = command;
  if (command.type !== 'WalkIn' && standing === 'not-yet') return refuse('registration-not-yet');
  if (command.type !== 'WalkIn' && standing === 'over') return refuse('registration-over');
  if (command.type === 'Register') return [kept(command), wantMail('dialogue-confirm', person, { about: id })];
  const whom = { person, asks: answers.access.length > 0, ...(command.type === 'WalkIn' && { walkedIn: true }) };
  const counting = counted(command, whom, roll);
  return 'refused' in counting ? counting : [kept(command), ...counting];
}

function confirm(command: Told.Confirm, { participant, roll }: Both): Decision<Event> {
  if (isTaking(participant)) return [];
  if (participant.status !== 'unconfirmed') return refuse('none');
  if (command.standing === 'over') return refuse('registration-over');
  return counted(command, { ...participant, asks: participant.access?.stands === 'open' }, roll);
}

const union = (one: readonly string[], other: readonly string[]): string[] => [...new Set([...one, ...other])];

/** What is new is added; what was told before stays. */
export function mergedWith(told: Answers, more: Answers): Answers {
  const { ownLanguage, background, ageBand, area } = { ...given(more), ...given(told) };
  const own = ownLanguage;
  const others = union(told.languages, [...(more.ownLanguage ? [more.ownLanguage] : []), ...more.languages]);
  return {
    times: union(told.times, more.times),
    languages: others.filter(one => one !== own),
    access: union(told.access, more.access),
    ...given({ ownLanguage, background, ageBand, area }),
  };
}

const given = <T extends object>(some: T): Partial<T> =>
  Object.fromEntries(Object.entries(some).filter(([, value]) => value !== undefined)) as Partial<T>;

const sameAnswers = (one: Answers, other: Answers): boolean =>
  Object.keys(participantState.options[2].entries.answers.entries).every(name =>
    saysSame(name, one[name as keyof Answers], other[name as keyof Answers]),
  );

/** What changes of someone's answers; what she needs waits for an answer anew where it is something else. */
function answered(
  state: KnownParticipant,
  answers: Answers,
  { late, at }: { late: boolean; at: string },
): readonly Event[] {
  if (sameAnswers(state.answers, answers)) return [];
  const more = answers.access.some(one => !state.answers.access.includes(one));
  return [note('AnswersKept', { told: { answers, asks: more, late }, at })];
}

function merge(command: Told.Merge, { participant }: Both): Decision<Event> {
  if (!isKnown(participant)) return [];
  const { id, dialogue, twice, answers, late, by, at } = command;
  const all = mergedWith(participant.answers, answers);
  if (participant.status === 'unconfirmed')
    return [
      ...answered(participant, all, command),
      ...mailTo(participant, 'dialogue-confirm', { about: id, time: twice }),
    ];
  if (participant.status === 'withdrawn')
    return [
      note('RegistrationReopened', { told: toldOf(answers, late), at }),
      ...mailTo(participant, 'dialogue-confirm', { about: id, time: twice }),
    ];
  if (!isTaking(participant)) return [];
  const changes = answered(participant, all, command);
  return [
    ...(changes.length > 0 ? [participantChanged.of({ dialogue, participant: id, by }), ...changes] : []),
    ...mailTo(participant, 'dialogue-again', { about: id, time: twice }),
  ];
}

function change(command: Told.Change, { participant }: Both): Decision<Event> {
  if (!isTaking(participant)) return refuse('participant-out');
  const { id, dialogue, answers, by } = command;
  const changes = answered(participant, answers, command);
  return changes.length > 0 ? [participantChanged.of({ dialogue, participant: id, by }), ...changes] : [];
}

function rsvp({ id, dialogue, coming, by }: Told.Rsvp, { participant }: Both): Decision<Event> {
  if (participant.status !== 'registered') return refuse('participant-out');
  if (participant.coming === coming) return [];
  return [participantChanged.of({ dialogue, participant: id, by }), note('ComingSaid', { coming })];
}

const forgotten = (
  id: string,
  { dialogue, person }: KnownParticipant,
  reason: string,
  at: string,
): readonly Event[] => [
  participantLeft.of({ dialogue, participant: id, person, reason, by: 'program' }),
  note('ParticipantForgotten', { at }),
];

/** Who withdraws leaves a place, which the next in line is asked about; where she wants to be erased, no mail follows her. */
function withdraw(command: Told.Withdraw, both: Both): Decision<Event> {
  const { participant } = both;
  const { id, dialogue, erased, by, at } = command;
  if (!isKnown(participant)) return participant.status === 'none' ? refuse('none') : [];
  if (!isTaking(participant) && participant.status !== 'unconfirmed')
    return erased ? forgotten(id, participant, 'erased', at) : [];
  const roll = rollOf(both.roll);
  const hadOffer = roll.offers.some(one => one.id === id);
  const had = participant.status === 'registered' ? 'place' : participant.status === 'waitlisted' ? 'line' : 'nothing';
  const gone = note('WithdrawalKept', { id, had, asked: asks(participant), at });
  const after = rollOf(evolveRoll(both.roll, gone));
  const frees = (had === 'place' || hadOffer) && freePlaces(after) >= 1;
  return [
    ...(had === 'nothing' ? [] : [participantWithdrew.of({ dialogue, participant: id, by })]),
    gone,
    ...(erased || had === 'nothing' ? [] : mailTo(participant, 'dialogue-withdrawn', { about: id, time: minute(at) })),
    ...(frees ? nextOffers(after, 1, { ...command, by: 'program' }) : []),
    ...(erased ? forgotten(id, participant, 'erased', at) : []),
  ];
}

function takePlace({ id, dialogue, by, at }: Told.TakePlace, { participant, roll }: Both): Decision<Event> {
  if (participant.status === 'registered') return [];
  if (participant.status !== 'waitlisted') return refuse('participant-out');
  const held = rollOf(roll).offers.find(one => one.id === id);
  if (!held || held.until <= at) return refuse('place-over');
  return [
    placeTaken.of({ dialogue, participant: id, by }),
    note('PlaceGiven', { id }),
    ...mailTo(participant, 'dialogue-registered', { about: id, time: minute(at) }),
  ];
}

/** Whether she stands in the line, or a place is held for her. */
export const isInLine = (state: RollState, id: string): boolean => {
  const { waiting, offers } = rollOf(state);
  return [...waiting, ...offers].some(one => one.id === id);
};

function waitAgain(command: Told.WaitAgain, { participant, roll }: Both): Decision<Event> {
  const { id, dialogue, kickOffAt, by, at } = command;
  if (participant.status !== 'waitlisted') return refuse('participant-out');
  if (kickOffAt !== undefined && kickOffAt <= at) return refuse('registration-over');
  if (isInLine(roll, id)) return [];
  return [
    participantChanged.of({ dialogue, participant: id, by }),
    note('WaitedAgain', { id, person: participant.person }),
  ];
}

function answerAccess({ id, dialogue, answer, by }: Told.AnswerAccess, { participant }: Both): Decision<Event> {
  if (!isTaking(participant)) return refuse('participant-out');
  if (!participant.access) return refuse('no-access-needs');
  if (participant.access.stands === answer) return [];
  return [
    accessAnswered.of({ dialogue, participant: id, by }),
    note('AccessKept', { answer }),
    ...mailTo(participant, 'dialogue-access', { about: `${id}/${participant.access.n + 1}` }),
  ];
}

/** What everyone hears. Who waits is told of a new day and of the end; who said that she does not come is reminded of nothing. */
function tell({ id, what, n, at }: Told.Tell, { participant, roll }: Both): Decision<Event> {
  if (what === 'results')
    return hasHadPlace(participant) ? mailTo(participant, 'dialogue-results', { about: `${id}/${n}` }) : [];
  if (!isTaking(participant))
    return (what === 'cancelled' || what === 'celebrated') && isKnown(participant) ? over(id, participant, at) : [];
  switch (what) {
    case 'moved':
      return mailTo(participant, 'dialogue-moved', { about: `${id}/${n}` });
    case 'reminder':
      return participant.status === 'registered' && participant.coming !== false
        ? mailTo(participant, 'dialogue-reminder', { about: `${id}/${n}` })
        : [];
    case 'cancelled':
      return [...mailTo(participant, 'dialogue-cancelled', { about: id }), note('ParticipantOver', { at })];
    case 'celebrated':
      return [note('ParticipantOver', { at })];
    case 'belonging-before':
      return participant.status === 'registered' ? mailTo(participant, 'dialogue-belonging-before', { about: id }) : [];
    case 'belonging-after': {
      // Who came later was not asked before: one of the two measures nothing.
      const { before = '' } = rollOf(roll).asked ?? {};
      const both = participant.registeredAt < before && participant.status === 'registered';
      return both ? mailTo(participant, 'dialogue-belonging-after', { about: id }) : [];
    }
  }
}

/** Who never confirmed is forgotten with the end of it; who has withdrawn is on her own day. */
const over = (id: string, participant: KnownParticipant, at: string): readonly Event[] =>
  participant.status === 'unconfirmed' ? forgotten(id, participant, 'unconfirmed', at) : [];

const whyForgotten = { unconfirmed: 'unconfirmed', withdrawn: 'withdrawn', over: 'over' } as const;

function forget({ id, at }: Told.Forget, { participant }: Both): Decision<Event> {
  if (!('due' in participant) || participant.due > at) return [];
  return forgotten(id, participant, whyForgotten[participant.status], at);
}

/** Judgement on who takes part in a dialogue: places are given in turn, nobody is doubled, and nobody is placed without her own word. */
export const registering: Decider<Both, Told.Command, Event> = {
  initial: { participant: { status: 'none' }, roll: { status: 'none' } },
  decide(command, both) {
    switch (command.type) {
      case 'Register':
      case 'Enter':
      case 'WalkIn':
        return enter(command, both);
      case 'RegisterTwice': {
        const { dialogue, at } = command;
        return both.participant.status === 'none' ? [note('RegistrationDoubled', { dialogue, at })] : [];
      }
      case 'Confirm':
        return confirm(command, both);
      case 'Merge':
        return merge(command, both);
      case 'Change':
        return change(command, both);
      case 'Rsvp':
        return rsvp(command, both);
      case 'Withdraw':
        return withdraw(command, both);
      case 'TakePlace':
        return takePlace(command, both);
      case 'WaitAgain':
        return waitAgain(command, both);
      case 'AnswerAccess':
        return answerAccess(command, both);
      case 'Tell':
        return tell(command, both);
      case 'Forget':
        return forget(command, both);
    }
  },
  evolve({ participant, roll }, event) {
    const after = evolveParticipant(participant, event);
    return { participant: after, roll: evolveRoll(roll, event, { asked: asks(participant), asking: asks(after) }) };
  },
};

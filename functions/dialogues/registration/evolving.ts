import { plusDays } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import type { Event, Told } from './events.ts';
import { isKnown, isTaking, type KnownParticipant, type ParticipantState } from './participant.ts';
import { type Roll, type RollState, rollOf, tellings, type What } from './roll.ts';

type Data<Name extends Event['name']> = Extract<Event, { name: Name }>['data'];

const copied = ({ answers }: Told) => ({
  ...answers,
  times: [...answers.times],
  languages: [...answers.languages],
  access: [...answers.access],
});

/** Her answers with how her access needs stand: asked anew, as they stood, or none. */
function withAnswers<S extends KnownParticipant>(state: S, told: Told): S {
  const { access: before, ...rest } = state;
  const answers = copied(told);
  if (answers.access.length === 0) return { ...rest, answers } as S;
  const stands = told.asks || !before ? 'open' : before.stands;
  const late = told.asks || !before ? told.late : before.late;
  return { ...state, answers, access: { stands, late, n: before?.n ?? 0 } };
}

function kept({ dialogue, person, told, consent, walkedIn, at }: Data<'RegistrationKept'>): ParticipantState {
  const due = plusDays(at, program.retentionDays.unconfirmed);
  const known = { dialogue, person, registeredAt: at, ...(consent && { consent }), ...(walkedIn && { walkedIn }) };
  return withAnswers({ status: 'unconfirmed', ...known, answers: copied(told), due }, told);
}

type Known = Omit<KnownParticipant, 'status' | 'due' | 'coming'>;

/** What is known of her in whatever situation. */
function knownOf(state: KnownParticipant): Known {
  const { dialogue, person, answers, access, consent, walkedIn, registeredAt, places } = state;
  const more = {
    ...(access && { access }),
    ...(consent && { consent }),
    ...(walkedIn && { walkedIn }),
    ...(places && { places }),
  };
  return { dialogue, person, answers, registeredAt, ...more };
}

const placed = (state: KnownParticipant): ParticipantState => ({
  ...knownOf(state),
  status: 'registered',
  places: (state.places ?? 0) + 1,
});

/** What someone becomes by what has happened. */
export function evolveParticipant(state: ParticipantState, event: Event): ParticipantState {
  switch (event.name) {
    case 'RegistrationKept':
      return kept(event.data);
    case 'RegistrationDoubled':
      return { status: 'duplicate', dialogue: event.data.dialogue, registeredAt: event.data.at };
    case 'RegistrationCounted':
      return isKnown(state)
        ? event.data.as === 'registered'
          ? placed(state)
          : { ...knownOf(state), status: 'waitlisted' }
        : state;
    case 'AnswersKept':
      return isKnown(state) ? withAnswers(state, event.data.told) : state;
    case 'RegistrationReopened': {
      if (!isKnown(state)) return state;
      const { told, at } = event.data;
      const due = plusDays(at, program.retentionDays.unconfirmed);
      return withAnswers({ ...knownOf(state), status: 'unconfirmed', due }, told);
    }
    case 'ComingSaid':
      return state.status === 'registered' ? { ...state, coming: event.data.coming } : state;
    case 'WithdrawalKept':
      return isKnown(state)
        ? { ...knownOf(state), status: 'withdrawn', due: plusDays(event.data.at, program.retentionDays.withdrawn) }
        : state;
    case 'PlaceGiven':
      return isKnown(state) ? placed(state) : state;
    case 'AccessKept':
      return isTaking(state) && state.access
        ? { ...state, access: { ...state.access, stands: event.data.answer, n: state.access.n + 1 } }
        : state;
    case 'ParticipantOver':
      return isKnown(state)
        ? { ...knownOf(state), status: 'over', due: plusDays(event.data.at, program.dialogues.keptDays) }
        : state;
    case 'ParticipantForgotten':
      return isKnown(state) ? { status: 'left', dialogue: state.dialogue, leftAt: event.data.at } : state;
    case 'ParticipantRegistered':
    case 'ParticipantChanged':
    case 'ParticipantWithdrew':
    case 'ParticipantLeft':
    case 'PlaceOffered':
    case 'PlaceTaken':
    case 'AccessAnswered':
    case 'MailWanted':
    case 'PlaceHeld':
    case 'PlaceLapsed':
    case 'WaitedAgain':
    case 'RollPlanned':
    case 'TellingBegun':
    case 'PageTold':
    case 'RollClosed':
      return state;
  }
}

/** So many access needs more (or fewer) wait for an answer. */
function asking(roll: Roll, by: number, at: string): Roll {
  const accessOpen = Math.max(0, roll.accessOpen + by);
  const { accessSince, ...rest } = roll;
  return accessOpen === 0 ? { ...rest, accessOpen } : { ...rest, accessOpen, accessSince: accessSince ?? at };
}

const without = <T extends { readonly id: string }>(all: readonly T[], id: string): T[] =>
  all.filter(one => one.id !== id);

/** Whether her access needs count among those that nobody has answered. */
export const asks = (state: ParticipantState): boolean => isTaking(state) && state.access?.stands === 'open';

function withdrawn(roll: Roll, { id, had, asked, at }: Data<'WithdrawalKept'>): Roll {
  const left = {
    ...roll,
    held: roll.held - (had === 'place' ? 1 : 0),
    waiting: without(roll.waiting, id),
    offers: without(roll.offers, id),
  };
  return asking(left, asked ? -1 : 0, at);
}

function planned(roll: Roll, { kickOff, seats, moved, remindAt, askAt, at }: Data<'RollPlanned'>): Roll {
  const { kickOff: _, seats: __, remindAt: ___, askAt: ____, ...rest } = roll;
  return {
    ...rest,
    ...(kickOff && { kickOff }),
    ...(seats !== undefined && { seats }),
    ...(remindAt && { remindAt }),
    ...(askAt && { askAt }),
    ...(moved && { sequence: roll.sequence + 1, changedAt: at }),
  };
}

/** Those who are told of the day, or reminded of it, hear the newest word alone; with the end nothing else is told, but what came of it. */
const overtakenBy: Readonly<Record<What, readonly What[]>> = {
  moved: ['moved', 'reminder'],
  reminder: ['reminder'],
  results: ['results'],
  'belonging-before': ['belonging-before'],
  'belonging-after': ['belonging-before', 'belonging-after'],
  cancelled: tellings,
  celebrated: tellings.filter(one => one !== 'results'),
};

/** The next telling begins: what it overtakes is told no more, and what was to begin with it is not to begin again. */
function telling(roll: Roll, { what, due, results }: Data<'TellingBegun'>): Roll {
  const others = roll.telling.filter(one => !overtakenBy[what].includes(one.what));
  const { remindAt, askAt, asked, ...rest } = roll;
  const ends = what === 'cancelled' || what === 'celebrated';
  const moment = what === 'belonging-before' ? 'before' : what === 'belonging-after' ? 'after' : undefined;
  const told = moment ? { ...asked, [moment]: due } : asked;
  return {
    ...rest,
    ...(remindAt && what !== 'reminder' && !ends && { remindAt }),
    ...(askAt && moment === undefined && !ends && { askAt }),
    ...(told && { asked: told }),
    ...(results !== undefined && { results }),
    telling: [...others, { what, n: roll.told + 1, due }],
    told: roll.told + 1,
  };
}

function evolved(roll: Roll, event: Event): Roll {
  switch (event.name) {
    case 'RegistrationCounted': {
      const { id, person, as, at } = event.data;
      const counted =
        as === 'registered'
          ? { ...roll, held: roll.held + 1 }
          : { ...roll, waiting: [...roll.waiting, { id, person }] };
      return asking(counted, event.data.asks ? 1 : 0, at);
    }
    case 'WithdrawalKept':
      return withdrawn(roll, event.data);
    case 'PlaceHeld': {
      const { id, person, until, n } = event.data;
      return {
        ...roll,
        waiting: without(roll.waiting, id),
        offers: [...roll.offers, { id, person, until, n }],
        offered: n,
      };
    }
    case 'PlaceGiven':
      return { ...roll, offers: without(roll.offers, event.data.id), held: roll.held + 1 };
    case 'PlaceLapsed':
      return { ...roll, offers: without(roll.offers, event.data.id) };
    case 'WaitedAgain':
      return { ...roll, waiting: [...roll.waiting, event.data] };
    case 'RollPlanned':
      return planned(roll, event.data);
    case 'TellingBegun':
      return telling(roll, event.data);
    case 'PageTold': {
      const { n, next, at } = event.data;
      const telling = roll.telling.flatMap(one =>
        one.n !== n ? [one] : next === undefined ? [] : [{ ...one, after: next, due: at }],
      );
      return { ...roll, telling };
    }
    case 'RollClosed': {
      const { remindAt: _, askAt: __, ...rest } = roll;
      return { ...rest, waiting: [], offers: [], overAt: event.data.at };
    }
    case 'ParticipantRegistered':
    case 'ParticipantChanged':
    case 'ParticipantWithdrew':
    case 'ParticipantLeft':
    case 'PlaceOffered':
    case 'PlaceTaken':
    case 'AccessAnswered':
    case 'MailWanted':
    case 'RegistrationKept':
    case 'RegistrationDoubled':
    case 'AnswersKept':
    case 'RegistrationReopened':
    case 'ComingSaid':
    case 'AccessKept':
    case 'ParticipantOver':
    case 'ParticipantForgotten':
      return roll;
  }
}

/** What the roll becomes: untouched, it stays the very same, so that nothing is written. `asked` and `asking`: whether she waited for an answer about what she needs, before and after. */
export function evolveRoll(state: RollState, event: Event, change?: { asked: boolean; asking: boolean }): RollState {
  const before = rollOf(state);
  const after = evolved(before, event);
  const counted =
    change && (event.name === 'AnswersKept' || event.name === 'AccessKept') && change.asked !== change.asking
      ? asking(after, change.asking ? 1 : -1, event.name === 'AnswersKept' ? event.data.at : '')
      : after;
  return counted === before ? state : counted;
}

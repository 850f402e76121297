import { dialogueAmended } from '../../events/dialogue-amended.ts';
import { dialogueCancelled } from '../../events/dialogue-cancelled.ts';
import { dialogueDrafted } from '../../events/dialogue-drafted.ts';
import { dialogueMovedOn } from '../../events/dialogue-moved-on.ts';
import { dialoguePartLeft } from '../../events/dialogue-part-left.ts';
import { dialoguePartTaken } from '../../events/dialogue-part-taken.ts';
import { dialogueResultsTold } from '../../events/dialogue-results-told.ts';
import { dialogueScheduled } from '../../events/dialogue-scheduled.ts';
import { dialogueStepDone } from '../../events/dialogue-step-done.ts';
import { facilitatorTrained } from '../../events/facilitator-trained.ts';
import { wantMail } from '../../events/mail-wanted.ts';
import { registrationExtended } from '../../events/registration-extended.ts';
import { topicTaken } from '../../events/topic-taken.ts';
import { type Decider, type Decision, isRefusal, note, refuse } from '../platform/kernel/decider.ts';
import { changedIn } from '../platform/kernel/merge.ts';
import { localDaysBetween, plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { registrationCloses, stepsOf } from './calendar.ts';
import { mergedWith } from './colliding.ts';
import type * as Told from './commands.ts';
import {
  type DialogueState,
  hasReached,
  hasResults,
  isOpen,
  type KickOff,
  type KnownDialogue,
  type OpenDialogue,
  type OverDialogue,
  stageAfter,
} from './dialogue.ts';
import { type Event, evolve, peopleOf } from './evolving.ts';
import { missingFor } from './guards.ts';

export type { Command } from './commands.ts';
export type { Event } from './evolving.ts';

/** So many people can be entered of one dialogue, and so many venues: what is read at once stays small. */
const most = { steering: 30, facilitator: 60, venues: 30 } as const;

/** No decision addresses more people. */
const mostAtOnce = 20;

function change(command: Told.Change, state: OpenDialogue): Decision<Event> {
  const { id, by, at } = command;
  const told: Partial<Told.Subject> = mergedWith(command, state)?.changes ?? command.change;
  const fields = changedIn(state, told);
  if (fields.length === 0) return [];
  const changed = Object.fromEntries(Object.entries(told).filter(([name]) => fields.includes(name)));
  return [
    dialogueAmended.of({ dialogue: id, by }),
    note('SubjectChanged', { change: changed as Partial<Told.Subject>, by, at }),
  ];
}

function addVenue({ id, venue, by, at }: Told.AddVenue, state: OpenDialogue): Decision<Event> {
  if (state.venues.some(one => one.id === venue.id || one.title === venue.title)) return [];
  if (state.venues.length >= most.venues) return refuse('dialogue-full');
  return [dialogueAmended.of({ dialogue: id, by }), note('VenueKept', { venue, at })];
}

function dropVenue({ id, venue, by, at }: Told.DropVenue, state: OpenDialogue): Decision<Event> {
  if (!state.venues.some(one => one.id === venue)) return [];
  return [dialogueAmended.of({ dialogue: id, by }), note('VenueDropped', { venue, at })];
}

function takePart({ id, role, part, by, at }: Told.TakePart, state: OpenDialogue): Decision<Event> {
  if (peopleOf(state).some(({ person }) => person === part.person)) return [];
  if (peopleOf(state).filter(one => one.role === role).length >= most[role]) return refuse('dialogue-full');
  return [dialoguePartTaken.of({ dialogue: id, person: part.person, role, by }), note('PartKept', { role, part, at })];
}

function train({ id, person, on, today, by, at }: Told.Train, state: OpenDialogue): Decision<Event> {
  const one = state.facilitators.find(known => known.person === person);
  if (!one) return refuse('none');
  if (on > today) return refuse('training-ahead');
  if (one.trainedOn === on) return [];
  return [facilitatorTrained.of({ dialogue: id, person, by }), note('TrainingKept', { person, on, at })];
}

function leavePart({ id, person, by, at }: Told.LeavePart, state: OpenDialogue): Decision<Event> {
  const one = peopleOf(state).find(known => known.person === person);
  if (!one) return refuse('none');
  return [
    dialoguePartLeft.of({ dialogue: id, person, role: one.role, reason: 'left', by }),
    note('PartDropped', { person, at }),
  ];
}

/** The kick-off as it is to be: what only others have changed since she looked stays. */
function kickOffOf(command: Told.Schedule, state: OpenDialogue): KickOff {
  const { kickOff } = command;
  const changes = mergedWith(command, state)?.changes;
  if (!changes || !state.kickOff) return kickOff;
  const { place } = 'place' in changes ? kickOff : state.kickOff;
  return { ...('when' in changes ? kickOff : state.kickOff), place };
}

/** A kick-off lies ahead, and not too far. Once it was held, it is moved no more. */
function schedule(command: Told.Schedule, state: OpenDialogue): Decision<Event> {
  if (hasReached(state.status, 'kicked-off')) return refuse('dialogue-kicked-off');
  const { id, by, at } = command;
  const { kickOff: planned } = state;
  const kickOff = kickOffOf(command, state);
  const fields = [
    ...(planned?.at === kickOff.at ? [] : ['when']),
    ...(planned?.place === kickOff.place ? [] : ['place']),
  ];
  if (fields.length === 0) return [];
  if (kickOff.at <= at) return refuse('kick-off-past');
  if (kickOff.at > plusDays(at, program.dialogues.mostDaysAhead)) return refuse('kick-off-far');
  const fact = { dialogue: id, at: kickOff.at, kind: planned ? 'moved' : 'planned', by } as const;
  return [dialogueScheduled.of(fact), note('KickOffKept', { kickOff, fields, by, at })];
}

/** Registration is extended once, to a later day that is not after the kick-off. */
function extend({ id, until, by, at }: Told.Extend, state: OpenDialogue): Decision<Event> {
  if (state.status !== 'recruiting') return refuse('dialogue-not-recruiting');
  if (state.extended) return refuse('registration-extended');
  const closes = registrationCloses(state);
  if (closes === undefined || !state.kickOff) return refuse('dialogue-unscheduled');
  if (until <= closes || until > state.kickOff.date) return refuse('registration-until');
  const daysBefore = localDaysBetween(until, state.kickOff.date);
  return [registrationExtended.of({ dialogue: id, by }), note('ExtensionKept', { daysBefore, at })];
}

function moveOn({ id, stage, supplied, reason, by, at }: Told.MoveOn, state: KnownDialogue): Decision<Event> {
  if (state.status === stage) return [];
  if (stageAfter(state) !== stage) return refuse('dialogue-elsewhere');
  const missing = missingFor(state, { supplied, at });
  if (missing.some(({ hard }) => hard)) return refuse('dialogue-hard');
  if (missing.length > 0 && reason === undefined) return refuse('dialogue-missing');
  // A reason is recorded only where something was missing: else nothing was passed over.
  const why = missing.length > 0 ? reason : undefined;
  const codes = missing.map(({ code }) => code);
  const passed = why === undefined ? undefined : { missing: codes, reason: why, by };
  return [
    dialogueMovedOn.of({ dialogue: id, stage, ...(why !== undefined && { reason: why }), by }),
    note('StageReached', { stage, ...(passed && { passed }), at }),
  ];
}

function tick({ id, step, by, at }: Told.Tick, state: OpenDialogue): Decision<Event> {
  if (state.done.some(one => one.step === step)) return [];
  if (!stepsOf(state.format).some(one => one.step.key === step && one.step.owner === 'staff')) return refuse('none');
  return [dialogueStepDone.of({ dialogue: id, step, by }), note('StepTicked', { step, at })];
}

/** The calendar's step that telling the results does. */
const resultsStep = 'results';

/** Told once more in other words, everyone hears the newest; the same words again are told already. */
function tellResults({ id, text, organizers, by, at }: Told.TellResults, state: OpenDialogue): Decision<Event> {
  if (state.results?.text === text) return [];
  if (!hasResults(state)) return refuse('results-early');
  const ticked = tick({ type: 'Tick', id, step: resultsStep, by, at }, state);
  return [
    dialogueResultsTold.of({ dialogue: id, by }),
    note('ResultsKept', { text, organizers, at }),
    ...(isRefusal(ticked) ? [] : ticked),
  ];
}

function cancel({ id, reason, by, at }: Told.Cancel, state: OpenDialogue): Decision<Event> {
  if (hasReached(state.status, 'action')) return refuse('dialogue-acting');
  return [dialogueCancelled.of({ dialogue: id, reason, by }), note('CancellationKept', { reason, at })];
}

/** Whoever had a part in a dialogue that is over is forgotten, twenty at a time; a celebrated one is closed with that. */
function forget({ id, at }: Told.Due, state: OverDialogue): Decision<Event> {
  if (state.due === undefined || state.due > at) return [];
  const now = peopleOf(state).slice(0, mostAtOnce);
  const rest = peopleOf(state).length - now.length;
  const closes = rest === 0 && state.status === 'celebrated';
  return [
    ...now.flatMap(({ person, role }) => [
      dialoguePartLeft.of({ dialogue: id, person, role, reason: 'over', by: 'program' }),
      note('PartDropped', { person, at }),
    ]),
    ...(closes
      ? [
          dialogueMovedOn.of({ dialogue: id, stage: 'closed', by: 'program' }),
          note('StageReached', { stage: 'closed' as const, at }),
        ]
      : []),
    note('PeopleForgotten', { at }),
  ];
}

/** Whoever plans and facilitates hears of another day, twenty at a time. */
function tellOrganizers({ id, at }: Told.Due, { moved }: OpenDialogue): readonly Event[] {
  if (moved?.due === undefined || moved.due > at) return [];
  const people = moved.toTell.slice(0, mostAtOnce);
  const mails = people.map(person => wantMail('kick-off-moved', person, { about: `${id}/${moved.n}/${person}` }));
  return [...mails, note('OrganizersTold', { people, at })];
}

/** Whoever plans and facilitates hears what came of it, twenty at a time, also when it is celebrated by then. */
function passOn({ id, at }: Told.Due, { results }: KnownDialogue): readonly Event[] {
  if (results?.due === undefined || results.due > at) return [];
  const people = (results.toTell ?? []).slice(0, mostAtOnce);
  const mails = people.map(person =>
    wantMail('dialogue-results-organizers', person, { about: `${id}/${results.n}/${person}` }),
  );
  return [...mails, note('ResultsPassedOn', { people, at })];
}

/** One thing at a time: what else is due is looked at in the next minute. */
function whenDue(command: Told.Due, state: DialogueState): Decision<Event> {
  if (state.status === 'none') return [];
  const passed = passOn(command, state);
  if (passed.length > 0) return passed;
  if (!isOpen(state)) return forget(command, state);
  if (state.due === undefined || state.due > command.at) return [];
  return [...tellOrganizers(command, state), note('CalendarSeen', { at: command.at })];
}

function draft({ id, format, topic, goals, area, languages, from, by, at }: Told.Draft): Decision<Event> {
  const subject = { topic, languages, ...(goals && { goals }), ...(area && { area }) };
  return [
    dialogueDrafted.of({ dialogue: id, by }),
    ...(from?.issue === undefined ? [] : [topicTaken.of({ dialogue: id, item: from.issue, by })]),
    note('DialogueKept', { format, subject, from, at }),
  ];
}

const hearForum = ({ on, at }: Told.HearForum, state: DialogueState): Decision<Event> =>
  state.status !== 'none' && state.forum !== on ? [note('ForumHeard', { on, at })] : [];

/** What staff do with one that there is. */
type Act = Exclude<Told.Command, Told.Draft | Told.HearForum | Told.Due>;

/** The same act once more, on what is over: it is so already. */
const isSoAlready = (command: Act, { status }: OverDialogue): boolean =>
  command.type === 'Cancel' ? status === 'cancelled' : command.type === 'MoveOn' && command.stage === status;

function onOver(command: Act, state: OverDialogue): Decision<Event> {
  if (isSoAlready(command, state)) return [];
  const closes = command.type === 'MoveOn' && command.stage === 'closed' && state.status === 'celebrated';
  return closes ? moveOn(command, state) : refuse('dialogue-over');
}

function onOpen(command: Act, state: OpenDialogue): Decision<Event> {
  const collisions = mergedWith(command, state)?.collisions ?? [];
  if (collisions.length > 0) return refuse('changed');
  switch (command.type) {
    case 'Change':
      return change(command, state);
    case 'AddVenue':
      return addVenue(command, state);
    case 'DropVenue':
      return dropVenue(command, state);
    case 'TakePart':
      return takePart(command, state);
    case 'Train':
      return train(command, state);
    case 'LeavePart':
      return leavePart(command, state);
    case 'Schedule':
      return schedule(command, state);
    case 'Extend':
      return extend(command, state);
    case 'MoveOn':
      return moveOn(command, state);
    case 'Tick':
      return tick(command, state);
    case 'TellResults':
      return tellResults(command, state);
    case 'Cancel':
      return cancel(command, state);
  }
}

/** Judgement on a dialogue: it goes from stage to stage as staff say, the guards advise, and it is somebody's until it is over. */
export const dialoguing: Decider<DialogueState, Told.Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    if (command.type === 'Draft') return state.status === 'none' ? draft(command) : [];
    if (command.type === 'Due') return whenDue(command, state);
    if (command.type === 'HearForum') return hearForum(command, state);
    if (state.status === 'none') return refuse('none');
    return isOpen(state) ? onOpen(command, state) : onOver(command, state);
  },
  evolve,
};

import type { FactOf } from '../../events/contract.ts';
import type { dialogueAmended } from '../../events/dialogue-amended.ts';
import type { dialogueCancelled } from '../../events/dialogue-cancelled.ts';
import type { dialogueDrafted } from '../../events/dialogue-drafted.ts';
import type { dialogueMovedOn } from '../../events/dialogue-moved-on.ts';
import type { dialoguePartLeft } from '../../events/dialogue-part-left.ts';
import type { dialoguePartTaken } from '../../events/dialogue-part-taken.ts';
import type { dialogueResultsTold } from '../../events/dialogue-results-told.ts';
import type { dialogueScheduled } from '../../events/dialogue-scheduled.ts';
import type { dialogueStepDone } from '../../events/dialogue-step-done.ts';
import type { facilitatorTrained } from '../../events/facilitator-trained.ts';
import type { mailWanted } from '../../events/mail-wanted.ts';
import type { registrationExtended } from '../../events/registration-extended.ts';
import type { topicTaken } from '../../events/topic-taken.ts';
import type { Note } from '../platform/kernel/decider.ts';
import { edited } from '../platform/kernel/merge.ts';
import { plusDays, plusMinutes } from '../platform/kernel/time.ts';
import type { DialogueStage } from '../program/dialogue-stages.ts';
import { program } from '../program/settings.ts';
import { planned } from './calendar.ts';
import type { Part, Subject } from './commands.ts';
import {
  type DialogueState,
  type Format,
  isOpen,
  type KickOff,
  type KnownDialogue,
  type OpenDialogue,
  type OverDialogue,
  type Role,
  type Source,
  type Venue,
} from './dialogue.ts';

/** That staff went on although something was missing. */
export interface PassedOver {
  readonly missing: readonly string[];
  readonly reason: string;
  readonly by: string;
}

export type Event =
  | FactOf<typeof dialogueDrafted>
  | FactOf<typeof dialogueAmended>
  | FactOf<typeof dialoguePartTaken>
  | FactOf<typeof dialoguePartLeft>
  | FactOf<typeof facilitatorTrained>
  | FactOf<typeof dialogueScheduled>
  | FactOf<typeof registrationExtended>
  | FactOf<typeof dialogueMovedOn>
  | FactOf<typeof dialogueStepDone>
  | FactOf<typeof dialogueResultsTold>
  | FactOf<typeof mailWanted>
  | FactOf<typeof dialogueCancelled>
  | FactOf<typeof topicTaken>
  | Note<'DialogueKept', { format: Format; subject: Subject; from?: Source | undefined; at: string }>
  | Note<'SubjectChanged', { change: Partial<Subject>; by: string; at: string }>
  | Note<'VenueKept', { venue: Venue; at: string }>
  | Note<'VenueDropped', { venue: string; at: string }>
  | Note<'PartKept', { role: Role; part: Part; at: string }>
  | Note<'PartDropped', { person: string; at: string }>
  | Note<'TrainingKept', { person: string; on: string; at: string }>
  | Note<'KickOffKept', { kickOff: KickOff; fields: readonly string[]; by: string; at: string }>
  | Note<'ExtensionKept', { daysBefore: number; at: string }>
  | Note<'StageReached', { stage: DialogueStage; passed?: PassedOver | undefined; at: string }>
  | Note<'StepTicked', { step: string; at: string }>
  | Note<'ResultsKept', { text: string; organizers: readonly string[]; at: string }>
  /** So many of those who plan and facilitate were told of the results. */
  | Note<'ResultsPassedOn', { people: readonly string[]; at: string }>
  | Note<'ForumHeard', { on: string; at: string }>
  | Note<'CancellationKept', { reason: string; at: string }>
  /** So many of those who plan and facilitate were told of the new day. */
  | Note<'OrganizersTold', { people: readonly string[]; at: string }>
  | Note<'CalendarSeen', { at: string }>
  | Note<'PeopleForgotten', { at: string }>;

type Data<Name extends Event['name']> = Extract<Event, { name: Name }>['data'];

/** Who took part is forgotten so long after it is over. */
const forgetAt = (overAt: string): string => plusDays(overAt, program.dialogues.keptDays);

function begun({ format, subject: { languages, ...subject }, from, at }: Data<'DialogueKept'>): DialogueState {
  const nobody = { venues: [], steering: [], facilitators: [], passed: [], done: [] };
  const draft: OpenDialogue = {
    status: 'draft',
    format,
    ...subject,
    ...(from && { from }),
    languages: [...languages],
    ...nobody,
    draftedAt: at,
    touchedAt: at,
    waiting: [],
  };
  return planned(draft, at);
}

/** Something was done about an open dialogue: its calendar is looked at anew. One that is over changes no more. */
function touched(state: DialogueState, at: string, change: Partial<OpenDialogue>): DialogueState {
  return isOpen(state) ? planned({ ...state, ...change, touchedAt: at }, at) : state;
}

/** Who has changed which of its fields last. */
const editedBy = (state: DialogueState, fields: readonly string[], of: { readonly by: string; readonly at: string }) =>
  edited(isOpen(state) ? state.edits : undefined, fields, { by: of.by, at: of.at });

function withPart(state: DialogueState, { role, part, at }: Data<'PartKept'>): DialogueState {
  if (!isOpen(state)) return state;
  const { person, background, languages = [], trainedOn } = part;
  if (role === 'steering') return touched(state, at, { steering: [...state.steering, { person, background }] });
  const one = { person, background, languages: [...languages], ...(trainedOn && { trainedOn }) };
  return touched(state, at, { facilitators: [...state.facilitators, one] });
}

function withoutPart(state: DialogueState, { person, at }: Data<'PartDropped'>): DialogueState {
  if (state.status === 'none') return state;
  const others = {
    steering: state.steering.filter(one => one.person !== person),
    facilitators: state.facilitators.filter(one => one.person !== person),
  };
  return isOpen(state) ? touched(state, at, others) : { ...state, ...others };
}

/** What stays of a dialogue that is over. */
function settled({
  status: _,
  ...state
}: OpenDialogue): Omit<OpenDialogue, 'status' | 'waiting' | 'waitingSince' | 'due'> {
  const { waiting: __, waitingSince: ___, due: ____, ...kept } = state;
  return kept;
}

function reached(state: DialogueState, { stage, passed, at }: Data<'StageReached'>): DialogueState {
  if (state.status === 'none') return state;
  const entry = passed && { ...passed, missing: [...passed.missing], stage, at };
  const all = [...state.passed, ...(entry ? [entry] : [])];
  if (state.status === 'celebrated' && stage === 'closed') return { ...state, status: 'closed', passed: all };
  if (!isOpen(state)) return state;
  const moved = { ...state, passed: all, touchedAt: at };
  if (stage === 'celebrated' || stage === 'closed')
    return { ...settled(moved), status: stage, overAt: at, due: forgetAt(at) };
  return planned({ ...moved, status: stage }, at);
}

function cancelled(state: DialogueState, { reason, at }: Data<'CancellationKept'>): DialogueState {
  if (!isOpen(state)) return state;
  const over = { ...settled(state), touchedAt: at, overAt: at, due: forgetAt(at) };
  return { ...over, status: 'cancelled', stage: state.status, reason };
}

/** Of a day that is moved, whoever plans and facilitates hears when it has settled; the next move before that puts it off. */
function scheduled(state: DialogueState, event: Data<'KickOffKept'>): DialogueState {
  const { kickOff, fields, at } = event;
  const edits = editedBy(state, fields, event);
  if (!isOpen(state) || !state.kickOff) return touched(state, at, { kickOff, edits });
  const toTell = peopleOf(state).map(({ person }) => person);
  const due = plusMinutes(at, program.meetings.settleMinutes);
  const moved = { n: (state.moved?.n ?? 0) + 1, toTell, ...(toTell.length > 0 && { due }) };
  return touched(state, at, { kickOff, moved, edits });
}

function withTold(state: OpenDialogue, { people, at }: Data<'OrganizersTold'>): OpenDialogue {
  const { n = 0, toTell = [] } = state.moved ?? {};
  const rest = toTell.filter(one => !people.includes(one));
  return { ...state, moved: { n, toTell: rest, ...(rest.length > 0 && { due: plusMinutes(at, 1) }) } };
}

/** Whoever plans and facilitates is told of them when they have settled, as those who took part are. */
function withResults(state: DialogueState, { text, organizers, at }: Data<'ResultsKept'>): DialogueState {
  if (!isOpen(state)) return state;
  const due = plusMinutes(at, program.meetings.settleMinutes);
  const results = { text, n: (state.results?.n ?? 0) + 1, at, toTell: [...organizers] };
  return touched(state, at, { results: { ...results, ...(organizers.length > 0 && { due }) } });
}

function passedOn(state: DialogueState, { people, at }: Data<'ResultsPassedOn'>): DialogueState {
  if (state.status === 'none' || !state.results) return state;
  const { due: _, toTell = [], ...results } = state.results;
  const rest = toTell.filter(one => !people.includes(one));
  return { ...state, results: { ...results, toTell: rest, ...(rest.length > 0 && { due: plusMinutes(at, 1) }) } };
}

/** All people are forgotten, or so many for now: the others in a minute. */
function forgotten(state: DialogueState, at: string): DialogueState {
  if (state.status === 'none' || isOpen(state)) return state;
  const { due: _, ...rest } = state;
  return peopleOf(state).length > 0 ? { ...rest, due: plusMinutes(at, 1) } : rest;
}

/** Everyone with a part in it, by person. */
export const peopleOf = ({
  steering,
  facilitators,
}: Pick<KnownDialogue | OverDialogue, 'steering' | 'facilitators'>): readonly {
  readonly person: string;
  readonly role: Role;
}[] => [
  ...steering.map(({ person }) => ({ person, role: 'steering' as const })),
  ...facilitators.map(({ person }) => ({ person, role: 'facilitator' as const })),
];

/** What a dialogue becomes by what has happened. */
export function evolve(state: DialogueState, event: Event): DialogueState {
  switch (event.name) {
    case 'DialogueDrafted':
    case 'DialogueAmended':
    case 'DialoguePartTaken':
    case 'DialoguePartLeft':
    case 'FacilitatorTrained':
    case 'DialogueScheduled':
    case 'RegistrationExtended':
    case 'DialogueMovedOn':
    case 'DialogueStepDone':
    case 'DialogueResultsTold':
    case 'MailWanted':
    case 'DialogueCancelled':
    case 'TopicTaken':
      return state;
    case 'DialogueKept':
      return begun(event.data);
    case 'SubjectChanged': {
      const { languages, ...change } = event.data.change;
      const edits = editedBy(state, Object.keys(event.data.change), event.data);
      return touched(state, event.data.at, { ...change, ...(languages && { languages: [...languages] }), edits });
    }
    case 'VenueKept':
      return isOpen(state) ? touched(state, event.data.at, { venues: [...state.venues, event.data.venue] }) : state;
    case 'VenueDropped': {
      const { venue, at } = event.data;
      return isOpen(state) ? touched(state, at, { venues: state.venues.filter(({ id }) => id !== venue) }) : state;
    }
    case 'PartKept':
      return withPart(state, event.data);
    case 'PartDropped':
      return withoutPart(state, event.data);
    case 'TrainingKept': {
      const { person, on, at } = event.data;
      if (!isOpen(state)) return state;
      const facilitators = state.facilitators.map(one => (one.person === person ? { ...one, trainedOn: on } : one));
      return touched(state, at, { facilitators });
    }
    case 'KickOffKept':
      return scheduled(state, event.data);
    case 'OrganizersTold':
      return isOpen(state) ? planned(withTold(state, event.data), event.data.at) : state;
    case 'ExtensionKept':
      return touched(state, event.data.at, { extended: { daysBefore: event.data.daysBefore } });
    case 'StageReached':
      return reached(state, event.data);
    case 'StepTicked':
      return isOpen(state) ? touched(state, event.data.at, { done: [...state.done, event.data] }) : state;
    case 'ResultsKept':
      return withResults(state, event.data);
    case 'ResultsPassedOn':
      return passedOn(state, event.data);
    case 'ForumHeard': {
      const { on: forum, at } = event.data;
      if (state.status === 'none') return state;
      return isOpen(state) ? planned({ ...state, forum }, at) : { ...state, forum };
    }
    case 'CancellationKept':
      return cancelled(state, event.data);
    case 'CalendarSeen':
      return isOpen(state) ? planned(state, event.data.at) : state;
    case 'PeopleForgotten':
      return forgotten(state, event.data.at);
  }
}

import * as v from 'valibot';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';
import { backgrounds } from '../dialogue.ts';

/** What someone told for the forming of circles, in codes: each of it can be left out, since what is told outside rests on that (docs/decisions/the-meter.md). */
export const answers = v.object({
  /** Half-days of the settings on which she can meet. */
  times: v.array(v.string()),
  /** Her own language, BCP 47. */
  ownLanguage: v.optional(v.string()),
  /** Others that she can talk in. */
  languages: v.array(v.string()),
  background: v.optional(v.picklist(backgrounds)),
  /** One of the meter's age bands. */
  ageBand: v.optional(v.string()),
  area: v.optional(v.string()),
  /** What she needs to be able to take part: of the settings' access needs. */
  access: v.array(v.string()),
});

export type Answers = v.InferOutput<typeof answers>;

/** Nothing is told. */
export const noAnswers: Answers = { times: [], languages: [], access: [] };

/** How access needs stand: nobody has answered, or what the answer was. `late`: they came after the deadline. */
const access = v.object({
  stands: v.picklist(['open', 'arranged', 'not-possible']),
  late: v.boolean(),
  /** Grows with each answer: tells a later mail from an earlier one. */
  n: v.number(),
});

export type AccessStands = v.InferOutput<typeof access>['stands'];

/** What is known of everyone who is in it. */
const known = {
  dialogue: v.string(),
  person: v.string(),
  answers,
  /** There only where she needs something. */
  access: v.optional(access),
  consent: v.optional(v.object({ version: v.string(), language: v.string() })),
  /** She walked in: she left no address, and nobody writes to her or calls. */
  walkedIn: v.optional(v.boolean()),
  registeredAt: v.string(),
  /** How often a place became hers: each time her calendar gets an entry of its own. */
  places: v.optional(v.number()),
};

/** Whether she comes to the kick-off; not there while she has not said. */
const coming = v.optional(v.boolean());

/** The situations of someone who registered for a dialogue. */
export const participantState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** A registration under an address that another one of this dialogue has: it leads nowhere, and its receipt says what every new one says. */
  v.object({ status: v.literal('duplicate'), dialogue: v.string(), registeredAt: v.string() }),
  /** Someone gave this address; she is forgotten at `due` unless it is confirmed, and takes nobody's place. */
  v.object({ status: v.literal('unconfirmed'), ...known, due: v.string() }),
  /** A place is hers. */
  v.object({ status: v.literal('registered'), ...known, coming }),
  /** No place is hers yet: where she stands in the line, and whether one is held for her, is the roll's to say. */
  v.object({ status: v.literal('waitlisted'), ...known }),
  /** She does not take part; she is forgotten at `due`, so that the last mail still reaches her. */
  v.object({ status: v.literal('withdrawn'), ...known, due: v.string() }),
  /** The dialogue is over, or was cancelled; she is forgotten at `due`. */
  v.object({ status: v.literal('over'), ...known, due: v.string() }),
  v.object({ status: v.literal('left'), dialogue: v.string(), leftAt: v.string() }),
]);

export type ParticipantState = v.InferOutput<typeof participantState>;
export type Status = ParticipantState['status'];
export type KnownParticipant = Extract<ParticipantState, { person: string }>;
/** She is in it: a place is hers, or she waits for one. */
export type Taking = Extract<ParticipantState, { status: 'registered' | 'waitlisted' }>;

export const isKnown = (state: ParticipantState): state is KnownParticipant => 'person' in state;
export const isTaking = (state: ParticipantState): state is Taking =>
  state.status === 'registered' || state.status === 'waitlisted';

/** Who took part, also after its end. */
export const hasHadPlace = (state: ParticipantState): state is KnownParticipant =>
  state.status === 'registered' || (state.status === 'over' && (state.places ?? 0) > 0);

/** The list of those who registered for a dialogue, by when they did. */
export const listOf = (dialogue: string): string => `participants ${dialogue}`;

/** Where participants are kept. */
export const participants: Shelf<ParticipantState> = {
  kind: 'participant',
  capability: 'dialogues',
  version: 1,
  schema: participantState,
  initial: { status: 'none' },
  due: state => ('due' in state ? state.due : undefined),
  list: state => (isKnown(state) ? { list: listOf(state.dialogue), sort: state.registeredAt } : undefined),
  expires: state => {
    if (state.status === 'left') return plusDays(state.leftAt, program.retentionDays.closed);
    return state.status === 'duplicate' ? plusDays(state.registeredAt, program.retentionDays.unconfirmed) : undefined;
  },
};

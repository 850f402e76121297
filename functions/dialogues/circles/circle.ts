import * as v from 'valibot';
import type { Attention } from '../../platform/attention.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';
import { appointed, word } from '../appointment.ts';

/** What a record sheet asks: what people have lived through, where they saw it differently, and what they want to do (the arc of a study circle). */
export const recordQuestions = ['experiences', 'views', 'ideas'] as const;
export type RecordQuestion = (typeof recordQuestions)[number];

const answer = v.optional(v.string());

/** What one of the facilitators, or staff from paper, says of a session. Its words are the circle's, guarded, and name nobody. */
const sheet = v.object({
  /** A facilitator's person; `staff` for what staff have typed from paper. */
  sender: v.string(),
  /** Persons of the circle who were there. */
  attended: v.array(v.string()),
  /** So many came who are in no circle. */
  walkIns: v.number(),
  experiences: answer,
  views: answer,
  ideas: answer,
  at: v.string(),
});

export type Sheet = v.InferOutput<typeof sheet>;

/** A session's situations (domain 4.4). `planned`, `confirmed` and `rescheduled` stand: they are to be held. */
export const sessionStatuses = ['planned', 'confirmed', 'rescheduled', 'held', 'reported', 'cancelled'] as const;

const session = v.object({
  /** Its number within the circle, from 1; never given twice. */
  n: v.number(),
  status: v.picklist(sessionStatuses),
  ...appointed,
  by: v.string(),
  /** Why its place will do, with fewer seats than people. */
  reason: v.optional(v.string()),
  /** When those concerned are told of what is new; gone when they have been. */
  tellAt: v.optional(v.string()),
  /** When its record is asked for next; gone when it is in, or when it is with the staff. */
  askAt: v.optional(v.string()),
  /** So many times the record was asked for. */
  asked: v.number(),
  /** Since when the record is the staff's to get. */
  withStaffSince: v.optional(v.string()),
  told: v.array(word),
  sheets: v.array(sheet),
});

export type Session = v.InferOutput<typeof session>;

/** A circle's people and what it is, whatever its situation. */
const known = {
  dialogue: v.string(),
  /** Its number within the dialogue, as people say it: "Circle 3". */
  number: v.number(),
  /** Persons who registered. */
  people: v.array(v.string()),
  /** Persons among the dialogue's facilitators. */
  facilitators: v.array(v.string()),
  /** One of the dialogue's venues: where it meets, if not said otherwise of a session. */
  place: v.string(),
  /** BCP 47: in which language it is held, and which ones are interpreted. */
  language: v.string(),
  interpreted: v.array(v.string()),
  /** The local date of the kick-off that its sessions are planned by. */
  kickOff: v.string(),
  sessions: v.array(session),
  formedAt: v.string(),
};

/** The situations of a circle. */
export const circleState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({ status: v.literal('open'), ...known }),
  /** It was given up, or its dialogue is over or cancelled: nothing is planned any more, and whoever was invited is told. */
  v.object({ status: v.literal('over'), ...known, overAt: v.string() }),
]);

export type CircleState = v.InferOutput<typeof circleState>;
export type KnownCircle = Exclude<CircleState, { status: 'none' }>;
export type OpenCircle = Extract<CircleState, { status: 'open' }>;

/** The id of a dialogue's circle. */
export const circleIdOf = (dialogue: string, number: number): string => `${dialogue}.${number}`;

export const isKnown = (state: CircleState): state is KnownCircle => state.status !== 'none';

/** Who sits in a circle. */
interface Sitting {
  readonly people: readonly string[];
  readonly facilitators: readonly string[];
}

/** Everyone who is to be there. */
export const everyoneIn = ({ people, facilitators }: Sitting): readonly string[] => [...facilitators, ...people];

/** It is to be held: neither held nor cancelled. */
export const stands = ({ status }: Pick<Session, 'status'>): boolean =>
  status === 'planned' || status === 'confirmed' || status === 'rescheduled';

/** Its times at which something is to be done. */
const timesOf = ({ tellAt, remindAt, askAt }: Session): readonly string[] =>
  [tellAt, remindAt, askAt].filter(one => one !== undefined);

/** Records that the facilitators were asked for in vain are one line, whatever their number. */
function attention(state: CircleState, about: string): Attention | undefined {
  if (!isKnown(state)) return undefined;
  const since = state.sessions.flatMap(({ withStaffSince }) => withStaffSince ?? []).sort()[0];
  return since === undefined ? undefined : { code: 'circle-record', urgency: 'notice', about, since };
}

/** Where circles are kept, by `<dialogue>.<number>`. */
export const circles: Shelf<CircleState> = {
  kind: 'circle',
  capability: 'dialogues',
  version: 1,
  schema: circleState,
  initial: { status: 'none' },
  due: state => (isKnown(state) ? state.sessions.flatMap(timesOf).sort()[0] : undefined),
  attention,
  // Who was in it is forgotten with the dialogue's people (domain 4.8); until then whoever was invited is told.
  expires: state => (state.status === 'over' ? plusDays(state.overAt, program.dialogues.keptDays) : undefined),
};

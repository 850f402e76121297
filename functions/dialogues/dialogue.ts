import * as v from 'valibot';
import type { Attention } from '../platform/attention.ts';
import { edits } from '../platform/edits.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { type DialogueStage, dialogueStages } from '../program/dialogue-stages.ts';
import { program } from '../program/settings.ts';

/** How a dialogue is held: circles over some weeks, or one day (a welcoming event at tables). */
export const formats = ['round', 'one-day'] as const;
export type Format = (typeof formats)[number];

/** What someone says of where she is from: `both` counts for either community, `rather-not-say` for neither. */
export const backgrounds = ['moved-here', 'long-here', 'both', 'rather-not-say'] as const;
export type Background = (typeof backgrounds)[number];

/** The two communities that talk with one another. */
export const communities = ['moved-here', 'long-here'] as const;
export type Community = (typeof communities)[number];

/** Whether someone of this background counts for a community. */
export const countsFor = (background: Background, community: Community): boolean =>
  background === community || background === 'both';

/** In what someone of a dialogue has a part before there are participants. */
export const roles = ['steering', 'facilitator'] as const;
export type Role = (typeof roles)[number];

/** The whole city instead of one of the settings' areas. */
export const everywhere = 'everywhere';

/** A dialogue's topic and what goes with it: public words of the staff, guarded, that name nobody; so they lie open here, and in no fact. */
const subject = {
  topic: v.string(),
  /** What it is to come to, in words. */
  goals: v.optional(v.string()),
  /** An area of the settings, or `everywhere`. */
  area: v.optional(v.string()),
  /** BCP 47 codes: in which circles can be held. */
  languages: v.array(v.string()),
};

/** From what staff took its topic: a need that could not be met here, or an issue of the advisory group. */
const source = v.object({ need: v.optional(v.string()), issue: v.optional(v.string()) });

/** Where people can meet. */
const venue = v.object({
  id: v.string(),
  title: v.string(),
  /** So many people fit in. */
  seats: v.number(),
  /** What it offers of the settings' access needs. */
  access: v.array(v.string()),
});

/** The kick-off: a local date and time of the program's place, the instant that they are, and where. */
const kickOff = v.object({ date: v.string(), time: v.string(), at: v.string(), place: v.string() });

/** One of the steering group: the person whom `people` holds, and nothing of hers but her background. */
const organizer = v.object({ person: v.string(), background: v.picklist(backgrounds) });

/** One of the facilitators. `trainedOn`: a local date. */
const facilitator = v.object({
  ...organizer.entries,
  languages: v.array(v.string()),
  trainedOn: v.optional(v.string()),
});

/** That staff went on although something was missing: to which stage, what was missing (codes), why, and who. */
const passedOver = v.object({
  stage: v.string(),
  missing: v.array(v.string()),
  reason: v.string(),
  by: v.string(),
  at: v.string(),
});

/** What is known of a dialogue whatever its situation. */
const known = {
  format: v.picklist(formats),
  ...subject,
  from: v.optional(source),
  venues: v.array(venue),
  kickOff: v.optional(kickOff),
  /** The local date on which the action forum was held, as the plan of what it comes to has it. */
  forum: v.optional(v.string()),
  /** How often the kick-off was moved, and who plans or facilitates and is still to be told of it, from `due` on. */
  moved: v.optional(v.object({ n: v.number(), toTell: v.array(v.string()), due: v.optional(v.string()) })),
  steering: v.array(organizer),
  facilitators: v.array(facilitator),
  /** Registration was extended, once: it closes so many days before the kick-off, and moves with it. */
  extended: v.optional(v.object({ daysBefore: v.number() })),
  passed: v.array(passedOver),
  /** What came of it, in the staff's words, which name nobody; `n` grows each time it is written anew. */
  results: v.optional(
    v.object({
      text: v.string(),
      n: v.number(),
      at: v.string(),
      /** Who plans or facilitates and is still to be told of it, from `due` on; whoever took part as well is told with those who took part. */
      toTell: v.optional(v.array(v.string())),
      due: v.optional(v.string()),
    }),
  ),
  /** Steps of the calendar that staff have ticked, and when. */
  done: v.array(v.object({ step: v.string(), at: v.string() })),
  draftedAt: v.string(),
  /** When somebody last did something about it. */
  touchedAt: v.string(),
  edits,
};

/** Over by the calendar: people are forgotten at `due`, twenty at a time; without `due` all are. */
const leaving = { overAt: v.string(), due: v.optional(v.string()) };

/**
 * A dialogue's situations, by stage (domain 4.4). While it is open, `waiting` are the steps that are due and the staff's (or
 * `stands-still`), and `due` is when the calendar is looked at again: one of the two is always there.
 */
export const dialogueState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.picklist(dialogueStages.filter(one => one !== 'celebrated' && one !== 'closed')),
    ...known,
    waiting: v.array(v.string()),
    waitingSince: v.optional(v.string()),
    due: v.optional(v.string()),
  }),
  /** The library and the neighborhood have celebrated; it closes by itself when its people are forgotten. */
  v.object({ status: v.literal('celebrated'), ...known, ...leaving }),
  v.object({ status: v.literal('closed'), ...known, ...leaving }),
  v.object({
    status: v.literal('cancelled'),
    ...known,
    ...leaving,
    /** One of the settings'. */
    reason: v.string(),
    /** How far it had come. */
    stage: v.string(),
  }),
]);

export type DialogueState = v.InferOutput<typeof dialogueState>;
export type KnownDialogue = Exclude<DialogueState, { status: 'none' }>;
/** One that is not over: before its celebration, and not cancelled. */
export type OpenDialogue = Extract<DialogueState, { waiting: unknown }>;
export type OverDialogue = Exclude<KnownDialogue, OpenDialogue>;
export type Source = v.InferOutput<typeof source>;
export type KickOff = v.InferOutput<typeof kickOff>;
export type Venue = v.InferOutput<typeof venue>;
export type Facilitator = v.InferOutput<typeof facilitator>;

/** Whether it is not over. */
export const isOpen = (state: DialogueState): state is OpenDialogue => 'waiting' in state;

/** The stages that a format passes through, in their order: a dialogue of one day has neither further sessions nor a forum of its own. */
export const stagesOf = (format: Format): readonly DialogueStage[] =>
  format === 'round'
    ? dialogueStages
    : dialogueStages.filter(stage => stage !== 'in-session' && stage !== 'action-forum');

/** The stage that comes next; undefined at the end. */
export function stageAfter({ format, status }: Pick<KnownDialogue, 'format' | 'status'>): DialogueStage | undefined {
  const stages = stagesOf(format);
  return status === 'cancelled' ? undefined : stages[stages.indexOf(status) + 1];
}

/** Whether one stage is reached where another one stands. */
export const hasReached = (stands: DialogueStage, stage: DialogueStage): boolean =>
  dialogueStages.indexOf(stands) >= dialogueStages.indexOf(stage);

/** Whether there can be results: after the forum, which a dialogue of one day holds with its kick-off. */
export const hasResults = ({ format, status }: Pick<OpenDialogue, 'format' | 'status'>): boolean =>
  hasReached(status, format === 'round' ? 'action-forum' : 'kicked-off');

/** The list of open dialogues, by their kick-offs, those without one last; and of those that are over, by when they were. */
export const openList = 'dialogues';
export const overList = 'dialogues over';

function place(state: DialogueState): { readonly list: string; readonly sort: string } | undefined {
  if (state.status === 'none') return undefined;
  if (!isOpen(state)) return { list: overList, sort: state.overAt };
  return { list: openList, sort: state.kickOff?.at ?? `without ${state.draftedAt}` };
}

/** What of a dialogue is due and the staff's is one line, whatever it comes to. */
function attention(state: DialogueState, about: string): Attention | undefined {
  if (!isOpen(state) || state.waiting.length === 0) return undefined;
  const { waiting, waitingSince: since = state.touchedAt } = state;
  return { code: 'dialogue-steps', urgency: 'notice', about, since, due: since, details: waiting };
}

/** When it is next to be looked at, whether it is open or over: results may still be on their way when it is celebrated. */
const dueOf = (state: DialogueState): string | undefined =>
  state.status === 'none' ? undefined : [state.due, state.results?.due].filter(one => one !== undefined).sort()[0];

/** Where dialogues are kept. */
export const dialogues: Shelf<DialogueState> = {
  kind: 'dialogue',
  capability: 'dialogues',
  version: 1,
  schema: dialogueState,
  initial: { status: 'none' },
  due: dueOf,
  list: place,
  attention,
  // What is left names nobody: how many talked about what, and what came of it, as long as other counts are kept.
  expires: state =>
    state.status !== 'none' && !isOpen(state) && state.due === undefined
      ? plusDays(state.overAt, program.retentionDays.counts)
      : undefined,
};

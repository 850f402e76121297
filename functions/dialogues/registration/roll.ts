import * as v from 'valibot';
import type { Attention } from '../../platform/attention.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';

/** One who waits for a place: herself, and whom a mail goes to. */
const waiter = v.object({ id: v.string(), person: v.string() });

/** A place that is held for one who waited, until she answers or the time is over. `n` tells one offer from another. */
const offer = v.object({ ...waiter.entries, until: v.string(), n: v.number() });
export type Offer = v.InferOutput<typeof offer>;

/** What everyone on the list is to be told, page by page. */
export const tellings = [
  'moved',
  'reminder',
  'results',
  'cancelled',
  'celebrated',
  'belonging-before',
  'belonging-after',
] as const;
export type What = (typeof tellings)[number];
const telling = v.object({
  what: v.picklist(tellings),
  /** Tells this telling from another one. */
  n: v.number(),
  due: v.string(),
  /** Where the page before ended. */
  after: v.optional(v.string()),
});
export type Telling = v.InferOutput<typeof telling>;

/**
 * The roll of a dialogue: how many places are taken, who waits in which order, for whom a place is held, and what everyone is still to
 * be told. It is written together with each one on the list, so that no two take the last place and nobody overtakes who waits.
 */
export const rollState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('kept'),
    /** Whose place is settled. */
    held: v.number(),
    /** So many fit in where it kicks off; left out where that is not known, and then everybody does. */
    seats: v.optional(v.number()),
    waiting: v.array(waiter),
    offers: v.array(offer),
    /** So many offers were ever made. */
    offered: v.number(),
    /** Access needs that nobody has answered, and since when there are any. */
    accessOpen: v.number(),
    accessSince: v.optional(v.string()),
    /** The kick-off as everyone was told it, and how often it has changed: a calendar takes an entry's newest number. */
    kickOff: v.optional(v.object({ at: v.string(), place: v.string() })),
    sequence: v.number(),
    changedAt: v.optional(v.string()),
    remindAt: v.optional(v.string()),
    /** When everyone is asked how at home she feels, before it begins. */
    askAt: v.optional(v.string()),
    /** When they were asked that: before it, and after what it came to. */
    asked: v.optional(v.object({ before: v.optional(v.string()), after: v.optional(v.string()) })),
    telling: v.array(telling),
    told: v.number(),
    /** The number of the results that everyone is, or was, told. */
    results: v.optional(v.number()),
    /** It was celebrated or cancelled. */
    overAt: v.optional(v.string()),
  }),
]);

export type RollState = v.InferOutput<typeof rollState>;
export type Roll = Extract<RollState, { status: 'kept' }>;

/** A roll on which nobody stands yet. */
export const emptyRoll: Roll = {
  status: 'kept',
  held: 0,
  waiting: [],
  offers: [],
  offered: 0,
  accessOpen: 0,
  sequence: 0,
  telling: [],
  told: 0,
};

/** The roll, also before anyone has registered. */
export const rollOf = (state: RollState): Roll => (state.status === 'none' ? emptyRoll : state);

/** Places that nobody has and that are held for nobody; without an end where it is not known how many fit in. */
export const freePlaces = ({ seats, held, offers }: Roll): number =>
  seats === undefined ? Number.POSITIVE_INFINITY : Math.max(0, seats - held - offers.length);

/** When something of it is due next. */
function dueOf(state: RollState): string | undefined {
  if (state.status === 'none') return undefined;
  const times = [...state.offers.map(({ until }) => until), ...state.telling.map(({ due }) => due)];
  return [...times, ...(state.remindAt ? [state.remindAt] : []), ...(state.askAt ? [state.askAt] : [])].sort()[0];
}

function attention(state: RollState, about: string): Attention | undefined {
  if (state.status === 'none' || state.accessOpen === 0 || !state.accessSince || state.overAt) return undefined;
  return { code: 'dialogue-access', urgency: 'notice', about, since: state.accessSince };
}

/** Where rolls are kept, by the ids of their dialogues. */
export const rolls: Shelf<RollState> = {
  kind: 'roll',
  capability: 'dialogues',
  version: 1,
  schema: rollState,
  initial: { status: 'none' },
  due: dueOf,
  attention,
  // What is left names nobody: how many there were, as long as other counts are kept.
  expires: state =>
    state.status === 'kept' && state.overAt && dueOf(state) === undefined
      ? plusDays(state.overAt, program.retentionDays.counts)
      : undefined,
};

import * as v from 'valibot';
import type { Attention } from '../platform/attention.ts';
import { edits } from '../platform/edits.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** What a household told about itself, in codes: nothing that names it. */
export const household = v.object({
  languages: v.array(v.object({ code: v.string(), level: v.picklist(['basic', 'conversational', 'fluent']) })),
  introduction: v.picklist(['at-once', 'ask-me-first']),
  urgent: v.boolean(),
  needs: v.array(v.string()),
  availability: v.array(v.string()),
  interpreterNeeded: v.optional(v.boolean()),
  area: v.optional(v.string()),
  /** It could also meet by phone or video. */
  remote: v.optional(v.boolean()),
  household: v.optional(v.object({ adults: v.optional(v.number()), childrenAgeBands: v.array(v.string()) })),
  arrivalWindow: v.optional(v.string()),
  preferences: v.optional(
    v.object({
      navigatorGender: v.optional(v.object({ value: v.string(), required: v.boolean() })),
      sharedExperience: v.optional(v.array(v.string())),
    }),
  ),
});

export type Household = v.InferOutput<typeof household>;

/** How the contact can be reached: the kind only. */
const channel = v.picklist(['email', 'phone', 'agency']);

const posted = {
  person: v.string(),
  receipt: v.string(),
  channel,
  household,
  postedAt: v.string(),
  consent: v.object({ version: v.string(), language: v.string() }),
  /** Someone else was posted with the same e-mail or phone. */
  duplicate: v.optional(v.boolean()),
  /** Of what it told, also of what people keep: the names of the fields, as `correct` takes them. */
  edits,
};

/** Mail to its address came back or is not wanted, or its number was wrong. */
const unreachable = v.optional(v.boolean());

/**
 * An arrival's situations. `due` is the next act's time in each that is open; `told` counts what the liaison was told about it.
 * Once `ready`, pairing takes over and has the due time; until it has, intake looks after it.
 */
export const arrivalState = v.variant('status', [
  v.object({ status: v.literal('unknown') }),
  v.object({
    status: v.literal('unconfirmed'),
    ...posted,
    due: v.string(),
    reminded: v.boolean(),
    told: v.number(),
    unreachable,
  }),
  v.object({ status: v.literal('incomplete'), ...posted, due: v.string(), told: v.number(), unreachable }),
  v.object({
    status: v.literal('with-staff'),
    ...posted,
    why: v.literal('under-18'),
    due: v.string(),
    told: v.number(),
  }),
  /** `due` until it is seen that pairing has begun. */
  v.object({ status: v.literal('ready'), ...posted, due: v.optional(v.string()) }),
  /** It has had its navigator, or needs none any more: kept in case it comes back, forgotten at `due`. */
  v.object({
    status: v.literal('finished'),
    ...posted,
    reason: v.string(),
    finishedAt: v.string(),
    /** It may be called once more, at `at`, and is known for that until then. */
    later: v.optional(
      v.object({
        at: v.string(),
        until: v.string(),
        allowedAt: v.string(),
        by: v.string(),
        askedAt: v.optional(v.string()),
      }),
    ),
    due: v.string(),
  }),
  v.object({ status: v.literal('closed'), receipt: v.string(), reason: v.string(), closedAt: v.string() }),
]);

export type ArrivalState = v.InferOutput<typeof arrivalState>;

/** It is done, and not forgotten yet. */
export type Finished = Extract<ArrivalState, { status: 'finished' }>;

/** The situations in which a household is known. */
export type OpenArrival = Exclude<ArrivalState, { status: 'unknown' | 'closed' }>;

/** The list of all arrivals that are not closed yet: by how they stand, then in the order of their posting. */
export const openArrivals = 'arrivals';

/** How an arrival stands in the list: a child's with those that wait for an answer. */
const standings = {
  unconfirmed: 'unconfirmed',
  incomplete: 'incomplete',
  'with-staff': 'incomplete',
  ready: 'ready',
  finished: 'finished',
} as const satisfies Readonly<Record<OpenArrival['status'], string>>;

export type ArrivalStanding = (typeof standings)[OpenArrival['status']];

/** The beginning of the place of all that stand so. */
export const placeUnder = (standing: ArrivalStanding): string => `${standing} `;

/** Where an arrival stands in the list. */
const placeOf = ({ status, postedAt }: OpenArrival): string => `${placeUnder(standings[status])}${postedAt}`;
/** The count of households that the program looks after: whose contact is confirmed or known to the staff, until they have had their navigator. */
export const lookedAfter = 'households';

/** Whether a household is one of them. An address that nobody has confirmed may be nobody's. */
export const isLookedAfter = ({ status }: ArrivalState): boolean =>
  status === 'incomplete' || status === 'with-staff' || status === 'ready';

/** What of a household's post is the staff's: to be called, or found in another way. Where a call stands for it, that is the line. */
function attention(state: ArrivalState, about: string): Attention | undefined {
  if (!('person' in state) || state.status === 'ready' || state.status === 'finished') return undefined;
  const { postedAt: since, due, channel } = state;
  if ('unreachable' in state && state.unreachable)
    return { code: 'household-lost', urgency: 'unreachable', about, since, due };
  if (state.status === 'with-staff') return { code: 'child-asks', urgency: 'call', about, since, due };
  if (state.status === 'incomplete') return { code: 'incomplete', urgency: 'call', about, since, due };
  return channel === 'email' ? undefined : { code: 'not-confirmed', urgency: 'call', about, since, due };
}

/** Where arrivals are kept. */
export const arrivals: Shelf<ArrivalState> = {
  kind: 'arrival',
  capability: 'intake',
  version: 1,
  schema: arrivalState,
  initial: { status: 'unknown' },
  due: state => ('due' in state ? state.due : undefined),
  list: state =>
    state.status === 'unknown' || state.status === 'closed' ? undefined : { list: openArrivals, sort: placeOf(state) },
  attention,
  counted: state => (isLookedAfter(state) ? lookedAfter : undefined),
  // So long its receipt still says that it is closed.
  expires: state => (state.status === 'closed' ? plusDays(state.closedAt, program.retentionDays.closed) : undefined),
};

import * as v from 'valibot';
import { edits } from '../platform/edits.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';
import { gatesDue, lapsedGates, openGates, passedGate } from './gates.ts';

/** What a navigator told about herself, in codes: nothing that names her. */
export const profile = v.object({
  languages: v.array(v.object({ code: v.string(), level: v.picklist(['basic', 'conversational', 'fluent']) })),
  areas: v.array(v.string()),
  strengths: v.array(v.string()),
  availability: v.array(v.string()),
  gender: v.optional(v.string()),
  experiences: v.array(v.string()),
  limits: v.array(v.string()),
  /** She would also meet by phone or video alone. */
  remote: v.optional(v.boolean()),
  capacity: v.number(),
});

export type Profile = v.InferOutput<typeof profile>;

/** Who agreed to the rules of volunteering, and when. */
const agreement = v.object({ at: v.string(), by: v.string() });

/** What is known of everyone who ever confirmed her application. What came with the steps is missing in what was kept before. */
const record = {
  person: v.string(),
  profile,
  gates: v.optional(v.record(v.string(), passedGate), {}),
  agreement: v.optional(agreement),
  /** Households (arrivals) that she must not be paired with. */
  notWith: v.optional(v.array(v.string()), []),
  consent: v.optional(v.object({ version: v.string(), language: v.string() })),
  /** Of what she told, also of what people keep, by the fields of `correct`; of a pause `until`, of a suspension `reason`, of a step its key. */
  edits,
};

/** What is known of everyone who belongs to the program. */
const belonging = {
  ...record,
  registeredAt: v.string(),
  /** When the profile, a pause or a suspension last changed: tells a later word from an earlier one. */
  changedAt: v.optional(v.string()),
  /** Which tellings that a step runs out were made, as days before. */
  told: v.optional(v.array(v.number()), []),
};

/**
 * A navigator's situations. `due` is when the program does something by itself; for someone who belongs that is also when a step that
 * she passed runs out.
 */
export const navigatorState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** An application under an address that another one has. It leads nowhere, and its receipt says what every new one says. */
  v.object({ status: v.literal('duplicate'), appliedAt: v.string() }),
  /** Someone gave this address; forgotten at `due` unless it is confirmed. */
  v.object({ status: v.literal('unconfirmed'), ...record, appliedAt: v.string(), due: v.string() }),
  /** On her way through the steps. At `due` somebody is reminded that she stands still; `reminded` counts it. */
  v.object({
    status: v.literal('applicant'),
    ...record,
    appliedAt: v.string(),
    /** The step that she passed last. */
    latest: v.string(),
    reminded: v.number(),
    due: v.string(),
  }),
  v.object({ status: v.literal('active'), ...belonging }),
  /** She is offered nobody new until `due`; the households that she has stay hers. */
  v.object({ status: v.literal('paused'), ...belonging, due: v.string() }),
  /** The library offers her nobody new; the households that she has stay hers. At `due` the liaison is told again. */
  v.object({
    status: v.literal('suspended'),
    ...belonging,
    reason: v.string(),
    since: v.string(),
    /** She was pausing until then. */
    pausedUntil: v.optional(v.string()),
    due: v.string(),
  }),
  /** She has stopped, and is kept in case she comes back; forgotten at `due`. `mayReturn`: without asking a person first. */
  v.object({
    status: v.literal('inactive'),
    ...record,
    reason: v.string(),
    mayReturn: v.boolean(),
    stoppedAt: v.string(),
    due: v.string(),
  }),
  /** She wants no more of the program; forgotten at `due`. */
  v.object({ status: v.literal('leaving'), person: v.string(), reason: v.string(), due: v.string() }),
  v.object({ status: v.literal('left'), leftAt: v.string() }),
]);

export type NavigatorState = v.InferOutput<typeof navigatorState>;
export type Status = NavigatorState['status'];
export type Belonging = Extract<NavigatorState, { status: 'active' | 'paused' | 'suspended' }>;
/** Someone whose profile is known, whatever her situation. */
export type Recorded = Extract<NavigatorState, { profile: unknown }>;
export type Applicant = Extract<NavigatorState, { status: 'applicant' }>;
export type Inactive = Extract<NavigatorState, { status: 'inactive' }>;

/** She is one of the program's navigators, whether or not she can be offered someone now. */
export const belongs = (state: NavigatorState): state is Belonging =>
  state.status === 'active' || state.status === 'paused' || state.status === 'suspended';

/** Her profile is known: she belongs, is on her way, or has stopped. */
export const isRecorded = (state: NavigatorState): state is Recorded => 'profile' in state;

/** Every step is passed and the agreement signed: nothing is missing any more. */
export const isComplete = ({ gates, agreement: signed }: Recorded, at: string): boolean =>
  signed !== undefined && openGates(gates, at).length === 0;

/**
 * What is to be done next: by someone on her way the first open step, then the agreement; by one who belongs what has run out. Undefined
 * where nothing is missing.
 */
export function nextOf(state: Recorded, at: string): string | undefined {
  if (belongs(state)) return lapsedGates(state.gates, at)[0];
  return openGates(state.gates, at)[0] ?? (state.agreement ? undefined : 'agreement');
}

/** The list of the program's navigators: by how they stand, then in the order of their joining. */
export const navigatorList = 'navigators';

/** The list of those who have applied, or have stopped: by how they stand, then since when. */
export const volunteerList = 'volunteers';

/** The list of all who stand so, and the beginning of their place in it. */
export const placeUnder = (status: Recorded['status']): { readonly list: string; readonly under: string } => ({
  list: status === 'active' || status === 'paused' || status === 'suspended' ? navigatorList : volunteerList,
  under: `${status} `,
});

const earliest = (...instants: readonly (string | undefined)[]): string | undefined =>
  instants.filter(one => one !== undefined).sort()[0];

/** When the program has to do something about her. An instant. */
function navigatorDue(state: NavigatorState): string | undefined {
  const own = 'due' in state ? state.due : undefined;
  return state.status === 'active' || state.status === 'paused'
    ? earliest(own, gatesDue(state.gates, state.told))
    : own;
}

/** Since when she stands as she does: has joined, applied or stopped. An instant. */
export const standsSince = (state: Recorded): string =>
  belongs(state) ? state.registeredAt : state.status === 'inactive' ? state.stoppedAt : state.appliedAt;

function place(state: NavigatorState) {
  if (!isRecorded(state)) return undefined;
  const { list, under } = placeUnder(state.status);
  return { list, sort: `${under}${standsSince(state)}` };
}

function expires(state: NavigatorState): string | undefined {
  if (state.status === 'left') return plusDays(state.leftAt, program.retentionDays.closed);
  return state.status === 'duplicate' ? plusDays(state.appliedAt, program.retentionDays.unconfirmed) : undefined;
}

/** Where navigators are kept. */
export const navigators: Shelf<NavigatorState> = {
  kind: 'navigator',
  capability: 'navigators',
  version: 1,
  schema: navigatorState,
  initial: { status: 'none' },
  due: navigatorDue,
  list: place,
  expires,
};

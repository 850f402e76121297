import * as v from 'valibot';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** What a navigator told about herself, in codes: nothing that names her. */
export const profile = v.object({
  languages: v.array(v.object({ code: v.string(), level: v.picklist(['basic', 'conversational', 'fluent']) })),
  areas: v.array(v.string()),
  strengths: v.array(v.string()),
  availability: v.array(v.string()),
  gender: v.optional(v.string()),
  experiences: v.array(v.string()),
  limits: v.array(v.string()),
  capacity: v.number(),
});

export type Profile = v.InferOutput<typeof profile>;

/** What is known of everyone who belongs to the program. */
const belonging = {
  person: v.string(),
  profile,
  registeredAt: v.string(),
  /** When the profile or the pause last changed: tells a later word from an earlier one. */
  changedAt: v.optional(v.string()),
};

/** A navigator's situations. */
export const navigatorState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({ status: v.literal('active'), ...belonging }),
  /** She is offered nobody new until `due`; the households that she has stay hers. */
  v.object({ status: v.literal('paused'), ...belonging, due: v.string() }),
  /** She has left; forgotten at `due`. */
  v.object({ status: v.literal('leaving'), person: v.string(), reason: v.string(), due: v.string() }),
  v.object({ status: v.literal('left'), leftAt: v.string() }),
]);

export type NavigatorState = v.InferOutput<typeof navigatorState>;
export type Belonging = Extract<NavigatorState, { status: 'active' | 'paused' }>;

/** She is one of the program's navigators, whether or not she can be offered someone now. */
export const belongs = (state: NavigatorState): state is Belonging =>
  state.status === 'active' || state.status === 'paused';

/** The list of the program's navigators, in the order of their joining. */
export const navigatorList = 'navigators';

/** Where navigators are kept. */
export const navigators: Shelf<NavigatorState> = {
  kind: 'navigator',
  capability: 'navigators',
  version: 1,
  schema: navigatorState,
  initial: { status: 'none' },
  due: state => ('due' in state ? state.due : undefined),
  list: state => (belongs(state) ? { list: navigatorList, sort: state.registeredAt } : undefined),
  expires: state => (state.status === 'left' ? plusDays(state.leftAt, program.retentionDays.closed) : undefined),
};

import * as v from 'valibot';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

const shown = v.object({
  at: v.string(),
  by: v.string(),
  /** In which it was counted. */
  quarter: v.string(),
});

/** What a household would like to take part in besides, by its own wish; by arrival. */
export const interestState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({ status: v.literal('shown'), since: v.string(), kinds: v.record(v.string(), shown) }),
  /** The household is in the program no more. */
  v.object({ status: v.literal('over'), at: v.string() }),
]);

export type InterestState = v.InferOutput<typeof interestState>;

/** The list of households that have shown interest, the first first. */
export const interestList = 'interests';

/** Where interests are kept. */
export const interests: Shelf<InterestState> = {
  kind: 'interest',
  capability: 'belonging',
  version: 1,
  schema: interestState,
  initial: { status: 'none' },
  due: () => undefined,
  list: state => (state.status === 'shown' ? { list: interestList, sort: state.since } : undefined),
  expires: state => (state.status === 'over' ? plusDays(state.at, program.retentionDays.closed) : undefined),
};

/** How many households showed interest in what in a quarter; names nobody, and stays when they are forgotten. */
export const tallyState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('counted'),
    quarter: v.string(),
    since: v.string(),
    counts: v.record(v.string(), v.number()),
  }),
]);

export type TallyState = v.InferOutput<typeof tallyState>;

/** The list of tallies, by quarter. */
export const tallyList = 'interest tallies';

/** Where it is counted, by quarter. */
export const tallies: Shelf<TallyState> = {
  kind: 'interest-tally',
  capability: 'belonging',
  version: 1,
  schema: tallyState,
  initial: { status: 'none' },
  due: () => undefined,
  list: state => (state.status === 'counted' ? { list: tallyList, sort: state.quarter } : undefined),
  expires: state => (state.status === 'counted' ? plusDays(state.since, program.retentionDays.counts) : undefined),
};

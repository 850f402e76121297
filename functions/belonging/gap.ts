import * as v from 'valibot';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** How often a need could not be met in a month; by `<need>.<month>`. */
export const gapState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('counted'),
    need: v.string(),
    month: v.string(),
    /** One for each household that had the need: keyed hashes, in the order of the alphabet and not of their coming. */
    marks: v.array(v.string()),
  }),
]);

export type GapState = v.InferOutput<typeof gapState>;

/** The list of gaps, by month and need. */
export const gapList = 'gaps';

/** The first instant of a month: the only time that anything about its gaps carries. */
export const beginningOf = (month: string): string => `${month}-01T00:00:00.000Z`;

/** Where gaps are kept. */
export const gaps: Shelf<GapState> = {
  kind: 'gap',
  capability: 'belonging',
  version: 1,
  schema: gapState,
  initial: { status: 'none' },
  due: () => undefined,
  list: state => (state.status === 'counted' ? { list: gapList, sort: `${state.month} ${state.need}` } : undefined),
  expires: state =>
    state.status === 'counted' ? plusDays(beginningOf(state.month), program.retentionDays.counts) : undefined,
};

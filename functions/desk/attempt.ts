import * as v from 'valibot';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** Something that someone on the staff tried and may not: one for each time. */
export const attemptState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('refused'),
    at: v.string(),
    by: v.string(),
    door: v.string(),
    right: v.string(),
    roles: v.string(),
  }),
]);

export type AttemptState = v.InferOutput<typeof attemptState>;

/** The list of attempts, in the order of their times. */
export const attemptList = 'refused attempts';

/** Where attempts are kept, as long as disclosures. */
export const attempts: Shelf<AttemptState> = {
  kind: 'attempt',
  capability: 'desk',
  version: 1,
  schema: attemptState,
  initial: { status: 'none' },
  due: () => undefined,
  list: state => (state.status === 'refused' ? { list: attemptList, sort: state.at } : undefined),
  expires: state => (state.status === 'refused' ? plusDays(state.at, program.retentionDays.disclosures) : undefined),
};

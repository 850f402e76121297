import * as v from 'valibot';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** One of the program's own alarms, as it was last heard of. `changedAt` tells a later word from an earlier one. */
export const alarmState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** What people lose meanwhile, in the alarm's words; `seen`: someone on the staff knows. */
  v.object({ status: v.literal('raised'), words: v.string(), changedAt: v.string(), seen: v.optional(v.boolean()) }),
  v.object({ status: v.literal('over'), changedAt: v.string() }),
]);

export type AlarmState = v.InferOutput<typeof alarmState>;

/** Where alarms are kept, by their names. */
export const alarms: Shelf<AlarmState> = {
  kind: 'alarm',
  capability: 'desk',
  version: 1,
  schema: alarmState,
  initial: { status: 'none' },
  due: () => undefined,
  attention: (state, about) =>
    state.status === 'raised' && !state.seen
      ? { code: 'alarm', urgency: 'machine', about, since: state.changedAt, words: state.words }
      : undefined,
  expires: state => (state.status === 'over' ? plusDays(state.changedAt, program.retentionDays.closed) : undefined),
};

import * as v from 'valibot';
import type { AlarmCommand } from './domain.ts';

/** What CloudWatch says on the account's bus when an alarm changes, as far as it matters here. */
const change = v.object({
  id: v.string(),
  detail: v.object({
    alarmName: v.string(),
    state: v.object({ value: v.picklist(['OK', 'ALARM', 'INSUFFICIENT_DATA']), timestamp: v.string() }),
    configuration: v.object({
      description: v.optional(v.string()),
      metrics: v.optional(
        v.array(v.object({ metricStat: v.optional(v.object({ metric: v.object({ name: v.string() }) })) })),
        [],
      ),
    }),
  }),
});

/** Counted again once a day, so the alarm is over after five minutes though the row still fails; each such row is a line by itself. */
const ofRows = 'ParkedRows';

/** Which alarm changed, and what that comes to; without a command where Today has lines of its own for it. Throws where it is no change of an alarm. */
export function changeOf(event: unknown): {
  readonly id: string;
  readonly alarm: string;
  readonly command?: AlarmCommand;
} {
  const { id, detail } = v.parse(change, event);
  const { alarmName: alarm, state, configuration } = detail;
  if (configuration.metrics.some(({ metricStat }) => metricStat?.metric.name === ofRows)) return { id, alarm };
  const changedAt = new Date(state.timestamp).toISOString();
  const words = configuration.description ?? alarm;
  return {
    id,
    alarm,
    command: state.value === 'ALARM' ? { type: 'Raise', words, changedAt } : { type: 'Clear', changedAt },
  };
}

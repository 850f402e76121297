import middy from '@middy/core';
import * as v from 'valibot';
import { handle } from '../platform/ledger.ts';
import { observe } from '../platform/observe.ts';
import type { AlarmCommand } from './domain.ts';
import { alarmRoom } from './rooms.ts';

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

/** When one of the program's alarms changes, what people lose by it is a line of Today, or no longer. */
export const handler = middy<unknown, { outcome: string }>({ timeoutEarlyInMillis: 0 })
  .use(observe('alarm'))
  .handler(async event => {
    const { id, detail } = v.parse(change, event);
    if (detail.configuration.metrics.some(({ metricStat }) => metricStat?.metric.name === ofRows))
      return { outcome: 'rows-are-lines' };
    const changedAt = new Date(detail.state.timestamp).toISOString();
    const command: AlarmCommand =
      detail.state.value === 'ALARM'
        ? { type: 'Raise', words: detail.configuration.description ?? detail.alarmName, changedAt }
        : { type: 'Clear', changedAt };
    const act = { command, cause: `alarm:${id}`, by: 'program', at: new Date().toISOString() };
    return handle(alarmRoom, { self: detail.alarmName }, act);
  });

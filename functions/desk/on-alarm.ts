import middy from '@middy/core';
import { handle } from '../platform/ledger.ts';
import { observe } from '../platform/observe.ts';
import { changeOf } from './alarm-change.ts';
import { alarmRoom } from './rooms.ts';

/** When one of the program's alarms changes, what people lose by it is a line of Today, or no longer. */
export const handler = middy<unknown, { outcome: string }>({ timeoutEarlyInMillis: 0 })
  .use(observe('alarm'))
  .handler(async event => {
    const { id, alarm, command } = changeOf(event);
    if (!command) return { outcome: 'rows-are-lines' };
    const act = { command, cause: `alarm:${id}`, by: 'program', at: new Date().toISOString() };
    return handle(alarmRoom, { self: alarm }, act);
  });

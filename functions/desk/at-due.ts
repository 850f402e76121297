import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { deputyRoom } from './rooms.ts';

/** When the last day of someone who stands in for the liaison is over, mails go to the liaison again and she is forgotten. */
export const handler = atDue('desk', ({ id, cause, at }) =>
  handle(deputyRoom, { self: id }, { command: { type: 'Due', at }, cause, by: 'program', at }),
);

import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { planRoom } from './room.ts';

/** When a task is overdue, remind the navigator the next morning; then tell the liaison. */
export const handler = atDue('tasks', ({ id, cause, at }) =>
  handle(planRoom, { self: id }, { command: { type: 'Due', pairing: id, at }, cause, by: 'program', at }),
);

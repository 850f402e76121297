import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { intakeRoom } from './room.ts';

/** When an address is not confirmed, send the mail once more after two days and close after fourteen; tell the liaison of what stays open. */
export const handler = atDue('intake', ({ id, cause, at }) =>
  handle(intakeRoom, { self: id }, { command: { type: 'Due', id, at }, cause, by: 'program', at }),
);

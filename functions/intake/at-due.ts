import { matchOf } from '../pairing/questions.ts';
import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { intakeRoom } from './room.ts';

/**
 * When an address is not confirmed, send the mail once more after a day and close after fourteen; tell the liaison of what stays
 * open; when nobody has begun to look for a navigator for a confirmed household, say again that it is confirmed; and forget those
 * whose pairing ended long enough ago.
 */
export const handler = atDue('intake', async ({ id, cause, at }) => {
  const sought = (await matchOf(id)).status !== 'none';
  return handle(intakeRoom, { self: id }, { command: { type: 'Due', id, sought, at }, cause, by: 'program', at });
});

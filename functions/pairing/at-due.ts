import { readyHousehold } from '../intake/questions.ts';
import { atDue } from '../platform/clock.ts';
import { handle } from '../platform/ledger.ts';
import { matchOf } from './questions.ts';
import { pairingRoom } from './room.ts';
import { seek } from './seek.ts';

/** When an offer is unanswered, a household silent or a search long: remind, expire, ask, tell; try those who wait again, and look whether those proposed still are the best. */
export const handler = atDue('pairing', async ({ id, cause, at }) => {
  const match = await matchOf(id);
  const sought = match.status === 'waiting' || match.status === 'proposed';
  if (sought && (await readyHousehold(id))) return seek(id, { cause, at });
  const ids = { match: id, seat: 'navigator' in match ? match.navigator : 'nobody' };
  return handle(pairingRoom, ids, {
    // A household that was closed in the moment it was offered is still here: its search ends now.
    command: sought
      ? { type: 'Close', person: match.person, reason: 'closed', at, by: 'program' }
      : { type: 'Due', arrival: id, at, by: 'program' },
    cause,
    by: 'program',
    at,
  });
});

import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalWithdrawn } from '../../events/arrival-withdrawn.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { matchOf } from './questions.ts';
import { pairingRoom } from './room.ts';

/** When an arrival is closed or wants no more of the program, its search, offer or pairing ends too. */
export const handler = reaction([arrivalClosed, arrivalWithdrawn], async ({ data, cause, at, correlation }) => {
  const match = await matchOf(data.arrival);
  const ids = { match: data.arrival, seat: 'navigator' in match ? match.navigator : 'nobody' };
  const command = { type: 'Close', person: data.person, reason: data.reason, by: data.by, at } as const;
  const closed = await handle(pairingRoom, ids, { command, cause, by: data.by, at, correlation });
  // The search moved on in this moment: thrown, so that it is tried again with the other seat.
  if (closed.outcome === 'refused') throw new Error(closed.reason);
  return closed;
});

import { navigatorPaused } from '../../events/navigator-paused.ts';
import { navigatorSuspended } from '../../events/navigator-suspended.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { arrivalOf } from './domain.ts';
import { layOut } from './lay-out.ts';
import { pairingRoom } from './room.ts';
import { proposeAnew } from './seek.ts';

/** When a navigator pauses or is suspended, offer her nobody new, take an offer that she has not answered to the next best, and propose others in her place. */
export const handler = reaction([navigatorPaused, navigatorSuspended], async ({ data, cause, at, correlation }) => {
  const { navigator, by } = data;
  const seat = await layOut(navigator, { cause, at, correlation });
  const rests = seat?.status === 'open' && (seat.pausedUntil !== undefined || seat.suspended);
  const offers = rests ? seat.holds.filter(hold => hold.as === 'offer') : [];
  for (const { pairing } of offers) {
    const command = { type: 'TakeBack', pairing, by, at } as const;
    await handle(pairingRoom, { match: arrivalOf(pairing), seat: navigator }, { command, cause, by, at });
  }
  await proposeAnew(navigator, { cause, at });
  return { outcome: `taken back ${offers.length}` };
});

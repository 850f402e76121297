import { mailSent } from '../../events/mail-sent.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { arrivalOf } from './ids.ts';
import { pairingRoom } from './room.ts';

/** When the offer's mail has gone out, the navigator's time to answer begins. */
export const handler = reaction([mailSent], async ({ data, cause, at, correlation }) => {
  if (data.kind !== 'offer') return { outcome: 'not-an-offer' };
  const command = { type: 'NoteOfferMailed', pairing: data.about, sentAt: data.at } as const;
  return handle(
    pairingRoom,
    { match: arrivalOf(data.about), seat: 'nobody' },
    { command, cause, by: 'program', at, correlation },
  );
});

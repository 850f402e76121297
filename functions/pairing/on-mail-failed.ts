import { mailFailed } from '../../events/mail-failed.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { arrivalOf } from './domain.ts';
import { engagement } from './questions.ts';
import { pairingRoom } from './room.ts';

/** When an offer cannot reach the navigator, take it back, offer her nothing more until someone has spoken to her, and say so. */
export const handler = reaction([mailFailed], async ({ data, cause, at, correlation }) => {
  // Of a mail whose fate nobody knows she may have read: the offer stays, and a person calls.
  const offer = data.kind === 'offer' && data.reason !== 'unknown' && (await engagement(data.about));
  if (!offer) return { outcome: 'no-open-offer' };
  const command = { type: 'TakeBack', pairing: data.about, reason: 'undeliverable', by: 'program', at } as const;
  const ids = { match: arrivalOf(data.about), seat: offer.navigator };
  return handle(pairingRoom, ids, { command, cause, by: 'program', at, correlation });
});

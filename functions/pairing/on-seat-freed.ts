import { introductionDeclined } from '../../events/introduction-declined.ts';
import { offerAccepted } from '../../events/offer-accepted.ts';
import { offerDeclined } from '../../events/offer-declined.ts';
import { offerExpired } from '../../events/offer-expired.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { pairingResumed } from '../../events/pairing-resumed.ts';
import { reaction } from '../platform/reaction.ts';
import { seek, tryThoseWaiting } from './seek.ts';

/** When a navigator can be offered another household again (her offer is over, or accepted and she has more room, or what was paused goes on), offer it to the next best, then try those who wait, longest first. */
export const handler = reaction(
  [offerAccepted, offerDeclined, offerExpired, introductionDeclined, pairingEnded, pairingResumed],
  async ({ data, cause, at }) => {
    await seek(data.arrival, { cause, at, fresh: data.navigator });
    return tryThoseWaiting(data.navigator, { cause, at });
  },
);

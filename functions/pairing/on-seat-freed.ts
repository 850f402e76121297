import { introductionDeclined } from '../../events/introduction-declined.ts';
import { offerAccepted } from '../../events/offer-accepted.ts';
import { offerDeclined } from '../../events/offer-declined.ts';
import { offerExpired } from '../../events/offer-expired.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { reaction } from '../platform/reaction.ts';
import { householdsWaiting } from './questions.ts';
import { seekForAll } from './seek.ts';

/** When a navigator can be offered another household again (her offer is over, or accepted and she has more room), offer it to the next best, then try those who wait, longest first. */
export const handler = reaction(
  [offerAccepted, offerDeclined, offerExpired, introductionDeclined, pairingEnded],
  async ({ data, cause, at }) => {
    const others = (await householdsWaiting()).filter(arrival => arrival !== data.arrival);
    return seekForAll([data.arrival, ...others], { cause, at, fresh: data.navigator });
  },
);

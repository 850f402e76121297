import { introductionDeclined } from '../../events/introduction-declined.ts';
import { offerDeclined } from '../../events/offer-declined.ts';
import { offerExpired } from '../../events/offer-expired.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { reaction } from '../platform/reaction.ts';
import { householdsWaiting } from './questions.ts';
import { seekForAll } from './seek.ts';

/** When a seat is free again, offer its household to the next best navigator, then try those who wait, longest first. */
export const handler = reaction(
  [offerDeclined, offerExpired, introductionDeclined, pairingEnded],
  async ({ data, cause, at }) => {
    const others = (await householdsWaiting()).filter(arrival => arrival !== data.arrival);
    return seekForAll([data.arrival, ...others], { cause, at, fresh: data.navigator });
  },
);

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, navigatorId, pairingId, reason } from './fields.ts';

/** The navigator said no, or the offer was taken back; her seat is free. */
export const offerDeclined = defineFact({
  name: 'OfferDeclined',
  version: 1,
  owner: 'pairing',
  meaning: 'The navigator said no, or the offer was taken back; her seat is free.',
  data: v.object({ pairing: pairingId, arrival: arrivalId, navigator: navigatorId, reason, by: actor }),
  samples: [
    {
      pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1',
      arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6',
      navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7',
      reason: 'no-time',
      by: 'navigator',
    },
  ],
});

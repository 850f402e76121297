import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { arrivalId, navigatorId, pairingId } from './fields.ts';

/** The navigator did not answer in time; her seat is free. */
export const offerExpired = defineFact({
  name: 'OfferExpired',
  version: 1,
  owner: 'pairing',
  meaning: 'The navigator did not answer in time; her seat is free.',
  data: v.object({ pairing: pairingId, arrival: arrivalId, navigator: navigatorId }),
  samples: [
    {
      pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1',
      arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6',
      navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7',
    },
  ],
});

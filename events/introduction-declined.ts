import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, navigatorId, pairingId } from './fields.ts';

/** The household does not want to meet this navigator; her seat is free. */
export const introductionDeclined = defineFact({
  name: 'IntroductionDeclined',
  version: 1,
  owner: 'pairing',
  meaning: 'The household does not want to meet this navigator; her seat is free.',
  data: v.object({ pairing: pairingId, arrival: arrivalId, navigator: navigatorId, by: actor }),
  samples: [
    {
      pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1',
      arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6',
      navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7',
      by: 'contact',
    },
  ],
});

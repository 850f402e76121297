import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, navigatorId, pairingId } from './fields.ts';

/** Someone on the staff chose the navigator whom a household is offered to. */
export const matchChosen = defineFact({
  name: 'MatchChosen',
  version: 1,
  owner: 'pairing',
  meaning: 'Someone on the staff chose the navigator whom a household is offered to.',
  data: v.object({ pairing: pairingId, arrival: arrivalId, navigator: navigatorId, by: actor }),
  samples: [
    {
      pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1',
      arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6',
      navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7',
      by: 'staff:9b1e',
    },
  ],
});

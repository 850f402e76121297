import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { arrivalId, navigatorId, pairingId } from './fields.ts';

/** A household was offered to the navigator who fits best; her seat is held. */
export const pairingOffered = defineFact({
  name: 'PairingOffered',
  version: 1,
  owner: 'pairing',
  meaning: 'A household was offered to the navigator who fits best; her seat is held.',
  data: v.object({ pairing: pairingId, arrival: arrivalId, navigator: navigatorId }),
  samples: [
    {
      pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1',
      arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6',
      navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7',
    },
  ],
});

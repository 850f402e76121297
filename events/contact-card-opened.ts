import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { navigatorId, pairingId } from './fields.ts';

/** Someone looked at a household’s contact card. */
export const contactCardOpened = defineFact({
  name: 'ContactCardOpened',
  version: 1,
  owner: 'tasks',
  meaning: 'Someone looked at a household’s contact card.',
  data: v.object({ pairing: pairingId, navigator: navigatorId }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7' }],
});

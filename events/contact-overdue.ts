import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { navigatorId, pairingId } from './fields.ts';

/** For a long time a navigator has told nothing of a pairing. */
export const contactOverdue = defineFact({
  name: 'ContactOverdue',
  version: 1,
  owner: 'tasks',
  meaning: 'For a long time a navigator has told nothing of a pairing: neither of a contact nor of a task.',
  data: v.object({ pairing: pairingId, navigator: navigatorId }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7' }],
});

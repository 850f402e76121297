import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, reason } from './fields.ts';

/** Someone on the staff chose none of the navigators who were proposed: the household waits. */
export const matchSetAside = defineFact({
  name: 'MatchSetAside',
  version: 1,
  owner: 'pairing',
  meaning: 'Someone on the staff chose none of the navigators who were proposed for a household: it waits.',
  data: v.object({ arrival: arrivalId, reason, by: actor }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', reason: 'better-later', by: 'staff:9b1e' }],
});

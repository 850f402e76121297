import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { arrivalId } from './fields.ts';

/** Navigators who fit a household best are proposed to the staff, who choose; who they are has changed, when it is stated again. */
export const matchProposed = defineFact({
  name: 'MatchProposed',
  version: 1,
  owner: 'pairing',
  meaning: 'Navigators who fit a household best were proposed to the staff, who choose; stated again when others are.',
  data: v.object({ arrival: arrivalId }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6' }],
});

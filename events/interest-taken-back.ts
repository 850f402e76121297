import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, interestKind } from './fields.ts';

/** A household has taken back that it would like to take part in something. */
export const interestTakenBack = defineFact({
  name: 'InterestTakenBack',
  version: 1,
  owner: 'belonging',
  meaning: 'A household has taken back that it would like to take part in something.',
  data: v.object({ arrival: arrivalId, kind: interestKind, by: actor }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', kind: 'navigator', by: 'contact' }],
});

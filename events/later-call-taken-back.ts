import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId } from './fields.ts';

/** A household would rather not be called once more. */
export const laterCallTakenBack = defineFact({
  name: 'LaterCallTakenBack',
  version: 1,
  owner: 'intake',
  meaning: 'A household would rather not be called once more.',
  data: v.object({ arrival: arrivalId, by: actor }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:maria' }],
});

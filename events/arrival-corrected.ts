import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId } from './fields.ts';

/** What is known of a household was corrected: a search for it begins anew. */
export const arrivalCorrected = defineFact({
  name: 'ArrivalCorrected',
  version: 1,
  owner: 'intake',
  meaning: 'What is known of a household was corrected: a search for it begins anew.',
  data: v.object({ arrival: arrivalId, by: actor }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'contact' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId } from './fields.ts';

/** Someone on the staff looked at a household’s name and contact. */
export const contactShown = defineFact({
  name: 'ContactShown',
  version: 1,
  owner: 'intake',
  meaning: 'Someone on the staff looked at a household’s name and contact.',
  data: v.object({ arrival: arrivalId, by: actor }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:5f0c' }],
});

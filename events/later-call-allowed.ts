import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId } from './fields.ts';

/** A household whose pairing is over may be called once more. */
export const laterCallAllowed = defineFact({
  name: 'LaterCallAllowed',
  version: 1,
  owner: 'intake',
  meaning: 'A household whose pairing is over may be called once more.',
  data: v.object({ arrival: arrivalId, by: actor }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'contact' }],
});

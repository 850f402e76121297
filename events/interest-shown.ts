import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, interestKind } from './fields.ts';

/** A household would like to take part in more than it came for, of its own accord; the library calls it about that. */
export const interestShown = defineFact({
  name: 'InterestShown',
  version: 1,
  owner: 'belonging',
  meaning:
    'A household would like to take part in more than it came for, of its own accord; the library calls it about that.',
  data: v.object({ arrival: arrivalId, kind: interestKind, by: actor }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', kind: 'navigator', by: 'contact' }],
});

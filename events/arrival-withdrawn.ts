import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, personId, reason } from './fields.ts';

/** A household wants no more of the program: its search or pairing ends, and it is closed after some days. */
export const arrivalWithdrawn = defineFact({
  name: 'ArrivalWithdrawn',
  version: 1,
  owner: 'intake',
  meaning: 'A household wants no more of the program: its search or pairing ends, and it is closed after some days.',
  data: v.object({ arrival: arrivalId, person: personId, reason, by: actor }),
  samples: [
    { arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', person: 'p7q9r1s3t5v7w9x1y3z5a7b9c1', reason: 'withdrawn', by: 'contact' },
  ],
});

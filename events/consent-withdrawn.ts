import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, personId, subject } from './fields.ts';

/** Someone wants no more of the program: what is open for her ends, and she is forgotten after some days. */
export const consentWithdrawn = defineFact({
  name: 'ConsentWithdrawn',
  version: 1,
  owner: 'rights',
  meaning: 'Someone wants no more of the program: what is open for her ends, and she is forgotten after some days.',
  data: v.object({ person: personId, subject, by: actor }),
  samples: [{ person: 'p7q9r1s3t5v7w9x1y3z5a7b9c1', subject: 'arrival#a5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'contact' }],
});

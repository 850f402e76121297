import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, personId, subject } from './fields.ts';

/** Someone wants all that is held about her deleted: what is open for her ends, and her key is destroyed. */
export const erasureRequested = defineFact({
  name: 'ErasureRequested',
  version: 1,
  owner: 'rights',
  meaning: 'Someone wants all that is held about her deleted: what is open for her ends, and her key is destroyed.',
  data: v.object({ person: personId, subject, by: actor }),
  samples: [{ person: 'p7q9r1s3t5v7w9x1y3z5a7b9c1', subject: 'arrival#a5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'contact' }],
});

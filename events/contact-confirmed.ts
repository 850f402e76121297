import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId } from './fields.ts';

/** It was the household that asked; where or when it can meet is still missing, so no navigator is sought yet. */
export const contactConfirmed = defineFact({
  name: 'ContactConfirmed',
  version: 1,
  owner: 'intake',
  meaning:
    'It was the household that asked; where or when it can meet is still missing, so no navigator is sought yet.',
  data: v.object({ arrival: arrivalId, by: actor }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'contact' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { arrivalId } from './fields.ts';

/** No navigator fits now: the household waits, and will be tried again. */
export const matchWaitlisted = defineFact({
  name: 'MatchWaitlisted',
  version: 1,
  owner: 'pairing',
  meaning: 'No navigator fits now: the household waits, and will be tried again.',
  data: v.object({ arrival: arrivalId }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, personId, reason } from './fields.ts';

/** Someone stands in for the liaison no longer, or will not: what is kept of her is to be forgotten. */
export const deputyOver = defineFact({
  name: 'DeputyOver',
  version: 1,
  owner: 'desk',
  meaning: 'Someone stands in for the liaison no longer, or will not: what is kept of her is to be forgotten.',
  data: v.object({ person: personId, reason, by: actor }),
  samples: [{ person: 'p1d0c7e1k9m2q4r6t8v0w2x4z6', reason: 'over', by: 'program' }],
});

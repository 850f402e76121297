import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, itemId, reason } from './fields.ts';

/** Staff returned what a member submitted, with a reason: it can be changed and submitted again. */
export const itemReturned = defineFact({
  name: 'ItemReturned',
  version: 1,
  owner: 'advisory',
  meaning: 'Staff returned what a member submitted, with a reason: it can be changed and submitted again.',
  data: v.object({ item: itemId, reason, by: actor }),
  samples: [{ item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6', reason: 'unclear', by: 'staff:u1' }],
});

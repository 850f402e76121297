import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, itemId, reason } from './fields.ts';

/** An issue of the advisory group is closed, answered or not. */
export const issueClosed = defineFact({
  name: 'IssueClosed',
  version: 1,
  owner: 'advisory',
  meaning: 'An issue of the advisory group is closed, answered or not.',
  data: v.object({ item: itemId, reason, by: actor }),
  samples: [{ item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6', reason: 'resolved', by: 'staff:u1' }],
});

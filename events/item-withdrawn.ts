import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, itemId } from './fields.ts';

/** What was submitted to the advisory group is taken back. */
export const itemWithdrawn = defineFact({
  name: 'ItemWithdrawn',
  version: 1,
  owner: 'advisory',
  meaning: 'What was submitted to the advisory group is taken back.',
  data: v.object({ item: itemId, by: actor }),
  samples: [{ item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'member' }],
});

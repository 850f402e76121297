import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, itemId } from './fields.ts';

/** Staff put what was approved and not told yet before all else in the next digest. */
export const itemPutFirst = defineFact({
  name: 'ItemPutFirst',
  version: 1,
  owner: 'advisory',
  meaning: 'Staff put what was approved and not told yet before all else that waits for the digest.',
  data: v.object({ item: itemId, by: actor }),
  samples: [{ item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:liaison' }],
});

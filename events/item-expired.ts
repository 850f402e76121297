import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { itemId } from './fields.ts';

/** What was told to the advisory group is over by its own date. */
export const itemExpired = defineFact({
  name: 'ItemExpired',
  version: 1,
  owner: 'advisory',
  meaning: 'What was told to the advisory group is over by its own date.',
  data: v.object({ item: itemId }),
  samples: [{ item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, itemId } from './fields.ts';

/** The advisory group has discussed an issue. */
export const issueTakenUp = defineFact({
  name: 'IssueTakenUp',
  version: 1,
  owner: 'advisory',
  meaning: 'The advisory group has discussed an issue.',
  data: v.object({ item: itemId, by: actor }),
  samples: [{ item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

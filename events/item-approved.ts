import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, itemId, itemKind } from './fields.ts';

/** Staff approved what a member submitted: it may be told to the group; an issue is raised by it. */
export const itemApproved = defineFact({
  name: 'ItemApproved',
  version: 1,
  owner: 'advisory',
  meaning: 'Staff approved what a member submitted: it may be told to the group; an issue is raised by it.',
  data: v.object({ item: itemId, kind: itemKind, by: actor }),
  samples: [{ item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6', kind: 'resource', by: 'staff:u1' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, bodyId, itemId } from './fields.ts';

/** An issue of the advisory group was referred to a body that can act on it. */
export const issueReferred = defineFact({
  name: 'IssueReferred',
  version: 1,
  owner: 'advisory',
  meaning: 'An issue of the advisory group was referred to a body that can act on it.',
  data: v.object({ item: itemId, body: bodyId, by: actor }),
  samples: [{ item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6', body: 'commission', by: 'staff:u1' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, itemId } from './fields.ts';

/** An issue of the advisory group was answered. */
export const issueAnswered = defineFact({
  name: 'IssueAnswered',
  version: 1,
  owner: 'advisory',
  meaning: 'An issue of the advisory group was answered.',
  data: v.object({ item: itemId, by: actor }),
  samples: [{ item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

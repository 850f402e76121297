import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, itemId, itemKind, memberId } from './fields.ts';

/** A member of the advisory group submitted something for all, or changed it: staff are to approve or return it. */
export const itemSubmitted = defineFact({
  name: 'ItemSubmitted',
  version: 1,
  owner: 'advisory',
  meaning:
    'A member of the advisory group submitted something for all, or changed it: staff are to approve or return it.',
  data: v.object({ item: itemId, kind: itemKind, member: memberId, by: actor }),
  samples: [
    { item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6', kind: 'resource', member: 'm5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'member' },
  ],
});

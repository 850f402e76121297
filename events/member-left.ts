import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, memberId, personId, reason } from './fields.ts';

/** Someone belongs to the advisory group no longer, or never confirmed the invitation: what is kept of the person is to be forgotten. */
export const memberLeft = defineFact({
  name: 'MemberLeft',
  version: 1,
  owner: 'advisory',
  meaning:
    'Someone belongs to the advisory group no longer, or never confirmed the invitation: what is kept of the person is to be forgotten.',
  data: v.object({ member: memberId, person: personId, reason, by: actor }),
  samples: [
    { member: 'm5d0c7e1k9m2q4r6t8v0w2x4z6', person: 'p1d0c7e1k9m2q4r6t8v0w2x4z6', reason: 'left', by: 'member' },
  ],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, memberId } from './fields.ts';

/** Staff sent an invitation to the advisory group once more. */
export const invitationSentAgain = defineFact({
  name: 'InvitationSentAgain',
  version: 1,
  owner: 'advisory',
  meaning: 'Staff sent an invitation to the advisory group once more.',
  data: v.object({ member: memberId, by: actor }),
  samples: [{ member: 'm5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

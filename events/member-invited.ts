import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, memberId } from './fields.ts';

/** Staff invited someone to the advisory group; nothing else is sent before the address is confirmed. */
export const memberInvited = defineFact({
  name: 'MemberInvited',
  version: 1,
  owner: 'advisory',
  meaning: 'Staff invited someone to the advisory group; nothing else is sent before the address is confirmed.',
  data: v.object({ member: memberId, by: actor }),
  samples: [{ member: 'm5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

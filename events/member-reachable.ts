import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, memberId } from './fields.ts';

/** Staff have seen to it that mail reaches a member again. */
export const memberReachable = defineFact({
  name: 'MemberReachable',
  version: 1,
  owner: 'advisory',
  meaning: 'Staff have seen to it that mail reaches a member again.',
  data: v.object({ member: memberId, by: actor }),
  samples: [{ member: 'm5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

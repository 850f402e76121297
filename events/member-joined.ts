import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, memberId } from './fields.ts';

/** Someone who was invited confirmed the address and belongs to the advisory group. */
export const memberJoined = defineFact({
  name: 'MemberJoined',
  version: 1,
  owner: 'advisory',
  meaning: 'Someone who was invited confirmed the address and belongs to the advisory group.',
  data: v.object({ member: memberId, by: actor }),
  samples: [{ member: 'm5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'member' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, memberId } from './fields.ts';

/** What is known of a member of the advisory group was changed: her tier, groups, organization or topics. */
export const memberAmended = defineFact({
  name: 'MemberAmended',
  version: 1,
  owner: 'advisory',
  meaning: 'What is known of a member of the advisory group was changed: her tier, groups, organization or topics.',
  data: v.object({ member: memberId, by: actor }),
  samples: [{ member: 'm5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { memberId, reason } from './fields.ts';

/** Mail to a member came back for good or was complained of: nothing more is sent until staff have seen to it. */
export const memberSuppressed = defineFact({
  name: 'MemberSuppressed',
  version: 1,
  owner: 'advisory',
  meaning:
    'Mail to a member came back for good or was complained of: nothing more is sent until staff have seen to it.',
  data: v.object({ member: memberId, reason }),
  samples: [{ member: 'm5d0c7e1k9m2q4r6t8v0w2x4z6', reason: 'bounced' }],
});

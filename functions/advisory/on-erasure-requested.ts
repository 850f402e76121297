import { consentWithdrawn } from '../../events/consent-withdrawn.ts';
import { erasureRequested } from '../../events/erasure-requested.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { memberRoom } from './room.ts';

/** When a member wants no more of the group, or all that is held about her deleted, let her go at once. */
export const handler = reaction([consentWithdrawn, erasureRequested], async ({ data, cause, at, correlation }) => {
  const { kind, id } = readSubject(data.subject);
  if (kind !== 'member') return { outcome: 'no-member' };
  const command = { type: 'Leave', id, reason: 'left', by: data.by, at } as const;
  return handle(memberRoom, { self: id }, { command, cause, by: data.by, at, correlation });
});

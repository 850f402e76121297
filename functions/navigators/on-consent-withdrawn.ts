import { consentWithdrawn } from '../../events/consent-withdrawn.ts';
import { erasureRequested } from '../../events/erasure-requested.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { navigatorRoom } from './room.ts';

/** When a navigator wants no more of the program, let her go, and forget her after some days; when she wants to be erased, at once. */
export const handler = reaction(
  [consentWithdrawn, erasureRequested],
  async ({ name, data, cause, at, correlation }) => {
    const { kind, id } = readSubject(data.subject);
    if (kind !== 'navigator') return { outcome: 'no-navigator' };
    const command = { type: 'Leave', id, atOnce: name === erasureRequested.name, by: data.by, at } as const;
    return handle(navigatorRoom, { self: id }, { command, cause, by: data.by, at, correlation });
  },
);

import { consentWithdrawn } from '../../events/consent-withdrawn.ts';
import { erasureRequested } from '../../events/erasure-requested.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { handle } from '../platform/ledger.ts';
import { reaction } from '../platform/reaction.ts';
import { intakeRoom } from './room.ts';

/** When a household wants no more of the program, end what is open for it; when it wants to be erased, close it at once. */
export const handler = reaction(
  [consentWithdrawn, erasureRequested],
  async ({ name, data, cause, at, correlation }) => {
    const { kind, id } = readSubject(data.subject);
    if (kind !== 'arrival') return { outcome: 'no-household' };
    const { by } = data;
    const command =
      name === erasureRequested.name
        ? ({ type: 'Close', id, reason: 'erased', by, at } as const)
        : ({ type: 'Withdraw', id, by, at } as const);
    return handle(intakeRoom, { self: id }, { command, cause, by, at, correlation });
  },
);

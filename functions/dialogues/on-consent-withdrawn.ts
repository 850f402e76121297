import { consentWithdrawn } from '../../events/consent-withdrawn.ts';
import { erasureRequested } from '../../events/erasure-requested.ts';
import { readSubject } from '../platform/kernel/ids.ts';
import { reaction } from '../platform/reaction.ts';
import { decide } from './registration/deciding.ts';

/** When someone who registered for a dialogue wants no more of the program, take her off its list, and forget her after some days; when she wants to be erased, at once. */
export const handler = reaction(
  [consentWithdrawn, erasureRequested],
  async ({ name, data, cause, at, correlation }) => {
    const { kind, id } = readSubject(data.subject);
    if (kind !== 'participant') return { outcome: 'no-participant' };
    const erased = name === erasureRequested.name;
    return decide(id, { type: 'Withdraw', erased }, { by: data.by, at, cause, correlation });
  },
);

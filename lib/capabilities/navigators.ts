import type { Construct } from 'constructs';
import { consentWithdrawn } from '../../events/consent-withdrawn.ts';
import { erasureRequested } from '../../events/erasure-requested.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Navigators: who applies and passes which step, who pauses or is suspended, who stops and comes back. */
export function navigators(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'navigators', house);
  capability.reaction({
    file: 'on-consent-withdrawn',
    on: [consentWithdrawn, erasureRequested],
    needs: ['ledger'],
    ifItFails: 'A navigator who wants to leave, or her data deleted, is not heard.',
  });
  capability.atDue({
    needs: ['ledger', 'due'],
    ifItFails:
      'A navigator whose pause is over is offered nobody, one whose screening has run out is still offered households, applicants wait unseen, and who has left is still kept by name.',
  });
  capability.watched();
  return capability;
}

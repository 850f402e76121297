import type { Construct } from 'constructs';
import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalRegistered } from '../../events/arrival-registered.ts';
import { callAnswered } from '../../events/call-answered.ts';
import { consentWithdrawn } from '../../events/consent-withdrawn.ts';
import { deputyOver } from '../../events/deputy-over.ts';
import { dialoguePartLeft } from '../../events/dialogue-part-left.ts';
import { erasureRequested } from '../../events/erasure-requested.ts';
import { mailFailed } from '../../events/mail-failed.ts';
import { matchClosed } from '../../events/match-closed.ts';
import { memberLeft } from '../../events/member-left.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { participantLeft } from '../../events/participant-left.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Intake: who was posted, whose contact is confirmed. */
export function intake(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'intake', house);
  capability.reaction({
    file: 'on-arrival-registered',
    on: [arrivalRegistered],
    needs: ['ledger', 'glance at people'],
    ifItFails: 'The liaison does not learn that a household was posted twice.',
  });
  capability.reaction({
    file: 'on-call-answered',
    on: [callAnswered],
    needs: ['ledger', 'count households'],
    ifItFails: 'A household said yes on the phone, and nobody looks for a navigator.',
  });
  capability.reaction({
    file: 'on-mail-failed',
    on: [mailFailed],
    needs: ['ledger'],
    ifItFails: 'An address that is no good is written to once more, and the list says that the household is to answer.',
  });
  capability.reaction({
    file: 'on-match-closed',
    on: [matchClosed],
    needs: ['ledger', 'count households'],
    ifItFails: 'A household whose pairing has ended is kept by name for ever.',
  });
  capability.reaction({
    file: 'on-consent-withdrawn',
    on: [consentWithdrawn, erasureRequested],
    needs: ['ledger', 'count households'],
    ifItFails: 'A household that wants no more of the program, or its data deleted, is not heard.',
  });
  capability.atDue({
    needs: ['ledger', 'due'],
    ifItFails: 'Nobody is reminded to confirm, and unconfirmed posts are never closed.',
  });
  capability.watched();
  return capability;
}

/** People: names, addresses, phones and words, and their forgetting. */
export function people(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'people', house);
  capability.reaction({
    file: 'on-arrival-closed',
    on: [arrivalClosed, navigatorRemoved, memberLeft, deputyOver, dialoguePartLeft, participantLeft],
    needs: ['ledger', 'forget people'],
    ifItFails: 'A person whose story ended here is still kept by name.',
  });
  capability.atDue({
    needs: ['ledger', 'due', 'forget people'],
    ifItFails: 'Someone who was kept by a court’s order is kept by name when the order is over.',
  });
  capability.watched();
  return capability;
}

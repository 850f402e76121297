import type { Construct } from 'constructs';
import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalConfirmed } from '../../events/arrival-confirmed.ts';
import { arrivalCorrected } from '../../events/arrival-corrected.ts';
import { arrivalRegistered } from '../../events/arrival-registered.ts';
import { arrivalWithdrawn } from '../../events/arrival-withdrawn.ts';
import { callWanted } from '../../events/call-wanted.ts';
import { contactConfirmed } from '../../events/contact-confirmed.ts';
import { contactLogged } from '../../events/contact-logged.ts';
import { introductionDeclined } from '../../events/introduction-declined.ts';
import { matchClosed } from '../../events/match-closed.ts';
import { meetingCancelled } from '../../events/meeting-cancelled.ts';
import { meetingMoved } from '../../events/meeting-moved.ts';
import { navigatorAssigned } from '../../events/navigator-assigned.ts';
import { navigatorLeft } from '../../events/navigator-left.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { offerDeclined } from '../../events/offer-declined.ts';
import { offerExpired } from '../../events/offer-expired.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { pairingResumed } from '../../events/pairing-resumed.ts';
import { suggestionAnswered } from '../../events/suggestion-answered.ts';
import { taskCompleted } from '../../events/task-completed.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Calls: who has to be called by a person, because no mail reaches her. */
export function calls(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'calls', house);
  capability.reaction({
    file: 'on-call-wanted',
    on: [callWanted, arrivalRegistered, navigatorRegistered],
    needs: ['ledger', 'glance at people'],
    ifItFails:
      'Someone without e-mail is never called, and the liaison’s letters of the day and of the week never begin.',
  });
  capability.reaction({
    file: 'on-overtaken',
    on: [
      ...[arrivalConfirmed, contactConfirmed, arrivalCorrected, arrivalWithdrawn, arrivalClosed],
      ...[offerDeclined, offerExpired, introductionDeclined, navigatorAssigned, matchClosed],
      ...[pairingResumed, pairingEnded, taskCompleted, contactLogged, meetingMoved, meetingCancelled],
      ...[navigatorLeft, navigatorRemoved, suggestionAnswered],
    ],
    needs: ['ledger', 'lists', 'glance at people'],
    ifItFails: 'A call whose question is settled stays in the list until 08:00, and somebody may phone in vain.',
  });
  capability.atDue({
    needs: ['ledger', 'due', 'lists', 'attention', 'glance at people'],
    ifItFails:
      'The liaison gets neither the letter of the day nor the summary of the week, and calls that nobody makes are nobody’s.',
  });
  capability.watched();
  return capability;
}

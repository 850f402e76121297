import type { Construct } from 'constructs';
import { actionItemMovedOn } from '../../events/action-item-moved-on.ts';
import { consentWithdrawn } from '../../events/consent-withdrawn.ts';
import { dialogueCancelled } from '../../events/dialogue-cancelled.ts';
import { dialogueMovedOn } from '../../events/dialogue-moved-on.ts';
import { dialogueResultsTold } from '../../events/dialogue-results-told.ts';
import { dialogueScheduled } from '../../events/dialogue-scheduled.ts';
import { erasureRequested } from '../../events/erasure-requested.ts';
import { mailFailed } from '../../events/mail-failed.ts';
import { matchProposed } from '../../events/match-proposed.ts';
import { matchWaitlisted } from '../../events/match-waitlisted.ts';
import { memberJoined } from '../../events/member-joined.ts';
import { pairingOffered } from '../../events/pairing-offered.ts';
import { participantRegistered } from '../../events/participant-registered.ts';
import { placeTaken } from '../../events/place-taken.ts';
import { serviceGapRecorded } from '../../events/service-gap-recorded.ts';
import { sessionHeld } from '../../events/session-held.ts';
import { topicTaken } from '../../events/topic-taken.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** The advisory group: who belongs, what its members tell and ask one another, and what they are told of the program. */
export function advisory(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'advisory', house);
  capability.reaction({
    file: 'on-match-waitlisted',
    on: [matchWaitlisted, pairingOffered, matchProposed, serviceGapRecorded],
    needs: ['ledger'],
    ifItFails:
      'A household, or a need that could not be met, is missing in the numbers that the advisory group is told.',
  });
  capability.reaction({
    file: 'on-participant-registered',
    on: [participantRegistered, placeTaken, sessionHeld, dialogueScheduled, dialogueMovedOn, actionItemMovedOn],
    needs: ['ledger'],
    ifItFails: 'What there is of dialogues is missing in the numbers that the advisory group is told.',
  });
  capability.reaction({
    file: 'on-mail-failed',
    on: [mailFailed],
    needs: ['ledger', 'glance at people'],
    ifItFails: 'A member whose address is no good any more is still written to, and nobody on the staff hears of it.',
  });
  capability.reaction({
    file: 'on-erasure-requested',
    on: [consentWithdrawn, erasureRequested],
    needs: ['ledger'],
    ifItFails: 'A member who wants her data deleted is not heard.',
  });
  capability.reaction({
    file: 'on-member-joined',
    on: [memberJoined],
    needs: ['ledger'],
    ifItFails: 'The weekly digest of the advisory group does not begin.',
  });
  capability.reaction({
    file: 'on-topic-taken',
    on: [topicTaken, dialogueMovedOn, dialogueResultsTold, dialogueCancelled],
    needs: ['ledger'],
    ifItFails:
      'An issue that neighbors talk about in a dialogue looks as if nobody had taken it up, and whoever raised it never hears what came of it.',
  });
  capability.atDue({
    // Together: what a group is still to be told whose edition did not go.
    needs: ['ledger', 'due', 'lists', 'read together'],
    ifItFails:
      'The weekly digest does not go out, what is over is still offered to households and the group, issues wait unseen, and whoever never accepted an invitation is still kept by name.',
  });
  capability.watched();
  return capability;
}

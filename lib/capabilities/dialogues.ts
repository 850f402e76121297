import type { Construct } from 'constructs';
import { actionForumHeld } from '../../events/action-forum-held.ts';
import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalWithdrawn } from '../../events/arrival-withdrawn.ts';
import { callAnswered } from '../../events/call-answered.ts';
import { circleFormed } from '../../events/circle-formed.ts';
import { consentWithdrawn } from '../../events/consent-withdrawn.ts';
import { dialogueAmended } from '../../events/dialogue-amended.ts';
import { dialogueCancelled } from '../../events/dialogue-cancelled.ts';
import { dialogueMovedOn } from '../../events/dialogue-moved-on.ts';
import { dialoguePartLeft } from '../../events/dialogue-part-left.ts';
import { dialogueResultsTold } from '../../events/dialogue-results-told.ts';
import { dialogueScheduled } from '../../events/dialogue-scheduled.ts';
import { erasureRequested } from '../../events/erasure-requested.ts';
import { interestShown } from '../../events/interest-shown.ts';
import { interestTakenBack } from '../../events/interest-taken-back.ts';
import { participantLeft } from '../../events/participant-left.ts';
import { participantWithdrew } from '../../events/participant-withdrew.ts';
import { registrationExtended } from '../../events/registration-extended.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Community dialogues: from a topic to an action plan that is kept. */
export function dialogues(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'dialogues', house);
  capability.reaction({
    file: 'on-dialogue-scheduled',
    on: [
      dialogueScheduled,
      dialogueAmended,
      registrationExtended,
      dialogueMovedOn,
      dialogueCancelled,
      dialogueResultsTold,
      circleFormed,
      actionForumHeld,
    ],
    needs: ['ledger'],
    ifItFails:
      'Those who registered for a dialogue do not hear that its kick-off has moved, it is cancelled or what came of it, who waits is not asked where there is room, and sessions of circles stay where they were: people come to a closed door.',
  });
  capability.reaction({
    file: 'on-consent-withdrawn',
    on: [consentWithdrawn, erasureRequested],
    needs: ['ledger'],
    ifItFails: 'Someone who wants no more of a dialogue still stands on its list, and is still kept by name.',
  });
  capability.reaction({
    file: 'on-call-answered',
    on: [callAnswered],
    needs: ['ledger', 'open people', 'seal again'],
    ifItFails:
      'What someone said on the phone about a dialogue is lost: her place stays unsettled, or a household that said yes is not registered.',
  });
  capability.reaction({
    file: 'on-participant-withdrew',
    on: [participantWithdrew, participantLeft, dialoguePartLeft],
    needs: ['ledger'],
    ifItFails:
      'Someone who takes part in a dialogue no more still sits in her circle, is reminded of its sessions, and is asked how her actions go.',
  });
  capability.reaction({
    file: 'on-interest-shown',
    on: [interestShown, interestTakenBack, arrivalWithdrawn, arrivalClosed],
    needs: ['ledger'],
    ifItFails:
      'A household that would like to talk with its neighbors never hears of a dialogue, or one that would rather not is asked.',
  });
  capability.atDue({
    needs: ['ledger', 'due', 'lists'],
    ifItFails:
      'Of dialogues, nobody hears what is due or has moved, nor is reminded or asked: kick-offs, sessions, records, places, what was agreed on, households near one. Whoever took part in one that is over is kept by name.',
  });
  capability.watched();
  return capability;
}

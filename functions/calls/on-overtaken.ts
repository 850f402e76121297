import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalConfirmed } from '../../events/arrival-confirmed.ts';
import { arrivalCorrected } from '../../events/arrival-corrected.ts';
import { arrivalWithdrawn } from '../../events/arrival-withdrawn.ts';
import { contactConfirmed } from '../../events/contact-confirmed.ts';
import { contactLogged } from '../../events/contact-logged.ts';
import { introductionDeclined } from '../../events/introduction-declined.ts';
import { matchClosed } from '../../events/match-closed.ts';
import { meetingCancelled } from '../../events/meeting-cancelled.ts';
import { meetingMoved } from '../../events/meeting-moved.ts';
import { navigatorAssigned } from '../../events/navigator-assigned.ts';
import { navigatorLeft } from '../../events/navigator-left.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { offerDeclined } from '../../events/offer-declined.ts';
import { offerExpired } from '../../events/offer-expired.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { pairingResumed } from '../../events/pairing-resumed.ts';
import { suggestionAnswered } from '../../events/suggestion-answered.ts';
import { taskCompleted } from '../../events/task-completed.ts';
import { reaction } from '../platform/reaction.ts';
import { closeOvertaken } from './overtaken.ts';

/** When the question of a call is settled otherwise (answered by link, withdrawn, paired, ended), close the call at once, so that nobody phones in vain. */
export const handler = reaction(
  [
    ...[arrivalConfirmed, contactConfirmed, arrivalCorrected, arrivalWithdrawn, arrivalClosed],
    ...[offerDeclined, offerExpired, introductionDeclined, navigatorAssigned, matchClosed],
    ...[pairingResumed, pairingEnded, taskCompleted, contactLogged, meetingMoved, meetingCancelled],
    ...[navigatorLeft, navigatorRemoved, suggestionAnswered],
  ],
  async ({ data, cause, at, correlation }) => closeOvertaken(data, { cause, at, correlation }),
);

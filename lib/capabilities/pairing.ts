import type { Construct } from 'constructs';
import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalConfirmed } from '../../events/arrival-confirmed.ts';
import { arrivalCorrected } from '../../events/arrival-corrected.ts';
import { arrivalWithdrawn } from '../../events/arrival-withdrawn.ts';
import { callAnswered } from '../../events/call-answered.ts';
import { introductionDeclined } from '../../events/introduction-declined.ts';
import { mailFailed } from '../../events/mail-failed.ts';
import { mailSent } from '../../events/mail-sent.ts';
import { matchChosen } from '../../events/match-chosen.ts';
import { navigatorCorrected } from '../../events/navigator-corrected.ts';
import { navigatorLeft } from '../../events/navigator-left.ts';
import { navigatorPaused } from '../../events/navigator-paused.ts';
import { navigatorReachable } from '../../events/navigator-reachable.ts';
import { navigatorRegistered } from '../../events/navigator-registered.ts';
import { navigatorResumed } from '../../events/navigator-resumed.ts';
import { navigatorSuspended } from '../../events/navigator-suspended.ts';
import { offerAccepted } from '../../events/offer-accepted.ts';
import { offerDeclined } from '../../events/offer-declined.ts';
import { offerExpired } from '../../events/offer-expired.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { pairingResumed } from '../../events/pairing-resumed.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Pairing: which navigator a household is offered to, and who says yes. */
export function pairing(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'pairing', house);
  capability.reaction({
    file: 'on-arrival-confirmed',
    on: [arrivalConfirmed, arrivalCorrected],
    needs: ['ledger', 'lists', 'matching mode'],
    ifItFails: 'A confirmed household waits and no navigator is asked.',
  });
  capability.reaction({
    file: 'on-navigator-registered',
    on: [navigatorRegistered, navigatorReachable, navigatorCorrected, navigatorResumed],
    needs: ['ledger', 'lists', 'matching mode'],
    ifItFails: 'A new navigator, or one who is back from a pause, is never offered anyone.',
  });
  capability.reaction({
    file: 'on-navigator-paused',
    on: [navigatorPaused, navigatorSuspended],
    needs: ['ledger', 'lists', 'matching mode'],
    ifItFails:
      'A navigator who pauses or is suspended is still asked or proposed, and a household waits for her answer.',
  });
  capability.reaction({
    file: 'on-navigator-left',
    on: [navigatorLeft],
    needs: ['ledger', 'lists', 'matching mode'],
    ifItFails: 'A navigator has left, and her households wait for someone who does not come.',
  });
  capability.reaction({
    file: 'on-match-chosen',
    on: [matchChosen],
    needs: ['ledger', 'lists', 'matching mode'],
    ifItFails: 'Staff are proposed a navigator who has just been asked for someone else, until the next morning.',
  });
  capability.reaction({
    file: 'on-seat-freed',
    on: [offerAccepted, offerDeclined, offerExpired, introductionDeclined, pairingEnded, pairingResumed],
    needs: ['ledger', 'lists', 'matching mode'],
    ifItFails: 'A household whose offer was turned down waits until the clock tries again.',
  });
  capability.reaction({
    file: 'on-mail-sent',
    on: [mailSent],
    where: { kind: ['offer'] },
    needs: ['ledger'],
    ifItFails: 'An offer’s deadline runs too long, and the household waits.',
  });
  capability.reaction({
    file: 'on-mail-failed',
    on: [mailFailed],
    needs: ['ledger'],
    ifItFails: 'A household is offered to a navigator who never hears of it.',
  });
  capability.reaction({
    file: 'on-call-answered',
    on: [callAnswered],
    needs: ['ledger'],
    ifItFails:
      'A household answered on the phone, and its navigator is not told; after a concern the navigator is called a day late.',
  });
  capability.reaction({
    file: 'on-arrival-closed',
    on: [arrivalClosed, arrivalWithdrawn],
    needs: ['ledger'],
    ifItFails: 'A navigator keeps an offer for a household that is no longer there.',
  });
  capability.atDue({
    needs: ['ledger', 'due', 'lists', 'matching mode'],
    ifItFails:
      'Offers are not reminded of and never expire, those who wait are not tried again, and what was paused or is over its time is forgotten.',
  });
  capability.watched();
  return capability;
}

import type { Construct } from 'constructs';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { pairingFrozen } from '../../events/pairing-frozen.ts';
import { pairingResumed } from '../../events/pairing-resumed.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Meetings: when and where a navigator and a household meet, in the calendars of both. */
export function meetings(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'meetings', house);
  capability.reaction({
    file: 'on-pairing-ended',
    on: [pairingEnded, pairingFrozen, pairingResumed],
    needs: ['ledger'],
    ifItFails: 'A pairing has ended or rests, and its meetings stay in the calendars of both.',
  });
  capability.atDue({
    needs: ['ledger', 'due'],
    ifItFails: 'Nobody is told that a meeting is planned, moved or cancelled, and nobody is reminded of one.',
  });
  capability.watched();
  return capability;
}

import type { Construct } from 'constructs';
import { callAnswered } from '../../events/call-answered.ts';
import { navigatorAssigned } from '../../events/navigator-assigned.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { pairingExtended } from '../../events/pairing-extended.ts';
import { pairingFrozen } from '../../events/pairing-frozen.ts';
import { pairingResumed } from '../../events/pairing-resumed.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Tasks: what a navigator is to do, and what is overdue. */
export function tasks(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'tasks', house);
  capability.reaction({
    file: 'on-navigator-assigned',
    on: [navigatorAssigned],
    needs: ['ledger'],
    ifItFails: 'Both said yes, and the navigator is not told what to do next.',
  });
  capability.reaction({
    file: 'on-pairing-ended',
    on: [pairingEnded],
    needs: ['ledger'],
    ifItFails: 'A contact card stays open and reminders go on after a pairing has ended.',
  });
  capability.reaction({
    file: 'on-pairing-frozen',
    on: [pairingFrozen, pairingResumed, pairingExtended],
    needs: ['ledger'],
    ifItFails: 'A pairing that is paused is still reminded of, and one that goes on or lasts longer is forgotten.',
  });
  capability.reaction({
    file: 'on-call-answered',
    on: [callAnswered],
    needs: ['ledger'],
    ifItFails: 'A household that would like a change with its navigator is not heard.',
  });
  capability.atDue({
    needs: ['ledger', 'due'],
    ifItFails: 'Overdue tasks are not reminded of, and the liaison is not told.',
  });
  capability.watched();
  return capability;
}

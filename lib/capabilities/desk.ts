import type { Construct } from 'constructs';
import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalCorrected } from '../../events/arrival-corrected.ts';
import { callWanted } from '../../events/call-wanted.ts';
import { mailWanted } from '../../events/mail-wanted.ts';
import { navigatorRemoved } from '../../events/navigator-removed.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** The desk: what needs a human and stands in no other state. */
export function desk(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'desk', house);
  capability.reaction({
    file: 'on-liaison-told',
    on: [mailWanted, callWanted, arrivalCorrected, arrivalClosed, navigatorRemoved],
    // What is told to the liaison, lists of the staff that came back, and of the other facts (which have no kind) each one.
    where: { kind: ['alert', 'urgent-alert', { prefix: 'liaison-' }, { exists: false }] },
    needs: ['ledger', 'lists'],
    ifItFails: 'What the liaison was told by mail is missing from Today, or stays in it when it is over.',
  });
  capability.onOwnAlarm({
    file: 'on-alarm',
    needs: ['ledger'],
    ifItFails: 'What the program could not do by itself is missing from Today; only the alarm’s own mail tells of it.',
  });
  capability.atDue({
    needs: ['ledger', 'due'],
    ifItFails: 'Whoever stood in for the liaison is still known by her address when her days are over.',
  });
  capability.watched();
  return capability;
}

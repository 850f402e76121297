import type { Construct } from 'constructs';
import { arrivalClosed } from '../../events/arrival-closed.ts';
import { arrivalWithdrawn } from '../../events/arrival-withdrawn.ts';
import { matchClosed } from '../../events/match-closed.ts';
import { navigatorAssigned } from '../../events/navigator-assigned.ts';
import { navigatorLeft } from '../../events/navigator-left.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { taskCompleted } from '../../events/task-completed.ts';
import { taskReopened } from '../../events/task-reopened.ts';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Belonging: how at home people feel, what else they would like to take part in, and what could not be had here. */
export function belonging(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'belonging', house);
  capability.reaction({
    file: 'on-navigator-assigned',
    on: [
      navigatorAssigned,
      pairingEnded,
      matchClosed,
      arrivalWithdrawn,
      arrivalClosed,
      navigatorLeft,
      taskCompleted,
      taskReopened,
    ],
    needs: ['ledger', 'blind'],
    ifItFails:
      'Nobody is asked how at home she feels, one who has left still is, and needs that nobody can meet go uncounted.',
  });
  capability.atDue({
    needs: ['ledger', 'due'],
    ifItFails: 'The questions about how at home people feel are not sent.',
  });
  capability.watched();
  return capability;
}

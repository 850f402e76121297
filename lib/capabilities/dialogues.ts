import type { Construct } from 'constructs';
import { Capability } from '../constructs/capability.ts';
import type { House } from '../house.ts';

/** Community dialogues: from a topic to an action plan that is kept. */
export function dialogues(scope: Construct, house: House): Capability {
  const capability = new Capability(scope, 'dialogues', house);
  capability.atDue({
    needs: ['ledger', 'due'],
    ifItFails:
      'Staff are not told what of a community dialogue is due, so that a kick-off is prepared too late; and whoever took part in one that is over is still kept by name.',
  });
  capability.watched();
  return capability;
}

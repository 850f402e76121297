import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { pairingId, taskKey } from './fields.ts';

/** An overdue task was handed to the liaison. */
export const taskEscalated = defineFact({
  name: 'TaskEscalated',
  version: 1,
  owner: 'tasks',
  meaning: 'An overdue task was handed to the liaison.',
  data: v.object({ pairing: pairingId, task: taskKey }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', task: 'first-contact' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, needOutcome, pairingId, taskKey } from './fields.ts';

/** A task of a pairing was ticked as done; of one that connects with a service (`connect-<n>`) it is told what came of it. */
export const taskCompleted = defineFact({
  name: 'TaskCompleted',
  version: 2,
  owner: 'tasks',
  meaning:
    'A task of a pairing was ticked as done; of one that connects with a service (connect-<n>) it is told what came of it.',
  data: v.object({ pairing: pairingId, task: taskKey, outcome: v.optional(needOutcome), by: actor }),
  samples: [
    { pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', task: 'first-contact', by: 'navigator' },
    { pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', task: 'connect-2', outcome: 'not-available', by: 'navigator' },
  ],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, pairingId, taskKey, taskOutcome } from './fields.ts';

/** A task of a pairing was ticked as done. */
export const taskCompleted = defineFact({
  name: 'TaskCompleted',
  version: 1,
  owner: 'tasks',
  meaning: 'A task of a pairing was ticked as done.',
  data: v.object({ pairing: pairingId, task: taskKey, outcome: v.optional(taskOutcome), by: actor }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', task: 'first-contact', by: 'navigator' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, pairingId, taskKey } from './fields.ts';

/** A tick was taken back: by the navigator until the next mail, by staff at any time. */
export const taskReopened = defineFact({
  name: 'TaskReopened',
  version: 1,
  owner: 'tasks',
  meaning: 'A tick was taken back: by the navigator until the next mail, by staff at any time.',
  data: v.object({ pairing: pairingId, task: taskKey, by: actor }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', task: 'first-contact', by: 'navigator' }],
});

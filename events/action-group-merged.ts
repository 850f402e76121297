import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, groupNumber } from './fields.ts';

/** An action group goes on within another one, with all its actions. */
export const actionGroupMerged = defineFact({
  name: 'ActionGroupMerged',
  version: 1,
  owner: 'dialogues',
  meaning: 'An action group goes on within another one, with all its actions.',
  data: v.object({ dialogue: dialogueId, group: groupNumber, into: groupNumber, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', group: 2, into: 1, by: 'staff:u1' }],
});

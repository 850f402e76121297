import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, groupNumber } from './fields.ts';

/** Something is told to the people of an action group: what was agreed, or what has come of it. */
export const actionGroupTold = defineFact({
  name: 'ActionGroupTold',
  version: 1,
  owner: 'dialogues',
  meaning: 'Something is told to the people of an action group: what was agreed, or what has come of it.',
  data: v.object({ dialogue: dialogueId, group: groupNumber, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', group: 2, by: 'staff:u1' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, groupNumber } from './fields.ts';

/** People have come together to act on what a dialogue found. */
export const actionGroupFormed = defineFact({
  name: 'ActionGroupFormed',
  version: 1,
  owner: 'dialogues',
  meaning: 'People have come together to act on what a dialogue found.',
  data: v.object({ dialogue: dialogueId, group: groupNumber, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', group: 2, by: 'staff:u1' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actionNumber, actor, dialogueId } from './fields.ts';

/** An idea of a dialogue was written down, as an action that people could take. */
export const actionItemProposed = defineFact({
  name: 'ActionItemProposed',
  version: 1,
  owner: 'dialogues',
  meaning: 'An idea of a dialogue was written down, as an action that people could take.',
  data: v.object({ dialogue: dialogueId, action: actionNumber, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', action: 7, by: 'staff:u1' }],
});

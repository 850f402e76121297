import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId } from './fields.ts';

/** The action forum of a dialogue was held; check-ins are counted from it. */
export const actionForumHeld = defineFact({
  name: 'ActionForumHeld',
  version: 1,
  owner: 'dialogues',
  meaning: 'The action forum of a dialogue was held; check-ins are counted from it.',
  data: v.object({ dialogue: dialogueId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

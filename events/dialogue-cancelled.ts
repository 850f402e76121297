import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, reason } from './fields.ts';

/** A dialogue will not take place, or not go on. */
export const dialogueCancelled = defineFact({
  name: 'DialogueCancelled',
  version: 1,
  owner: 'dialogues',
  meaning: 'A dialogue will not take place, or not go on.',
  data: v.object({ dialogue: dialogueId, reason, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', reason: 'too-few', by: 'staff:u1' }],
});

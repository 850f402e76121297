import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, circleNumber, dialogueId } from './fields.ts';

/** Who belongs to a circle, where it meets or in which language it talks was changed. */
export const circleChanged = defineFact({
  name: 'CircleChanged',
  version: 1,
  owner: 'dialogues',
  meaning: 'Who belongs to a circle, where it meets or in which language it talks was changed.',
  data: v.object({ dialogue: dialogueId, circle: circleNumber, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', circle: 3, by: 'staff:u1' }],
});

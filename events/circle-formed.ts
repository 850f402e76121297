import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, circleNumber, dialogueId } from './fields.ts';

/** A circle of a dialogue was formed: it has people, a place and a language. */
export const circleFormed = defineFact({
  name: 'CircleFormed',
  version: 1,
  owner: 'dialogues',
  meaning: 'A circle of a dialogue was formed: it has people, a place and a language.',
  data: v.object({ dialogue: dialogueId, circle: circleNumber, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', circle: 3, by: 'staff:u1' }],
});

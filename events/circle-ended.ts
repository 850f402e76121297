import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, circleNumber, dialogueId } from './fields.ts';

/** A circle was given up, or its dialogue is over: what it had planned is cancelled. */
export const circleEnded = defineFact({
  name: 'CircleEnded',
  version: 1,
  owner: 'dialogues',
  meaning: 'A circle was given up, or its dialogue is over: what it had planned is cancelled.',
  data: v.object({ dialogue: dialogueId, circle: circleNumber, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', circle: 3, by: 'program' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, circleNumber, dialogueId, sessionNumber } from './fields.ts';

/** A session of a circle was moved to another time or place. */
export const sessionMoved = defineFact({
  name: 'SessionMoved',
  version: 1,
  owner: 'dialogues',
  meaning: 'A session of a circle was moved to another time or place.',
  data: v.object({ dialogue: dialogueId, circle: circleNumber, session: sessionNumber, by: actor }),
  samples: [
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', circle: 3, session: 2, by: 'staff:u1' },
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', circle: 3, session: 2, by: 'program' },
  ],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, participantId } from './fields.ts';

/** A place in a dialogue is held for the next on its waiting list, who is asked. */
export const placeOffered = defineFact({
  name: 'PlaceOffered',
  version: 1,
  owner: 'dialogues',
  meaning: 'A place in a dialogue is held for the next on its waiting list, who is asked.',
  data: v.object({ dialogue: dialogueId, participant: participantId, by: actor }),
  samples: [
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', participant: 't5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'program' },
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', participant: 't5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' },
  ],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, dialogueId } from './fields.ts';

/** A household that would like to take part in a dialogue was asked about the next one in its area, once. */
export const dialogueSuggested = defineFact({
  name: 'DialogueSuggested',
  version: 1,
  owner: 'dialogues',
  meaning: 'A household that would like to take part in a dialogue was asked about the next one in its area, once.',
  data: v.object({ arrival: arrivalId, dialogue: dialogueId, by: actor }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'program' }],
});

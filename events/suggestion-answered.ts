import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, dialogueId } from './fields.ts';

/** A household said whether it takes part in the dialogue that it was asked about. */
export const suggestionAnswered = defineFact({
  name: 'SuggestionAnswered',
  version: 1,
  owner: 'dialogues',
  meaning: 'A household said whether it takes part in the dialogue that it was asked about.',
  data: v.object({
    arrival: arrivalId,
    dialogue: dialogueId,
    outcome: v.pipe(v.picklist(['yes', 'no']), v.description('Whether it takes part')),
    by: actor,
  }),
  samples: [
    { arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', outcome: 'yes', by: 'contact' },
    { arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', outcome: 'no', by: 'staff:u1' },
  ],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId } from './fields.ts';

/** Staff have written what came of a dialogue, or written it anew: everyone with a place is told. The words stay with the dialogue. */
export const dialogueResultsTold = defineFact({
  name: 'DialogueResultsTold',
  version: 1,
  owner: 'dialogues',
  meaning:
    'Staff have written what came of a dialogue, or written it anew: everyone with a place is told. The words stay with the dialogue.',
  data: v.object({ dialogue: dialogueId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

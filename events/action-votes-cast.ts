import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId } from './fields.ts';

/** Someone, or a sheet of paper, said what matters most; whose choice it was and what it was is in no fact. */
export const actionVotesCast = defineFact({
  name: 'ActionVotesCast',
  version: 1,
  owner: 'dialogues',
  meaning: 'Someone, or a sheet of paper, said what matters most; whose choice it was and what it was is in no fact.',
  data: v.object({ dialogue: dialogueId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'contact' }],
});

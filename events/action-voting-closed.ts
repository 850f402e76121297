import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId } from './fields.ts';

/** What matters most to the people of a dialogue is counted. */
export const actionVotingClosed = defineFact({
  name: 'ActionVotingClosed',
  version: 1,
  owner: 'dialogues',
  meaning: 'What matters most to the people of a dialogue is counted.',
  data: v.object({ dialogue: dialogueId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'program' }],
});

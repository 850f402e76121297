import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId } from './fields.ts';

/** People of a dialogue can say what matters most to them, or can do so for longer. */
export const actionVotingOpened = defineFact({
  name: 'ActionVotingOpened',
  version: 1,
  owner: 'dialogues',
  meaning: 'People of a dialogue can say what matters most to them, or can do so for longer.',
  data: v.object({ dialogue: dialogueId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

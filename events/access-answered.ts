import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, participantId } from './fields.ts';

/** Staff have answered what someone needs to be able to take part in a dialogue. */
export const accessAnswered = defineFact({
  name: 'AccessAnswered',
  version: 1,
  owner: 'dialogues',
  meaning: 'Staff have answered what someone needs to be able to take part in a dialogue.',
  data: v.object({ dialogue: dialogueId, participant: participantId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', participant: 't5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

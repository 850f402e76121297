import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, participantId } from './fields.ts';

/** Someone does not take part in a dialogue any more. */
export const participantWithdrew = defineFact({
  name: 'ParticipantWithdrew',
  version: 1,
  owner: 'dialogues',
  meaning: 'Someone does not take part in a dialogue any more.',
  data: v.object({ dialogue: dialogueId, participant: participantId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', participant: 't5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'contact' }],
});

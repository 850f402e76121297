import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, participantId } from './fields.ts';

/** What someone told who takes part in a dialogue has changed, or whether she comes to the kick-off. */
export const participantChanged = defineFact({
  name: 'ParticipantChanged',
  version: 1,
  owner: 'dialogues',
  meaning: 'What someone told who takes part in a dialogue has changed, or whether she comes to the kick-off.',
  data: v.object({ dialogue: dialogueId, participant: participantId, by: actor }),
  samples: [
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', participant: 't5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'contact' },
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', participant: 't5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' },
  ],
});

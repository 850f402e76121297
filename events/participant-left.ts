import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, participantId, personId, reason } from './fields.ts';

/** Someone who registered for a dialogue is forgotten: she withdrew, never confirmed, or it has long been over. */
export const participantLeft = defineFact({
  name: 'ParticipantLeft',
  version: 1,
  owner: 'dialogues',
  meaning:
    'Someone who registered for a dialogue is forgotten: she withdrew, never confirmed, or it has long been over.',
  data: v.object({ dialogue: dialogueId, participant: participantId, person: personId, reason, by: actor }),
  samples: [
    {
      dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6',
      participant: 't5d0c7e1k9m2q4r6t8v0w2x4z6',
      person: 'p1d0c7e1k9m2q4r6t8v0w2x4z6',
      reason: 'withdrawn',
      by: 'program',
    },
    {
      dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6',
      participant: 't5d0c7e1k9m2q4r6t8v0w2x4z6',
      person: 'p1d0c7e1k9m2q4r6t8v0w2x4z6',
      reason: 'over',
      by: 'program',
    },
  ],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, participantId, registrationKind } from './fields.ts';

/** Someone takes part in a dialogue: a place is hers, she is on the waiting list, or she has walked in. */
export const participantRegistered = defineFact({
  name: 'ParticipantRegistered',
  version: 1,
  owner: 'dialogues',
  meaning: 'Someone takes part in a dialogue: a place is hers, she is on the waiting list, or she has walked in.',
  data: v.object({ dialogue: dialogueId, participant: participantId, kind: registrationKind, by: actor }),
  samples: [
    {
      dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6',
      participant: 't5d0c7e1k9m2q4r6t8v0w2x4z6',
      kind: 'registered',
      by: 'contact',
    },
    {
      dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6',
      participant: 't5d0c7e1k9m2q4r6t8v0w2x4z6',
      kind: 'waiting',
      by: 'contact',
    },
    {
      dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6',
      participant: 't5d0c7e1k9m2q4r6t8v0w2x4z6',
      kind: 'walk-in',
      by: 'staff:u1',
    },
  ],
});

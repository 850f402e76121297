import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, dialogueRole, personId, reason } from './fields.ts';

/** Someone has no part in a dialogue any more, and is forgotten: she left, or it has long been over. */
export const dialoguePartLeft = defineFact({
  name: 'DialoguePartLeft',
  version: 1,
  owner: 'dialogues',
  meaning: 'Someone has no part in a dialogue any more, and is forgotten: she left, or it has long been over.',
  data: v.object({ dialogue: dialogueId, person: personId, role: dialogueRole, reason, by: actor }),
  samples: [
    {
      dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6',
      person: 'p1d0c7e1k9m2q4r6t8v0w2x4z6',
      role: 'facilitator',
      reason: 'left',
      by: 'staff:u1',
    },
    {
      dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6',
      person: 'p1d0c7e1k9m2q4r6t8v0w2x4z6',
      role: 'steering',
      reason: 'over',
      by: 'program',
    },
  ],
});

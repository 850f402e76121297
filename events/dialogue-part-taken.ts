import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, dialogueRole, personId } from './fields.ts';

/** Someone belongs to a dialogue’s steering group now, or is one of its facilitators. */
export const dialoguePartTaken = defineFact({
  name: 'DialoguePartTaken',
  version: 1,
  owner: 'dialogues',
  meaning: 'Someone belongs to a dialogue’s steering group now, or is one of its facilitators.',
  data: v.object({ dialogue: dialogueId, person: personId, role: dialogueRole, by: actor }),
  samples: [
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', person: 'p1d0c7e1k9m2q4r6t8v0w2x4z6', role: 'steering', by: 'staff:u1' },
  ],
});

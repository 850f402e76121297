import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, personId } from './fields.ts';

/** Staff recorded that a facilitator of a dialogue was trained. */
export const facilitatorTrained = defineFact({
  name: 'FacilitatorTrained',
  version: 1,
  owner: 'dialogues',
  meaning: 'Staff recorded that a facilitator of a dialogue was trained.',
  data: v.object({ dialogue: dialogueId, person: personId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', person: 'p1d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId } from './fields.ts';

/** Staff changed a dialogue’s topic, area, languages or goals, or the list of its venues. */
export const dialogueAmended = defineFact({
  name: 'DialogueAmended',
  version: 1,
  owner: 'dialogues',
  meaning: 'Staff changed a dialogue’s topic, area, languages or goals, or the list of its venues.',
  data: v.object({ dialogue: dialogueId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

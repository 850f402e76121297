import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId } from './fields.ts';

/** Staff drafted a community dialogue: a topic and a format, and nothing public yet. */
export const dialogueDrafted = defineFact({
  name: 'DialogueDrafted',
  version: 1,
  owner: 'dialogues',
  meaning: 'Staff drafted a community dialogue: a topic and a format, and nothing public yet.',
  data: v.object({ dialogue: dialogueId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

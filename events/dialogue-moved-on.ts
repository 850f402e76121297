import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, dialogueStage, reason } from './fields.ts';

/** A dialogue has come to its next stage; with a reason, staff went on although something was missing. Registration opens with recruiting and closes with forming. */
export const dialogueMovedOn = defineFact({
  name: 'DialogueMovedOn',
  version: 1,
  owner: 'dialogues',
  meaning:
    'A dialogue has come to its next stage; with a reason, staff went on although something was missing. Registration opens with recruiting and closes with forming.',
  data: v.object({ dialogue: dialogueId, stage: dialogueStage, reason: v.optional(reason), by: actor }),
  samples: [
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', stage: 'recruiting', by: 'staff:u1' },
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', stage: 'forming', reason: 'by-language-or-age', by: 'staff:u1' },
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', stage: 'closed', by: 'program' },
  ],
});

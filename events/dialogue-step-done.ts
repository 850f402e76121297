import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, calendarStep, dialogueId } from './fields.ts';

/** Staff have done a step of a dialogue’s calendar. */
export const dialogueStepDone = defineFact({
  name: 'DialogueStepDone',
  version: 1,
  owner: 'dialogues',
  meaning: 'Staff have done a step of a dialogue’s calendar.',
  data: v.object({ dialogue: dialogueId, step: calendarStep, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', step: 'topic-guide', by: 'staff:u1' }],
});

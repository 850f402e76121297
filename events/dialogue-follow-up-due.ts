import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { checkInNumber, dialogueId } from './fields.ts';

/** Everyone who looks after an action is asked how it goes, so many days after the forum. */
export const dialogueFollowUpDue = defineFact({
  name: 'DialogueFollowUpDue',
  version: 1,
  owner: 'dialogues',
  meaning: 'Everyone who looks after an action is asked how it goes, so many days after the forum.',
  data: v.object({ dialogue: dialogueId, checkIn: checkInNumber }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', checkIn: 1 }],
});

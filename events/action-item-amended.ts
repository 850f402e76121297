import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actionNumber, actor, dialogueId } from './fields.ts';

/** The words, owner, date or group of an action were changed. */
export const actionItemAmended = defineFact({
  name: 'ActionItemAmended',
  version: 1,
  owner: 'dialogues',
  meaning: 'The words, owner, date or group of an action were changed.',
  data: v.object({ dialogue: dialogueId, action: actionNumber, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', action: 7, by: 'staff:u1' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actionNumber, dialogueId } from './fields.ts';

/** Nothing was heard of an action for so long that the steering group is asked to look after it. */
export const actionItemStalled = defineFact({
  name: 'ActionItemStalled',
  version: 1,
  owner: 'dialogues',
  meaning: 'Nothing was heard of an action for so long that the steering group is asked to look after it.',
  data: v.object({ dialogue: dialogueId, action: actionNumber }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', action: 7 }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, groupNumber } from './fields.ts';

/** The name, convener or facilitator of an action group was changed. */
export const actionGroupChanged = defineFact({
  name: 'ActionGroupChanged',
  version: 1,
  owner: 'dialogues',
  meaning: 'The name, convener or facilitator of an action group was changed.',
  data: v.object({ dialogue: dialogueId, group: groupNumber, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', group: 2, by: 'staff:u1' }],
});

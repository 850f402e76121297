import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, groupNumber, membersChange } from './fields.ts';

/** People have joined an action group, or left it. */
export const actionGroupMembersChanged = defineFact({
  name: 'ActionGroupMembersChanged',
  version: 1,
  owner: 'dialogues',
  meaning: 'People have joined an action group, or left it.',
  data: v.object({ dialogue: dialogueId, group: groupNumber, change: membersChange, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', group: 2, change: 'joined', by: 'contact' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId } from './fields.ts';

/** Everyone with a place in a dialogue is asked which action group they would like to join. */
export const actionGroupsOffered = defineFact({
  name: 'ActionGroupsOffered',
  version: 1,
  owner: 'dialogues',
  meaning: 'Everyone with a place in a dialogue is asked which action group they would like to join.',
  data: v.object({ dialogue: dialogueId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

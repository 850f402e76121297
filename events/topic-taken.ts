import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, itemId } from './fields.ts';

/** An issue of the advisory group became the topic of a dialogue. */
export const topicTaken = defineFact({
  name: 'TopicTaken',
  version: 1,
  owner: 'dialogues',
  meaning: 'An issue of the advisory group became the topic of a dialogue.',
  data: v.object({ dialogue: dialogueId, item: itemId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

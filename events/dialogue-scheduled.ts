import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, instant, scheduling } from './fields.ts';

/** The kick-off of a dialogue was planned, or moved: everything that has not happened yet moves with it. */
export const dialogueScheduled = defineFact({
  name: 'DialogueScheduled',
  version: 1,
  owner: 'dialogues',
  meaning: 'The kick-off of a dialogue was planned, or moved: everything that has not happened yet moves with it.',
  data: v.object({ dialogue: dialogueId, kind: scheduling, at: instant, by: actor }),
  samples: [
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', kind: 'planned', at: '2027-03-23T22:00:00.000Z', by: 'staff:u1' },
    { dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', kind: 'moved', at: '2027-03-30T22:00:00.000Z', by: 'staff:u1' },
  ],
});

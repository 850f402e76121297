import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId, eventChange, eventNumber } from './fields.ts';

/** An update event or celebration was planned, moved, cancelled or held. */
export const updateEventChanged = defineFact({
  name: 'UpdateEventChanged',
  version: 1,
  owner: 'dialogues',
  meaning: 'An update event or celebration was planned, moved, cancelled or held.',
  data: v.object({ dialogue: dialogueId, event: eventNumber, change: eventChange, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', event: 1, change: 'planned', by: 'staff:u1' }],
});

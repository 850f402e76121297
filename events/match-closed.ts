import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, reason } from './fields.ts';

/** The household needs no navigator any more: its pairing ended for good, or was called off before it began. */
export const matchClosed = defineFact({
  name: 'MatchClosed',
  version: 1,
  owner: 'pairing',
  meaning: 'The household needs no navigator any more: its pairing ended for good, or was called off before it began.',
  data: v.object({ arrival: arrivalId, reason, by: actor }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', reason: 'completed', by: 'staff:maria' }],
});

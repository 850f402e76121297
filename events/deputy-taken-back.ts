import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, personId } from './fields.ts';

/** The days of someone who was to stand in for the liaison were taken back: she is told, and then forgotten. */
export const deputyTakenBack = defineFact({
  name: 'DeputyTakenBack',
  version: 1,
  owner: 'desk',
  meaning: 'The days of someone who was to stand in for the liaison were taken back: she is told, and then forgotten.',
  data: v.object({ person: personId, by: actor }),
  samples: [{ person: 'p1d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:maria' }],
});

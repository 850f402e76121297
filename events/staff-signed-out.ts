import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor } from './fields.ts';

/** A coordinator ended all that someone on the staff had open at the desk. */
export const staffSignedOut = defineFact({
  name: 'StaffSignedOut',
  version: 1,
  owner: 'desk',
  meaning: 'A coordinator ended all that someone on the staff had open at the desk.',
  data: v.object({ by: actor, who: actor }),
  samples: [{ by: 'staff:5f0c', who: 'staff:77d1' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, personId } from './fields.ts';

/** Someone is to stand in for the liaison for some days. */
export const deputyAppointed = defineFact({
  name: 'DeputyAppointed',
  version: 1,
  owner: 'desk',
  meaning: 'Someone is to stand in for the liaison for some days.',
  data: v.object({ person: personId, by: actor }),
  samples: [{ person: 'p1d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:5f0c' }],
});

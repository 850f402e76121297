import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId } from './fields.ts';

/** The contact is confirmed and all that pairing needs is known: a navigator can be sought. */
export const arrivalConfirmed = defineFact({
  name: 'ArrivalConfirmed',
  version: 1,
  owner: 'intake',
  meaning: 'The contact is confirmed and all that pairing needs is known: a navigator can be sought.',
  data: v.object({ arrival: arrivalId, by: actor }),
  samples: [{ arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'contact' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, personId } from './fields.ts';

/** Every link that a person was sent until now opens nothing any more: her mail may be read by someone else. */
export const linksRevoked = defineFact({
  name: 'LinksRevoked',
  version: 1,
  owner: 'people',
  meaning: 'Every link that a person was sent until now opens nothing any more: her mail may be read by someone else.',
  data: v.object({ person: personId, by: actor }),
  samples: [{ person: 'p1d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:5f0c' }],
});

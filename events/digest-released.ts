import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, editionId } from './fields.ts';

/** A digest of the advisory group that was held back goes out after all. */
export const digestReleased = defineFact({
  name: 'DigestReleased',
  version: 1,
  owner: 'advisory',
  meaning: 'A digest of the advisory group that was held back goes out after all.',
  data: v.object({ edition: editionId, by: actor }),
  samples: [{ edition: 'advisory.2026-w49', by: 'staff:maria' }],
});

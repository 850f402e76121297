import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { counted, editionId } from './fields.ts';

/** What the advisory group’s digest of a week holds is settled. */
export const digestFrozen = defineFact({
  name: 'DigestFrozen',
  version: 1,
  owner: 'advisory',
  meaning: 'What the advisory group’s digest of a week holds is settled.',
  data: v.object({ edition: editionId, items: counted }),
  samples: [{ edition: 'advisory.2026-w49', items: 7 }],
});

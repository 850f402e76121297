import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, editionId } from './fields.ts';

/** The advisory group’s digest of a week is held back until staff release it, at the latest until the next one. */
export const digestHeld = defineFact({
  name: 'DigestHeld',
  version: 1,
  owner: 'advisory',
  meaning:
    'The advisory group’s digest of a week is held back until staff release it, at the latest until the next one.',
  data: v.object({ edition: editionId, by: actor }),
  samples: [{ edition: 'advisory.2026-w49', by: 'staff:maria' }],
});

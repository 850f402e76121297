import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { editionId, reason } from './fields.ts';

/** The advisory group’s digest of a week goes to nobody; what it would have told stays for the next one. */
export const digestSkipped = defineFact({
  name: 'DigestSkipped',
  version: 1,
  owner: 'advisory',
  meaning: 'The advisory group’s digest of a week goes to nobody; what it would have told stays for the next one.',
  data: v.object({ edition: editionId, reason }),
  samples: [{ edition: 'advisory.2026-w49', reason: 'empty' }],
});

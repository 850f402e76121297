import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { counted, editionId } from './fields.ts';

/** The advisory group’s digest of a week is wanted for all its readers. */
export const digestSent = defineFact({
  name: 'DigestSent',
  version: 1,
  owner: 'advisory',
  meaning: 'The advisory group’s digest of a week is wanted for all its readers.',
  data: v.object({ edition: editionId, mails: counted }),
  samples: [{ edition: 'advisory.2026-w49', mails: 41 }],
});

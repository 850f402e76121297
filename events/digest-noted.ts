import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, editionId } from './fields.ts';

/** The library put a line of its own on top of the advisory group’s digest of a week, or took it back. */
export const digestNoted = defineFact({
  name: 'DigestNoted',
  version: 1,
  owner: 'advisory',
  meaning: 'The library put a line of its own on top of the advisory group’s digest of a week, or took it back.',
  data: v.object({ edition: editionId, by: actor }),
  samples: [{ edition: 'advisory.2026-w49', by: 'staff:maria' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, navigatorId, personId, reason } from './fields.ts';

/** A navigator’s story ends here, for a reason; the person is forgotten. */
export const navigatorRemoved = defineFact({
  name: 'NavigatorRemoved',
  version: 1,
  owner: 'navigators',
  meaning: 'A navigator’s story ends here, for a reason; the person is forgotten.',
  data: v.object({ navigator: navigatorId, person: personId, reason, by: actor }),
  samples: [
    {
      navigator: 'n5d0c7e1k9m2q4r6t8v0w2x4z6',
      person: 'p7q9r1s3t5v7w9x1y3z5a7b9c1',
      reason: 'withdrawn',
      by: 'navigator',
    },
  ],
});

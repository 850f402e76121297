import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, navigatorId, personId, reason } from './fields.ts';

/** A navigator leaves: her households are looked for someone else, and she is offered nobody any more. */
export const navigatorLeft = defineFact({
  name: 'NavigatorLeft',
  version: 1,
  owner: 'navigators',
  meaning: 'A navigator leaves: her households are looked for someone else, and she is offered nobody any more.',
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

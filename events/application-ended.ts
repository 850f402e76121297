import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, navigatorId, reason } from './fields.ts';

/** Someone who was on the way to being a navigator goes no further on it. */
export const applicationEnded = defineFact({
  name: 'ApplicationEnded',
  version: 1,
  owner: 'navigators',
  meaning: 'Someone who was on the way to being a navigator goes no further on it.',
  data: v.object({ navigator: navigatorId, reason, by: actor }),
  samples: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', reason: 'declined', by: 'staff:maria' }],
});

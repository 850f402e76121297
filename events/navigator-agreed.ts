import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, navigatorId } from './fields.ts';

/** A navigator has signed the agreement, by herself or on paper; steps may still be missing. */
export const navigatorAgreed = defineFact({
  name: 'NavigatorAgreed',
  version: 1,
  owner: 'navigators',
  meaning: 'A navigator has signed the agreement, by herself or on paper; steps may still be missing.',
  data: v.object({ navigator: navigatorId, by: actor }),
  samples: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', by: 'staff:maria' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, gate, navigatorId } from './fields.ts';

/** One of the steps before (or again while) she can be offered households is done. */
export const navigatorGatePassed = defineFact({
  name: 'NavigatorGatePassed',
  version: 1,
  owner: 'navigators',
  meaning: 'One of the steps that lead to being a navigator is done, or done anew.',
  data: v.object({ navigator: navigatorId, gate, by: actor }),
  samples: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', gate: 'screening', by: 'staff:maria' }],
});

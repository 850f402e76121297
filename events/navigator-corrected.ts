import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, navigatorId } from './fields.ts';

/** What a navigator can do, or how many households she can have, has changed. */
export const navigatorCorrected = defineFact({
  name: 'NavigatorCorrected',
  version: 1,
  owner: 'navigators',
  meaning: 'What a navigator can do, or how many households she can have, has changed.',
  data: v.object({ navigator: navigatorId, by: actor }),
  samples: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', by: 'navigator' }],
});

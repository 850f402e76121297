import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, navigatorId, reason } from './fields.ts';

/** The library offers a navigator nobody new for now; the households that she has stay hers. */
export const navigatorSuspended = defineFact({
  name: 'NavigatorSuspended',
  version: 1,
  owner: 'navigators',
  meaning: 'The library offers a navigator nobody new until it lifts this; the households that she has stay hers.',
  data: v.object({ navigator: navigatorId, reason, by: actor }),
  samples: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', reason: 'gate-expired', by: 'program' }],
});

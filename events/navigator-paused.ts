import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, instant, navigatorId } from './fields.ts';

/** A navigator is offered nobody new for a while; the households that she has stay hers. */
export const navigatorPaused = defineFact({
  name: 'NavigatorPaused',
  version: 1,
  owner: 'navigators',
  meaning: 'A navigator is offered nobody new until a time; the households that she has stay hers.',
  data: v.object({ navigator: navigatorId, until: instant, by: actor }),
  samples: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', until: '2027-01-11T05:00:00.000Z', by: 'navigator' }],
});

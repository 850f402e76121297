import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, navigatorId } from './fields.ts';

/** A navigator's pause is over: she can be offered households again. */
export const navigatorResumed = defineFact({
  name: 'NavigatorResumed',
  version: 1,
  owner: 'navigators',
  meaning: 'A navigator’s pause is over: she can be offered households again.',
  data: v.object({ navigator: navigatorId, by: actor }),
  samples: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', by: 'program' }],
});

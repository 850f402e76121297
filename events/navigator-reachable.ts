import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, navigatorId } from './fields.ts';

/** A navigator whose mail came back can be reached again. */
export const navigatorReachable = defineFact({
  name: 'NavigatorReachable',
  version: 1,
  owner: 'pairing',
  meaning: 'A navigator whose mail came back can be reached again.',
  data: v.object({ navigator: navigatorId, by: actor }),
  samples: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', by: 'staff:maria' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, navigatorId } from './fields.ts';

/** A trained navigator can be offered households. */
export const navigatorRegistered = defineFact({
  name: 'NavigatorRegistered',
  version: 1,
  owner: 'navigators',
  meaning: 'A trained navigator can be offered households.',
  data: v.object({ navigator: navigatorId, by: actor }),
  samples: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', by: 'staff:maria' }],
});

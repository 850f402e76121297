import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, navigatorId } from './fields.ts';

/** Someone who asked to become a navigator has confirmed her address: her application is with the library. */
export const navigatorApplied = defineFact({
  name: 'NavigatorApplied',
  version: 1,
  owner: 'navigators',
  meaning:
    'Someone who asked to become a navigator has confirmed her address, or one who had left comes back: her application is with the library.',
  data: v.object({ navigator: navigatorId, by: actor }),
  samples: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', by: 'navigator' }],
});

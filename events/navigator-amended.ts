import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, navigatorId } from './fields.ts';

/** What is held of a navigator was changed in something that concerns nobody else: her name or how she is reached, or before she is one. */
export const navigatorAmended = defineFact({
  name: 'NavigatorAmended',
  version: 1,
  owner: 'navigators',
  meaning:
    'What is held of a navigator was changed in something that concerns nobody else: her name or how she is reached, or before she is one.',
  data: v.object({ navigator: navigatorId, by: actor }),
  samples: [{ navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7', by: 'staff:maria' }],
});

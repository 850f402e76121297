import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, lookKind } from './fields.ts';

/** Someone on the staff had the names shown of those on one page of a list. */
export const namesShown = defineFact({
  name: 'NamesShown',
  version: 1,
  owner: 'desk',
  meaning: 'Someone on the staff had the names shown of those on one page of a list.',
  data: v.object({
    kind: lookKind,
    found: v.pipe(v.number(), v.integer(), v.minValue(0), v.description('How many names were shown')),
    by: actor,
  }),
  samples: [{ kind: 'households', found: 25, by: 'staff:5f0c' }],
});

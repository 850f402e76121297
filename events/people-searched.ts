import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, lookKind } from './fields.ts';

/** Someone on the staff looked for a person; the words that she looked for stand nowhere. */
export const peopleSearched = defineFact({
  name: 'PeopleSearched',
  version: 1,
  owner: 'desk',
  meaning: 'Someone on the staff looked for a person; the words that she looked for stand nowhere.',
  data: v.object({
    kind: lookKind,
    found: v.pipe(v.number(), v.integer(), v.minValue(0), v.description('How many were found')),
    by: actor,
  }),
  samples: [{ kind: 'name', found: 2, by: 'staff:5f0c' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, itemId, memberId } from './fields.ts';

/** A member can help with what another member asked for. */
export const helpOffered = defineFact({
  name: 'HelpOffered',
  version: 1,
  owner: 'advisory',
  meaning: 'A member can help with what another member asked for.',
  data: v.object({ item: itemId, member: memberId, by: actor }),
  samples: [{ item: 'i5d0c7e1k9m2q4r6t8v0w2x4z6', member: 'm5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'member' }],
});

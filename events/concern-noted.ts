import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, pairingId } from './fields.ts';

/** Staff entered a further word about a pairing that rests already, or about one that is not running. What a side says by itself is no fact: nobody is to learn who said so. */
export const concernNoted = defineFact({
  name: 'ConcernNoted',
  version: 1,
  owner: 'pairing',
  meaning: 'Staff entered a further word about a pairing that rests already, or about one that is not running.',
  data: v.object({ pairing: pairingId, by: actor }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', by: 'staff:maria' }],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, contactId, pairingId } from './fields.ts';

/** What was told of a contact was a mistake, and counts no more. */
export const contactTakenBack = defineFact({
  name: 'ContactTakenBack',
  version: 1,
  owner: 'tasks',
  meaning: 'What was told of a contact was a mistake, and counts no more.',
  data: v.object({ pairing: pairingId, contact: contactId, by: actor }),
  samples: [{ pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', contact: 'c1a2b3c4d5', by: 'navigator' }],
});

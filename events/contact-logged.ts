import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, contactId, contactMode, pairingId } from './fields.ts';

/** A navigator has told of the contact with a household: held, attempted, or none this week. The same contact again corrects it. */
export const contactLogged = defineFact({
  name: 'ContactLogged',
  version: 1,
  owner: 'tasks',
  meaning:
    'A navigator has told of the contact with a household: held, attempted, or none this week. The same contact again corrects it.',
  data: v.object({
    pairing: pairingId,
    contact: contactId,
    outcome: v.pipe(v.picklist(['held', 'attempted', 'none']), v.description('What came of it')),
    minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.description('How long, in minutes')),
    mode: v.optional(contactMode),
    by: actor,
  }),
  samples: [
    { pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', contact: 'c1a2b3c4d5', outcome: 'held', minutes: 90, by: 'navigator' },
    {
      pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1',
      contact: 'c1a2b3c4d6',
      outcome: 'attempted',
      minutes: 15,
      mode: 'phone',
      by: 'staff:maria',
    },
  ],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, instant, navigatorId, pairingId } from './fields.ts';

/** A pairing goes on beyond its term, once, until another day. */
export const pairingExtended = defineFact({
  name: 'PairingExtended',
  version: 1,
  owner: 'pairing',
  meaning: 'A pairing goes on beyond its term, once, until another day.',
  data: v.object({
    pairing: pairingId,
    arrival: arrivalId,
    navigator: navigatorId,
    days: v.pipe(v.number(), v.integer(), v.minValue(1), v.description('How many days longer than its term')),
    endsAt: instant,
    by: actor,
  }),
  samples: [
    {
      pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1',
      arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6',
      navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7',
      days: 30,
      endsAt: '2027-03-24T15:00:00.000Z',
      by: 'navigator',
    },
  ],
});

import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, arrivalId, navigatorId, pairingId } from './fields.ts';

/** Someone said that something is not right: the pairing rests until the library has spoken with both sides. Who said so no fact tells: `by` is the program, or who of the staff entered it. */
export const pairingFrozen = defineFact({
  name: 'PairingFrozen',
  version: 1,
  owner: 'pairing',
  meaning: 'Someone said that something is not right: contact, tasks and reminders rest until the library has called.',
  data: v.object({ pairing: pairingId, arrival: arrivalId, navigator: navigatorId, by: actor }),
  samples: [
    {
      pairing: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1',
      arrival: 'a5d0c7e1k9m2q4r6t8v0w2x4z6',
      navigator: 'n3f5h7j9k1m3p5q7r9s1t3v5w7',
      by: 'program',
    },
  ],
});

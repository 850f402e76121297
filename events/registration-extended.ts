import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, dialogueId } from './fields.ts';

/** Registration for a dialogue closes later than planned; once a dialogue. */
export const registrationExtended = defineFact({
  name: 'RegistrationExtended',
  version: 1,
  owner: 'dialogues',
  meaning: 'Registration for a dialogue closes later than planned; once a dialogue.',
  data: v.object({ dialogue: dialogueId, by: actor }),
  samples: [{ dialogue: 'd5d0c7e1k9m2q4r6t8v0w2x4z6', by: 'staff:u1' }],
});

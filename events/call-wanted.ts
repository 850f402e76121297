import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { about, callId, mailKind, personId, reason } from './fields.ts';

/** A person on the staff has to call someone, because a mail cannot reach her. */
export const callWanted = defineFact({
  name: 'CallWanted',
  version: 1,
  owner: 'mail',
  meaning: 'A person on the staff has to call someone, because a mail cannot reach her.',
  data: v.object({ call: callId, kind: mailKind, to: personId, about, reason }),
  samples: [
    {
      call: 'confirm-a5d0c7',
      kind: 'confirm',
      to: 'p7q9r1s3t5v7w9x1y3z5a7b9c1',
      about: 'a5d0c7e1k9m2q4r6t8v0w2x4z6',
      reason: 'no-email',
    },
  ],
});

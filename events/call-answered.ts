import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { about, actor, callId, mailKind } from './fields.ts';

/** A call task was done and has an outcome. */
export const callAnswered = defineFact({
  name: 'CallAnswered',
  version: 1,
  owner: 'calls',
  meaning: 'A call task was done and has an outcome.',
  data: v.object({
    call: callId,
    kind: mailKind,
    about,
    outcome: v.picklist(['yes', 'no', 'no-answer', 'wrong-number']),
    by: actor,
  }),
  samples: [
    { call: 'confirm-a5d0c7', kind: 'confirm', about: 'a5d0c7e1k9m2q4r6t8v0w2x4z6', outcome: 'yes', by: 'staff:maria' },
  ],
});

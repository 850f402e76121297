import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { actor, lineAbout, lineCode } from './fields.ts';

/** Someone on the staff has seen to what needed a human. */
export const attentionSettled = defineFact({
  name: 'AttentionSettled',
  version: 1,
  owner: 'desk',
  meaning: 'Someone on the staff has seen to what needed a human.',
  data: v.object({ about: lineAbout, kind: lineCode, by: actor }),
  samples: [{ about: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', kind: 'navigator-silent', by: 'staff:s1' }],
});

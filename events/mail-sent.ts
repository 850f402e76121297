import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { about, instant, mailKey, mailKind } from './fields.ts';

/** SES accepted the mail; deadlines run from here. */
export const mailSent = defineFact({
  name: 'MailSent',
  version: 1,
  owner: 'mail',
  meaning: 'SES accepted the mail; deadlines run from here.',
  data: v.object({ mail: mailKey, kind: mailKind, about, at: instant }),
  samples: [
    { mail: 'offer-a5d0c7-1', kind: 'offer', about: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1', at: '2026-11-24T14:00:00.000Z' },
  ],
});

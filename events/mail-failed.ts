import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { about, mailKey, mailKind, personId, reason } from './fields.ts';

/** Of a mail whose fate nobody knows, or that was not delivered this once, its reader may have it yet; every other reason is for good. */
export const perhapsRead: readonly string[] = ['unknown', 'undelivered'];

/** The mail did not arrive, or nobody knows: it bounced, was complained of or suppressed, or its fate is unknown. */
export const mailFailed = defineFact({
  name: 'MailFailed',
  version: 1,
  owner: 'mail',
  meaning:
    'The mail did not arrive, or nobody knows: it bounced, was complained of or suppressed, or its fate is unknown.',
  data: v.object({ mail: mailKey, kind: mailKind, to: personId, about, reason }),
  samples: [
    {
      mail: 'offer-a5d0c7-1',
      kind: 'offer',
      to: 'p7q9r1s3t5v7w9x1y3z5a7b9c1',
      about: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1',
      reason: 'bounced',
    },
  ],
});

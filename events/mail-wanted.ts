import * as v from 'valibot';
import { defineFact } from './contract.ts';
import { about, mailKey, mailKind, personId } from './fields.ts';

/** A mail (or, where there is no e-mail, a call) to a person is wanted. */
export const mailWanted = defineFact({
  name: 'MailWanted',
  version: 1,
  owner: 'mail',
  meaning: 'A mail (or, where there is no e-mail, a call) to a person is wanted.',
  data: v.object({ mail: mailKey, kind: mailKind, to: personId, about }),
  samples: [
    { mail: 'offer-a5d0c7-1', kind: 'offer', to: 'p7q9r1s3t5v7w9x1y3z5a7b9c1', about: 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1' },
  ],
});

/** The key of a mail: the same wish is the same key, whoever has it and however often. */
export const mailKeyOf = (kind: string, about: string, time?: number | string): string =>
  [kind, about, ...(time === undefined ? [] : [time])].join('-').replace(/[^A-Za-z0-9_-]/g, '_');

/** Wants a mail of a kind to a person (an id that people holds). `time` tells a second mail of the same kind from the first. */
export const wantMail = (kind: string, to: string, { about, time }: { about: string; time?: number | string }) =>
  mailWanted.of({ mail: mailKeyOf(kind, about, time), kind, to, about });

/** Tells the liaison at any hour that someone may not be safe; else as `alertLiaison`. */
export const alertLiaisonNow = (code: string, id: string, time: string) =>
  mailWanted.of({
    mail: mailKeyOf(`alert-${code}`, id, time),
    kind: 'urgent-alert',
    to: 'liaison',
    about: `${code}/${id}`,
  });

/** Tells the liaison something about a subject; the mail's `about` is `<code>/<subject id>`. */
export const alertLiaison = (code: string, id: string, time?: number | string) =>
  mailWanted.of({ mail: mailKeyOf(`alert-${code}`, id, time), kind: 'alert', to: 'liaison', about: `${code}/${id}` });

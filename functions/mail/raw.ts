import MailComposer from 'nodemailer/lib/mail-composer';
import type { Written } from './write.ts';

/** A letter's envelope. */
export interface Envelope {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: string;
  readonly replyTo: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A letter with a calendar's entry as a whole message (RFC 6047): text, HTML and `text/calendar; method=…` beside one another, for clients
 * that show the entry, and the same once more as a file, for those that only know files.
 */
export function messageOf({ subject, html, text, calendar }: Written, envelope: Envelope): Promise<Buffer> {
  const { from, to, replyTo, headers } = envelope;
  const event = calendar && { method: calendar.method, filename: 'appointment.ics', content: calendar.text };
  const composer = new MailComposer({
    from,
    to,
    replyTo,
    subject,
    text,
    html,
    headers: { ...headers },
    ...(event && { icalEvent: event }),
  });
  return composer.compile().build();
}

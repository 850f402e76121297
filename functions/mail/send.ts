import { type EmailContent, SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { environment } from '../platform/environment.ts';
import { errorCode, log } from '../platform/observe.ts';
import type { Written } from './write.ts';

/** SES knows no idempotency token: a retry of the SDK could send a mail twice, so it makes none. The ledger retries. */
const ses = new SESv2Client({ maxAttempts: 1 });

/** What became of a sending: `refused` for good, `put-off` (not taken, later perhaps), or `unknown` (it may have gone out). */
export type Sent = 'accepted' | 'refused' | 'put-off' | 'unknown';

/** The tag that carries a mail's key through SES's events. */
export const mailTag = 'wbh-mail';

/** Sends one mail, once. */
export async function send(written: Written, { mail, to }: { mail: string; to: readonly string[] }): Promise<Sent> {
  const command = new SendEmailCommand({
    FromEmailAddress: `${displayName(environment('PROGRAM_NAME'))} <${environment('MAIL_SENDER')}>`,
    Destination: { ToAddresses: [...to] },
    ReplyToAddresses: [environment('LIAISON_EMAIL')],
    ConfigurationSetName: environment('CONFIGURATION_SET'),
    EmailTags: [{ Name: mailTag, Value: mail }],
    Content: written.calendar ? await wholeMessage(written, to.join(', ')) : simple(written),
  });
  try {
    await ses.send(command);
    return 'accepted';
  } catch (error) {
    log('send', { outcome: 'failed', subject: mail, error: nameOf(error) });
    return whatItMeans(error);
  }
}

/** One press in the reader's mail program, or none at all, stops what comes weekly (RFC 8058). That SES's own signature covers both fields is its part (docs/not-proven.md). */
const stopHeaders = (address: string) => ({
  'List-Unsubscribe': `<${address}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

const headersOf = ({ language, stop }: Written): Readonly<Record<string, string>> => ({
  'Auto-Submitted': 'auto-generated',
  'Content-Language': language,
  ...(stop !== undefined && stopHeaders(stop)),
});

const simple = (written: Written): EmailContent => ({
  Simple: {
    Subject: { Data: written.subject, Charset: 'UTF-8' },
    Body: { Html: { Data: written.html, Charset: 'UTF-8' }, Text: { Data: written.text, Charset: 'UTF-8' } },
    Headers: Object.entries(headersOf(written)).map(([Name, Value]) => ({ Name, Value })),
  },
});

/** SES's own attachments stand behind the letter, where many clients see a file and no entry. What writes whole messages is loaded when the first one is written: most mails need none. */
async function wholeMessage(written: Written, to: string): Promise<EmailContent> {
  const { messageOf } = await import('./raw.ts');
  const from = { name: environment('PROGRAM_NAME'), address: environment('MAIL_SENDER') };
  const envelope = { from, to, replyTo: environment('LIAISON_EMAIL'), headers: headersOf(written) };
  return { Raw: { Data: await messageOf(written, envelope) } };
}

/** A name as a header takes it: quoted, or, with letters outside ASCII, as words of RFC 2047, which are 75 characters long at most. */
export function displayName(name: string): string {
  const plain = name.replace(/["\\\r\n]/g, '');
  if (/^[\x20-\x7e]*$/.test(plain)) return `"${plain}"`;
  // Ten characters are forty bytes at most, and a word may not end within one.
  const words = plain.match(/.{1,10}/gsu) ?? [];
  return words.map(word => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : errorCode(error));

/** A 4xx answer means that SES did not take it; no answer or a 5xx means that nobody knows. */
function whatItMeans(error: unknown): Sent {
  const { name, message, $metadata } = error as {
    name?: string;
    message?: string;
    $metadata?: { httpStatusCode?: number };
  };
  const status = $metadata?.httpStatusCode ?? 0;
  if (name === 'TooManyRequestsException' || name === 'LimitExceededException' || status === 429) return 'put-off';
  // Our own identity, or an account that may not write to everyone yet: not the reader's fault.
  if (name === 'MessageRejected' && /not verified/i.test(message ?? '')) return 'put-off';
  if (name === 'SendingPausedException' || name === 'AccountSuspendedException') return 'put-off';
  if (name === 'AccessDeniedException' || name === 'MailFromDomainNotVerifiedException' || name === 'NotFoundException')
    return 'put-off';
  return status >= 400 && status < 500 ? 'refused' : 'unknown';
}

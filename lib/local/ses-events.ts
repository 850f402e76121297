import { randomUUID } from 'node:crypto';
import type { Mail, SentMail } from './mailbox.ts';

/** An SES event: what EventBridge calls it, the type inside, and the part of its own. */
export type SesEvent = { name: string; detail: Record<string, unknown> };

type Circumstances = { mail: SentMail; configurationSet: string; account: string; sourceArn: string; caller: string };

/** The part of an SES event that tells of the mail; addresses and the subject stand in it, as they do in the cloud. */
function mailPart({ mail, configurationSet, account, sourceArn, caller }: Circumstances): Record<string, unknown> {
  const { id, at, from, headers } = mail.mail;
  const tags = Object.entries(mail.tags).map(([name, value]) => [name, [value]]);
  return {
    timestamp: at,
    source: from,
    sourceArn,
    sendingAccountId: account,
    messageId: id,
    destination: mail.recipients,
    headersTruncated: false,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    commonHeaders: commonHeaders(mail.mail),
    tags: {
      'ses:operation': ['SendEmail'],
      'ses:configuration-set': [configurationSet],
      'ses:recipient-isp': ['UNKNOWN_ISP'],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [from.split('@').at(-1)?.replace('>', '')],
      'ses:sender-identity': [sourceArn.split('/').at(-1)],
      'ses:caller-identity': [caller],
      'ses:outgoing-tls-version': ['TLSv1.3'],
      ...Object.fromEntries(tags),
    },
  };
}

function commonHeaders({ id, from, to, subject, headers }: Mail): Record<string, unknown> {
  return { from: [from], ...(headers.date ? { date: headers.date } : {}), to, messageId: id, subject };
}

/** SES took the mail. */
export function sent(about: Circumstances): SesEvent {
  return { name: 'Email Sent', detail: { eventType: 'Send', mail: mailPart(about), send: {} } };
}

/** The recipients' server took the mail. */
export function delivered(about: Circumstances, recipients: string[], timestamp: string): SesEvent {
  const delivery = { timestamp, processingTimeMillis: 546, recipients, smtpResponse: '250 2.6.0 Message received' };
  const reportingMTA = 'a8-70.smtp-out.amazonses.com';
  return {
    name: 'Email Delivered',
    detail: { eventType: 'Delivery', mail: mailPart(about), delivery: { ...delivery, reportingMTA } },
  };
}

/** A hard bounce; `subType` tells whose list suppressed it, if one did. */
export function bounced(
  about: Circumstances,
  recipients: string[],
  how: { timestamp: string; subType: string },
): SesEvent {
  const suppressed = how.subType !== 'General';
  const bounce = {
    feedbackId: `${randomUUID()}-000000`,
    bounceType: 'Permanent',
    bounceSubType: how.subType,
    bouncedRecipients: recipients.map(emailAddress => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: suppressed
        ? 'Amazon SES did not send the message to this address because it is on the suppression list for your account.'
        : 'smtp; 550 5.1.1 user unknown',
    })),
    timestamp: how.timestamp,
    reportingMTA: 'dns; a8-70.smtp-out.amazonses.com',
  };
  return { name: 'Email Bounced', detail: { eventType: 'Bounce', mail: mailPart(about), bounce } };
}

/** A recipient called the mail unwanted. */
export function complained(about: Circumstances, recipients: string[], timestamp: string): SesEvent {
  const complaint = {
    complainedRecipients: recipients.map(emailAddress => ({ emailAddress })),
    timestamp,
    feedbackId: `${randomUUID()}-000000`,
    complaintSubType: null,
    userAgent: 'Amazon SES Mailbox Simulator',
    complaintFeedbackType: 'abuse',
    arrivalDate: timestamp,
  };
  return { name: 'Email Complaint Received', detail: { eventType: 'Complaint', mail: mailPart(about), complaint } };
}

import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';
import type { Activity } from './activity.ts';
import type { AwsCall, AwsService, Right } from './aws-endpoint.ts';
import type { Bus } from './bus.ts';
import type { ProgramClock } from './clock.ts';
import type { Answer } from './dynamodb.ts';
import type { Journal } from './journal.ts';
import { bareAddress, domainOf, type Fate, simulatedFate, simulator } from './mail-address.ts';
import type { Mail, Mailbox, SentMail } from './mailbox.ts';
import { bounced, complained, delivered, type SesEvent, sent } from './ses-events.ts';
import { recipientsOf, requestFault, type SendEmail } from './ses-request.ts';
import type { Deployment } from './template.ts';

type Needs = {
  deployment: Deployment;
  clock: ProgramClock;
  activity: Activity;
  journal: Pick<Journal, 'running'>;
  bus: Bus;
  mailbox: Mailbox;
  suppressed: Set<string>;
};

/** SES for functions: SendEmail with its checks, the suppression list, and its events on the default bus. */
export function sesService(needs: Needs): AwsService {
  return {
    operation: (_, path) => (path.startsWith('/v2/email/outbound-emails') ? 'SendEmail' : path),
    refusal: message => failed(403, 'AccessDeniedException', message),
    rights: call =>
      call.operation === 'SendEmail' ? rightsOf(call, needs) : failed(404, 'NotFoundException', call.operation),
    perform: call => send(call, needs),
  };
}

function failed(status: number, type: string, message: string): Answer {
  return { status, body: JSON.stringify({ __type: type, message }) };
}

function rightsOf(call: AwsCall, needs: Needs): Right[] {
  const request = call.body as SendEmail;
  const from = bareAddress(request.FromEmailAddress ?? '');
  const prefix = `arn:aws:ses:${needs.deployment.region}:${needs.deployment.account}:`;
  const context = { 'ses:fromaddress': [from], 'ses:recipients': recipientsOf(request) };
  const set = configurationSetOf(request, needs);
  const resources = [`identity/${identityOf(from, needs) ?? from}`, ...(set ? [`configuration-set/${set}`] : [])];
  const actions = ['ses:SendEmail', ...(request.Content?.Raw ? ['ses:SendRawEmail'] : [])];
  return actions.flatMap(action => resources.map(resource => ({ action, resource: prefix + resource, context })));
}

/** The identity that a mail is sent as: the address itself, else its domain or the nearest one above it. */
function identityOf(from: string, { deployment }: Needs): string | undefined {
  const parts = domainOf(from).split('.');
  const candidates = [from, ...parts.map((_, index) => parts.slice(index).join('.'))];
  return candidates.find(name => deployment.byRef('AWS::SES::EmailIdentity', name));
}

function configurationSetOf(request: SendEmail, needs: Needs): string | undefined {
  if (request.ConfigurationSetName) return request.ConfigurationSetName;
  const identity = identityOf(bareAddress(request.FromEmailAddress ?? ''), needs);
  const resource = identity ? needs.deployment.byRef('AWS::SES::EmailIdentity', identity) : undefined;
  const attributes = resource?.properties.ConfigurationSetAttributes as { ConfigurationSetName?: string } | undefined;
  return attributes?.ConfigurationSetName;
}

async function send(call: AwsCall, needs: Needs): Promise<Answer> {
  const request = call.body as SendEmail;
  const fault = requestFault(request);
  if (fault) return failed(400, 'BadRequestException', fault);
  const from = bareAddress(request.FromEmailAddress ?? '');
  const identity = identityOf(from, needs);
  if (!identity) {
    const region = needs.deployment.region.toUpperCase();
    const why = `Email address is not verified. The following identities failed the check in region ${region}: ${from}`;
    return failed(400, 'MessageRejected', why);
  }
  const set = configurationSetOf(request, needs);
  if (set && !needs.deployment.byRef('AWS::SES::ConfigurationSet', set)) {
    return failed(404, 'NotFoundException', `Configuration set <${set}> does not exist.`);
  }
  const mail = await accept(call, request, needs);
  if (set) announce({ mail, set, identity, caller: call.caller }, needs);
  return { status: 200, body: JSON.stringify({ MessageId: mail.mail.id }) };
}

async function accept(call: AwsCall, request: SendEmail, needs: Needs): Promise<SentMail> {
  const mail = request.Content?.Raw ? await rawMail(request, needs) : simpleMail(request, needs);
  const addressed = recipientsOf(request).map(bareAddress);
  const sentMail: SentMail = {
    mail,
    recipients: addressed.length > 0 ? addressed : mail.to.map(bareAddress),
    tags: Object.fromEntries((request.EmailTags ?? []).map(({ Name, Value }) => [Name, Value])),
    sender: call.caller,
    ...(call.requestId ? { requestId: call.requestId } : {}),
  };
  needs.mailbox.add(sentMail);
  return sentMail;
}

/** An id in the form of SES's. */
function messageId(now: number): string {
  return `0100${now.toString(16).padStart(12, '0')}-${randomUUID()}-000000`;
}

function simpleMail(request: SendEmail, { clock }: Needs): Mail {
  const { Simple } = request.Content ?? {};
  const id = messageId(clock.now());
  const from = request.FromEmailAddress ?? '';
  const to = request.Destination?.ToAddresses ?? [];
  const subject = Simple?.Subject.Data ?? '';
  const own = (Simple?.Headers ?? []).map(({ Name, Value }) => [Name.toLowerCase(), Value]);
  const replyTo = request.ReplyToAddresses?.join(', ');
  const headers = {
    date: new Date(clock.now()).toUTCString(),
    from,
    to: to.join(', '),
    ...(replyTo ? { 'reply-to': replyTo } : {}),
    subject,
    'message-id': `<${id}@email.amazonses.com>`,
    'mime-version': '1.0',
    ...Object.fromEntries(own),
  };
  const attachments = (Simple?.Attachments ?? []).map(({ FileName, ContentType, RawContent }) => ({
    filename: FileName,
    contentType: ContentType ?? 'application/octet-stream',
    content: RawContent,
  }));
  const text = Simple?.Body.Text?.Data ?? '';
  return { id, at: clock.iso(), from, to, subject, headers, text, html: Simple?.Body.Html?.Data ?? '', attachments };
}

async function rawMail(request: SendEmail, { clock }: Needs): Promise<Mail> {
  const parsed = await PostalMime.parse(Buffer.from(request.Content?.Raw?.Data ?? '', 'base64'), {
    attachmentEncoding: 'base64',
  });
  return {
    id: messageId(clock.now()),
    at: clock.iso(),
    from: request.FromEmailAddress ?? parsed.from?.address ?? '',
    to: request.Destination?.ToAddresses ?? (parsed.to ?? []).map(({ address }) => address ?? ''),
    subject: parsed.subject ?? '',
    headers: Object.fromEntries(parsed.headers.map(({ key, value }) => [key.toLowerCase(), value])),
    text: parsed.text ?? '',
    html: parsed.html ?? '',
    attachments: parsed.attachments.map(({ filename, mimeType, method, content }) => ({
      filename: filename ?? '',
      contentType: method ? `${mimeType}; method=${method}` : mimeType,
      content: String(content),
    })),
  };
}

type Sending = { mail: SentMail; set: string; identity: string; caller: string };

/**
 * Publishes the events of a mail. In AWS they come seconds after the answer: its sender has ended by then, and each is worked through
 * before the next.
 */
function announce(sending: Sending, needs: Needs): void {
  const { journal, activity } = needs;
  void activity.during(async () => {
    await journal.running.get(sending.mail.requestId ?? '');
    for (const event of eventsOf(sending, needs)) {
      const before = new Set(journal.running.keys());
      publish(event, sending.set, needs);
      await Promise.all([...journal.running].flatMap(([id, ended]) => (before.has(id) ? [] : [ended])));
    }
  });
}

function eventsOf({ mail, set, identity, caller }: Sending, needs: Needs): SesEvent[] {
  const { region, account } = needs.deployment;
  const sourceArn = `arn:aws:ses:${region}:${account}:identity/${identity}`;
  const about = { mail, configurationSet: set, account, sourceArn, caller };
  const timestamp = needs.clock.iso();
  const by = (fate: Fate) => mail.recipients.filter(address => fateOf(address, needs) === fate);
  const events = [sent(about)];
  const arrived = [...by('delivered'), ...by('complained')];
  if (arrived.length > 0) events.push(delivered(about, arrived, timestamp));
  if (by('complained').length > 0) events.push(complained(about, by('complained'), timestamp));
  if (by('suppressed').length > 0) {
    events.push(bounced(about, by('suppressed'), { timestamp, subType: 'OnAccountSuppressionList' }));
  }
  if (by('bounced').length > 0) events.push(bounced(about, by('bounced'), { timestamp, subType: 'General' }));
  remember([...by('bounced'), ...by('complained')], set, needs);
  return events;
}

function fateOf(address: string, { suppressed }: Needs): Fate {
  return suppressed.has(address.toLowerCase()) ? 'suppressed' : simulatedFate(address);
}

/** What bounced hard or complained goes on the account's suppression list, unless the set says otherwise; never SES's simulator. */
function remember(addresses: string[], set: string, { suppressed, deployment }: Needs): void {
  const options = deployment.byRef('AWS::SES::ConfigurationSet', set)?.properties.SuppressionOptions;
  const reasons = (options as { SuppressedReasons?: string[] } | undefined)?.SuppressedReasons ?? [
    'BOUNCE',
    'COMPLAINT',
  ];
  for (const address of addresses) {
    const reason = simulatedFate(address) === 'complained' ? 'COMPLAINT' : 'BOUNCE';
    if (domainOf(address) !== simulator && reasons.includes(reason)) suppressed.add(address.toLowerCase());
  }
}

type EventDestination = {
  Enabled?: boolean;
  MatchingEventTypes: string[];
  EventBridgeDestination?: { EventBusArn: string };
};

/** To the default bus, where the set has an EventBridge destination for this type: SES knows no other bus. */
function publish(event: SesEvent, set: string, { deployment, bus }: Needs): void {
  const destinations = deployment
    .ofType('AWS::SES::ConfigurationSetEventDestination')
    .filter(({ properties }) => properties.ConfigurationSetName === set)
    .map(({ properties }) => properties.EventDestination as EventDestination);
  const type = String(event.detail.eventType).toLowerCase();
  const wanted = destinations.some(
    ({ Enabled = true, MatchingEventTypes, EventBridgeDestination }) =>
      Enabled && EventBridgeDestination && MatchingEventTypes.some(name => name.toLowerCase() === type),
  );
  if (!wanted) return;
  const resources = [`arn:aws:ses:${deployment.region}:${deployment.account}:configuration-set/${set}`];
  bus.publish('default', { source: 'aws.ses', 'detail-type': event.name, resources, detail: event.detail });
}

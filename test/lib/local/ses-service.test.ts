import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRunner } from '../../../lib/local/runner.ts';
import type { Runner } from '../../../lib/local/running.ts';
import { writeAssembly } from './fixture.ts';
import { smallProgram } from './small-program.ts';

type Said = { output?: { MessageId?: string }; error?: { name: string; message: string; status: number } };

let runner: Runner;

beforeAll(async () => {
  const program = smallProgram();
  // Settles with the whole event, so that its shape can be seen.
  const targets = (program.stacks.Program?.Resources.OnMail?.Properties?.Targets ?? []) as Record<string, unknown>[];
  for (const target of targets) delete target.InputTransformer;
  runner = await startRunner({ outdir: writeAssembly(program) });
});

afterAll(() => runner.stop());

const content = {
  Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'text' }, Html: { Data: '<p>html</p>' } } },
};
const request = {
  FromEmailAddress: 'Program <hello@program.example>',
  Destination: { ToAddresses: ['amal@reader.example'] },
  Content: content,
  ConfigurationSetName: 'program-mails',
  EmailTags: [{ Name: 'wbh-mail', Value: 'm-1' }],
};

async function send(changes: object = {}): Promise<Said> {
  const result = await runner.invoke('Caller', {
    service: 'ses',
    command: 'SendEmail',
    input: { ...request, ...changes },
  });
  await runner.settle();
  return ('payload' in result ? result.payload : {}) as Said;
}

const to = (...ToAddresses: string[]) => ({ Destination: { ToAddresses } });

type SesEvent = { 'detail-type': string; source: string; resources: string[]; detail: Record<string, unknown> };

/** What the settler was told of the latest mail. */
function told(): SesEvent[] {
  const id = runner.mail.all().at(-1)?.id;
  const events = runner.invocations.filter(run => run.function === 'Settle').map(run => run.event as SesEvent);
  return events.filter(({ detail }) => (detail.mail as { messageId: string }).messageId === id);
}

describe('SES', () => {
  it('takes a mail and shows it in the mailbox', async () => {
    const Headers = [{ Name: 'Auto-Submitted', Value: 'auto-generated' }];
    const Attachments = [{ FileName: 'a.ics', ContentType: 'text/calendar', RawContent: Buffer.from('BEGIN') }];
    const { output } = await send({
      Content: { Simple: { ...content.Simple, Headers, Attachments } },
      ReplyToAddresses: ['desk@library.example'],
    });
    expect(runner.mail.all().at(-1)).toMatchObject({
      id: output?.MessageId,
      from: 'Program <hello@program.example>',
      to: ['amal@reader.example'],
      subject: 'Hello',
      headers: { 'auto-submitted': 'auto-generated', 'reply-to': 'desk@library.example', subject: 'Hello' },
      text: 'text',
      html: '<p>html</p>',
      attachments: [{ filename: 'a.ics', contentType: 'text/calendar', content: 'QkVHSU4=' }],
    });
  });

  it('tells of sending and delivery on the default bus, with tags in lists and the address inside', async () => {
    await send();
    expect(told().map(event => [event.source, event['detail-type'], event.detail.eventType])).toEqual([
      ['aws.ses', 'Email Sent', 'Send'],
      ['aws.ses', 'Email Delivered', 'Delivery'],
    ]);
    expect(told()[1]).toMatchObject({
      resources: ['arn:aws:ses:us-east-1:123456789012:configuration-set/program-mails'],
      detail: {
        mail: {
          source: 'Program <hello@program.example>',
          destination: ['amal@reader.example'],
          commonHeaders: { subject: 'Hello', to: ['amal@reader.example'] },
          tags: { 'ses:configuration-set': ['program-mails'], 'wbh-mail': ['m-1'] },
        },
        delivery: { recipients: ['amal@reader.example'] },
      },
    });
    expect(runner.events).toEqual([]);
  });

  it('bounces to its simulator, which is never put on the suppression list', async () => {
    for (const _ of [1, 2]) {
      await send(to('bounce+label@simulator.amazonses.com'));
      expect(told().at(-1)).toMatchObject({
        'detail-type': 'Email Bounced',
        detail: {
          eventType: 'Bounce',
          bounce: {
            bounceType: 'Permanent',
            bounceSubType: 'General',
            bouncedRecipients: [{ emailAddress: 'bounce+label@simulator.amazonses.com' }],
          },
        },
      });
    }
  });

  it('suppresses an address of its own list, and one that has bounced before', async () => {
    await send(to('suppressionlist@simulator.amazonses.com'));
    expect(told().at(-1)?.detail.bounce).toMatchObject({ bounceSubType: 'OnAccountSuppressionList' });
    await send(to('bounce+amal@simulator.example'));
    expect(told().at(-1)?.detail.bounce).toMatchObject({ bounceSubType: 'General' });
    await send(to('Bounce+Amal@simulator.example'));
    expect(told().at(-1)?.detail.bounce).toMatchObject({ bounceSubType: 'OnAccountSuppressionList' });
  });

  it('delivers what is then called unwanted', async () => {
    await send(to('complaint@simulator.amazonses.com'));
    expect(told().map(event => event['detail-type'])).toEqual([
      'Email Sent',
      'Email Delivered',
      'Email Complaint Received',
    ]);
  });

  it('takes a whole MIME message for those who may send one only', async () => {
    const Data = Buffer.from('Subject: Raw\r\nX-Own: yes\r\nContent-Type: text/plain\r\n\r\nraw text');
    const { error } = await send({ Content: { Raw: { Data } } });
    expect(error).toMatchObject({
      name: 'AccessDeniedException',
      status: 403,
      message: expect.stringContaining('ses:SendRawEmail'),
    });
  });

  it.each<[string, object, string, RegExp]>([
    [
      'an unknown sender',
      { FromEmailAddress: 'a@other.example' },
      'AccessDeniedException',
      /identity\/a@other.example/,
    ],
    [
      'an unknown configuration set',
      { ConfigurationSetName: 'none' },
      'AccessDeniedException',
      /configuration-set\/none/,
    ],
    ['a malformed address', to('no address'), 'BadRequestException', /Missing final '@domain'/],
    ['letters that its protocol lacks', to('amál@reader.example'), 'BadRequestException', /Local address/],
    ['two dots in a domain', to('a@b..example'), 'BadRequestException', /dot-dot/],
    [
      'fifty-one recipients',
      to(...Array.from({ length: 51 }, (_, n) => `a${n}@reader.example`)),
      'BadRequestException',
      /exceeds 50/,
    ],
    [
      'a tag with other signs',
      { EmailTags: [{ Name: 'wbh-mail', Value: 'a#b' }] },
      'BadRequestException',
      /Invalid tag/,
    ],
    [
      'a tag that is too long',
      { EmailTags: [{ Name: 'wbh-mail', Value: 'a'.repeat(257) }] },
      'BadRequestException',
      /256/,
    ],
    ['no body', { Content: { Simple: { Subject: { Data: 'x' }, Body: {} } } }, 'BadRequestException', /body/],
  ])('refuses %s', async (_, changes, name, message) => {
    const before = runner.mail.all().length;
    const { error } = await send(changes);
    expect(error).toMatchObject({ name, message: expect.stringMatching(message) });
    expect(runner.mail.all()).toHaveLength(before);
  });
});

describe('SES with a role that allows everything', () => {
  let open: Runner;

  beforeAll(async () => {
    const program = smallProgram();
    const policies = program.stacks.Program?.Resources.CallerRole?.Properties?.Policies as {
      PolicyDocument: { Statement: object[] };
    }[];
    policies[0]?.PolicyDocument.Statement.push({ Effect: 'Allow', Action: 'ses:*', Resource: '*' });
    open = await startRunner({ outdir: writeAssembly(program) });
  });

  afterAll(() => open.stop());

  const sendOpen = async (changes: object) => {
    const result = await open.invoke('Caller', {
      service: 'ses',
      command: 'SendEmail',
      input: { ...request, ...changes },
    });
    return ('payload' in result ? result.payload : {}) as Said;
  };

  it('still refuses a sender that is not verified and a set that does not exist', async () => {
    expect((await sendOpen({ FromEmailAddress: 'a@other.example' })).error).toMatchObject({ name: 'MessageRejected' });
    expect((await sendOpen({ ConfigurationSetName: 'none' })).error).toMatchObject({
      name: 'NotFoundException',
      status: 404,
    });
  });

  it('shows a calendar’s entry within a whole MIME message with its method, and a file by its name', async () => {
    const part = (type: string, more = '') => `--b\r\nContent-Type: ${type}\r\n${more}\r\nBEGIN\r\n`;
    const file = part('application/ics', 'Content-Disposition: attachment; filename=a.ics\r\n');
    const parts = `${part('text/calendar; method=CANCEL')}${file}--b--\r\n`;
    const Data = Buffer.from(`Subject: Raw\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts}`);
    await sendOpen({ Content: { Raw: { Data } } });
    expect(
      open.mail
        .all()
        .at(-1)
        ?.attachments.map(({ filename, contentType }) => [filename, contentType]),
    ).toEqual([
      ['', 'text/calendar; method=CANCEL'],
      ['a.ics', 'application/ics'],
    ]);
  });

  it('reads a whole MIME message', async () => {
    const Data = Buffer.from('Subject: Raw\r\nX-Own: yes\r\nContent-Type: text/plain\r\n\r\nraw text');
    await sendOpen({ Content: { Raw: { Data } } });
    expect(open.mail.all().at(-1)).toMatchObject({
      subject: 'Raw',
      headers: { 'x-own': 'yes' },
      to: ['amal@reader.example'],
    });
  });
});

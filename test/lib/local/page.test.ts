import { describe, expect, it } from 'vitest';
import type { BusEvent } from '../../../lib/local/bus.ts';
import { createClock } from '../../../lib/local/clock.ts';
import { createJournal, type Journal } from '../../../lib/local/journal.ts';
import { mailPage } from '../../../lib/local/mail-page.ts';
import { createMailbox, type Mail } from '../../../lib/local/mailbox.ts';
import { localPage, type PageView } from '../../../lib/local/page.ts';
import { chaptersOf, type Sources, stepsOf } from '../../../lib/local/trace.ts';

const fact = (type: string, subject: string, at: string): BusEvent => ({
  version: '0',
  id: `${type} ${subject}`,
  account: '',
  region: '',
  resources: [],
  source: 'wbh.intake',
  'detail-type': type,
  time: at,
  detail: { meta: { subject, correlation: subject, time: at }, data: {} },
});

const mail = (of: Partial<Mail>): Mail => ({
  id: 'm1',
  at: '2026-11-24T15:00:00.300Z',
  from: '',
  to: ['amal@reader.example'],
  subject: 'Please confirm',
  headers: {},
  text: '',
  html: '',
  attachments: [],
  ...of,
});

/** A door that was asked, answered and wrote on a subject. */
function asked(journal: Journal, subject: string, { at, payload }: { at: string; payload: object }): void {
  const run = { requestId: subject, function: 'Door', trigger: 'POST /arrivals', event: {}, at, payload };
  journal.invocations.push(run);
  const call = { function: 'Door', resource: '', units: 1, status: 200, at };
  journal.calls.push({ ...call, action: 'dynamodb:PutItem', requestId: subject, keys: [subject] });
}

/** A navigator, two arrivals (one posted as JSON, one with the form) and a mail about the staff's calls. */
function morning(): Sources {
  const journal = createJournal(createClock());
  const mailbox = createMailbox();
  const [first, second] = ['2026-11-24T15:00:00.000Z', '2026-11-24T16:00:00.000Z'];
  asked(journal, 'arrival#a', { at: first, payload: { statusCode: 202, body: '{"receipt":"679EJ5ZR8YVE9GTE"}' } });
  asked(journal, 'arrival#b', {
    at: second,
    payload: { statusCode: 303, headers: { location: '/receipts/8883P7DEHZS8ZKX4?lang=ar' } },
  });
  const reaction = { function: 'MailOnMailWanted1A2B3C4D', trigger: 'rule', event: {}, correlation: 'arrival#a' };
  journal.invocations.push({
    ...reaction,
    requestId: 'r',
    at: '2026-11-24T15:00:00.200Z',
    payload: { outcome: 'done' },
  });
  mailbox.add({ mail: mail({}), recipients: ['amal@reader.example'], tags: {}, requestId: 'r', sender: '' });
  const events = [
    fact('NavigatorRegistered', 'navigator#n', '2026-11-24T14:00:00.000Z'),
    fact('ArrivalRegistered', 'arrival#a', first),
    fact('MailWanted', 'arrival#a', first),
    fact('MailSent', 'arrival#a', '2026-11-24T15:00:00.300Z'),
    fact('MailWanted', 'calls#2026-11-24', '2026-11-24T15:30:00.000Z'),
    fact('ArrivalRegistered', 'arrival#b', second),
  ];
  return { events, journal, mailbox };
}

const view = (of: Partial<PageView> = {}): PageView => ({
  program: { name: 'The program', timeZone: 'America/New_York' },
  sources: morning(),
  now: Date.parse('2026-11-24T17:00:00.000Z'),
  course: undefined,
  story: '',
  warnings: [],
  deadLetters: 0,
  ...of,
});

describe('one arrival', () => {
  it('is chosen by its receipt among arrivals alone, latest first', () => {
    const options = [...localPage(view()).matchAll(/<option value="([^"]*)"(?: selected)?>([^<]*)/g)];
    expect(options.map(([, id, label]) => [id, label])).toEqual([
      ['arrival#b', expect.stringMatching(/^8883-P7DE-HZS8-ZKX4, Nov 24, 11:00/)],
      ['arrival#a', expect.stringMatching(/^679E-J5ZR-8YVE-9GTE, Nov 24, 10:00/)],
    ]);
  });

  it('goes from form to mail, with what happened side by side in one stop', () => {
    const [chapter, ...others] = chaptersOf(stepsOf('arrival#a', morning()));
    expect(others).toEqual([]);
    expect(chapter?.stops.map(({ kind, steps }) => [kind, steps.map(({ name }) => name)])).toEqual([
      ['form', ['POST /arrivals']],
      ['fact', ['ArrivalRegistered', 'MailWanted']],
      ['reaction', ['mail on mail wanted']],
      ['mail', ['Please confirm']],
      ['fact', ['MailSent']],
    ]);
  });

  it('tells what acted before the facts that it stated within the same millisecond', () => {
    const sources = morning();
    sources.events.push(fact('PairingOffered', 'arrival#a', '2026-11-24T15:00:00.200Z'));
    const [chapter] = chaptersOf(stepsOf('arrival#a', sources));
    const names = chapter?.stops.flatMap(({ steps }) => steps.map(({ name }) => name)) ?? [];
    expect(names.slice(3, 5)).toEqual(['mail on mail wanted', 'PairingOffered']);
  });
});

describe('the clock', () => {
  it('says where it is going and how far it has come', () => {
    const [from, to] = [Date.parse('2026-11-24T16:00:00.000Z'), Date.parse('2026-11-26T16:00:00.000Z')];
    const page = localPage(view({ course: { from, to } }));
    expect(page).toMatch(/On the way to Nov 26, 11:00/);
    expect(page).toContain('<progress max="172800000" value="3600000"');
    expect(page).toContain('value="P2D" disabled');
    expect(localPage(view())).not.toContain('<progress');
  });
});

describe('a mail', () => {
  it('gives each line of its plain text a direction of its own, so that a name stands where it belongs', () => {
    const page = mailPage(mail({ text: 'المرشد: Hodan (العربية)\n\nhttps://program.example/l/x' }));
    expect(page).toContain('<p dir="auto">المرشد: Hodan (العربية)</p><p dir="auto"></p><p dir="auto"><a href=');
  });
});

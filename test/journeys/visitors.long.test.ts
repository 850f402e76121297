import { createHash } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metDialogue } from '../support/action.ts';
import { launchBrowser, noBrowser } from '../support/browser.ts';
import { dayAhead, openDialogue, registersFor } from '../support/dialogues.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { sharedProgram } from '../support/stories.ts';
import { wayIn } from '../support/ways.ts';

/**
 * Security gateways, mail clients and browsers open links before people do, some of them with scripts running. On every link of every
 * mail they change nothing: the hash of all that is stored stays what it was.
 */
let program: Program;
let links: readonly string[];

const state = async (): Promise<string> => {
  const tables = await Promise.all(
    ['Program', 'People', 'LinkKeys', 'Belonging'].map(name => stored(program.runner, name)),
  );
  const rows = tables
    .flat()
    .map(row => JSON.stringify(row, Object.keys(row).sort()))
    .sort();
  return createHash('sha256').update(rows.join('\n')).digest('hex');
};

/** The links of every kind of mail: of mails to the same person under the same subject those of the first and of the latest. */
function ofMails(): readonly string[] {
  const kinds = Map.groupBy(program.runner.mail.all(), ({ to, subject }) => `${to} ${subject}`);
  const some = [...kinds.values()].flatMap(mails => [mails[0], mails.at(-1)]);
  return some.flatMap(mail => mail?.text.match(/https?:\S+\/l\/\S+/g) ?? []);
}

/** Every kind of mail with a link has gone out by now: asked again, offered, reminded, introduced, overdue, asked at the end of another pairing, near the end. */
beforeAll(async () => {
  program = await sharedProgram();
  await program.staff('POST', '/staff/navigators', { ...nadia, capacity: 2 });
  await program.arrives({ ...amina, contact: { email: 'silent@home.example' } });
  await program.arrives(amina);
  await program.press(program.way('amina@home.example', 'confirm'), { answer: 'confirm' });
  await program.later('PT50H');
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  await program.press(program.way('amina@home.example', 'introduction'), { answer: 'yes' });
  const over = { ...amina, contact: { email: 'over@home.example' }, introduction: 'at-once' };
  await program.staff('POST', '/staff/arrivals', over);
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  await program.later('P2D');
  const rows = (await program.staff('GET', '/staff/arrivals')).body as readonly { pairing?: string }[];
  await program.staff('POST', `/staff/pairings/${rows.at(-1)?.pairing}/end`, { reason: 'completed' });
  await program.later('P2D');
  await advisoryMails();
  const dialogue = await openDialogue(program, { days: 200 });
  await registersFor(program, dialogue, { email: 'mina@home.example' });
  await program.press(program.way('mina@home.example', 'register'), { answer: 'confirm' });
  const known = (await program.staff('GET', '/staff/arrivals')).body as readonly { id: string; pairing?: string }[];
  for (const { id, pairing } of known)
    if (pairing) await program.staff('POST', `/staff/arrivals/${id}/interest`, { kind: 'participant', yes: true });
  const { strengths: _, ...told } = { ...nadia, email: 'rosa@navigators.example', ofAge: true };
  await program.post('/volunteer', { ...told, consent: { version: '2026-11', language: 'en' } });
  await program.later('P85D');
  const { does, people, facilitators, venues } = await metDialogue(program);
  await does('circles', { participants: people, facilitators, venue: venues[0], language: 'en' });
  await does('sessions', { circle: 1, date: dayAhead(program, 9), time: '18:00', minutes: 120 });
  await does('ideas', { title: 'A later bus' });
  await does('voting/open', { until: dayAhead(program, 30) });
  await does('groups', { title: 'Getting around', convener: people[0] });
  await program.later('P1D');
  await program.press(program.way('amina@home.example', 'rights'), { answer: 'ask' });
  const { markup } = await program.get(program.way('amina@home.example', 'data'));
  const [, correct = ''] = /action="([^"]+)"/.exec(markup) ?? [];
  links = [...new Set([...ofMails(), program.url + correct])];
});
afterAll(() => program?.beginAgain());

/** A member who asks is offered help by another one, and an event is told of. */
async function advisoryMails(): Promise<void> {
  const staff = async (path: string, body: object): Promise<string> =>
    ((await program.staff('POST', `/staff/${path}`, body)).body as { id: string }).id;
  const organization = await staff('organizations', { title: 'Park Street Clinic', kind: 'health' });
  const [asking = '', helping = ''] = await Promise.all(
    ['asking', 'helping'].map(async name => {
      const id = await staff('members', { name: `${name} Alder`, email: `${name}@clinic.example`, organization });
      await program.staff('POST', `/staff/members/${id}/confirm`);
      return id;
    }),
  );
  const until = new Date(program.runner.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
  const item = await staff('items', { member: asking, kind: 'request', title: 'A room', text: 'For twenty.', until });
  await program.staff('POST', `/staff/items/${item}/approve`, {});
  const fair = { member: asking, kind: 'event', title: 'A fair', text: 'Free.', date: until, time: '18:00' };
  await program.staff('POST', `/staff/items/${await staff('items', fair)}/approve`, {});
  await program.staff('POST', `/staff/items/${item}/help`, { member: helping });
  await program.press(program.way('asking@clinic.example', 'reply'), { answer: 'write', words: 'Gladly.' });
}

it('the mails hold links of every purpose', () => {
  const purposes = links.map(link => /~([a-z]+)~/.exec(link.split('/l/v2')[1] ?? '')?.[1]);
  expect([...new Set(purposes)].sort()).toEqual([
    'action',
    'another',
    'apply',
    'belonging',
    'card',
    'closing',
    'concern',
    'confirm',
    'correct',
    'data',
    'digest',
    'editions',
    'event',
    'help',
    'interest',
    'introduction',
    'invitation',
    'invite',
    'later',
    'meeting',
    'member',
    'offer',
    'participant',
    'profile',
    'register',
    'reply',
    'rights',
    'session',
    'stop',
    'today',
    'vote',
    'week',
  ]);
});

describe('a visitor who is no person changes nothing', () => {
  const ways: readonly (readonly [string, RequestInit])[] = [
    ['who looks', {}],
    ['who asks for the head alone', { method: 'HEAD' }],
    ['who fetches ahead', { headers: { purpose: 'prefetch', 'sec-purpose': 'prefetch' } }],
    ['who asks what is allowed', { method: 'OPTIONS' }],
    ['who would replace or delete it', { method: 'PUT', body: 'answer=accept' }],
  ];

  it.each(ways)('%s', async (_, init) => {
    const before = await state();
    for (const link of links) {
      const answers = await Promise.all(Array.from({ length: 5 }, () => fetch(link, init)));
      for (const answer of answers) expect(answer.status).toBeLessThan(500);
    }
    await program.runner.settle();
    expect(await state()).toBe(before);
  });

  describe.skipIf(noBrowser)('who runs scripts and looks at everything', () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());

    it('with a browser', async () => {
      const before = await state();
      const page = await browser.newPage();
      const posted: string[] = [];
      page.on('request', request => {
        if (request.method() !== 'GET') posted.push(request.url());
      });
      for (const link of links) {
        await page.goto(link, { waitUntil: 'load' });
        for (const one of await page.locator('a, button, summary').all())
          await one.hover({ timeout: 1000 }).catch(() => 0);
        await page.keyboard.press('End');
      }
      await program.runner.settle();
      expect(posted).toEqual([]);
      expect(await state()).toBe(before);
    });
  });
});

it('a person’s press changes it: the hash can tell', async () => {
  const before = await state();
  await program.press(wayIn(links.join(' '), 'another'), { answer: 'another' });
  expect(await state()).not.toBe(before);
});

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { flawsOf, launchBrowser, noBrowser } from '../support/browser.ts';
import { consent, openDialogue } from '../support/dialogues.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** People register for a community dialogue: by page, by API and through staff, as they live it. */
let program: Program;
eachStory(begun => {
  program = begun;
});

const inDays = (days: number): string =>
  new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

const does = async (id: string, act: string, body: object = {}) => {
  const { status, body: said } = await program.staff('POST', `/staff/dialogues/${id}/${act}`, body);
  return { status, said: said as Record<string, unknown> };
};

const opened = (making?: Parameters<typeof openDialogue>[1]) => openDialogue(program, making);

const registration = (name: string, email: string, more: object = {}) => ({ name, email, consent, ...more });

async function registers(id: string, name: string, email: string, more: object = {}) {
  return program.post(`/dialogues/${id}/registrations`, registration(name, email, more));
}

async function joins(id: string, name: string, email: string, more: object = {}): Promise<void> {
  await registers(id, name, email, more);
  await program.press(program.way(email, 'register'), { answer: 'confirm' });
}

interface Row {
  readonly id: string;
  readonly status: string;
  readonly inLine?: number;
  readonly answers: Record<string, unknown>;
}
interface Listed {
  readonly held: number;
  readonly waiting: number;
  readonly accessOpen: number;
  readonly rows: readonly Row[];
}
const listed = async (id: string): Promise<Listed> =>
  (await program.staff('GET', `/staff/dialogues/${id}/participants`)).body as Listed;

const subjectsTo = (email: string): readonly string[] => program.runner.mail.to(email).map(({ subject }) => subject);

/** The calendar entry of the newest mail, as a client that knows nothing of the program reads it. */
async function entryTo(email: string): Promise<{ method: string; sequence: string; uid: string; start: string }> {
  const mail = program.mailTo(email);
  const [attached] = mail.attachments;
  const whole = Buffer.from(attached?.content ?? '', 'base64').toString();
  const text = whole.slice(0, whole.indexOf('BEGIN:VTIMEZONE')) + whole.slice(whole.indexOf('BEGIN:VEVENT'));
  const line = (name: string): string => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
  return { method: line('METHOD'), sequence: line('SEQUENCE'), uid: line('UID'), start: line('DTSTART') };
}

const [mina, omar, lena] = ['mina@home.example', 'omar@home.example', 'lena@home.example'];

describe('registering for a dialogue', () => {
  it('by the page, without script: what was typed is kept, nothing counts before the press, and the entry comes with the place', async () => {
    const id = await opened();
    const list = await program.get('/dialogues?lang=ar');
    expect([list.dir, list.text.includes('Being neighbors')]).toEqual(['rtl', true]);
    const page = await program.get(`/dialogues/${id}?lang=en`);
    for (const text of ['Frog Hollow', '6:00 PM ET', 'Park Street Library', 'English and Arabic', 'Please tell us by'])
      expect(page.text).toContain(text);
    const nonce = /name="nonce" value="([^"]+)"/.exec(page.markup)?.[1] ?? '';
    const address = `/dialogues/${id}/registrations?lang=en`;
    const typed = { nonce, name: 'Mina', phone: 'none', area: 'frog-hollow', 'consent.language': 'en' };
    const refused = await program.press(program.url + address, typed);
    expect([refused.status, refused.text.includes('Please look at this again')]).toEqual([422, true]);
    expect(refused.markup).toContain('value="Mina"');
    expect((await listed(id)).rows).toEqual([]);
    const right = { ...typed, phone: '', email: mina, 'consent.version': '2026-11', background: 'moved-here' };
    // Twice by an impatient finger, and it is one.
    const sent = await program.press(program.url + address, right);
    const again = await program.press(program.url + address, right);
    expect([sent.status, again.status, (await listed(id)).rows.map(({ status }) => status)]).toEqual([
      303,
      303,
      ['unconfirmed'],
    ]);
    expect(subjectsTo(mina)).toEqual(['Please confirm your registration']);
    const confirm = program.way(mina, 'register');
    expect((await program.get(confirm)).text).toContain('Did you register');
    expect((await listed(id)).held).toBe(0);
    expect((await program.press(confirm, { answer: 'confirm' })).text).toContain('A place is yours.');
    expect((await program.press(confirm, { answer: 'confirm' })).text).toContain('A place is yours.');
    expect((await listed(id)).held).toBe(1);
    expect(subjectsTo(mina)).toEqual(['Please confirm your registration', 'You are registered']);
    expect(await entryTo(mina)).toMatchObject({
      method: 'REQUEST',
      sequence: '0',
      start: expect.stringMatching(/T180000$/),
    });

    // Her own page: coming, other answers, and off the list.
    const own = program.way(mina, 'participant');
    expect((await program.press(own, { answer: 'coming' })).text).toContain('You told us that you are coming.');
    await program.press(own, { answer: 'save', area: 'asylum-hill', ageBand: '18-64' });
    expect((await listed(id)).rows[0]?.answers).toMatchObject({ area: 'asylum-hill', ageBand: '18-64' });
    await program.press(own, { answer: 'withdraw' });
    expect((await listed(id)).held).toBe(0);
    expect(await entryTo(mina)).toMatchObject({ method: 'CANCEL', sequence: '1' });
  }, 60_000);

  it('twice is once: nobody learns who is registered, what is new is added, and she hears of it', async () => {
    const id = await opened();
    await joins(id, 'Mina', mina, { times: ['mon-evening'], area: 'frog-hollow' });
    const first = await registers(id, 'Omar', omar);
    const twice = await registers(id, 'Mina H.', mina, {
      times: ['tue-evening'],
      area: 'asylum-hill',
      ageBand: '18-64',
    });
    expect([twice.status, Object.keys(twice.body)]).toEqual([first.status, Object.keys(first.body)]);
    const pageOf = async (receipt: unknown) => (await program.get(`/receipts/${receipt}?lang=en`)).text;
    const without = (text: string) => text.replace(/[0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}/, '');
    expect(without(await pageOf(twice.body.receipt))).toBe(without(await pageOf(first.body.receipt)));
    const { rows } = await listed(id);
    expect(rows.map(({ status }) => status)).toEqual(['registered', 'unconfirmed']);
    expect(rows[0]?.answers).toMatchObject({
      times: ['mon-evening', 'tue-evening'],
      area: 'frog-hollow',
      ageBand: '18-64',
    });
    expect(subjectsTo(mina).at(-1)).toBe('You are registered already');
    // Staff who enter her are told the same.
    const { status, said } = await does(id, 'registrations', registration('Mina', mina));
    expect([status, said]).toEqual([200, { participant: rows[0]?.id, outcome: 'merged' }]);
  }, 60_000);

  it('who comes when it is full waits, is asked when a place is free, and is placed by nobody’s word but her own', async () => {
    const id = await opened({ seats: 1 });
    await joins(id, 'Mina', mina);
    await joins(id, 'Omar', omar);
    await joins(id, 'Lena', lena);
    expect((await listed(id)).rows.map(({ status, inLine }) => [status, inLine])).toEqual([
      ['registered', undefined],
      ['waitlisted', 1],
      ['waitlisted', 2],
    ]);
    expect(subjectsTo(omar).at(-1)).toBe('You are on the waiting list');
    await program.press(program.way(mina, 'participant'), { answer: 'withdraw' });
    expect(subjectsTo(omar).at(-1)).toBe('A place is free for you');
    expect((await listed(id)).rows.map(({ status }) => status)).toEqual(['withdrawn', 'waitlisted', 'waitlisted']);
    await program.later('P3DT1H');
    expect(subjectsTo(lena).at(-1)).toBe('A place is free for you');
    const late = await program.press(program.way(omar, 'participant'), { answer: 'take' });
    expect(late.text).toContain('its time is over');
    expect((await program.press(program.way(lena, 'participant'), { answer: 'take' })).text).toContain(
      'The place is yours.',
    );
    expect(subjectsTo(lena).at(-1)).toBe('You are registered');
    expect((await listed(id)).held).toBe(1);
  }, 60_000);

  it('hears of another day once, with the new entry, is reminded two days before, and of nothing that is cancelled', async () => {
    const id = await opened({ days: 20 });
    await joins(id, 'Mina', mina);
    await joins(id, 'Omar', omar);
    const { uid } = await entryTo(mina);
    const moves = (days: number, time: string) =>
      does(id, 'schedule', { date: inDays(days), time, place: 'Park Street Library' });
    await moves(22, '18:00');
    await moves(6, '19:00');
    await program.later('PT15M');
    expect(subjectsTo(mina).slice(2)).toEqual(['The kick-off: it has changed']);
    expect(await entryTo(mina)).toMatchObject({ uid, method: 'REQUEST', start: expect.stringMatching(/T190000$/) });
    await program.press(program.way(omar, 'participant'), { answer: 'not-coming' });
    await program.later('P4DT10H');
    const questions = 'Six short questions';
    expect([subjectsTo(mina).slice(3), subjectsTo(omar).slice(3)]).toEqual([
      [questions, 'Reminder: kick-off of the dialogue'],
      [questions],
    ]);
    await does(id, 'cancel', { reason: 'no-place' });
    // It is late in the evening.
    await program.later('PT12H');
    expect(subjectsTo(omar).slice(3)).toEqual([questions, 'The dialogue does not take place']);
    expect(await entryTo(mina)).toMatchObject({ uid, method: 'CANCEL' });
    await program.later('P3D');
    expect(subjectsTo(mina)).toHaveLength(6);
    expect(await program.leaks()).toEqual([]);
    await program.later('P90D');
    expect((await listed(id)).rows).toEqual([]);
  }, 60_000);

  it('at the desk: someone without e-mail is registered and called, what she needs is answered, a walk-in is one line, and the meter shows', async () => {
    const id = await opened({ days: 12 });
    const ana = await program.desk('ana@library.example');
    const path = `/desk/dialogues/${id}/people`;
    await ana.get(path);
    const fields = {
      name: 'Hla Win',
      phone: '+18605550147',
      access: 'interpreter',
      'consent.language': 'en',
      'consent.version': '2026-11',
      background: 'moved-here',
    };
    const added = await ana.post(`/desk/dialogues/${id}/registrations`, fields);
    expect([added.status, added.markup.includes('Hla Win')]).toEqual([200, false]);
    // Late as it is, it is taken, and a line of Today until someone has answered.
    expect(added.markup).toContain('told late');
    const today = async () =>
      ((await program.staff('GET', '/staff/today')).body as { lines: { code: string; page?: string }[] }).lines;
    expect((await today()).map(({ code }) => code)).toContain('dialogue-access');
    const calls = (await program.staff('GET', '/staff/calls/open')).body as { calls?: unknown[] };
    expect(JSON.stringify(calls)).toContain('dialogue-registered');
    const participant = (await listed(id)).rows[0]?.id ?? '';
    await ana.post(`/desk/dialogues/${id}/participants/access`, { participant, answer: 'arranged' });
    expect((await today()).map(({ code }) => code)).not.toContain('dialogue-access');
    const named = await ana.post(`/desk/dialogues/${id}/participants/names`, { ids: participant });
    expect(named.markup).toContain('Hla Win');
    const early = await does(id, 'walk-ins', { name: 'Tom' });
    expect(early.status).toBe(409);
    await program.later('P12D');
    const ben = await program.desk('ben@library.example');
    expect((await ben.get(path)).markup).toContain('Someone stands in the door');
    const door = await ben.post(`/desk/dialogues/${id}/walk-ins`, { name: 'Tom', background: 'long-here' });
    expect([door.status, (await listed(id)).held]).toEqual([200, 2]);
    expect((await ben.get(`/desk/dialogues/${id}/meter`)).status).toBe(200);
    expect(await program.leaks()).toEqual([]);
  }, 60_000);

  it('shows who registered what is held, by a fresh link, and erases her at once', async () => {
    const id = await opened();
    await joins(id, 'Mina', mina, { ownLanguage: 'ar', area: 'frog-hollow' });
    const { body } = await registers(id, 'Omar', omar);
    await program.press(program.way(mina, 'rights'), { answer: 'ask' });
    const data = program.way(mina, 'data');
    const seen = await program.press(data, { answer: 'see' });
    for (const text of ['Mina', 'Arabic', 'Frog Hollow']) expect(seen.text).toContain(text);
    expect((await program.press(data, { answer: 'erase-now' })).text).toContain('deleted');
    await program.runner.settle();
    expect((await listed(id)).rows.map(({ status }) => status)).toEqual(['unconfirmed']);
    expect(subjectsTo(mina)).not.toContain('You are off the list');
    // Registered anew, she is new: so many mails a day go to an address that nobody has confirmed.
    await program.later('P1D');
    await joins(id, 'Mina', mina);
    expect((await listed(id)).held).toBe(1);
    // By receipt nothing is shown: the contact is asked, as far as so many mails a day go to one that is not confirmed.
    const asked = await program.press(`${program.url}/receipts/${body.receipt}/data?lang=en`, {});
    expect(asked.status).toBe(200);
    expect(subjectsTo(omar)).toHaveLength(2);
    const erased = await program.staff('POST', `/staff/participants/${(await listed(id)).rows[0]?.id}/erase`, {});
    expect(erased.status).toBe(200);
  }, 60_000);
});

describe('two at once', () => {
  it('with one address are one person, and of two for the last place one waits', async () => {
    const id = await opened({ seats: 1 });
    const posts = await Promise.all([
      registers(id, 'Mina', mina),
      registers(id, 'Mina', mina),
      registers(id, 'Mina', mina),
    ]);
    expect(posts.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect((await listed(id)).rows).toHaveLength(1);
    await registers(id, 'Omar', omar);
    await Promise.all([mina, omar].map(email => program.press(program.way(email, 'register'), { answer: 'confirm' })));
    const { held, waiting, rows } = await listed(id);
    expect([held, waiting, rows.map(({ status }) => status).sort()]).toEqual([1, 1, ['registered', 'waitlisted']]);
  }, 60_000);
});

describe.skipIf(noBrowser)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([
    { language: 'en', direction: 'ltr' as const },
    { language: 'ar', direction: 'rtl' as const },
  ])(
    'someone registers in $language: the page fits, shuts nobody out, and keeps what was typed',
    async ({ language, direction }) => {
      const { registration: said } = wordsFor(language);
      const id = await opened();
      const page: Page = await browser.newPage();
      await page.goto(`${program.url}/dialogues?lang=${language}`);
      expect(await flawsOf(page, direction)).toEqual([]);
      await page.getByRole('link', { name: said.list.go }).click();
      await page.waitForURL(/\/dialogues\/\w+/);
      expect(await flawsOf(page, direction)).toEqual([]);
      await page.getByLabel(said.page.name).fill('Mina');
      await page.getByLabel(said.page.email, { exact: true }).fill('mina@home');
      await page.getByLabel(said.page.background).selectOption('both');
      await page.evaluate("document.querySelector('form[method=post]').noValidate = true");
      await page.getByRole('button', { name: said.page.send }).click();
      await page.locator('#faults').waitFor();
      expect(await flawsOf(page, direction)).toEqual([]);
      expect(await page.getByLabel(said.page.name).inputValue()).toBe('Mina');
      await page.getByLabel(said.page.email, { exact: true }).fill(mina);
      await page.getByLabel(said.page.consent, { exact: true }).check();
      await page.getByRole('button', { name: said.page.send }).click();
      await page.waitForURL(/\/receipts\//);
      expect(await page.textContent('main')).toContain(said.receipt.situations.unconfirmed);
      await program.runner.settle();
      await page.goto(program.way(mina, 'register'));
      await page.getByRole('button', { name: said.confirm.button }).click();
      await page.waitForLoadState();
      await program.runner.settle();
      await page.goto(program.way(mina, 'participant'));
      expect(await flawsOf(page, direction)).toEqual([]);
      expect((await listed(id)).rows[0]?.answers).toMatchObject({ background: 'both' });
      await page.close();
    },
    60_000,
  );
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { grouped } from '../../functions/platform/kernel/ids.ts';
import { deskWords } from '../../functions/program/desk-words.ts';
import { wordsFor } from '../../functions/program/words.ts';
import { flawsOf, launchBrowser, noBrowser } from '../support/browser.ts';
import { signInWith } from '../support/desk.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

const { today: words } = wordsFor('en');
const { deputy: away } = deskWords('en');
const maria = 'maria@library.example';

let program: Program;
eachStory(begun => {
  program = begun;
});

/** Something of each kind: a call, a household that nobody fits, a pairing that ended unmet. */
async function aMorning(): Promise<string> {
  await program.staff('POST', '/staff/navigators', nadia);
  await program.staff('POST', '/staff/arrivals', { ...amina, introduction: 'at-once' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  const [row] = (await program.staff('GET', '/staff/arrivals')).body as { pairing: string }[];
  await program.staff('POST', `/staff/pairings/${row?.pairing}/end`, { reason: 'completed', met: false });
  await program.staff('POST', '/staff/arrivals', {
    ...amina,
    contact: { email: 'second@home.example' },
    languages: [{ code: 'ti', level: 'fluent' }],
  });
  return program.arrives({ ...amina, contact: { phone: '+18605550123' } });
}

const linesIn = (markup: string): readonly string[] =>
  markup.split('<ul class="lines">')[1]?.split('<li>').slice(1) ?? [];

describe('Today at the desk', () => {
  it('shows each line with its one act, the most urgent first, and says that all others are fine', async () => {
    const receipt = await aMorning();
    const desk = await program.desk(maria);
    const { markup } = await desk.get('/desk');
    const [call = '', unmet = '', nobody = '', ...others] = linesIn(markup);
    expect(others).toEqual([]);
    expect(call + unmet).toContain(grouped(receipt).join('-'));
    expect(call + unmet).toContain(words.open.call);
    // Each button says by itself of which line it is.
    expect(nobody).toContain(`${words.presses.seen}<span class="hidden"> – ${words.lines['nobody-fits'].what}</span>`);
    // The list of calls says of it in the same word how much it presses.
    const markIn = (line = '') => /class="mark (\w+)"/.exec(line)?.[1];
    const own = [call, unmet].find(one => one.includes(words.open.call));
    expect(markIn(linesIn((await desk.get('/desk/calls')).markup)[0])).toBe(markIn(own));
    expect(nobody).toContain(words.presses.seen);
    expect(markup).toContain(words.fineNone);
    expect(markup).not.toMatch(/Amina|Nadia|860555/);
    expect(Buffer.byteLength(markup)).toBeLessThan(60 * 1024);
  });

  it('ends a line with one press, and a second press of another window says that it was so already', async () => {
    await aMorning();
    const desk = await program.desk(maria);
    const [action = ''] = /\/desk\/today\/[a-z0-9]+\/done/.exec((await desk.get('/desk')).markup) ?? [];
    const before = linesIn((await desk.get('/desk')).markup).length;
    const after = await desk.post(action);
    expect(linesIn(after.markup)).toHaveLength(before - 1);
    expect(after.markup).toContain(deskWords('en').frame.done);
    expect((await desk.post(action)).markup).toContain(deskWords('en').frame.already);
  });

  it('shows an auditor what there is, and no button that is not hers', async () => {
    await aMorning();
    const desk = await program.desk('ada@library.example', ['auditor']);
    const { markup } = await desk.get('/desk');
    expect(linesIn(markup)).toHaveLength(3);
    expect(markup).not.toContain('/done');
    expect(markup).not.toContain('/desk/deputy');
    expect((await desk.get('/desk/deputy')).status).toBe(403);
  });
});

describe('the page about who stands in', () => {
  it('takes someone, keeps what was typed where a day is not possible, and takes her back', async () => {
    const desk = await program.desk(maria);
    const day = (days: number) =>
      new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const wish = { email: 'rosa@library.example', from: day(-3), until: day(2) };
    const refused = await desk.post('/desk/deputy', wish);
    expect(refused.status).toBe(422);
    expect(refused.markup).toContain('value="rosa@library.example"');
    expect(refused.markup).toContain('id="fault-from"');
    const taken = await desk.post('/desk/deputy', { ...wish, from: day(0) });
    expect(taken.markup).toContain('<bdi dir="ltr">rosa@library.example</bdi>');
    const [back = ''] = /\/desk\/deputy\/[a-z0-9]+\/take-back/.exec(taken.markup) ?? [];
    expect((await desk.post(back)).markup).toContain(away.nobody);
  });
});

describe.skipIf(noBrowser)('in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['en', 'ar'] as const)('Today and the page about who stands in shut nobody out, in %s', async language => {
    await aMorning();
    const context = await browser.newContext();
    await context.setExtraHTTPHeaders({ 'accept-language': language });
    const page = await context.newPage();
    await signInWith(page, `${program.url}/desk`, { email: maria, roles: ['liaison'] });
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    expect(await flawsOf(page, direction)).toEqual([]);
    // By keyboard alone: the first press on the page ends its line.
    const press = page.locator('.lines form button').first();
    const lines = await page.locator('.lines > li').count();
    await press.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/did=done/);
    expect(await page.locator('.lines > li').count()).toBe(lines - 1);
    await page.goto(`${program.url}/desk/deputy`);
    expect(await flawsOf(page, direction)).toEqual([]);
    await context.close();
  });
});

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskWords } from '../../functions/program/desk-words.ts';
import { wordsFor } from '../../functions/program/words.ts';
import { flawsOf, launchBrowser, noBrowser } from '../support/browser.ts';
import { type Account, signInWith } from '../support/desk.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { sharedProgram } from '../support/stories.ts';

const { signIn: words, staff: room } = deskWords('en');
const carla: Account = { email: 'carla@library.example', roles: ['coordinator'] };

describe.skipIf(noBrowser)('the desk in a browser', () => {
  let program: Program;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await program?.beginAgain();
  });
  beforeEach(async () => {
    program = await sharedProgram();
    context = await browser.newContext();
  });
  afterEach(() => context.close());

  const opened = async (account = carla, path = '/desk/staff'): Promise<Page> => {
    const page = await context.newPage();
    await signInWith(page, program.url + path, account);
    return page;
  };

  it('a person signs in at the issuer’s own page, and comes back to where she wanted to go', async () => {
    const page = await opened(carla, '/desk/staff?day=2026-12-01');
    expect(page.url()).toBe(`${program.url}/desk/staff?day=2026-12-01`);
    expect(await page.textContent('main')).toContain('carla@library.example');
    const kept = (await context.cookies(program.url)).filter(({ name }) => name.startsWith('__Host-'));
    expect(kept).toMatchObject([
      { name: '__Host-desk', path: '/', httpOnly: true, secure: true, sameSite: 'Lax', expires: -1 },
    ]);
    expect(await page.evaluate('document.cookie')).toBe('');
  });

  it.each(['en', 'ar'] as const)('its pages fit and shut nobody out, in %s', async language => {
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    await context.setExtraHTTPHeaders({ 'accept-language': language });
    const { signIn, frame: around, staff } = deskWords(language);
    const page = await opened();
    expect(await flawsOf(page, direction)).toEqual([]);
    expect(await page.textContent('h1')).toBe(staff.title);
    await page.goto(`${program.url}/desk/signed-in-again`);
    expect(await flawsOf(page, direction)).toEqual([]);
    await page.getByRole('button', { name: around.signOut, exact: true }).click();
    await page.waitForURL(/signed-out$/);
    expect(await page.textContent('h1')).toBe(signIn.signedOutTitle);
    expect(await flawsOf(page, direction)).toEqual([]);
    await page.goto(`${program.url}/desk/signed-in?code=x&state=y`);
    expect(await page.textContent('main')).toContain(signIn.lost);
    expect(await flawsOf(page, direction)).toEqual([]);
  });

  it('what was typed when the session had ended waits in the page, and is sent when she has signed in and seen it', async () => {
    const page = await opened(carla, '/desk/households/new');
    const form = wordsFor('en').form;
    await page.getByLabel(form.preferredName).fill('Amina');
    await page.getByLabel(form.phone, { exact: true }).fill('+18605550123');
    await page.locator('[name=adult][value=true]').check();
    await page.locator('[name="languages.0.code"]').selectOption('ar');
    await page.locator('[name="consent.version"]').check();
    await page.locator('summary').click();
    await page.locator('textarea[name=notes]').pressSequentially('"Ring twice" & wait\nfor the door');
    await program.later('PT31M');
    await page.getByRole('button', { name: deskWords('en').forms.household.save }).press('Enter');
    await page.waitForLoadState();
    expect(await page.textContent('h1')).toBe(words.meanwhileTitle);
    expect(await flawsOf(page)).toEqual([]);
    const tab = context.waitForEvent('page');
    await page.getByRole('link', { name: words.signInApart }).press('Enter');
    const other = await tab;
    await other.waitForLoadState();
    await signInWith(other, other.url(), carla);
    expect(await other.textContent('h1')).toBe(words.backTitle);
    await other.close();
    await page.getByRole('button', { name: words.goOn }).press('Enter');
    await page.waitForLoadState();
    expect(await page.textContent('h1')).toBe(words.againTitle);
    expect(await page.textContent('main')).toContain('"Ring twice" & wait');
    expect(await flawsOf(page)).toEqual([]);
    // A text area sends its line breaks as CRLF: all of it is as it was typed.
    const notes = await page.locator('textarea[name=notes]').evaluate((area: { value: string }) => area.value);
    expect(notes).toBe('"Ring twice" & wait\nfor the door');
    await page.getByRole('button', { name: words.send }).press('Enter');
    await page.waitForURL(/households\/saved\/[0-9A-Z]{16}/);
    await program.runner.settle();
    const [row] = (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly { id: string }[];
    expect((await program.staff('POST', `/staff/arrivals/${row?.id}/told`)).body).toMatchObject({
      preferredName: 'Amina',
      notes: notes.replace('\n', '\r\n'),
    });
  });

  it('clears ten lines of Today of several kinds with the keyboard alone, in a few presses each', async () => {
    const phone = (n: number) => ({ ...amina, contact: { phone: `+1860555010${n}` } });
    for (const n of [1, 2, 3, 4]) await program.arrives(phone(n));
    // Two navigators stop by themselves, and somebody asks twice with one address.
    for (const n of [1, 2]) {
      const email = `n${n}@navigators.example`;
      await program.staff('POST', '/staff/navigators', { ...nadia, email });
      const contact = { email: `h${n}@home.example` };
      await program.arrives({ ...amina, contact });
      await program.press(program.way(contact.email, 'confirm'), { answer: 'confirm' });
      const own = program.way(email, 'profile');
      await program.press(own, { answer: 'stop-now' });
      await program.arrives({ ...amina, contact });
    }
    const page = await opened({ email: 'liaison@library.example', roles: ['liaison'] }, '/desk');
    const lines = page.locator('ul.lines > li');
    const before = await lines.count();
    expect(before).toBeGreaterThanOrEqual(10);
    const kinds = new Set(await lines.locator('strong').allTextContents());
    expect(kinds.size).toBeGreaterThanOrEqual(4);

    let presses = 0;
    let pages = 0;
    const enter = async (control: Locator) => {
      await control.press('Enter');
      await page.waitForLoadState();
      await program.runner.settle();
      presses++;
      pages++;
    };
    const calls = deskWords('en').calls;
    for (let done = 0; done < 10; done++) {
      await page.goto(`${program.url}/desk`);
      pages++;
      const act = lines.first().locator('form button, a.button').first();
      const leads = (await act.evaluate((one: { tagName: string }) => one.tagName)) === 'A';
      await enter(act);
      if (!leads) continue;
      await enter(page.getByRole('button', { name: calls.openSheet }));
      await enter(page.locator('button[name=outcome][value=yes]'));
    }
    // A press for what is seen to, three for a call: docs/performance.md says what that is in minutes.
    expect(presses).toBeLessThanOrEqual(18);
    expect(pages).toBeLessThanOrEqual(28);
  });

  describe('beside another site', () => {
    let site: Server;
    let address: string;
    beforeAll(async () => {
      site = createServer((request, response) => {
        const target = new URL(request.url ?? '', 'http://x').searchParams.get('to') ?? '';
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(
          `<form method="post" action="${target}"><input name="everywhere" value="yes"><button>A kitten</button></form><a href="${target}">A dog</a>`,
        );
      }).listen(0, '127.0.0.1');
      await new Promise(resolve => site.once('listening', resolve));
      address = `http://127.0.0.1:${(site.address() as AddressInfo).port}`;
    });
    afterAll(() => new Promise(resolve => site.close(resolve)));

    it('what it posts in her name is not done, and a link from it (as from a mail) finds her signed in', async () => {
      const page = await opened();
      const other = await context.newPage();
      await other.goto(`${address}/?to=${encodeURIComponent(`${program.url}/desk/sign-out`)}`);
      await other.getByRole('button').click();
      await other.waitForLoadState();
      expect(await other.textContent('h1')).toBe(words.foreignTitle);
      await page.reload();
      expect(await page.textContent('h1')).toBe(room.title);
      await other.goto(`${address}/?to=${encodeURIComponent(`${program.url}/desk/staff`)}`);
      await other.getByRole('link').click();
      await other.waitForURL(`${program.url}/desk/staff`);
      expect(await other.textContent('h1')).toBe(room.title);
    });
  });
});

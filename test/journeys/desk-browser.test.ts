import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskWords } from '../../functions/program/desk-words.ts';
import { flawsOf, launchBrowser, noBrowser } from '../support/browser.ts';
import { type Account, signInWith } from '../support/desk.ts';
import type { Program } from '../support/program.ts';
import { sharedProgram } from '../support/stories.ts';

const { signIn: words, staff: room, frame } = deskWords('en');
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
    const ana = await program.desk('ana@library.example');
    const page = await opened();
    const row = page.locator('tr', { hasText: 'ana@library.example' });
    await row.locator('form').evaluate((form: { insertAdjacentHTML(where: string, markup: string): void }) => {
      form.insertAdjacentHTML('afterbegin', '<textarea name="note" aria-label="A note"></textarea>');
    });
    await page.getByLabel('A note').pressSequentially('\n"Ring twice" & wait\nfor the door');
    await program.later('PT31M');
    const again = await program.desk('ana@library.example');
    await row.getByRole('button').press('Enter');
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
    // A text area sends its line breaks as CRLF: all of it is as it was typed, the first line break too.
    const notes = await page.locator('textarea[name=note]').evaluate((area: { value: string }) => area.value);
    expect(notes).toBe('\n"Ring twice" & wait\nfor the door');
    expect((await again.get('/desk/staff')).status).toBe(200);
    await page.locator('textarea[name=note]').evaluate((area: { remove(): void }) => area.remove());
    await page.getByRole('button', { name: words.send }).press('Enter');
    await page.waitForURL(/did=done$/);
    expect(await page.textContent('main')).toContain(frame.done);
    await program.runner.settle();
    expect(new URL((await again.get('/desk/staff')).url).host).not.toBe(new URL(program.url).host);
    expect(ana).toBeDefined();
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

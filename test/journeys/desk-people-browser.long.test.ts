import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deskWords } from '../../functions/program/desk-words.ts';
import { flawsOf, launchBrowser, noBrowser } from '../support/browser.ts';
import { signInWith } from '../support/desk.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { sharedProgram } from '../support/stories.ts';

const home = { ...amina, preferredName: 'Amina al-Sayed', notes: 'Please ring the bell twice' };

describe.skipIf(noBrowser)('people at the desk, in a browser', () => {
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

  /** Amina and Nadia are paired, someone asks a second time, and the liaison is at the desk. */
  async function atWork(language: string): Promise<{ readonly page: Page; readonly id: string; readonly her: string }> {
    const { body } = await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives(home);
    await program.press(program.way(home.contact.email, 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    await program.press(program.way(home.contact.email, 'introduction'), { answer: 'yes' });
    await program.arrives(home);
    const [first] = (await program.staff('GET', '/staff/arrivals')).body as readonly { id: string }[];
    await context.setExtraHTTPHeaders({ 'accept-language': language });
    const page = await context.newPage();
    await signInWith(page, `${program.url}/desk/households`, { email: 'maria@library.example', roles: ['liaison'] });
    return { page, id: first?.id ?? '', her: (body as { id: string }).id };
  }

  it.each(['en', 'ar'] as const)('their pages fit the narrowest phone and shut nobody out, in %s', async language => {
    const direction = language === 'ar' ? 'rtl' : 'ltr';
    const { people: words } = deskWords(language);
    const { page, id, her } = await atWork(language);
    expect(await flawsOf(page, direction), 'households').toEqual([]);
    await page.getByRole('button', { name: words.list.names }).click();
    await page.getByText(home.preferredName).first().waitFor();
    expect(await flawsOf(page, direction), 'their names').toEqual([]);
    for (const path of [`/desk/households/${id}`, '/desk/navigators', `/desk/navigators/${her}`, '/desk/search']) {
      await page.goto(program.url + path);
      expect(await flawsOf(page, direction), path).toEqual([]);
    }
    await page.getByRole('button', { name: words.search.button }).click();
    await page.locator('#faults').waitFor();
    expect(await flawsOf(page, direction), 'a search for nothing').toEqual([]);
    await program.runner.settle();
  });

  it('a household is found, its page opened and what is sealed of it, by the keyboard alone', async () => {
    const { people: words } = deskWords('en');
    const { page } = await atWork('en');
    await page.goto(`${program.url}/desk/search`);
    await page.getByLabel(words.search.name).focus();
    await page.keyboard.type('AL SAYED amina');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: words.search.results }).waitFor();
    expect(page.url()).toBe(`${program.url}/desk/search`);
    const hits = page.locator('table.data a');
    expect(await hits.count()).toBe(2);
    await hits.last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: words.household.sealed }).waitFor();
    expect(await page.textContent('main')).not.toContain(home.preferredName);
    await page.getByRole('button', { name: words.household.open }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(home.preferredName).waitFor();
    expect(await page.textContent('main')).toContain(home.notes);
    await program.runner.settle();
  });
});

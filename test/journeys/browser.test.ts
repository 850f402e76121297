import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { barriersOn, launchBrowser, noBrowser } from '../support/browser.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { sharedProgram } from '../support/stories.ts';

const narrow = { width: 360, height: 740 };
const wide = { width: 1280, height: 900 };

describe.skipIf(noBrowser)('in a browser', () => {
  let program: Program;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    program = await sharedProgram();
    browser = await launchBrowser();
    context = await browser.newContext();
    await program.staff('POST', '/staff/navigators', nadia);
  });
  afterAll(async () => {
    await browser?.close();
    await program?.beginAgain();
  });

  /** Opens an address; the page must be whole at both widths, in its direction, and free of what shuts people out (WCAG 2.2 A and AA). */
  async function open(address: string, direction: 'ltr' | 'rtl' = 'ltr'): Promise<Page> {
    const page = await context.newPage();
    await page.goto(address.startsWith('http') ? address : program.url + address);
    await isFitToUse(page, direction);
    return page;
  }

  async function isFitToUse(page: Page, direction: 'ltr' | 'rtl' = 'ltr'): Promise<void> {
    for (const size of [wide, narrow]) {
      await page.setViewportSize(size);
      const { width, dir } = await page.evaluate<{ width: number; dir: string }>(
        '({ width: document.documentElement.scrollWidth, dir: getComputedStyle(document.documentElement).direction })',
      );
      expect(width, `${page.url()} at ${size.width}`).toBeLessThanOrEqual(size.width);
      expect(dir).toBe(direction);
    }
    expect(await barriersOn(page)).toEqual([]);
  }

  const press = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForLoadState();
    await program.runner.settle();
  };

  /** Fills the form in by its labels, as a person does. */
  async function fillIn(page: Page, language: string, { email, name }: { email: string; name: string }): Promise<void> {
    const { form } = wordsFor(language);
    await page.getByLabel(form.preferredName).fill(name);
    await page.getByLabel(form.email, { exact: true }).fill(email);
    await page.getByLabel(form.adult, { exact: true }).check();
    await page.getByLabel(form.firstLanguage).selectOption('ar');
    await page.getByLabel(form.area).selectOption(amina.area);
    await page.locator('input[name="availability"][value="mon-morning"]').check();
    await page.locator('input[name="availability"][value="wed-evening"]').check();
    await page.getByLabel(form.firstNeed).selectOption('school');
    await page.getByLabel(form.consent, { exact: true }).check();
  }

  it('a household asks in English, without script', async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false, viewport: narrow });
    const page = await plain.newPage();
    await page.goto(`${program.url}/?lang=en`);
    await fillIn(page, 'en', { email: 'grace@home.example', name: 'Grace' });
    await page.getByRole('button', { name: wordsFor('en').form.send }).click();
    await page.waitForURL(/\/receipts\//);
    expect(await page.textContent('main')).toContain(wordsFor('en').receipt.situations.unconfirmed);
    expect(await page.textContent('body')).not.toContain('Grace');
    await plain.close();
    await program.runner.settle();
    expect(program.runner.mail.to('grace@home.example')).toHaveLength(1);
  });

  it('a household asks in Arabic, mistypes, finds all she typed again, and asks', async () => {
    const { form, receipt } = wordsFor('ar');
    const page = await open('/?lang=ar', 'rtl');
    await fillIn(page, 'ar', { email: 'amina@home', name: 'آمنة' });
    // A browser that checks nothing, so that the answer is the program's own.
    await page.evaluate("document.querySelector('form[method=post]').noValidate = true");
    await page.getByRole('button', { name: form.send }).click();
    await page.locator('#faults').waitFor();
    await isFitToUse(page, 'rtl');
    expect(await page.getByLabel(form.preferredName).inputValue()).toBe('آمنة');
    expect(await page.locator('input[value="wed-evening"]').isChecked()).toBe(true);
    await page.getByLabel(form.email, { exact: true }).fill(amina.contact.email);
    await page.getByRole('button', { name: form.send }).click();
    await page.waitForURL(/\/receipts\//);
    await isFitToUse(page, 'rtl');
    expect(await page.textContent('main')).toContain(receipt.situations.unconfirmed);
    await program.runner.settle();
  });

  it('she confirms, a navigator accepts, she says yes, and the navigator ticks the first step', async () => {
    const [english, arabic] = [wordsFor('en'), wordsFor('ar')];
    const confirm = await open(program.way(amina.contact.email, 'confirm'), 'rtl');
    await press(confirm, arabic.pages.confirm.button);
    await isFitToUse(confirm, 'rtl');

    const offer = await open(program.way(nadia.email, 'offer'));
    await press(offer, english.pages.offer.accept);
    await isFitToUse(offer);

    const introduction = await open(program.way(amina.contact.email, 'introduction'), 'rtl');
    await press(introduction, arabic.pages.introduction.yes);
    await isFitToUse(introduction, 'rtl');

    const tasks = await open(program.way(nadia.email, 'week'));
    await tasks.locator('input[name="tick"]').first().check();
    await tasks.getByLabel(english.pages.week.outcome).selectOption('held');
    await press(tasks, english.pages.week.save);
    // She forgot how long: what she typed is there, and nothing is saved.
    expect(await tasks.textContent('main')).toContain(english.form.faults);
    await isFitToUse(tasks);
    expect(await tasks.getByLabel(english.pages.week.outcome).inputValue()).toBe('held');
    expect(await tasks.locator('input[name="tick"]').first().isChecked()).toBe(true);
    await tasks.getByLabel(english.pages.week.minutes).selectOption('60');
    await tasks.getByRole('button', { name: english.pages.week.save }).click();
    await tasks.getByRole('button', { name: english.pages.week.undo }).waitFor();
    await isFitToUse(tasks);
    // Three steps are closed with one tap each, on what a thumb hits, and one to save: that takes no minute.
    const steps = tasks.locator('.choice:has(input[name="tick"])');
    const before = await steps.count();
    for (const i of [0, 1, 2]) {
      expect((await steps.nth(i).boundingBox())?.height).toBeGreaterThanOrEqual(48);
      await steps.nth(i).click();
    }
    await press(tasks, english.pages.week.save);
    expect(await steps.count()).toBe(before - 3);
    const contact = await open(program.way(nadia.email, 'card'));
    await press(contact, english.pages.card.button);
    await isFitToUse(contact);
    expect(await contact.textContent('main')).toContain('آمنة');
  });

  it('the navigator plans a meeting, is asked again for a time at night, moves it and cancels it', async () => {
    const { meeting } = wordsFor('en').pages;
    const page = await open(program.way(nadia.email, 'meeting'));
    const day = (days: number) =>
      new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel(meeting.date).fill(day(6));
    await page.getByLabel(meeting.time).fill('21:30');
    await press(page, meeting.save);
    await isFitToUse(page);
    expect(await page.getByLabel(meeting.time).inputValue()).toBe('21:30');
    await page.getByLabel(meeting.time).fill('10:30');
    await press(page, meeting.save);
    await isFitToUse(page);
    await page.getByRole('button', { name: meeting.move }).click();
    await page.getByLabel(meeting.date).fill(day(7));
    await isFitToUse(page);
    await press(page, meeting.moveButton);
    await page.getByRole('button', { name: meeting.cancel }).click();
    await isFitToUse(page);
    await press(page, meeting.cancelButton);
    expect(await page.textContent('main')).toContain(meeting.none);
  });

  it('a volunteer applies in Arabic, mistypes, confirms, agrees and is asked whether she is sure to stop', async () => {
    const [english, arabic] = [wordsFor('en'), wordsFor('ar')];
    const to = 'rosa@navigators.example';
    const { volunteer, form } = arabic;
    const apply = await open('/volunteer?lang=ar', 'rtl');
    await apply.getByLabel(volunteer.name).fill('روزا');
    await apply.getByLabel(form.firstLanguage).selectOption('ar');
    await apply.locator('input[name="availability"][value="mon-morning"]').check();
    await apply.locator('input[name="areas"][value="parkville"]').check();
    await apply.locator('input[name="ofAge"]').check();
    await apply.getByRole('button', { name: form.send }).click();
    await apply.locator('#faults').waitFor();
    await isFitToUse(apply, 'rtl');
    expect(await apply.getByLabel(volunteer.name).inputValue()).toBe('روزا');
    expect(await apply.locator('input[value="parkville"]').isChecked()).toBe(true);
    await apply.getByLabel(volunteer.email).fill(to);
    await apply.getByLabel(form.consent, { exact: true }).check();
    await apply.getByRole('button', { name: form.send }).click();
    await apply.waitForURL(/\/receipts\//);
    await isFitToUse(apply, 'rtl');
    await program.runner.settle();

    const confirm = await open(program.way(to, 'apply'));
    await press(confirm, english.volunteer.confirmButton);
    await isFitToUse(confirm);
    await confirm.getByRole('link', { name: english.volunteer.openPage }).click();
    await confirm.getByText(english.pages.profile.applicant).waitFor();
    await isFitToUse(confirm);
    const known = (await program.staff('GET', '/staff/navigators')).body as { id: string; email: string }[];
    const id = known.find(one => one.email === to)?.id;
    for (const gate of ['information-session', 'screening', 'training'])
      await program.staff('POST', `/staff/navigators/${id}/gates`, { gate, on: '2026-11-01' });
    await confirm.reload();
    await press(confirm, english.pages.profile.agreeButton);
    await isFitToUse(confirm);
    expect(await confirm.textContent('main')).toContain(english.pages.profile.agreed);
    await press(confirm, english.pages.profile.stopButton);
    await isFitToUse(confirm);
    await press(confirm, english.pages.profile.stopSureButton);
    await isFitToUse(confirm);
  });

  it('she sees what is held about her, opens the form to change it, and is asked whether she is sure to delete it', async () => {
    const { rights } = wordsFor('ar');
    const below = await open(program.way(amina.contact.email, 'rights'), 'rtl');
    await press(below, rights.askButton);
    await isFitToUse(below, 'rtl');
    const data = await open(program.way(amina.contact.email, 'data'), 'rtl');
    await press(data, rights.seeButton);
    await isFitToUse(data, 'rtl');
    expect(await data.textContent('main')).toContain('آمنة');
    await press(data, rights.back);
    await press(data, rights.changeButton);
    await isFitToUse(data, 'rtl');
    expect(await data.getByLabel(wordsFor('ar').form.preferredName).inputValue()).toBe('آمنة');
    await press(data, rights.changeSave);
    expect(await data.textContent('main')).toContain(rights.changed);
    await data.goto(program.way(amina.contact.email, 'data'));
    await press(data, rights.eraseButton);
    await isFitToUse(data, 'rtl');
    await press(data, rights.eraseNot);
  });

  it('the navigator pauses by a day, finds all that she told, and saves it', async () => {
    const { pages } = wordsFor('en');
    const below = await open(program.way(nadia.email, 'profile'));
    await press(below, pages.profile.pauseButton);
    await isFitToUse(below);
    expect(await below.textContent('main')).toContain('Please choose a day from');
    const soon = new Date(program.runner.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
    await below.getByLabel(pages.profile.pauseUntil).fill(soon);
    await press(below, pages.profile.pauseButton);
    await press(below, pages.profile.resumeButton);
    await press(below, pages.profile.changeButton);
    await isFitToUse(below);
    expect(await below.locator('input[value="frog-hollow"]').isChecked()).toBe(true);
    await below.getByLabel(pages.profile.capacityLabel).selectOption('2');
    await press(below, pages.profile.save);
    expect(await below.textContent('main')).toContain(pages.profile.saved);
  });

  it('every mail is whole at both widths, and readable by everyone', async () => {
    const page = await context.newPage();
    const mails = program.runner.mail.all();
    expect(mails.length).toBeGreaterThan(5);
    for (const { html } of mails) {
      await page.setContent(html);
      await isFitToUse(page, html.includes('dir="rtl"') ? 'rtl' : 'ltr');
    }
  });

  it('the control page shows the whole arrival from form to mail, at both widths, and moves two days on', async () => {
    const page = await open('/_local');
    for (const size of [wide, narrow]) {
      await page.setViewportSize(size);
      // All in one look: the page draws itself anew while things happen.
      const ends = await page.evaluate<number[]>(
        "[...document.querySelectorAll('.stop')].map(stop => stop.getBoundingClientRect().right)",
      );
      expect(ends).not.toEqual([]);
      expect(Math.max(...ends)).toBeLessThanOrEqual(size.width);
    }
    const kinds = await page.locator('.line').first().locator('.kind').allTextContents();
    expect(kinds.map(kind => kind.split(' ')[0])).toEqual(expect.arrayContaining(['Form', 'Fact', 'Reaction', 'Mail']));
    const before = program.runner.now().getTime();
    await page.getByRole('button', { name: 'Two days later' }).click();
    await expect
      .poll(() => program.runner.now().getTime() - before, { timeout: 60_000 })
      .toBeGreaterThan(2 * 86_000_000);
    await page.locator('progress').waitFor({ state: 'detached' });
    await isFitToUse(page);
  });

  it('the staff page has a token that opens their lists', async () => {
    const page = await open('/_local/staff');
    const token = (await page.locator('pre').first().textContent())?.replace('TOKEN=', '');
    const answer = await fetch(`${program.url}/staff/arrivals`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(200);
    await page.getByText('GET /staff/arrivals').click();
    expect(await page.textContent('details[open]')).toContain('"receipt"');
    for (const list of await page.locator('summary').allTextContents()) {
      const path = list.replace('GET ', '');
      const read = await fetch(program.url + path, { headers: { authorization: `Bearer ${token}` } });
      expect(read.status, list).toBe(200);
    }
  });
});

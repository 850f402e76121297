import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printedSheet } from '../../../functions/desk/dialogues/circle-room.ts';
import { sessionSheet } from '../../../functions/dialogues/circles/questions.ts';
import { pageOf } from '../../../functions/platform/page.ts';
import { flawsOf, launchBrowser, noBrowser } from '../../support/browser.ts';
import { faultsOf } from '../../support/markup.ts';
import { facilitators, fullSheet, looked, markupOf, people, staffIn } from './boards.ts';

describe.skipIf(noBrowser)('circles as a board, in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  const opened = async (markup: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.route('**/*', route => route.fulfill({ contentType: 'text/html', body: markup }));
    await page.goto('https://library.example/desk/dialogues/d/circles');
    return page;
  };

  it.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
  ] as const)('fit a phone and shut nobody out, in %s', async (language, direction) => {
    const page = await opened(looked(language));
    expect(await flawsOf(page, direction)).toEqual([]);
    await page.close();
  });

  it('are worked with keys alone', async () => {
    const page = await opened(looked('en'));
    const sent: string[] = [];
    page.on('request', one => one.method() === 'POST' && sent.push(one.postData() ?? ''));
    await page.focus(`input[value="1 ${facilitators[0]?.person}"]`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    // From the group of radios on, Tab goes to the first circle's button, its heading in between.
    for (let i = 0; i < 40 && !(await page.evaluate<boolean>('document.activeElement.value === "2"')); i++)
      await page.keyboard.press('Tab');
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
    expect(Object.fromEntries(new URLSearchParams(sent[0]))).toEqual({
      csrf: 'hers',
      who: `1 ${people[0]?.id}`,
      to: '2',
    });
    await page.close();
  });

  it.each(['en', 'ar'])(
    'print the sheet of a full session on one page, A4 and Letter, from the desk and by the link, in %s',
    async language => {
      const atDesk = markupOf(language, printedSheet(fullSheet, 'd', staffIn(language)));
      const byLink = pageOf({
        language,
        title: 'Sheet',
        program: 'We Belong Here',
        body: sessionSheet(fullSheet, language),
      });
      for (const markup of [atDesk, byLink.markup]) {
        expect(faultsOf(markup)).toEqual([]);
        const page = await opened(markup);
        for (const format of ['A4', 'Letter']) {
          const pdf = (await page.pdf({ format, printBackground: true })).toString('latin1');
          expect(pdf.match(/\/Type\s*\/Page\b/g), `${format} in ${language}`).toHaveLength(1);
        }
        expect(await flawsOf(page, language === 'ar' ? 'rtl' : 'ltr')).toEqual([]);
        await page.close();
      }
    },
  );
});

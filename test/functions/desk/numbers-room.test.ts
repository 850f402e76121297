import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Rollup } from '../../../functions/advisory/numbers/questions.ts';
import { numbersRoom, whyRoom } from '../../../functions/desk/numbers-room.ts';
import { framed } from '../../../functions/desk/page/frame.ts';
import type { AtDesk, Shown } from '../../../functions/desk/page/room.ts';
import type { Request } from '../../../functions/platform/http.ts';
import { deskWords } from '../../../functions/program/desk-words.ts';
import { flawsOf, launchBrowser, noBrowser } from '../../support/browser.ts';
import { faultsOf } from '../../support/markup.ts';

const rollup: Rollup = {
  quarter: '2026-Q3',
  closed: true,
  before: '2026-Q2',
  after: '2026-Q4',
  through: '2026-09-27',
  came: 120,
  asked: [
    { id: 'english-class', about: 80, direction: 'more' },
    { id: 'legal-advice', about: 35, direction: 'fewer' },
    { id: 'school' },
  ],
  languages: [],
  waitedLanguages: [{ id: 'ksw' }, { id: 'ti' }],
  waitedNeeds: [],
  unmet: [],
  tallies: { people: { about: 45, direction: 'more' }, sessions: { direction: 'fewer' } },
};
const request: Request = {
  method: 'GET',
  routeKey: 'GET /desk/numbers',
  path: '/desk/numbers',
  params: {},
  query: {},
  headers: {},
  body: Buffer.alloc(0),
  claims: {},
};
const staffIn = (language: string): AtDesk => ({
  by: 'staff:maria',
  at: '2026-11-26T15:00:00.000Z',
  roles: ['liaison'],
  language,
  csrf: 'hers',
  claims: {},
});

const markupOf = (language: string, shown: Shown): string => {
  process.env.PROGRAM_NAME = 'We Belong Here';
  return framed({ language, staff: staffIn(language) }, shown).body ?? '';
};
const numbersIn = (language: string): string =>
  markupOf(language, numbersRoom(rollup, { request, staff: staffIn(language) }));
const whyIn = async (language: string): Promise<string> =>
  markupOf(language, (await whyRoom(request, staffIn(language))) as Shown);

describe('the room of numbers', () => {
  it.each(['en', 'ar'])('has bars in table cells, each with what it shows in words, in %s', language => {
    const [page, words] = [numbersIn(language), deskWords(language).numbers];
    expect(faultsOf(page)).toEqual([]);
    const lengths = [...page.matchAll(/tenths-(\d+)"><\/span>/g)].map(([, tenths]) => tenths);
    expect(lengths).toEqual(['10', '4']);
    expect(page).toContain(words.towards.fewer);
    expect(page.split(words.tooFew)).toHaveLength(4);
    expect(page).toContain(words.noCounts);
    expect(page).toContain('/desk/numbers?quarter=2026-Q4');
  });

  it('tells what a bar shows as text, for who sees no bars', () => {
    const text = numbersIn('en')
      .replace(/<style>.*?<\/style>/s, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(text).toContain('English class about 80 more Legal advice by accredited helpers about 35 fewer School');
    expect(text).toContain('3 of 8 figures can be told.');
  });

  it.each(['en', 'ar'])(
    'says why numbers are missing, with the group that the settings demand, in %s',
    async language => {
      const page = await whyIn(language);
      expect(faultsOf(page)).toEqual([]);
      expect(page).not.toMatch(/\{\w+\}|undefined/);
      expect(page).toContain('11');
    },
  );
});

describe.skipIf(noBrowser)('in a browser, the room of numbers', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(['en', 'ar'])('is whole on a phone and a desk, and shuts nobody out (%s)', async language => {
    const page = await browser.newPage();
    for (const markup of [numbersIn(language), await whyIn(language)]) {
      await page.setContent(markup);
      expect(await flawsOf(page, language === 'ar' ? 'rtl' : 'ltr')).toEqual([]);
    }
    await page.close();
  });

  it('is printed without the rooms on top and what is for the screen alone', async () => {
    const page = await browser.newPage();
    await page.setContent(numbersIn('en'));
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['nav', '.who', '.pager', '.unprinted.hint'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    expect(await page.locator('td.length span').first().isVisible()).toBe(true);
    await page.close();
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { framed } from '../../../../functions/desk/page/frame.ts';
import type { Participant, Scope, Stage } from '../../../../functions/dialogues/meter/groups.ts';
import { countOf, dimensions, groupsOf } from '../../../../functions/dialogues/meter/groups.ts';
import { type Meter, outsideMeter, staffMeter } from '../../../../functions/dialogues/meter/meter.ts';
import { meterPicture } from '../../../../functions/dialogues/meter/picture.ts';
import { groupText, meterInWords, wholeInWords } from '../../../../functions/dialogues/meter/sentences.ts';
import { nothingTold, tellOn } from '../../../../functions/dialogues/meter/telling.ts';
import { figures } from '../../../../functions/program/neighborhoods.ts';
import { languages } from '../../../../functions/program/words.ts';
import { flawsOf, launchBrowser, noBrowser } from '../../../support/browser.ts';
import { faultsOf } from '../../../support/markup.ts';
import { scope } from './lives.ts';

/** So many alike. */
const alike = (many: number, stage: Stage, who: Omit<Participant, 'stage'>): readonly Participant[] =>
  Array.from({ length: many }, () => ({ ...who, stage }));

const neighbors = { language: 'en', ageBand: '18-64', background: 'long-here', area: 'asylum-hill' };
const families = { language: 'ar', ageBand: '18-64', background: 'moved-here', area: 'frog-hollow' };
const people = [
  ...alike(16, 'registered', neighbors),
  ...alike(36, 'attending', neighbors),
  ...alike(12, 'active', { ...neighbors, ageBand: '65-and-over' }),
  ...alike(7, 'registered', { ...families, language: 'es' }),
  ...alike(5, 'active', families),
];
const counts = countOf(people, scope);
const staff = staffMeter(counts, scope, figures);
const outside = outsideMeter(tellOn(counts, nothingTold), scope, figures);
const both: readonly (readonly [Meter['audience'], Meter])[] = [
  ['staff', staff],
  ['outside', outside],
];

const pageOf = (meter: Meter, language: string): string => {
  process.env.PROGRAM_NAME = 'We Belong Here';
  return framed({ language }, { title: 'Frog Hollow', body: meterPicture(meter, figures, language) }).body ?? '';
};
const textOf = (markup: string): string =>
  markup
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the meter as a picture', () => {
  it.each(languages.flatMap(({ code }) => both.map(([audience, meter]) => [audience, code, meter] as const)))(
    'for %s is sound, and says all of it in words too, in %s',
    (_, language, meter) => {
      const page = pageOf(meter, language);
      expect(faultsOf(page)).toEqual([]);
      expect(page).not.toMatch(/\{\w+\}|undefined|NaN|Infinity/);
      for (const sentence of meterInWords(meter, language)) expect(textOf(page)).toContain(sentence);
      expect(textOf(page)).toContain(wholeInWords(meter, language).join(' · '));
      expect(page).toContain('2016-2020');
    },
  );

  it('has a bar for each share that is shown and a line for each that is known, from the side on which one begins to read', () => {
    const marks = (language: string) => {
      const page = pageOf(staff, language);
      return [...page.matchAll(/<(rect|line) x1?="([\d.]+)%"/g)].map(([, kind = '', x]) => [kind, Number(x)] as const);
    };
    const [english, arabic] = [marks('en'), marks('ar')];
    const rows = staff.parts.flatMap(one => one.rows);
    const shares = rows.flatMap(({ at }) => Object.values(at).filter(one => one.share !== undefined));
    expect(english.filter(([kind]) => kind === 'rect')).toHaveLength(shares.length);
    expect(english.filter(([kind]) => kind === 'line')).toHaveLength(rows.length);
    expect(english.filter(([kind]) => kind === 'rect').every(([, x]) => x === 0)).toBe(true);
    expect(arabic.filter(([kind]) => kind === 'rect').some(([, x]) => x > 0)).toBe(true);
    for (const [i, [kind, x]] of english.entries()) if (kind === 'line') expect(arabic[i]?.[1]).toBeCloseTo(100 - x, 5);
  });

  it('says in words that few residents of Frog Hollow have registered so far', () => {
    expect(meterInWords(staff, 'en')[0]).toBe(
      'Few residents of Frog Hollow have registered so far: about 35 of 76 would be in proportion.',
    );
    const text = textOf(pageOf(staff, 'en'));
    expect(text).toContain('Frog Hollow 46% 16% (12)');
    expect(text).toContain('few so far (Registered)');
  });

  it('of a dialogue that nobody has come to says that nothing can be told', () => {
    const empty = outsideMeter(nothingTold, scope, figures);
    expect(meterInWords(empty, 'en')).toEqual(['Nothing can be told yet.']);
    expect(pageOf(empty, 'en')).not.toContain('<svg');
  });

  it('of a few people shows not even how many they are', () => {
    const three = staffMeter(countOf(alike(3, 'registered', neighbors), scope), scope, figures);
    expect(wholeInWords(three, 'en')).toEqual(['under 11 registered']);
    expect(textOf(pageOf(three, 'en'))).not.toMatch(/100%|\b3 registered/);
  });

  it.each(languages.map(({ code }) => code))('has a name and words for each group of the settings in %s', language => {
    const all: Scope = { areas: [] };
    for (const dimension of dimensions)
      for (const group of groupsOf(dimension, all)) {
        const { name, whom } = groupText(dimension, group, language);
        expect([name, whom], group).not.toContain(group);
      }
  });
});

describe.skipIf(noBrowser)('in a browser, the meter', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each(languages.map(({ code, dir }) => [code, dir] as const))(
    'is whole on a phone and a desk, and shuts nobody out (%s)',
    async (code, dir) => {
      const page = await browser.newPage();
      for (const [, meter] of both) {
        await page.setContent(pageOf(meter, code));
        expect(await flawsOf(page, dir)).toEqual([]);
      }
      await page.close();
    },
  );

  it('draws its bars in the reader’s own colors where she has some', async () => {
    const page = await browser.newPage();
    await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
    await page.setContent(pageOf(staff, 'en'));
    const [bar, text] = await page.evaluate<readonly string[]>(
      '[getComputedStyle(document.querySelector("rect")).fill, getComputedStyle(document.querySelector("td.number")).color]',
    );
    expect(bar).toBe(text);
    await page.close();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nothing, type Told } from '../../../../functions/advisory/elevens.ts';
import {
  concernsAt,
  figures,
  firstDayOf,
  lastWeekOf,
  type Numbers,
  numbersAt,
  quarterOf,
  readable,
} from '../../../../functions/advisory/numbers/edition.ts';
import { numbersInWords } from '../../../../functions/advisory/numbers/sentences.ts';
import { mondayOf, plusWeeks, weekOf } from '../../../../functions/advisory/week.ts';
import { type Household, tellingsOf, type Week, weekAfter } from '../lives.ts';

/** So likely each: needs of some households in Hartford, their own languages, and which of these wait for a navigator. */
const needs = { 'english-class': 60, work: 45, school: 35, health: 30, housing: 25, 'child-care': 15, computer: 8 };
const languages = { es: 35, ar: 20, ht: 12, ksw: 10, ti: 8, pt: 5, sw: 4, uk: 3, my: 3 };
const waits: Readonly<Record<string, number>> = { ksw: 80, ti: 80, ht: 45, sw: 60, my: 80 };

/** Some years at so many households a year, by dice. */
function simulated(roll: (below: number) => number, { years, perYear }: { years: number; perYear: number }): Week[] {
  const drawn = (weights: Readonly<Record<string, number>>): string => {
    const tickets = Object.entries(weights).flatMap(([name, weight]) => Array.from({ length: weight }, () => name));
    return tickets[roll(tickets.length)] ?? '';
  };
  const household = (): Household => {
    const language = drawn(languages);
    return {
      kind: roll(100) < (waits[language] ?? 15) ? 'waited' : 'found',
      needs: Object.entries(needs).flatMap(([need, likely]) => (roll(100) < likely ? [need] : [])),
      language,
    };
  };
  const weeks = Array.from({ length: years * 52 }, (): { households: Household[]; unmet: string[] } => ({
    households: [],
    unmet: [],
  }));
  for (let i = 0; i < years * perYear; i++) {
    const at = roll(weeks.length);
    const one = household();
    weeks[at]?.households.push(one);
    // What is hard to have: found out some weeks later.
    for (const need of one.needs)
      if (roll(100) < (need === 'housing' || need === 'child-care' ? 50 : 5)) weeks[at + 4]?.unmet.push(need);
  }
  return weeks;
}

describe('the eight figures', () => {
  it('at 120 households a year five at the least can be read in every week after the first year, in whatever years', () => {
    const kept: number[] = [];
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), dice => {
        const weeks = simulated(below => (dice.next().value as number) % below, { years: 3, perYear: 120 });
        const told = tellingsOf(weeks);
        for (let week = 52; week < weeks.length; week++) kept.push(readable(numbersAt(told, weekAfter(week))).length);
      }),
      { seed: 120, numRuns: 12 },
    );
    expect(figures).toHaveLength(8);
    expect(Math.min(...kept)).toBeGreaterThanOrEqual(5);
  });

  it('tell nothing that was not told: of two lives with the same tellings every edition is the same', () => {
    const life = (waiting: number): Week[] => [
      { households: Array.from({ length: 11 }, () => ({ kind: 'found', needs: ['work'] })), unmet: [] },
      { households: Array.from({ length: waiting }, () => ({ kind: 'waited', needs: ['work'] })), unmet: ['work'] },
    ];
    const [few, many] = [tellingsOf(life(1)), tellingsOf(life(10))];
    expect(few).toEqual(many);
    for (const week of [0, 1, 20, 60])
      expect(numbersAt(few, weekAfter(week))).toEqual(numbersAt(many, weekAfter(week)));
  });
});

const busy: Numbers = numbersAt(
  [
    {
      ...nothing,
      week: '2026-w30',
      found: { whole: 3, several: { 'english-class': 3, work: 1 }, one: { es: 2 } },
      waited: { whole: 2, several: { work: 1 }, one: { ksw: 1, ti: 1 } },
      unmet: { housing: 1 },
    },
  ],
  '2026-w31',
);

describe('what concerns one kind of organization', () => {
  const week = '2026-w31';
  const needs = ['school', 'child-care', 'english-class', 'work'];
  const life: readonly Told[] = [
    {
      ...nothing,
      week: '2026-w10',
      found: { whole: 9, several: { work: 9, school: 1 }, one: {} },
      unmet: { work: 3, housing: 9 },
    },
    {
      ...nothing,
      week: '2026-w28',
      found: { whole: 3, several: { 'english-class': 3, school: 1, 'child-care': 1, housing: 3 }, one: {} },
      unmet: { school: 1, 'child-care': 2 },
    },
  ];

  it('is names of its own needs: three that were asked for this quarter, the most first, and two gaps at the most', () =>
    expect(concernsAt(life, week, needs)).toEqual({
      asked: ['english-class', 'child-care', 'school'],
      unmet: ['work', 'child-care'],
    }));

  it('is nothing where no whole group was told of its needs, or its kind has none', () => {
    expect(concernsAt(life, week, ['legal-advice'])).toEqual({ asked: [], unmet: [] });
    expect(concernsAt(life, week, [])).toEqual({ asked: [], unmet: [] });
    expect(concernsAt(life, '2026-w09', needs)).toEqual({ asked: [], unmet: [] });
  });
});

describe('an edition in words', () => {
  it('of a week is names and directions, and never a number', () => {
    const said = numbersInWords(busy, 'en', 'week');
    expect(said).toContain('Most asked for: English class and Work.');
    expect(said).toContain('Had to wait for a navigator most: households that speak S’gaw Karen and Tigrinya.');
    expect(said).toContain('Could not be had here: Housing.');
    expect(said.join(' ')).not.toMatch(/\d/);
    expect(numbersInWords(busy, 'ar', 'week').join(' ')).not.toMatch(/[\d٠-٩]/);
  });

  it('of a quarter has numbers too, rounded to five', () => {
    const said = numbersInWords(busy, 'en', 'quarter');
    expect(said).toContain('Households that came: about 55.');
    expect(said).toContain('Most asked for: English class (about 35) and Work (about 20).');
    expect(
      said
        .join(' ')
        .match(/\d+/g)
        ?.every(number => Number(number) % 5 === 0),
    ).toBe(true);
    expect(numbersInWords(busy, 'ar', 'quarter')).toHaveLength(said.length);
  });

  it('says so where nothing can be told', () =>
    expect(numbersInWords(numbersAt([], '2026-w31'), 'en', 'week')).toEqual([
      'No numbers yet: they are told from 11 households on, so that nobody can be found in them.',
    ]));
});

describe('weeks and quarters', () => {
  it('a week is from Monday to Sunday, and an edition is through its Sunday', () => {
    expect([weekOf('2026-11-23'), weekOf('2026-11-29')]).toEqual([weekOf('2026-11-26'), weekOf('2026-11-26')]);
    expect(weekOf('2026-11-30')).toBe(plusWeeks(weekOf('2026-11-29'), 1));
    expect(mondayOf(weekOf('2026-11-29'))).toBe('2026-11-23');
    expect(numbersAt([], weekOf('2026-11-25')).through).toBe('2026-11-29');
  });

  it('a quarter ends with the last week that ended in it', () => {
    expect(quarterOf('2026-12-31')).toBe('2026-Q4');
    expect([firstDayOf('2026-Q4'), firstDayOf('2026-Q4', 1), firstDayOf('2026-Q1', -1)]).toEqual([
      '2026-10-01',
      '2027-01-01',
      '2025-10-01',
    ]);
    expect(mondayOf(lastWeekOf('2026-Q4'))).toBe('2026-12-21');
    expect(mondayOf(lastWeekOf('2027-Q3'))).toBe('2027-09-20');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutInYear, direction, mostInYear, type Told, tell } from '../../../functions/advisory/elevens.ts';
import { attackerOf, type Cell } from './attacker.ts';

/** What came in one week: each household with the parts that it counts in. */
type Week = readonly (readonly string[])[];

const parts = ['english-class', 'work', 'karen'] as const;

/** All editions of a program's life, week by week. */
function editionsOf(weeks: readonly Week[]): readonly Told[] {
  const counts = { whole: 0, parts: {} as Record<string, number> };
  const told: Told[] = [];
  weeks.forEach((week, i) => {
    for (const household of week) {
      counts.whole++;
      for (const part of household) counts.parts[part] = (counts.parts[part] ?? 0) + 1;
    }
    const now = tell(counts, told.at(-1), i);
    if (now) told.push(now);
  });
  return told;
}

/** So many weeks, so many households each, and each part with its own likelihood: of everybody, of most, of hardly anybody. */
const life = fc
  .tuple(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }), fc.integer({ min: 1, max: 14 }))
  .chain(([likely, busiest]) =>
    fc.array(
      fc.array(
        fc
          .tuple(...parts.map((_, i) => fc.integer({ min: 0, max: 99 }).map(roll => roll < (likely[i] ?? 0))))
          .map(flags => parts.filter((_, i) => flags[i])),
        { maxLength: busiest },
      ),
      { minLength: 4, maxLength: 26 },
    ),
  );

const small = ({ least, most }: { least: number; most: number }): boolean => least >= 1 && most <= 10;

describe('whoever has every edition', () => {
  it('can never tell of anyone that there are one to ten: of no part, no whole and no rest, in no stretch of time', () => {
    fc.assert(
      fc.property(life, fc.infiniteStream(fc.nat()), (weeks, dice) => {
        const told = editionsOf(weeks);
        const attacker = attackerOf(told, parts);
        fc.pre(attacker.stretches > 0);
        const roll = (below: number) => (dice.next().value as number) % below;
        const cells: Cell[] = Array.from({ length: 12 }, () => {
          const from = roll(attacker.stretches);
          const to = from + roll(Math.min(4, attacker.stretches - from));
          const of = [undefined, ...parts][roll(parts.length + 1)];
          return { of, others: of !== undefined && roll(2) === 1, from, to };
        });
        for (const cell of cells) expect(small(attacker.range(cell)), JSON.stringify({ cell, told })).toBe(false);
      }),
      { numRuns: 15 },
    );
  });

  it('could, were a part told as soon as it fills a group: the attacker finds what there is to find', () => {
    const early: readonly Told[] = [
      { week: 1, whole: 2, parts: { work: 1 } },
      { week: 2, whole: 2, parts: { work: 2 } },
    ];
    expect(attackerOf(early, ['work']).range({ of: 'work', from: 2, to: 3 })).toEqual({ least: 1, most: 10 });
  });
});

const told: readonly Told[] = [
  { week: 2, whole: 1, parts: {} },
  { week: 20, whole: 2, parts: { work: 1 } },
  { week: 40, whole: 5, parts: { work: 2, 'english-class': 3 } },
  { week: 60, whole: 9, parts: { work: 3, 'english-class': 5 } },
];

describe('what is told', () => {
  it('is told in whole groups, all at once, when the households that came fill the next one', () => {
    expect(tell({ whole: 10, parts: { work: 10 } }, undefined, 1)).toBeUndefined();
    const first = tell({ whole: 23, parts: { work: 12, karen: 10 } }, undefined, 5);
    expect(first).toEqual({ week: 5, whole: 2, parts: { work: 1 } });
    expect(tell({ whole: 32, parts: { work: 22 } }, first, 6)).toBeUndefined();
  });

  it('is never taken back: a late correction shows nowhere', () => {
    const last = { week: 5, whole: 2, parts: { work: 2 } };
    expect(tell({ whole: 33, parts: { work: 21 } }, last, 9)).toEqual({ week: 9, whole: 3, parts: { work: 2 } });
  });

  it('of a year is rounded to five, and nothing where it is under two groups', () => {
    expect(aboutInYear(told, 60)).toBe(90);
    expect(aboutInYear(told, 60, 'english-class')).toBe(55);
    expect(aboutInYear(told, 30, 'work')).toBeUndefined();
  });

  it('of what is most asked for is a row of names, without a number', () => {
    expect(mostInYear(told, 60, 3)).toEqual(['english-class', 'work']);
    expect(mostInYear(told, 10, 3)).toEqual([]);
  });

  it('of a direction is one word, by quarters', () => {
    expect(direction(told, 60)).toBe('more');
    expect(
      direction(
        [
          { week: 1, whole: 1, parts: {} },
          { week: 14, whole: 2, parts: {} },
        ],
        14,
      ),
    ).toBe('as-many');
    expect(direction(told, 80, 'work')).toBe('fewer');
    expect(direction(told, 300)).toBeUndefined();
  });

  it('stays readable at 120 households a year', () => {
    const week = (i: number): Week =>
      Array.from({ length: i % 3 === 0 ? 3 : 2 }, (_, n) => (n === 0 ? ['english-class', 'work'] : ['english-class']));
    const editions = editionsOf(Array.from({ length: 104 }, (_, i) => week(i)));
    for (const name of [undefined, 'english-class', 'work'])
      expect(aboutInYear(editions, 103, name)).toBeGreaterThan(0);
    expect(mostInYear(editions, 103, 3)).toEqual(['english-class', 'work']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aboutInYear,
  type Counts,
  direction,
  type Known,
  mostTold,
  nobody,
  nothing,
  type Told,
  tell,
} from '../../../functions/advisory/elevens.ts';
import { concernsAt } from '../../../functions/advisory/numbers/edition.ts';
import { program } from '../../../functions/program/settings.ts';
import { attackerOf, type Cell, isFound } from './attacker.ts';
import { languages, lifeInElevens, lives, needs, tellingsOf, weekAfter } from './lives.ts';

/** Another seed each night would be `SEED=… npm test`; without one always the same. */
const seed = Number(process.env.SEED ?? 11);
const names = { several: needs, one: languages };

describe('whatever was told', () => {
  it('would have been told just so, had households always come eleven alike at a time: so of nobody can it be said that they are one to ten', () => {
    fc.assert(
      fc.property(lives({ weeks: 80, busiest: 30 }), weeks => {
        const told = tellingsOf(weeks);
        const alike = tellingsOf(lifeInElevens(told, weeks.length));
        expect(alike).toEqual(told);
        // And so is every line for one kind of organization.
        const now = weekAfter(weeks.length - 1);
        for (const { needs: own } of program.advisory.concerns)
          expect(concernsAt(alike, now, own)).toEqual(concernsAt(told, now, own));
      }),
      { seed, numRuns: 300, endOnFailure: true },
    );
  });
});

describe('whoever has every edition', () => {
  /** A part, a rest, a whole or a lack, over some stretches of time. */
  const cellFrom = (roll: (below: number) => number, stretches: number): Cell => {
    const from = roll(stretches);
    const to = from + roll(Math.min(4, stretches - from));
    const kind = (['found', 'waited', 'unmet'] as const)[roll(3)] ?? 'found';
    if (kind === 'unmet') return { kind, of: needs[roll(needs.length)], from, to };
    const of = [undefined, ...needs, ...languages][roll(1 + needs.length + languages.length)];
    return { kind, of, others: of !== undefined && roll(2) === 1, from, to };
  };

  it('finds no group of one to ten: of no part, no whole and no rest, in no stretch of time', () => {
    fc.assert(
      fc.property(lives({ weeks: 20, busiest: 14 }), fc.infiniteStream(fc.nat()), (weeks, dice) => {
        const told = tellingsOf(weeks);
        const attacker = attackerOf(told, names);
        fc.pre(attacker.stretches > 0);
        const roll = (below: number) => (dice.next().value as number) % below;
        const cells = Array.from({ length: 8 }, () => cellFrom(roll, attacker.stretches));
        for (const cell of cells) expect(isFound(attacker, cell), JSON.stringify({ cell, told })).toBe(false);
      }),
      // No shrinking: each step of it would be eight integer programs, and the first failure tells enough.
      { seed, numRuns: 15, endOnFailure: true },
    );
  });

  const groups = (whole: number, several: Record<string, number> = {}, one: Record<string, number> = {}): Counts => ({
    whole,
    several,
    one,
  });
  const telling = (week: number, found: Counts, more: Partial<Known> = {}): Told => ({
    ...nothing,
    week: weekAfter(week),
    found,
    ...more,
  });

  it('would find one, were a part told as soon as it fills a group', () => {
    const early = [telling(1, groups(2, { work: 1 })), telling(2, groups(0, { work: 1 }))];
    expect(isFound(attackerOf(early, names), { kind: 'found', of: 'work', from: 2, to: 3 })).toBe(true);
    // By the rule it waits for its whole, of which hardly anybody can have come meanwhile.
    expect(tell({ ...nothing, found: groups(32, { work: 22 }) }, early[0] ?? nothing, weekAfter(2))).toBeUndefined();
  });

  it('would find one, were a part told to grow by more than its whole: the others would have become fewer', () => {
    const others: Cell = { kind: 'found', of: 'work', others: true, from: 0, to: 1 };
    const first = telling(1, groups(2, { work: 1 }));
    expect(isFound(attackerOf([first, telling(2, groups(1, { work: 2 }))], names), others)).toBe(true);
    // By the rule the second group of them waits for the next telling.
    const second = tell({ ...nothing, found: groups(33, { work: 33 }) }, first, weekAfter(2));
    expect(second).toEqual(telling(2, groups(1, { work: 1 })));
    expect(isFound(attackerOf([first, telling(2, groups(1, { work: 1 }))], names), others)).toBe(false);
  });

  it('would find one, were languages told to grow together by more than their whole', () => {
    const first = telling(1, groups(2, {}, { ksw: 1 }));
    const second = tell({ ...nothing, found: groups(33, {}, { ksw: 22, ti: 11 }) }, first, weekAfter(2));
    expect(second?.found.one).toEqual({ ksw: 1 });
    const third = tell(
      { ...nothing, found: groups(44, {}, { ksw: 22, ti: 11 }) },
      { ...first, found: groups(3, {}, { ksw: 2 }) },
      weekAfter(3),
    );
    expect(third?.found.one).toEqual({ ti: 1 });
  });
});

const told: readonly Told[] = [
  { ...nothing, week: weekAfter(2), found: { ...nobody, whole: 1 } },
  { ...nothing, week: weekAfter(20), found: { whole: 1, several: { work: 1 }, one: {} } },
  { ...nothing, week: weekAfter(40), found: { whole: 3, several: { work: 1, 'english-class': 3 }, one: {} } },
  { ...nothing, week: weekAfter(60), found: { whole: 4, several: { work: 1, 'english-class': 2 }, one: {} } },
];
const whole = ({ found }: Known) => found.whole;
const asking = (need: string) => (one: Known) => one.found.several[need] ?? 0;
const parts = ({ found }: Known) => found.several;

describe('what is told', () => {
  it('is told in whole groups, all at once, when the households that came fill the next one', () => {
    const known = (found: Counts): Known => ({ ...nothing, found });
    expect(tell(known({ whole: 10, several: { work: 10 }, one: {} }), nothing, weekAfter(1))).toBeUndefined();
    const first = tell(
      known({ whole: 23, several: { work: 12, school: 10 }, one: { ksw: 11 } }),
      nothing,
      weekAfter(5),
    );
    expect(first?.found).toEqual({ whole: 2, several: { work: 1 }, one: { ksw: 1 } });
    expect(
      tell(known({ whole: 32, several: { work: 22 }, one: { ksw: 22 } }), first ?? nothing, weekAfter(6)),
    ).toBeUndefined();
  });

  it('of what could not be met waits until as many are told to have asked for it', () => {
    const lacking = (several: number): Known => ({
      ...nothing,
      waited: { whole: 22, several: { work: several }, one: {} },
      unmet: { work: 23 },
    });
    expect(tell(lacking(10), nothing, weekAfter(1))?.unmet).toEqual({});
    expect(tell(lacking(12), nothing, weekAfter(1))?.unmet).toEqual({ work: 1 });
  });

  it('is never taken back: counts that became fewer show nowhere', () => {
    const last = { ...nothing, found: { whole: 2, several: { work: 2 }, one: {} } };
    const now = tell({ ...nothing, found: { whole: 33, several: { work: 21 }, one: {} } }, last, weekAfter(9));
    expect(now?.found).toEqual({ whole: 1, several: {}, one: {} });
  });

  it('of a year is rounded to five, and nothing where it is under two groups', () => {
    expect(aboutInYear(told, weekAfter(60), whole)).toBe(90);
    expect(aboutInYear(told, weekAfter(60), asking('english-class'))).toBe(55);
    expect(aboutInYear(told, weekAfter(30), asking('work'))).toBeUndefined();
  });

  it('of what is most asked for is a row of names', () => {
    expect(mostTold(told, weekAfter(60), { of: parts, most: 3 })).toEqual(['english-class', 'work']);
    expect(mostTold(told, weekAfter(60), { of: parts, most: 1 })).toEqual(['english-class']);
    expect(mostTold(told, weekAfter(10), { of: parts, most: 3 })).toEqual([]);
    // Of some names alone, and of a shorter time.
    expect(mostTold(told, weekAfter(60), { of: parts, most: 3, among: ['work'] })).toEqual(['work']);
    expect(mostTold(told, weekAfter(50), { of: parts, most: 3, weeks: 13 })).toEqual(['english-class', 'work']);
    expect(mostTold(told, weekAfter(55), { of: parts, most: 3, weeks: 13 })).toEqual([]);
  });

  it('of a direction is one word, by quarters', () => {
    expect(direction(told, weekAfter(60), whole)).toBe('more');
    const even = [1, 14].map(week => ({ ...nothing, week: weekAfter(week), found: { ...nobody, whole: 1 } }));
    expect(direction(even, weekAfter(14), whole)).toBe('as-many');
    expect(direction(told, weekAfter(80), asking('work'))).toBe('fewer');
    expect(direction(told, weekAfter(300), whole)).toBeUndefined();
  });
});

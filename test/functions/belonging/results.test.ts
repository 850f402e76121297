import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Result, resultsOf } from '../../../functions/belonging/results.ts';
import { atLeast, meanOf, type Period, type Step, stepsOf } from '../../../functions/belonging/steps.ts';
import { type Answer, answers, scoreOf, sheetOf, subjectOf } from '../../../functions/belonging/survey.ts';

const smallest = 11;

/** Every quarter of ten years, and how many answered in it: mostly few. */
const quarters = Array.from({ length: 40 }, (_, i) => `${2026 + Math.floor(i / 4)}-Q${1 + (i % 4)}`);
const somePeriods = fc
  .array(fc.oneof(fc.nat(14), fc.constant(0), fc.nat(40)), { maxLength: quarters.length })
  .chain(ns =>
    fc.tuple(
      ...ns.map((n, i) =>
        fc.array(fc.constantFrom(...answers), { minLength: n, maxLength: n }).map(
          (given): Period => ({
            period: quarters[i] ?? '',
            n,
            sum: given.reduce<number>((sum, one) => sum + scoreOf(one), 0),
          }),
        ),
      ),
    ),
  ) as fc.Arbitrary<Period[]>;

const within = (step: Step, period: string): boolean => step.from <= period && period <= step.to;
/** Who lies in a step, as the quarters that make it up. */
const partsOf = (step: Step, periods: readonly Period[]): readonly Period[] =>
  periods.filter(one => one.n > 0 && within(step, one.period));

describe('the law of what may be shown', () => {
  it('no step is of fewer than eleven', () => {
    fc.assert(
      fc.property(somePeriods, periods => {
        for (const step of stepsOf(periods, smallest)) {
          expect(step.n).toBeGreaterThanOrEqual(smallest);
          expect(partsOf(step, periods).reduce((n, one) => n + one.n, 0)).toBe(step.n);
        }
      }),
    );
  });

  it('whatever steps are added and whatever steps are subtracted, what is left is nobody, or eleven and more', () => {
    fc.assert(
      fc.property(somePeriods, fc.array(fc.integer({ min: -1, max: 1 }), { maxLength: 40 }), (periods, signs) => {
        const steps = stepsOf(periods, smallest);
        const weight = new Map(quarters.map(one => [one, 0]));
        for (const [i, step] of steps.entries())
          for (const { period } of partsOf(step, periods))
            weight.set(period, (weight.get(period) ?? 0) + (signs[i] ?? 0));
        for (const wanted of [1, -1]) {
          const left = periods.filter(({ period }) => weight.get(period) === wanted).reduce((n, one) => n + one.n, 0);
          expect(left === 0 || left >= smallest).toBe(true);
        }
      }),
    );
  });

  it('what was shown stays as it was, whatever comes later: yesterday’s results and today’s differ by whole steps', () => {
    fc.assert(
      fc.property(somePeriods, fc.nat(40), (periods, cut) => {
        const before = stepsOf(periods.slice(0, cut), smallest);
        const after = stepsOf(periods, smallest);
        expect(after.slice(0, before.length)).toEqual(before);
        expect(after.slice(before.length).every(({ n }) => n >= smallest)).toBe(true);
      }),
    );
  });

  it('nobody who answered is left out for ever: of whom nothing is shown are fewer than eleven', () => {
    fc.assert(
      fc.property(somePeriods, periods => {
        const all = periods.reduce((n, one) => n + one.n, 0);
        const shown = stepsOf(periods, smallest).reduce((n, step) => n + step.n, 0);
        expect(all - shown).toBeLessThan(smallest);
      }),
    );
  });

  it('a number of people is told in whole elevens, and a mean never says that all were of one mind', () => {
    fc.assert(
      fc.property(somePeriods, periods => {
        for (const step of stepsOf(periods, smallest)) {
          expect(atLeast(step, smallest) % smallest).toBe(0);
          expect(step.n - atLeast(step, smallest)).toBeLessThan(smallest);
          expect(meanOf(step)).toBeGreaterThanOrEqual(0.05);
          expect(meanOf(step)).toBeLessThanOrEqual(0.95);
        }
      }),
    );
    expect(meanOf({ from: '', to: '', n: 11, sum: 11 })).toBe(meanOf({ from: '', to: '', n: 11, sum: 10.75 }));
  });
});

describe('results', () => {
  const pair = { community: 'household', moment: 'before' } as const;
  const count = (quarter: string, answer: Answer, n: number, dimension: 'social' | 'economic' = 'social') => ({
    quarter,
    dimension,
    answer,
    count: n,
  });
  const shown = (counts: Parameters<typeof resultsOf>[0], at: string): readonly Result[] =>
    resultsOf(counts, { ...pair, at });

  it('are the mean of a closed quarter, with the number in whole elevens', () => {
    const counts = [count('2026-Q4', 0, 3), count('2026-Q4', 2, 3), count('2026-Q4', 4, 9)];
    expect(shown(counts, '2027-01-03T12:00:00.000Z')).toEqual([
      { ...pair, dimension: 'social', from: '2026-Q4', to: '2026-Q4', atLeast: 11, score: 0.7 },
    ]);
  });

  it('are none while the quarter is open, and for a day after', () => {
    const counts = [count('2026-Q4', 4, 30)];
    for (const at of ['2026-12-31T12:00:00.000Z', '2027-01-02T04:00:00.000Z']) expect(shown(counts, at)).toEqual([]);
    expect(shown(counts, '2027-01-02T06:00:00.000Z')).toHaveLength(1);
  });

  it('of a question that some left out wait by themselves', () => {
    const counts = [count('2026-Q4', 4, 11), count('2026-Q4', 1, 10, 'economic'), count('2027-Q1', 1, 1, 'economic')];
    const dimensions = (at: string) => shown(counts, at).map(({ dimension, from, to }) => [dimension, from, to]);
    expect(dimensions('2027-01-03T12:00:00.000Z')).toEqual([['social', '2026-Q4', '2026-Q4']]);
    expect(dimensions('2027-04-03T12:00:00.000Z')).toEqual([
      ['social', '2026-Q4', '2026-Q4'],
      ['economic', '2026-Q4', '2027-Q1'],
    ]);
  });
});

it('a sheet’s link says for whom, when, in which language and its number, and nothing else', () => {
  const sheet = { community: 'navigator', moment: 'after', language: 'ar', slip: 's1' } as const;
  expect(subjectOf(sheet)).toBe('navigator.after.ar.s1');
  expect(sheetOf(subjectOf(sheet))).toEqual(sheet);
});

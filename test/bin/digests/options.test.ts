import { describe, expect, it } from 'vitest';
import { calmOf, castOf } from '../../../bin/digests/cast.ts';
import { readOptions, usage, wholeYear } from '../../../bin/digests/options.ts';
import { dueOn, mondayOf } from '../../../bin/digests/weeks.ts';

describe('how digests are called', () => {
  it('is the whole year, or as it is said', () => {
    expect(readOptions([])).toEqual(wholeYear);
    expect(readOptions(['--weeks', '13', '--seed=7'])).toEqual({ ...wholeYear, weeks: 13, seed: 7 });
  });

  it('is told kindly what cannot be understood', () => {
    const answer = String(readOptions(['--weeks', '3']));
    expect(answer).toContain('--weeks takes a whole number from 9 to 60, not 3');
    expect(answer).toContain(usage);
  });
});

describe('which weeks are lived', () => {
  it.each(['2026-11-26', '2027-03-01', '2027-07-31', '2027-10-30'])(
    'a quarter from %s on lies over a change of the clock',
    today => {
      const monday = mondayOf(today, 13);
      expect(new Date(`${monday(0)}T00:00:00Z`).getUTCDay()).toBe(1);
      expect(monday(0) > today).toBe(true);
      const hours = Array.from({ length: 13 }, (_, week) => dueOn(monday(week, 1)).slice(11));
      expect(new Set(hours).size).toBe(2);
    },
  );

  it('a year begins next week', () => {
    expect(mondayOf('2026-11-26', 52)(0)).toBe('2026-11-30');
    expect(mondayOf('2026-11-29', 52)(0)).toBe('2026-11-30');
    expect(mondayOf('2026-11-30', 52)(0)).toBe('2026-12-07');
  });
});

describe('who lives them', () => {
  const cast = castOf(wholeYear);

  it('is the same for the same seed, and another for another', () => {
    expect(castOf(wholeYear)).toEqual(cast);
    expect(castOf({ ...wholeYear, seed: 2 })).not.toEqual(cast);
  });

  it('is so many members and things, some of whom do each of what can be done', () => {
    expect([cast.members.length, cast.plans.length]).toEqual([100, 1000]);
    expect(new Set(cast.plans.map(({ title }) => title)).size).toBe(1000);
    for (const act of ['leaves', 'stops', 'starts', 'chooses'] as const)
      expect(
        cast.members.some(one => one[act] !== undefined),
        act,
      ).toBe(true);
    expect(cast.members.filter(({ fails }) => fails).length).toBeGreaterThanOrEqual(3);
    const calm = calmOf(wholeYear.weeks);
    expect(cast.plans.filter(({ week }) => week >= calm.from && week < calm.to)).toEqual([]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freezeAfter, freezeOf, previewOf, weekAt } from '../../../../functions/advisory/digest/times.ts';
import { mondayOf, plusWeeks, weekOf, weeksBetween } from '../../../../functions/advisory/week.ts';
import { localOf } from '../../../../functions/platform/kernel/time.ts';
import { program } from '../../../../functions/program/settings.ts';

const { timeZone, advisory } = program;
const group = advisory.groups[0]?.id ?? '';

describe('weeks', () => {
  it('are those of ISO 8601: a year’s last days can be in the next year’s first week', () => {
    expect(weekOf('2026-11-30')).toBe('2026-w49');
    expect(weekOf('2026-12-31')).toBe('2026-w53');
    expect(weekOf('2027-01-03')).toBe('2026-w53');
    expect(weekOf('2027-01-04')).toBe('2027-w01');
    expect(weekOf('2024-12-30')).toBe('2025-w01');
    expect(mondayOf('2026-w53')).toBe('2026-12-28');
    expect(plusWeeks('2026-w53', 1)).toBe('2027-w01');
    expect(weeksBetween('2026-w50', '2027-w02')).toBe(5);
  });

  it('go and come back, and sort as they follow one another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), days => {
        const week = weekOf(new Date(days * 86_400_000).toISOString().slice(0, 10));
        expect(weekOf(mondayOf(week))).toBe(week);
        expect(plusWeeks(week, 1) > week).toBe(true);
        expect(weeksBetween(week, plusWeeks(week, 60))).toBe(60);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('an edition', () => {
  it('is frozen on Tuesday at nine by the wall clock, also in the weeks in which it is changed', () => {
    // Clocks go forward on 14 March 2027 and back on 7 November 2027.
    const weeks = ['2027-w10', '2027-w11', '2027-w44', '2027-w45'];
    const instants = weeks.map(week => freezeOf(group, week));
    expect(instants.map(at => localOf(timeZone, at))).toEqual([
      { date: '2027-03-09', time: '09:00' },
      { date: '2027-03-16', time: '09:00' },
      { date: '2027-11-02', time: '09:00' },
      { date: '2027-11-09', time: '09:00' },
    ]);
    expect(instants.map(at => at.slice(11, 16))).toEqual(['14:00', '13:00', '13:00', '14:00']);
    expect(localOf(timeZone, previewOf(group, '2027-w11'))).toEqual({ date: '2027-03-15', time: '14:00' });
  });

  it('is of the week whose preview came last', () => {
    const preview = previewOf(group, '2027-w11');
    const before = new Date(Date.parse(preview) - 1).toISOString();
    expect([weekAt(group, preview), weekAt(group, before)]).toEqual(['2027-w11', '2027-w10']);
  });

  it('that staff see late is frozen at nine on the next day: they always see it before', () => {
    const noon = '2027-03-16T16:00:00.000Z';
    expect(localOf(timeZone, freezeAfter(group, '2027-w11', noon))).toEqual({ date: '2027-03-17', time: '09:00' });
    expect(freezeAfter(group, '2027-w11', previewOf(group, '2027-w11'))).toBe(freezeOf(group, '2027-w11'));
  });
});

import { describe, expect, it } from 'vitest';
import { localOf } from '../../../../functions/platform/kernel/time.ts';
import { countsWorkingDays, firesOnceADay, keepsQuietHours } from '../../../support/time-claims.ts';
import { changesOf, clocksAround, instantAt, newYear, offsetAt, zones } from '../../../support/wall-clock.ts';

const [first, last] = [2025, 2034];
const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Zones whose clocks show the same in every minute of the ten years: what holds in one of them holds in all. */
const alike = Map.groupBy(zones, zone =>
  JSON.stringify([
    offsetAt(zone, newYear('UTC', first)),
    changesOf(zone, first, last).map(minute => [minute, offsetAt(zone, minute)]),
  ]),
);

describe.each([...alike.values()].map(group => [group[0] ?? '', group] as const))(
  'in %s, over ten years',
  (zone, group) => {
    const clocksAt = (minutes: readonly number[]) => minutes.map(minute => clocksAround(zone, minute));
    const changes = changesOf(zone, first, last);

    it('what is due every day happens once a day, at every change of clocks', () =>
      clocksAt([newYear(zone, first), ...changes]).forEach(firesOnceADay));
    it('quiet hours are kept and working days are counted by the calendar, then and at every New Year', () => {
      const clocks = clocksAt([...years.map(year => newYear(zone, year)), ...changes]);
      clocks.forEach(keepsQuietHours);
      clocks.forEach(countsWorkingDays);
    });
    it(`and the kernel reads the same clocks in the ${group.length} zones that are alike`, () => {
      const minutes = [...years.map(year => newYear(zone, year)), ...changes].flatMap(one => [one - 1, one, one + 1]);
      const shown = (other: string) => minutes.map(minute => localOf(other, instantAt(minute)));
      const here = shown(zone);
      for (const other of group) expect(shown(other), other).toEqual(here);
    });
  },
);

it('all zones that Intl knows are among them', () => {
  expect([...alike.values()].flat().length).toBe(zones.length);
  expect(zones.length).toBeGreaterThan(400);
});

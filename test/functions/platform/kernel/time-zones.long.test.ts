import { describe, it } from 'vitest';
import { countsWorkingDays, firesOnceADay, keepsQuietHours } from '../../../support/time-claims.ts';
import { changesOf, clocksAround, newYear, zones } from '../../../support/wall-clock.ts';

const [first, last] = [2025, 2034];
const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe.each(zones)('in %s, over ten years', zone => {
  const clocksAt = (minutes: readonly number[]) => minutes.map(minute => clocksAround(zone, minute));
  const changes = changesOf(zone, first, last);

  it('what is due every day happens once a day, at every change of clocks', () =>
    clocksAt([newYear(zone, first), ...changes]).forEach(firesOnceADay));
  it('quiet hours are kept and working days are counted by the calendar, then and at every New Year', () => {
    const clocks = clocksAt([...years.map(year => newYear(zone, year)), ...changes]);
    clocks.forEach(keepsQuietHours);
    clocks.forEach(countsWorkingDays);
  });
});

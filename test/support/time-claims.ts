import { expect } from 'vitest';
import { nextLocal, outsideQuietHours, plusWorkingDays } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';
import {
  type Clocks,
  everyDay,
  firstShowing,
  instantAt,
  isQuiet,
  minuteOf,
  shownAfterWorkingDays,
  shownAt,
  timeOfDay,
} from './wall-clock.ts';

/** What the kernel's local times promise, held against the clocks around one minute, whatever happens to them then. */

const hour = 60;
const day = 24 * hour;
const daysWatched = 5;

/** Times of day that are shown twice, never or as usual when clocks change at the minute that these are about. */
const timesAbout = (clocks: Clocks): readonly string[] =>
  [-61, -60, -45, -30, -1, 0, 15, 30, 59, 60].map(off => timeOfDay(shownAt(clocks, clocks.about - 1) + 1 + off));

const minutesAbout = ({ about }: Clocks, { hours, step }: { hours: number; step: number }): readonly number[] => {
  const steps = Math.floor((hours * hour) / step);
  const around = Array.from({ length: 2 * steps + 1 }, (_, index) => about + (index - steps) * step);
  return [...around, about - 1, about + 1];
};

/** From one firing to the next, as the program's own rows go, until so many are done. */
function firings({ zone, start }: Clocks, time: string, many: number): readonly string[] {
  const found: string[] = [];
  let at = instantAt(start);
  while (found.length < many) {
    at = nextLocal(zone, at, time);
    found.push(at);
  }
  return found;
}

/** What is due every day happens once on each date: a time that does not exist in the next minute, one shown twice the first time. */
export function firesOnceADay(clocks: Clocks): void {
  for (const time of new Set(['00:00', '02:30', '08:00', '09:00', '20:00', ...timesAbout(clocks)])) {
    const due = everyDay(clocks, time).slice(0, daysWatched);
    expect({ time, due: firings(clocks, time, daysWatched) }).toEqual({ time, due: due.map(instantAt) });
    const minutes = minutesAbout(clocks, { hours: 2, step: 40 });
    expect(minutes.map(minute => nextLocal(clocks.zone, instantAt(minute), time))).toEqual(
      minutes.map(minute => due.filter(one => one > minute).map(instantAt)[0]),
    );
  }
}

/** Nothing goes out in quiet hours or back in time, and what is out stays out; whatever is held goes at the first minute of the day. */
export function keepsQuietHours(clocks: Clocks): void {
  const usual = [program.quietHours, { from: '22:30', to: '07:15' }, { from: '08:00', to: '20:00' }];
  // Quiet hours that begin or end while clocks change: a night may then be held a day longer, but never be broken.
  const odd = timesAbout(clocks).flatMap(time => [
    { from: '20:00', to: time },
    { from: time, to: '08:00' },
  ]);
  const out = (minute: number, quiet: { from: string; to: string }): number =>
    minuteOf(outsideQuietHours(instantAt(minute), { zone: clocks.zone, ...quiet }));
  for (const quiet of usual) {
    const minutes = minutesAbout(clocks, { hours: 30, step: 90 });
    const ends = minutes.map(minute => firstByDay(clocks, minute, quiet));
    expect(minutes.map(minute => instantAt(out(minute, quiet)))).toEqual(ends.map(instantAt));
    expect(ends.map(minute => out(minute, quiet))).toEqual(ends);
  }
  for (const quiet of odd)
    for (const minute of minutesAbout(clocks, { hours: 1, step: 30 })) {
      const end = out(minute, quiet);
      const held = isQuiet(shownAt(clocks, minute), quiet);
      expect(held ? end > minute && end <= minute + day + 2 * hour : end === minute).toBe(true);
      expect({ quiet, end, held: isQuiet(shownAt(clocks, end), quiet) }).toEqual({ quiet, end, held: false });
    }
}

function firstByDay(clocks: Clocks, minute: number, quiet: { from: string; to: string }): number {
  let reached = minute;
  while (isQuiet(shownAt(clocks, reached), quiet)) reached++;
  return reached;
}

/** Working days leave out weekends and the program's holidays, and keep the time of day over a change of clocks. */
export function countsWorkingDays(clocks: Clocks): void {
  const { holidays } = program;
  for (const days of [1, 2, 3]) {
    const minutes = minutesAbout(clocks, { hours: 2 * 24, step: 7 * hour });
    const wanted = minutes.map(minute => shownAfterWorkingDays(shownAt(clocks, minute), days, holidays));
    expect(minutes.map(minute => plusWorkingDays(clocks.zone, instantAt(minute), { days, holidays }))).toEqual(
      wanted.map(shown => instantAt(firstShowing(clocks, shown))),
    );
  }
}

import { instantOf, plusLocalDays } from '../../functions/platform/kernel/time.ts';
import { program } from '../../functions/program/settings.ts';

const { digest, groups } = program.advisory;
const zone = groups[0]?.timeZone ?? program.timeZone;

/** How far a place's clock is from that of Greenwich, on a day: whoever looks at two days sees whether it was changed between. */
const noonOf = (date: string): string => instantOf(zone, date, '12:00').slice(11);

/** In a year both changes of the clock lie anyhow. */
const yearLong = 45;

/**
 * The day of each week, from its Monday (0): the first one begins next week, or, where the time is too short for a year, so that the next change
 * of the clock lies in its later half, where digests go.
 */
export function mondayOf(today: string, weeks: number): (week: number, day?: number) => string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay() || 7;
  const next = plusLocalDays(today, 8 - weekday);
  const before = Math.floor(weeks * 0.6);
  let first = next;
  if (weeks < yearLong)
    while (noonOf(plusLocalDays(first, 7 * before)) === noonOf(plusLocalDays(first, 7 * (before + 1))))
      first = plusLocalDays(first, 7);
  return (week, day = 0) => plusLocalDays(first, 7 * week + day);
}

/** When the edition of the week of a Tuesday is to go. */
export const dueOn = (tuesday: string): string => instantOf(zone, tuesday, digest.at);

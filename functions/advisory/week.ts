import { plusLocalDays } from '../platform/kernel/time.ts';

/**
 * Weeks are those of ISO 8601, from Monday to Sunday, written so that they sort and stand in a link and in a file's name: `2026-w49`. Whose
 * clock says which date it is, whoever asks decides: a digest by its group's zone, the program's numbers by the program's. Pure.
 */

const day = 86_400_000;

/** Monday is 1, Sunday 7. */
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

/** The week of a local date: it belongs to the year that its Thursday is in. */
export function weekOf(date: string): string {
  const thursday = plusLocalDays(date, 4 - weekdayOf(date));
  const year = thursday.slice(0, 4);
  const number = Math.floor((Date.parse(thursday) - Date.parse(`${year}-01-01`)) / day / 7) + 1;
  return `${year}-w${String(number).padStart(2, '0')}`;
}

/** The Monday of a week, as a date: the fourth of January is always in the first one. */
export function mondayOf(week: string): string {
  const [year = '', number = ''] = week.split('-w');
  const fourth = `${year}-01-04`;
  return plusLocalDays(fourth, 1 - weekdayOf(fourth) + (Number(number) - 1) * 7);
}

/** The week so many later. */
export const plusWeeks = (week: string, count: number): string => weekOf(plusLocalDays(mondayOf(week), 7 * count));

/** How many weeks one is after another. */
export const weeksBetween = (earlier: string, later: string): number =>
  Math.round((Date.parse(mondayOf(later)) - Date.parse(mondayOf(earlier))) / day / 7);

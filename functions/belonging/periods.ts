import { localDate, plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';

/** The month at an instant, in the program's place: `2026-12`. */
export const monthOf = (at: string): string => localDate(program.timeZone, at).slice(0, 7);

/** The quarter of a month: `2026-Q4`. */
const quarterOfMonth = (month: string): string => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;

/** The quarter at an instant, in the program's place: `2026-Q4`. */
export const quarterOf = (at: string): string => quarterOfMonth(monthOf(at));

/** The quarter that is closed at an instant for a day at the least: an answer that is on its way is in, and nothing is added any more. */
export const isClosedQuarter = (quarter: string, at: string): boolean => quarter < quarterOf(plusDays(at, -1));

/** So long a fact can be on its way and lie aside, and still be sent again: a day and six hours of tries, and 14 days among the dead letters. */
const lateDays = 16;

/** The month that is closed at an instant, also for facts that come late: nothing is added any more. */
export const isClosedMonth = (month: string, at: string): boolean => month < monthOf(plusDays(at, -lateDays));

/** The months from one instant's to another's that are still open at the second: what was told in them can be taken back. Of what may have been shown already nothing changes. */
export function openMonths(from: string, at: string): readonly string[] {
  const months = new Set<string>();
  for (let day = at; monthOf(day) >= monthOf(from) && !isClosedMonth(monthOf(day), at); day = plusDays(day, -1))
    months.add(monthOf(day));
  return [...months];
}

/** The end of the quarter after the one at an instant, the same for everyone in it. An instant. */
export function afterNextQuarter(at: string): string {
  const [year = 0, month = 0] = monthOf(at).split('-').map(Number);
  const first = Math.floor((month - 1) / 3) * 3;
  return new Date(Date.UTC(year, first + 6, 1)).toISOString();
}

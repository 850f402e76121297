import { instantOf, localDate, plusLocalDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';

const { timeZone, quietHours, navigators } = program;

/** When she is back who said on which day: that morning, when mail may go out again. An instant. */
export const backOn = (date: string): string => instantOf(timeZone, date, quietHours.to);

/** The first and the last day on which a pause that begins at `at` can end, as dates of the program's place. */
export function pauseDays(at: string): { readonly first: string; readonly last: string } {
  const today = localDate(timeZone, at);
  return { first: plusLocalDays(today, 1), last: plusLocalDays(today, navigators.longestPauseDays) };
}

/** Whether a pause that begins at `at` can end on a day. */
export function isPauseDay(day: string, at: string): boolean {
  const { first, last } = pauseDays(at);
  return day >= first && day <= last;
}

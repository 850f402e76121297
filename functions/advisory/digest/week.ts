import { instantOf, localDate, nextLocal, plusLocalDays } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';

/** Weeks are those of ISO 8601, written so that they sort and stand in a link: `2026-w49`. All of this is pure, and of a group's own zone. */

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

const { digest } = program.advisory;

/** The zone of a group: its own, else the program's. */
export const zoneOf = (group: string): string =>
  program.advisory.groups.find(one => one.id === group)?.timeZone ?? program.timeZone;

const sendDay = (week: string): string => plusLocalDays(mondayOf(week), digest.weekday - 1);

/** When a week's edition is frozen and goes, as an instant: by the wall clock, whatever it does that week. */
export const freezeOf = (group: string, week: string): string => instantOf(zoneOf(group), sendDay(week), digest.at);

/** When staff get to see it: the afternoon before. */
export const previewOf = (group: string, week: string): string =>
  instantOf(zoneOf(group), plusLocalDays(sendDay(week), -1), digest.previewAt);

/** The week of the edition whose preview came last at an instant. */
export function weekAt(group: string, at: string): string {
  const next = plusWeeks(weekOf(localDate(zoneOf(group), at)), 1);
  const found = [next, plusWeeks(next, -1)].find(week => previewOf(group, week) <= at);
  return found ?? plusWeeks(next, -2);
}

/** When an edition that staff see at an instant is frozen: at its time; where that has passed already, at that time of the next day. */
export function freezeAfter(group: string, week: string, at: string): string {
  const planned = freezeOf(group, week);
  return planned > at ? planned : nextLocal(zoneOf(group), at, digest.at);
}

import { instantOf, localDate, nextLocal, plusLocalDays } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { mondayOf, plusWeeks, weekOf } from '../week.ts';

/** When an edition of a week is seen, frozen and sent, by the clock of its group's own zone. All of this is pure. */

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

/** When an edition that staff hold gives way to the next one: as soon as that is seen. */
export const givesWayOf = (group: string, week: string): string => previewOf(group, plusWeeks(week, 1));

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

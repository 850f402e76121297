import * as v from 'valibot';
import { instantOf, localDate, localOf, plusLocalDays } from '../platform/kernel/time.ts';
import { because, exactly, type Fault, faultAt, idsOf, line, oneOf, timeOfDay } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { dateText, timeText, wordsFor } from '../program/words.ts';
import type { Wished } from './domain.ts';

const { timeZone, quietHours, areas, meetings } = program;

/** A branch of the library, by one of the areas whose branch it is: the first. */
export interface Branch {
  readonly place: string;
  readonly name: string;
}

/** The library's branches, each once, in the order of their names. */
export const branches: readonly Branch[] = areas
  .filter((one, i) => areas.findIndex(({ branch }) => branch === one.branch) === i)
  .map(({ id, branch }) => ({ place: id, name: branch }))
  .sort((one, other) => one.name.localeCompare(other.name));

/** The branch of an area, as the form's list knows it; the first one for an area that is not known. */
export function branchOfArea(area: string | undefined): string {
  const own = areas.find(({ id }) => id === area)?.branch;
  return (branches.find(({ name }) => name === own) ?? branches[0])?.place ?? '';
}

const meetingFields = {
  date: v.pipe(
    line(10),
    v.isoDate(because('date')),
    v.check(date => !Number.isNaN(Date.parse(date)), because('date')),
  ),
  time: timeOfDay,
  minutes: v.pipe(
    v.number(because('number')),
    v.check(long => meetings.minutes.includes(long), because('unknownId')),
  ),
  place: oneOf([...idsOf(areas), ...meetings.elsewhere]),
};

/** A meeting as someone tells it: date and time of the program's place. */
export const toldMeeting = exactly(meetingFields);

/** The same by staff, with how it was seen. */
export const toldMeetingSeen = exactly({ ...meetingFields, seen: v.optional(toldMeeting) });

export type ToldMeeting = v.InferOutput<typeof toldMeeting>;

/** The meeting with its instant; undefined where the clock never shows that time: a day that does not exist, or the hour that is skipped in spring. */
export function wishedOf({ date, time, minutes, place }: ToldMeeting): Wished | undefined {
  const start = instantOf(timeZone, date, time);
  const shown = localOf(timeZone, start);
  return shown.date === date && shown.time === time ? { start, minutes, place } : undefined;
}

/** As it would be told, for a form that changes it. */
export function asTold({ start, minutes, place }: Wished): URLSearchParams {
  const { date, time } = localOf(timeZone, start);
  const listed = meetings.elsewhere.includes(place) ? place : branchOfArea(place);
  return new URLSearchParams({ date, time, minutes: String(minutes), place: listed });
}

/** The first and the last day that can be chosen, as dates of the program's place. */
export function daysFrom(at: string): { readonly first: string; readonly last: string } {
  const today = localDate(timeZone, at);
  return { first: today, last: plusLocalDays(today, meetings.daysAhead) };
}

/** Where a reason stands in the form. */
const pointers: Readonly<Record<string, string>> = {
  'meeting-past': '/date',
  'meeting-far': '/date',
  'meeting-gap': '/time',
  'meeting-quiet': '/time',
  'meeting-overlaps': '/time',
};

/** What is wrong with when it should be, at its field; undefined for a reason that is not about that. */
export function faultOf(reason: string, at: string, language: string): Fault | undefined {
  const { last } = daysFrom(at);
  const hours = { from: timeText(quietHours.to, language), to: timeText(quietHours.from, language) };
  const values = { last: dateText(last, language), ...hours };
  return faultAt(reason, { pointers, said: wordsFor(language).pages.meeting.faults, values });
}

/**
 * All local time is computed here, purely: instants in and out are ISO 8601 in UTC with milliseconds (`2026-11-24T15:00:00.000Z`),
 * local dates `YYYY-MM-DD`, local times of day `HH:MM` in an IANA zone.
 */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const shifted = (instant: string, milliseconds: number): string =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/** So many minutes later. */
export const plusMinutes = (instant: string, minutes: number): string => shifted(instant, minutes * minute);

/** So many hours later (fractions allowed). */
export const plusHours = (instant: string, hours: number): string => shifted(instant, hours * hour);

/** So many times 24 hours later. */
export const plusDays = (instant: string, days: number): string => shifted(instant, days * day);

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are dear to make and cheap to use: one a zone is kept. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formats.set(zone, made);
  return made;
}

/** A local date and time of day. */
export interface Local {
  readonly date: string;
  readonly time: string;
}

/** What the calendar and the clock on the wall say at an instant. */
export function localOf(zone: string, instant: string): Local {
  const format = formatOf(zone);
  const [, date, time] = written.exec(format.format(Date.parse(instant))) ?? [];
  return date && time ? { date, time } : takenApart(format, instant);
}

/** As Intl writes it now, in a quarter of the time that taking it apart takes. Its layouts are nobody's promise and have changed before. */
const written = /^(\d{4}-\d\d-\d\d), (\d\d:\d\d)$/;

function takenApart(format: Intl.DateTimeFormat, instant: string): Local {
  const parts = format.formatToParts(Date.parse(instant));
  const part = (type: string) => parts.find(one => one.type === type)?.value ?? '';
  return { date: `${part('year')}-${part('month')}-${part('day')}`, time: `${part('hour')}:${part('minute')}` };
}

/** The local date at an instant. */
export const localDate = (zone: string, instant: string): string => localOf(zone, instant).date;

/** The wall clock read as if it were UTC, in milliseconds: for comparing local times with one another. */
const wall = ({ date, time }: Local): number => Date.parse(`${date}T${time}:00Z`);

/**
 * The instant at which the wall clock shows a local time. One that the clock skips in spring is the next minute that exists;
 * one that it shows twice in autumn is the first of the two.
 */
export function instantOf(zone: string, date: string, time: string): string {
  const wanted = wall({ date, time });
  // An offset never exceeds a day, so those of a day before and after hold on each side of any change on this day.
  const offsets = [wanted - day, wanted + day].map(near => wall(localOf(zone, new Date(near).toISOString())) - near);
  const fits = offsets
    .map(offset => wanted - offset)
    .filter(utc => wall(localOf(zone, new Date(utc).toISOString())) === wanted);
  if (fits.length > 0) return new Date(Math.min(...fits)).toISOString();
  return firstAfterGap(zone, wanted, offsets);
}

/** The first minute at which the wall clock has passed a time that it skipped. */
function firstAfterGap(zone: string, wanted: number, offsets: readonly number[]): string {
  // Read with the offset after the change, a skipped time lies before it; read with the one before the change, after it.
  let [before, after] = [wanted - Math.max(...offsets), wanted - Math.min(...offsets)];
  while (after - before > minute) {
    const middle = before + Math.floor((after - before) / 2 / minute) * minute;
    if (wall(localOf(zone, new Date(middle).toISOString())) < wanted) before = middle;
    else after = middle;
  }
  return new Date(after).toISOString();
}

/** The local date so many days after another. */
export const plusLocalDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);

/** So many days lie between two local dates; negative where the second is the earlier one. */
export const localDaysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);

/** The next instant, later than this one, at which the wall clock shows a time of day. */
export function nextLocal(zone: string, instant: string, time: string): string {
  const today = localDate(zone, instant);
  for (const days of [0, 1, 2]) {
    const candidate = instantOf(zone, plusLocalDays(today, days), time);
    if (candidate > instant) return candidate;
  }
  throw new Error(`No ${time} after ${instant} in ${zone}`);
}

/** The last instant, earlier than this one, at which the wall clock showed a time of day. */
export function lastLocal(zone: string, instant: string, time: string): string {
  const today = localDate(zone, instant);
  for (const days of [0, -1, -2]) {
    const candidate = instantOf(zone, plusLocalDays(today, days), time);
    if (candidate < instant) return candidate;
  }
  throw new Error(`No ${time} before ${instant} in ${zone}`);
}

/** Quiet hours of a zone, from one time of day to another, usually over midnight. */
export interface QuietHours {
  readonly zone: string;
  readonly from: string;
  readonly to: string;
}

/** The same instant by day; the end of the quiet hours by night. */
export function outsideQuietHours(instant: string, { zone, from, to }: QuietHours): string {
  const { time } = localOf(zone, instant);
  const quiet = from > to ? time >= from || time < to : time >= from && time < to;
  return quiet ? nextLocal(zone, instant, to) : instant;
}

/** True from Monday to Friday, except on holidays (local dates). */
export function isWorkingDay(date: string, holidays: readonly string[]): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.includes(date);
}

/** The same time of day so many working days later. */
export function plusWorkingDays(
  zone: string,
  instant: string,
  { days, holidays }: { readonly days: number; readonly holidays: readonly string[] },
): string {
  const { date, time } = localOf(zone, instant);
  let [reached, left] = [date, days];
  while (left > 0) {
    reached = plusLocalDays(reached, 1);
    if (isWorkingDay(reached, holidays)) left--;
  }
  return instantOf(zone, reached, time);
}

/**
 * What the clocks on the wall show, to judge the kernel by: Intl's own names of the offsets (`GMT-05:00`), and then one minute
 * after another. Nothing of the kernel's way of reckoning is used. A minute is counted from 1970, in UTC; what a clock shows then
 * is counted in the same way, as if it were UTC.
 */

const day = 1440;
const quarter = 15;
const daysBefore = 3;
const daysAfter = 9;

/** All zones that Intl knows. */
export const zones: readonly string[] = Intl.supportedValuesOf('timeZone');

/** An instant's minute, and a minute's instant. */
export const minuteOf = (instant: string): number => Date.parse(instant) / 60_000;
export const instantAt = (minute: number): string => new Date(minute * 60_000).toISOString();

/** A time of day in minutes, and the time of day that a clock shows. */
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
export const timeOfDay = (shown: number): string => instantAt(shown).slice(11, 16);

const names = new Map<string, Intl.DateTimeFormat>();

function nameOf(zone: string): Intl.DateTimeFormat {
  const name = names.get(zone) ?? new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  names.set(zone, name);
  return name;
}

/** How many minutes a zone is east of Greenwich in a minute. */
export function offsetAt(zone: string, minute: number): number {
  const name = nameOf(zone).format(minute * 60_000);
  const [, sign, hours, minutes] = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name) ?? [];
  return sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) : 0;
}

/** The minutes in which a zone's clocks change, from the beginning of a year to the end of another. */
export function changesOf(zone: string, first: number, last: number): readonly number[] {
  const found: number[] = [];
  const end = Date.UTC(last + 1, 0, 1) / 60_000;
  let minute = Date.UTC(first, 0, 1) / 60_000;
  let before = offsetAt(zone, minute);
  for (; minute < end; minute += day) {
    const after = offsetAt(zone, minute + day);
    if (after !== before) found.push(changeWithin(zone, minute, before));
    before = after;
  }
  return found;
}

/** The minute in the day from this one on in which the clocks leave an offset. */
function changeWithin(zone: string, minute: number, before: number): number {
  let [still, changed] = [minute, minute + day];
  while (changed - still > 1) {
    const middle = Math.floor((still + changed) / 2);
    if (offsetAt(zone, middle) === before) still = middle;
    else changed = middle;
  }
  return changed;
}

/** The minute in which a year begins in a zone. */
export function newYear(zone: string, year: number): number {
  const shown = Date.UTC(year, 0, 1) / 60_000;
  return shown - offsetAt(zone, shown);
}

/** The clocks of a zone from three days before a minute to nine days after it. */
export interface Clocks {
  readonly zone: string;
  /** The minute that they are about. */
  readonly about: number;
  readonly start: number;
  /** What they show in each minute from the start on. */
  readonly shown: readonly number[];
}

export function clocksAround(zone: string, about: number): Clocks {
  const start = about - daysBefore * day;
  const shown: number[] = [];
  for (let minute = start; minute < about + daysAfter * day; minute = start + shown.length) {
    const offset = offsetAt(zone, minute);
    // A day that ends as it began has no change; on another one each quarter of an hour is asked for.
    const asFar = offset === offsetAt(zone, minute + day) ? day : quarter;
    for (let one = minute; one < minute + asFar; one++) shown.push(one + offset);
  }
  return { zone, about, start, shown };
}

/** What the clocks show in a minute. */
export function shownAt({ start, shown }: Clocks, minute: number): number {
  const found = shown[minute - start];
  if (found === undefined) throw new Error(`These clocks do not reach ${instantAt(minute)}`);
  return found;
}

/** The first minute in which the clocks show this, or have passed it because they skipped it. */
export const firstShowing = ({ start, shown }: Clocks, wanted: number): number =>
  start + shown.findIndex(one => one >= wanted);

/** When something that is due every day at a time of day happens, after the start: once on each date. */
export function everyDay({ start, shown }: Clocks, time: string): readonly number[] {
  const found: number[] = [];
  const [first = 0] = shown;
  let due = first - (first % day) + minutesOf(time);
  if (due <= first) due += day;
  shown.forEach((one, index) => {
    if (one < due) return;
    found.push(start + index);
    due += day;
  });
  return found;
}

/** True where the clocks show a time in the quiet hours. */
export function isQuiet(shown: number, { from, to }: { readonly from: string; readonly to: string }): boolean {
  const [time, begin, end] = [shown % day, minutesOf(from), minutesOf(to)];
  return begin < end ? begin <= time && time < end : begin <= time || time < end;
}

/** What the clocks will show at the same time of day so many working days later. */
export function shownAfterWorkingDays(shown: number, days: number, holidays: readonly string[]): number {
  let [reached, left] = [shown, days];
  while (left > 0) {
    reached += day;
    const [weekday = ''] = new Date(reached * 60_000).toUTCString().split(',');
    if (!['Sat', 'Sun'].includes(weekday) && !holidays.includes(instantAt(reached).slice(0, 10))) left--;
  }
  return reached;
}

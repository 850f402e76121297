import { instantOf, localDate, localOf, plusDays, plusLocalDays } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { endOf } from '../appointment.ts';
import { shownAt } from '../calendar.ts';
import type { Wished } from './board.ts';
import type { Session } from './circle.ts';

const { timeZone, quietHours, dialogues } = program;
const { sessions: settings } = dialogues;

/** A session's time and place with the instant that they are. */
export type Planned = Wished & { readonly start: string };

/** Why a session cannot be then, as a code; or its instant. `kickOff`: a local date; `at` is now. */
export function plannedAt(
  wished: Wished,
  { kickOff, at }: { readonly kickOff: string; readonly at: string },
): Planned | string {
  const start = shownAt(wished.date, wished.time);
  if (start === undefined) return 'session-gap';
  if (start <= at) return 'session-past';
  if (wished.date < kickOff) return 'session-before-kick-off';
  if (start > plusDays(at, dialogues.mostDaysAhead)) return 'session-far';
  return isWithinDay(start, wished.minutes) ? { ...wished, start } : 'session-night';
}

/** It begins after the quiet hours of the night and is over on the same day; circles meet in the evening, when mail is quiet already. */
function isWithinDay(start: string, minutes: number): boolean {
  const [first, last] = [localOf(timeZone, start), localOf(timeZone, endOf({ start, minutes }))];
  return first.date === last.date && first.time >= quietHours.to;
}

/**
 * The same time of day so many days later, or earlier. Where the clock skips it, the session begins when the clock goes on: nobody is there
 * to be asked, and the program tells everyone the time that it is then.
 */
export function shifted({ date, time, minutes, place }: Session, days: number): Planned {
  const start = instantOf(timeZone, plusLocalDays(date, days), time);
  const shown = localOf(timeZone, start);
  return { date: shown.date, time: shown.time, minutes, place, start };
}

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** The half-day of a local date and time, as people tell when they can come: the afternoon begins at noon, the evening at five. */
export const halfDayOf = ({ date, time }: Pick<Session, 'date' | 'time'>): string =>
  `${days[new Date(`${date}T12:00:00Z`).getUTCDay()]}-${time < '12:00' ? 'morning' : time < '17:00' ? 'afternoon' : 'evening'}`;

const after = (session: Pick<Session, 'start' | 'minutes'>, days: number): string =>
  instantOf(timeZone, plusLocalDays(localDate(timeZone, endOf(session)), days), dialogues.stepAt);

/** The local date until which the record of a session is to be in. */
export const recordDueOn = (session: Pick<Session, 'start' | 'minutes'>): string =>
  plusLocalDays(localDate(timeZone, endOf(session)), settings.recordDays);

/** When its record is asked for, having been asked for so many times: of the facilitators, and at last of the staff; undefined after that. */
export function askAt(session: Pick<Session, 'start' | 'minutes'>, asked: number): string | undefined {
  const days = [...settings.askDays, settings.staffDays][asked];
  return days === undefined ? undefined : after(session, days);
}

/** Whether the facilitators are asked this time, and not yet the staff. */
export const isFacilitators = (asked: number): boolean => asked < settings.askDays.length;

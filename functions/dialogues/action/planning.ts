import { instantOf, localDate, plusDays, plusHours, plusLocalDays, plusMinutes } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { endOf, type WhenAndWhere } from '../appointment.ts';
import { forumDays, shownAt, stepsOf } from '../calendar.ts';
import type { Format } from '../dialogue.ts';
import { type Action, type CheckIn, isWaitedFor, type OpenPlan } from './plan.ts';

const { timeZone, dialogues } = program;
const { action: settings } = dialogues;

/** What is changed again within these minutes is told once. */
export const settledAt = (at: string): string => plusMinutes(at, dialogues.sessions.settleMinutes);

/** A local date at the time of day at which steps fall due. */
const morningOf = (date: string): string => instantOf(timeZone, date, dialogues.stepAt);

/** The end of a local date: the next midnight of the program's place. */
export const endOfDay = (date: string): string => instantOf(timeZone, plusLocalDays(date, 1), '00:00');

/** Why a date cannot be that of an action, as a code; undefined where it can. */
export function wrongDate(date: string, at: string): string | undefined {
  if (date < localDate(timeZone, at)) return 'action-past';
  return date > plusLocalDays(localDate(timeZone, at), dialogues.mostDaysAhead) ? 'action-far' : undefined;
}

/** When an owner is reminded of an action's date; undefined where that would be in the past, or nearly at once. */
export function dateReminder(date: string, at: string): string | undefined {
  const wish = morningOf(plusLocalDays(date, -settings.remindDays));
  return wish >= plusHours(at, dialogues.sessions.remindApartHours) ? wish : undefined;
}

/**
 * When an action stalls, if nothing is heard until then: so many days after the last word; where it has not begun, or a date lies ahead, not
 * before its date. Undefined for one that is over or has stalled already: a closed item never stalls.
 */
export function stallsAt(action: Action): string | undefined {
  if (!isWaitedFor(action) || action.stalledAt !== undefined) return undefined;
  const silent = plusDays(action.heardAt, settings.silentDays);
  return action.status === 'adopted' ? [silent, endOfDay(action.date)].sort().at(-1) : silent;
}

/** How many days after the forum each check-in is: as the calendar of its format has them, counted from the step of the forum. */
export function checkInDays(format: Format): readonly number[] {
  const forum = forumDays(format);
  return stepsOf(format).flatMap(({ step, days }) => (step.key.startsWith('check-in-') ? [days - forum] : []));
}

/** The day of the forum by the calendar: of a dialogue of one day, the day itself. */
export const forumDay = (kickOff: string, format: Format): string => plusLocalDays(kickOff, forumDays(format));

/** The check-ins after a forum on a local date: those whose time is over are never made up for, those that were stay. `at` is now. */
export function checkInsAfter(
  forum: string,
  { days, before, at }: { readonly days: readonly number[]; readonly before: readonly CheckIn[]; readonly at: string },
): readonly CheckIn[] {
  return days.map((after, i) => {
    const asked = before.find(one => one.n === i + 1 && one.stands === 'asked');
    if (asked) return asked;
    const date = plusLocalDays(forum, after);
    const due = morningOf(date);
    return { n: i + 1, date, at: due, stands: due > at ? 'ahead' : 'past' };
  });
}

/** The instant of an event, or why it cannot be then, as a code. */
export function startOf({ date, time }: WhenAndWhere, at: string): { readonly start: string } | string {
  const start = shownAt(date, time);
  if (start === undefined) return 'event-gap';
  if (start <= at) return 'event-over';
  return start > plusDays(at, dialogues.mostDaysAhead) ? 'event-far' : { start };
}

/** When the last of what is not held would have been over: until then who was invited can be told, also on the phone. */
const offUntil = ({ events, meetings }: Pick<OpenPlan, 'events' | 'meetings'>): string | undefined =>
  [...events, ...meetings]
    .filter(one => one.status === 'cancelled' && one.told.length > 0)
    .map(endOf)
    .sort()
    .at(-1);

/** When something of a plan is to be done next. */
export function dueOf({ endingAt, ...plan }: OpenPlan): string | undefined {
  const { actions, voting, checkIns, events, meetings, tellings } = plan;
  const told = [...events, ...meetings].map(({ tellAt }) => tellAt);
  if (endingAt !== undefined) return told.filter(one => one !== undefined).sort()[0] ?? offUntil(plan) ?? endingAt;
  const times = [
    ...tellings.map(({ due }) => due),
    ...(voting?.status === 'open' ? [voting.closesAt] : []),
    ...checkIns.flatMap(one => (one.stands === 'ahead' ? [one.at] : [])),
    ...told,
    ...[...events, ...meetings].map(({ remindAt }) => remindAt),
    ...actions.flatMap(one => [stallsAt(one), 'remindAt' in one ? one.remindAt : undefined]),
  ];
  return times.filter(one => one !== undefined).sort()[0];
}

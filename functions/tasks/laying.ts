import {
  instantOf,
  isWorkingDay,
  localDate,
  outsideQuietHours,
  plusDays,
  plusHours,
  plusLocalDays,
} from '../platform/kernel/time.ts';
import { type PlanTask, program } from '../program/settings.ts';
import { definitionOf, type Running, type Task } from './plan.ts';

const { timeZone, quietHours, holidays, pairingDays, plan: settings } = program;

/** What the plan's times are counted from. */
export interface Anchors {
  readonly startedAt: string;
  readonly metAt?: string | undefined;
  readonly endsAt: string;
  readonly urgent?: boolean;
}

/** What a plan asks of a household, in codes. */
export interface Circumstances {
  readonly needs: readonly string[];
  readonly languages: readonly { readonly code: string; readonly level: string }[];
  readonly household?: { readonly childrenAgeBands: readonly string[] } | undefined;
}

/** By the hour of the program's working day, so many local days from an instant; a day without work is put off to the next one that has it. */
export function dueBy(from: string, days: number): string {
  let date = plusLocalDays(localDate(timeZone, from), days);
  while (!isWorkingDay(date, holidays)) date = plusLocalDays(date, 1);
  return instantOf(timeZone, date, settings.dueAt);
}

/** When the mail that tells of what begins then goes out: at once by day, at the end of the quiet hours by night. */
const byDay = (instant: string): string => outsideQuietHours(instant, { zone: timeZone, ...quietHours });

/** When a task is due. Times run from when the mail that tells of them goes out. */
export function dueOf(one: PlanTask, { startedAt, metAt, endsAt, urgent }: Anchors): string {
  const start = byDay(startedAt);
  if (one.hours !== undefined) return plusHours(start, urgent ? (one.urgentHours ?? one.hours) : one.hours);
  const days = one.days ?? 0;
  if (one.from === 'end') return dueBy(endsAt, days);
  if (one.from === 'first-meeting') return metAt ? dueBy(metAt, days) : dueBy(start, one.unmetDays ?? days);
  return dueBy(start, days);
}

/** The needs that a household is to be connected with: what it has told, the most urgent first, and what its circumstances or everybody's bring. */
export function connectionsOf({ needs, languages, household }: Circumstances): readonly string[] {
  const { always, withLittleEnglish, ofSchoolAge } = settings.connections;
  const english = languages.some(one => new Intl.Locale(one.code).language === 'en' && one.level !== 'basic');
  const inSchool = household?.childrenAgeBands.some(band => ofSchoolAge.bands.includes(band)) ?? false;
  return [
    ...new Set([...needs, ...(english ? [] : [withLittleEnglish]), ...(inSchool ? [ofSchoolAge.need] : []), ...always]),
  ];
}

/** The whole plan as it begins. */
export function tasksOf(anchors: Anchors, circumstances: Circumstances): Record<string, Task> {
  const { usual, byNeed } = settings.connections.days;
  const steps = settings.tasks.map((one): [string, Task] => [one.key, { status: 'open', due: dueOf(one, anchors) }]);
  const connections = connectionsOf(circumstances).map((need, i): [string, Task] => [
    `connect-${i + 1}`,
    { status: 'open', due: dueBy(anchors.startedAt, byNeed[need] ?? usual), need },
  ]);
  return Object.fromEntries([...steps, ...connections]);
}

/** When a pairing's term is over. */
export const termOf = (startedAt: string): string => plusDays(startedAt, pairingDays);

/** What of a plan says when its days and hours begin. */
export type Beginning = Pick<Running, 'startedAt' | 'firstMailAt' | 'restedDays'>;

/** What days and hours are counted from: when its first steps were told, and as much later as all contact was paused since. */
const countedFrom = ({ startedAt, firstMailAt, restedDays = 0 }: Beginning): string =>
  plusDays(firstMailAt ?? startedAt, restedDays);

const anchorsOf = (plan: Running): Anchors => ({ ...plan, startedAt: countedFrom(plan) });

/** By when something is due that is told at the very beginning: what falls on a day without work is put off, and is told then all the same. */
export const endOfFirstDays = (plan: Beginning): string => dueBy(byDay(countedFrom(plan)), settings.firstDays);

/** The same plan after the first meeting was held (or was not, after all), or its term has changed: what is counted from there and not done has a new day. */
export function redated(plan: Running, from: PlanTask['from']): Running {
  const moved = (key: string, one: Task): Task => {
    const definition = definitionOf(key);
    if (definition?.from !== from || one.status === 'done') return one;
    const due = dueOf(definition, anchorsOf(plan));
    return one.status === 'open' || due > one.due ? { status: 'open', due } : one;
  };
  return { ...plan, tasks: Object.fromEntries(Object.entries(plan.tasks).map(([key, one]) => [key, moved(key, one)])) };
}

/** The same plan so much later (instants): all contact was paused meanwhile. What was overdue is open again; the term, and what is counted from its end, stays. */
export function putOff(plan: Running, { from, to }: { readonly from: string; readonly to: string }): Running {
  const days = Math.ceil((Date.parse(to) - Date.parse(from)) / 86_400_000);
  const later = (key: string, one: Task): Task => {
    if (one.status === 'done') return { ...one, before: opened(key, one.before) };
    return opened(key, one);
  };
  const opened = (key: string, { due, need }: Task) => ({
    status: 'open' as const,
    due: definitionOf(key)?.from === 'end' ? due : dueBy(due > from ? due : from, days),
    ...(need && { need }),
  });
  const restedDays = (plan.restedDays ?? 0) + days;
  return {
    ...plan,
    restedDays,
    tasks: Object.fromEntries(Object.entries(plan.tasks).map(([key, one]) => [key, later(key, one)])),
  };
}

/** The next time at which a navigator's week is looked at. */
export function nextWeekly(at: string): string {
  const today = localDate(timeZone, at);
  for (let days = 0; days <= 7; days++) {
    const date = plusLocalDays(today, days);
    if (weekdayOf(date) !== settings.weekly.weekday) continue;
    const morning = instantOf(timeZone, date, settings.remindAt);
    if (morning > at) return morning;
  }
  return plusDays(at, 7);
}

/** From Monday, 1, to Sunday, 7. */
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

import { contactOverdue } from '../../events/contact-overdue.ts';
import { alertLiaison, mailKeyOf, mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { taskEscalated } from '../../events/task-escalated.ts';
import { note } from '../platform/kernel/decider.ts';
import { localDate, plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Command, Event } from './commands.ts';
import { nextWeekly } from './laying.ts';
import {
  definitionOf,
  inOrder,
  isChased,
  isHandedOver,
  isToBeTold,
  nextAct,
  type PlanState,
  type Running,
  silenceDue,
  type Task,
  timesOf,
} from './plan.ts';
import { restDue } from './resting.ts';

const { timeZone, plan: settings } = program;

/** A plan at a moment. */
interface Moment {
  readonly pairing: string;
  readonly plan: Running;
  readonly at: string;
}

/**
 * What is due in a plan. To the navigator goes at most one mail a day, whatever is due: about a long silence, or else about her week, which tells
 * what is overdue too. What she was reminded of goes to the liaison.
 */
export function whenDue({ pairing, rests, at }: Extract<Command, { type: 'Due' }>, plan: PlanState): readonly Event[] {
  if (plan.status !== 'running') return [];
  if (plan.frozenAt) return restDue({ pairing, at }, rests, plan);
  if (plan.quietUntil && at < plan.quietUntil) return [];
  const now = { pairing, plan, at };
  const silent = silenceDue(plan) <= at;
  const due = Object.entries(plan.tasks).filter(
    ([key, one]) => isChased(key, plan) && (nextAct(key, one) ?? '9') <= at,
  );
  const toTell = due.filter(([key, one]) => isToBeTold(key, one, at));
  const toCall = due.filter(([key, one]) => one.status === 'open' && definitionOf(key)?.how === 'call');
  const liaisons = [...callsOf(now, toCall), ...escalations(now, toTell)];
  if (silent && plan.silence) return [...liaisons, ...silenceToLiaison(now)];
  if (isHandedOver(plan)) return liaisons;
  const toRemind = due.filter(([key, one]) => !isToBeTold(key, one, at) && definitionOf(key)?.owner === 'navigator');
  const mail = silent || toRemind.length > 0 || isWeekToTell(now);
  return [
    ...(toRemind.length > 0 ? [note('TasksReminded', { tasks: toRemind.map(([key]) => key), at })] : []),
    ...liaisons,
    ...(plan.weeklyAt <= at ? weekTurned(now) : []),
    ...(mail ? weekMail(now) : []),
    ...(silent ? silenceToNavigator(now) : []),
  ];
}

const weekTurned = ({ at }: Moment): readonly Event[] => [note('WeekTurned', { weeklyAt: nextWeekly(at) })];

/** Once a week she is asked how it went and told what comes, where there is either: nothing was told of a contact for a week, or something is due. */
function isWeekToTell({ plan, at }: Moment): boolean {
  if (plan.weeklyAt > at || plusDays(plan.lastMailAt, settings.weekly.notWithinDays) > at) return false;
  const lastContact =
    plan.contacts
      ?.map(one => one.at)
      .sort()
      .at(-1) ?? '';
  return plusDays(lastContact || plan.startedAt, settings.aheadDays - 1) <= at || dueWithin(plan, at).length > 0;
}

/** The navigator's open tasks that her week shows, overdue ones too, the earliest first: what is due soon, and in the beginning all of the first days. */
export function dueWithin(
  plan: Pick<Running, 'tasks' | 'startedAt'>,
  at: string,
): readonly (readonly [string, Task])[] {
  const soon = plusDays(at, settings.aheadDays);
  const first = plusDays(plan.startedAt, settings.firstDays);
  return openOf(plan).filter(([, { due }]) => due <= soon || due <= first);
}

/** The navigator's tasks that are not done, the earliest due first. */
export const openOf = ({ tasks }: Pick<Running, 'tasks'>): readonly (readonly [string, Task])[] =>
  inOrder(tasks).filter(([key, one]) => one.status !== 'done' && definitionOf(key)?.owner === 'navigator');

/** One key a navigator and day: whichever of her households wants it first, she gets one mail about all of them. */
const weekMail = ({ pairing, plan, at }: Moment): readonly Event[] => [
  mailWanted.of({
    mail: mailKeyOf('this-week', plan.navigator, localDate(timeZone, at)),
    kind: 'this-week',
    to: plan.navigatorPerson,
    about: pairing,
  }),
  note('NavigatorMailed', { at }),
];

/** That day's mail tells of the silence instead of the week. */
const silenceToNavigator = ({ pairing, plan, at }: Moment): readonly Event[] => [
  contactOverdue.of({ pairing, navigator: plan.navigator }),
  note('SilenceTold', { at, to: 'navigator' }),
];

const silenceToLiaison = ({ pairing, at }: Moment): readonly Event[] => [
  alertLiaison('navigator-silent', pairing, localDate(timeZone, at)),
  note('SilenceTold', { at, to: 'liaison' }),
];

/** The liaison's own: someone calls the household, whatever its contact is. */
function callsOf({ pairing, plan, at }: Moment, calls: readonly (readonly [string, Task])[]): readonly Event[] {
  const { person } = plan;
  if (calls.length === 0) return [];
  return [
    ...calls.map(([key, one]) =>
      wantMail('check-in', person, { about: `${pairing}/${key}`, time: localDate(timeZone, one.due) }),
    ),
    note('CallsAsked', { tasks: calls.map(([key]) => key), at }),
  ];
}

function escalations({ pairing, at }: Moment, tasks: readonly (readonly [string, Task])[]): readonly Event[] {
  if (tasks.length === 0) return [];
  return [
    note('TasksHandedOver', { tasks: tasks.map(([key]) => key), at }),
    ...tasks.flatMap(([key, one]) => escalation(pairing, key, one)),
  ];
}

const escalation = (pairing: string, task: string, one: Task): readonly Event[] => {
  const times = timesOf(one);
  // With its day: a step that had a new one can be overdue again.
  const told = alertLiaison(`task-overdue-${task}`, pairing, `${localDate(timeZone, one.due)}-${times}`);
  return times === 0 ? [taskEscalated.of({ pairing, task }), told] : [told];
};

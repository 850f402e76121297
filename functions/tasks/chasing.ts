import { contactOverdue } from '../../events/contact-overdue.ts';
import { alertLiaison, mailKeyOf, mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { taskEscalated } from '../../events/task-escalated.ts';
import { note } from '../platform/kernel/decider.ts';
import { localDate, plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Bench } from './bench.ts';
import type { Command, Event } from './commands.ts';
import { firstSteps } from './first-steps.ts';
import { type Beginning, endOfFirstDays, nextWeekly } from './laying.ts';
import { actsOf, definitionOf, inOrder, isSharp, type Running, type Task, timesOf } from './plan.ts';
import { restDue } from './resting.ts';
import { gatheredUntil, isHandedOver, mailFrom, type Round, silenceDue } from './round.ts';

const { timeZone, plan: settings } = program;

/** One of her households' plans, and what is due in it. */
interface Turn {
  readonly pairing: string;
  readonly plan: Running;
  readonly toCall: readonly Listed[];
  readonly toTell: readonly Listed[];
  readonly toRemind: readonly Listed[];
  /** What is due by now, and would be reminded of by itself tomorrow: a mail of today tells it already. */
  readonly dueToday: readonly Listed[];
}

type Listed = readonly [key: string, one: Task];

/** A navigator's round at a moment: the plans of hers that run and do not rest. */
interface Moment {
  readonly round: Round;
  readonly turns: readonly Turn[];
  readonly at: string;
}

/**
 * What is due to a navigator and in the plans of all her households. To her goes at most one mail a day, about all of them: the first steps of
 * new ones, or a long silence, or her week, each of which tells what is overdue too. What she was reminded of goes to the liaison.
 */
export function whenDue({ navigator, rests, at }: Extract<Command, { type: 'Due' }>, bench: Bench): readonly Event[] {
  const { round } = bench;
  if (round.status !== 'open') return [];
  const now = { round, turns: turnsOf(bench, at), at };
  if (round.quietUntil && at < round.quietUntil) return toldFirst(now);
  const isLiaisonsNow = isHandedOver(round) || isSilentInVain(now);
  const hers = isLiaisonsNow ? toldFirst(now) : toHer(navigator, now);
  return [...looksAtRests(bench, rests, at), ...toLiaison(navigator, now), ...hers];
}

/** Only where its time has come is a plan that is paused looked at. */
const looksAtRests = ({ round, plans }: Bench, rests: Readonly<Record<string, boolean>>, at: string) =>
  Object.entries(plans).flatMap(([pairing, plan]) => {
    const wake = round.status === 'open' ? round.plans[pairing] : undefined;
    if (plan.status !== 'running' || !plan.frozenAt || (wake?.liaison ?? '') > at) return [];
    return restDue({ pairing, at, rests: rests[pairing] }, plan, round);
  });

function turnsOf({ round, plans }: Bench, at: string): readonly Turn[] {
  const handedOver = isHandedOver(round);
  return Object.entries(plans).flatMap(([pairing, plan]) => {
    if (plan.status !== 'running' || plan.frozenAt) return [];
    const tasks = Object.entries(plan.tasks)
      .filter(([key, one]) => (one.status !== 'open' || one.due <= at) && (!handedOver || isLiaisons(key)))
      .map(([key, one]) => ({ key, one, ...actsOf(key, one) }));
    const toTell = tasks.filter(({ tell = '9' }) => tell <= at);
    const due = tasks.filter(({ remind = '9', tell = '9' }) => remind <= at && tell > at);
    const listed = (some: typeof tasks): readonly Listed[] => some.map(({ key, one }) => [key, one]);
    const [toCall, toRemind] = [true, false].map(is => listed(due.filter(({ key }) => isLiaisons(key) === is)));
    const dueToday = listed(
      tasks.filter(({ key, one, remind = '' }) => one.status === 'open' && remind > at && !isLiaisons(key)),
    );
    return [{ pairing, plan, toCall: toCall ?? [], toTell: listed(toTell), toRemind: toRemind ?? [], dueToday }];
  });
}

const isLiaisons = (key: string): boolean => definitionOf(key)?.owner === 'liaison';

/** What is the liaison's: calls to households, steps that were reminded of in vain, and a navigator who stays silent. */
function toLiaison(navigator: string, now: Moment): readonly Event[] {
  const { turns, at } = now;
  return [
    ...turns.flatMap(one => [...callsOf(one, at), ...escalations(one, at)]),
    ...(isSilentInVain(now) ? silenceToLiaison(navigator, now) : []),
  ];
}

/** She was written to about her silence, and nothing came of it. */
const isSilentInVain = ({ round, turns, at }: Moment): boolean =>
  turns.length > 0 && round.silence !== undefined && silenceDue(round) <= at;

/** Her one mail of the day, if there is one, and what she is reminded of with it. */
function toHer(navigator: string, now: Moment): readonly Event[] {
  const { round, turns, at } = now;
  const turned = turns.length > 0 && round.weeklyAt <= at ? [note('WeekTurned', { weeklyAt: nextWeekly(at) })] : [];
  const mail = mailOfTheDay(navigator, now);
  return [...turned, ...(mail.length > 0 ? reminders(now, mail) : []), ...mail];
}

function mailOfTheDay(navigator: string, now: Moment): readonly Event[] {
  const { round, turns, at } = now;
  const first = toldFirst(now);
  if (first.length > 0) return first;
  if ((mailFrom(round) ?? '') > at) return [];
  const silent = turns.length > 0 && !round.silence && silenceDue(round) <= at;
  if (!silent && !isWeekToTell(now) && !isToBeReminded(now)) return [];
  // First steps that were to come later today come with it.
  const startsToday = round.first && localDate(timeZone, round.first.at) === localDate(timeZone, at);
  if (startsToday) return toldFirst(now, round.first?.at);
  return [...weekMail(navigator, now), ...(silent ? silenceToNavigator(navigator, now) : [])];
}

/** The first steps whose time has come (or comes by a time today), all in one mail. */
function toldFirst({ round, turns, at }: Moment, by = at): readonly Event[] {
  if (!round.first || round.first.at > by) return [];
  const pairing = round.first.pairings.find(one => turns.some(turn => turn.pairing === one));
  return pairing ? firstSteps({ pairing, person: round.person, at }) : [];
}

/** Steps are reminded of when that is not too soon after another mail; who waits for hours does not wait for that. */
function isToBeReminded({ round, turns, at }: Moment): boolean {
  const due = turns.flatMap(({ toRemind }) => toRemind);
  return due.length > 0 && ((gatheredUntil(round) ?? '') <= at || due.some(([key]) => isSharp(definitionOf(key))));
}

/** What is overdue stands in the day's mail, whichever that is: its key is kept with each task. */
function reminders({ turns, at }: Moment, wanted: readonly Event[]): readonly Event[] {
  const mail = wanted.flatMap(one => (one.name === 'MailWanted' ? [one.data.mail] : []))[0] ?? '';
  return turns.flatMap(({ pairing, toRemind, dueToday }) => {
    const tasks = [...toRemind, ...dueToday].map(([key]) => key);
    return tasks.length > 0 ? [note('TasksReminded', { pairing, tasks, mail, at })] : [];
  });
}

/** Once a week she is asked how it went and told what comes, where there is either: nothing was told of a household for a week, or something is due. */
function isWeekToTell({ round, turns, at }: Moment): boolean {
  const { mailedAt, weeklyAt } = round;
  if (weeklyAt > at) return false;
  // Another mail has just asked the same, unless it did not look as far as this one does.
  if (mailedAt && plusDays(mailedAt, settings.weekly.notWithinDays) > at)
    return turns.some(({ plan }) => dueWithin(plan, at).length > dueWithin(plan, mailedAt).length);
  return turns.some(({ plan }) => {
    const lastContact = plan.contacts?.map(one => one.at).sort();
    const since = lastContact?.at(-1) ?? plan.startedAt;
    return plusDays(since, settings.aheadDays - 1) <= at || dueWithin(plan, at).length > 0;
  });
}

/** The navigator's open tasks that her week shows, overdue ones too, the earliest first: what is due soon, and in the beginning all of the first days. */
export function dueWithin(plan: Pick<Running, 'tasks'> & Beginning, at: string): readonly Listed[] {
  const soon = plusDays(at, settings.aheadDays);
  const first = endOfFirstDays(plan);
  return openOf(plan).filter(([, { due }]) => due <= soon || due <= first);
}

/** The connections of which she told that there was nothing to be had: the household needs them still. */
export const lackingOf = ({ tasks }: Pick<Running, 'tasks'>): readonly Listed[] =>
  inOrder(tasks).filter(([, one]) => one.status === 'done' && one.outcome === 'not-available');

/** The navigator's tasks that are not done, the earliest due first. */
export const openOf = ({ tasks }: Pick<Running, 'tasks'>): readonly Listed[] =>
  inOrder(tasks).filter(([key, one]) => one.status !== 'done' && definitionOf(key)?.owner === 'navigator');

/** One key a navigator and day. */
const weekMail = (navigator: string, { round, turns, at }: Moment): readonly Event[] => [
  mailWanted.of({
    mail: mailKeyOf('this-week', navigator, localDate(timeZone, at)),
    kind: 'this-week',
    to: round.person,
    about: turns[0]?.pairing ?? '',
  }),
  note('NavigatorMailed', { at }),
];

/** That day's mail tells of the silence instead of the week. */
const silenceToNavigator = (navigator: string, { turns, at }: Moment): readonly Event[] => [
  ...turns.map(({ pairing }) => contactOverdue.of({ pairing, navigator })),
  note('SilenceTold', { at, to: 'navigator' }),
];

/** First somebody is to phone her, which stays a call until it is made; while nothing is heard even then, the liaison is told every week. */
function silenceToLiaison(navigator: string, { round, turns, at }: Moment): readonly Event[] {
  const today = localDate(timeZone, at);
  const first = (round.silence?.told ?? 0) === 0;
  return [
    first
      ? wantMail('navigator-silent', round.person, { about: navigator, time: today })
      : alertLiaison('navigator-silent', turns[0]?.pairing ?? '', today),
    note('SilenceTold', { at, to: 'liaison' }),
  ];
}

/** The liaison's own: someone calls the household, whatever its contact is. */
function callsOf({ pairing, plan: { person }, toCall }: Turn, at: string): readonly Event[] {
  if (toCall.length === 0) return [];
  return [
    ...toCall.map(([key, one]) =>
      wantMail('check-in', person, { about: `${pairing}/${key}`, time: localDate(timeZone, one.due) }),
    ),
    note('CallsAsked', { pairing, tasks: toCall.map(([key]) => key), at }),
  ];
}

function escalations({ pairing, toTell }: Turn, at: string): readonly Event[] {
  if (toTell.length === 0) return [];
  return [
    note('TasksHandedOver', { pairing, tasks: toTell.map(([key]) => key), at }),
    ...toTell.flatMap(([key, one]) => escalation(pairing, key, one)),
  ];
}

const escalation = (pairing: string, task: string, one: Task): readonly Event[] => {
  const times = timesOf(one);
  // With its day: a step that had a new one can be overdue again.
  const told = alertLiaison(`task-overdue-${task}`, pairing, `${localDate(timeZone, one.due)}-${times}`);
  return times === 0 ? [taskEscalated.of({ pairing, task }), told] : [told];
};

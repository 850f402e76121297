import { attentionSettled } from '../../events/attention-settled.ts';
import { contactCardOpened } from '../../events/contact-card-opened.ts';
import { alertLiaison, wantMail } from '../../events/mail-wanted.ts';
import { tasksStarted } from '../../events/tasks-started.ts';
import { type Decider, type Decision, note, refuse } from '../platform/kernel/decider.ts';
import { whenDue } from './chasing.ts';
import type { Command, Event } from './commands.ts';
import { nextWeekly, putOff, redated, tasksOf, termOf } from './laying.ts';
import {
  definitionOf,
  isHandedOver,
  type PlanState,
  type Running,
  type Task,
  theMorningAfter,
  timesOf,
  toAskAfter,
} from './plan.ts';
import { freeze, goOn } from './resting.ts';
import { logContact, submitReport, takeBackContact } from './telling.ts';
import { answerCheckIn, asDone, complete, firstMeeting, reopen } from './ticking.ts';

export type { Command, Event } from './commands.ts';

function start(command: Extract<Command, { type: 'Start' }>): Decision<Event> {
  const { pairing, arrival, person, navigator, navigatorPerson, urgent, interpreter, circumstances, frozenAt, at } =
    command;
  const anchors = { startedAt: at, endsAt: termOf(at), urgent };
  const who = { arrival, person, navigator, navigatorPerson };
  const known = { ...who, ...(interpreter && { interpreter }), ...(frozenAt && { frozenAt, restSaidAt: frozenAt }) };
  const times = { startedAt: at, endsAt: anchors.endsAt, lastMailAt: at, heardAt: at, weeklyAt: nextWeekly(at) };
  const plan = { ...known, ...times, tasks: tasksOf(anchors, circumstances) };
  return [
    tasksStarted.of({ pairing, navigator }),
    note('PlanLaid', { plan }),
    wantMail('first-tasks', navigatorPerson, { about: pairing }),
    ...(interpreter ? [alertLiaison('interpreter-wanted', pairing)] : []),
  ];
}

function openCard(pairing: string, plan: PlanState): Decision<Event> {
  if (plan.status !== 'running') return refuse(plan.status);
  return plan.frozenAt ? refuse('frozen') : [contactCardOpened.of({ pairing, navigator: plan.navigator })];
}

function extend({ endsAt, at }: Extract<Command, { type: 'Extend' }>, plan: PlanState): readonly Event[] {
  return plan.status === 'running' && plan.endsAt < endsAt ? [note('TermChanged', { endsAt, at })] : [];
}

/** She was reached: after a silence it is as if she had told something, and of what is overdue the liaison hears again when it stays so. */
function spoken({ pairing, by, at }: Extract<Command, { type: 'Spoken' }>, plan: PlanState): Decision<Event> {
  if (plan.status !== 'running') return refuse(plan.status);
  const tasks = toAskAfter(plan).map(([key]) => key);
  if (tasks.length === 0 && !isHandedOver(plan)) return [];
  const kind = isHandedOver(plan) ? 'navigator-silent' : 'steps-overdue';
  return [attentionSettled.of({ about: pairing, kind, by }), note('NavigatorSpoken', { tasks, at })];
}

/** The navigator hears it in the same words whatever the reason is: it is the household's own, or nobody's. */
const thatItIsOver = ({ pairing }: Extract<Command, { type: 'Stop' }>, plan: PlanState): readonly Event[] =>
  plan.status === 'running' ? [wantMail('pairing-over', plan.navigatorPerson, { about: pairing })] : [];

/** Tasks' judgement: what is to be done in a pairing, what is done and told, what is overdue and whose it is then. */
export const planning: Decider<PlanState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, plan) {
    switch (command.type) {
      case 'Start':
        return plan.status === 'none' ? start(command) : [];
      case 'Complete':
        return complete(command, plan);
      case 'Reopen':
        return reopen(command, plan);
      case 'LogContact':
        return logContact(command, plan);
      case 'TakeBackContact':
        return takeBackContact(command, plan);
      case 'SubmitReport':
        return submitReport(command, plan);
      case 'AnswerCheckIn':
        return answerCheckIn(command, plan);
      case 'OpenCard':
        return openCard(command.pairing, plan);
      case 'Freeze':
        return freeze(command.at, plan);
      case 'GoOn':
        return goOn(command, plan);
      case 'Spoken':
        return spoken(command, plan);
      case 'Extend':
        return extend(command, plan);
      case 'Stop':
        // Even before it started: facts can overtake one another, and a pairing that is over must not start its tasks.
        return plan.status === 'ended' ? [] : [note('PlanStopped', { at: command.at }), ...thatItIsOver(command, plan)];
      case 'Due':
        return whenDue(command, plan);
    }
  },
  evolve(plan, event): PlanState {
    switch (event.name) {
      case 'PlanLaid':
        return { status: 'running', ...event.data.plan };
      case 'TaskTicked': {
        const { task, at } = event.data;
        const ticked = changed(plan, task, one => asDone(one, event.data));
        // The liaison's own call is no word of the navigator's.
        if (definitionOf(task)?.owner === 'liaison') return ticked;
        return heard(task === firstMeeting ? metAt(ticked, at) : ticked, at);
      }
      case 'TaskUnticked': {
        const back = changed(plan, event.data.task, one => (one.status === 'done' ? one.before : one));
        return event.data.task === firstMeeting ? metAt(back, undefined) : back;
      }
      case 'GoalsChosen':
        return plan.status === 'running' ? { ...plan, goals: [...event.data.goals] } : plan;
      case 'ContactKept': {
        const { contact } = event.data;
        if (plan.status === 'none') return plan;
        return heard({ ...plan, contacts: [...without(plan, contact.id), contact] }, contact.at);
      }
      case 'ContactDropped':
        return plan.status === 'none' ? plan : { ...plan, contacts: without(plan, event.data.contact) };
      case 'ReportKept': {
        const { report } = event.data;
        if (plan.status === 'none') return plan;
        const others = (plan.reports ?? []).filter(one => one.task !== report.task);
        return heard({ ...plan, reports: [...others, report] }, report.at);
      }
      case 'NavigatorMailed':
        return plan.status === 'running' ? { ...plan, lastMailAt: event.data.at } : plan;
      case 'TasksReminded':
      case 'CallsAsked':
        return each(plan, event.data.tasks, one => ({
          status: 'overdue',
          ...kept(one),
          remindedAt: event.data.at,
          times: (one.status === 'overdue' ? (one.times ?? 1) : 0) + 1,
        }));
      case 'TasksHandedOver':
        return each(plan, event.data.tasks, one => ({
          status: 'escalated',
          ...kept(one),
          escalatedAt: event.data.at,
          times: timesOf(one) + 1,
        }));
      case 'WeekTurned':
        return plan.status === 'running' ? { ...plan, weeklyAt: event.data.weeklyAt } : plan;
      case 'SilenceTold': {
        if (plan.status !== 'running') return plan;
        const { to, at } = event.data;
        return { ...plan, silence: { at, told: to === 'liaison' ? (plan.silence?.told ?? 0) + 1 : 0 } };
      }
      case 'NavigatorSpoken': {
        const { tasks, at } = event.data;
        const asked = each(plan, tasks, one =>
          one.status === 'escalated' ? { ...one, escalatedAt: at, spokenAt: at } : one,
        );
        return heard(asked, at);
      }
      case 'PlanFrozen':
        return plan.status === 'running'
          ? { ...plan, frozenAt: plan.frozenAt ?? event.data.at, restSaidAt: event.data.at }
          : plan;
      case 'RestSeen':
        return plan.status === 'running' ? { ...plan, restSeenAt: event.data.at } : plan;
      case 'PlanWentOn':
        return plan.status === 'running' ? wentOn(plan, event.data.at) : plan;
      case 'TermChanged':
        return plan.status === 'running'
          ? rested(redated({ ...plan, endsAt: event.data.endsAt }, 'end'), event.data.at)
          : plan;
      case 'PlanStopped':
        return plan.status === 'running'
          ? ended(plan, event.data.at)
          : { status: 'ended', endedAt: event.data.at, tasks: {} };
      case 'TasksStarted':
      case 'TaskCompleted':
      case 'TaskReopened':
      case 'TaskEscalated':
      case 'ContactCardOpened':
      case 'ContactLogged':
      case 'ContactTakenBack':
      case 'ContactOverdue':
      case 'ProgressReportSubmitted':
      case 'MailWanted':
      case 'AttentionSettled':
        return plan;
    }
  },
};

/** What stays of a task, whatever becomes of it. */
const kept = ({ due, need }: Task) => ({ due, ...(need && { need }) });

/** After the first meeting the rest of the plan has its days; where it is taken back, those of before. */
function metAt(plan: PlanState, at: string | undefined): PlanState {
  if (plan.status !== 'running') return plan;
  const { metAt: _, ...others } = plan;
  return redated(at === undefined ? others : { ...others, metAt: at }, 'first-meeting');
}

/** Something was told: a silence is over, and what is overdue meanwhile is reminded of tomorrow, and not this minute. */
function heard(plan: PlanState, at: string): PlanState {
  if (plan.status !== 'running' || at < plan.heardAt) return plan;
  const { silence, ...others } = plan;
  const awake = { ...others, heardAt: at };
  return silence && isHandedOver(plan) ? { ...rested(awake, at), weeklyAt: nextWeekly(at) } : awake;
}

/** Nothing is reminded of before the next morning. */
const rested = (plan: Running, at: string): Running => ({ ...plan, quietUntil: theMorningAfter(at) });

function wentOn(plan: Running, at: string): Running {
  const { frozenAt, restSeenAt: _, silence: __, ...others } = plan;
  if (!frozenAt) return { ...plan, restSaidAt: at };
  const later = putOff(others, { from: frozenAt, to: at });
  return rested({ ...later, restSaidAt: at, heardAt: at, weeklyAt: nextWeekly(at) }, at);
}

const ended = ({ tasks, goals, contacts, reports, navigator, startedAt }: Running, endedAt: string): PlanState => ({
  status: 'ended',
  endedAt,
  tasks,
  goals,
  contacts,
  reports,
  navigator,
  startedAt,
});

const without = <One extends { readonly id: string }>(
  { contacts = [] }: { readonly contacts?: One[] | undefined },
  id: string,
): One[] => contacts.filter(one => one.id !== id);

const each = (plan: PlanState, keys: readonly string[], change: (one: Task) => Task): PlanState =>
  keys.reduce((reached, key) => changed(reached, key, change), plan);

function changed(plan: PlanState, key: string, change: (one: Task) => Task): PlanState {
  if (plan.status !== 'running') return plan;
  const one = plan.tasks[key];
  return one ? { ...plan, tasks: { ...plan.tasks, [key]: change(one) } } : plan;
}

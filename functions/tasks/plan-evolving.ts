import type { Event } from './commands.ts';
import { putOff, redated } from './laying.ts';
import { definitionOf, type PlanState, type Running, type Task, timesOf } from './plan.ts';
import { asDone, firstMeeting } from './ticking.ts';

/** What happened, in the plan that it is about. */
export function evolvePlan(plan: PlanState, event: Event): PlanState {
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
    case 'TasksReminded':
    case 'CallsAsked':
      return each(plan, event.data.tasks, one => ({
        status: 'overdue',
        ...kept(one),
        remindedAt: event.data.at,
        ...(event.name === 'TasksReminded' && { mail: event.data.mail }),
        times: (one.status === 'overdue' ? (one.times ?? 1) : 0) + 1,
      }));
    case 'TasksHandedOver':
      return each(plan, event.data.tasks, one => ({
        status: 'escalated',
        ...kept(one),
        escalatedAt: event.data.at,
        ...('mail' in one && { mail: one.mail }),
        times: timesOf(one) + 1,
      }));
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
      return plan.status === 'running' ? wentOn(plan, event.data) : plan;
    case 'TermChanged':
      return plan.status === 'running' ? redated({ ...plan, endsAt: event.data.endsAt }, 'end') : plan;
    case 'PlanStopped':
      return plan.status === 'running'
        ? ended(plan, event.data.at)
        : { status: 'ended', endedAt: event.data.at, tasks: {} };
    case 'NavigatorMailed':
    case 'FirstStepsTold':
    case 'WeekTurned':
    case 'SilenceTold':
    case 'NavigatorHeard':
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
}

/** What stays of a task, whatever becomes of it. */
const kept = ({ due, need }: Task) => ({ due, ...(need && { need }) });

/** After the first meeting the rest of the plan has its days; where it is taken back, those of before. */
function metAt(plan: PlanState, at: string | undefined): PlanState {
  if (plan.status !== 'running') return plan;
  const { metAt: _, ...others } = plan;
  return redated(at === undefined ? others : { ...others, metAt: at }, 'first-meeting');
}

const heard = (plan: PlanState, at: string): PlanState =>
  plan.status === 'running' && at > plan.heardAt ? { ...plan, heardAt: at } : plan;

function wentOn(plan: Running, { at, firstMailAt }: { at: string; firstMailAt?: string | undefined }): Running {
  const { frozenAt, restSeenAt: _, ...others } = plan;
  if (!frozenAt) return { ...plan, restSaidAt: at };
  const later = putOff(others, { from: frozenAt, to: at });
  return { ...later, restSaidAt: at, heardAt: at, ...(firstMailAt && { firstMailAt }) };
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

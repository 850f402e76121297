import { contactCardOpened } from '../../events/contact-card-opened.ts';
import { contactLogged } from '../../events/contact-logged.ts';
import { contactTakenBack } from '../../events/contact-taken-back.ts';
import type { FactOf } from '../../events/contract.ts';
import { alertLiaison, mailKeyOf, mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { taskCompleted } from '../../events/task-completed.ts';
import { taskEscalated } from '../../events/task-escalated.ts';
import { taskReopened } from '../../events/task-reopened.ts';
import { tasksStarted } from '../../events/tasks-started.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { localDate, outsideQuietHours, plusHours } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { type Contact, nextAct, type PlanState, type Running, type Task } from './plan.ts';

export type Command =
  | {
      readonly type: 'Start';
      readonly pairing: string;
      readonly arrival: string;
      readonly navigator: string;
      readonly navigatorPerson: string;
      readonly urgent: boolean;
      /** They share no language. */
      readonly interpreter: boolean;
      readonly at: string;
    }
  | {
      readonly type: 'Complete';
      readonly pairing: string;
      readonly tasks: readonly string[];
      readonly by: string;
      readonly at: string;
    }
  | {
      readonly type: 'Reopen';
      readonly pairing: string;
      readonly task: string;
      /** Staff may, when a mail has gone out since. */
      readonly evenIfTold?: boolean;
      readonly by: string;
      readonly at: string;
    }
  | {
      readonly type: 'LogContact';
      readonly pairing: string;
      readonly contact: Contact;
      /** Something was blacked out of what she wrote about it. */
      readonly redacted: boolean;
      /** Its words are others than those kept. */
      readonly reworded: boolean;
    }
  | {
      readonly type: 'TakeBackContact';
      readonly pairing: string;
      readonly contact: string;
      /** Staff may, when a mail has gone out since. */
      readonly evenIfTold?: boolean;
      readonly by: string;
      readonly at: string;
    }
  | { readonly type: 'OpenCard'; readonly pairing: string }
  | { readonly type: 'Stop'; readonly pairing: string; readonly at: string }
  | { readonly type: 'Due'; readonly pairing: string; readonly at: string };

export type Event =
  | FactOf<typeof tasksStarted>
  | FactOf<typeof taskCompleted>
  | FactOf<typeof taskReopened>
  | FactOf<typeof taskEscalated>
  | FactOf<typeof contactCardOpened>
  | FactOf<typeof contactLogged>
  | FactOf<typeof contactTakenBack>
  | FactOf<typeof mailWanted>
  | Note<'PlanLaid', { plan: Omit<Running, 'status'> }>
  | Note<'TaskTicked', { task: string; by: string; at: string }>
  | Note<'TaskUnticked', { task: string; at: string }>
  | Note<'ContactKept', { contact: Contact }>
  | Note<'ContactDropped', { contact: string }>
  | Note<'TasksReminded', { tasks: readonly string[]; at: string }>
  | Note<'TasksHandedOver', { tasks: readonly string[]; at: string }>
  | Note<'PlanStopped', { at: string }>;

const { timeZone, quietHours, tasks: settings } = program;

/** Due times run from when the mail that tells of them goes out: at once by day, at the end of the quiet hours by night. */
function start(command: Extract<Command, { type: 'Start' }>): Decision<Event> {
  const { pairing, arrival, navigator, navigatorPerson, urgent, interpreter, at } = command;
  const from = outsideQuietHours(at, { zone: timeZone, ...quietHours });
  const tasks: Record<string, Task> = Object.fromEntries(
    settings.first.map(({ key, hours, urgentHours }) => [
      key,
      { status: 'open', due: plusHours(from, urgent ? (urgentHours ?? hours) : hours) },
    ]),
  );
  const known = { arrival, navigator, navigatorPerson, ...(interpreter && { interpreter }) };
  const plan = { ...known, startedAt: at, tasks, lastMailAt: at };
  return [
    tasksStarted.of({ pairing, navigator }),
    note('PlanLaid', { plan }),
    wantMail('first-tasks', navigatorPerson, { about: pairing }),
    ...(interpreter ? [alertLiaison('interpreter-wanted', pairing)] : []),
  ];
}

function complete(command: Extract<Command, { type: 'Complete' }>, plan: PlanState): Decision<Event> {
  if (plan.status !== 'running') return refuse(plan.status);
  const { pairing, by, at } = command;
  const unknown = command.tasks.find(key => !Object.hasOwn(plan.tasks, key));
  if (unknown !== undefined) return refuse('unknown-task');
  return command.tasks
    .filter(key => plan.tasks[key]?.status !== 'done')
    .flatMap(task => [taskCompleted.of({ pairing, task, by }), note('TaskTicked', { task, by, at })]);
}

/** For the navigator a tick is final once a mail has gone out after it. */
function reopen(
  { pairing, task, evenIfTold, by, at }: Extract<Command, { type: 'Reopen' }>,
  plan: PlanState,
): Decision<Event> {
  if (plan.status !== 'running') return refuse(plan.status);
  const one = Object.hasOwn(plan.tasks, task) ? plan.tasks[task] : undefined;
  if (!one) return refuse('unknown-task');
  if (one.status !== 'done') return [];
  if (one.doneAt < plan.lastMailAt && !evenIfTold) return refuse('final');
  return [taskReopened.of({ pairing, task, by }), note('TaskUnticked', { task, at })];
}

/** More than anybody meets in a pairing: a plan must not outgrow its item. */
const mostContacts = 400;

/** What is told of a contact belongs to this pairing; told anew under the same id it is corrected. Where something had to be blacked out the liaison hears of it: perhaps she needs to talk about it. */
function logContact(
  { pairing, contact, redacted, reworded }: Extract<Command, { type: 'LogContact' }>,
  plan: PlanState,
): Decision<Event> {
  const { id, outcome, minutes, mode, by } = contact;
  // After the end the last meeting can still be told, through staff.
  if (plan.status === 'none' || (plan.status === 'ended' && by === 'navigator')) return refuse(plan.status);
  const known = plan.contacts ?? [];
  const before = known.find(one => one.id === id);
  if (before && !reworded && saysTheSame(before, contact)) return [];
  if (before && plan.status === 'running' && before.at < plan.lastMailAt) return refuse('final');
  if (!before && known.length >= mostContacts) return refuse('too-many');
  return [
    contactLogged.of({ pairing, contact: id, outcome, minutes, ...(mode && { mode }), by }),
    note('ContactKept', { contact }),
    ...(redacted ? [alertLiaison('report-redacted', pairing, id)] : []),
  ];
}

function takeBackContact(
  { pairing, contact, evenIfTold, by }: Extract<Command, { type: 'TakeBackContact' }>,
  plan: PlanState,
): Decision<Event> {
  if (plan.status === 'none' || (plan.status === 'ended' && !evenIfTold)) return refuse(plan.status);
  const one = plan.contacts?.find(({ id }) => id === contact);
  if (!one) return [];
  if (plan.status === 'running' && one.at < plan.lastMailAt && !evenIfTold) return refuse('final');
  return [contactTakenBack.of({ pairing, contact, by }), note('ContactDropped', { contact })];
}

/** What is due on each task: one reminder for all that are overdue, then the liaison, again every week until it is done. */
function whenDue(pairing: string, at: string, plan: PlanState): Decision<Event> {
  if (plan.status !== 'running') return [];
  const due = Object.entries(plan.tasks).filter(([, one]) => (nextAct(one) ?? '9') <= at);
  const remind = due.filter(([, one]) => one.status === 'open').map(([key]) => key);
  const handOver = due.filter(([, one]) => one.status === 'overdue' || one.status === 'escalated');
  return [
    ...(remind.length > 0 ? reminder(pairing, { tasks: remind, at }, plan) : []),
    ...(handOver.length > 0 ? [note('TasksHandedOver', { tasks: handOver.map(([key]) => key), at })] : []),
    ...handOver.flatMap(([task, one]) => escalation(pairing, task, one)),
  ];
}

const reminder = (
  pairing: string,
  { tasks, at }: { tasks: readonly string[]; at: string },
  plan: Running,
): readonly Event[] => [
  note('TasksReminded', { tasks, at }),
  // One key a navigator and morning: whichever of her households wants it first, she gets one mail about all of them.
  mailWanted.of({
    mail: mailKeyOf('task-reminder', plan.navigator, localDate(timeZone, at)),
    kind: 'task-reminder',
    to: plan.navigatorPerson,
    about: pairing,
  }),
];

const escalation = (pairing: string, task: string, one: Task): readonly Event[] => {
  const times = one.status === 'escalated' ? one.times : 0;
  const told = alertLiaison(`task-overdue-${task}`, pairing, times);
  return times === 0 ? [taskEscalated.of({ pairing, task }), told] : [told];
};

/** The navigator hears it in the same words whatever the reason is: it is the household's own, or nobody's. */
const thatItIsOver = ({ pairing }: Extract<Command, { type: 'Stop' }>, plan: PlanState): readonly Event[] =>
  plan.status === 'running' ? [wantMail('pairing-over', plan.navigatorPerson, { about: pairing })] : [];

/** Tasks' judgement: what the navigator is to do, what is done, what is overdue and whose it is then. */
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
      case 'OpenCard':
        return plan.status === 'running'
          ? [contactCardOpened.of({ pairing: command.pairing, navigator: plan.navigator })]
          : refuse(plan.status);
      case 'Stop':
        // Even before it started: facts can overtake one another, and a pairing that is over must not start its tasks.
        return plan.status === 'ended' ? [] : [note('PlanStopped', { at: command.at }), ...thatItIsOver(command, plan)];
      case 'Due':
        return whenDue(command.pairing, command.at, plan);
    }
  },
  evolve(plan, event): PlanState {
    switch (event.name) {
      case 'PlanLaid':
        return { status: 'running', ...event.data.plan };
      case 'TaskTicked':
        return changed(plan, event.data.task, one =>
          one.status === 'done'
            ? one
            : { status: 'done', due: one.due, doneAt: event.data.at, by: event.data.by, before: one },
        );
      case 'TaskUnticked':
        return changed(plan, event.data.task, one => (one.status === 'done' ? one.before : one));
      case 'ContactKept':
        return plan.status === 'none'
          ? plan
          : { ...plan, contacts: [...without(plan, event.data.contact.id), event.data.contact] };
      case 'ContactDropped':
        return plan.status === 'none' ? plan : { ...plan, contacts: without(plan, event.data.contact) };
      case 'TasksReminded':
        return event.data.tasks.reduce(
          (reached, key) =>
            changed(reached, key, one => ({ status: 'overdue', due: one.due, remindedAt: event.data.at })),
          plan.status === 'running' ? { ...plan, lastMailAt: event.data.at } : plan,
        );
      case 'TasksHandedOver':
        return event.data.tasks.reduce(
          (reached, key) =>
            changed(reached, key, one => ({
              status: 'escalated',
              due: one.due,
              escalatedAt: event.data.at,
              times: timesOf(one) + 1,
            })),
          plan,
        );
      case 'PlanStopped':
        return plan.status === 'running'
          ? {
              status: 'ended',
              endedAt: event.data.at,
              tasks: plan.tasks,
              contacts: plan.contacts,
              navigator: plan.navigator,
              startedAt: plan.startedAt,
            }
          : { status: 'ended', endedAt: event.data.at, tasks: {} };
      case 'TasksStarted':
      case 'TaskCompleted':
      case 'TaskReopened':
      case 'TaskEscalated':
      case 'ContactCardOpened':
      case 'ContactLogged':
      case 'ContactTakenBack':
      case 'MailWanted':
        return plan;
    }
  },
};

const without = ({ contacts = [] }: { readonly contacts?: readonly Contact[] | undefined }, id: string): Contact[] =>
  contacts.filter(one => one.id !== id);

const saysTheSame = (one: Contact, other: Contact): boolean =>
  one.outcome === other.outcome && one.minutes === other.minutes && one.mode === other.mode;

const timesOf = (one: Task): number => (one.status === 'escalated' ? one.times : 0);

function changed(plan: PlanState, key: string, change: (one: Task) => Task): PlanState {
  if (plan.status !== 'running') return plan;
  const one = plan.tasks[key];
  return one ? { ...plan, tasks: { ...plan.tasks, [key]: change(one) } } : plan;
}

import { taskCompleted } from '../../events/task-completed.ts';
import { taskReopened } from '../../events/task-reopened.ts';
import { type Decision, note, refuse } from '../platform/kernel/decider.ts';
import { type Collision, type Fields, merge } from '../platform/kernel/merge.ts';
import { program } from '../program/settings.ts';
import { type Bench, planIn } from './bench.ts';
import type { Command, Done, Event } from './commands.ts';
import { definitionOf, type PlanState, type Running, type Task } from './plan.ts';
import { isFinal } from './round.ts';

const { outcomes } = program.plan.connections;

/** From this task on the days of others are counted. */
export const firstMeeting = program.plan.doneByContact.met.task;

type Outcome = (typeof outcomes)[number];
const outcomeOf = (told: string | undefined): Outcome | undefined => outcomes.find(one => one === told);
const needs: readonly string[] = program.needs.map(({ id }) => id);

/** Why a task cannot be done in this way; undefined when it can. */
function hindrance({ task, outcome, goals }: Done, plan: Running, by: string): string | undefined {
  if (!Object.hasOwn(plan.tasks, task)) return 'unknown-task';
  switch (definitionOf(task)?.how) {
    case 'outcome':
      return outcomeOf(outcome) ? undefined : 'outcome-missing';
    case 'goals': {
      const chosen = goals ?? [];
      const known = chosen.every(one => needs.includes(one));
      return known && chosen.length > 0 && chosen.length <= program.plan.mostGoals ? undefined : 'goals-missing';
    }
    case 'tick':
      return undefined;
    case 'call':
      return by === 'navigator' ? 'another-way' : undefined;
    case 'report':
    case 'closing':
    case undefined:
      return 'another-way';
  }
}

/** What stands of a task that is done: what came of it, or which goals were chosen. */
const standsNow = (key: string, { tasks, goals }: Running): Fields => {
  const one = tasks[key];
  return one?.status === 'done'
    ? { outcome: one.outcome, goals: definitionOf(key)?.how === 'goals' ? goals : undefined }
    : {};
};

/** Where someone else has told something else of a task since it was seen. */
export const collisionsOf = (
  { done: [told], seen }: Pick<Extract<Command, { type: 'Complete' }>, 'done' | 'seen'>,
  plan: Running,
): readonly Collision[] =>
  told && seen
    ? merge({
        seen,
        now: standsNow(told.task, plan),
        sent: { outcome: told.outcome, goals: told.goals },
      }).collisions.filter(({ now }) => now !== undefined)
    : [];

/** What is done already stays as it was told first. */
export function complete(command: Extract<Command, { type: 'Complete' }>, plan: PlanState): Decision<Event> {
  if (plan.status !== 'running') return refuse(plan.status);
  const { pairing, by, at, done } = command;
  if (plan.frozenAt && by === 'navigator') return refuse('frozen');
  const why = done.map(one => hindrance(one, plan, by)).find(one => one !== undefined);
  if (why !== undefined) return refuse(why);
  if (collisionsOf(command, plan).length > 0) return refuse('changed');
  return done
    .filter(({ task }) => plan.tasks[task]?.status !== 'done')
    .flatMap(({ task, outcome, goals }) => [
      ...ticked({ pairing, by, at }, task, definitionOf(task)?.how === 'outcome' ? outcomeOf(outcome) : undefined),
      ...(goals ? [note('GoalsChosen', { pairing, goals: [...new Set(goals)] })] : []),
    ]);
}

/** Who ticks, and when. */
interface Tick {
  readonly pairing: string;
  readonly by: string;
  readonly at: string;
}

/** One task is done. */
export const ticked = ({ pairing, by, at }: Tick, task: string, outcome?: Outcome): readonly Event[] => [
  taskCompleted.of({ pairing, task, ...(outcome && { outcome }), by }),
  note('TaskTicked', { pairing, task, ...(outcome && { outcome }), by, at }),
];

/** The liaison's call is done whatever was said: what it was stands with the call, and in nothing that the navigator can read. */
export function answerCheckIn(
  { pairing, task, by, at }: Extract<Command, { type: 'AnswerCheckIn' }>,
  plan: PlanState,
): Decision<Event> {
  if (plan.status !== 'running') return refuse(plan.status);
  const one = Object.hasOwn(plan.tasks, task) ? plan.tasks[task] : undefined;
  if (!one || definitionOf(task)?.how !== 'call') return refuse('unknown-task');
  return one.status === 'done' ? [] : ticked({ pairing, by, at }, task);
}

/** For the navigator a tick is final once a mail has gone out after it. */
export function reopen(
  { pairing, task, evenIfTold, by, at }: Extract<Command, { type: 'Reopen' }>,
  bench: Bench,
): Decision<Event> {
  const plan = planIn(bench, pairing);
  if (plan.status !== 'running') return refuse(plan.status);
  const one = Object.hasOwn(plan.tasks, task) ? plan.tasks[task] : undefined;
  if (!one) return refuse('unknown-task');
  if (one.status !== 'done') return [];
  if (!evenIfTold && isFinal(one.doneAt, bench.round)) return refuse('final');
  return [taskReopened.of({ pairing, task, by }), note('TaskUnticked', { pairing, task, at })];
}

/** A ticked task; what was ticked before stays as it is. */
export const asDone = (
  one: Task,
  { at, by, outcome }: { at: string; by: string; outcome?: string | undefined },
): Task =>
  one.status === 'done'
    ? one
    : {
        status: 'done',
        due: one.due,
        ...(one.need && { need: one.need }),
        doneAt: at,
        by,
        ...(outcome && { outcome }),
        before: one,
      };

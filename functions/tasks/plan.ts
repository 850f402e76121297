import * as v from 'valibot';
import { nextLocal, plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

const pending = [
  v.object({ status: v.literal('open'), due: v.string() }),
  v.object({ status: v.literal('overdue'), due: v.string(), remindedAt: v.string() }),
  v.object({ status: v.literal('escalated'), due: v.string(), escalatedAt: v.string(), times: v.number() }),
] as const;

const task = v.variant('status', [
  ...pending,
  v.object({
    status: v.literal('done'),
    due: v.string(),
    doneAt: v.string(),
    by: v.string(),
    /** As it was before: a tick that is taken back leaves everything as it was, reminders included. */
    before: v.variant('status', [...pending]),
  }),
]);

export type Task = v.InferOutput<typeof task>;

/** One contact with the household, as its navigator told of it, in codes; her words about it are people's. */
const contact = v.object({
  id: v.string(),
  at: v.string(),
  by: v.string(),
  outcome: v.picklist(['held', 'attempted', 'none']),
  minutes: v.number(),
  mode: v.optional(v.string()),
});

export type Contact = v.InferOutput<typeof contact>;

/** A pairing's plan: its tasks by key, and when its next act is due. */
export const planState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('running'),
    arrival: v.string(),
    navigator: v.string(),
    navigatorPerson: v.string(),
    startedAt: v.string(),
    tasks: v.record(v.string(), task),
    /** What was told of contacts, the first first: this pairing's, whoever is the navigator of the next one. */
    contacts: v.optional(v.array(contact)),
    /** They share no language: the library brings an interpreter. */
    interpreter: v.optional(v.boolean()),
    /** When a mail about tasks last went out (or was wanted): a tick can be taken back until the next one. */
    lastMailAt: v.string(),
  }),
  v.object({
    status: v.literal('ended'),
    endedAt: v.string(),
    tasks: v.record(v.string(), task),
    contacts: v.optional(v.array(contact)),
    /** Not known when the end overtook the beginning. */
    navigator: v.optional(v.string()),
    startedAt: v.optional(v.string()),
  }),
]);

export type PlanState = v.InferOutput<typeof planState>;
export type Running = Extract<PlanState, { status: 'running' }>;

/** Where plans are kept, by pairing id. */
export const plans: Shelf<PlanState> = {
  kind: 'plan',
  capability: 'tasks',
  version: 1,
  schema: planState,
  initial: { status: 'none' },
  due: state => (state.status === 'running' ? planDue(state) : undefined),
  list: state =>
    state.status !== 'none' && state.navigator
      ? { list: plansOfNavigator(state.navigator), sort: state.startedAt ?? '' }
      : undefined,
  expires: state => (state.status === 'ended' ? plusDays(state.endedAt, program.retentionDays.closed) : undefined),
};

/** The list of a navigator's plans, the first begun first: those that run, and for a while those that have ended. */
export const plansOfNavigator = (navigator: string): string => `plans of ${navigator}`;

/** When the next act on any of its tasks is due; undefined when all are done. */
export const planDue = (plan: Running): string | undefined =>
  Object.values(plan.tasks)
    .flatMap(one => nextAct(one) ?? [])
    .sort()[0];

/** When a task's next act is due: an open one's reminder, a reminded one's escalation, an escalated one's next telling. */
export function nextAct(one: Task): string | undefined {
  switch (one.status) {
    case 'open':
      return theMorningAfter(one.due);
    case 'overdue':
      return theMorningAfter(one.remindedAt);
    case 'escalated':
      return plusDays(one.escalatedAt, tellAgainDays);
    case 'done':
      return undefined;
  }
}

const tellAgainDays = 7;

/** Reminders go out in the morning after, in the program's zone. */
const theMorningAfter = (instant: string): string =>
  nextLocal(program.timeZone, nextLocal(program.timeZone, instant, '00:00'), program.tasks.remindAt);

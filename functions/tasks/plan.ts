import * as v from 'valibot';
import type { Attention } from '../platform/attention.ts';
import { instantOf, isWorkingDay, localDate, plusDays, plusLocalDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { type PlanTask, program } from '../program/settings.ts';

/** By when, and for a connection with a service: which need it is about. That stays here, and in no fact. */
const common = { due: v.string(), need: v.optional(v.string()) };

const pending = [
  v.object({ status: v.literal('open'), ...common }),
  /** Its owner was reminded, or for one of the liaison's asked to call. */
  v.object({
    status: v.literal('overdue'),
    ...common,
    remindedAt: v.string(),
    times: v.optional(v.number()),
    /** The key of the mail that reminded of it last: what became of that stands there. */
    mail: v.optional(v.string()),
  }),
  v.object({
    status: v.literal('escalated'),
    ...common,
    escalatedAt: v.string(),
    times: v.number(),
    mail: v.optional(v.string()),
    /** Someone on the staff has spoken to the navigator about it since it was last told. */
    spokenAt: v.optional(v.string()),
  }),
] as const;

const task = v.variant('status', [
  ...pending,
  v.object({
    status: v.literal('done'),
    ...common,
    doneAt: v.string(),
    by: v.string(),
    /** What came of it, where more than "done" is told. */
    outcome: v.optional(v.string()),
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

/** A progress report, in codes; its words are people's. */
const report = v.object({
  task: v.string(),
  at: v.string(),
  by: v.string(),
  answers: v.object({
    met: v.string(),
    going: v.string(),
    goals: v.string(),
    byItself: v.string(),
    help: v.string(),
  }),
});

export type ProgressReport = v.InferOutput<typeof report>;

const told = {
  tasks: v.record(v.string(), task),
  /** The needs that the household has chosen to work on. */
  goals: v.optional(v.array(v.string())),
  /** What was told of contacts, the first first: this pairing's, whoever is the navigator of the next one. */
  contacts: v.optional(v.array(contact)),
  reports: v.optional(v.array(report)),
};

/** A pairing's plan: its tasks by key. What is due in it is done by the round of its navigator (round.ts), who may have several. */
export const planState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('running'),
    arrival: v.string(),
    /** The household's person, whom the liaison calls. */
    person: v.string(),
    navigator: v.string(),
    navigatorPerson: v.string(),
    startedAt: v.string(),
    /** When the first meeting was held. */
    metAt: v.optional(v.string()),
    endsAt: v.string(),
    ...told,
    /** They share no language: the library brings an interpreter. */
    interpreter: v.optional(v.boolean()),
    /** When its first steps were told, or are to be: hours and days run from then. Not there while that waits for the end of a rest. */
    firstMailAt: v.optional(v.string()),
    /** When something was last told of it. */
    heardAt: v.string(),
    /** All contact is paused: since then nothing is due. */
    frozenAt: v.optional(v.string()),
    /** When it was last seen that its pairing still rests. */
    restSeenAt: v.optional(v.string()),
    /** For so many days all contact was paused: what is counted from the beginning is so much later. */
    restedDays: v.optional(v.number()),
    /** When it was last said that it is paused, or goes on. */
    restSaidAt: v.optional(v.string()),
  }),
  v.object({
    status: v.literal('ended'),
    endedAt: v.string(),
    ...told,
    /** Not known when the end overtook the beginning. */
    navigator: v.optional(v.string()),
    startedAt: v.optional(v.string()),
  }),
]);

export type PlanState = v.InferOutput<typeof planState>;
export type Running = Extract<PlanState, { status: 'running' }>;

/** The steps that are the liaison's, and about which nobody has spoken to the navigator yet: the earliest due first. */
export const toAskAfter = (plan: Running): readonly (readonly [string, Task])[] =>
  inOrder(plan.tasks).filter(([, one]) => one.status === 'escalated' && !one.spokenAt);

/** What of a plan is the liaison's. While all contact is paused nothing is. */
function attention(plan: PlanState, about: string): Attention | undefined {
  if (plan.status !== 'running' || plan.frozenAt) return undefined;
  const steps = toAskAfter(plan);
  const details = steps.map(([key]) => key);
  const [first] = steps;
  return first && { code: 'steps-overdue', urgency: 'overdue', about, since: first[1].due, details };
}

/** Where plans are kept, by pairing id. */
export const plans: Shelf<PlanState> = {
  kind: 'plan',
  capability: 'tasks',
  version: 1,
  schema: planState,
  initial: { status: 'none' },
  due: () => undefined,
  attention,
  list: state =>
    state.status !== 'none' && state.navigator
      ? { list: plansOfNavigator(state.navigator), sort: state.startedAt ?? '' }
      : undefined,
  expires: state => (state.status === 'ended' ? plusDays(state.endedAt, program.retentionDays.closed) : undefined),
};

/** The list of a navigator's plans, the first begun first: those that run, and for a while those that have ended. */
export const plansOfNavigator = (navigator: string): string => `plans of ${navigator}`;

const { timeZone, plan: settings } = program;

/** A connection with a service: its key says which of them it is, and not what it is about. */
const connection: Omit<PlanTask, 'key'> = { owner: 'navigator', from: 'start', how: 'outcome' };

const definitions: ReadonlyMap<string, PlanTask> = new Map(settings.tasks.map(one => [one.key, one]));

/** What the program's plan says of a task; undefined for a key that no plan has. */
export const definitionOf = (key: string): PlanTask | undefined =>
  definitions.get(key) ?? (/^connect-\d+$/.test(key) ? { key, ...connection } : undefined);

/** Tasks in the order of their days, and those of one day in the plan's own order. */
export const inOrder = (tasks: Readonly<Record<string, Task>>): readonly (readonly [string, Task])[] =>
  Object.entries(tasks).sort(([key, one], [other, another]) =>
    one.due === another.due ? placeOf(key) - placeOf(other) : one.due < another.due ? -1 : 1,
  );

const keys: readonly string[] = settings.tasks.map(({ key }) => key);

const placeOf = (key: string): number =>
  keys.includes(key) ? keys.indexOf(key) : keys.length + Number(key.slice('connect-'.length));

/** The earliest of these instants. */
export const earliest = (...instants: readonly (string | undefined)[]): string | undefined =>
  instants.filter(one => one !== undefined).sort()[0];

/** When something is to be done in a plan by itself, as instants: at its navigator's round it is done together with her others. */
export const wakes = v.object({
  /** All contact is paused. */
  rests: v.optional(v.literal(true)),
  /** The liaison's own: a call, the telling of it; while all contact is paused, the look whether it still is. */
  liaison: v.optional(v.string()),
  /** A step of the navigator's is to be told to the liaison. */
  told: v.optional(v.string()),
  /** The navigator is to be reminded; `sharp`: of what was due within hours, and waits for nothing. */
  remind: v.optional(v.string()),
  sharp: v.optional(v.string()),
});

export type Wakes = v.InferOutput<typeof wakes>;

/** When something is to be done next in a plan. */
export function wakesOf(plan: Running): Wakes {
  if (plan.frozenAt) return { rests: true, liaison: theMorningAfter(plan.restSeenAt ?? plan.frozenAt) };
  const acts = pressing(plan).map(([key, one]) => ({ kind: kindOf(key), ...actsOf(key, one) }));
  const next = (instants: readonly (string | undefined)[]) => earliest(...instants);
  const of = (kind: TaskKind) => acts.filter(one => one.kind === kind);
  const liaison = next(of('liaison').flatMap(one => [one.remind, one.tell]));
  const told = next(acts.filter(one => one.kind !== 'liaison').map(one => one.tell));
  const remind = next(of('usual').map(one => one.remind));
  const sharp = next(of('sharp').map(one => one.remind));
  return { ...(liaison && { liaison }), ...(told && { told }), ...(remind && { remind }), ...(sharp && { sharp }) };
}

type TaskKind = 'liaison' | 'sharp' | 'usual' | 'program';

function kindOf(key: string): TaskKind {
  const definition = definitionOf(key);
  if (!definition || definition.owner === 'program') return 'program';
  if (definition.owner === 'liaison') return 'liaison';
  return isSharp(definition) ? 'sharp' : 'usual';
}

/** The tasks that can be next: all that are overdue, and of those that are open the earliest of each kind. Local times are dear to work out. */
function pressing({ tasks }: Running): readonly (readonly [string, Task])[] {
  const left = Object.entries(tasks).filter(([, one]) => one.status !== 'done');
  const open = left
    .filter(([, one]) => one.status === 'open')
    .sort(([, one], [, other]) => (one.due < other.due ? -1 : 1));
  const first = (['liaison', 'sharp', 'usual'] as const).flatMap(kind => {
    const one = open.find(([key]) => kindOf(key) === kind && definitionOf(key)?.how !== 'closing');
    return one ? [one] : [];
  });
  return [...first, ...left.filter(([, one]) => one.status !== 'open')];
}

/** Its time is counted in hours: somebody waits for it. */
export const isSharp = (definition: PlanTask | undefined): boolean => definition?.hours !== undefined;

/** When the liaison is told of a task that was reminded of: so many days after it was due, and never on the day of the reminder. */
function tellAtOf(key: string, one: Task): string | undefined {
  const days = definitionOf(key)?.tellAfterDays;
  if (days === undefined || one.status !== 'overdue') return undefined;
  const reminded = workingMorningAfter(one.remindedAt);
  const told = workingMorningAfter(plusDays(one.due, days));
  return earliest(told, reminded) === told ? reminded : told;
}

/** When a task's owner is to be reminded (or for one of the liaison's asked to call), and when the liaison is to hear of it. */
export interface Acts {
  readonly remind?: string;
  readonly tell?: string | undefined;
}

/** A task's next acts: a reminder, another one, then the liaison, again and again. One that nobody must be told of is let alone. */
export function actsOf(key: string, one: Task): Acts {
  const definition = definitionOf(key);
  if (!definition || definition.owner === 'program' || definition.how === 'closing') return {};
  switch (one.status) {
    case 'open':
      return { remind: definition.owner === 'liaison' ? workingMorningAfter(one.due) : theMorningAfter(one.due) };
    case 'overdue':
      return {
        ...((one.times ?? 1) < 2 &&
          definition.owner === 'navigator' && {
            remind: theMorningAfter(plusDays(one.remindedAt, settings.remindAgainDays - 1)),
          }),
        tell: tellAtOf(key, one),
      };
    case 'escalated':
      return { tell: workingMorningAfter(plusDays(one.escalatedAt, settings.tellAgainDays - 1)) };
    case 'done':
      return {};
  }
}

/** What is the liaison's comes in the morning of a working day. */
export function workingMorningAfter(instant: string): string {
  const morning = theMorningAfter(instant);
  return isWorkingDay(localDate(timeZone, morning), program.holidays) ? morning : workingMorningAfter(morning);
}

/** Reminders go out in the morning after, in the program's zone. */
export const theMorningAfter = (instant: string): string =>
  instantOf(timeZone, plusLocalDays(localDate(timeZone, instant), 1), settings.remindAt);

/** How often the liaison was told of a task. */
export const timesOf = (one: Task): number => (one.status === 'escalated' ? one.times : 0);

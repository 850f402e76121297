import type { Activity } from './activity.ts';
import type { Agenda } from './agenda.ts';
import type { Bus, Rule } from './bus.ts';
import type { Changes, Places } from './changes.ts';
import type { ProgramClock } from './clock.ts';
import type { Faults } from './faults.ts';
import { indexLagMs } from './faulty-calls.ts';

/** Moves the clock through everything that falls due. */
export type Mover = {
  /** Begins to run schedules as the program's time passes. */
  run(): void;
  /** Moves to `to` (ms), runs what falls due on the way in its order, and answers when all is quiet. */
  moveTo(to: number): Promise<void>;
  /** Does some work while the clock is not moved and no schedule runs. */
  still(work: () => Promise<void>): Promise<void>;
  /** Where it is moving from and to (ms), while it moves. */
  course(): Course | undefined;
  stop(): void;
};

/** A way through time, in ms of program time. */
export type Course = { from: number; to: number };

type Needs = {
  clock: ProgramClock;
  activity: Activity;
  agenda: Agenda;
  bus: Bus;
  /** Deletes what has expired. */
  sweep: () => Promise<void>;
  /** Shows whether a round changed anything, and whom it can matter to. */
  changes: Changes;
  faults: Faults;
};

const minute = 60_000;
const sweepEvery = 24 * 60 * minute;

/** Rounds at one time before the clock goes on regardless: an answer that never moves must not stop it. */
const patience = 12;

/**
 * What a schedule last answered: when, after how many writes, what each of its functions had read for it, and the earliest time (ms) at
 * which something of its is due.
 */
type Heard = { at: number; writes: number; rests: (Places | undefined)[]; next: number; lagged: boolean };

/** By rule. A schedule whose answer still stands is not asked again: nothing is due, and nothing was written since that it rests on. */
type Answers = Map<Rule, Heard>;

/** The mover of a run. Schedules answer `next`, the ISO time at which something of theirs is due. */
export function createMover(needs: Needs): Mover {
  let timer: NodeJS.Timeout | undefined;
  let moving: Promise<void> = Promise.resolve();
  let course: Course | undefined;
  const answers: Answers = new Map();
  const tickPassing = () => {
    if (!course) tickPeriods(needs);
    arm();
  };
  const arm = () => {
    timer = setTimeout(tickPassing, minute - (needs.clock.now() % minute) + 1).unref();
  };
  const inTurn = (to: number, work: () => Promise<void>): Promise<void> => {
    const current = moving.then(async () => {
      course = { from: needs.clock.now(), to };
      try {
        await work();
      } finally {
        course = undefined;
      }
    });
    moving = current.catch(() => undefined);
    return current;
  };
  return {
    run: arm,
    moveTo: to => inTurn(to, () => pass(to, { ...needs, answers })),
    still: work =>
      inTurn(needs.clock.now(), async () => {
        await needs.activity.idle();
        answers.clear();
        await work();
      }),
    course: () => course,
    stop: () => clearTimeout(timer),
  };
}

/** While the clock runs: each schedule at the minutes that its period divides. */
function tickPeriods({ bus, clock }: Needs): void {
  const now = Math.floor(clock.now() / minute) * minute;
  for (const rule of bus.rules) if (rule.period && now % rule.period === 0) bus.tick(rule, () => undefined);
}

type Passing = Needs & { answers: Answers };

/** Asks the schedules whose last answer no longer stands. */
function tickStale({ bus, clock, changes, faults, answers }: Passing): void {
  const now = clock.now();
  const stands = (heard: Heard | undefined): boolean =>
    // Where an index lags behind, an answer may have missed what was written before it.
    heard !== undefined &&
    heard.writes >= Math.max(0, ...heard.rests.map(changes.latestIn)) &&
    heard.next > now &&
    !faults.may('staleIndex') &&
    (heard.rests.length > 0 || heard.at === now);
  const stale = bus.rules.filter(rule => rule.period && !stands(answers.get(rule)));
  for (const rule of stale) {
    const lagged = faults.may('staleIndex');
    const heard: Heard = { at: now, writes: changes.count(), rests: [], next: Number.POSITIVE_INFINITY, lagged };
    answers.set(rule, heard);
    bus.tick(rule, (payload, requestId) => note(heard, payload, changes.readBy(requestId)));
  }
}

function note(heard: Heard, payload: unknown, places: Places | undefined): void {
  const next = (payload as { next?: unknown } | null)?.next;
  const time = typeof next === 'string' ? Date.parse(next) : Number.NaN;
  heard.rests.push(places);
  if (!Number.isNaN(time)) heard.next = Math.min(heard.next, time);
}

async function pass(to: number, needs: Passing): Promise<void> {
  const { clock, activity, sweep, faults, answers } = needs;
  // What was answered where indexes lagged holds no longer than they do.
  if (!faults.may('staleIndex')) for (const [rule, { lagged }] of answers) if (lagged) answers.delete(rule);
  let swept = clock.now();
  await activity.idle();
  for (;;) {
    await runStill(needs);
    if (clock.now() >= to) break;
    const stop = Math.min(nextStop(needs), to);
    if (stop - swept >= sweepEvery) {
      await sweep();
      swept = stop;
    }
    clock.jump(stop);
  }
  await sweep();
}

/** Where indexes lag, what a schedule answers may miss what is due: it is asked again when they have caught up. */
async function runStill(needs: Passing): Promise<void> {
  for (let round = 0; round < patience; round += 1) {
    const before = needs.changes.count();
    await runMoment(needs);
    if (!needs.faults.may('staleIndex') || (round > 0 && needs.changes.count() === before)) return;
    needs.clock.jump(needs.clock.now() + indexLagMs + 1);
  }
}

/** Runs everything that is due at the present time, until a round changes nothing any more. */
async function runMoment(needs: Passing): Promise<void> {
  const { activity, agenda, clock, changes } = needs;
  const at = clock.now();
  for (let round = 0; round < patience; round += 1) {
    const before = changes.count();
    agenda.runDue();
    await activity.idle();
    tickStale(needs);
    await activity.idle();
    const waits = (agenda.next() ?? Number.POSITIVE_INFINITY) <= at;
    const isDue = [...needs.answers.values()].some(({ next }) => next <= at);
    if (changes.count() === before && !waits && !isDue) return;
  }
}

/** The next time at which anything is due: a schedule's minute, or a wait's end. */
function nextStop({ answers, agenda, clock }: Passing): number {
  const now = clock.now();
  const minutes = [...answers.values()].map(({ next }) => Math.ceil(next / minute) * minute);
  const times = [...minutes, agenda.next() ?? Number.POSITIVE_INFINITY];
  const later = times.map(time => (time > now ? time : (Math.floor(now / minute) + 1) * minute));
  return Math.min(...later);
}

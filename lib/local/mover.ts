import type { Activity } from './activity.ts';
import type { Agenda } from './agenda.ts';
import type { Bus } from './bus.ts';
import type { ProgramClock } from './clock.ts';
import type { Faults } from './faults.ts';
import { indexLagMs } from './faulty-calls.ts';

/** Moves the clock through everything that falls due. */
export type Mover = {
  /** Begins to run schedules as the program's time passes. */
  run(): void;
  /** Moves to `to` (ms), runs what falls due on the way in its order, and answers when all is quiet. */
  moveTo(to: number): Promise<void>;
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
  /** How many items were written so far: shows whether a round changed anything. */
  writes: () => number;
  faults: Faults;
};

const minute = 60_000;
const sweepEvery = 24 * 60 * minute;

/** Rounds at one time before the clock goes on regardless: an answer that never moves must not stop it. */
const patience = 12;

type Due = Map<string, number>;

/** The mover of a run. Schedules answer `next`, the ISO time at which something of theirs is due. */
export function createMover(needs: Needs): Mover {
  let timer: NodeJS.Timeout | undefined;
  let moving: Promise<void> = Promise.resolve();
  let course: Course | undefined;
  const due: Due = new Map();
  const tickAll = () => {
    for (const rule of needs.bus.rules) if (rule.period) needs.bus.tick(rule, (id, payload) => note(due, id, payload));
  };
  const tickPassing = () => {
    if (!course) tickPeriods(needs, (id, payload) => note(due, id, payload));
    arm();
  };
  const arm = () => {
    timer = setTimeout(tickPassing, minute - (needs.clock.now() % minute) + 1).unref();
  };
  const move = async (to: number) => {
    course = { from: needs.clock.now(), to };
    try {
      await pass(to, { ...needs, due, tickAll });
    } finally {
      course = undefined;
    }
  };
  return {
    run: arm,
    moveTo: to => {
      moving = moving.then(() => move(to));
      const current = moving;
      moving = moving.catch(() => undefined);
      return current;
    },
    course: () => course,
    stop: () => clearTimeout(timer),
  };
}

/** While the clock runs: each schedule at the minutes that its period divides. */
function tickPeriods({ bus, clock }: Needs, answered: (id: string, payload: unknown) => void): void {
  const now = Math.floor(clock.now() / minute) * minute;
  for (const rule of bus.rules) if (rule.period && now % rule.period === 0) bus.tick(rule, answered);
}

function note(due: Due, id: string, payload: unknown): void {
  const next = (payload as { next?: unknown } | null)?.next;
  const time = typeof next === 'string' ? Date.parse(next) : Number.NaN;
  if (Number.isNaN(time)) due.delete(id);
  else due.set(id, time);
}

type Passing = Needs & { due: Due; tickAll: () => void };

async function pass(to: number, needs: Passing): Promise<void> {
  const { clock, activity, sweep } = needs;
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
    const before = needs.writes();
    await runMoment(needs);
    if (!needs.faults.may('staleIndex') || (round > 0 && needs.writes() === before)) return;
    needs.clock.jump(needs.clock.now() + indexLagMs + 1);
  }
}

/** Runs everything that is due at the present time, until a round of schedules changes nothing any more. */
async function runMoment({ activity, agenda, tickAll, writes, clock, due }: Passing): Promise<void> {
  const at = clock.now();
  for (let round = 0; round < patience; round += 1) {
    const before = writes();
    agenda.runDue();
    await activity.idle();
    tickAll();
    await activity.idle();
    const waits = [...due.values()].some(time => time <= at) || (agenda.next() ?? Number.POSITIVE_INFINITY) <= at;
    if (writes() === before && !waits) return;
  }
}

/** The next time at which anything is due: a schedule's minute, or a wait's end. */
function nextStop({ due, agenda, clock }: Passing): number {
  const now = clock.now();
  const minutes = [...due.values()].map(time => Math.ceil(time / minute) * minute);
  const times = [...minutes, agenda.next() ?? Number.POSITIVE_INFINITY];
  const later = times.map(time => (time > now ? time : (Math.floor(now / minute) + 1) * minute));
  return Math.min(...later);
}

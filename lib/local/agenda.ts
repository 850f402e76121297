import type { Activity } from './activity.ts';
import type { ProgramClock } from './clock.ts';

/** Waits in program time: they pass by themselves while the clock runs, and at once where it is moved. */
export type Agenda = {
  /** Runs `work` at `time` (ms, program time). */
  at(time: number, work: () => Promise<void>): void;
  /** The earliest wait's end; undefined when nobody waits. */
  next(): number | undefined;
  /** Begins everything whose time has come. */
  runDue(): void;
  /** Forgets everything. */
  stop(): void;
};

type Entry = { time: number; work: () => Promise<void> };

const longestTimer = 2 ** 31 - 1;

/** An empty agenda. */
export function createAgenda({ clock, activity }: { clock: ProgramClock; activity: Activity }): Agenda {
  let entries: Entry[] = [];
  let timer: NodeJS.Timeout | undefined;
  const next = () => (entries.length > 0 ? Math.min(...entries.map(({ time }) => time)) : undefined);
  const arm = () => {
    clearTimeout(timer);
    const time = next();
    if (time === undefined) return;
    timer = setTimeout(runDue, Math.min(Math.max(time - clock.now(), 0), longestTimer));
    timer.unref();
  };
  const runDue = () => {
    const due = entries.filter(({ time }) => time <= clock.now());
    entries = entries.filter(entry => !due.includes(entry));
    for (const { work } of due) void activity.during(work);
    arm();
  };
  return {
    at: (time, work) => {
      entries.push({ time, work });
      arm();
    },
    next,
    runDue,
    stop: () => {
      entries = [];
      clearTimeout(timer);
    },
  };
}

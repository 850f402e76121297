import type { ProgramClock } from './clock.ts';

/** What a function says when it fails, as Lambda words it. */
export type FunctionError = { errorType: string; errorMessage: string; trace?: string[] };

/** A line that a function printed. `at` is program time. */
export type LogLine = { at: string; function: string; line: string };

/** One AWS call of a function, as it was authorized: an item of a transaction is a call of its own. */
export type CallRecord = {
  at: string;
  function: string;
  action: string;
  resource: string;
  units: number;
  status: number;
  requestId?: string;
  keys?: string[];
};

/** One run of a function. Times are program time; `took` is real milliseconds. */
export type InvocationRecord = {
  requestId: string;
  function: string;
  trigger: string;
  at: string;
  event: unknown;
  correlation?: string;
  took?: number;
  payload?: unknown;
  error?: FunctionError;
};

type Began = { requestId: string; function: string; trigger: string; event: unknown; correlation?: string };
type End = { payload: unknown } | { error: FunctionError };

/** What happened in this run, kept in memory, oldest first and bounded. */
export type Journal = {
  logs: LogLine[];
  calls: CallRecord[];
  invocations: InvocationRecord[];
  log(functionId: string, output: string): void;
  call(record: Omit<CallRecord, 'at'>): void;
  began(invocation: Began): { ended(end: End): void };
  /** The invocations that run, by request: each resolves when it has ended. */
  running: ReadonlyMap<string, Promise<void>>;
  /** Is told of everything that functions print. */
  printed: (output: string) => void;
};

const limits = { logs: 10_000, calls: 200_000, invocations: 20_000 };

/** A full list loses a tenth at once: to move all of it for each new item takes longer than most calls. */
function keep<T>(list: T[], item: T, limit: number): T {
  list.push(item);
  if (list.length > limit) list.splice(0, Math.ceil(limit / 10));
  return item;
}

/** An empty journal. */
export function createJournal(clock: ProgramClock): Journal {
  const running = new Map<string, Promise<void>>();
  const journal: Journal = {
    running,
    logs: [],
    calls: [],
    invocations: [],
    printed: () => undefined,
    log: (functionId, output) => {
      journal.printed(output);
      for (const line of output.split('\n').filter(Boolean)) {
        keep(journal.logs, { at: clock.iso(), function: functionId, line }, limits.logs);
      }
    },
    call: record => {
      keep(journal.calls, { at: clock.iso(), ...record }, limits.calls);
    },
    began: invocation => {
      const began = performance.now();
      const record = keep<InvocationRecord>(
        journal.invocations,
        { at: clock.iso(), ...invocation },
        limits.invocations,
      );
      const { promise, resolve } = Promise.withResolvers<void>();
      running.set(invocation.requestId, promise);
      return {
        ended: end => {
          Object.assign(record, end, { took: Math.round(performance.now() - began) });
          running.delete(invocation.requestId);
          resolve();
        },
      };
    },
  };
  return journal;
}

import type { Passage } from './aws-endpoint.ts';
import type { BusEvent } from './bus.ts';
import type { FaultWish, Injected } from './faults.ts';
import type { InvocationResult } from './functions.ts';
import type { CallRecord, InvocationRecord, LogLine } from './journal.ts';
import type { Mail } from './mailbox.ts';
import type { Course } from './mover.ts';
import type { QueuedMessage } from './queues.ts';
import type { Assembly, Deployment } from './template.ts';

/** How a run is started. */
export type RunnerOptions = {
  /** The port of the API and of `/_local`; 0 or nothing takes a free one. */
  port?: number;
  /** Where the data is kept between runs; in memory without it. */
  dataDir?: string;
  /** A synthesized app to run as it is; without it the project's own, synthesized when its sources changed. */
  outdir?: string;
  /** May edit the parsed templates before they are run. */
  templates?: (assembly: Assembly) => void;
  /** What functions draw at random (ids, receipts, secrets) falls in the same way for the same number; by chance without it. */
  chance?: number;
  /** Told of phases and of what fails; nothing is printed without it. */
  say?: (line: string) => void;
};

/** A running program. Lists are live and oldest first; times are program time. */
export type Runner = {
  url: string;
  deployment: Deployment;
  /** `tags`: what SES carries along with each mail and hands on with its events. */
  mail: { all(): Mail[]; to(address: string): Mail[]; tags(): Record<string, string>[] };
  events: BusEvent[];
  calls: CallRecord[];
  logs: LogLine[];
  invocations: InvocationRecord[];
  deadLetters: QueuedMessage[];
  /** What of the templates was used so far (`usage.ts`). */
  used: ReadonlySet<string>;
  /** What the templates provide and nothing of this list has used. */
  unused(used: Iterable<string>): string[];
  /** Lines that the runner said about refusals and losses. */
  warnings: string[];
  now(): Date;
  /** Where the clock is moving from and to, while it moves. */
  course(): Course | undefined;
  /** Resolves when nothing is in flight. */
  settle(): Promise<void>;
  /** Moves the clock by an ISO duration and runs what falls due. */
  advance(duration: string): Promise<void>;
  /** Moves the clock to an ISO time and runs what falls due; a time before now is refused. */
  moveTo(iso: string): Promise<void>;
  /** Invokes a function by its logical id, or by its path under `functions/` without `.ts`. */
  invoke(name: string, event: unknown): Promise<InvocationResult>;
  /** Puts events on the program's own bus as a producer with every right. */
  putEvents(entries: { source: string; type: string; detail: Record<string, unknown> }[]): void;
  /** A token as the sign-in gives it; `roles` defaults to a liaison's. */
  staffToken(email: string, roles?: string[]): string;
  /** Asks the database itself, past every role: for tests that look at what is stored, or spoil it. */
  database(operation: string, input: object): Promise<Record<string, unknown>>;
  /** What goes wrong from now on, and how often each fault was injected until now. */
  faults(wish: FaultWish): Injected;
  /** Ends a function's worker from outside and answers when it is gone; named as for `invoke`. */
  kill(name: string): Promise<void>;
  /** Where the database itself answers the ordinary SDK. */
  databaseUrl: string;
  /** Where AWS answers here: to functions, and to a person with the access key `operator`. */
  awsUrl: string;
  /** Puts something into the way of every AWS call of a function. */
  intercept(passage: Passage): void;
  /** Begins again with nothing, but what these tables hold (by name); functions stay warm (`renewal.ts`). */
  renew(keep: readonly string[]): Promise<void>;
  stop(): Promise<void>;
};

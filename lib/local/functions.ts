import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker } from 'node:worker_threads';
import type { Activity } from './activity.ts';
import type { AwsEndpoint } from './aws-endpoint.ts';
import type { ProgramClock } from './clock.ts';
import { logGroupOf } from './environment.ts';
import type { FunctionError, Journal } from './journal.ts';
import { Refusal } from './refusal.ts';
import type { Deployed, Deployment } from './template.ts';
import { rightTo, type Usage } from './usage.ts';
import type { Sent } from './wire.ts';

/** What V8 made of the bundles: a worker that finds it starts in half the time. The worker itself takes it out of what a function sees. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/functions', import.meta.url));

/** An invocation's end: what the function answered, or how it failed. */
export type InvocationResult = { requestId: string } & ({ payload: unknown } | { error: FunctionError });

/** Why a function is invoked, for the journal: who asked, and the correlation of what it is about, if known. */
export type InvocationCause = { trigger: string; correlation?: string };

/** The functions of the deployment, each in a worker of its own that starts at the first call. */
export type Functions = {
  ids: string[];
  /** The function's id (logical id) by its ARN; undefined when nobody has it. */
  idOf(arn: string): string | undefined;
  resource(id: string): Deployed;
  invoke(id: string, event: unknown, cause: InvocationCause): Promise<InvocationResult>;
  /** Ends a function's worker from outside, with all that runs in it, and answers when it is gone; the next call starts another. */
  kill(id: string): Promise<void>;
  stop(): Promise<void>;
};

type Needs = {
  deployment: Deployment;
  clock: ProgramClock;
  activity: Activity;
  journal: Journal;
  usage: Usage;
  aws: AwsEndpoint;
  /** Where functions find AWS, and what the template's address of the API means here. */
  environment: (fn: Deployed, given: Record<string, string>) => Record<string, string>;
  /** What functions draw at random falls in the same way for the same number. */
  chance?: number;
};

type Pending = { settle: (end: { payload: unknown } | { error: FunctionError }) => void };
/** `retired`: no new call goes to it; `dead`: it answers nothing any more. */
type Container = {
  /** Whose it is, by logical id. */
  name: string;
  worker: Worker;
  ready: Promise<void>;
  pending: Map<string, Pending>;
  retired: boolean;
  dead: boolean;
};
type Spec = {
  resource: Deployed;
  folder: string;
  handler: string;
  timeout: number;
  environment: Record<string, string>;
};

/** Prepares every function of the deployment; starts none. Refuses a function whose code is not a file asset. */
export function createFunctions(needs: Needs): Functions {
  const specs = new Map(needs.deployment.ofType('AWS::Lambda::Function').map(f => [f.id, specOf(f, needs)]));
  const byArn = new Map([...specs.values()].map(({ resource }) => [resource.arn, resource.id]));
  const containers = new Map<string, Container>();
  const all = new Set<Container>();
  const containerOf = (id: string): Container => {
    const known = containers.get(id);
    if (known && !known.retired) return known;
    const started = [...all].filter(({ name }) => name === id).length;
    const made = startContainer(specs.get(id) as Spec, needs, started);
    containers.set(id, made);
    all.add(made);
    return made;
  };
  return {
    ids: [...specs.keys()],
    idOf: arn => byArn.get(arn.replace(/:\$LATEST$/, '')),
    resource: id => specOr(specs, id).resource,
    invoke: (id, event, cause) =>
      needs.activity.during(() => invoke({ spec: specOr(specs, id), container: containerOf(id), event, cause }, needs)),
    kill: async id => {
      const container = containers.get(id);
      if (container) container.retired = true;
      await container?.worker.terminate();
    },
    stop: async () => {
      for (const container of all) container.retired = true;
      await Promise.all([...all].map(({ worker }) => worker.terminate()));
    },
  };
}

function specOr(specs: Map<string, Spec>, id: string): Spec {
  const spec = specs.get(id);
  if (!spec) throw new Refusal(`there is no function ${id}`);
  return spec;
}

function specOf(resource: Deployed, { deployment, environment }: Needs): Spec {
  const { Code, Handler, Timeout, Environment } = resource.properties as Record<string, unknown>;
  const key = String((Code as { S3Key?: string } | undefined)?.S3Key ?? '');
  const folder = deployment.assets.get(key.replace(/^.*\//, '').replace(/\.\w+$/, ''));
  if (!folder) throw new Refusal(`${resource.id}: its code is no file asset of this app`);
  const given = ((Environment as { Variables?: Record<string, string> } | undefined)?.Variables ?? {}) as Record<
    string,
    string
  >;
  return {
    resource,
    folder,
    handler: String(Handler),
    timeout: Number(Timeout ?? 3) * 1000,
    environment: environment(resource, given),
  };
}

/** `start` counts the workers that the run has started. */
function startContainer(
  spec: Spec,
  { clock, journal, usage, deployment, aws, chance }: Needs,
  start: number,
): Container {
  const { ref, arn, id, properties } = spec.resource;
  const logGroup = `arn:aws:logs:${deployment.region}:${deployment.account}:log-group:${logGroupOf(spec.resource)}:*`;
  const say = (output: string) => {
    for (const action of ['logs:CreateLogStream', 'logs:PutLogEvents']) usage.add(rightTo(id, action, logGroup));
    journal.log(id, output);
  };
  const context = {
    functionName: ref,
    functionVersion: '$LATEST',
    invokedFunctionArn: arn,
    memoryLimitInMB: String(properties.MemorySize ?? 128),
    logGroupName: logGroupOf(spec.resource),
    logStreamName: 'local',
  };
  const { port1: calls, port2: port } = new MessageChannel();
  calls.on('message', (sent: Sent) => void aws.answer(sent).then(received => calls.postMessage(received)));
  calls.unref();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: {
      folder: spec.folder,
      handler: spec.handler,
      offset: clock.offset,
      // A worker that follows another one must not draw what that one has drawn.
      chance: chance === undefined ? undefined : `${chance} ${id} ${start}`,
      context,
      aws: { url: aws.url, port },
    },
    transferList: [port],
    env: { ...spec.environment, LAMBDA_TASK_ROOT: spec.folder, NODE_COMPILE_CACHE: compiled },
    execArgv: [],
    name: id,
  });
  const pending = new Map<string, Pending>();
  const container: Container = { name: id, worker, pending, retired: false, dead: false, ready: Promise.resolve() };
  container.ready = new Promise((ready, failed) => {
    worker.on('message', message => receive(message, { container, say, ready, failed }));
    worker.on('error', error =>
      crash(container, failed, { errorType: `Runtime.${error.name}`, errorMessage: error.message }),
    );
    worker.on('exit', () => crash(container, failed, exited));
  });
  container.ready.catch(() => undefined);
  return container;
}

const exited: FunctionError = { errorType: 'Runtime.ExitError', errorMessage: 'RequestId: Error: Runtime exited' };

type Message = {
  ready?: true;
  failed?: FunctionError;
  output?: string;
  id?: string;
  result?: string;
  error?: FunctionError;
};
type Receiver = {
  container: Container;
  say: (output: string) => void;
  ready: () => void;
  failed: (error: FunctionError) => void;
};

function receive(message: Message, { container, say, ready, failed }: Receiver): void {
  if (message.output !== undefined) say(message.output);
  if (message.ready) ready();
  if (message.failed) crash(container, failed, message.failed);
  if (message.id === undefined) return;
  const waiting = container.pending.get(message.id);
  container.pending.delete(message.id);
  waiting?.settle(message.error ? { error: message.error } : { payload: JSON.parse(message.result ?? 'null') });
}

function crash(container: Container, failed: (error: FunctionError) => void, error: FunctionError): void {
  container.retired = true;
  container.dead = true;
  failed(error);
  for (const { settle } of container.pending.values()) settle({ error });
  container.pending.clear();
}

type Job = { spec: Spec; container: Container; event: unknown; cause: InvocationCause };

async function invoke(job: Job, { journal }: Needs): Promise<InvocationResult> {
  const requestId = randomUUID();
  const entry = journal.began({ requestId, function: job.spec.resource.id, event: job.event, ...job.cause });
  const end = await run(job, requestId);
  entry.ended(end);
  if ('error' in end)
    journal.log(job.spec.resource.id, `${requestId} ${end.error.errorType}: ${end.error.errorMessage}\n`);
  return { requestId, ...end };
}

async function run(
  { spec, container, event }: Job,
  id: string,
): Promise<{ payload: unknown } | { error: FunctionError }> {
  try {
    await container.ready;
  } catch (error) {
    return { error: error as FunctionError };
  }
  if (container.dead) return { error: exited };
  return new Promise(resolve => {
    const timer = setTimeout(() => expire(container, id, spec.timeout), spec.timeout);
    const settle: Pending['settle'] = end => {
      clearTimeout(timer);
      resolve(end);
      if (container.retired && container.pending.size === 0) void container.worker.terminate();
    };
    container.pending.set(id, { settle });
    const root = `1-${id.slice(0, 8)}-${id.replaceAll('-', '').slice(8)}`;
    container.worker.postMessage({ id, event, deadline: Date.now() + spec.timeout, trace: `Root=${root};Sampled=0` });
  });
}

/** A container that ran out of time is not used again; what else runs in it may end, as it would in containers of its own. */
function expire(container: Container, id: string, timeout: number): void {
  const waiting = container.pending.get(id);
  container.pending.delete(id);
  container.retired = true;
  const errorMessage = `${new Date().toISOString()} ${id} Task timed out after ${(timeout / 1000).toFixed(2)} seconds`;
  waiting?.settle({ error: { errorType: 'Sandbox.Timedout', errorMessage } });
}

import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { createActivity } from './activity.ts';
import { createAgenda } from './agenda.ts';
import { createAsyncInvoke } from './async-invoke.ts';
import { type AwsEndpoint, type Passage, startAwsEndpoint } from './aws-endpoint.ts';
import { type BusEvent, createBus } from './bus.ts';
import { createClock } from './clock.ts';
import { createControl } from './control.ts';
import { durationMs } from './duration.ts';
import { type Engine, startEngine } from './dynamodb.ts';
import { dynamoDbService } from './dynamodb-service.ts';
import { environmentOf } from './environment.ts';
import { eventsService } from './events-service.ts';
import { createFunctions, type Functions, type InvocationResult } from './functions.ts';
import { createGateway, readRequest, sendAnswer } from './gateway.ts';
import { type CallRecord, createJournal, type InvocationRecord, type LogLine } from './journal.ts';
import { createMailbox, type Mail } from './mailbox.ts';
import { createMover } from './mover.ts';
import { permissionsOf } from './permissions.ts';
import { rolePolicies } from './policy.ts';
import { createQueues, type QueuedMessage } from './queues.ts';
import { Refusal } from './refusal.ts';
import { apiOf } from './routes.ts';
import { sesService } from './ses-service.ts';
import { startStreams } from './stream.ts';
import { synthesize } from './synthesis.ts';
import { createTables, sweepExpired, tablesOf } from './tables.ts';
import { type Assembly, type Deployment, deploy, readAssembly } from './template.ts';
import { createTokens } from './tokens.ts';

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
  /** Told of phases and of what fails; nothing is printed without it. */
  say?: (line: string) => void;
};

/** A running program. Lists are live and oldest first; times are program time. */
export type Runner = {
  url: string;
  deployment: Deployment;
  mail: { all(): Mail[]; to(address: string): Mail[] };
  events: BusEvent[];
  calls: CallRecord[];
  logs: LogLine[];
  invocations: InvocationRecord[];
  deadLetters: QueuedMessage[];
  /** Lines that the runner said about refusals and losses. */
  warnings: string[];
  now(): Date;
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
  /** Puts something into the way of every AWS call of a function. */
  intercept(passage: Passage): void;
  stop(): Promise<void>;
};

/** Starts the program of the templates on this machine. */
export async function startRunner(options: RunnerOptions = {}): Promise<Runner> {
  // Functions live in UTC in the cloud, and a time zone belongs to the process.
  process.env.TZ = 'UTC';
  const warnings: string[] = [];
  const say = options.say ?? (() => undefined);
  const warn = (line: string) => {
    warnings.push(line);
    say(line);
  };
  const outdir = options.outdir ?? (await synthesize(say));
  const assembly = readAssembly(outdir);
  options.templates?.(assembly);
  const endings: (() => Promise<void> | void)[] = [];
  try {
    return await assemble({ assembly, options, warn, warnings, say, endings });
  } catch (error) {
    await endAll(endings);
    throw error;
  }
}

type Start = {
  assembly: Assembly;
  options: RunnerOptions;
  warn: (line: string) => void;
  warnings: string[];
  say: (line: string) => void;
  endings: (() => Promise<void> | void)[];
};

async function endAll(endings: Start['endings']): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end();
}

async function startDatabase({ options, endings }: Start, deployment: Deployment): Promise<Engine> {
  const { dataDir } = options;
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  const endpoint = process.env.DDB_ENDPOINT;
  const file = dataDir ? { file: join(dataDir, 'tables.db') } : {};
  const engine = await startEngine({ ...file, ...(endpoint ? { endpoint } : {}) });
  endings.push(() => engine.stop());
  await createTables(engine, tablesOf(deployment));
  return engine;
}

/** A database that several runs share gets tables of the run's own, unless data is to be found again. */
function suffixOf({ dataDir }: RunnerOptions): string {
  return process.env.DDB_ENDPOINT && !dataDir ? `-${process.pid}-${Date.now().toString(36)}` : '';
}

async function assemble(start: Start): Promise<Runner> {
  const { assembly, options, warn, warnings, say, endings } = start;
  const deployment = deploy(assembly, suffixOf(options));
  const roles = rolePolicies(deployment);
  const tables = tablesOf(deployment);
  const clock = createClock();
  const activity = createActivity();
  const agenda = createAgenda({ clock, activity });
  const journal = createJournal(clock);
  const mailbox = createMailbox();
  const queues = createQueues(deployment, clock);
  const mayInvoke = permissionsOf(deployment);
  const tokens = createTokens(clock);
  const server = await listen(options.port ?? 0);
  endings.push(
    () => close(server),
    () => agenda.stop(),
  );
  const url = addressOf(server);
  const aws: { endpoint?: AwsEndpoint } = {};
  const environment = environmentOf({ deployment, url, endpoint: () => aws.endpoint?.url ?? '' });
  say('starting the database');
  const engine = await startDatabase(start, deployment);
  const holder: { functions?: Functions; wake?: (table: string) => void; writes: number } = { writes: 0 };
  const written = (table: string) => {
    holder.writes += 1;
    holder.wake?.(table);
  };
  // The endpoint's address stands in every function's environment, so it comes before them and learns of them later.
  const services: Parameters<typeof startAwsEndpoint>[0]['services'] = {
    dynamodb: dynamoDbService({ engine, tables, written }),
  };
  const functionsNow = () => holder.functions as Functions;
  aws.endpoint = await startAwsEndpoint({
    deployment,
    clock,
    activity,
    journal,
    roles,
    services,
    warn,
    functions: functionsNow,
  });
  endings.push(() => aws.endpoint?.stop());
  const functions = createFunctions({ deployment, clock, activity, journal, environment });
  holder.functions = functions;
  endings.push(() => functions.stop());
  const asyncInvoke = createAsyncInvoke({ deployment, clock, agenda, functions, queues, roles, warn });
  const bus = createBus({ deployment, clock, activity, agenda, functions, queues, mayInvoke, asyncInvoke, warn });
  services.events = eventsService({ bus, deployment });
  services.ses = sesService({ deployment, clock, activity, bus, mailbox, suppressed: new Set() });
  const checkpoints = options.dataDir ? { checkpoints: join(options.dataDir, 'stream.json') } : {};
  const shared = { deployment, engine, tables, clock, activity, agenda, functions, queues, roles, warn };
  const streams = await startStreams({ ...shared, ...checkpoints });
  holder.wake = table => streams.wake(table);
  endings.push(() => streams.stop());
  const sweep = () => sweepExpired(engine, tables, clock.now());
  const mover = createMover({ clock, activity, agenda, bus, sweep, writes: () => holder.writes });
  endings.push(() => mover.stop());
  const accessLog = (line: string) => journal.log('access log', line);
  const gateway = createGateway({ deployment, clock, functions, mayInvoke, tokens, warn, accessLog });
  const own = deployment.ofType('AWS::Events::EventBus')[0]?.ref ?? 'default';
  const runner: Runner = {
    url,
    deployment,
    mail: { all: () => mailbox.to(), to: address => mailbox.to(address) },
    events: bus.events,
    calls: journal.calls,
    logs: journal.logs,
    invocations: journal.invocations,
    deadLetters: queues.messages,
    warnings,
    now: () => new Date(clock.now()),
    settle: () => activity.idle(),
    advance: async duration => {
      const length = durationMs(duration);
      if (length === undefined) throw new Refusal(`${duration} is not an ISO duration such as P2D or PT36H`);
      await mover.moveTo(clock.now() + length);
    },
    moveTo: async iso => {
      const to = Date.parse(iso);
      if (Number.isNaN(to)) throw new Refusal(`${iso} is not an ISO time`);
      if (to < clock.now())
        throw new Refusal(`${iso} is before the program's now, ${clock.iso()}: time only goes forward`);
      await mover.moveTo(to);
    },
    invoke: async (name, event) => functions.invoke(functionNamed(name, functions), event, { trigger: 'runner' }),
    putEvents: entries => {
      for (const { source, type, detail } of entries) bus.publish(own, { source, 'detail-type': type, detail });
    },
    staffToken: (email, roles = ['liaison']) => tokens.issue({ email, roles, ...authorizerOf(deployment) }),
    intercept: passage => {
      if (aws.endpoint) aws.endpoint.pass.through = passage;
    },
    stop: () => endAll(endings),
  };
  const control = createControl({ runner, mailbox, journal });
  server.on('request', (request, response) => {
    const answer = async () => {
      const asked = await readRequest(request);
      return /^\/_local(\/|\?|$)/.test(asked.target) ? control(asked) : activity.during(() => gateway(asked));
    };
    const failed = (error: unknown) => ({ status: 500, headers: { 'content-type': 'text/plain' }, body: `${error}` });
    answer()
      .catch(failed)
      .then(
        given => sendAnswer(response, given),
        () => undefined,
      );
  });
  mover.run();
  return runner;
}

async function listen(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', error =>
      reject(new Refusal(`the port ${port} cannot be used (${error.message}); PORT=… takes another`)),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise(resolve => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

function addressOf(server: Server): string {
  const address = server.address();
  return `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
}

/** The issuer and audience of the template's JWT authorizer. */
function authorizerOf(deployment: Deployment): { issuer: string; audience: string } {
  const authorizer = apiOf(deployment)?.routes.find(route => route.authorizer)?.authorizer;
  return { issuer: authorizer?.issuer ?? '', audience: authorizer?.audience[0] ?? '' };
}

/** A function by its logical id, or the one whose id holds the words of its path (`mail/on-mail-wanted`). */
function functionNamed(name: string, { ids }: Functions): string {
  if (ids.includes(name)) return name;
  const wanted = name
    .replace(/\.ts$/, '')
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase();
  const found = ids.filter(id => id.toLowerCase().includes(wanted));
  if (found.length !== 1 || !found[0]) throw new Refusal(`${found.length} functions are called ${name}`);
  return found[0];
}

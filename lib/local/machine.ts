import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { type Activity, createActivity } from './activity.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { type Alarms, createAlarms } from './alarms.ts';
import { createAsyncInvoke } from './async-invoke.ts';
import { type AwsCall, type AwsEndpoint, startAwsEndpoint } from './aws-endpoint.ts';
import { type Bus, createBus } from './bus.ts';
import { type Changes, createChanges } from './changes.ts';
import { createClock, type ProgramClock } from './clock.ts';
import { type Engine, startEngine } from './dynamodb.ts';
import { dynamoDbService } from './dynamodb-service.ts';
import { environmentOf } from './environment.ts';
import { eventsService } from './events-service.ts';
import { createExpiries, type Expiries } from './expiries.ts';
import { createDelivering, createFaults, type Delivering, type Faults } from './faults.ts';
import { faultyCalls } from './faulty-calls.ts';
import { createFunctions, type Functions } from './functions.ts';
import { createGateway } from './gateway.ts';
import type { HttpAnswer, HttpRequest } from './http-payload.ts';
import { type Issuer, startIssuer } from './issuer.ts';
import { createJournal, type Journal } from './journal.ts';
import { kmsService } from './kms-service.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import { createMover, type Mover } from './mover.ts';
import { type MayInvoke, permissionsOf } from './permissions.ts';
import { createQueues, type Queues } from './queues.ts';
import { createRights, type Rights } from './rights.ts';
import { listen } from './server.ts';
import { sesService } from './ses-service.ts';
import { sqsService } from './sqs-service.ts';
import { type Streams, startStreams } from './stream.ts';
import { createTables, type Table, tablesOf } from './tables.ts';
import type { Deployment } from './template.ts';
import { createTokens, type Tokens } from './tokens.ts';
import type { Usage } from './usage.ts';

/** What is to be run. `endings` collects what must be ended, in the order of beginning. */
export type MachineStart = {
  deployment: Deployment;
  port: number;
  dataDir?: string;
  chance?: number;
  warn: (line: string) => void;
  say: (line: string) => void;
  endings: Ending[];
};

/** Ends something that was started. */
export type Ending = () => Promise<void> | void;

/** What needs no starting: the program as it is declared, its time, and what is remembered of the run. */
type Basics = {
  deployment: Deployment;
  rights: Rights;
  usage: Usage;
  tables: Table[];
  changes: Changes;
  clock: ProgramClock;
  activity: Activity;
  agenda: Agenda;
  faults: Faults;
  delivering: Delivering;
  journal: Journal;
  mailbox: Mailbox;
  /** Addresses that SES writes to no more. */
  suppressed: Set<string>;
  queues: Queues;
  mayInvoke: MayInvoke;
  tokens: Tokens;
  warn: (line: string) => void;
};

/** The parts of a running program. */
export type Machine = Basics & {
  url: string;
  server: Server;
  engine: Engine;
  expiries: Expiries;
  aws: AwsEndpoint;
  issuer: Issuer | undefined;
  functions: Functions;
  bus: Bus;
  alarms: Alarms;
  streams: Streams;
  mover: Mover;
  gateway: (request: HttpRequest) => Promise<HttpAnswer>;
};

/** Ends everything, the latest first. */
export async function endAll(endings: Ending[]): Promise<void> {
  for (const end of endings.splice(0).reverse()) await end();
}

/** Starts the database, the address of AWS, the bus, the streams and the gateway; functions start when they are called. */
export async function startMachine(start: MachineStart): Promise<Machine> {
  const basics = basicsOf(start);
  const { endings } = start;
  const { server, port, close } = await listen(start.port);
  endings.push(close, () => basics.agenda.stop());
  const url = `http://localhost:${port}`;
  const engine = await startDatabase(start, basics.tables);
  const aws = await startAwsEndpoint(basics);
  endings.push(() => aws.stop());
  const issuer = await startIssuer({ ...basics, url, port });
  if (issuer) endings.push(() => issuer.stop());
  const environment = environmentOf({ deployment: basics.deployment, url, endpoint: aws.url, issuer });
  const functions = createFunctions({
    ...basics,
    aws,
    environment,
    ...(start.chance === undefined ? {} : { chance: start.chance }),
  });
  endings.push(() => functions.stop());
  aws.pass.faults = faultyCalls({ ...basics, kill: id => functions.kill(id) });
  const bus = createBus({ ...basics, functions, asyncInvoke: createAsyncInvoke({ ...basics, functions }) });
  const alarms = createAlarms({ ...basics, publish: bus.publish });
  basics.queues.changed = alarms.look;
  basics.journal.printed = alarms.printed;
  const expiries = createExpiries(engine, basics.tables);
  const { streams, mover } = await connect({ ...basics, engine, expiries, aws, functions, bus }, start);
  const accessLog = (line: string) => basics.journal.log('access log', line);
  const gateway = createGateway({ ...basics, functions, accessLog, issuer });
  return { ...basics, url, server, engine, expiries, aws, issuer, functions, bus, alarms, streams, mover, gateway };
}

function basicsOf({ deployment, warn }: MachineStart): Basics {
  const clock = createClock();
  const activity = createActivity();
  const agenda = createAgenda({ clock, activity });
  const faults = createFaults();
  const usage: Usage = new Set();
  const tables = tablesOf(deployment);
  return {
    deployment,
    usage,
    rights: createRights(deployment, usage),
    tables,
    changes: createChanges(tables),
    clock,
    activity,
    agenda,
    faults,
    delivering: createDelivering({ faults, clock, agenda, activity }),
    journal: createJournal(clock),
    mailbox: createMailbox(),
    suppressed: new Set(),
    queues: createQueues(deployment, clock),
    mayInvoke: permissionsOf(deployment, usage),
    tokens: createTokens(clock),
    warn,
  };
}

async function startDatabase({ dataDir, endings, say }: MachineStart, tables: Table[]): Promise<Engine> {
  say('starting the database');
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  const endpoint = process.env.DDB_ENDPOINT;
  const file = dataDir ? { file: join(dataDir, 'tables.db') } : {};
  const engine = await startEngine({ ...file, ...(endpoint ? { endpoint } : {}) });
  endings.push(() => engine.stop());
  await createTables(engine, tables);
  return engine;
}

type Connected = Basics & { engine: Engine; expiries: Expiries; aws: AwsEndpoint; functions: Functions; bus: Bus };

/** Lets the services answer, writes wake the streams, and time do what falls due. */
async function connect(
  parts: Connected,
  { dataDir, endings }: MachineStart,
): Promise<{ streams: Streams; mover: Mover }> {
  const { aws, engine, tables, clock, changes, expiries } = parts;
  let woken: Streams | undefined;
  const written = (table: string) => woken?.wake(table);
  const performed = ({ requestId = '', operation, body }: AwsCall) => {
    changes.performed(requestId, operation, body);
    expiries.performed(operation, body);
  };
  aws.services.dynamodb = dynamoDbService({ engine, tables, written, performed });
  aws.services.events = eventsService(parts);
  aws.services.ses = sesService(parts);
  aws.services.sqs = sqsService(parts);
  aws.services.kms = kmsService({ ...parts, ...(dataDir ? { file: join(dataDir, 'kms.key') } : {}) });
  // Records that the last run left are handed on at once, so the services must answer by now.
  const streams = await startStreams({ ...parts, ...(dataDir ? { checkpoints: join(dataDir, 'stream.json') } : {}) });
  woken = streams;
  endings.push(() => streams.stop());
  const sweep = () => expiries.sweep(clock.now());
  const mover = createMover({ ...parts, sweep });
  endings.push(() => mover.stop());
  return { streams, mover };
}

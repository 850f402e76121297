import type { Activity } from './activity.ts';
import type { Agenda } from './agenda.ts';
import type { ProgramClock } from './clock.ts';
import type { Engine } from './dynamodb.ts';
import { matches } from './event-pattern.ts';
import type { Faults } from './faults.ts';
import type { Functions, InvocationResult } from './functions.ts';
import type { Queues } from './queues.ts';
import type { Rights } from './rights.ts';
import { openReader, type StreamReader, type StreamRecord } from './stream-reader.ts';
import { type Settings, settingsOf } from './stream-settings.ts';
import type { Table } from './tables.ts';
import type { Deployment } from './template.ts';
import { type Usage, useOf } from './usage.ts';

/** The stream mappings of the deployment. */
export type Streams = {
  /** Told that a table was written: its mappings read at once. */
  wake(table: string): void;
  /** Passes over everything that was written until now, waits of failed batches included. */
  skip(): Promise<void>;
  stop(): void;
};

type Needs = {
  deployment: Deployment;
  engine: Engine;
  tables: Table[];
  clock: ProgramClock;
  activity: Activity;
  agenda: Agenda;
  functions: Functions;
  queues: Queues;
  rights: Rights;
  usage: Usage;
  faults: Faults;
  checkpoints?: string;
  warn: (line: string) => void;
};

type Mapping = Settings & {
  reader: StreamReader;
  queue: StreamRecord[];
  attempts: number;
  window: number;
  blockedUntil: number;
};

/** Opens every enabled mapping. Refuses a property that it does not know; a mapping whose function may not read is told and rests. */
export async function startStreams(needs: Needs): Promise<Streams> {
  const mappings: Mapping[] = [];
  for (const resource of needs.deployment.ofType('AWS::Lambda::EventSourceMapping')) {
    if (resource.properties.Enabled === false) continue;
    const settings = settingsOf(resource, needs);
    if (!mayRead(settings, needs)) continue;
    const { engine, checkpoints } = needs;
    const reader = await openReader({ engine, table: settings.table.name, ...(checkpoints ? { checkpoints } : {}) });
    mappings.push({ ...settings, reader, queue: [], attempts: 0, window: settings.batchSize, blockedUntil: 0 });
  }
  const skip = async (mapping: Mapping) => {
    await mapping.reader.read();
    Object.assign(mapping, { queue: [], attempts: 0, window: mapping.batchSize, blockedUntil: 0 });
  };
  const runs = mappings.map(mapping => ({ table: mapping.table.name, run: runner(mapping, needs) }));
  for (const { run } of runs) run();
  return {
    wake: table => {
      for (const { table: own, run } of runs) if (own === table) run();
    },
    skip: async () => {
      await Promise.all(mappings.map(skip));
    },
    stop: () => {
      for (const { reader } of mappings) reader.close();
    },
  };
}

function mayRead({ id, functionId, table }: Settings, { rights, warn }: Needs): boolean {
  const may = (action: string, resource = table.streamArn) =>
    rights.ask(functionId, { action, resource }) === 'allowed';
  // Lambda lists streams to find new shards; without that right it only notices later.
  may('dynamodb:ListStreams', '*');
  const missing = ['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords'].find(
    action => !may(action),
  );
  if (missing) warn(`${id}: ${functionId} is not authorized to perform: ${missing} on resource: ${table.streamArn}`);
  return !missing;
}

/** Runs a mapping one batch after the other; called again meanwhile it looks once more. */
function runner(mapping: Mapping, needs: Needs): () => void {
  let running = false;
  let wanted = false;
  const run = () => {
    wanted = true;
    if (running) return;
    running = true;
    void needs.activity.during(async () => {
      while (wanted) {
        wanted = false;
        await drain(mapping, needs, run).catch(error => needs.warn(`${mapping.id}: ${error}`));
      }
      running = false;
    });
  };
  return run;
}

async function drain(mapping: Mapping, needs: Needs, run: () => void): Promise<void> {
  // A shard waits as a whole: what is written meanwhile does not shorten the wait of a failed batch.
  while (needs.clock.now() >= mapping.blockedUntil) {
    if (mapping.queue.length < mapping.batchSize) await fill(mapping, needs);
    const batch = mapping.queue.slice(0, mapping.window);
    if (batch.length === 0) return;
    const goesOn = await work(mapping, batch, { needs, run });
    if (!goesOn) return;
  }
}

async function fill(mapping: Mapping, { deployment, clock }: Needs): Promise<void> {
  const records = await mapping.reader.read();
  const described = records.map(record => ({
    ...record,
    awsRegion: deployment.region,
    eventSourceARN: mapping.table.streamArn,
    dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(clock.now() / 1000) },
  }));
  const { patterns } = mapping;
  mapping.queue.push(...described.filter(record => patterns.length === 0 || patterns.some(p => matches(p, record))));
}

type Turn = { needs: Needs; run: () => void };

/** One batch; answers whether the next one may follow at once. */
async function work(mapping: Mapping, batch: StreamRecord[], { needs, run }: Turn): Promise<boolean> {
  needs.usage.add(useOf('mapping', mapping.id));
  const handOn = () => needs.functions.invoke(mapping.functionId, { Records: batch }, { trigger: mapping.id });
  // A stream keeps its order and may hand a batch on twice.
  if (needs.faults.strikes('duplicate')) await handOn();
  const result = await handOn();
  const done = countDone(mapping, batch, result);
  mapping.queue.splice(0, done);
  if (done === batch.length) return succeed(mapping);
  if (done > 0) mapping.attempts = 0;
  if (mapping.bisects && 'error' in result && batch.length > 1) {
    mapping.window = Math.ceil(batch.length / 2);
    return true;
  }
  mapping.attempts += 1;
  const condition = exhausted(mapping, batch[done], needs);
  if (condition) {
    giveUp(mapping, { batch: batch.slice(done), result, condition }, needs);
    return succeed(mapping);
  }
  if (mapping.attempts === 1) return true;
  mapping.blockedUntil = needs.clock.now() + waitBefore(mapping.attempts);
  needs.agenda.at(mapping.blockedUntil, async () => run());
  return false;
}

/** Why a batch is not tried again, in Lambda's words; undefined when it is. */
function exhausted(
  { retries, attempts, maxAge }: Mapping,
  first: StreamRecord | undefined,
  { clock }: Needs,
): string | undefined {
  if (retries >= 0 && attempts > retries) return 'RetryAttemptsExhausted';
  const arrived = (first?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000;
  return clock.now() - arrived > maxAge ? 'RecordAgeExceeded' : undefined;
}

function succeed(mapping: Mapping): true {
  mapping.attempts = 0;
  mapping.window = mapping.batchSize;
  mapping.reader.checkpoint(mapping.queue[0]);
  return true;
}

/** Lambda tries a failed batch again at once, then after growing waits. Milliseconds of program time. */
function waitBefore(attempt: number): number {
  return Math.min(1000 * 2 ** (attempt - 2), 60_000);
}

/** How many records of the batch count as done: with item failures reported, those before the first failed one. */
function countDone(mapping: Mapping, batch: StreamRecord[], result: InvocationResult): number {
  if ('error' in result) return 0;
  if (!mapping.reportsItems) return batch.length;
  const failures = (result.payload as { batchItemFailures?: { itemIdentifier?: string }[] } | null)?.batchItemFailures;
  if (!failures || failures.length === 0) return batch.length;
  const numbers = batch.map(({ dynamodb }) => dynamodb.SequenceNumber);
  return Math.max(0, Math.min(...failures.map(({ itemIdentifier }) => numbers.indexOf(itemIdentifier ?? ''))));
}

type Failed = { batch: StreamRecord[]; result: InvocationResult; condition: string };

function giveUp(mapping: Mapping, failed: Failed, needs: Needs): void {
  const { batch, result, condition } = failed;
  mapping.queue.splice(0, batch.length);
  const lost = `${mapping.id}: ${batch.length} records were given up`;
  const right = { action: 'sqs:SendMessage', resource: mapping.onFailure ?? '' };
  const maySend = needs.rights.ask(mapping.functionId, right) === 'allowed';
  if (!mapping.onFailure || !maySend) {
    const why = mapping.onFailure
      ? `the role of ${mapping.functionId} may not send to ${mapping.onFailure}`
      : 'it has no destination';
    needs.warn(`${lost} and are lost: ${why}`);
    return;
  }
  const arrival = new Date((batch[0]?.dynamodb.ApproximateCreationDateTime ?? 0) * 1000).toISOString();
  needs.queues.send(mapping.onFailure, {
    requestContext: {
      requestId: result.requestId,
      functionArn: needs.functions.resource(mapping.functionId).arn,
      condition,
      approximateInvokeCount: mapping.attempts,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: 'error' in result ? 'Unhandled' : null,
    },
    version: '1.0',
    timestamp: needs.clock.iso(),
    DDBStreamBatchInfo: {
      shardId: batch[0]?.shardId,
      startSequenceNumber: batch[0]?.dynamodb.SequenceNumber,
      endSequenceNumber: batch.at(-1)?.dynamodb.SequenceNumber,
      approximateArrivalOfFirstRecord: arrival,
      approximateArrivalOfLastRecord: arrival,
      batchSize: batch.length,
      streamArn: mapping.table.streamArn,
    },
  });
  needs.warn(`${lost}; put aside in ${mapping.onFailure}`);
}

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Engine } from './dynamodb.ts';

/** A record of a table's stream, as functions receive it. */
export type StreamRecord = {
  eventID: string;
  eventName: string;
  shardId?: string;
  dynamodb: { SequenceNumber: string; ApproximateCreationDateTime: number } & Record<string, unknown>;
};

/** Reads a table's stream from where it stands. */
export type StreamReader = {
  /** All records that are there now, oldest first. */
  read(): Promise<StreamRecord[]>;
  /** Remembers that everything before `next` was handed on (everything, when there is no next one). */
  checkpoint(next: StreamRecord | undefined): void;
  close(): void;
};

type Shard = { id: string; iterator: string | undefined; last?: string };
type Source = { engine: Engine; table: string; checkpoints?: string };

/** Opens the stream at its beginning, or, with a file of checkpoints, after what the last run handed on. */
export async function openReader(source: Source): Promise<StreamReader> {
  const stored = load(source.checkpoints);
  const save = saving(() => writeFileSync(source.checkpoints as string, JSON.stringify(stored)));
  const streamArn = await streamOf(source);
  const shards: Shard[] = [];
  const discover = async () => {
    for (const id of await shardsOf(source.engine, streamArn)) {
      if (shards.some(shard => shard.id === id)) continue;
      shards.push({ id, iterator: await iteratorOf(source.engine, { streamArn, id, after: stored[id] }) });
    }
  };
  await discover();
  return {
    read: async () => {
      if (shards.every(({ iterator }) => !iterator)) await discover();
      const records: StreamRecord[] = [];
      for (const shard of shards) records.push(...(await readShard(source.engine, shard)));
      return records;
    },
    checkpoint: next => {
      if (next || !source.checkpoints) return;
      for (const { id, last } of shards) if (last) stored[id] = last;
      save.soon();
    },
    close: () => {
      save.now();
      for (const shard of shards) shard.iterator = undefined;
    },
  };
}

/** A file is written once for the batches of a moment. Where the run ends in between, the next one hands on again what it had: nothing is lost, and who receives it knows it. */
function saving(write: () => void): { soon(): void; now(): void } {
  let timer: NodeJS.Timeout | undefined;
  const now = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    write();
  };
  return {
    now,
    soon: () => {
      timer ??= setTimeout(now, savedWithinMs).unref();
    },
  };
}

const savedWithinMs = 100;

function load(file: string | undefined): Record<string, string> {
  return file && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}

async function ask(engine: Engine, operation: string, question: object): Promise<Record<string, unknown>> {
  const { status, body } = await engine.ask(`DynamoDBStreams_20120810.${operation}`, JSON.stringify(question));
  if (status !== 200) throw new Error(`${operation}: ${body}`);
  return JSON.parse(body) as Record<string, unknown>;
}

async function streamOf({ engine, table }: Source): Promise<string> {
  const { Streams } = await ask(engine, 'ListStreams', { TableName: table });
  return (Streams as { StreamArn: string }[])[0]?.StreamArn ?? '';
}

async function shardsOf(engine: Engine, StreamArn: string): Promise<string[]> {
  const { StreamDescription } = await ask(engine, 'DescribeStream', { StreamArn });
  return (StreamDescription as { Shards: { ShardId: string }[] }).Shards.map(({ ShardId }) => ShardId);
}

type Position = { streamArn: string; id: string; after: string | undefined };

async function iteratorOf(engine: Engine, { streamArn, id, after }: Position): Promise<string> {
  const position = after
    ? { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }
    : { ShardIteratorType: 'TRIM_HORIZON' };
  const { ShardIterator } = await ask(engine, 'GetShardIterator', { StreamArn: streamArn, ShardId: id, ...position });
  return String(ShardIterator);
}

const fewRecords = 100;

async function readShard(engine: Engine, shard: Shard): Promise<StreamRecord[]> {
  const all: StreamRecord[] = [];
  while (shard.iterator) {
    const page = await ask(engine, 'GetRecords', { ShardIterator: shard.iterator, Limit: 1000 });
    const records = (page.Records ?? []) as StreamRecord[];
    shard.iterator = page.NextShardIterator as string | undefined;
    shard.last = records.at(-1)?.dynamodb.SequenceNumber ?? shard.last ?? '';
    all.push(...records.map(record => ({ ...record, shardId: shard.id })));
    // A page ends early where it gets too large, and never after so few; a further one would be empty.
    if (records.length < fewRecords) break;
  }
  return all;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from './refusal.ts';

/** An answer of an AWS endpoint. */
export type Answer = { status: number; body: string };

/** No answer at all: the connection ends. */
export const lost: Answer = { status: 0, body: '' };

/** The database that the run talks to. `target` is `DynamoDB_20120810.<Operation>` or `DynamoDBStreams_20120810.<Operation>`. */
export type Engine = {
  url: string;
  ask(target: string, body: string): Promise<Answer>;
  stop(): Promise<void>;
};

/**
 * Ends the database when the runner ends, however that happens: the shell holds the other end of a pipe, and a pipe closes
 * with its process, `kill -9` included. (The engine outlives a crashed parent by itself.) What is of this run alone goes with it.
 */
const watchdog =
  'scratch=$1; shift; exec 3<&0; "$@" 3<&- </dev/null 2>&1 & engine=$!; cat <&3 >/dev/null; kill -9 $engine 2>/dev/null; wait $engine 2>/dev/null; [ -z "$scratch" ] || rm -rf "$scratch"';

/** Starts the embedded engine on a file that stays, or on one that ends with the run; or takes the endpoint of DDB_ENDPOINT. */
export async function startEngine({ file, endpoint }: { file?: string; endpoint?: string }): Promise<Engine> {
  if (endpoint) return engineAt(endpoint, () => Promise.resolve());
  const binary = embeddedEngine();
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort();
    const scratch = file ? '' : mkdtempSync(join(memory, 'we-belong-here-'));
    const tables = file ?? join(scratch, 'tables.db');
    const child = await launch({ binary, port, tables, scratch });
    if (!child) continue;
    await indexStream(tables);
    return engineAt(`http://127.0.0.1:${port}`, () => end(child));
  }
  throw new Refusal('the embedded DynamoDB engine does not start');
}

/** Files that no disk is asked for, where the system has such a place. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * The engine numbers each record of a stream after looking through all that there ever were: after a few thousand a write takes three
 * times as long, after a hundred thousand ten times. An index in its file gives it the last number at once; that is why there is always a
 * file, and never the engine's own memory.
 */
async function indexStream(file: string): Promise<void> {
  const { DatabaseSync } = await import('node:sqlite');
  const tables = new DatabaseSync(file, { timeout: 5_000 });
  try {
    tables.exec(
      'CREATE INDEX IF NOT EXISTS stream_by_number ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    );
  } finally {
    tables.close();
  }
}

/** The program of the embedded engine. Refuses where it is not installed. */
export function embeddedEngine(): string {
  try {
    const binary = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
    if (existsSync(binary)) return binary;
  } catch {
    // not installed on this platform
  }
  throw new Refusal(
    'the embedded DynamoDB engine is not installed here: set DDB_ENDPOINT to the address of a DynamoDB (DynamoDB Local, for example)',
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

/** `scratch`: the folder that goes with the run, or nothing. */
type Launch = { binary: string; port: number; tables: string; scratch: string };

/** The running engine; undefined when it ended at once (its port was taken in between). */
async function launch({ binary, port, tables, scratch }: Launch): Promise<ChildProcess | undefined> {
  const options = ['--port', String(port), '--db-path', tables];
  const child = spawn('/bin/sh', ['-c', watchdog, 'engine', scratch, binary, ...options], {
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  child.stdin?.on('error', () => undefined);
  const listening = new Promise<boolean>(resolve => {
    child.stdout?.on('data', (data: Buffer) => String(data).includes('listening') && resolve(true));
    child.stdout?.on('end', () => resolve(false));
  });
  const started = await Promise.race([listening, pause(5_000, false)]);
  if (!started) await end(child);
  child.unref();
  return started ? child : undefined;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
}

function engineAt(endpoint: string, stop: () => Promise<void>): Engine {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const url = new URL(endpoint);
  return {
    url: endpoint,
    ask: (target, body) =>
      new Promise((resolve, reject) => {
        const options = { agent, host: url.hostname, port: url.port, path: '/', method: 'POST' };
        const headers = { ...engineHeaders, 'x-amz-target': target, 'content-length': Buffer.byteLength(body) };
        const asked = request({ ...options, headers }, response => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 500, body: Buffer.concat(parts).toString() }),
          );
          response.on('error', reject);
        });
        asked.on('error', reject);
        asked.end(body);
      }),
    stop: async () => {
      agent.destroy();
      await stop();
    },
  };
}

/** Engines demand a signature's form and do not check it. */
const engineHeaders = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '20260101T000000Z',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
};

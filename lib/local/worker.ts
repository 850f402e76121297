/**
 * The program of a function's worker: replaces the Date, then loads the function's bundle as Lambda does, and answers
 * invocations. It is run by Node itself in a thread of its own and imports nothing of the project but the program's time and chance.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { format } from 'node:util';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { replaceChance } from './program-chance.ts';
import { realNow, replaceDate } from './program-date.ts';
import { callOverPort } from './wire.ts';

type Start = {
  folder: string;
  handler: string;
  offset: SharedArrayBuffer;
  /** What falls at random falls by this, where the run is to be repeated. */
  chance: string | undefined;
  context: Record<string, string>;
  aws: { url: string; port: MessagePort };
};
type Call = { id: string; event: unknown; deadline: number; trace: string };
type Handler = (event: unknown, context: object) => unknown;

const start = workerData as Start;
const port = parentPort as NonNullable<typeof parentPort>;
const invocations = new AsyncLocalStorage<Record<symbol, string>>();

delete process.env.NODE_COMPILE_CACHE;
replaceDate(new BigInt64Array(start.offset));
if (start.chance !== undefined) replaceChance(start.chance);
callOverPort(start.aws.url, start.aws.port);
sendOutput();
if (process.env.AWS_LAMBDA_LOG_FORMAT === 'JSON') logAsJson();
provideInvokeStore();
await serve();

/** Output goes to the runner over the port of the results, so that what an invocation says is there when it has answered. */
function sendOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = ((chunk: unknown, ...rest: unknown[]) => {
      port.postMessage({ output: typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString() });
      const done = rest.at(-1);
      if (typeof done === 'function') done();
      return true;
    }) as typeof stream.write;
  }
}

/** With the JSON log format Lambda makes an object of every console line; what is written to the streams stays as it is. */
function logAsJson(): void {
  const levels = { debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' } as const;
  for (const [method, level] of Object.entries(levels)) {
    console[method as keyof typeof levels] = (...values: unknown[]) => {
      const message = values.length === 1 && typeof values[0] === 'object' ? values[0] : format(...values);
      const requestId = invocations.getStore()?.[Symbol.for('_AWS_LAMBDA_REQUEST_ID')];
      process.stdout.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, requestId, message })}\n`);
    };
  }
}

/** As in Lambda's runtime: by it the SDK learns which invocation a call belongs to, and sends its trace id along. */
function provideInvokeStore(): void {
  const trace = Symbol.for('_AWS_LAMBDA_X_RAY_TRACE_ID');
  const request = Symbol.for('_AWS_LAMBDA_REQUEST_ID');
  const get = (key: symbol) => invocations.getStore()?.[key];
  const InvokeStore = {
    get,
    getContext: () => invocations.getStore(),
    hasContext: () => invocations.getStore() !== undefined,
    getRequestId: () => get(request) ?? '-',
    getXRayTraceId: () => get(trace),
    getTenantId: () => undefined,
  };
  Object.assign(globalThis, { awslambda: { InvokeStore } });
}

async function serve(): Promise<void> {
  try {
    const handler = load();
    port.on('message', (call: Call) => void answer(handler, call));
    port.postMessage({ ready: true });
  } catch (error) {
    port.postMessage({ failed: describe(error) });
  }
}

function load(): Handler {
  const dot = start.handler.lastIndexOf('.');
  const file = start.handler.slice(0, dot);
  const name = start.handler.slice(dot + 1);
  const require = createRequire(join(start.folder, 'package.json'));
  const found = ['.js', '.cjs', ''].map(end => join(start.folder, file + end)).find(path => resolves(require, path));
  if (!found) throw named('Runtime.ImportModuleError', `Error: Cannot find module '${file}'`);
  const handler = (require(found) as Record<string, unknown>)[name];
  if (typeof handler !== 'function') {
    throw named('Runtime.HandlerNotFound', `${start.handler} is undefined or not exported`);
  }
  return handler as Handler;
}

function resolves(require: NodeJS.Require, path: string): boolean {
  try {
    return Boolean(require.resolve(path));
  } catch {
    return false;
  }
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

async function answer(handler: Handler, call: Call): Promise<void> {
  const store = {
    [Symbol.for('_AWS_LAMBDA_X_RAY_TRACE_ID')]: call.trace,
    [Symbol.for('_AWS_LAMBDA_REQUEST_ID')]: call.id,
  };
  try {
    const result = await invocations.run(store, async () => handler(call.event, contextOf(call)));
    port.postMessage({ id: call.id, result: JSON.stringify(result) ?? 'null' });
    rememberCompiled();
  } catch (error) {
    const description = describe(error);
    port.postMessage({ output: `ERROR Invoke Error ${JSON.stringify(description)}\n` });
    port.postMessage({ id: call.id, error: description });
  }
}

let remembered = false;

/** Leaves what was compiled for the next workers once the first answer is given; a worker is ended from outside, and then it is too late. */
function rememberCompiled(): void {
  if (!remembered) flushCompileCache();
  remembered = true;
}

/** Lambda's context. The deadline is in real time: a function has its seconds whatever the program's clock does. */
function contextOf(call: Call): object {
  return {
    ...start.context,
    awsRequestId: call.id,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(call.deadline - realNow())),
  };
}

function describe(error: unknown): { errorType: string; errorMessage: string; trace: string[] } {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

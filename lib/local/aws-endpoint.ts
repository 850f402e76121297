import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from './activity.ts';
import type { ProgramClock } from './clock.ts';
import { type Answer, lost } from './dynamodb.ts';
import type { Journal } from './journal.ts';
import type { Rights } from './rights.ts';
import { listen } from './server.ts';
import type { Deployed, Deployment } from './template.ts';
import type { Received, Sent } from './wire.ts';

/** A call of a function to AWS. `caller` is the function's id, `operation` as the API names it. */
export type AwsCall = {
  caller: string;
  service: string;
  operation: string;
  body: Record<string, unknown>;
  requestId?: string;
};

/** One right that a call needs, and what is recorded of it. */
export type Right = { action: string; resource: string; context?: Record<string, string[]>; keys?: string[] };

/** Answers the calls of one service: which rights a call needs, and what it does. */
export type AwsService = {
  /** The operation's name, from the request's headers and path. */
  operation(headers: IncomingMessage['headers'], path: string): string;
  rights(call: AwsCall): Right[] | Answer;
  perform(call: AwsCall): Promise<Answer & { units?: number[] }>;
  refusal(message: string): Answer;
};

/** Where every outgoing call passes before it is performed. The default only performs it. */
export type Passage = (call: AwsCall, perform: () => Promise<Answer>) => Promise<Answer>;

/** The address of AWS for functions. */
export type AwsEndpoint = {
  url: string;
  /** Answers what a function sends over its port as it would have over a socket. */
  answer(sent: Sent): Promise<Received>;
  /** What it answers, by the names of services as signatures call them. Filled before the first function runs. */
  services: Record<string, AwsService>;
  /** What tests put into the way of a call, and within it the faults. */
  pass: { through: Passage; faults: Passage };
  stop(): Promise<void>;
};

type Needs = {
  deployment: Deployment;
  clock: ProgramClock;
  activity: Activity;
  journal: Journal;
  rights: Rights;
  /** Told of every refused call. */
  warn: (line: string) => void;
};

/** The access key of a person at work on the machine: no role binds them. */
export const operator = 'operator';

/** Starts the address that functions find AWS under; it knows the caller by its access key, which is the function's id. */
export async function startAwsEndpoint(needs: Needs): Promise<AwsEndpoint> {
  const { server, port, close } = await listen(0);
  const answerTo = (request: Request | Promise<Request>) =>
    needs.activity.during(async () => answerCall(await request, { ...needs, endpoint })).catch(failure);
  const endpoint: AwsEndpoint = {
    url: `http://127.0.0.1:${port}`,
    answer: async ({ call, ...request }) => {
      const answer = await answerTo(request);
      return { call, status: answer.status, headers: headersOf(answer, needs.clock), body: answer.body };
    },
    services: {},
    pass: { through: (_, perform) => perform(), faults: (_, perform) => perform() },
    stop: close,
  };
  server.on('request', async (request, response) => {
    // What breaks off while it is read is answered too: it is nobody else's trouble.
    send(response, await answerTo(requestOf(request)), needs.clock);
  });
  server.keepAliveTimeout = 120_000;
  return endpoint;
}

function failure(error: unknown): Answer {
  return { status: 500, body: JSON.stringify({ __type: 'InternalServerError', message: String(error) }) };
}

function send(response: ServerResponse, answer: Answer, clock: ProgramClock): void {
  if (answer.status === lost.status) response.destroy();
  else response.writeHead(answer.status, headersOf(answer, clock)).end(answer.body);
}

function headersOf({ status, body }: Answer, clock: ProgramClock): Record<string, string> {
  // The SDK corrects its clock by the answer's date: it must be the program's.
  const headers: Record<string, string> = {
    'content-type': 'application/x-amz-json-1.0',
    date: new Date(clock.now()).toUTCString(),
  };
  const type = /"__type":"([^"]+)"/.exec(status === 200 ? '' : body)?.[1];
  if (type) headers['x-amzn-errortype'] = type.replace(/^.*#/, '');
  return headers;
}

async function requestOf(request: IncomingMessage): Promise<Request> {
  const { headers, url = '/' } = request;
  return { path: url, headers, body: await read(request) };
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

type Serving = Needs & { endpoint: AwsEndpoint };

/** A request as far as it matters here. */
type Request = { path: string; headers: IncomingMessage['headers']; body: string };

async function answerCall({ path, headers, body }: Request, needs: Serving): Promise<Answer> {
  const [, caller = '', name = ''] =
    /Credential=([^/]+)\/[^/]+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? '') ?? [];
  const service = needs.endpoint.services[name];
  if (!service) return { status: 501, body: JSON.stringify({ message: `no ${name} on this machine` }) };
  const operation = service.operation(headers, path);
  const trace = /Root=1-([0-9a-f]{8})-([0-9a-f]{24})/.exec(String(headers['x-amzn-trace-id'] ?? ''));
  const call: AwsCall = {
    caller,
    service: name,
    operation,
    body: JSON.parse(body || '{}') as Record<string, unknown>,
    ...(trace ? { requestId: uuid(`${trace[1]}${trace[2]}`) } : {}),
  };
  return authorized(call, service, needs);
}

function uuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

async function authorized(call: AwsCall, service: AwsService, needs: Serving): Promise<Answer> {
  const rights = service.rights(call);
  if (!Array.isArray(rights)) return rights;
  for (const right of call.caller === operator ? [] : rights) {
    const verdict = needs.rights.ask(call.caller, right);
    if (verdict === 'allowed') continue;
    record(needs.journal, call, { rights: [right], status: 400 });
    const message = refusalOf(call.caller, right, { verdict, needs });
    needs.warn(message);
    return service.refusal(message);
  }
  const { through, faults } = needs.endpoint.pass;
  const perform = () => faults(call, () => service.perform(call));
  const answer: Answer & { units?: number[] } = await through(call, perform);
  record(needs.journal, call, { rights, status: answer.status, units: answer.units });
  return answer;
}

function callerOf(id: string, { deployment }: Serving): Deployed | undefined {
  return deployment.ofType('AWS::Lambda::Function').find(known => known.id === id);
}

type Refused = { verdict: 'denied' | 'unmentioned'; needs: Serving };

/** In AWS's words: the session of a function's role is called like the function. */
function refusalOf(caller: string, { action, resource }: Right, { verdict, needs }: Refused): string {
  const known = callerOf(caller, needs);
  const role = String(known?.properties.Role ?? 'nobody')
    .split('/')
    .at(-1);
  const user = `arn:aws:sts::${needs.deployment.account}:assumed-role/${role}/${known?.ref ?? caller}`;
  const why =
    verdict === 'denied'
      ? 'with an explicit deny in an identity-based policy'
      : `because no identity-based policy allows the ${action} action`;
  return `User: ${user} is not authorized to perform: ${action} on resource: ${resource} ${why}`;
}

type Outcome = { rights: Right[]; status: number; units?: number[] | undefined };

function record(journal: Journal, call: AwsCall, { rights, status, units }: Outcome): void {
  rights.forEach(({ action, resource, keys }, index) => {
    journal.call({
      function: call.caller,
      action,
      resource,
      units: units?.[index] ?? 0,
      status,
      ...(call.requestId ? { requestId: call.requestId } : {}),
      ...(keys ? { keys } : {}),
    });
  });
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Activity } from './activity.ts';
import type { ProgramClock } from './clock.ts';
import type { Answer } from './dynamodb.ts';
import type { Functions } from './functions.ts';
import type { Journal } from './journal.ts';
import { evaluate, type Statement } from './policy.ts';
import type { Deployment } from './template.ts';

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

/** Where every outgoing call passes before it is performed: the place for faults. The default only performs it. */
export type Passage = (call: AwsCall, perform: () => Promise<Answer>) => Promise<Answer>;

export type AwsEndpoint = { url: string; pass: { through: Passage }; stop(): Promise<void> };

type Needs = {
  deployment: Deployment;
  clock: ProgramClock;
  activity: Activity;
  journal: Journal;
  roles: Map<string, Statement[]>;
  functions: () => Functions;
  services: Record<string, AwsService>;
  /** Told of every refused call. */
  warn: (line: string) => void;
};

/** Starts the address that functions find AWS under; it knows the caller by its access key, which is the function's id. */
export async function startAwsEndpoint(needs: Needs): Promise<AwsEndpoint> {
  const pass: { through: Passage } = { through: (_, perform) => perform() };
  const server = createServer((request, response) => void needs.activity.during(() => handle(request, response)));
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const answer = await answerCall(request, { ...needs, pass }).catch(failure);
    send(response, answer, needs.clock);
  };
  server.keepAliveTimeout = 120_000;
  await listen(server);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, pass, stop: () => close(server) };
}

async function listen(server: Server): Promise<void> {
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
}

async function close(server: Server): Promise<void> {
  const closed = new Promise(resolve => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

function failure(error: unknown): Answer {
  return { status: 500, body: JSON.stringify({ __type: 'InternalServerError', message: String(error) }) };
}

function send(response: ServerResponse, { status, body }: Answer, clock: ProgramClock): void {
  // The SDK corrects its clock by the answer's date: it must be the program's.
  const headers: Record<string, string> = {
    'content-type': 'application/x-amz-json-1.0',
    date: new Date(clock.now()).toUTCString(),
  };
  const type = /"__type":"([^"]+)"/.exec(status === 200 ? '' : body)?.[1];
  if (type) headers['x-amzn-errortype'] = type.replace(/^.*#/, '');
  response.writeHead(status, headers).end(body);
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

type WithPass = Needs & { pass: { through: Passage } };

async function answerCall(request: IncomingMessage, needs: WithPass): Promise<Answer> {
  const [, caller = '', name = ''] =
    /Credential=([^/]+)\/[^/]+\/[^/]+\/([^/]+)\//.exec(request.headers.authorization ?? '') ?? [];
  const service = needs.services[name];
  const body = await read(request);
  if (!service) return { status: 501, body: JSON.stringify({ message: `no ${name} on this machine` }) };
  const operation = service.operation(request.headers, request.url ?? '/');
  const trace = /Root=1-([0-9a-f]{8})-([0-9a-f]{24})/.exec(String(request.headers['x-amzn-trace-id'] ?? ''));
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

async function authorized(call: AwsCall, service: AwsService, needs: WithPass): Promise<Answer> {
  const rights = service.rights(call);
  if (!Array.isArray(rights)) return rights;
  const statements = statementsOf(call.caller, needs);
  for (const right of rights) {
    const verdict = evaluate(statements, right);
    if (verdict === 'allowed') continue;
    record(needs.journal, call, { rights: [right], status: 400 });
    const message = refusalOf(call.caller, right, { verdict, needs });
    needs.warn(message);
    return service.refusal(message);
  }
  const answer: Answer & { units?: number[] } = await needs.pass.through(call, () => service.perform(call));
  record(needs.journal, call, { rights, status: answer.status, units: answer.units });
  return answer;
}

function statementsOf(caller: string, { functions, roles }: WithPass): Statement[] {
  const { ids, resource } = functions();
  return ids.includes(caller) ? (roles.get(String(resource(caller).properties.Role)) ?? []) : [];
}

type Refused = { verdict: 'denied' | 'unmentioned'; needs: WithPass };

function refusalOf(caller: string, { action, resource }: Right, { verdict, needs }: Refused): string {
  const { functions, deployment } = needs;
  const known = functions().ids.includes(caller) ? functions().resource(caller) : undefined;
  const role = String(known?.properties.Role ?? 'nobody')
    .split('/')
    .at(-1);
  const user = `arn:aws:sts::${deployment.account}:assumed-role/${role}/${known?.ref ?? caller}`;
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

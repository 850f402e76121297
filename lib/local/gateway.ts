import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { accessLogOf } from './access-log.ts';
import type { ProgramClock } from './clock.ts';
import type { Functions } from './functions.ts';
import type { MayInvoke } from './permissions.ts';
import { type Api, apiOf, findRoute, type Match } from './routes.ts';
import type { Deployment } from './template.ts';
import { createThrottle } from './throttle.ts';
import { type Claims, claimTexts, type Tokens } from './tokens.ts';

/** A request as the gateway takes it, its body read. */
export type HttpRequest = {
  method: string;
  target: string;
  headers: IncomingMessage['headers'];
  body: Buffer;
  sourceIp: string;
  tooLarge: boolean;
};

/** An answer to a request. */
export type HttpAnswer = { status: number; headers: Record<string, string | string[]>; body: Buffer | string };

type Needs = {
  deployment: Deployment;
  clock: ProgramClock;
  functions: Functions;
  mayInvoke: MayInvoke;
  tokens: Tokens;
  warn: (line: string) => void;
  /** Keeps a line of the stage's access log. */
  accessLog: (line: string) => void;
};

/** Bodies above this size are refused by API Gateway itself. */
const largestBody = 10 * 1024 * 1024;

/** The HTTP API of the template: answers a request as API Gateway in front of the template's functions does. */
export function createGateway(needs: Needs): (request: HttpRequest) => Promise<HttpAnswer> {
  const api = apiOf(needs.deployment);
  const mayPass = createThrottle(api?.stage, needs.clock);
  const line = accessLogOf(api?.stage);
  return async request => {
    const started = needs.clock.now();
    const asked = { request, url: new URL(request.target, 'http://local'), requestId: randomUUID() };
    const match = api && findRoute(api.routes, request.method, asked.url.pathname);
    const given = await answer(asked, match);
    const access = {
      requestId: asked.requestId,
      routeKey: match?.route.key ?? '-',
      status: given.status,
      length: given.body.length,
    };
    const seen = { method: request.method, path: asked.url.pathname, sourceIp: request.sourceIp };
    if (line) needs.accessLog(line({ ...access, ...seen, started, now: needs.clock.now() }));
    return given;
  };
  async function answer({ request, url, requestId }: Asked, match: Match | undefined): Promise<HttpAnswer> {
    if (!api || !match) return own(404, 'Not Found');
    if (!mayPass(match.route.key)) return own(429, 'Too Many Requests');
    const claims = authorize(match, request, needs.tokens);
    if (claims === 'unauthorized') return own(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
    if (claims === 'forbidden') return own(403, 'Forbidden');
    if (request.tooLarge) return own(413, 'Request Entity Too Large');
    return call({ api, match, request, url, requestId, ...(claims ? { claims } : {}) }, needs);
  }
}

type Asked = { request: HttpRequest; url: URL; requestId: string };

function own(status: number, message: string, headers: Record<string, string> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ message }) };
}

function authorize(
  { route }: Match,
  request: HttpRequest,
  tokens: Tokens,
): Claims | undefined | 'unauthorized' | 'forbidden' {
  if (!route.authorizer) return undefined;
  const { issuer, audience } = route.authorizer;
  const claims = tokens.claims((request.headers.authorization ?? '').replace(/^Bearer /i, ''));
  const meant = claims?.aud ?? claims?.client_id;
  if (!claims || claims.iss !== issuer || !audience.includes(String(meant))) return 'unauthorized';
  const scopes = String(claims.scope ?? '').split(' ');
  if (route.scopes.length > 0 && !route.scopes.some(scope => scopes.includes(scope))) return 'forbidden';
  return claims;
}

type Call = Asked & { api: Api; match: Match; claims?: Claims };

async function call(asked: Call, needs: Needs): Promise<HttpAnswer> {
  const { api, match } = asked;
  const { functionArn, timeout } = match.route.integration;
  const id = needs.functions.idOf(functionArn);
  const { method, path, key } = match.route;
  const { region, account } = needs.deployment;
  const stage = api.stage?.ref ?? '$default';
  const source = `arn:aws:execute-api:${region}:${account}:${api.id}/${stage}/${key === '$default' ? key : `${method}${path}`}`;
  if (!id || !needs.mayInvoke(functionArn, 'apigateway.amazonaws.com', source)) {
    needs.warn(`${key}: no permission lets apigateway.amazonaws.com invoke ${id ?? functionArn} for ${source}`);
    return own(500, 'Internal Server Error');
  }
  const event = payload(asked, needs);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(() => resolve('late'), timeout);
  });
  const result = await Promise.race([needs.functions.invoke(id, event, { trigger: key }), late]);
  clearTimeout(timer);
  if (result === 'late') return own(503, 'Service Unavailable');
  return 'payload' in result ? answerOf(result.payload) : own(500, 'Internal Server Error');
}

/** The event of payload format 2.0. */
function payload({ api, match, request, url, requestId, claims }: Call, { clock, deployment }: Needs): object {
  const { cookie, ...others } = request.headers;
  const headers = flatHeaders(others);
  const query = queryOf(url);
  const text = isText(String(headers['content-type'] ?? ''));
  const body = request.body.length === 0 ? undefined : request.body.toString(text ? 'utf8' : 'base64');
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie ? { cookies: cookie.split(/;\s*/) } : {}),
    headers: {
      ...headers,
      'x-forwarded-for': request.sourceIp,
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    ...(query ? { queryStringParameters: query } : {}),
    requestContext: {
      accountId: deployment.account,
      apiId: api.id,
      ...(claims ? { authorizer: { jwt: { claims: claimTexts(claims), scopes: null } } } : {}),
      domainName: headers.host ?? '',
      domainPrefix: String(headers.host ?? '').split('.')[0],
      http: {
        method: request.method,
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: match.route.key,
      stage: api.stage?.ref ?? '$default',
      time: new Date(clock.now()).toUTCString(),
      timeEpoch: clock.now(),
    },
    ...(Object.keys(match.parameters).length > 0 ? { pathParameters: match.parameters } : {}),
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: body !== undefined && !text,
  };
}

function flatHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  );
}

function queryOf(url: URL): Record<string, string> | undefined {
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams) query[name] = name in query ? `${query[name]},${value}` : value;
  return Object.keys(query).length > 0 ? query : undefined;
}

/** API Gateway hands these on as text, everything else (forms, too) in base64. */
function isText(contentType: string): boolean {
  return /^(text\/|application\/(json|javascript|xml)|[^;]*\+(json|xml))/.test(contentType) || contentType === '';
}

type ProxyResult = {
  statusCode?: number | string;
  headers?: Record<string, string | number | boolean>;
  cookies?: string[];
  body?: unknown;
  isBase64Encoded?: boolean;
};

/** A function's result as an answer; one without a status is the body itself. */
function answerOf(result: unknown): HttpAnswer {
  const shaped = typeof result === 'object' && result !== null ? (result as ProxyResult) : {};
  if (shaped.statusCode === undefined) {
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(result) };
  }
  const status = Number(shaped.statusCode);
  const { body = '', headers = {}, cookies, isBase64Encoded } = shaped;
  if (!(status >= 100 && status < 600) || typeof body !== 'string') return own(500, 'Internal Server Error');
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(lower),
      ...(cookies ? { 'set-cookie': cookies } : {}),
    },
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}

/** Reads a request, up to the size that API Gateway takes. */
export async function readRequest(request: IncomingMessage): Promise<HttpRequest> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += (part as Buffer).length;
    if (size <= largestBody) parts.push(part as Buffer);
  }
  return {
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: request.headers,
    body: Buffer.concat(parts),
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    tooLarge: size > largestBody,
  };
}

/** Sends an answer; one to HEAD without its body. */
export function sendAnswer(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { ...headers, 'content-length': bytes.length }).end(bytes);
}

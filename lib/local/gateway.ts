import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { accessLogOf } from './access-log.ts';
import type { ProgramClock } from './clock.ts';
import type { Functions } from './functions.ts';
import { type Asked, answerOf, type Call, type HttpAnswer, type HttpRequest, own, payloadOf } from './http-payload.ts';
import type { Issuer } from './issuer.ts';
import type { MayInvoke } from './permissions.ts';
import { apiOf, findRoute, type Match } from './routes.ts';
import type { Deployment } from './template.ts';
import { createThrottle } from './throttle.ts';
import type { Claims, Tokens } from './tokens.ts';
import { type Usage, useOf } from './usage.ts';

type Needs = {
  deployment: Deployment;
  clock: ProgramClock;
  functions: Functions;
  mayInvoke: MayInvoke;
  usage: Usage;
  tokens: Tokens;
  issuer: Issuer | undefined;
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
    const claims = authorize(match, request, needs);
    if (claims === 'unauthorized') return own(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
    if (claims === 'forbidden') return own(403, 'Forbidden');
    if (request.tooLarge) return own(413, 'Request Entity Too Large');
    return call({ api, match, request, url, requestId, ...(claims ? { claims } : {}) }, needs);
  }
}

function authorize(
  { route }: Match,
  request: HttpRequest,
  { tokens, issuer: standIn }: Needs,
): Claims | undefined | 'unauthorized' | 'forbidden' {
  if (!route.authorizer) return undefined;
  const { issuer, audience } = route.authorizer;
  const claims = tokens.claims((request.headers.authorization ?? '').replace(/^Bearer /i, ''));
  const meant = claims?.aud ?? claims?.client_id;
  const here = issuer === standIn?.named ? standIn.url : issuer;
  if (!claims || claims.iss !== here || !audience.includes(String(meant))) return 'unauthorized';
  const scopes = String(claims.scope ?? '').split(' ');
  if (route.scopes.length > 0 && !route.scopes.some(scope => scopes.includes(scope))) return 'forbidden';
  return claims;
}

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
  needs.usage.add(useOf('route', key));
  const event = payloadOf(asked, { account, now: needs.clock.now() });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(() => resolve('late'), timeout);
  });
  const result = await Promise.race([needs.functions.invoke(id, event, { trigger: key }), late]);
  clearTimeout(timer);
  if (result === 'late') return own(503, 'Service Unavailable');
  return 'payload' in result ? answerOf(result.payload) : own(500, 'Internal Server Error');
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

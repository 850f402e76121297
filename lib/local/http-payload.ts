import type { IncomingMessage } from 'node:http';
import type { Api, Match } from './routes.ts';
import { type Claims, claimTexts } from './tokens.ts';

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

/** A request that has found its way: who asks for what. */
export type Asked = { request: HttpRequest; url: URL; requestId: string };

/** A request with its route and, behind the authorizer, its claims. */
export type Call = Asked & { api: Api; match: Match; claims?: Claims };

type Circumstances = { account: string; now: number };

/** An answer of API Gateway itself: its fixed JSON. */
export function own(status: number, message: string, headers: Record<string, string> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ message }) };
}

/** The event of payload format 2.0. */
export function payloadOf(call: Call, circumstances: Circumstances): object {
  const { match, request, url } = call;
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
    requestContext: requestContextOf(call, circumstances),
    ...(Object.keys(match.parameters).length > 0 ? { pathParameters: match.parameters } : {}),
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: body !== undefined && !text,
  };
}

function requestContextOf(
  { api, match, request, url, requestId, claims }: Call,
  { account, now }: Circumstances,
): object {
  return {
    accountId: account,
    apiId: api.id,
    ...(claims ? { authorizer: { jwt: { claims: claimTexts(claims), scopes: null } } } : {}),
    domainName: request.headers.host ?? '',
    domainPrefix: String(request.headers.host ?? '').split('.')[0],
    http: {
      method: request.method,
      path: url.pathname,
      protocol: 'HTTP/1.1',
      sourceIp: request.sourceIp,
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId,
    routeKey: match.route.key,
    stage: api.stage?.ref ?? '$default',
    time: logTime(now),
    timeEpoch: now,
  };
}

/** As `24/Nov/2026:09:00:00 +0000`. */
function logTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

function flatHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  const entries = Object.entries(headers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  );
}

function queryOf(url: URL): Record<string, string> | undefined {
  const query: Record<string, string> = {};
  for (const [name, value] of url.searchParams)
    query[name] = Object.hasOwn(query, name) ? `${query[name]},${value}` : value;
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
export function answerOf(result: unknown): HttpAnswer {
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

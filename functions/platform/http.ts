import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Fault } from '../program/checks.ts';

/** A request of an HTTP API (payload 2.0), read once. */
export interface Request {
  readonly method: string;
  /** `GET /receipts/{receipt}`, or with a path that stands for many: `GET /staff/{proxy+}` */
  readonly routeKey: string;
  /** As it was asked for: `/receipts/7F3K92QDM4TW1ZP8`. */
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case; with the cookies, which the gateway takes apart. */
  readonly headers: Readonly<Record<string, string>>;
  /** As it was sent: forms arrive in base64. */
  readonly body: Buffer;
  /** The token's claims, all of them strings, on routes for staff. */
  readonly claims: Readonly<Record<string, string>>;
}

/** What a door answers. */
export type Answer = APIGatewayProxyStructuredResultV2;

/** One door: a request in, an answer out. */
export type Door = (request: Request) => Promise<Answer>;

const texts = (record: Record<string, unknown> | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );

/** Reads the gateway's event. */
export function requestOf(event: APIGatewayProxyEventV2): Request {
  const { authorizer } = event.requestContext as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } };
  return {
    method: event.requestContext.http.method,
    routeKey: event.routeKey,
    path: event.rawPath,
    params: texts(event.pathParameters),
    query: texts(event.queryStringParameters),
    headers: {
      ...Object.fromEntries(Object.entries(texts(event.headers)).map(([name, value]) => [name.toLowerCase(), value])),
      ...(event.cookies && { cookie: event.cookies.join('; ') }),
    },
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
    claims: texts(authorizer?.jwt?.claims),
  };
}

/** On every answer: nothing is kept by caches, leaks by referrer, is framed, sniffed or loaded from elsewhere. */
const always = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
};

const nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/** A page; `styleHash` is the one inline stylesheet that may apply. */
export const page = (
  statusCode: number,
  { markup, styleHash, language }: { markup: string; styleHash: string; language: string },
): Answer => ({
  statusCode,
  headers: {
    ...always,
    'content-type': 'text/html; charset=utf-8',
    'content-language': language,
    vary: 'accept-language',
    'content-security-policy': `${nothing}; style-src 'sha256-${styleHash}'; form-action 'self'`,
  },
  body: markup,
});

/** JSON. */
export const json = (statusCode: number, body: unknown): Answer => ({
  statusCode,
  headers: { ...always, 'content-type': 'application/json; charset=utf-8', 'content-security-policy': nothing },
  body: JSON.stringify(body),
});

/** JSON to be kept as a file. */
export function download(name: string, content: object): Answer {
  const answer = json(200, content);
  return { ...answer, headers: { ...answer.headers, 'content-disposition': `attachment; filename="${name}"` } };
}

/** Entries for a calendar (iCalendar, published): taken as a file, or asked for again and again by a calendar that subscribes. */
export const calendarFile = (name: string, text: string): Answer => ({
  statusCode: 200,
  headers: {
    ...always,
    'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': nothing,
  },
  body: text,
});

/** A table to be kept as a file. */
export const file = (name: string, csv: string): Answer => ({
  statusCode: 200,
  headers: {
    ...always,
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': nothing,
  },
  body: csv,
});

/** A refusal in the words of RFC 9457. */
export const problem = (
  status: number,
  body: {
    title: string;
    detail?: string;
    errors?: readonly Fault[];
    conflicts?: readonly object[];
    /** What is missing for an act: code, values and sentence of each. */
    missing?: readonly object[];
  },
): Answer => ({
  statusCode: status,
  headers: { ...always, 'content-type': 'application/problem+json', 'content-security-policy': nothing },
  body: JSON.stringify({ type: 'about:blank', status, ...body }),
});

/** Sends the browser on with a GET. */
export const seeOther = (location: string): Answer => ({ statusCode: 303, headers: { ...always, location } });

/** Why a body cannot be read, as its status. */
export type Unreadable = 400 | 413 | 415;

/** 16 KB are eight times the longest household. */
const longestBody = 16 * 1024;

/** A form's fields; `cut` when it was too long, with those of its beginning, so that a page can show them again. */
export interface PostedForm {
  readonly kind: 'form';
  readonly fields: URLSearchParams;
  readonly cut: boolean;
}

/** What was posted: JSON as it is, a form as its fields. */
export type Posted =
  | { readonly kind: 'json'; readonly value: unknown }
  | PostedForm
  | { readonly kind: 'unreadable'; readonly status: Unreadable };

/** Reads a body by its type, up to so many bytes. Never throws. */
export function readBody({ headers, body }: Request, longest = longestBody): Posted {
  const cut = body.length > longest;
  const type = (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded')
    return { kind: 'form', fields: new URLSearchParams(body.toString('utf8', 0, longest)), cut };
  if (cut) return { kind: 'unreadable', status: 413 };
  if (type !== 'application/json') return { kind: 'unreadable', status: 415 };
  try {
    return { kind: 'json', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) };
  } catch {
    return { kind: 'unreadable', status: 400 };
  }
}

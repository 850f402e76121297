import { Refusal } from './refusal.ts';
import type { Deployed } from './template.ts';

/** What the gateway knows of a request when it has answered it. */
export type Access = {
  requestId: string;
  routeKey: string;
  status: number;
  length: number;
  started: number;
  now: number;
  method: string;
  path: string;
  sourceIp: string;
};

const variables: Record<string, (access: Access) => string> = {
  requestId: ({ requestId }) => requestId,
  routeKey: ({ routeKey }) => routeKey,
  status: ({ status }) => String(status),
  responseLength: ({ length }) => String(length),
  responseLatency: ({ started, now }) => String(now - started),
  integrationLatency: ({ started, now }) => String(now - started),
  requestTime: ({ started }) => new Date(started).toISOString(),
  requestTimeEpoch: ({ started }) => String(started),
  httpMethod: ({ method }) => method,
  path: ({ path }) => path,
  protocol: () => 'HTTP/1.1',
  stage: () => '$default',
  integrationErrorMessage: () => '-',
  integrationStatus: ({ status }) => String(status),
  'error.message': () => '-',
  'authorizer.error': () => '-',
  'identity.sourceIp': ({ sourceIp }) => sourceIp,
};

/** The stage's access log as lines; undefined when it keeps none. Refuses a variable that it does not know. */
export function accessLogOf(stage: Deployed | undefined): ((access: Access) => string) | undefined {
  const format = (stage?.properties.AccessLogSettings as { Format?: string } | undefined)?.Format;
  if (!format) return undefined;
  const expression = /\$context\.([\w.]+\w)/g;
  for (const [, name = ''] of format.matchAll(expression)) {
    if (!variables[name]) throw new Refusal(`the one-machine runner does not know the access log's $context.${name}`);
  }
  return access => format.replace(expression, (_, name: string) => variables[name]?.(access) ?? '-');
}

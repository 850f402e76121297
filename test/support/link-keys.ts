import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, vi } from 'vitest';
import { newId } from '../../functions/platform/kernel/ids.ts';
import { plusDays } from '../../functions/platform/kernel/time.ts';
import type { Link, Purpose } from '../../functions/platform/links.ts';
import { type Answer, startEngine } from '../../lib/local/dynamodb.ts';
import { listen } from '../../lib/local/server.ts';

/** The time of all stories about links. */
export const now = '2026-11-24T15:00:00.000Z';
/** What a link can be for. */
export const purposes: readonly Purpose[] = [
  'confirm',
  'offer',
  'introduction',
  'week',
  'card',
  'report',
  'meeting',
  'belonging',
  'interest',
  'later',
  'rights',
  'data',
  'correct',
  'profile',
  'concern',
  'another',
  'closing',
  'apply',
  'today',
  'invite',
  'member',
  'help',
  'reply',
  'digest',
  'editions',
  'event',
  'events',
  'stop',
  'register',
  'participant',
  'invitation',
  'session',
  'vote',
  'action',
];
/** A link as a mail has it, for some act. */
export const linkFor = (purpose: Purpose, change: Partial<Link> = {}): Link => ({
  purpose,
  subject: newId(),
  expires: plusDays(now, 14),
  nonce: `mail about ${purpose}`,
  ...change,
});
/** The token at the end of a link's address. */
export const tokenIn = (address: string): string => address.slice(address.lastIndexOf('/') + 1);

/** A database for keys behind a counter of what is asked of it. */
export async function startKeys() {
  const engine = await startEngine({});
  const { server, port, close } = await listen(0);
  const asked: string[] = [];
  const pass = async (request: IncomingMessage): Promise<Answer> => {
    const target = String(request.headers['x-amz-target']);
    asked.push(target.replace(/^.*\./, ''));
    return engine.ask(target, await text(request));
  };
  server.on('request', (request, response) => {
    void pass(request).then(({ status, body }) => response.writeHead(status).end(body));
  });
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${port}`);
  const ask = (operation: string, body: object) => engine.ask(`DynamoDB_20120810.${operation}`, JSON.stringify(body));
  return {
    asked,
    ask,
    /** The table of a deployment's keys, still empty. */
    async table(name: string): Promise<string> {
      await ask('CreateTable', {
        TableName: name,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      });
      return name;
    },
    async stop() {
      await close();
      await engine.stop();
    },
  };
}

/** A function that has just been started: it knows no key yet. */
export async function functionOf(table: string) {
  vi.stubEnv('LINK_KEYS_TABLE', table);
  vi.resetModules();
  return import('../../functions/platform/links.ts');
}

/** Before and after the stories of a file: the environment of a function, and a clock that stands still. */
export function standsStill(): void {
  beforeAll(() => {
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    vi.stubEnv('BASE_URL', 'https://library.example');
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
  });
  afterAll(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });
}

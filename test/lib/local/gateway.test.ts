import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRunner } from '../../../lib/local/runner.ts';
import type { Runner } from '../../../lib/local/running.ts';
import { writeAssembly } from './fixture.ts';
import { smallProgram } from './small-program.ts';

let runner: Runner;

beforeAll(async () => {
  runner = await startRunner({ outdir: writeAssembly(smallProgram()) });
});

afterAll(() => runner.stop());

const ask = (path: string, init: RequestInit = {}) => fetch(`${runner.url}${path}`, init);
const echo = async (path: string, init: RequestInit = {}) =>
  (await ask(path, init)).json() as Promise<Record<string, never>>;

describe('the gateway', () => {
  it('hands a request on in payload format 2.0', async () => {
    const event = await echo('/things/a%20b?x=1&x=2&y=%C3%A4', { headers: { 'X-Own': 'Yes', cookie: 'a=1; b=2' } });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /things/{id}',
      rawPath: '/things/a%20b',
      rawQueryString: 'x=1&x=2&y=%C3%A4',
      cookies: ['a=1', 'b=2'],
      headers: { 'x-own': 'Yes', 'x-forwarded-for': '127.0.0.1' },
      queryStringParameters: { x: '1,2', y: 'ä' },
      pathParameters: { id: 'a b' },
      requestContext: {
        http: { method: 'GET', path: '/things/a%20b', sourceIp: '127.0.0.1' },
        routeKey: 'GET /things/{id}',
        stage: '$default',
      },
      isBase64Encoded: false,
    });
    expect(event.headers).not.toHaveProperty('cookie');
  });

  it("hands a form's body on in base64", async () => {
    await ask('/things', { method: 'POST', body: new URLSearchParams({ id: 'a' }) });
    const event = runner.invocations.at(-1)?.event as { body: string; isBase64Encoded: boolean };
    expect([event.body, event.isBase64Encoded]).toEqual([Buffer.from('id=a').toString('base64'), true]);
  });

  it('gives status, headers and cookies of the answer', async () => {
    const answer = await ask('/things/a');
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('set-cookie')]).toEqual([
      200,
      'application/json',
      'a=b',
    ]);
  });

  it.each([
    ['an unknown path', '/nowhere', 'GET'],
    ['another method', '/things', 'PUT'],
    ['HEAD of a route for GET', '/things/a', 'HEAD'],
    ['a path that goes on', '/things/a/b', 'GET'],
  ])('answers its own 404 to %s', async (_, path, method) => {
    const answer = await ask(path, { method });
    expect(answer.status).toBe(404);
    if (method !== 'HEAD') expect(await answer.json()).toEqual({ message: 'Not Found' });
  });

  it('answers its own 500 when a function fails', async () => {
    const answer = await ask('/things', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: 'no json',
    });
    expect([answer.status, await answer.json()]).toEqual([500, { message: 'Internal Server Error' }]);
  });

  it('throttles a route as its stage says', async () => {
    const statuses = [];
    for (let n = 0; n < 3; n += 1) statuses.push((await ask('/narrow')).status);
    expect(statuses).toEqual([200, 200, 429]);
    await runner.advance('PT2S');
    expect((await ask('/narrow')).status).toBe(200);
  });

  it('takes bodies up to ten megabytes', async () => {
    const answer = await ask('/things', { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });
    expect([answer.status, await answer.json()]).toEqual([413, { message: 'Request Entity Too Large' }]);
  });
});

describe('the JWT authorizer', () => {
  const staff = (token: string) => ask('/staff', { headers: { authorization: `Bearer ${token}` } });

  it('hands the claims on as texts', async () => {
    const token = runner.staffToken('lee@library.example', ['liaison', 'desk']);
    const event = (await (await staff(token)).json()) as {
      requestContext: { authorizer: { jwt: { claims: Record<string, string> } } };
    };
    const { claims } = event.requestContext.authorizer.jwt;
    expect(claims).toMatchObject({
      email: 'lee@library.example',
      'cognito:groups': '[liaison desk]',
      email_verified: 'true',
      token_use: 'id',
    });
    expect(typeof claims.exp).toBe('string');
  });

  it('has no groups for someone who is not staff', async () => {
    const event = await (await staff(runner.staffToken('reader@town.example', []))).json();
    expect(JSON.stringify(event)).not.toContain('cognito:groups');
  });

  it('refuses no token, a foreign one, a changed one and an old one', async () => {
    const token = runner.staffToken('lee@library.example');
    const [head, , signature] = token.split('.');
    const changed = `${head}.${Buffer.from('{"exp":9999999999,"iat":0}').toString('base64url')}.${signature}`;
    const answers = [await ask('/staff'), await staff('no.token.here'), await staff(changed)];
    await runner.advance('PT61M');
    answers.push(await staff(token));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    expect(await answers[0]?.json()).toEqual({ message: 'Unauthorized' });
  });
});

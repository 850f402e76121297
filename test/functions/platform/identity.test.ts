import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { comeBack, sendToSignIn, type Waiting } from '../../../functions/platform/identity.ts';
import { Unavailable } from '../../../functions/platform/unavailable.ts';

const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const back = 'https://api.example/desk/signed-in';

/** What the issuer answers: by each test as it wants. */
let answers: { token: (claims: object) => { status: number; body: object | string }; down: boolean };
let server: Server;
let issuer: string;
let asked: URLSearchParams | undefined;
let waiting: Waiting;
let address: URL;

const now = () => Math.floor(Date.now() / 1000);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

function signed(claims: object, key: KeyObject = own.privateKey, head: object = { alg: 'RS256', kid: 'one' }): string {
  const content = `${part(head)}.${part(claims)}`;
  return `${content}.${sign('sha256', Buffer.from(content), key).toString('base64url')}`;
}

const good = (claims: object) => ({
  status: 200,
  body: { access_token: 'a', token_type: 'Bearer', id_token: signed(claims) },
});

const claims = () => ({
  iss: issuer,
  aud: 'the-desk',
  sub: 'ana',
  email: 'ana@library.example',
  'cognito:groups': ['liaison', 'admins'],
  nonce: waiting.nonce,
  auth_time: now(),
  iat: now(),
  exp: now() + 3600,
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const send = (status: number, body: object | string) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));
  if (answers.down) response.destroy();
  else if (request.url === '/.well-known/openid-configuration')
    send(200, {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
    });
  else if (request.url === '/keys')
    send(200, { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] });
  else {
    asked = new URLSearchParams(await text(request));
    const { status, body } = answers.token(claims());
    send(status, body);
  }
}

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, { ISSUER: issuer, STAFF_CLIENT: 'the-desk', ROLES_CLAIM: 'cognito:groups' });
});
afterAll(async () => {
  for (const name of ['ISSUER', 'STAFF_CLIENT', 'ROLES_CLAIM']) delete process.env[name];
  await new Promise(resolve => server.close(resolve));
});
beforeEach(() => {
  answers = { token: good, down: false };
});

/** Someone is sent to sign in, and comes back with a code. */
async function comes(change: Readonly<Record<string, string>> = {}) {
  ({ url: address, waiting } = await sendToSignIn(back, new Date().toISOString()));
  const query = new URLSearchParams({ code: 'c0de', state: waiting.state, iss: issuer, ...change });
  return comeBack(new URL(`${back}?${query}`), waiting);
}

describe('while the issuer does not answer', () => {
  it('nobody is sent there, and when it answers again everybody is', async () => {
    answers.down = true;
    await expect(comes()).rejects.toThrow(Unavailable);
    answers.down = false;
    expect(await comes()).toMatchObject({ sub: 'ana' });
  });

  it('nobody who comes back is taken or turned away: she may try again', async () => {
    answers.token = () => ({ status: 503, body: 'busy' });
    await expect(comes()).rejects.toThrow(Unavailable);
  });
});

describe('someone who comes back', () => {
  it('is whom the issuer says, with the roles of the claim', async () => {
    expect(await comes()).toEqual({ sub: 'ana', name: 'ana@library.example', roles: ['liaison', 'admins'] });
    answers.token = given => good({ ...given, 'cognito:groups': 'auditor', email: undefined });
    expect(await comes()).toEqual({ sub: 'ana', roles: ['auditor'] });
    answers.token = given => good({ ...given, 'cognito:groups': undefined });
    expect(await comes()).toMatchObject({ roles: [] });
  });

  it('was sent with a challenge, and her code is changed with its proof, without any secret', async () => {
    await comes();
    const sent = address.searchParams;
    expect(Object.fromEntries(sent)).toMatchObject({
      client_id: 'the-desk',
      response_type: 'code',
      redirect_uri: back,
      code_challenge_method: 'S256',
      prompt: 'login',
      max_age: '0',
      scope: 'openid email',
    });
    const proof = createHash('sha256')
      .update(asked?.get('code_verifier') ?? '')
      .digest('base64url');
    expect(proof).toBe(sent.get('code_challenge'));
    expect(Object.fromEntries(asked ?? [])).toMatchObject({
      grant_type: 'authorization_code',
      code: 'c0de',
      redirect_uri: back,
    });
    expect(asked?.has('client_secret')).toBe(false);
  });

  it('is sent with other secrets each time', async () => {
    await comes();
    const before = waiting;
    await comes();
    for (const name of ['state', 'nonce', 'verifier'] as const) {
      expect(waiting[name]).not.toBe(before[name]);
      expect(waiting[name].length).toBeGreaterThanOrEqual(43);
    }
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ['the state of another sign-in', { state: 'another' }],
    ['the answer of another issuer', { iss: 'https://evil.example' }],
    ['no code', { code: '' }],
    ['a refusal', { error: 'access_denied' }],
  ])('is nobody with %s', async (_, change) => {
    expect(await comes(change)).toBeUndefined();
  });

  it.each<[string, (given: object) => object]>([
    ['meant for another sign-in', given => good({ ...given, nonce: 'another' })],
    ['without a nonce', given => good({ ...given, nonce: undefined })],
    ['meant for another client', given => good({ ...given, aud: 'the-intranet' })],
    ['of another issuer', given => good({ ...given, iss: 'https://evil.example' })],
    ['that has run out', given => good({ ...given, exp: now() - 120 })],
    ['without a subject', given => good({ ...given, sub: undefined })],
    ['of someone who proved herself before she was sent', given => good({ ...given, auth_time: now() - 120 })],
    ['that does not say when she proved herself', given => good({ ...given, auth_time: undefined })],
    ['signed by somebody else', given => idToken(signed(given, stranger.privateKey))],
    [
      'signed by a key that nobody knows',
      given => idToken(signed(given, own.privateKey, { alg: 'RS256', kid: 'two' })),
    ],
    ['signed by nobody', given => idToken(`${part({ alg: 'none' })}.${part(given)}.`)],
    ['changed on the way', given => idToken(signed(given).replace(/\.[^.]+\./, `.${part({ ...given, sub: 'eve' })}.`))],
    ['that is missing', () => ({ status: 200, body: { access_token: 'a', token_type: 'Bearer' } })],
    ['whose code was used before', () => ({ status: 400, body: { error: 'invalid_grant' } })],
  ])('is nobody with a token %s', async (_, token) => {
    answers.token = token as typeof answers.token;
    expect(await comes()).toBeUndefined();
  });

  const idToken = (id_token: string) => ({ status: 200, body: { access_token: 'a', token_type: 'Bearer', id_token } });
});

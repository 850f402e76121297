/**
 * The program of the issuer's thread: an OpenID provider whose time is the program's, with a page where a person signs in as whom she
 * likes. It signs with the key of the run's tokens.
 */
import { type JsonWebKey, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { parentPort, workerData } from 'node:worker_threads';
import { Provider } from 'oidc-provider';
import { signInPage } from './issuer-page.ts';
import { replaceDate } from './program-date.ts';
import { keyId, userOf } from './tokens.ts';

/** What the provider is to be. */
export type IssuerStart = {
  /** Its own address, by which tokens name it. */
  url: string;
  clientId: string;
  /** Where the client may be returned to. */
  back: string[];
  rolesClaim: string;
  key: JsonWebKey;
  offset: SharedArrayBuffer;
};

const { url, clientId, back, rolesClaim, key, offset } = workerData as IssuerStart;

replaceDate(new BigInt64Array(offset));

/** Whoever has signed in since it began, by the name of her account. */
const accounts = new Map<string, Record<string, unknown>>();

const grantAll = async ({ oidc }: { oidc: { client: { clientId: string }; account: { accountId: string } } }) => {
  const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.account.accountId });
  grant.addOIDCScope('openid email');
  await grant.save();
  return grant;
};

const hour = 3600;

const provider = new Provider(url, {
  clients: [
    {
      client_id: clientId,
      redirect_uris: back,
      response_types: ['code'],
      grant_types: ['authorization_code'],
      token_endpoint_auth_method: 'none',
      require_auth_time: true,
    },
  ],
  jwks: { keys: [{ ...key, kid: keyId, use: 'sig', alg: 'RS256' }] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  claims: { openid: ['sub', rolesClaim], email: ['email', 'email_verified'] },
  conformIdTokenClaims: false,
  findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
  loadExistingGrant: grantAll,
  interactions: { url: (_: unknown, { uid }: { uid: string }) => `/sign-in/${uid}` },
  clientBasedCORS: () => false,
  features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: false } },
  ttl: { AuthorizationCode: 60, IdToken: hour, AccessToken: hour, Interaction: hour, Session: hour, Grant: hour },
});

const respond = provider.callback();

async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  await provider.interactionDetails(request, response);
  const fields = new URLSearchParams(request.method === 'POST' ? await text(request) : '');
  const email = fields.get('email')?.trim() ?? '';
  if (!/^\S+@\S+$/.test(email)) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
    response.end(signInPage(request.method === 'POST'));
    return;
  }
  const roles = fields.getAll('role');
  accounts.set(userOf(email), { email, email_verified: true, ...(roles.length > 0 && { [rolesClaim]: roles }) });
  await provider.interactionFinished(request, response, { login: { accountId: userOf(email), remember: false } });
}

const answer = (request: IncomingMessage, response: ServerResponse): Promise<void> =>
  request.url?.startsWith('/sign-in/') ? signIn(request, response) : respond(request, response);

const server = createServer((request, response) => {
  answer(request, response).catch(() => {
    if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' });
    response.end('This sign-in is over. Please begin again at the desk.');
  });
});
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port));

import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import { environment } from './environment.ts';
import { Unavailable } from './unavailable.ts';

/** Who someone is, as the issuer says. */
export interface Identity {
  /** The issuer's own name for her, for ever. */
  readonly sub: string;
  /** Her address, to show her as whom she is signed in. */
  readonly name?: string;
  /** The roles that the issuer gives her, the program's or not. */
  readonly roles: readonly string[];
}

/** What a browser keeps while its person is at the issuer: without it nobody's answer is taken. */
export interface Waiting {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** When she was sent there: she must prove herself after that. Seconds since 1970. */
  readonly since: number;
}

/** The issuer's clock may be so far behind. */
const toleranceSeconds = 60;

/** A function has twenty. */
const timeoutSeconds = 10;

let known: Promise<Configuration> | undefined;

/** The issuer as it describes itself, asked once. Over TLS; only an issuer on this very machine is believed without. */
function issuer(): Promise<Configuration> {
  const url = new URL(environment('ISSUER'));
  const loopback = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  known ??= discovery(url, environment('STAFF_CLIENT'), undefined, None(), {
    timeout: timeoutSeconds,
    execute: [enableNonRepudiationChecks, ...(loopback ? [allowInsecureRequests] : [])],
  }).catch(error => {
    known = undefined;
    throw unreachable(error);
  });
  return known;
}

const unreachable = (error: unknown): Unavailable =>
  new Unavailable('The issuer of the staff’s sign-in does not answer', { cause: error });

/** Where someone is sent to sign in, and what her browser keeps meanwhile. She proves herself anew, also when the issuer still knows her. */
export async function sendToSignIn(back: string, at: string): Promise<{ url: URL; waiting: Waiting }> {
  const config = await issuer();
  const waiting = {
    state: randomState(),
    nonce: randomNonce(),
    verifier: randomPKCECodeVerifier(),
    since: Math.floor(Date.parse(at) / 1000),
  };
  const url = buildAuthorizationUrl(config, {
    redirect_uri: back,
    scope: 'openid email',
    state: waiting.state,
    nonce: waiting.nonce,
    code_challenge: await calculatePKCECodeChallenge(waiting.verifier),
    code_challenge_method: 'S256',
    prompt: 'login',
    max_age: '0',
  });
  return { url, waiting };
}

/** Who has come back from the issuer; undefined when what she brings is no proof. Throws `Unavailable` when the issuer does not answer. */
export async function comeBack(url: URL, waiting: Waiting): Promise<Identity | undefined> {
  const config = await issuer();
  try {
    const tokens = await authorizationCodeGrant(config, url, {
      pkceCodeVerifier: waiting.verifier,
      expectedState: waiting.state,
      expectedNonce: waiting.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    // Whoever sits at a screen where someone was signed in before must not become her by taking a parameter out of an address.
    const fresh = Number(claims?.auth_time ?? 0) >= waiting.since - toleranceSeconds;
    return claims && fresh ? identityOf(claims) : undefined;
  } catch (error) {
    if (isNoProof(error)) return undefined;
    throw unreachable(error);
  }
}

/** What is wrong with the answer, and not with the way to the issuer. */
const isNoProof = (error: unknown): boolean =>
  error instanceof AuthorizationResponseError ||
  (error instanceof ResponseBodyError && error.status < 500) ||
  (error instanceof ClientError && /INVALID|JWT|KEY|COMPARISON|TIMESTAMP/.test(error.code ?? ''));

const identityOf = (claims: { readonly sub: string; readonly [claim: string]: unknown }): Identity => ({
  sub: claims.sub,
  ...(typeof claims.email === 'string' && { name: claims.email }),
  roles: [claims[environment('ROLES_CLAIM')] ?? []].flat().map(String),
});

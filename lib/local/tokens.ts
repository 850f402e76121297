import {
  createHash,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
  randomUUID,
  sign,
  verify,
} from 'node:crypto';
import type { ProgramClock } from './clock.ts';

/** The claims of a token. */
export type Claims = Record<string, unknown>;

/** Who is to be signed in: groups of the user pool, none for someone who is not staff. */
export type SignIn = { email: string; roles: string[]; rolesClaim: string; issuer: string; audience: string };

/** Signs people in as the user pool would, with a key of this run. */
export type Tokens = {
  /** An ID token, valid one hour of program time. */
  issue(who: SignIn): string;
  /** The claims of a token with this run's signature that is valid now; undefined for any other. */
  claims(token: string): Claims | undefined;
  /** What they are signed with: the issuer's page signs with it too. */
  key: JsonWebKey;
};

/** How tokens name the key. */
export const keyId = 'local';

const lifetime = 3600;

/** A new key and what is signed with it. */
export function createTokens(clock: ProgramClock): Tokens {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const seconds = () => Math.floor(clock.now() / 1000);
  return {
    key: privateKey.export({ format: 'jwk' }),
    issue: who => sealed(idClaims(who, seconds()), privateKey),
    claims: token => {
      const claims = opened(token, publicKey);
      const now = seconds();
      const valid = claims && Number(claims.exp) > now && Number(claims.iat) <= now;
      return valid ? claims : undefined;
    },
  };
}

/** The pool's name for whoever has this address: always the same, and in no way hers. */
export function userOf(email: string): string {
  const hash = createHash('sha256').update(email.toLowerCase()).digest('hex').slice(0, 32);
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function idClaims({ email, roles, rolesClaim, issuer, audience }: SignIn, now: number): Claims {
  const user = userOf(email);
  return {
    sub: user,
    ...(roles.length > 0 ? { [rolesClaim]: roles } : {}),
    email_verified: true,
    iss: issuer,
    'cognito:username': user,
    origin_jti: randomUUID(),
    aud: audience,
    event_id: randomUUID(),
    token_use: 'id',
    auth_time: now,
    exp: now + lifetime,
    iat: now,
    jti: randomUUID(),
    email,
  };
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function sealed(claims: Claims, key: KeyObject): string {
  const text = `${part({ kid: keyId, alg: 'RS256' })}.${part(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
}

function opened(token: string, key: KeyObject): Claims | undefined {
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || !signature) return undefined;
  try {
    const header = JSON.parse(Buffer.from(head, 'base64url').toString()) as { alg?: string };
    const good = verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'));
    return good && header.alg === 'RS256'
      ? (JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Claims as the HTTP API hands them on: every value a string, lists as `[a b]`. */
export function claimTexts(claims: Claims): Record<string, string> {
  const text = (value: unknown) => (Array.isArray(value) ? `[${value.join(' ')}]` : String(value));
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, text(value)]));
}

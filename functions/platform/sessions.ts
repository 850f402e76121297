import { createHash, createHmac, randomBytes } from 'node:crypto';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as v from 'valibot';
import { cookieOf, dropCookie, keepCookie } from './cookies.ts';
import { environment } from './environment.ts';
import type { Request } from './http.ts';
import type { Identity } from './identity.ts';
import { fingerprint } from './kernel/ids.ts';
import { plusMinutes } from './kernel/time.ts';
import { store } from './store.ts';

/** Who does nothing for so long is signed out. */
const idleMinutes = 30;

/** However busy she is: a day at the desk, and no longer. */
const longestMinutes = 8 * 60;

/** Going on is written down once in so long, not with every look. */
const slideMinutes = 1;

const cookie = 'desk';

/** Of the few who sit at the desk all sessions stand together, and those of one of them beside each other. */
const pk = 'session';

const stored = v.object({
  sk: v.string(),
  sub: v.string(),
  name: v.optional(v.string()),
  roles: v.array(v.string()),
  since: v.string(),
  idleAt: v.string(),
  endsAt: v.string(),
});

/** A session as others see it. Times are instants. */
export type LiveSession = v.InferOutput<typeof stored>;

/** A session as whoever holds its cookie sees it. */
export interface Session extends LiveSession {
  /** What every form of hers carries. */
  readonly csrf: string;
}

const earlier = (one: string, other: string): string => (one < other ? one : other);

const seconds = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** A key names a person without telling who she is: it stands in her cookie. */
const personKey = (sub: string): string => fingerprint(`staff ${sub}`);

/** The table knows a secret by its hash alone: who reads it can be nobody. */
const skOf = (person: string, secret: string): string =>
  `${person}#${createHash('sha256').update(secret).digest('base64url')}`;

/** The same for the life of a session, and of no use without its cookie. */
const csrfOf = (secret: string): string => createHmac('sha256', secret).update('csrf').digest('base64url');

const TableName = () => environment('SESSIONS_TABLE');

/** Begins a session and answers the cookie that is its only key. */
export async function beginSession({ sub, name, roles }: Identity, at: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const endsAt = plusMinutes(at, longestMinutes);
  const session: LiveSession = {
    sk: skOf(personKey(sub), secret),
    sub,
    ...(name && { name }),
    roles: [...roles],
    since: at,
    idleAt: plusMinutes(at, idleMinutes),
    endsAt,
  };
  await store.send(new PutCommand({ TableName: TableName(), Item: { pk, ...session, expires: seconds(endsAt) } }));
  return keepCookie(cookie, `${personKey(sub)}.${secret}`);
}

/** The cookie that takes the session's key from the browser. */
export const noSession = (): string => dropCookie(cookie);

/** Whose session a request comes with, if it is still one; to come is to go on. One consistent read. */
export async function sessionOf(request: Request, at: string): Promise<Session | undefined> {
  const [, person, secret] = /^([0-9a-z]{26})\.([\w-]{43})$/.exec(cookieOf(request, cookie) ?? '') ?? [];
  if (!person || !secret) return undefined;
  const key = { pk, sk: skOf(person, secret) };
  const { Item } = await store.send(new GetCommand({ TableName: TableName(), Key: key, ConsistentRead: true }));
  const read = v.safeParse(stored, Item);
  if (!read.success || !lives(read.output, at)) return undefined;
  const stays = await goOn(read.output, at);
  return stays ? { ...read.output, csrf: csrfOf(secret) } : undefined;
}

/** Going on never leads beyond the end. */
const lives = ({ idleAt }: LiveSession, at: string): boolean => at < idleAt;

/** False for a session that was ended in this very moment: it must not come back. */
async function goOn({ sk, idleAt, endsAt }: LiveSession, at: string): Promise<boolean> {
  const next = earlier(plusMinutes(at, idleMinutes), endsAt);
  if (next < plusMinutes(idleAt, slideMinutes)) return true;
  try {
    await store.send(
      new UpdateCommand({
        TableName: TableName(),
        Key: { pk, sk },
        UpdateExpression: 'SET idleAt = :next',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':next': next },
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}

/** Ends one session. */
export async function endSession({ sk }: Pick<Session, 'sk'>): Promise<void> {
  await store.send(new DeleteCommand({ TableName: TableName(), Key: { pk, sk } }));
}

/** The sessions that live now, of everyone or of one. */
export async function sessionsNow(at: string, sub?: string): Promise<readonly LiveSession[]> {
  const found: Record<string, unknown>[] = [];
  for (let start: Record<string, unknown> | undefined; ; ) {
    const { Items = [], LastEvaluatedKey } = await store.send(
      new QueryCommand({
        TableName: TableName(),
        KeyConditionExpression: sub === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ...(sub !== undefined && { ':sk': `${personKey(sub)}#` }) },
        ConsistentRead: true,
        ...(start && { ExclusiveStartKey: start }),
      }),
    );
    found.push(...Items);
    start = LastEvaluatedKey;
    if (!start) break;
  }
  return found.flatMap(one => {
    const read = v.safeParse(stored, one);
    return read.success && lives(read.output, at) ? [read.output] : [];
  });
}

/** Ends all sessions of someone; answers how many there were. */
export async function endSessionsOf(sub: string, at: string): Promise<number> {
  const sessions = await sessionsNow(at, sub);
  await Promise.all(sessions.map(endSession));
  return sessions.length;
}

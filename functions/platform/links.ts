import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { program } from '../program/settings.ts';
import { environment } from './environment.ts';
import { fingerprint } from './kernel/ids.ts';
import { plusDays, plusMinutes } from './kernel/time.ts';
import { store } from './store.ts';

/** What a link is for; a link for one act is no link for another. */
export type Purpose =
  | 'confirm'
  | 'offer'
  | 'introduction'
  | 'week'
  | 'card'
  | 'report'
  | 'meeting'
  | 'belonging'
  | 'interest'
  | 'later'
  | 'rights'
  | 'data'
  | 'correct'
  | 'profile'
  | 'concern'
  | 'another'
  | 'closing'
  | 'apply'
  | 'today'
  | 'invite'
  | 'member'
  | 'help'
  | 'reply'
  | 'digest'
  | 'editions'
  | 'event'
  | 'events'
  | 'stop'
  | 'register'
  | 'participant'
  | 'invitation'
  | 'session'
  | 'vote'
  | 'action';

/** What a link says, signed. */
export interface Link {
  readonly purpose: Purpose;
  /** What it is about: an arrival's, a pairing's, a person's or a request's id. */
  readonly subject: string;
  /** Until when it works, as an instant (whole seconds). */
  readonly expires: string;
  /** Tells two links for the same act apart: the mail it stands in. */
  readonly nonce: string;
}

/**
 * A link read back, with when it was issued (an instant, whole seconds): whoever revoked her links before did not revoke this one.
 * Forged ones are refused before anything is read about their subject.
 */
export type ReadLink = { readonly link: Link; readonly issued: string; readonly expired: boolean } | 'forged';

interface SigningKey {
  readonly kid: string;
  readonly secret: string;
  /** From when on it signs: by then everyone who reads links has heard of it. */
  readonly from: string;
}

const macBytes = 24;
const keyAgeMilliseconds = 5 * 60_000;
let cached: { readonly keys: readonly SigningKey[]; readonly read: number } | undefined;

/** Signs a link of a mail and answers its address; makes the next key when it is time. */
export async function addressOf(link: Link): Promise<string> {
  const now = new Date().toISOString();
  return signed(link, await keysInTurn(now), now);
}

/** The address of a page that another page leads to: signed with the keys that there are. Who only follows links may make none. */
export const onwardTo = async (link: Link): Promise<string> =>
  signed(link, await livingKeys(false), new Date().toISOString());

/** The path of another page about the same pairing, for as long as it can be of use. */
export async function pathTo(purpose: Purpose, pairing: string, at: string): Promise<string> {
  const nonce = `${purpose} ${pairing}`;
  const address = await onwardTo({ purpose, subject: pairing, expires: plusDays(at, program.pairingDays), nonce });
  return new URL(address).pathname;
}

function signed(link: Link, keys: readonly SigningKey[], now: string): string {
  // The very first key may have been made a moment after this one began.
  const key = keys.find(({ from }) => from <= now) ?? keys.at(-1);
  if (!key) throw new Error('No key to sign links with');
  const body = [
    'v2',
    key.kid,
    link.purpose,
    link.subject,
    seconds(link.expires),
    seconds(now),
    fingerprint(link.nonce).slice(0, 12),
  ].join('~');
  return `${environment('BASE_URL')}/l/${body}~${mac(key, body)}`;
}

/** Reads a link's token. */
export async function readLink(token: string, now: string): Promise<ReadLink> {
  const match =
    /^(v2~([a-z0-9]{8})~([a-z]+)~([a-z0-9.-]{1,72})~([a-z0-9]{1,10})~([a-z0-9]{1,10})~([a-z0-9]{12}))~([A-Za-z0-9_-]{32})$/.exec(
      token,
    );
  if (!match) return 'forged';
  const [, body = '', kid, purpose, subject = '', expiry = '', issue = '', nonce = '', signature = ''] = match;
  const key = (await livingKeys(false)).find(one => one.kid === kid);
  if (!key || !same(mac(key, body), signature)) return 'forged';
  const expires = instant(expiry);
  // The signature vouches that the purpose is one of ours.
  return {
    link: { purpose: purpose as Purpose, subject, expires, nonce },
    issued: instant(issue),
    expired: expires <= now,
  };
}

const seconds = (instant: string): string => Math.floor(Date.parse(instant) / 1000).toString(36);

const instant = (seconds36: string): string => new Date(Number.parseInt(seconds36, 36) * 1000).toISOString();

const mac = (key: SigningKey, body: string): string =>
  createHmac('sha256', Buffer.from(key.secret, 'base64'))
    .update(body)
    .digest()
    .subarray(0, macBytes)
    .toString('base64url');

const same = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** A new key signs only when everyone who remembers the old ones has looked again. */
const minutesUntilItSigns = 10;

/** The keys for signing, the newest first: when the newest has signed long enough, the next one is made. */
async function keysInTurn(now: string): Promise<readonly SigningKey[]> {
  const keys = await livingKeys(true);
  const [newest] = keys;
  if (!newest || plusDays(newest.from, program.linkKeyDays) > now) return keys;
  const made = await putKeys([newKey(plusMinutes(now, minutesUntilItSigns)), newest], newest);
  return remember(made ?? keys);
}

/**
 * The living keys, the newest first: the one that signs, the one before it, whose links still work, and for some minutes the next one.
 * Kept in memory for five minutes. That there are none yet is not kept: the first link of all works at once.
 */
async function livingKeys(mayMake: boolean): Promise<readonly SigningKey[]> {
  if (cached && Date.now() - cached.read < keyAgeMilliseconds && Date.now() >= cached.read) return cached.keys;
  const found = (await readOnce()) ?? (mayMake ? await putKeys([newKey(new Date().toISOString())]) : undefined);
  return found ? remember(found) : [];
}

function remember(keys: readonly SigningKey[]): readonly SigningKey[] {
  cached = { keys, read: Date.now() };
  return keys;
}

/** Links are signed side by side: one read is for all that wait for it. */
let reading: Promise<readonly SigningKey[] | undefined> | undefined;

function readOnce(): Promise<readonly SigningKey[] | undefined> {
  reading ??= readKeys().finally(() => {
    reading = undefined;
  });
  return reading;
}

const keyItem = { pk: 'signing' };

const newKey = (from: string): SigningKey => ({
  kid: randomBytes(4).toString('hex'),
  secret: randomBytes(32).toString('base64'),
  from,
});

async function readKeys(): Promise<readonly SigningKey[] | undefined> {
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('LINK_KEYS_TABLE'), Key: keyItem, ConsistentRead: true }),
  );
  return Item?.keys;
}

/** Keeps keys in the place of those whose newest is named (of none at all, when nobody is); where another function was faster, its keys are taken. */
async function putKeys(keys: readonly SigningKey[], before?: SigningKey): Promise<readonly SigningKey[] | undefined> {
  try {
    await store.send(
      new PutCommand({
        TableName: environment('LINK_KEYS_TABLE'),
        Item: { ...keyItem, v: 1, keys },
        ...(before
          ? {
              ConditionExpression: '#keys[0].kid = :kid',
              ExpressionAttributeNames: { '#keys': 'keys' },
              ExpressionAttributeValues: { ':kid': before.kid },
            }
          : { ConditionExpression: 'attribute_not_exists(pk)' }),
      }),
    );
    return keys;
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return readKeys();
    throw error;
  }
}

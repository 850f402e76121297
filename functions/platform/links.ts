import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from './environment.ts';
import { fingerprint } from './kernel/ids.ts';
import { store } from './store.ts';

/** What a link is for; a link for one act is no link for another. */
export type Purpose = 'confirm' | 'offer' | 'introduction' | 'week' | 'card';

/** What a link says, signed. */
export interface Link {
  readonly purpose: Purpose;
  /** What it is about: an arrival's or a pairing's id. */
  readonly subject: string;
  /** Until when it works, as an instant (whole seconds). */
  readonly expires: string;
  /** Tells two links for the same act apart: the mail it stands in. */
  readonly nonce: string;
}

/** A link read back. Forged ones are refused before anything is read about their subject. */
export type ReadLink = { readonly link: Link; readonly expired: boolean } | 'forged';

interface SigningKey {
  readonly kid: string;
  readonly secret: string;
}

const macBytes = 24;
const keyAgeMilliseconds = 5 * 60_000;
let cached: { readonly keys: readonly SigningKey[]; readonly read: number } | undefined;

/** Signs a link and answers its address. */
export async function addressOf(link: Link): Promise<string> {
  const key = (await signingKeys(true))[0];
  if (!key) throw new Error('No key to sign links with');
  const body = [
    'v1',
    key.kid,
    link.purpose,
    link.subject,
    seconds(link.expires),
    fingerprint(link.nonce).slice(0, 12),
  ].join('~');
  return `${environment('BASE_URL')}/l/${body}~${mac(key, body)}`;
}

/** Reads a link's token. */
export async function readLink(token: string, now: string): Promise<ReadLink> {
  const match =
    /^(v1~([a-z0-9]{8})~([a-z]+)~([a-z0-9.]{1,60})~([a-z0-9]{1,10})~([a-z0-9]{12}))~([A-Za-z0-9_-]{32})$/.exec(token);
  if (!match) return 'forged';
  const [, body = '', kid, purpose, subject = '', expiry = '', nonce = '', signature = ''] = match;
  const key = (await signingKeys(false)).find(one => one.kid === kid);
  if (!key || !same(mac(key, body), signature)) return 'forged';
  const expires = new Date(Number.parseInt(expiry, 36) * 1000).toISOString();
  // The signature vouches that the purpose is one of ours.
  return { link: { purpose: purpose as Purpose, subject, expires, nonce }, expired: expires <= now };
}

const seconds = (instant: string): string => Math.floor(Date.parse(instant) / 1000).toString(36);

const mac = (key: SigningKey, body: string): string =>
  createHmac('sha256', Buffer.from(key.secret, 'base64'))
    .update(body)
    .digest()
    .subarray(0, macBytes)
    .toString('base64url');

const same = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));

/**
 * The living keys, the signing one first. Made at first use; kept in memory for five minutes. That there are none yet is not kept:
 * the first link of all works at once.
 */
async function signingKeys(mayMake: boolean): Promise<readonly SigningKey[]> {
  if (cached && Date.now() - cached.read < keyAgeMilliseconds && Date.now() >= cached.read) return cached.keys;
  const found = (await readKeys()) ?? (mayMake ? await makeKeys() : undefined);
  if (!found) return [];
  cached = { keys: found, read: Date.now() };
  return found;
}

const keyItem = { pk: 'signing' };

async function readKeys(): Promise<readonly SigningKey[] | undefined> {
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('LINK_KEYS_TABLE'), Key: keyItem, ConsistentRead: true }),
  );
  return Item?.keys;
}

/** Makes the first key; where another function was faster, its key is taken. */
async function makeKeys(): Promise<readonly SigningKey[] | undefined> {
  const keys = [{ kid: randomBytes(4).toString('hex'), secret: randomBytes(32).toString('base64') }];
  try {
    await store.send(
      new PutCommand({
        TableName: environment('LINK_KEYS_TABLE'),
        Item: { ...keyItem, v: 1, keys },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return keys;
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return readKeys();
    throw error;
  }
}

import { list, load } from '../platform/ledger.ts';
import type { Wanted } from '../platform/message.ts';
import { partOf, readPage } from '../platform/pages.ts';
import { kinds } from './kinds.ts';
import { type MailState, mails, mailsOf } from './mail.ts';

export type { MailState } from './mail.ts';

/** What a kind of mail is about, as things stand; undefined when it is no longer wanted. */
export const wantedNow = async (kind: string, about: string): Promise<Wanted | undefined> => kinds[kind]?.about(about);

/** The keys of the mails that someone was or is to be sent, the first wanted first; a call in the place of a mail has the same key. Read from an index. */
export const mailsTo = async (person: string): Promise<readonly string[]> =>
  (await list(mails, mailsOf(person))).map(({ id }) => id);

/** What has become of a mail so far: `wanted` (nobody has looked at it yet), `waiting`, `sent`, or in the end its fate. */
export async function whatBecameOf(key: string): Promise<string> {
  const mail = await load(mails, key);
  switch (mail.status) {
    case 'none':
      return 'wanted';
    case 'held':
    case 'claimed':
      return 'waiting';
    case 'sent':
      return 'sent';
    case 'settled':
      return mail.fate;
  }
}

/** A mail with its key. */
export interface KnownMail {
  readonly id: string;
  readonly state: MailState;
}

/** The last mails to someone, the latest first: at most so many. Read from an index. */
export async function latestMails(person: string, limit: number): Promise<readonly KnownMail[]> {
  return (await readPage([partOf(mails, { list: mailsOf(person) })], { limit, order: 'newest' }))?.rows ?? [];
}

/**
 * Whether a mail never went out, so that whoever reads what it is about again can stop it for good: it waits for its first try, was dropped,
 * or is not even known. `by-call`: a call stands in its place. What nobody knows for sure counts as gone out.
 */
export async function mailNeverLeft(key: string): Promise<boolean | 'by-call'> {
  const mail = await load(mails, key);
  if (mail.status === 'settled' && mail.fate === 'by-call') return 'by-call';
  if (mail.status === 'held') return mail.attempt === 0;
  return mail.status === 'none' || (mail.status === 'settled' && mail.fate === 'not-wanted');
}

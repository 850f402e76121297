import { list } from '../platform/ledger.ts';
import type { Wanted } from '../platform/message.ts';
import { kinds } from './kinds.ts';
import { mails, mailsOf } from './mail.ts';

/** What a kind of mail is about, as things stand; undefined when it is no longer wanted. */
export const wantedNow = async (kind: string, about: string): Promise<Wanted | undefined> => kinds[kind]?.about(about);

/** The keys of the mails that someone was or is to be sent, the first wanted first; a call in the place of a mail has the same key. Read from an index. */
export const mailsTo = async (person: string): Promise<readonly string[]> =>
  (await list(mails, mailsOf(person))).map(({ id }) => id);

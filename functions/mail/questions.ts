import type { MailKind, Wanted } from '../platform/message.ts';
import { kinds } from './kinds.ts';

/** What a kind of mail is about, as things stand; undefined when it is no longer wanted. */
export const wantedNow = async (kind: string, about: string): Promise<Wanted | undefined> => kinds[kind]?.about(about);

/** A kind's declaration. */
export const mailKind = (kind: string): MailKind | undefined => kinds[kind];

import { createHmac } from 'node:crypto';
import { spelled } from '../platform/kernel/ids.ts';
import type { Contact } from './person.ts';
import { type ProgramKey, programKey, programKeyToSeal } from './program-key.ts';

/** A keyed hash (130 bits): who has the tables without the program key cannot try names, addresses, phones, receipts or whole posts until one fits. */
const hashed = ({ lookUp }: ProgramKey, kind: 'contact' | 'name' | 'receipt' | 'post', text: string): string =>
  spelled(createHmac('sha256', lookUp).update(`${kind} ${text}`).digest());

/**
 * The key of a contact's own item, where all are listed who gave it: the same for the same address, however it was typed. An agency is
 * everybody's and has none. With the program key at hand.
 */
export function contactKey(key: ProgramKey, contact: Contact): string | undefined {
  if ('email' in contact) return `contact#${hashed(key, 'contact', contact.email.trim().toLowerCase())}`;
  return 'phone' in contact ? `contact#${hashed(key, 'contact', contact.phone)}` : undefined;
}

/** What stands for a name, or a turn of it, where people are found by it; it is the same for all who are called so. With the program key at hand. */
export const nameKey = (key: ProgramKey, spelling: string): string => hashed(key, 'name', spelling);

/** The id of what a new receipt will stand for: an arrival, or a navigator who applies. */
export const idOfNewReceipt = async (receipt: string): Promise<string> =>
  hashed(await programKeyToSeal(), 'receipt', receipt);

/** The id of what a receipt stands for: found without an index. Undefined when no receipt was ever given. */
export async function idOfReceipt(receipt: string): Promise<string | undefined> {
  const key = await programKey();
  return key && hashed(key, 'receipt', receipt);
}

/** What tells one post from another, without saying what was in it. */
export const postHash = async (body: unknown): Promise<string> =>
  hashed(await programKeyToSeal(), 'post', JSON.stringify(body));

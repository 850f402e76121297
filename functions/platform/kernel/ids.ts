import { createHash, randomBytes } from 'node:crypto';

/** Letters and digits that cannot be mistaken for one another on paper or by phone (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const spell = (bytes: Uint8Array, length: number): string => {
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length }, (_, i) => alphabet[Number((bits >> BigInt(5 * i)) & 31n)]).join('');
};

/** A new id of 26 letters and digits (130 bits), lower case. */
export const newId = (): string => spell(randomBytes(17), 26).toLowerCase();

/** A new receipt of 16 letters and digits (80 bits), for people to read, photograph and type. */
export const newReceipt = (): string => spell(randomBytes(10), 16);

/** What someone typed as a receipt, as it was given: spaces and dashes dropped, look-alikes mended; undefined when it cannot be one. */
export const readReceipt = (typed: string): string | undefined => {
  const mended = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(mended) ? mended : undefined;
};

/** A receipt as it stands in a sentence: `7F3K-92QD-M4TW-1ZP8`. */
export const dashed = (receipt: string): string => grouped(receipt).join('-');

/** A receipt in groups of four, as it is read aloud and typed. */
export const grouped = (receipt: string): readonly string[] => receipt.match(/.{1,4}/g) ?? [];

/** An actor with so much of the id of a sign-in as tells the staff apart. */
export const briefly = (actor: string): string => actor.replace(/^(staff:.{8}).*$/, '$1');

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** A hash as an id is written (130 bits), lower case. */
export const spelled = (hash: Uint8Array): string => spell(hash, 26).toLowerCase();

/** A short fingerprint of a text (130 bits): equal texts, equal fingerprints. */
export const fingerprint = (text: string): string => spelled(sha256(text));

/** The id of the n-th event that a cause brought about on a subject: a UUID, the same on every retry. */
export const eventId = (subject: string, cause: string, n: number): string => {
  const hex = sha256(`${subject}|${cause}|${n}`).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};

/** The kind and the id of a subject: `arrival` and `<id>` of `arrival#<id>`. */
export function readSubject(subject: string): { readonly kind: string; readonly id: string } {
  const [kind = '', id = ''] = subject.split('#');
  return { kind, id };
}

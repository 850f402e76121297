import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Where something sealed stands: it opens nowhere else, so that nobody can put one person's address into another one's place. */
export interface Place {
  /** What the table is called in the program; its name in the account changes when it is restored. */
  readonly table: 'people' | 'person-keys';
  /** The item's key. */
  readonly key: string;
  readonly field: string;
  /** The version of the item's form. */
  readonly version: number;
}

const cipher = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
export const keyBytes = 32;

const associated = ({ table, key, field, version }: Place): Buffer =>
  Buffer.from(JSON.stringify([table, key, field, version]));

/** Seals bytes with a key of 32 bytes: nonce (12), ciphertext, tag (16). */
export const seal = (key: Uint8Array, place: Place, content: Uint8Array): Buffer<ArrayBuffer> =>
  sealWith(randomBytes(nonceBytes), key, place, content);

/** Seals several at once: asking the system for chance costs half as much as sealing, so it is asked once. */
export function sealAll(
  key: Uint8Array,
  contents: readonly (readonly [place: Place, content: Uint8Array])[],
): readonly Buffer<ArrayBuffer>[] {
  const nonces = randomBytes(nonceBytes * contents.length);
  return contents.map(([place, content], i) =>
    sealWith(nonces.subarray(i * nonceBytes, (i + 1) * nonceBytes), key, place, content),
  );
}

function sealWith(nonce: Uint8Array, key: Uint8Array, place: Place, content: Uint8Array): Buffer<ArrayBuffer> {
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(associated(place));
  return Buffer.concat([nonce, sealing.update(content), sealing.final(), sealing.getAuthTag()]);
}

/** Opens what `seal` sealed. Throws when the key or the place is another one, or a bit was changed. */
export function unseal(key: Uint8Array, place: Place, sealed: Uint8Array): Buffer {
  const end = sealed.length - tagBytes;
  if (end < nonceBytes) throw new Error('Too short to be sealed');
  const opening = createDecipheriv(cipher, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(associated(place))
    .setAuthTag(sealed.subarray(end));
  return Buffer.concat([opening.update(sealed.subarray(nonceBytes, end)), opening.final()]);
}

/** A new random key. */
export const newKey = (): Uint8Array => randomBytes(keyBytes);

/** A key for one use, made of another one: keys for different uses tell nothing of each other. */
export const keyFor = (use: string, key: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, '', use, keyBytes));

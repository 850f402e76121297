import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { environment } from '../platform/environment.ts';
import { programKeyItem, vaultContext } from '../platform/keys.ts';
import { store } from '../platform/store.ts';
import { Unavailable } from '../platform/unavailable.ts';
import { keyBytes, keyFor } from './vault.ts';

/** What the program key is used for; the key itself is used for nothing. */
export interface ProgramKey {
  /** Wraps the keys of people. */
  readonly wrap: Uint8Array;
  /** Hashes what is looked up exactly: an address, a phone, a receipt. */
  readonly lookUp: Uint8Array;
}

/** A KMS that hangs is a KMS that does not answer: whoever waits at a door hears it within seconds. */
const kms = new KMSClient({ requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000 } });

const longestMilliseconds = 5 * 60_000;
let known: { readonly read: number; readonly key: Promise<ProgramKey | undefined> } | undefined;

/**
 * The program key, in memory for five minutes at most; undefined before anything was sealed. Only KMS can open it. Throws `Unavailable`
 * when KMS does not answer or does not open it: then nobody's data can be read or sealed, and nothing has been changed.
 */
export function programKey(): Promise<ProgramKey | undefined> {
  const now = Date.now();
  if (known && now >= known.read && now - known.read < longestMilliseconds) return known.key;
  return remember(found());
}

/** The program key for sealing: made at first use. */
export const programKeyToSeal = async (): Promise<ProgramKey> => (await programKey()) ?? remember(made());

/** Keeps what is being fetched, so that several who ask at once ask KMS once; neither a failure nor an absence is kept. */
function remember<Key extends ProgramKey | undefined>(key: Promise<Key>): Promise<Key> {
  const kept = { read: Date.now(), key };
  known = kept;
  const forget = () => {
    if (known === kept) known = undefined;
  };
  key.then(there => there ?? forget(), forget);
  return key;
}

const usesOf = (key: Uint8Array): ProgramKey => ({ wrap: keyFor('wrap', key), lookUp: keyFor('look-up', key) });

async function found(): Promise<ProgramKey | undefined> {
  const wrapped = await stored();
  return wrapped && usesOf(await opened(wrapped));
}

async function stored(): Promise<Uint8Array | undefined> {
  const { Item } = await store.send(
    new GetCommand({ TableName: environment('PERSON_KEYS_TABLE'), Key: programKeyItem, ConsistentRead: true }),
  );
  return Item?.wrapped;
}

const opened = async (wrapped: Uint8Array): Promise<Uint8Array> =>
  plain(
    await answered(
      kms.send(
        new DecryptCommand({
          CiphertextBlob: wrapped,
          KeyId: environment('VAULT_KEY'),
          EncryptionContext: vaultContext,
        }),
      ),
    ),
  );

/** Makes the program key; where another function was faster, its key is taken. */
async function made(): Promise<ProgramKey> {
  const { CiphertextBlob: wrapped, Plaintext } = await answered(
    kms.send(
      new GenerateDataKeyCommand({
        KeyId: environment('VAULT_KEY'),
        NumberOfBytes: keyBytes,
        EncryptionContext: vaultContext,
      }),
    ),
  );
  try {
    await store.send(
      new PutCommand({
        TableName: environment('PERSON_KEYS_TABLE'),
        Item: { ...programKeyItem, v: 1, wrapped },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
    return usesOf(plain({ Plaintext }));
  } catch (error) {
    if ((error as Error).name !== 'ConditionalCheckFailedException') throw error;
    const theirs = await stored();
    if (!theirs) throw error;
    return usesOf(await opened(theirs));
  }
}

function plain({ Plaintext }: { Plaintext?: Uint8Array | undefined }): Uint8Array {
  if (Plaintext?.length !== keyBytes) throw new Unavailable('KMS answered no key');
  return Plaintext;
}

/** Whatever KMS refuses with (out of order, key disabled, no right), the vault is closed for now. */
async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    throw new Unavailable('The vault is closed', { cause: error });
  }
}

import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { AwsCall, AwsService, Right } from './aws-endpoint.ts';
import type { Answer } from './dynamodb.ts';
import { evaluate, statementsOf } from './policy.ts';
import type { Deployed, Deployment } from './template.ts';

type Needs = {
  deployment: Deployment;
  /** Where the key material is kept between runs; it lasts as long as the run without it. */
  file?: string;
};

/** KMS for functions: the two operations that the vault uses, with the key's own policy. */
export function kmsService({ deployment, file }: Needs): AwsService {
  const material = materialOf(file);
  const operations: Record<string, (call: AwsCall, key: Deployed) => object> = {
    GenerateDataKey: ({ body }, key) => {
      const plain = randomBytes(Number(body.NumberOfBytes ?? 32));
      const CiphertextBlob = seal(material, plain, associated(key, body)).toString('base64');
      return { KeyId: key.arn, Plaintext: plain.toString('base64'), CiphertextBlob };
    },
    Decrypt: ({ body }, key) => {
      const plain = open(material, Buffer.from(String(body.CiphertextBlob), 'base64'), associated(key, body));
      return { KeyId: key.arn, Plaintext: plain.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
    },
  };
  const keyOf = ({ body }: AwsCall) =>
    deployment.ofType('AWS::KMS::Key').find(({ ref, arn }) => [ref, arn].includes(String(body.KeyId)));
  return {
    operation: headers => String(headers['x-amz-target'] ?? '').replace(/^.*\./, ''),
    refusal: message => failed('AccessDeniedException', message),
    rights: call => {
      if (!operations[call.operation]) return failed('UnknownOperationException', call.operation);
      const key = keyOf(call);
      if (!key) return failed('NotFoundException', `Key '${call.body.KeyId}' does not exist`);
      const right = { action: `kms:${call.operation}`, resource: key.arn, context: contextOf(call.body) };
      return deniedByKey(key, right) ?? [right];
    },
    perform: async call => {
      try {
        return { status: 200, body: JSON.stringify(operations[call.operation]?.(call, keyOf(call) as Deployed)) };
      } catch {
        return failed('InvalidCiphertextException', '');
      }
    },
  };
}

function failed(type: string, message: string): Answer {
  return { status: 400, body: JSON.stringify({ __type: type, message }) };
}

/** The key's policy hands the account's rights on to its roles, and may still forbid. */
function deniedByKey({ id, arn, properties }: Deployed, right: Right): Answer | undefined {
  const statements = statementsOf(properties.KeyPolicy as Parameters<typeof statementsOf>[0], id);
  const account = `arn:aws:iam::${arn.split(':')[4]}:root`;
  const verdict = evaluate(statements, { ...right, principal: account });
  if (verdict === 'allowed') return undefined;
  const why =
    verdict === 'denied' ? 'with an explicit deny in a resource-based policy' : 'as the key’s policy does not allow it';
  return failed('AccessDeniedException', `Not authorized to perform: ${right.action} on resource: ${arn} ${why}`);
}

type Context = Record<string, string>;

const encryptionContext = (body: AwsCall['body']): Context => (body.EncryptionContext ?? {}) as Context;

function contextOf(body: AwsCall['body']): Record<string, string[]> {
  const given = Object.entries(encryptionContext(body));
  return Object.fromEntries(given.map(([name, value]) => [`kms:encryptioncontext:${name.toLowerCase()}`, [value]]));
}

const associated = (key: Deployed, body: AwsCall['body']): Buffer =>
  Buffer.from(JSON.stringify([key.arn, ...Object.entries(encryptionContext(body)).sort()]));

function materialOf(file: string | undefined): Buffer {
  if (file && existsSync(file)) return readFileSync(file);
  const made = randomBytes(32);
  if (file) writeFileSync(file, made, { mode: 0o600 });
  return made;
}

function seal(key: Buffer, plain: Buffer, context: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context);
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function open(key: Buffer, sealed: Buffer, context: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
    .setAAD(context)
    .setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
}

import { describe, expect, it } from 'vitest';
import type { AwsCall } from '../../../lib/local/aws-endpoint.ts';
import { kmsService } from '../../../lib/local/kms-service.ts';
import { deploy } from '../../../lib/local/template.ts';

const KeyPolicy = {
  Statement: [
    {
      Effect: 'Allow',
      Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::$' + '{AWS::AccountId}:root' } },
      Action: 'kms:*',
      Resource: '*',
    },
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringNotEquals: { 'kms:EncryptionContext:purpose': 'people' } },
    },
  ],
};
const Resources = { Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy } } };
const deployment = deploy({
  stacks: [{ name: 'one', region: 'us-east-1', account: '123456789012', template: { Resources } }],
  assets: new Map(),
});
const service = kmsService({ deployment });
const KeyId = deployment.ofType('AWS::KMS::Key')[0]?.arn;

const call = (operation: string, body: object): AwsCall => ({
  caller: 'Someone',
  service: 'kms',
  operation,
  body: { KeyId, ...body },
});
const asked = async (operation: string, body: object) => {
  const { status, body: text } = await service.perform(call(operation, body));
  return { status, ...(JSON.parse(text) as { Plaintext?: string; CiphertextBlob?: string; __type?: string }) };
};
const context = { purpose: 'people' };

describe('KMS on this machine', () => {
  it('makes a key, and opens it again in the same context alone', async () => {
    const made = await asked('GenerateDataKey', { NumberOfBytes: 32, EncryptionContext: context });
    expect(Buffer.from(made.Plaintext ?? '', 'base64')).toHaveLength(32);
    const opened = (EncryptionContext: object) =>
      asked('Decrypt', { CiphertextBlob: made.CiphertextBlob, EncryptionContext });
    expect((await opened(context)).Plaintext).toBe(made.Plaintext);
    for (const other of [{}, { purpose: 'others' }, { purpose: 'people', more: 'yes' }])
      expect(await opened(other)).toMatchObject({ status: 400, __type: 'InvalidCiphertextException' });
  });

  it('asks the caller’s role with the context, and lets the key’s own policy forbid', () => {
    const right = { action: 'kms:Decrypt', resource: KeyId, context: { 'kms:encryptioncontext:purpose': ['people'] } };
    expect(service.rights(call('Decrypt', { EncryptionContext: context }))).toEqual([right]);
    for (const EncryptionContext of [{}, { purpose: 'others' }])
      expect(service.rights(call('Decrypt', { EncryptionContext }))).toMatchObject({
        status: 400,
        body: expect.stringContaining('explicit deny in a resource-based policy'),
      });
  });

  it('knows no other operation and no other key', () => {
    expect(service.rights(call('Encrypt', {}))).toMatchObject({ body: expect.stringContaining('UnknownOperation') });
    expect(service.rights(call('Decrypt', { KeyId: 'other' }))).toMatchObject({
      body: expect.stringContaining('NotFoundException'),
    });
  });
});

import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRunner } from '../../../lib/local/runner.ts';
import type { Runner } from '../../../lib/local/running.ts';
import { writeAssembly } from './fixture.ts';
import { smallProgram } from './small-program.ts';

type Said = { output?: Record<string, unknown>; error?: { name: string; message: string; status: number } };

let runner: Runner;
const table = 'Data-Items';

beforeAll(async () => {
  runner = await startRunner({ outdir: writeAssembly(smallProgram()) });
});

afterAll(() => runner.stop());

async function call(service: string, command: string, input: object): Promise<Said> {
  const result = await runner.invoke('Caller', { service, command, input });
  return 'payload' in result ? (result.payload as Said) : { error: { name: 'failed', message: '', status: 0 } };
}

const item = (pk: string) => ({ pk: { S: pk }, sk: { S: 'state' } });

describe('a call to DynamoDB', () => {
  it('that ends in the middle of its words is nobody else’s trouble', async () => {
    const { hostname, port } = new URL(runner.awsUrl);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write('POST / HTTP/1.1\r\nhost: aws\r\ncontent-length: 100\r\n\r\n{"TableName"');
    socket.resetAndDestroy();
    await once(socket, 'close');
    await runner.settle();
    await call('dynamodb', 'PutItem', { TableName: table, Item: item('after') });
    expect((await call('dynamodb', 'GetItem', { TableName: table, Key: item('after') })).output).toBeDefined();
  });

  it('is allowed and recorded with its units', async () => {
    await call('dynamodb', 'PutItem', { TableName: table, Item: item('a') });
    const { output } = await call('dynamodb', 'GetItem', { TableName: table, Key: item('a') });
    expect(output).toEqual({ Item: item('a') });
    expect(runner.calls.at(-1)).toMatchObject({
      function: 'Caller',
      action: 'dynamodb:GetItem',
      resource: `arn:aws:dynamodb:us-east-1:123456789012:table/${table}`,
      units: 0.5,
    });
  });

  it('that the role does not allow is refused in the words of AWS, naming function, action and resource', async () => {
    const { error } = await call('dynamodb', 'UpdateItem', { TableName: table, Key: item('a') });
    expect(error).toEqual({
      name: 'AccessDeniedException',
      status: 400,
      message:
        'User: arn:aws:sts::123456789012:assumed-role/Program-CallerRole/Program-Caller is not authorized to perform: dynamodb:UpdateItem on resource: arn:aws:dynamodb:us-east-1:123456789012:table/Data-Items because no identity-based policy allows the dynamodb:UpdateItem action',
    });
    expect(runner.warnings).toContain(error?.message);
  });

  it('that the role denies says so', async () => {
    const { error } = await call('dynamodb', 'DeleteItem', { TableName: table, Key: item('a') });
    expect(error?.message).toContain('with an explicit deny in an identity-based policy');
  });

  it('on an index needs a right to the index', async () => {
    const query = {
      TableName: table,
      IndexName: 'due',
      KeyConditionExpression: 'dueOf = :x',
      ExpressionAttributeValues: { ':x': { S: 'x' } },
    };
    expect((await call('dynamodb', 'Query', query)).error?.message).toContain(
      `dynamodb:Query on resource: arn:aws:dynamodb:us-east-1:123456789012:table/${table}/index/due`,
    );
  });

  it('in a transaction is authorized item by item, and refused as a whole', async () => {
    const put = { Put: { TableName: table, Item: item('b') } };
    const update = {
      Update: {
        TableName: table,
        Key: item('c'),
        UpdateExpression: 'SET x = :x',
        ExpressionAttributeValues: { ':x': { S: 'x' } },
      },
    };
    expect((await call('dynamodb', 'TransactWriteItems', { TransactItems: [put] })).error).toBeUndefined();
    const { error } = await call('dynamodb', 'TransactWriteItems', {
      TransactItems: [{ Put: { TableName: table, Item: item('d') } }, update],
    });
    expect(error?.message).toContain('dynamodb:UpdateItem');
    expect((await call('dynamodb', 'GetItem', { TableName: table, Key: item('d') })).output).toEqual({});
  });

  it('can be put something into the way of', async () => {
    runner.intercept(async (asked, perform) =>
      asked.operation === 'GetItem'
        ? {
            status: 400,
            body: '{"__type":"com.amazonaws.dynamodb.v20120810#ThrottlingException","message":"slow down"}',
          }
        : perform(),
    );
    const { error } = await call('dynamodb', 'GetItem', { TableName: table, Key: item('a') });
    runner.intercept((_, perform) => perform());
    expect(error?.name).toBe('ThrottlingException');
  });
});

describe('PutEvents', () => {
  const entry = { Source: 'small.test', DetailType: 'Tried', Detail: '{"a":1}', EventBusName: 'program' };
  const put = (...Entries: object[]) => call('events', 'PutEvents', { Entries });

  it('puts an event on the bus, as EventBridge hands it on', async () => {
    const { output } = await put(entry);
    expect(output).toMatchObject({ FailedEntryCount: 0, Entries: [{ EventId: runner.events.at(-1)?.id }] });
    expect(runner.events.at(-1)).toMatchObject({
      version: '0',
      source: 'small.test',
      'detail-type': 'Tried',
      detail: { a: 1 },
      account: '123456789012',
      region: 'us-east-1',
      resources: [],
    });
  });

  it('answers for each entry', async () => {
    const { output } = await put(
      entry,
      { ...entry, Detail: 'no json' },
      { ...entry, Detail: '[1]' },
      { ...entry, Source: 'aws.ses' },
    );
    expect(output?.FailedEntryCount).toBe(3);
    const codes = ((output?.Entries ?? []) as { ErrorCode?: string }[]).map(({ ErrorCode }) => ErrorCode);
    expect(codes).toEqual([undefined, 'MalformedDetail', 'MalformedDetail', 'NotAuthorizedForSourceException']);
  });

  it('takes ten entries and a megabyte', async () => {
    expect((await put(...Array.from({ length: 11 }, () => entry))).error?.name).toBe('ValidationException');
    const large = { ...entry, Detail: JSON.stringify({ a: 'x'.repeat(600_000) }) };
    expect((await put(large, large)).error?.message).toContain('over the limit');
  });

  it('needs a right to the bus, the default one, too', async () => {
    expect((await put({ ...entry, EventBusName: undefined })).error).toMatchObject({ name: 'AccessDeniedException' });
  });
});

describe('a function', () => {
  it('runs out of its time in real seconds, and the next call finds a new container', async () => {
    const result = await runner.invoke('Caller', { sleep: 5_000 });
    expect(result).toMatchObject({
      error: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/Task timed out after 2.00 seconds/),
      },
    });
    expect(await runner.invoke('Caller', { sleep: 1 })).toMatchObject({ payload: { slept: 1 } });
  });

  it('that crashes fails its invocation only', async () => {
    expect(await runner.invoke('Caller', { crash: true })).toMatchObject({ error: { errorMessage: 'crashed' } });
    expect(await runner.invoke('Caller', { sleep: 1 })).toMatchObject({ payload: { slept: 1 } });
  });

  it("lives in the program's time as soon as it is moved", async () => {
    await runner.advance('P30D');
    const before = runner.now().getTime();
    const result = await runner.invoke('Caller', { clock: true });
    const { iso, now, text, same, made, given, left } = ('payload' in result ? result.payload : {}) as Record<
      string,
      number
    >;
    expect([Date.parse(String(iso)) >= before, (now ?? 0) >= before, (made ?? 0) >= before, same, given]).toEqual([
      true,
      true,
      true,
      true,
      0,
    ]);
    expect(String(text)).toContain(String(runner.now().getUTCFullYear()));
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(2000);
  });
});

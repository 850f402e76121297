import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { faultKinds } from '../../../lib/local/faults.ts';
import { startRunner } from '../../../lib/local/runner.ts';
import type { Runner } from '../../../lib/local/running.ts';
import { writeAssembly } from './fixture.ts';
import { smallProgram } from './small-program.ts';

let runner: Runner;

beforeAll(async () => {
  runner = await startRunner({ outdir: writeAssembly(smallProgram()) });
});
afterEach(() => {
  runner.faults({});
});
afterAll(() => runner.stop());

const table = () => runner.deployment.ofType('AWS::DynamoDB::GlobalTable')[0]?.ref;
const key = (id: string) => ({ pk: { S: id }, sk: { S: 'x' } });
const found = async (id: string) => (await runner.database('GetItem', { TableName: table(), Key: key(id) })).Item;

/** Lets a function make one call, without the SDK's retries; answers what it got. */
async function call(service: string, command: string, input: object) {
  const { payload, error } = (await runner.invoke('Caller', { service, command, input })) as {
    payload?: { output?: Record<string, unknown>; error?: { name: string; status?: number } };
    error?: { errorType: string };
  };
  return { ...payload, crashed: error?.errorType };
}
const put = (id: string, more: object = {}) =>
  call('dynamodb', 'PutItem', { TableName: table(), Item: { ...key(id), ...more } });
const transact = (id: string) =>
  call('dynamodb', 'TransactWriteItems', { TransactItems: [{ Put: { TableName: table(), Item: key(id) } }] });

const publish = (...ids: string[]) =>
  runner.putEvents(
    ids.map(id => ({
      source: 'small.door',
      type: 'Posted',
      detail: { meta: { subject: id }, data: { to: 'amal@reader.example' } },
    })),
  );
const reacted = () =>
  runner.invocations
    .filter(run => run.function === 'React')
    .map(run => (run.event as { detail: { meta: { subject: string } } }).detail.meta.subject);

async function post(body: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${runner.url}/_local/faults`, { method: 'POST', body: JSON.stringify(body) });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('the faults’ address', () => {
  it('answers how often each was injected since the rates were last set', async () => {
    const nothing = Object.fromEntries(faultKinds.map(kind => [kind, 0]));
    expect(await post({ seed: 7, throttle: 1 })).toEqual({ status: 200, body: nothing });
    await put('counted');
    expect((await post({})).body).toEqual({ ...nothing, throttle: 1 });
    expect((await post({})).body).toEqual(nothing);
  });
  it.each([
    [{ thunder: 1 }, 'there is no fault thunder'],
    [{ kill: 2 }, 'kill is a rate from 0 to 1'],
    [{ kill: 'often' }, 'kill is a rate from 0 to 1'],
    [{ seed: 0.5 }, 'seed is a whole number'],
  ])('refuses %j, and changes nothing', async (wish, why) => {
    runner.faults({ throttle: 1 });
    const refused = await post(wish);
    expect(refused).toMatchObject({ status: 400, body: { message: expect.stringContaining(why) } });
    expect((await put('still')).error?.name).toBe('ProvisionedThroughputExceededException');
  });
});

describe('a delivery', () => {
  it('comes twice', async () => {
    runner.faults({ duplicate: 1 });
    publish('twice');
    await runner.settle();
    expect(reacted().filter(id => id === 'twice')).toHaveLength(2);
  });
  it('comes in another order, the same one for the same seed', async () => {
    const ids = ['1', '2', '3', '4', '5', '6'];
    const orders = [];
    for (const seed of [3, 3, 4]) {
      runner.faults({ shuffle: 1, seed });
      const before = reacted().length;
      publish(...ids);
      await runner.settle();
      orders.push(reacted().slice(before).join(''));
    }
    expect(orders.map(order => [...order].sort().join(''))).toEqual(['123456', '123456', '123456']);
    expect(orders[0]).toBe(orders[1]);
    expect(new Set([...orders, '123456']).size).toBe(3);
  });
  it('comes some minutes later', async () => {
    runner.faults({ delay: 1 });
    publish('late');
    await runner.settle();
    expect(reacted()).not.toContain('late');
    await runner.advance('PT6M');
    expect(reacted()).toContain('late');
  });
});

describe('a call', () => {
  it('is too much at once, in each service’s words, and is not made', async () => {
    runner.faults({ throttle: 1 });
    expect((await put('throttled')).error?.name).toBe('ProvisionedThroughputExceededException');
    const EventBusName = runner.deployment.ofType('AWS::Events::EventBus')[0]?.ref;
    const entry = { Source: 'small.door', DetailType: 'Posted', Detail: '{}', EventBusName };
    expect((await call('events', 'PutEvents', { Entries: [entry] })).error?.name).toBe('ThrottlingException');
    expect(await found('throttled')).toBeUndefined();
  });
  it('conflicts with another transaction, and nothing of it is made', async () => {
    runner.faults({ conflict: 1 });
    expect((await transact('conflict')).error?.name).toBe('TransactionCanceledException');
    expect(await found('conflict')).toBeUndefined();
    expect((await put('alone')).error).toBeUndefined();
  });
  it('gets no answer, and was not made', async () => {
    runner.faults({ timeoutBefore: 1 });
    expect((await put('before')).error?.status).toBeUndefined();
    expect(runner.faults({}).timeoutBefore).toBe(1);
    expect(await found('before')).toBeUndefined();
  });
  it('gets no answer, and was made', async () => {
    runner.faults({ timeoutAfter: 1 });
    expect((await put('after')).error).toBeDefined();
    expect(await found('after')).toBeDefined();
  });
  it('to an index misses what was written in the last second', async () => {
    // The first look starts a worker, which may take longer than the second that an index lags.
    expect(await runner.invoke('AtDue', {})).not.toHaveProperty('error');
    const missed = await firstMissed();
    expect(await found(missed)).not.toHaveProperty('done');
    await runner.advance('PT2S');
    await runner.invoke('AtDue', {});
    expect(await found(missed)).toHaveProperty('done');
  });
});

/** Writes rows that are due until a look misses one: on a machine that does other things meanwhile, a look can come too late to miss it. */
async function firstMissed(): Promise<string> {
  for (let n = 1; n <= 20; n++) {
    runner.faults({ staleIndex: 1 });
    await put(`young-${n}`, { dueOf: { S: 'all' }, due: { S: '2020-01-01T00:00:00.000Z' } });
    await runner.invoke('AtDue', {});
    if (runner.faults({ staleIndex: 1 }).staleIndex > 0) return `young-${n}`;
  }
  throw new Error('Every look saw what was written just before');
}

describe('a worker', () => {
  it('is ended in the middle of a call, before or after it was made, and the next one works', async () => {
    const made = new Set<boolean>();
    for (let seed = 1; seed <= 8; seed++) {
      runner.faults({ kill: 1, seed });
      expect((await put(`killed-${seed}`)).crashed).toBe('Runtime.ExitError');
      // A minute may pass meanwhile, and the schedule's own worker is ended too.
      expect(runner.faults({}).kill).toBeGreaterThan(0);
      made.add((await found(`killed-${seed}`)) !== undefined);
    }
    expect([...made].sort()).toEqual([false, true]);
    expect((await put('alive')).error).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { createChanges } from '../../../lib/local/changes.ts';
import type { Engine } from '../../../lib/local/dynamodb.ts';
import { createExpiries } from '../../../lib/local/expiries.ts';
import type { Table } from '../../../lib/local/tables.ts';

const index = (IndexName: string, hash: string, range: string) => ({
  IndexName,
  KeySchema: [
    { AttributeName: hash, KeyType: 'HASH' },
    { AttributeName: range, KeyType: 'RANGE' },
  ],
});

const table = {
  name: 'program',
  arn: 'arn',
  keys: ['pk', 'sk'],
  ttl: 'expires',
  streamArn: 'arn/stream',
  resource: {
    properties: { GlobalSecondaryIndexes: [index('due', 'dueOf', 'due'), index('list', 'list', 'listSort')] },
  },
} as unknown as Table;

const query = (of: string, change: object = {}) => ({
  TableName: 'program',
  IndexName: 'due',
  KeyConditionExpression: 'dueOf = :of AND due <= :until',
  ExpressionAttributeValues: { ':of': { S: of }, ':until': { S: '2026' } },
  ...change,
});
const item = (of?: string, pk = 'a') => ({
  pk: { S: pk },
  sk: { S: 'state' },
  ...(of && { dueOf: { S: of }, due: { S: '2027' } }),
});
const put = (of?: string) => ({ TableName: 'program', Item: item(of) });
const update = (UpdateExpression: string, change: object = {}) => ({
  TableName: 'program',
  UpdateExpression,
  ...change,
});

/** Whether a schedule that reads its own partition has to be asked again after a write. */
function asksAgain(operation: string, body: Record<string, unknown>, read: object = query('tasks')): boolean {
  const changes = createChanges([table]);
  changes.performed('its call', 'Query', { ...read });
  const before = changes.count();
  changes.performed('another', operation, body);
  return changes.latestIn(changes.readBy('its call')) > before;
}

describe('which writes matter to a schedule', () => {
  it('those that put something into the partition that it reads', () => {
    expect(asksAgain('PutItem', put('tasks'))).toBe(true);
    expect(asksAgain('PutItem', put('mail'))).toBe(false);
    expect(asksAgain('PutItem', put())).toBe(false);
    expect(asksAgain('PutItem', { TableName: 'people', Item: item('tasks') })).toBe(false);
    expect(asksAgain('BatchWriteItem', { RequestItems: { program: [{ PutRequest: { Item: item('tasks') } }] } })).toBe(
      true,
    );
    const items = [{ ConditionCheck: { TableName: 'program' } }, { Put: put('mail') }, { Put: put('tasks') }];
    expect(asksAgain('TransactWriteItems', { TransactItems: items })).toBe(true);
    expect(asksAgain('TransactWriteItems', { TransactItems: items.slice(0, 2) })).toBe(false);
  });

  it('those that set a key of the index, which may have moved anything; not those that take it away', () => {
    expect(asksAgain('UpdateItem', update('SET due = :later'))).toBe(true);
    const named = { ExpressionAttributeNames: { '#d': 'dueOf' } };
    expect(asksAgain('UpdateItem', update('SET x = :x, #d = :d REMOVE y', named))).toBe(true);
    expect(asksAgain('UpdateItem', update('SET published = :yes REMOVE dueOf, due'))).toBe(false);
    expect(asksAgain('UpdateItem', update('SET listSort = :x'))).toBe(false);
    expect(asksAgain('DeleteItem', { TableName: 'program' })).toBe(false);
  });

  it('any that touch the index, where it cannot be told which part of it is read', () => {
    expect(asksAgain('PutItem', put('mail'), query('', { KeyConditionExpression: undefined }))).toBe(true);
    expect(asksAgain('PutItem', put(), query('', { KeyConditionExpression: undefined }))).toBe(false);
  });

  it('all, where it was never seen to read an index, and after something was written past the functions', () => {
    expect(asksAgain('PutItem', put(), { TableName: 'program' })).toBe(true);
    const changes = createChanges([table]);
    changes.performed('its call', 'Query', query('tasks'));
    const before = changes.count();
    changes.outside();
    expect(changes.latestIn(changes.readBy('its call'))).toBeGreaterThan(before);
    expect(changes.latestIn(undefined)).toBe(changes.count());
  });

  it('those alone that this answer rests on, and not what was read for an earlier one', () => {
    const changes = createChanges([table]);
    changes.performed('earlier', 'Query', query('mail'));
    changes.performed('its call', 'Query', query('tasks'));
    const before = changes.count();
    changes.performed('another', 'PutItem', put('mail'));
    expect(changes.latestIn(changes.readBy('its call'))).toBe(before);
    expect(changes.latestIn(changes.readBy('earlier'))).toBeGreaterThan(before);
  });

  it('all, where so many others have read since that it is forgotten what this one did', () => {
    const changes = createChanges([table]);
    changes.performed('its call', 'Query', query('tasks'));
    for (let i = 0; i < 1000; i++) changes.performed(`another ${i}`, 'Query', query('mail'));
    expect(changes.readBy('its call')).toBeUndefined();
    expect(changes.readBy('another 0')).toBeDefined();
  });
});

describe('what has expired', () => {
  const noon = Date.parse('2026-12-01T12:00:00Z');
  const seconds = (days: number) => String(Math.floor(noon / 1000) + days * 86_400);
  const expiring = (pk: string, days: number) => ({
    TableName: 'program',
    Item: { ...item(undefined, pk), expires: { N: seconds(days) } },
  });

  async function asked(act: (expiries: ReturnType<typeof createExpiries>) => void): Promise<readonly string[]> {
    const said: string[] = [];
    const ask: Engine['ask'] = async (target, body) => {
      const key = (JSON.parse(body) as { Key?: { pk: { S: string } } }).Key?.pk.S;
      said.push(`${target.split('.')[1]}${key ? ` ${key}` : ''}`);
      return { status: 200, body: '{}' };
    };
    const expiries = createExpiries({ ask } as Engine, [table]);
    await expiries.sweep(noon);
    said.length = 0;
    act(expiries);
    await expiries.sweep(noon);
    return said;
  }

  it('is deleted by its key, if it was not written anew meanwhile', async () => {
    const said = await asked(one => {
      one.performed('PutItem', expiring('a', -1));
      one.performed('PutItem', expiring('b', 1));
      one.performed('PutItem', expiring('c', -1));
      one.performed('PutItem', expiring('c', 1));
    });
    expect(said).toEqual(['DeleteItem a']);
  });

  it('is looked for in the whole table where its time was changed in a way that cannot be told, or something was written past the functions', async () => {
    expect(await asked(one => one.performed('UpdateItem', update('SET expires = :at')))).toEqual(['Scan']);
    expect(await asked(one => one.performed('UpdateItem', update('ADD people :id REMOVE expires')))).toEqual([]);
    expect(await asked(one => one.outside())).toEqual(['Scan']);
  });

  it('is remembered from the look through the whole table, until its own time comes', async () => {
    const said: string[] = [];
    const ask: Engine['ask'] = async (target, body) => {
      const operation = target.split('.')[1];
      said.push(`${operation} ${(JSON.parse(body) as { Key?: { pk: { S: string } } }).Key?.pk.S ?? ''}`.trim());
      const Items = [expiring('later', 3).Item, expiring('over', -1).Item];
      return { status: 200, body: JSON.stringify(operation === 'Scan' ? { Items } : {}) };
    };
    const expiries = createExpiries({ ask } as Engine, [table]);
    await expiries.sweep(noon);
    await expiries.sweep(noon + 2 * 86_400_000);
    expect(said).toEqual(['Scan', 'DeleteItem over']);
    await expiries.sweep(noon + 4 * 86_400_000);
    expect(said).toEqual(['Scan', 'DeleteItem over', 'DeleteItem later']);
  });

  it('is looked for in the whole table at first: an earlier run may have left something', async () => {
    const said: string[] = [];
    const ask: Engine['ask'] = async target => {
      said.push(target);
      return { status: 200, body: '{}' };
    };
    await createExpiries({ ask } as Engine, [table]).sweep(noon);
    expect(said).toEqual(['DynamoDB_20120810.Scan']);
  });
});

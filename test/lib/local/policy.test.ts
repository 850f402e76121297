import { describe, expect, it } from 'vitest';
import { accessesOf } from '../../../lib/local/dynamodb-access.ts';
import { checkStatements, evaluate, type Question, type Statement, type Verdict } from '../../../lib/local/policy.ts';

const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/items';
const get: Question = { action: 'dynamodb:GetItem', resource: table };
const allow = (Action: string | string[], Resource: string | string[], rest: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...rest,
});

describe('a policy', () => {
  it.each<[string, Statement[], Question, Verdict]>([
    ['what it names', [allow('dynamodb:GetItem', table)], get, 'allowed'],
    ['actions in any case', [allow('dynamodb:getitem', table)], get, 'allowed'],
    ['an action wildcard', [allow('dynamodb:*Item', table)], get, 'allowed'],
    ['everything', [allow('*', '*')], get, 'allowed'],
    ['one of several', [allow(['dynamodb:PutItem', 'dynamodb:GetItem'], ['x', table])], get, 'allowed'],
    ['no other action', [allow('dynamodb:PutItem', table)], get, 'unmentioned'],
    ['no other table', [allow('dynamodb:GetItem', `${table}2`)], get, 'unmentioned'],
    [
      'the table does not cover its index',
      [allow('dynamodb:Query', table)],
      { action: 'dynamodb:Query', resource: `${table}/index/due` },
      'unmentioned',
    ],
    [
      'an index',
      [allow('dynamodb:Query', `${table}/index/due`)],
      { action: 'dynamodb:Query', resource: `${table}/index/due` },
      'allowed',
    ],
    [
      'all indexes',
      [allow('dynamodb:Query', `${table}/index/*`)],
      { action: 'dynamodb:Query', resource: `${table}/index/due` },
      'allowed',
    ],
    ['a denial that wins', [allow('*', '*'), { ...allow('dynamodb:Get*', '*'), Effect: 'Deny' }], get, 'denied'],
    ['anything but an action', [{ Effect: 'Allow', NotAction: 'dynamodb:DeleteItem', Resource: '*' }], get, 'allowed'],
    ['anything but that action', [{ Effect: 'Allow', NotAction: 'dynamodb:Get*', Resource: '*' }], get, 'unmentioned'],
  ])('knows %s', (_, statements, question, verdict) => {
    expect(evaluate(statements, question)).toBe(verdict);
  });

  const conditioned = (Condition: NonNullable<Statement['Condition']>) => [allow('*', '*', { Condition })];
  it.each<[string, NonNullable<Statement['Condition']>, Record<string, string[]>, Verdict]>([
    ['an equal text', { StringEquals: { 'events:source': 'a' } }, { 'events:source': ['a'] }, 'allowed'],
    ['another text', { StringEquals: { 'events:source': ['a', 'b'] } }, { 'events:source': ['c'] }, 'unmentioned'],
    ['a missing value', { StringEquals: { 'events:source': 'a' } }, {}, 'unmentioned'],
    ['a missing value, if it exists', { StringEqualsIfExists: { 'events:source': 'a' } }, {}, 'allowed'],
    [
      'a pattern',
      { StringLike: { 'ses:FromAddress': '*@program.example' } },
      { 'ses:fromaddress': ['a@program.example'] },
      'allowed',
    ],
    ['another text than', { StringNotEquals: { 'events:source': 'a' } }, { 'events:source': ['b'] }, 'allowed'],
    [
      'an ARN',
      { ArnLike: { 'aws:SourceArn': 'arn:*:rule/x' } },
      { 'aws:sourcearn': ['arn:aws:events:r:1:rule/x'] },
      'allowed',
    ],
    [
      'all values',
      { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a'] } },
      { 'dynamodb:leadingkeys': ['a', 'b'] },
      'unmentioned',
    ],
    [
      'any value',
      { 'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': ['a'] } },
      { 'dynamodb:leadingkeys': ['a', 'b'] },
      'allowed',
    ],
    ['a yes', { Bool: { 'aws:SecureTransport': 'false' } }, { 'aws:securetransport': ['true'] }, 'unmentioned'],
  ])('judges the condition of %s', (_, condition, context, verdict) => {
    expect(evaluate(conditioned(condition), { ...get, context })).toBe(verdict);
  });

  it('is refused with a condition that the runner does not know', () => {
    expect(() => checkStatements(conditioned({ DateLessThan: { 'aws:CurrentTime': 'x' } }), 'Role')).toThrow(
      'Role: the one-machine runner does not know the policy condition DateLessThan',
    );
    expect(() => checkStatements(conditioned({ StringEquals: { 'aws:PrincipalTag/a': 'x' } }), 'Role')).toThrow(
      'condition key aws:PrincipalTag/a',
    );
  });
});

describe('a transaction', () => {
  it('needs the right of each of its items on its own table', () => {
    const TransactItems = [
      { Put: { TableName: 'items', Item: { pk: { S: 'a' } } } },
      { Update: { TableName: 'people', Key: { pk: { S: 'b' } } } },
      { ConditionCheck: { TableName: 'items', Key: { pk: { S: 'c' } } } },
      { Delete: { TableName: 'items', Key: { pk: { S: 'd' } } } },
    ];
    expect(
      accessesOf('TransactWriteItems', { TransactItems })?.map(({ action, table: of, write }) => [action, of, write]),
    ).toEqual([
      ['dynamodb:PutItem', 'items', true],
      ['dynamodb:UpdateItem', 'people', true],
      ['dynamodb:ConditionCheckItem', 'items', false],
      ['dynamodb:DeleteItem', 'items', true],
    ]);
  });

  it('of reads needs the right to get, a batch a right of its own', () => {
    const TransactItems = [{ Get: { TableName: 'items', Key: {} } }];
    expect(accessesOf('TransactGetItems', { TransactItems })).toMatchObject([{ action: 'dynamodb:GetItem' }]);
    expect(accessesOf('BatchGetItem', { RequestItems: { items: {} } })).toMatchObject([
      { action: 'dynamodb:BatchGetItem' },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { evaluateCondition, resolve, type Scope } from '../../../lib/local/intrinsics.ts';

const scope: Scope = {
  ref: id => ({ Table: 'items', 'AWS::Region': 'us-east-1' })[id],
  att: (id, attribute) => `${id}'s ${attribute}`,
  importValue: name => `imported ${name}`,
  stackOutput: (stack, output) => `${stack}/${output}`,
  condition: name => name === 'Yes',
  mapping: (...path) => path.join('.'),
};

describe('an intrinsic', () => {
  it.each<[string, unknown, unknown]>([
    ['a Ref', { Ref: 'Table' }, 'items'],
    ['an attribute', { 'Fn::GetAtt': ['Table', 'Arn'] }, "Table's Arn"],
    ['an attribute in dots', { 'Fn::GetAtt': 'Table.Arn' }, "Table's Arn"],
    ['a join of a join', { 'Fn::Join': ['-', ['a', { 'Fn::Join': ['', ['b', { Ref: 'Table' }]] }]] }, 'a-bitems'],
    ['a substitution', { 'Fn::Sub': `\${AWS::Region}/\${Table.Arn}/\${!Kept}` }, "us-east-1/Table's Arn/$" + '{Kept}'],
    ['a substitution with values', { 'Fn::Sub': [`\${x}!`, { x: { Ref: 'Table' } }] }, 'items!'],
    ['a choice of a split', { 'Fn::Select': [1, { 'Fn::Split': ['/', 'a/b'] }] }, 'b'],
    ['an import', { 'Fn::ImportValue': { 'Fn::Sub': `\${Table}:Name` } }, 'imported items:Name'],
    ["another stack's output", { 'Fn::GetStackOutput': { StackName: 'Data', OutputName: 'Name' } }, 'Data/Name'],
    ['a condition that holds', { 'Fn::If': ['Yes', 'a', 'b'] }, 'a'],
    ['a condition that does not', { 'Fn::If': ['No', 'a', { Ref: 'Table' }] }, 'items'],
    ['a place in a map', { 'Fn::FindInMap': ['m', { Ref: 'AWS::Region' }, 'k'] }, 'm.us-east-1.k'],
    ['base64', { 'Fn::Base64': 'a' }, 'YQ=='],
    ['a JSON text', { 'Fn::ToJsonString': { a: { Ref: 'Table' } } }, '{"a":"items"}'],
  ])('gives %s', (_, value, result) => {
    expect(resolve(value, scope)).toEqual(result);
  });

  it('leaves out what has no value', () => {
    expect(resolve({ a: { Ref: 'AWS::NoValue' }, b: ['x', { Ref: 'AWS::NoValue' }] }, scope)).toEqual({ b: ['x'] });
  });

  it('is refused by its name when it is unknown', () => {
    expect(() => resolve({ a: { 'Fn::Transform': {} } }, scope)).toThrow('the intrinsic Fn::Transform');
  });

  it.each<[string, unknown, boolean]>([
    ['equality', { 'Fn::Equals': [{ Ref: 'Table' }, 'items'] }, true],
    ['a negation', { 'Fn::Not': [{ Condition: 'Yes' }] }, false],
    ['all', { 'Fn::And': [{ Condition: 'Yes' }, { Condition: 'No' }] }, false],
    ['any', { 'Fn::Or': [{ Condition: 'Yes' }, { Condition: 'No' }] }, true],
  ])('judges %s', (_, condition, holds) => {
    expect(evaluateCondition(condition, scope)).toBe(holds);
  });
});

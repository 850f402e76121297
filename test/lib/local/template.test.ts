import { describe, expect, it } from 'vitest';
import { deploy, readAssembly } from '../../../lib/local/template.ts';
import { writeAssembly } from './fixture.ts';

function deployed(resources: Record<string, { Type: string; Properties?: Record<string, unknown> }>) {
  return deploy(readAssembly(writeAssembly({ stacks: { One: { Resources: resources } }, code: {} })));
}

describe('a deployment', () => {
  it('gives one stack the names of the other', () => {
    const Data = {
      Resources: { Items: { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [] } } },
      Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Items', 'Arn'] }, Export: { Name: 'Data:Arn' } } },
    };
    const Program = {
      Resources: { Q: { Type: 'AWS::SQS::Queue', Properties: { Tag: { 'Fn::ImportValue': 'Data:Arn' } } } },
    };
    const { ofType } = deploy(readAssembly(writeAssembly({ stacks: { Program, Data }, code: {} })));
    expect(ofType('AWS::SQS::Queue')[0]?.properties.Tag).toBe(
      'arn:aws:dynamodb:us-east-1:123456789012:table/Data-Items',
    );
  });

  it('refuses a resource type that the runner does not know, by its name', () => {
    expect(() => deployed({ Map: { Type: 'AWS::Location::Map' } })).toThrow(
      'the resource type AWS::Location::Map (Map)',
    );
  });

  it('refuses an attribute that it does not know', () => {
    const use = { Type: 'AWS::SQS::Queue', Properties: { Tag: { 'Fn::GetAtt': ['Log', 'Color'] } } };
    expect(() => deployed({ Log: { Type: 'AWS::Logs::LogGroup' }, Use: use })).toThrow('the attribute Color of Log');
  });

  it('refuses a reference to what is not there', () => {
    const use = { Type: 'AWS::SQS::Queue', Properties: { Tag: { 'Fn::GetAtt': ['Gone', 'Arn'] } } };
    expect(() => deployed({ Use: use })).toThrow('the template of One refers to Gone, and has no such resource');
  });

  it('refuses an export that nobody makes', () => {
    const use = { Type: 'AWS::SQS::Queue', Properties: { Tag: { 'Fn::ImportValue': 'Nobody' } } };
    expect(() => deployed({ Use: use })).toThrow('no stack exports Nobody');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sinks, toldNothing } from '../support/canaries.ts';
import { amina, type Program, startProgram } from '../support/program.ts';

/** The canaries that every story plants are only worth what they see: here something leaks on purpose. */
describe('a word about someone that lies where it should not', () => {
  let program: Program;
  const word = 'Amina Canarybird';

  beforeAll(async () => {
    program = await startProgram();
    await program.arrives({ ...amina, preferredName: word });
  });
  // Not the program's own end, which would find these leaks once more.
  afterAll(() => program?.end());

  const leaksAfter = async (leak: () => unknown) => {
    const before = new Set(await program.leaks());
    await leak();
    await program.runner.settle();
    return (await program.leaks()).filter(one => !before.has(one));
  };

  it('is nowhere to begin with', async () => {
    expect(await program.leaks()).toEqual([]);
  });

  it('is found in an item', async () => {
    const [table] = program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable');
    const Item = { pk: { S: 'leak' }, sk: { S: 'state' }, said: { B: Buffer.from(word).toString('base64') } };
    expect(await leaksAfter(() => program.runner.database('PutItem', { TableName: table?.ref, Item }))).toEqual([
      `AWS::DynamoDB::GlobalTable: preferredName ${word}`,
    ]);
  });

  it('is found in a fact, in what reactions are given, in their dead letters and in what the machine says', async () => {
    const fact = { source: 'wbh.intake', type: 'ArrivalRegistered', detail: { name: word } };
    const found = await leaksAfter(async () => {
      program.runner.putEvents([fact]);
      await program.later('PT10M');
    });
    expect(found.map(one => one.split(':').slice(0, -1).join(':'))).toEqual(
      expect.arrayContaining(['AWS::Events::EventBus', 'AWS::Events::Rule', 'AWS::SQS::Queue']),
    );
  });

  it('is found in the address of a page', async () => {
    expect(await leaksAfter(() => program.get(`/?name=${word}`))).toEqual([
      `AWS::ApiGatewayV2::Route: preferredName ${word}`,
    ]);
  });

  it('cannot hide in a resource that nobody has thought about: each type of the templates is a sink or says why not', () => {
    const types = [...new Set(program.runner.deployment.resources.map(one => one.type))];
    expect(types.filter(type => !sinks[type] && !toldNothing.includes(type))).toEqual([]);
    expect([...Object.keys(sinks), ...toldNothing].filter(type => !types.includes(type))).toEqual([]);
  });
});

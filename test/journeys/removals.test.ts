import { afterEach, describe, expect, it } from 'vitest';
import type { Resource } from '../../lib/local/template.ts';
import { amina, nadia, type Program, startProgram } from '../support/program.ts';

let program: Program;

afterEach(() => program.runner.stop());

type Resources = Record<string, Resource>;

/** Starts the program from its own templates with something taken out, as if somebody had forgotten it. */
async function without(forget: (resources: Resources) => void): Promise<void> {
  program = await startProgram({
    templates: ({ stacks }) => {
      for (const { name, template } of stacks) if (name.endsWith('-program')) forget(template.Resources);
    },
  });
}

const named = (resources: Resources, type: string, start: string): string => {
  const found = Object.keys(resources).find(id => resources[id]?.Type === type && id.startsWith(start));
  if (!found) throw new Error(`${type} ${start}… is not in the template`);
  return found;
};

const drop = (type: string, start: string) => (resources: Resources) => {
  delete resources[named(resources, type, start)];
};

/** A household comes and confirms; nobody is told of what did not follow. */
async function aminaConfirms(): Promise<void> {
  await program.staff('POST', '/staff/navigators', nadia);
  await program.arrives(amina);
  await program.press(program.way('amina@home.example', 'confirm'), { answer: 'confirm' });
}

const ran = (name: string) => program.runner.invocations.filter(one => one.function.startsWith(name));

interface Document {
  Statement: { Action: string | string[] }[];
}

/** The runner runs what the template says: what is not in it does not work here either. */
describe('without', () => {
  it('a statement of a role the call is refused, naming function, action and resource', async () => {
    await without(resources => {
      const role = resources[named(resources, 'AWS::IAM::Role', 'peopleOnArrivalClosed')];
      const policies = (role?.Properties?.Policies ?? []) as { PolicyDocument: Document }[];
      const document = policies[0]?.PolicyDocument ?? { Statement: [] };
      document.Statement = document.Statement.filter(one => ![one.Action].flat().includes('dynamodb:DeleteItem'));
    });
    await program.arrives(amina);
    await program.later('P15D');
    const said = program.runner.warnings.join('\n');
    // The place is the source's own, not the bundle's: the source map was found.
    expect(said).toMatch(/failed for good: AccessDeniedException at \S+ \(\S*\/node_modules\/@aws-sdk\/\S+\.js:\d+/);
    expect(said).toMatch(
      /peopleOnArrivalClosed\S* is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:\S*People/,
    );
  });

  it('the permission of a rule its function is not called, and the event is in the dead letters', async () => {
    await without(drop('AWS::Lambda::Permission', 'pairingOnArrivalConfirmed'));
    await aminaConfirms();
    expect(ran('pairingOnArrivalConfirmed')).toEqual([]);
    expect(program.runner.deadLetters).toHaveLength(1);
    expect(program.runner.mail.to(nadia.email)).toEqual([]);
  });

  it('a rule nobody reacts', async () => {
    await without(resources => {
      const rule = named(resources, 'AWS::Events::Rule', 'pairingOnArrivalConfirmed');
      const refers = (thing: unknown) => JSON.stringify(thing).includes(rule);
      delete resources[rule];
      // What refers to it goes with it, or the template could not be deployed at all.
      for (const [id, { Type, Properties }] of Object.entries(resources)) {
        if (Type === 'AWS::Lambda::Permission' && refers(Properties)) delete resources[id];
        const document = Properties?.PolicyDocument as { Statement: unknown[] } | undefined;
        if (document) document.Statement = document.Statement.filter(one => !refers(one));
      }
    });
    await aminaConfirms();
    expect(ran('pairingOnArrivalConfirmed')).toEqual([]);
    expect(program.runner.deadLetters).toEqual([]);
  });

  it('a route the gateway knows no such page', async () => {
    await without(drop('AWS::ApiGatewayV2::Route', 'ApiGETprogram'));
    const page = await program.get('/program');
    expect([page.status, JSON.parse(page.markup)]).toEqual([404, { message: 'Not Found' }]);
  });

  it('the mapping of the stream the relay is late: its own sweep publishes a minute later', async () => {
    await without(drop('AWS::Lambda::EventSourceMapping', 'relayOnDecisions'));
    await program.arrives(amina);
    expect(program.runner.events).toEqual([]);
    await program.later('PT3M');
    expect(program.runner.events.map(fact => fact['detail-type'])).toContain('ArrivalRegistered');
    expect(program.runner.mail.to('amina@home.example')).toHaveLength(1);
  });
});

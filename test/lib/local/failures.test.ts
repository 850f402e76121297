import { afterEach, describe, expect, it } from 'vitest';
import { startRunner } from '../../../lib/local/runner.ts';
import type { Runner } from '../../../lib/local/running.ts';
import type { Template } from '../../../lib/local/template.ts';
import { writeAssembly } from './fixture.ts';
import { smallProgram } from './small-program.ts';

let runner: Runner;

afterEach(() => runner.stop());

/** Runs the small program with its templates edited, as if somebody had forgotten something. */
async function start(edit: (resources: Template['Resources']) => void = () => undefined): Promise<void> {
  runner = await startRunner({
    outdir: writeAssembly(smallProgram()),
    templates: ({ stacks }) => {
      for (const { template } of stacks) edit(template.Resources);
    },
  });
}

async function post(id: string): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${runner.url}/things`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ id, to: 'amal@reader.example' }),
  });
  await runner.settle();
  return answer;
}

const runsOf = (name: string) => runner.invocations.filter(run => run.function === name);
const arn = (service: string, rest: string) => `arn:aws:${service}:us-east-1:123456789012:${rest}`;

describe('a function that fails', () => {
  it("gets two more tries, one and two minutes later, then its event goes to its destination in Lambda's words", async () => {
    await start();
    await post('broken');
    expect(runsOf('React')).toHaveLength(1);
    await runner.advance('PT61S');
    expect(runsOf('React')).toHaveLength(2);
    await runner.advance('PT2M');
    expect(runsOf('React')).toHaveLength(3);
    expect(runner.deadLetters).toMatchObject([
      {
        queue: 'Dead',
        attributes: {},
        body: {
          version: '1.0',
          requestContext: {
            functionArn: arn('lambda', 'function:Program-React:$LATEST'),
            condition: 'RetriesExhausted',
            approximateInvokeCount: 3,
          },
          requestPayload: { 'detail-type': 'Posted', detail: { meta: { subject: 'broken' } } },
          responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
          responsePayload: { errorType: 'TypeError', errorMessage: 'broken as asked' },
        },
      },
    ]);
  });

  it('is not tried again when its event would be too old by then', async () => {
    await start(resources => {
      if (resources.ReactInvoke?.Properties) resources.ReactInvoke.Properties.MaximumEventAgeInSeconds = 90;
    });
    await post('broken');
    await runner.advance('PT10M');
    expect(runner.deadLetters).toMatchObject([
      { body: { requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 2 } } },
    ]);
  });

  it('loses its event when its role may not write to the destination, and that is said', async () => {
    await start(resources => {
      const policies = resources.ReactRole?.Properties?.Policies as
        | { PolicyDocument: { Statement: { Action: unknown }[] } }[]
        | undefined;
      policies?.[0]?.PolicyDocument.Statement.splice(1);
    });
    await post('broken');
    await runner.advance('PT10M');
    expect(runner.deadLetters).toEqual([]);
    expect(runner.warnings.at(-1)).toContain('its role may not send to');
  });
});

describe('a stream record that fails', () => {
  it('goes back to the first failed one, lets those before it pass, and is put aside after its tries', async () => {
    await start();
    for (const id of ['a', 'poison', 'b']) await post(id);
    expect(runsOf('Relay')).toHaveLength(3);
    await runner.advance('PT5M');
    // Those behind the failed one are seen again with each try: a stream delivers at least once.
    const subjects = runner.events.map(({ detail }) => (detail.meta as { subject: string }).subject);
    expect([...new Set(subjects)].sort()).toEqual(['a', 'b']);
    expect(runner.deadLetters).toMatchObject([
      {
        queue: 'Dead',
        body: { requestContext: { condition: 'RetryAttemptsExhausted' }, DDBStreamBatchInfo: { batchSize: 2 } },
      },
    ]);
  });
});

describe('a removal shows: without', () => {
  it('the policy statement the call is refused, naming function, action and resource', async () => {
    await start(resources => {
      const policies = resources.ReactRole?.Properties?.Policies as
        | { PolicyDocument: { Statement: object[] } }[]
        | undefined;
      policies?.[0]?.PolicyDocument.Statement.shift();
    });
    await post('one');
    expect(runner.mail.all()).toEqual([]);
    expect(runner.warnings[0]).toMatch(
      /Program-React is not authorized to perform: ses:SendEmail on resource: arn:aws:ses:.*identity\/program.example/,
    );
  });

  it("the permission of the rule the event is not delivered, not tried again and in the rule's dead letter", async () => {
    await start(resources => delete resources.OnPostedPermission);
    await post('one');
    expect(runsOf('React')).toEqual([]);
    expect(runner.deadLetters).toMatchObject([
      {
        queue: 'Dead',
        body: { 'detail-type': 'Posted' },
        attributes: {
          RULE_ARN: arn('events', 'rule/program/Program-OnPosted'),
          TARGET_ARN: arn('lambda', 'function:Program-React'),
          ERROR_CODE: 'NO_PERMISSIONS',
          RETRY_ATTEMPTS: '0',
        },
      },
    ]);
  });

  it('the permission of the route the gateway answers its own 500', async () => {
    await start(resources => delete resources.PostPermission);
    expect((await post('one')).status).toBe(500);
    expect(runner.warnings[0]).toMatch(/no permission lets apigateway.amazonaws.com invoke Door/);
  });

  it('the rule nobody reacts', async () => {
    await start(resources => {
      delete resources.OnPosted;
      delete resources.OnPostedPermission;
    });
    await post('one');
    expect([runner.events.length, runsOf('React').length]).toEqual([1, 0]);
  });

  it('the route the gateway answers its own 404', async () => {
    await start(resources => delete resources.Post);
    expect((await post('one')).status).toBe(404);
  });

  it('the mapping nothing is published', async () => {
    await start(resources => delete resources.Mapping);
    await post('one');
    expect([runner.events.length, runsOf('Relay').length]).toEqual([0, 0]);
  });

  it('the right to read the stream the mapping rests, and that is said', async () => {
    await start(resources => {
      const policies = resources.RelayRole?.Properties?.Policies as
        | { PolicyDocument: { Statement: object[] } }[]
        | undefined;
      policies?.[0]?.PolicyDocument.Statement.splice(1, 1);
    });
    await post('one');
    expect(runner.events).toEqual([]);
    expect(runner.warnings[0]).toContain('Relay is not authorized to perform: dynamodb:DescribeStream');
  });

  it("the queue's policy the dead letter is lost, and that is said", async () => {
    await start(resources => {
      delete resources.OnPostedPermission;
      delete resources.DeadPolicy;
    });
    await post('one');
    expect(runner.deadLetters).toEqual([]);
    expect(runner.warnings[0]).toContain('no policy lets events.amazonaws.com write to');
  });
});

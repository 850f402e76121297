import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readLetter } from '../../bin/dead-letters/letter.ts';
import { functionOf } from '../../bin/dead-letters/stacks.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory, putAside } from '../support/stories.ts';

let program: Program;
/** Runs the command as operations do, against this machine's AWS; answers what it says. */
async function deadLetters(...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: program.runner.awsUrl,
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  const child = spawn(process.execPath, ['bin/dead-letters.ts', ...args], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (said += String(data)));
  await new Promise(resolve => child.once('close', resolve));
  await program.runner.settle();
  return said;
}

const situation = async () =>
  ((await program.staff('GET', '/staff/arrivals')).body as { situation: string }[])[0]?.situation;

const today = async () =>
  ((await program.staff('GET', '/staff/today')).body as { lines: { code: string; what: string }[] }).lines;

describe('what was put aside', () => {
  eachStory(begun => {
    program = begun;
  });

  it('is listed with what people lose, sent again when the cause is mended, and then nothing waits', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const broken = { status: 400, body: JSON.stringify({ __type: 'ValidationException', message: 'broken' }) };
    program.runner.intercept(async ({ caller }, perform) =>
      caller.startsWith('pairingOnArrivalConfirmed') ? broken : perform(),
    );
    await program.arrives(amina);
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    await program.later('PT10M');
    expect(await situation()).toBe('waiting');
    const listed = await deadLetters();
    expect(listed).toContain('ArrivalConfirmed, put aside 20');
    expect(listed).toContain('for pairingOnArrivalConfirmed\n    It failed: ValidationException at ');
    expect(listed).toContain('People lose: A confirmed household waits and no navigator is asked.');
    expect(listed).toContain('To do: send it again');
    expect(listed).not.toContain('Amina');
    // The alarm on the queue is a line of Today, in the words of what people lose, for as long as something waits.
    const [line] = (await today()).filter(({ code }) => code === 'alarm');
    expect(line).toMatchObject({ press: 'seen', words: expect.stringContaining('no navigator is asked') });

    program.runner.intercept((_, perform) => perform());
    await program.later('PT1M');
    await deadLetters('--send-again');
    expect(await situation()).toBe('offered');
    expect(await deadLetters()).toContain('Nothing waits.');
    expect((await today()).filter(({ code }) => code === 'alarm')).toEqual([]);
    putAside(program);
  });

  it('is refused to be treated in a way that nobody knows', async () => {
    expect(await deadLetters('--all')).toContain('--all is not understood: npm run dead-letters');
  });
});

describe('a letter', () => {
  const event = { source: 'wbh.intake', 'detail-type': 'ArrivalConfirmed', detail: { meta: {}, data: {} } };
  const arn = 'arn:aws:lambda:us-east-1:1:function:wbh-production-program-pairingOnX-1';
  const failed = (requestPayload: object) => ({ requestContext: { functionArn: `${arn}:$LATEST` }, requestPayload });
  const nothing = { do: 'nothing', because: expect.any(String) };

  it.each([
    ['a fact that was not delivered', event, { TARGET_ARN: arn, ERROR_CODE: 'NO_PERMISSIONS' }, 'publish'],
    ['a fact that a function failed on', failed(event), {}, 'publish'],
    [
      'a minute of a clock',
      failed({ source: 'aws.events', 'detail-type': 'Scheduled Event', detail: {} }),
      {},
      'nothing',
    ],
    ['a report about a mail', failed({ mail: 'confirm-1', type: 'Bounce' }), {}, 'nothing'],
    ['a stream’s batch', { requestContext: { functionArn: arn }, DDBStreamBatchInfo: {} }, {}, 'nothing'],
    ['something else', { hello: 'world' }, {}, 'look'],
    ['no object at all', 'hello', {}, 'look'],
  ])('that is %s', (_, body, attributes, todo) => {
    const letter = readLetter(body, attributes as Record<string, string>);
    expect(letter.todo.do).toBe(todo);
    if (todo === 'nothing') expect(letter.todo).toEqual(nothing);
    if (todo === 'publish')
      expect(letter.todo).toEqual({
        do: 'publish',
        fact: { source: event.source, type: event['detail-type'], detail: event.detail },
      });
    if (todo !== 'look') expect(letter.function).toBe('wbh-production-program-pairingOnX-1');
  });
});

describe('the function that a letter was for', () => {
  const stack = (name: string, id: string, Description: string) => ({
    name,
    region: 'us-east-1',
    account: '1',
    template: { Resources: { [id]: { Type: 'AWS::Lambda::Function', Properties: { Description } } } },
  });
  const stacks = [
    stack('wbh-pilot-program', 'pairingOnMatchChosen73F79171', 'Nobody is asked.'),
    stack('wbh-pilot-community', 'dialoguesAtDue7AD8FE93', 'Nobody is reminded.'),
  ];

  it('is found in whichever stack it stands, and nobody else’s is', () => {
    const of = (name: string) => functionOf({ function: name }, stacks);
    expect(of('wbh-pilot-program-pairingOnMatchChosen73F79-aB3')).toEqual({
      id: 'pairingOnMatchChosen',
      loses: 'Nobody is asked.',
    });
    expect(of('wbh-pilot-community-dialoguesAtDue7AD8FE93-aB3')?.loses).toBe('Nobody is reminded.');
    expect(of('wbh-pilot-community-pairingOnMatchChosen73F79-aB3')).toBeUndefined();
    expect(of('somebody-elses-function')).toBeUndefined();
  });
});

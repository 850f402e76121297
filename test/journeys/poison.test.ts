import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factsNamed } from '../support/desk.ts';
import { amina, type Program } from '../support/program.ts';
import { sharedProgram } from '../support/stories.ts';
import { wayIn } from '../support/ways.ts';

interface Line {
  readonly id: string;
  readonly code: string;
}

/** A state that cannot be read any more: it is put off, parked (told and tried once a day), and stands in nobody's way. */
describe('a row that fails whenever it is due', () => {
  let program: Program;
  let setStatus: (status: string) => Promise<unknown>;
  let household: string | undefined;
  const spoiled = 'spoiled@home.example';
  const logged = (outcome: string) =>
    program.runner.logs
      .map(({ line }) => JSON.parse(line.startsWith('{') ? line : '{}') as Record<string, unknown>)
      .filter(line => line.outcome === outcome && String(line.subject).startsWith('arrival#'));

  beforeAll(async () => {
    program = await sharedProgram();
    await program.arrives({ ...amina, contact: { email: spoiled } });
    const [row] = (await program.staff('GET', '/staff/arrivals')).body as { id: string }[];
    household = row?.id;
    const [table] = program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable').map(one => one.ref);
    setStatus = status =>
      program.runner.database('UpdateItem', {
        TableName: table,
        Key: { pk: { S: `arrival#${row?.id}` }, sk: { S: 'state' } },
        UpdateExpression: 'SET #state.#status = :status',
        ExpressionAttributeNames: { '#state': 'state', '#status': 'status' },
        ExpressionAttributeValues: { ':status': { S: status } },
      });
    await setStatus('spoiled');
    await program.arrives(amina);
    await program.later('P5D');
  });
  afterAll(() => program?.beginAgain());

  it('is tried again later and later, then once a day', () => {
    expect(logged('put-off').map(line => line.count)).toEqual([1, 2, 3, 4]);
    expect(logged('parked').map(line => line.count)).toEqual([5, 6, 7, 8]);
  });

  it('is counted each time in the metric that the alarm of its capability watches', () => {
    const metrics = program.runner.logs.filter(({ line }) => line.includes('CloudWatchMetrics'));
    const parked = { ParkedRows: 1, service: 'intake' };
    expect(metrics.map(({ line }) => JSON.parse(line))).toMatchObject([parked, parked, parked, parked]);
  });

  it('hides nobody else: staff see all who can be read, and the log names the one who cannot', async () => {
    const rows = (await program.staff('GET', '/staff/arrivals')).body as unknown[];
    expect(rows).toHaveLength(1);
    expect(logged('unreadable').length).toBeGreaterThan(0);
  });

  it('is a line of Today, in the words of what people lose, until it can be decided again', async () => {
    const { lines } = (await program.staff('GET', '/staff/today')).body as { lines: Record<string, unknown>[] };
    expect(lines).toMatchObject([{ code: 'parked', words: expect.stringContaining('Nobody is reminded to confirm') }]);
  });

  it('is tried again at once when somebody wants it; the line goes, comes back when it fails, and the press is a fact', async () => {
    const line = async () => ((await program.staff('GET', '/staff/today')).body as { lines: Line[] }).lines[0];
    const before = await line();
    expect(before).toMatchObject({ code: 'parked', press: 'again' });
    expect((await program.staff('POST', `/staff/today/${before?.id}/done`)).body).toEqual({ outcome: 'done' });
    expect(await line()).toBeUndefined();
    await program.later('PT2M');
    expect(logged('parked').map(one => one.count)).toEqual([5, 6, 7, 8, 9]);
    expect(await line()).toMatchObject({ id: before?.id, code: 'parked' });
    expect(factsNamed(program.runner, 'AttentionSettled')).toEqual([
      { about: household, kind: 'parked', by: expect.stringMatching(/^staff:/) },
    ]);
  });

  it('does not hold up the reminder of anyone else', () => {
    expect(program.runner.mail.to('amina@home.example')).toHaveLength(2);
    expect(program.runner.mail.to(spoiled)).toHaveLength(1);
  });

  it('heals once it can be read again and somebody has it tried, and a second press says that it was so already', async () => {
    await setStatus('unconfirmed');
    const { lines } = (await program.staff('GET', '/staff/today')).body as { lines: Line[] };
    // By the button of the morning's letter.
    const letter = program.runner.mail.to('liaison@library.example').findLast(one => one.subject.startsWith('Today'));
    const link = wayIn(letter?.text ?? '', 'today');
    expect((await program.get(link)).text).toContain('Try it again');
    expect((await program.press(link, { answer: 'done' })).text).toContain('Thank you');
    const again = await program.staff('POST', `/staff/today/${lines[0]?.id}/done`);
    expect(again.body).toEqual({ outcome: 'already-done' });
    await program.later('PT2M');
    expect(program.runner.mail.to(spoiled)).toHaveLength(2);
    expect((await program.staff('GET', '/staff/today')).body).toMatchObject({ lines: [] });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRunner } from '../../../lib/local/runner.ts';
import type { Runner } from '../../../lib/local/running.ts';
import { writeAssembly } from './fixture.ts';
import { smallProgram } from './small-program.ts';

let runner: Runner;

beforeAll(async () => {
  const program = smallProgram();
  program.code['at-due'] =
    "let calls = 0; exports.handler = async () => { console.log('asked', ++calls); return { outcome: 'quiet' }; };";
  runner = await startRunner({ outdir: writeAssembly(program) });
});

afterAll(() => runner.stop());

const stored = async () => (await runner.database('Scan', { TableName: 'Data-Items' })).Items as unknown[];
const asked = () =>
  runner.logs.filter(({ line }) => line.startsWith('asked')).map(({ line }) => Number(line.split(' ')[1]));

async function post(id: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${runner.url}/things`, { method: 'POST', headers, body: JSON.stringify({ id }) });
  await runner.settle();
}

describe('a runner that begins again', () => {
  it('holds nothing of before, at the machine’s time, and its functions are warm', async () => {
    await post('before');
    await runner.advance('P30D');
    runner.faults({ throttle: 1 });
    expect([runner.events.length, (await stored()).length]).not.toContain(0);
    const [last] = asked().slice(-1);

    await runner.renew([]);
    const { events, calls, logs, invocations, deadLetters, warnings } = runner;
    expect([events, calls, logs, invocations, deadLetters, warnings, runner.mail.all(), await stored()]).toEqual(
      Array.from({ length: 8 }, () => []),
    );
    expect(runner.faults({}).throttle).toBe(0);
    expect(runner.now().getTime()).toBeLessThan(Date.now() + 60_000);

    await runner.advance('PT2M');
    expect(asked()[0]).toBe((last ?? 0) + 1);
    // What the table's stream told of before is not told again, what comes now is.
    expect(runner.events).toEqual([]);
    await post('after');
    expect(runner.events).toHaveLength(1);
  });

  it('keeps the tables that functions remember something of', async () => {
    await post('kept');
    await runner.renew(['Data-Items']);
    expect(JSON.stringify(await stored())).toContain('kept');
  });
});

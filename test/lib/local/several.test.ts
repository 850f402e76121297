import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startRunner } from '../../../lib/local/runner.ts';
import { writeAssembly } from './fixture.ts';
import { smallProgram } from './small-program.ts';

const headers = { 'content-type': 'application/json' };
const body = JSON.stringify({ id: 'one', to: 'amal@reader.example' });

describe('runs', () => {
  it('beside each other do not disturb each other', async () => {
    const outdir = writeAssembly(smallProgram());
    const [one, other] = await Promise.all([startRunner({ outdir }), startRunner({ outdir })]);
    await fetch(`${one.url}/things`, { method: 'POST', headers, body });
    await one.advance('P1D');
    await other.settle();
    expect([one.mail.all().length, other.mail.all().length]).toEqual([1, 0]);
    expect(one.now().getTime() - other.now().getTime()).toBeGreaterThan(80_000_000);
    await Promise.all([one.stop(), other.stop()]);
  });

  it('with a folder find their data again, and publish nothing twice', async () => {
    const outdir = writeAssembly(smallProgram());
    const dataDir = mkdtempSync(join(tmpdir(), 'data-'));
    const first = await startRunner({ outdir, dataDir });
    await fetch(`${first.url}/things`, { method: 'POST', headers, body });
    await first.settle();
    expect(first.events).toHaveLength(1);
    await first.stop();
    const second = await startRunner({ outdir, dataDir });
    await second.settle();
    const Key = { pk: { S: 'one' }, sk: { S: 'decision#one' } };
    const found = await second.invoke('Caller', {
      service: 'dynamodb',
      command: 'GetItem',
      input: { TableName: 'Data-Items', Key },
    });
    expect(found).toMatchObject({ payload: { output: { Item: { pk: { S: 'one' } } } } });
    expect(second.events).toEqual([]);
    await second.stop();
  });

  it('that are killed take their database with them', async () => {
    const outdir = writeAssembly(smallProgram());
    const runner = new URL('../../../lib/local/runner.ts', import.meta.url).href;
    const program = `import { startRunner } from ${JSON.stringify(runner)};
      import { readdirSync, readFileSync } from 'node:fs';
      await startRunner({ outdir: ${JSON.stringify(outdir)} });
      const children = readFileSync('/proc/self/task/' + process.pid + '/children', 'utf8').trim().split(' ');
      const engines = children.flatMap(shell => readFileSync('/proc/' + shell + '/task/' + shell + '/children', 'utf8').trim().split(' '));
      console.log(JSON.stringify(engines.map(Number)));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const engines = JSON.parse(String(line)) as number[];
    expect(engines.length).toBeGreaterThan(0);
    child.kill('SIGKILL');
    await expect.poll(() => engines.filter(lives)).toEqual([]);
  });
});

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

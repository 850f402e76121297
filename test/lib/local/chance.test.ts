import { afterEach, describe, expect, it } from 'vitest';
import { startRunner } from '../../../lib/local/runner.ts';
import type { Runner } from '../../../lib/local/running.ts';
import { lambda, writeAssembly } from './fixture.ts';

/** Two functions that draw: an id of seventeen bytes, and something of sixteen between. */
const draws = `const { randomBytes } = require('node:crypto');
exports.handler = async () => [randomBytes(17).toString('hex'), randomBytes(16).toString('hex'), randomBytes(17).toString('hex')];`;
const outdir = writeAssembly({
  stacks: { Drawing: { Resources: { ...lambda('One', 'draws'), ...lambda('Other', 'draws') } } },
  code: { draws },
});

const running: Runner[] = [];
afterEach(() => Promise.all(running.splice(0).map(one => one.stop())));

async function drawn(chance: number | undefined, ...names: readonly string[]): Promise<readonly string[]> {
  const runner = await startRunner({ outdir, ...(chance !== undefined && { chance }) });
  running.push(runner);
  const all: string[] = [];
  for (const name of names) {
    if (name === 'kill') await runner.kill('One');
    else {
      const end = await runner.invoke(name, {});
      all.push(...('payload' in end ? (end.payload as string[]) : []));
    }
  }
  return all;
}

describe('what functions draw at random', () => {
  it('falls in the same way for the same number, and never twice: not in another function, nor in a worker that follows', async () => {
    const names = ['One', 'Other', 'One', 'kill', 'One'];
    const [first, again, other] = [await drawn(7, ...names), await drawn(7, ...names), await drawn(8, ...names)];
    expect(first).toHaveLength(12);
    expect(again).toEqual(first);
    expect(new Set([...first, ...other]).size).toBe(24);
    expect(first.map(one => one.length)).toEqual(Array.from({ length: 4 }, () => [34, 32, 34]).flat());
  });

  it('falls by chance where no number is given', async () => {
    expect(await drawn(undefined, 'One')).not.toEqual(await drawn(undefined, 'One'));
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRunner } from '../../../lib/local/runner.ts';
import type { Runner } from '../../../lib/local/running.ts';
import { writeAssembly } from './fixture.ts';
import { smallProgram } from './small-program.ts';

let runner: Runner;

beforeAll(async () => {
  runner = await startRunner({ outdir: writeAssembly(smallProgram()) });
});

afterAll(() => runner.stop());

const day = 86_400_000;
const later = (ms: number) => new Date(runner.now().getTime() + ms).toISOString();

async function post(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${runner.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (path === '/things') expect(answer.status).toBe(202);
  return answer;
}

/** When each thing that was due was seen to, by the worker's own clock. */
function seen(): { id: string; at: number }[] {
  const lines = runner.logs.filter(({ line }) => line.startsWith('due ')).map(({ line }) => line.split(' '));
  return lines.map(([, id = '', at = '']) => ({ id, at: Date.parse(at) }));
}

describe('a clock that is moved', () => {
  it('runs what falls due on the way, in its order and at its minute', async () => {
    const due = [5, 1, 9].map(days => ({ id: `d${days}`, due: later(days * day) }));
    for (const thing of due) await post('/things', thing);
    await runner.settle();
    await runner.advance('P2W');
    expect(seen().map(({ id }) => id)).toEqual(['d1', 'd5', 'd9']);
    for (const { id, due: wanted } of due) {
      const late = (seen().find(one => one.id === id)?.at ?? 0) - Date.parse(wanted);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(61_000);
    }
  });

  it('runs what one due thing sets due for another', async () => {
    await post('/things', { id: 'near', due: later(60_000) });
    await runner.settle();
    await runner.advance('PT5M');
    expect(seen().map(({ id }) => id)).toContain('near');
  });

  it('asks a schedule again only when its answer no longer stands', async () => {
    const asked = () => runner.invocations.filter(one => one.function === 'AtDue').length;
    await post('/things', { id: 'far', due: later(40 * day) });
    await runner.settle();
    const before = asked();
    await runner.advance('P30D');
    expect(asked() - before).toBe(1);
    await runner.advance('P30D');
    // When it is due; at the start its answer still stands, and what was changed then puts nothing in that it reads.
    expect(asked() - before).toBe(2);
    await post('/things', { id: 'soon', due: later(day) });
    await runner.advance('P2D');
    // Something was put in: once at the start, and when that is due.
    expect(asked() - before).toBe(4);
  });

  it('arrives exactly, and only goes forward', async () => {
    const target = new Date(runner.now().getTime() + day);
    await runner.moveTo(target.toISOString());
    expect(runner.now().getTime() - target.getTime()).toBeGreaterThanOrEqual(0);
    await expect(runner.moveTo(new Date(target.getTime() - 1000).toISOString())).rejects.toThrow(
      'time only goes forward',
    );
    await expect(runner.advance('two days')).rejects.toThrow('is not an ISO duration');
  });

  it('deletes what has expired', async () => {
    const expires = Math.floor(runner.now().getTime() / 1000) + 3600;
    await post('/things', { id: 'short', expires });
    await runner.settle();
    const get = () =>
      runner.invoke('Caller', {
        service: 'dynamodb',
        command: 'GetItem',
        input: { TableName: 'Data-Items', Key: { pk: { S: 'short' }, sk: { S: 'decision#short' } } },
      });
    expect(await get()).toMatchObject({ payload: { output: { Item: { pk: { S: 'short' } } } } });
    await runner.advance('PT2H');
    expect(await get()).toMatchObject({ payload: { output: {} } });
  });

  it('is moved over HTTP, too, and says kindly what it does not understand', async () => {
    const before = runner.now().getTime();
    const moved = (await (await post('/_local/clock', { advance: 'P1D' })).json()) as { now: string };
    expect(Date.parse(moved.now)).toBeGreaterThanOrEqual(before + day);
    for (const body of [{ to: '2020-01-01T00:00:00Z' }, { to: 'soon' }, { advance: '2 days' }, {}]) {
      const answer = await post('/_local/clock', body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toHaveProperty('message');
    }
  });
});

describe('a schedule that answers a time which never moves', () => {
  let stuck: Runner;

  beforeAll(async () => {
    const program = smallProgram();
    program.code['at-due'] =
      "let calls = 0; exports.handler = async () => { console.log('asked', ++calls); return { outcome: 'again', next: '2020-01-01T00:00:00Z' }; };";
    stuck = await startRunner({ outdir: writeAssembly(program) });
  });

  afterAll(() => stuck.stop());

  it('does not stop the clock', async () => {
    await stuck.advance('PT10M');
    const asked = stuck.logs.filter(({ line }) => line.startsWith('asked')).length;
    expect(asked).toBeGreaterThan(10);
    expect(asked).toBeLessThan(200);
  });
});

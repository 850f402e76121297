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

async function post(path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`${runner.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('a program in small', () => {
  it('goes from a form to a fact to a reaction to a mail', async () => {
    const answer = await post('/things', { id: 'one', to: 'amal@reader.example' });
    expect(answer.status).toBe(202);
    expect(await answer.json()).toMatchObject({ base: runner.url });
    await runner.settle();
    expect(runner.warnings).toEqual([]);
    expect(runner.events.map(event => event['detail-type'])).toEqual(['Posted']);
    expect(runner.mail.to('amal@reader.example')).toMatchObject([
      { subject: 'A thing', headers: { 'auto-submitted': 'auto-generated' } },
    ]);
    const settled = runner.invocations.filter(({ function: name }) => name === 'Settle');
    expect(settled.map(({ payload }) => payload)).toEqual([{ outcome: 'Send' }, { outcome: 'Delivery' }]);
  });
});

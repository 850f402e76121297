import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRunner } from '../../../lib/local/runner.ts';
import type { Runner } from '../../../lib/local/running.ts';
import { writeAssembly } from './fixture.ts';
import { smallProgram } from './small-program.ts';

let runner: Runner;

beforeAll(async () => {
  runner = await startRunner({ outdir: writeAssembly(smallProgram()) });
  await send('POST', '/things', { id: 'one', to: 'amal@reader.example' });
  await send('POST', '/_local/settle');
});

afterAll(() => runner.stop());

function send(method: string, path: string, body?: object): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(runner.url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
}

const get = async (path: string) => (await send('GET', path)).json() as Promise<Record<string, string>[]>;

describe('the control surface', () => {
  it('lists mails, all and of one address, with exactly the fields that are promised', async () => {
    const [mail] = await get('/_local/mail?to=Amal@reader.example');
    expect(Object.keys(mail ?? {}).sort()).toEqual([
      'at',
      'attachments',
      'from',
      'headers',
      'html',
      'id',
      'subject',
      'text',
      'to',
    ]);
    expect(await get('/_local/mail')).toHaveLength(1);
    expect(await get('/_local/mail?to=nobody@reader.example')).toEqual([]);
  });

  it('shows a mail in a frame without rights, beside its text', async () => {
    const [mail] = await get('/_local/mail');
    const page = await (await send('GET', `/_local/mail/${mail?.id}`)).text();
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page).toContain('&lt;p&gt;It came.&lt;/p&gt;');
    expect((await send('GET', '/_local/mail/none')).status).toBe(404);
  });

  it("lists what crossed the program's own bus, and nothing of the default one", async () => {
    expect((await get('/_local/events')).map(event => event['detail-type'])).toEqual(['Posted']);
  });

  it('lists calls, logs and dead letters', async () => {
    const calls = await get('/_local/calls');
    expect(Object.keys(calls[0] ?? {}).sort()).toEqual(['action', 'at', 'function', 'resource', 'status', 'units']);
    expect(calls.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['dynamodb:PutItem', 'events:PutEvents', 'ses:SendEmail']),
    );
    expect(await get('/_local/logs')).toEqual(
      expect.arrayContaining([expect.objectContaining({ function: 'Door', line: 'asked POST /things' })]),
    );
    expect(await get('/_local/dead-letters')).toEqual([]);
  });

  it('gives staff tokens', async () => {
    const { token } = (await (await send('POST', '/_local/staff-token', { email: 'lee@library.example' })).json()) as {
      token: string;
    };
    const answer = await fetch(`${runner.url}/staff`, { headers: { authorization: `Bearer ${token}` } });
    expect(await answer.text()).toContain('[liaison]');
    expect((await send('POST', '/_local/staff-token', { roles: 'liaison' })).status).toBe(400);
  });

  it('tells one arrival as a line of steps: form, fact, reaction, mail', async () => {
    const trace = (await (await send('GET', '/_local/trace?story=one')).json()) as {
      steps: { kind: string; name: string }[];
    };
    expect(trace.steps.map(({ kind, name }) => [kind, name])).toEqual([
      ['form', 'POST /things'],
      ['fact', 'Posted'],
      ['reaction', 'react'],
      ['mail', 'A thing'],
    ]);
  });

  it('shows all of it on a page', async () => {
    const page = await (await send('GET', '/_local?story=one')).text();
    for (const text of ['Two days later', 'To 08:00', 'data-story="one"', 'A thing', 'amal@reader.example'])
      expect(page).toContain(text);
  });

  it('shows staff a token that their doors take, and what to ask them', async () => {
    const page = await (await send('GET', '/_local/staff')).text();
    expect(page).toContain(`curl -s ${runner.url}/staff/today -H`);
    const token = /TOKEN=([\w.-]+)/.exec(page)?.[1];
    const answer = await fetch(`${runner.url}/staff`, { headers: { authorization: `Bearer ${token}` } });
    expect(await answer.text()).toContain('[liaison]');
  });

  it('knows nothing else', async () => {
    expect((await send('POST', '/_local/nothing', {})).status).toBe(404);
    expect((await send('POST', '/_local/settle')).status).toBe(200);
  });
});

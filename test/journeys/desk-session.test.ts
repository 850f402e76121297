import { describe, expect, it } from 'vitest';
import type { Opened } from '../support/browsing.ts';
import {
  type AtDesk,
  askAs,
  csrfIn,
  factsNamed,
  fieldsIn,
  type Role,
  sessionsIn,
  signInAt,
  textOf,
} from '../support/desk.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

const facts = (name: string) => factsNamed(program.runner, name);
const host = () => new URL(program.url).host;
const cookie = ({ browser }: AtDesk) => browser.cookies(host()).get('__Host-desk') ?? '';

/** At the issuer, being asked who she is. */
const isAsked = ({ url }: Opened): boolean => new URL(url).host !== host();
const sessions = () => sessionsIn(program.runner);
const api = (role: Role | 'none', ...asked: readonly ['GET' | 'POST', string, object?]) =>
  askAs(program.runner, role, asked);

describe('a session', () => {
  it('ends after half an hour without doing anything', async () => {
    const ana = await program.desk('ana@library.example');
    await program.later('PT25M');
    expect((await ana.get('/desk/staff')).status).toBe(200);
    await program.later('PT25M');
    expect((await ana.get('/desk/staff')).status).toBe(200);
    await program.later('PT30M');
    const page = await ana.get('/desk/staff');
    expect(isAsked(page)).toBe(true);
  });

  it('ends after eight hours, however busy she is', async () => {
    const ana = await program.desk('ana@library.example');
    for (let passed = 0; passed < 460; passed += 20) {
      await program.later('PT20M');
      expect((await ana.get('/desk/staff')).status, `${passed}`).toBe(200);
    }
    // Ten minutes before and after: the pages take time of their own, on a slow machine minutes.
    await program.later('PT10M');
    expect((await ana.get('/desk/staff')).status).toBe(200);
    await program.later('PT10M');
    expect(isAsked(await ana.get('/desk/staff'))).toBe(true);
  });

  it('is looked up with one consistent read, and written at most once a minute', async () => {
    const ana = await program.desk('ana@library.example');
    const calls = () =>
      program.runner.calls.filter(({ resource }) => resource.includes('Sessions')).map(({ action }) => action);
    const before = calls().length;
    await ana.get('/desk/signed-in-again');
    await ana.get('/desk/signed-in-again');
    expect(calls().slice(before)).toEqual(['dynamodb:GetItem', 'dynamodb:GetItem']);
    await program.later('PT2M');
    await ana.get('/desk/signed-in-again');
    expect(calls().slice(before + 2)).toEqual(['dynamodb:GetItem', 'dynamodb:UpdateItem']);
  });

  it('that is ended while its page is being made does not come back by being gone on with', async () => {
    const ana = await program.desk('ana@library.example');
    await program.later('PT5M');
    const [row] = await sessions();
    program.runner.intercept(async ({ service, operation, body }, perform) => {
      if (service === 'dynamodb' && operation === 'UpdateItem')
        await program.runner.database('DeleteItem', { TableName: body.TableName, Key: { pk: row?.pk, sk: row?.sk } });
      return perform();
    });
    expect(isAsked(await ana.get('/desk/staff'))).toBe(true);
    expect(await sessions()).toEqual([]);
  });

  it('ends with signing out, and asks who one is after that also when the issuer still knows her', async () => {
    const ana = await program.desk('ana@library.example');
    const before = cookie(ana);
    await ana.get('/desk/staff');
    const page = await ana.post('/desk/sign-out');
    expect([page.url, textOf(page)]).toEqual([`${program.url}/desk/signed-out`, expect.stringContaining('signed out')]);
    expect(ana.browser.cookies(host()).has('__Host-desk')).toBe(false);
    expect(await sessions()).toEqual([]);
    expect(isAsked(await ana.get('/desk'))).toBe(true);
    ana.browser.cookies(host()).set('__Host-desk', before);
    expect(isAsked(await ana.get('/desk'))).toBe(true);
  });

  it('of someone whom the issuer still knows is not had by taking a parameter out of an address', async () => {
    const ana = await program.desk('ana@library.example');
    await ana.get('/desk/staff');
    await ana.post('/desk/sign-out');
    await program.later('PT5M');
    // Whoever comes to the computer next begins to sign in, and takes out what makes the issuer ask.
    const begun = await fetch(`${program.url}/desk/sign-in`, { redirect: 'manual' });
    for (const line of begun.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      ana.browser.cookies(host()).set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const address = new URL(begun.headers.get('location') ?? '');
    for (const name of ['prompt', 'max_age']) address.searchParams.delete(name);
    const page = await ana.browser.open(address.href);
    expect(page.url).toContain('/desk/signed-in?code=');
    expect([page.status, textOf(page)]).toEqual([403, expect.stringContaining('was not completed')]);
    expect(await sessions()).toEqual([]);
  });

  it('ends everywhere for who signs out everywhere, and for nobody else', async () => {
    const [here, there, bob] = [
      await program.desk('ana@library.example'),
      await program.desk('ana@library.example'),
      await program.desk('bob@library.example'),
    ];
    await here.get('/desk/staff');
    await here.post('/desk/sign-out', { everywhere: 'yes' });
    expect(isAsked(await there.get('/desk/staff'))).toBe(true);
    expect((await bob.get('/desk/staff')).status).toBe(200);
  });

  it('is ended by a coordinator, at the desk and by the API, and that she did is a fact', async () => {
    const [ana, carla] = [
      await program.desk('ana@library.example'),
      await program.desk('carla@library.example', ['coordinator']),
    ];
    const page = await carla.get('/desk/staff');
    expect(textOf(page)).toMatch(
      /Who is at the desk.*ana@library\.example.*carla@library\.example|Who is at the desk.*carla@library\.example.*ana@library\.example/,
    );
    const seen = (await api('coordinator', 'GET', '/staff/sessions')).body as { who: string; name: string }[];
    const who = seen.find(({ name }) => name === 'ana@library.example')?.who ?? '';
    expect((await carla.post('/desk/staff/end', { who })).url).toBe(`${program.url}/desk/staff?did=done`);
    expect(isAsked(await ana.get('/desk/staff'))).toBe(true);
    expect(facts('StaffSignedOut')).toEqual([{ by: expect.stringMatching(/^staff:/), who }]);
    expect((await api('coordinator', 'POST', '/staff/sessions/end', { who })).body).toEqual({
      outcome: 'already-done',
    });
    expect(facts('StaffSignedOut')).toHaveLength(1);
  });

  it('is not ended by a liaison who is not its own', async () => {
    const [ana, bob] = [await program.desk('ana@library.example'), await program.desk('bob@library.example')];
    const known = (await sessions()) as readonly { sub: { S: string }; name: { S: string } }[];
    const anas = known.find(({ name }) => name.S === 'ana@library.example')?.sub.S;
    await bob.get('/desk/staff');
    expect((await bob.post('/desk/staff/end', { who: `staff:${anas}` })).status).toBe(403);
    expect((await ana.get('/desk/staff')).status).toBe(200);
    expect(facts('StaffRefused')).toMatchObject([
      { door: 'POST /staff/sessions/end', right: 'lead', roles: 'liaison' },
    ]);
  });
});

describe('what another site posts', () => {
  it.each([
    ['from elsewhere, with all cookies', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
    ['from a neighboring host', { 'sec-fetch-site': 'same-site' }],
    ['from an older browser, from elsewhere', { origin: 'https://evil.example' }],
    ['from a page without an origin', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['from an older browser, without an origin', { origin: 'null' }],
    ['from no browser', {}],
  ] as const)('%s: nothing is done, and nothing is kept for her to press', async (_, headers) => {
    const ana = await program.desk('ana@library.example', ['coordinator']);
    const csrf = csrfIn(await ana.get('/desk/staff'));
    const answer = await fetch(`${program.url}/desk/sign-out`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ csrf, planted: 'words of mallory' }),
      headers: { ...headers, cookie: `__Host-desk=${cookie(ana)}` },
    });
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain('words of mallory');
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect((await ana.get('/desk/staff')).status).toBe(200);
    const form = await fetch(`${program.url}/desk/staff/end`, {
      method: 'POST',
      body: new URLSearchParams({ csrf, who: 'staff:words-of-mallory' }),
      headers: { ...headers, cookie: `__Host-desk=${cookie(ana)}` },
    });
    expect([form.status, (await form.text()).includes('words-of-mallory')]).toEqual([403, false]);
  });

  it('nor what carries the token of another session of hers', async () => {
    const [one, other] = [
      await program.desk('carla@library.example', ['coordinator']),
      await program.desk('carla@library.example', ['coordinator']),
    ];
    const stale = csrfIn(await other.get('/desk/staff'));
    const page = await one.browser.send(`${program.url}/desk/staff/end`, { csrf: stale, who: 'staff:nobody' });
    expect([page.status, textOf(page)]).toEqual([403, expect.stringContaining('Is this what you want to send?')]);
  });
});

describe('a session that ends in the middle of a form', () => {
  it('keeps what was typed until she is signed in again, and does nothing before she has seen it and pressed', async () => {
    const carla = await program.desk('carla@library.example', ['coordinator']);
    await program.desk('ana@library.example');
    const who = `staff:${/value="staff:([^"]+)"[^>]*><button class="quiet">[^<]*<span class="hidden"> <bdi>ana@/.exec((await carla.get('/desk/staff')).markup)?.[1]}`;
    await program.later('PT31M');
    const again = await program.desk('ana@library.example');
    const kept = await carla.post('/desk/staff/end', [
      ['who', who],
      ['notes', '\n"Ring <b>twice</b>" & wait'],
      ['days', 'mon'],
      ['days', 'wed'],
    ]);
    expect([kept.status, textOf(kept)]).toEqual([401, expect.stringContaining('Nothing that you typed is lost')]);
    expect(kept.markup).toContain('target="_blank"');
    expect(kept.headers.get('cache-control')).toBe('no-store');
    // Going on without having signed in loses nothing either.
    const still = await carla.browser.send(`${program.url}/desk/staff/end`, fieldsIn(kept));
    expect([still.status, fieldsIn(still)]).toEqual([401, fieldsIn(kept)]);
    await signInAt(
      `${program.url}/desk/sign-in?to=/desk/signed-in-again`,
      { email: 'carla@library.example', roles: ['coordinator'] },
      carla.browser,
    );
    const shown = await carla.browser.send(`${program.url}/desk/staff/end`, fieldsIn(still));
    expect(textOf(shown)).toContain('Is this what you want to send?');
    expect(textOf(shown)).toContain('Ring &lt;b&gt;twice&lt;/b&gt;');
    expect((await again.get('/desk/staff')).status).toBe(200);
    expect(fieldsIn(shown).filter(([name]) => name !== 'csrf')).toEqual([
      ['who', who],
      ['notes', '\n"Ring <b>twice</b>" & wait'],
      ['days', 'mon'],
      ['days', 'wed'],
    ]);
    const only = fieldsIn(shown).filter(([name]) => name === 'csrf' || name === 'who');
    const sent = await carla.browser.send(`${program.url}/desk/staff/end`, only);
    expect(sent.url).toContain('did=done');
    expect(isAsked(await again.get('/desk/staff'))).toBe(true);
  });
});

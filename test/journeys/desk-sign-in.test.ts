import { describe, expect, it } from 'vitest';
import { browsing, type Opened } from '../support/browsing.ts';
import { type Account, type AtDesk, csrfIn, type Role, saying, signInAt } from '../support/desk.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

const liaison: Account = { email: 'ana@library.example', roles: ['liaison'] };

const textOf = ({ markup }: Opened): string =>
  markup
    .replace(/<style>.*?<\/style>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const facts = (name: string) =>
  program.runner.events
    .filter(one => one['detail-type'] === name)
    .map(({ detail }) => (detail as { data: Record<string, unknown> }).data);

const host = () => new URL(program.url).host;
const cookie = ({ browser }: AtDesk) => browser.cookies(host()).get('__Host-desk') ?? '';

/** At the issuer, being asked who she is. */
const isAsked = ({ url }: Opened): boolean => new URL(url).host !== host();

async function sessions(): Promise<readonly object[]> {
  const tables = program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable');
  const { Items } = await program.runner.database('Scan', {
    TableName: tables.find(({ id }) => id.startsWith('Sessions'))?.ref,
  });
  return Items as object[];
}

/** Asks a door of the API with someone's own token. */
async function api(role: Role | 'none', method: 'GET' | 'POST', path: string, body?: object) {
  const token = program.runner.staffToken(`${role}@library.example`, role === 'none' ? [] : [role]);
  const answer = await fetch(program.url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  await program.runner.settle();
  return { status: answer.status, body: (await answer.json()) as never };
}

describe('signing in', () => {
  it('leads to the issuer and back to the page that was asked for, in its language', async () => {
    const asked = `${program.url}/desk/staff?lang=ar`;
    const { page } = await signInAt(asked, liaison);
    expect([page.url, page.status]).toEqual([asked, 200]);
    expect(page.markup).toContain('<html lang="ar" dir="rtl">');
    expect(page.markup).toContain('ana@library.example');
  });

  it('keeps one cookie in the browser, which scripts cannot read, other hosts cannot set and other sites’ forms do not send', async () => {
    const lines: string[] = [];
    const browser = browsing((_, { headers }) => lines.push(...headers.getSetCookie()));
    await signInAt(`${program.url}/desk`, liaison, browser);
    expect([...browser.cookies(host()).keys()]).toEqual(['__Host-desk']);
    const own = lines.filter(line => line.startsWith('__Host-'));
    expect(own.length).toBeGreaterThan(1);
    for (const line of own) expect(line).toMatch(/; Path=\/; Secure; HttpOnly; SameSite=Lax(; Max-Age=\d+)?$/);
    // It ends with the browser.
    expect(own.find(line => line.startsWith('__Host-desk='))).not.toContain('Max-Age');
  });

  it('stores no secret: neither the cookie nor what makes a form hers is in the table', async () => {
    const ana = await program.desk('ana@library.example');
    const [, secret = ''] = cookie(ana).split('.');
    const rows = JSON.stringify(await sessions());
    expect(secret).toHaveLength(43);
    expect(rows).toContain('ana@library.example');
    expect(rows).not.toContain(secret);
    expect(rows).not.toContain(csrfIn(await ana.get('/desk/staff')));
  });

  it('begins a new session each time, and the one before opens nothing any more', async () => {
    const ana = await program.desk('ana@library.example');
    const before = cookie(ana);
    await signInAt(`${program.url}/desk/sign-in`, liaison, ana.browser);
    expect(cookie(ana)).not.toBe(before);
    expect(await sessions()).toHaveLength(1);
    ana.browser.cookies(host()).set('__Host-desk', before);
    expect(isAsked(await ana.get('/desk'))).toBe(true);
  });

  it('takes no session that someone else has planted', async () => {
    const mallory = await program.desk('mallory@library.example');
    const browser = browsing();
    browser.cookies(host()).set('__Host-desk', cookie(mallory));
    await signInAt(`${program.url}/desk/sign-in`, liaison, browser);
    expect(browser.cookies(host()).get('__Host-desk')).not.toBe(cookie(mallory));
    expect(isAsked(await mallory.get('/desk'))).toBe(true);
  });

  it('lets two tabs sign in beside each other, and the one whose sign-in was lost on the way is in all the same', async () => {
    const browser = browsing();
    const [one, other] = [await browser.open(`${program.url}/desk`), await browser.open(`${program.url}/desk/staff`)];
    const first = await browser.send(one.url, saying(liaison));
    const second = await browser.send(other.url, saying(liaison));
    expect([first.url, second.url].every(url => new URL(url).pathname.startsWith('/desk'))).toBe(true);
    expect((await browser.open(`${program.url}/desk/staff`)).status).toBe(200);
  });

  it('keeps a few cookies and no more, however many tabs are opened', async () => {
    const browser = browsing();
    for (let tab = 0; tab < 25; tab += 1) await browser.open(`${program.url}/desk`);
    expect(browser.cookies(host()).size).toBeLessThanOrEqual(4);
  });

  it.each([
    'https://evil.example/desk',
    '//evil.example/desk',
    '/\\evil.example/desk',
    '/staff/arrivals',
    '/desk/../staff/arrivals',
    '/deskevil',
    '/desk/sign-out',
    'javascript:alert(1)',
    '/desk@evil.example',
  ])('leads nobody away: %s', async to => {
    const { page } = await signInAt(`${program.url}/desk/sign-in?to=${encodeURIComponent(to)}`, liaison);
    expect(page.url).toBe(`${program.url}/desk`);
  });

  it('believes no answer of the issuer that this browser did not ask for', async () => {
    const mallory = browsing();
    const asked = await mallory.open(`${program.url}/desk`);
    // Mallory signs in, and hands the address that leads back to somebody else.
    const back = await mallory.sendUntilLedAway(asked.url, saying(liaison));
    const ana = browsing();
    const page = await ana.open(back);
    expect([page.status, textOf(page)]).toEqual([403, expect.stringContaining('You are not signed in')]);
    expect([...ana.cookies(host()).keys()]).toEqual([]);
    expect(await sessions()).toEqual([]);
  });

  it('takes an answer of the issuer once', async () => {
    const browser = browsing();
    const asked = await browser.open(`${program.url}/desk`);
    const back = await browser.sendUntilLedAway(asked.url, saying(liaison));
    const kept = new Map(browser.cookies(host()));
    expect((await browser.open(back)).status).toBe(404);
    for (const [name, value] of kept) browser.cookies(host()).set(name, value);
    expect(textOf(await browser.open(back))).toContain('You are not signed in');
    expect(await sessions()).toHaveLength(1);
  });

  it('waits a quarter of an hour for who is at the issuer, and says so kindly after that', async () => {
    const browser = browsing();
    const page = await browser.open(`${program.url}/desk/signed-in?code=x&state=long-ago`);
    expect([page.status, textOf(page)]).toEqual([403, expect.stringContaining('too long ago')]);
  });

  it('says so kindly when it was broken off at the issuer', async () => {
    const browser = browsing();
    const asked = await browser.open(`${program.url}/desk`);
    const issuer = encodeURIComponent(new URL(asked.url).origin);
    const [name = '', value = ''] = [...browser.cookies(host())].find(([one]) => one.includes('sign-in')) ?? [];
    const { state } = JSON.parse(Buffer.from(value, 'base64url').toString());
    const page = await browser.open(`${program.url}/desk/signed-in?error=access_denied&state=${state}&iss=${issuer}`);
    expect([page.status, textOf(page)]).toEqual([403, expect.stringContaining('was not completed')]);
    expect(browser.cookies(host()).has(name)).toBe(false);
  });

  it('under another name of this address begins anew under its own', async () => {
    const answer = await fetch(`${program.url.replace('localhost', '127.0.0.1')}/desk/sign-in?to=/desk/staff`, {
      redirect: 'manual',
    });
    expect(answer.headers.get('location')).toBe(`${program.url}/desk/sign-in?to=%2Fdesk%2Fstaff`);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe('a session', () => {
  it('ends after half an hour without doing anything', async () => {
    const ana = await program.desk('ana@library.example');
    await program.later('PT29M');
    expect((await ana.get('/desk/staff')).status).toBe(200);
    await program.later('PT29M');
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
    await program.later('PT19M');
    expect((await ana.get('/desk/staff')).status).toBe(200);
    await program.later('PT1M');
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

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => entities[name] ?? '');

/** The fields of the form of a page's content, as a browser reads them: the first line break of a text area is not part of it. */
function fieldsIn({ markup }: Opened): [string, string][] {
  const [, content = ''] = markup.split('<main');
  return [
    ...content.matchAll(
      /<input type="hidden" name="([^"]+)" value="([^"]*)">|<textarea name="([^"]+)" hidden>\n?([^<]*)<\/textarea>/g,
    ),
  ].map(([, name, value, area, text]) => [name ?? area ?? '', unescaped(value ?? text ?? '')]);
}

describe('roles', () => {
  it('none of the program’s: no session, 403 in words, and the attempt is a fact', async () => {
    const { page } = await signInAt(`${program.url}/desk/staff`, { email: 'new@library.example', roles: [] });
    expect([page.status, textOf(page)]).toEqual([403, expect.stringContaining('has no role in the program')]);
    await program.runner.settle();
    expect(await sessions()).toEqual([]);
    expect(facts('StaffRefused')).toEqual([
      { by: expect.stringMatching(/^staff:/), door: 'GET /desk', right: 'look', roles: 'none' },
    ]);
  });

  it('an auditor looks at lists, opens nobody and changes nothing; each attempt is a fact, once, without an id of anyone', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives(amina);
    const [row] = (await api('auditor', 'GET', '/staff/arrivals')).body as { id: string }[];
    expect(row?.id).toHaveLength(26);
    const tried = [
      await api('auditor', 'GET', '/staff/navigators'),
      await api('auditor', 'POST', `/staff/arrivals/${row?.id}/contact`),
      await api('auditor', 'POST', `/staff/arrivals/${row?.id}/erase`),
      await api('auditor', 'GET', '/staff/sessions'),
    ];
    expect(tried.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect(tried[1]?.body).toMatchObject({ detail: expect.stringContaining('liaisons and coordinators') });
    expect(facts('StaffRefused').map(({ door, right, roles }) => `${right} ${door} ${roles}`)).toEqual([
      'open GET /staff/navigators auditor',
      'open POST /staff/arrivals/{id}/contact auditor',
      'act POST /staff/arrivals/{id}/erase auditor',
      'lead GET /staff/sessions auditor',
    ]);
    expect(JSON.stringify(facts('StaffRefused'))).not.toContain(row?.id);
    expect((await api('none', 'GET', '/staff/arrivals')).status).toBe(403);
    expect(facts('StaffRefused')).toHaveLength(5);
  });

  it('what was refused and who was shown whom is seen by auditors and coordinators, and by no liaison', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives(amina);
    const [{ id } = { id: '' }] = (await api('liaison', 'GET', '/staff/arrivals')).body as { id: string }[];
    await api('liaison', 'POST', `/staff/arrivals/${id}/contact`);
    await api('auditor', 'POST', `/staff/arrivals/${id}/contact`);
    const journal = (await api('auditor', 'GET', '/staff/journal')).body as object[];
    expect(journal).toMatchObject([{ status: 'refused', right: 'open', door: 'POST /staff/arrivals/{id}/contact' }]);
    const today = (await api('coordinator', 'GET', '/staff/disclosures')).body as { kind: string; person: string }[];
    expect(today).toMatchObject([{ kind: 'staff-view', basis: 'contact', by: expect.stringMatching(/^staff:/) }]);
    expect((await api('auditor', 'GET', `/staff/disclosures?arrival=${id}`)).body).toEqual(today);
    expect((await api('auditor', 'GET', '/staff/disclosures?day=2020-01-01')).body).toEqual([]);
    expect((await api('auditor', 'GET', '/staff/journal?month=2020-01')).body).toEqual([]);
    expect((await api('auditor', 'GET', '/staff/disclosures?navigator=nobody')).status).toBe(404);
    expect((await api('auditor', 'GET', '/staff/disclosures?day=someday')).status).toBe(422);
    expect((await api('auditor', 'GET', '/staff/journal?month=13')).status).toBe(422);
    for (const path of ['/staff/journal', '/staff/disclosures'])
      expect((await api('liaison', 'GET', path)).status, path).toBe(403);
    const [auditor, liaison] = [
      await program.desk('aud@library.example', ['auditor']),
      await program.desk('ana@library.example'),
    ];
    expect(textOf(await auditor.get('/desk/staff'))).toMatch(/What was refused.*Who was shown whom.*the staff’s view/);
    expect(textOf(await liaison.get('/desk/staff'))).not.toMatch(
      /What was refused|Who was shown whom|Who is at the desk/,
    );
  });

  it('or not: a page that does not exist is told to who is signed in alone', async () => {
    const carla = await program.desk('carla@library.example', ['coordinator']);
    expect((await carla.get('/desk/nowhere')).status).toBe(404);
    expect(textOf(await carla.get('/desk/nowhere'))).toContain('There is nothing here');
  });
});

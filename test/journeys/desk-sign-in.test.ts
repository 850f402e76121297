import { describe, expect, it } from 'vitest';
import { browsing, type Opened } from '../support/browsing.ts';
import { type Account, type AtDesk, csrfIn, saying, sessionsIn, signInAt, textOf } from '../support/desk.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

const host = () => new URL(program.url).host;
const cookie = ({ browser }: AtDesk) => browser.cookies(host()).get('__Host-desk') ?? '';

/** At the issuer, being asked who she is. */
const isAsked = ({ url }: Opened): boolean => new URL(url).host !== host();
const sessions = () => sessionsIn(program.runner);
const liaison: Account = { email: 'ana@library.example', roles: ['liaison'] };
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
    expect((await browser.open(back)).url).toBe(`${program.url}/desk`);
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

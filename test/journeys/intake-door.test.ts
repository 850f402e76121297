import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { amina, type Program } from '../support/program.ts';
import { sharedProgram } from '../support/stories.ts';

let program: Program;
beforeAll(async () => {
  program = await sharedProgram();
});
// The door lets ten posts a second in, and a quick machine asks faster.
beforeEach(() => program.later('PT1S'));
afterAll(() => program?.beginAgain());

/** What the door answers in JSON: a receipt, a problem document or the program. */
interface Told {
  readonly receipt: string;
  readonly status: number;
  readonly errors: readonly { readonly pointer: string; readonly detail: string }[];
  readonly areas: readonly unknown[];
  readonly consent: unknown;
}
const read = async (answer: Response) => (await answer.json()) as Told;
const send = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${program.url}/arrivals`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { 'content-type': 'application/json', ...headers },
  });
const fromForm = (fields: [string, string][], headers: Record<string, string> = {}) =>
  send(new URLSearchParams(fields).toString(), { 'content-type': 'application/x-www-form-urlencoded', ...headers });
/** Everything that is stored, in every table. */
const stored = async () => {
  const tables = program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable').map(one => one.ref);
  const scans = tables.map(async TableName => (await program.runner.database('Scan', { TableName })).Items);
  return Promise.all(scans);
};

describe('a refusal', () => {
  it.each<[number, string, string, Record<string, string>]>([
    [400, 'what is not JSON', '{"preferredName":', {}],
    [400, 'bytes that are no text', '\ufffe{', {}],
    [413, 'more than 16 KB', JSON.stringify({ ...amina, notes: 'x'.repeat(17_000) }), {}],
    [415, 'another type', '<arrival/>', { 'content-type': 'application/xml' }],
    [422, 'what does not fit', JSON.stringify({ ...amina, visa: 'x', languages: [] }), {}],
    [422, 'a list', '[]', {}],
    [422, 'a key that is too long', JSON.stringify(amina), { 'idempotency-key': 'k'.repeat(201) }],
    [422, 'a key that is empty', JSON.stringify(amina), { 'idempotency-key': '' }],
  ])('is %d for %s, a problem document, and stores nothing', async (status, _, body, headers) => {
    const before = await stored();
    const answer = await send(body, headers);
    const problem = await read(answer);
    await program.runner.settle();
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(problem).toMatchObject({ type: 'about:blank', status, title: expect.any(String) });
    expect(await stored()).toEqual(before);
  });

  it('names every field by its pointer and says in words what to do, in the language asked for', async () => {
    const body = JSON.stringify({ ...amina, fax: 'x', passport: 'y', contact: {}, notes: 'A 123 456 789' });
    const english = await read(await send(body));
    expect(english.errors).toEqual([
      { pointer: '/contact', detail: 'Please give exactly one: an e-mail address, a phone number or an agency.' },
      { pointer: '/notes', detail: expect.stringContaining('number of a document') },
      { pointer: '/fax', detail: 'This field is not known here. Please leave it out.' },
      { pointer: '/passport', detail: expect.stringContaining('nobody needs it to get help here') },
    ]);
    const keyless = await read(await send(JSON.stringify(amina), { 'idempotency-key': '' }));
    expect(keyless.errors).toEqual([{ pointer: '', detail: expect.stringContaining('1 to 200 characters') }]);
    const arabic = await read(await send(body, { 'accept-language': 'ar-SY,ar;q=0.9,en;q=0.5' }));
    expect(arabic.errors[0]?.detail).toMatch(/\p{Script=Arabic}/u);
  });
});

describe('the same post again', () => {
  it('has the same receipt and changes nothing', async () => {
    const headers = { 'idempotency-key': 'key-1' };
    const first = await read(await send(JSON.stringify(amina), headers));
    await program.runner.settle();
    const before = await stored();
    // The same household, with its fields in another order.
    const again = await send(JSON.stringify(Object.fromEntries(Object.entries(amina).reverse())), headers);
    expect([again.status, await read(again)]).toEqual([202, first]);
    await program.runner.settle();
    expect(await stored()).toEqual(before);
    expect(program.runner.mail.to('amina@home.example')).toHaveLength(1);
  });

  it('with another body is refused', async () => {
    const before = await stored();
    const other = await send(JSON.stringify({ ...amina, preferredName: 'Other' }), { 'idempotency-key': 'key-1' });
    expect([other.status, (await read(other)).status]).toEqual([409, 409]);
    expect(await stored()).toEqual(before);
  });

  it('at the same moment makes one household', async () => {
    const household = JSON.stringify({ ...amina, contact: { email: 'twins@home.example' } });
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => read(await send(household, { 'idempotency-key': 'key-2' }))),
    );
    await program.runner.settle();
    expect(new Set(answers.map(one => one.receipt)).size).toBe(1);
    expect(program.runner.mail.to('twins@home.example')).toHaveLength(1);
  });
});

describe('the form', () => {
  const filled = (change: Record<string, string> = {}): [string, string][] => [
    ...Object.entries({
      nonce: 'nonce-1',
      preferredName: 'آمنة',
      'contact.email': 'form@home.example',
      'contact.phone': '',
      'languages.0.code': 'ar',
      'languages.0.level': 'fluent',
      'languages.1.code': '',
      'languages.1.level': 'fluent',
      'consent.version': amina.consent.version,
      'consent.language': 'ar',
      adult: 'true',
      area: 'frog-hollow',
      ...change,
    }),
    ['availability', 'mon-morning'],
    ['availability', 'wed-evening'],
    ['needs', 'school'],
    ['needs', ''],
  ];

  it('is sent on to its receipt, and sent twice it is one household', async () => {
    const first = await fromForm(filled());
    const second = await fromForm(filled());
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const page = await program.get(first.headers.get('location') ?? '');
    expect(page.status).toBe(200);
    expect(program.runner.mail.to('form@home.example')).toHaveLength(1);
  });

  it('sent again with other answers says so, in words', async () => {
    const answer = await fromForm(filled({ preferredName: 'Someone else' }));
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('already sent with other')]);
  });

  it('without a nonce is one household by its Idempotency-Key, which has the same length', async () => {
    const fields = filled({ nonce: '', 'contact.email': 'header@home.example' });
    const send = async (key: string) => fromForm(fields, { 'idempotency-key': key });
    const [first, second] = [await send('key-form'), await send('key-form')];
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    await program.runner.settle();
    for (const answer of [
      await send(''),
      await send('k'.repeat(201)),
      await fromForm(filled({ nonce: 'n'.repeat(201) })),
    ])
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('1 to 200 characters')]);
  });

  it('with a name that every object has is refused by this name', async () => {
    for (const name of ['toString', 'constructor', '__proto__']) {
      const answer = await fromForm(filled({ nonce: 'nonce-4' }).concat([[name, '1']]));
      expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(`<li>${name}<br>`)]);
    }
  });

  it('that is refused keeps what was typed and says beside the field what is wrong', async () => {
    const before = await stored();
    const answer = await fromForm(filled({ nonce: 'nonce-2', 'contact.email': 'form@', notes: 'my <b>note</b>' }));
    const markup = await answer.text();
    expect(answer.status).toBe(422);
    expect(markup).toContain('value="آمنة"');
    expect(markup).toContain('value="form@"');
    expect(markup).toContain('my &lt;b&gt;note&lt;/b&gt;');
    expect(markup).toMatch(/name="contact\.email"[^>]*aria-invalid="true"/);
    const described = [...markup.matchAll(/aria-describedby="([^"]+)"/g)].flatMap(([, ids = '']) => ids.split(' '));
    for (const id of described) expect(markup).toContain(` id="${id}"`);
    expect(markup).toMatch(/value="wed-evening" checked/);
    expect(markup).toMatch(/<option value="frog-hollow" selected>/);
    expect(markup).toContain('name="nonce" value="nonce-2"');
    expect(await stored()).toEqual(before);
  });

  it('speaks the language of the address, else of the browser, and is whole without script', async () => {
    expect(await program.get('/?lang=ar')).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(await program.get('/?lang=xx')).toMatchObject({ lang: 'en', dir: 'ltr' });
    const page = await program.get('/', { 'accept-language': 'fr;q=0.9, ar;q=0.8, en;q=0.3' });
    expect(page).toMatchObject({ lang: 'ar', dir: 'rtl' });
    expect(page.markup).not.toContain('<script');
  });

  it('that is far too long is refused as a page, with what fits kept', async () => {
    const answer = await fromForm(filled({ nonce: 'nonce-3', notes: 'x'.repeat(20_000) }));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([413, 'text/html; charset=utf-8']);
    expect(await answer.text()).toContain('value="آمنة"');
  });
});

describe('what is open to all', () => {
  it('GET /program tells what can be chosen', async () => {
    const answer = await read(await fetch(`${program.url}/program`));
    expect(Object.keys(answer).sort()).toEqual(
      [
        ...['accessNeeds', 'areas', 'availability', 'consent', 'experiences', 'genders', 'languages', 'limits', 'name'],
        ...['needs', 'partners', 'safeContact', 'timeZone'],
      ].sort(),
    );
    const lists = Object.values(answer).filter(one => Array.isArray(one));
    expect(lists).toHaveLength(10);
    for (const one of lists.flat()) expect(one).toEqual({ id: expect.any(String), name: expect.any(String) });
    expect(answer.consent).toEqual({ version: amina.consent.version });
  });

  it('an unknown receipt is told kindly', async () => {
    expect(await program.get('/receipts/abcd-efgh-ijkl-mnop?lang=en')).toMatchObject({ status: 404 });
  });

  it('every answer forbids caching, framing and foreign content', async () => {
    for (const path of ['/', '/program', '/receipts/x']) {
      const { headers } = await fetch(program.url + path);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });
});

describe('the staff’s doors', () => {
  const open = (token?: string) =>
    fetch(`${program.url}/staff/arrivals`, { headers: token ? { authorization: `Bearer ${token}` } : {} });

  it('are closed to everyone without a token, and to those who are not staff', async () => {
    expect((await open()).status).toBe(401);
    expect((await open('not.a.token')).status).toBe(401);
    expect((await open(program.runner.staffToken('someone@library.example', []))).status).toBe(403);
    expect((await open(program.runner.staffToken('liaison@library.example'))).status).toBe(200);
  });

  it('refuse in words what they do not know', async () => {
    expect((await program.staff('POST', '/staff/calls/nothing', { outcome: 'yes' })).status).toBe(404);
    expect((await program.staff('POST', '/staff/arrivals/nothing/confirm')).status).toBe(404);
    expect((await program.staff('POST', '/staff/offers/nothing.1/answer', { answer: 'accept' })).status).toBe(404);
    expect((await program.staff('POST', '/staff/pairings/nothing.1/end', { reason: 'completed' })).status).toBe(404);
    expect((await program.staff('POST', '/staff/navigators', {})).status).toBe(422);
  });
});

describe('links', () => {
  it('change nothing by being opened, whoever opens them', async () => {
    await program.arrives({ ...amina, contact: { email: 'scanner@home.example' } });
    const link = program.way('scanner@home.example', 'confirm');
    const before = await stored();
    for (const method of ['GET', 'HEAD', 'GET']) await fetch(link, { method });
    await program.runner.settle();
    expect(await stored()).toEqual(before);
  });

  it('to confirm ask for what is missing until it is told', async () => {
    const { area: _, availability: __, ...household } = amina;
    await program.arrives({ ...household, contact: { email: 'later@home.example' } });
    const link = program.way('later@home.example', 'confirm');
    const { pages } = wordsFor('ar');
    const asks = { area: 'name="area"', availability: 'name="availability"' };
    for (const page of [await program.press(link, { answer: 'confirm', area: '' }), await program.get(link)]) {
      expect(page.text).toContain(pages.confirm.doneIncomplete);
      for (const field of Object.values(asks)) expect(page.markup).toContain(field);
    }
    const half = await program.press(link, { answer: 'details', area: 'frog-hollow' });
    expect([half.markup.includes(asks.area), half.markup.includes(asks.availability)]).toEqual([false, true]);
    const whole = await program.press(link, { answer: 'details', availability: 'mon-morning' });
    expect(whole.text).toContain(pages.confirm.done);
    expect(whole.markup).not.toContain('<form');
  });

  it('that are forged, cut or for another act lead to one kind page and do nothing', async () => {
    const link = program.way('scanner@home.example', 'confirm');
    for (const wrong of [link.slice(0, -3), link.replace('~confirm~', '~offer~'), `${program.url}/l/x`]) {
      expect((await program.press(wrong, { answer: 'confirm' })).status).toBe(410);
    }
    expect((await program.get(link)).status).toBe(200);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { actDoor, type Enter, roomDoor } from '../../../functions/desk/page/acting.ts';
import { form } from '../../../functions/desk/page/frame.ts';
import { pressAgain } from '../../../functions/desk/page/kept.ts';
import type { AtDesk, Room } from '../../../functions/desk/page/room.ts';
import { html } from '../../../functions/platform/html.ts';
import { type Answer, json, problem, type Request, seeOther } from '../../../functions/platform/http.ts';
import { staffBody, staffDoor } from '../../../functions/platform/staff.ts';
import { exactly, line } from '../../../functions/program/checks.ts';

beforeAll(() => {
  process.env.PROGRAM_NAME = 'We Belong Here';
});

const staff: AtDesk = {
  by: 'staff:maria',
  at: '2026-11-30T15:00:00.000Z',
  roles: ['liaison'],
  language: 'en',
  csrf: 'hers',
  claims: { sub: 'maria', 'cognito:groups': '[liaison]' },
};
const enter = async () => staff;

const request = (method: string, path: string, fields: Readonly<Record<string, string>> = {}): Request => ({
  method,
  routeKey: `${method} /desk/things/{id}`,
  path,
  params: { id: 'a1' },
  query: {},
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: Buffer.from(new URLSearchParams(fields).toString()),
  claims: {},
});

const room: Room = async (_, at, refused) => ({
  title: 'A thing',
  room: 'households',
  body: form(at, '/desk/things/a1', html`<input name="title" value="${refused?.values.get('title') ?? ''}">`),
});

/** A door of the staff API that wants a title, and says who came. */
const door = staffDoor(async (asked, { by }) => {
  const body = staffBody(asked, exactly({ title: line(10) }));
  if ('refusal' in body) return body.refusal;
  if (body.value.title === 'taken') return problem(409, { title: 'Not now', detail: 'Somebody was faster.' });
  return json(200, { outcome: body.value.title === 'again' ? 'already-done' : 'done', by, id: asked.params.id });
});
const press = (fields: Readonly<Record<string, string>>, at: AtDesk = staff): Promise<Answer> =>
  actDoor(
    async () => at,
    { 'POST /staff/things/{id}': door },
    { door: 'POST /staff/things/{id}', room, onward: ({ id }) => `/desk/things/${id}` },
  )(request('POST', '/desk/things/a1', { csrf: 'hers', ...fields }));

describe('a room of the desk', () => {
  it('stands in its frame: rooms to go to, the one she is in, who she is, and her way out', async () => {
    const { body, headers } = await roomDoor(enter, room)(request('GET', '/desk/things/a1'));
    expect(body).toContain('<a href="/desk/households" aria-current="page">');
    expect(body).toContain('action="/desk/sign-out"');
    expect(body).toContain('name="csrf" value="hers"');
    expect(headers?.['content-security-policy']).not.toContain('unsafe');
  });

  it('leads nobody where her role may not go: who may open nobody looks for nobody', async () => {
    const search = 'href="/desk/search"';
    const auditor = { ...staff, roles: ['auditor'] } as const;
    const shown = async (at: AtDesk) => (await roomDoor(async () => at, room)(request('GET', '/desk/things/a1'))).body;
    expect(await shown({ ...staff, roles: ['liaison'] })).toContain(search);
    expect(await shown(auditor)).toContain('href="/desk/staff"');
    expect(await shown(auditor)).not.toContain(search);
  });

  it('of which there is none says so', async () => {
    const { statusCode, body } = await roomDoor(enter, async () => undefined)(request('GET', '/desk/things/a1'));
    expect(statusCode).toBe(404);
    expect(body).toContain('There is nothing here');
  });

  it('shows nobody in who is not let in', async () => {
    const answer = await roomDoor(async () => seeOther('/desk/sign-in'), room)(request('GET', '/desk/things/a1'));
    expect(answer.statusCode).toBe(303);
  });
});

describe('a form that was made for another session', () => {
  it('shows once more what was typed, by the names of its fields, and nothing of what the form carries for itself', async () => {
    const names = new Map([
      ['/name', 'Name'],
      ['/languages/0/code', 'First language'],
      ['/needs', 'Needs'],
    ]);
    const asks: Room = async () => ({ title: 'A form', body: html``, places: names });
    const again: Enter = async (asked, naming) => pressAgain(asked, staff, await naming?.(staff));
    const act = { door: 'POST /staff/things/{id}', room: asks };
    const fields = {
      nonce: 'n-1',
      seen: '{"a":1}',
      name: 'Amina',
      'languages.0.code': 'ar',
      'needs.1': 'school',
      other: 'x',
    };
    const { body = '' } = await actDoor(again, {}, act)(request('POST', '/desk/things/a1', fields));
    const [, shown = ''] = /<dl class="lists">(.*?)<\/dl>/s.exec(body) ?? [];
    expect([...shown.matchAll(/<dt>(.*?)<\/dt>/g)].map(([, name]) => name)).toEqual([
      expect.any(String),
      'Name',
      'First language',
      'Needs',
      'other',
    ]);
    // All of it is sent with the next press.
    for (const name of Object.keys(fields)) expect(body).toContain(`name="${name}"`);
  });
});

describe('a form of the desk', () => {
  it('goes through the staff’s own door, as she is, and leads on', async () => {
    const { statusCode, headers } = await press({ title: 'A lamp' });
    expect([statusCode, headers?.location]).toEqual([303, '/desk/things/a1?did=done']);
  });

  it('that changes nothing says so', async () => {
    expect((await press({ title: 'again' })).headers?.location).toBe('/desk/things/a1?did=already');
  });

  it('comes back with what was typed, and what is wrong by its field', async () => {
    const { statusCode, body } = await press({ title: 'longer than ten letters' });
    expect(statusCode).toBe(422);
    expect(body).toContain('value="longer than ten letters"');
    expect(body).toContain('<a href="#title">');
  });

  it('comes back with what was typed when somebody was faster', async () => {
    const { statusCode, body } = await press({ title: 'taken' });
    expect(statusCode).toBe(409);
    expect(body).toContain('Somebody was faster.');
    expect(body).toContain('value="taken"');
  });

  it('of a role without the right is refused in words', async () => {
    const { statusCode, body } = await press({ title: 'A lamp' }, { ...staff, claims: { sub: 'rob' } });
    expect(statusCode).toBe(403);
    expect(body).toContain('not yours to do');
  });

  it('refuses a field that the door does not know, and it is not the form’s own', async () => {
    expect((await press({ title: 'A lamp', color: 'red' })).statusCode).toBe(422);
    expect((await press({ title: 'A lamp', color: 'red' })).body).toContain('color');
  });
});

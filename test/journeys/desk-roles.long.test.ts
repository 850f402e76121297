import { describe, expect, it } from 'vitest';
import { deskRooms } from '../../functions/doors/desk-rooms.ts';
import { staffDoors } from '../../functions/doors/staff.ts';
import { seeOther } from '../../functions/platform/http.ts';
import { askAs, factsNamed, type Role, sessionsIn, signInAt, textOf } from '../support/desk.ts';
import type { Program } from '../support/program.ts';
import { amina, nadia } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

const facts = (name: string) => factsNamed(program.runner, name);
const sessions = () => sessionsIn(program.runner);
const api = (role: Role | 'none', ...asked: readonly ['GET' | 'POST', string, object?]) =>
  askAs(program.runner, role, asked);
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

  it('let an auditor through these doors and no others, and whoever has none through no door at all', async () => {
    const ask = (role: Role | 'none', door: string) => {
      const [method = '', path = ''] = door.split(' ');
      return api(role, method as 'GET' | 'POST', path.replace(/\{\w+\}/g, 'x'));
    };
    const passed: string[] = [];
    for (const [i, door] of Object.keys(staffDoors).entries()) {
      // The gateway lets so many through at once: in a minute it lets the next ones.
      if (i % 25 === 24) await program.later('PT1M');
      expect((await ask('none', door)).status, door).toBe(403);
      if ((await ask('auditor', door)).status !== 403) passed.push(door);
    }
    expect(passed).toEqual([
      'GET /staff/today',
      'GET /staff/arrivals',
      'GET /staff/arrivals/{id}',
      'GET /staff/navigators/{id}',
      'GET /staff/proposals',
      'GET /staff/proposals/{id}',
      'GET /staff/pairings/{id}/plan',
      'GET /staff/reports/contacts.csv',
      'GET /staff/reports/hours.csv',
      'GET /staff/reports/progress.csv',
      'GET /staff/calls/open',
      'GET /staff/calls/{id}',
      'GET /staff/belonging',
      'GET /staff/interests',
      'GET /staff/gaps',
      'GET /staff/advisory/rollup',
      'GET /staff/organizations',
      'GET /staff/members',
      'GET /staff/members/{id}/items',
      'GET /staff/items',
      'GET /staff/items/{id}',
      'GET /staff/offers/{need}',
      'GET /staff/issues',
      'GET /staff/digests',
      'GET /staff/digests/{id}',
      'GET /staff/dialogues',
      'GET /staff/dialogues/{id}',
      'GET /staff/dialogues/{id}/meter',
      'GET /staff/dialogues/{id}/participants',
      'GET /staff/dialogues/{id}/participants/{participant}',
      'GET /staff/dialogues/{id}/circles',
      'GET /staff/dialogues/{id}/action',
      'GET /staff/settings',
      // Her own alone.
      'POST /staff/sessions/end',
      'GET /staff/journal',
      'GET /staff/disclosures',
    ]);
    const doors = facts('StaffRefused').map(({ door, roles }) => `${roles} ${door}`);
    expect(new Set(doors).size).toBe(doors.length);
    expect(doors).toHaveLength(2 * Object.keys(staffDoors).length - passed.length);
  });

  it('show an auditor nobody, on any page of the desk and at any door of the API', async () => {
    const { id: navigator } = (await program.staff('POST', '/staff/navigators', nadia)).body as { id: string };
    await program.arrives(amina);
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    await program.press(program.way(amina.contact.email, 'introduction'), { answer: 'yes' });
    const [row] = (await program.staff('GET', '/staff/arrivals')).body as { id: string; pairing: string }[];
    const rooms = Object.keys(deskRooms(async () => seeOther('/'))).flatMap(key =>
      key.startsWith('GET ') ? [key.slice('GET '.length)] : [],
    );
    const auditor = await program.desk('aud@library.example', ['auditor']);
    const shown: string[] = [];
    const look = (at: string, status: number, said: string) => {
      expect(status, at).toBeLessThan(500);
      if (/Amina|Nadia|Haddad|@home\.example|@navigators\.example/.test(said)) shown.push(`${at} ${status}`);
    };
    for (const id of [row?.id, navigator, row?.pairing]) {
      const at = (path: string) => path.replace(/\{\w+\}/g, id ?? '');
      for (const room of rooms) {
        const page = await auditor.get(at(room));
        look(room, page.status, page.markup);
      }
      for (const door of Object.keys(staffDoors).filter(key => key.startsWith('GET '))) {
        const { status, body } = await api('auditor', 'GET', at(door.slice('GET '.length)));
        look(door, status, JSON.stringify(body));
      }
    }
    expect(shown).toEqual([]);
  });

  it('or not: a page that does not exist is told to who is signed in alone', async () => {
    const carla = await program.desk('carla@library.example', ['coordinator']);
    expect((await carla.get('/desk/nowhere')).status).toBe(404);
    expect(textOf(await carla.get('/desk/nowhere'))).toContain('There is nothing here');
  });
});

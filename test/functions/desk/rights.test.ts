import { beforeAll, describe, expect, it } from 'vitest';
import { roomDoor } from '../../../functions/desk/page/acting.ts';
import { needing } from '../../../functions/desk/page/rights.ts';
import type { AtDesk } from '../../../functions/desk/page/room.ts';
import { html } from '../../../functions/platform/html.ts';
import { json, type Request } from '../../../functions/platform/http.ts';
import {
  type Attempt,
  claimsOf,
  may,
  noting,
  type Right,
  type Role,
  rolesOf,
  staffDoor,
} from '../../../functions/platform/staff.ts';

beforeAll(() => {
  process.env.PROGRAM_NAME = 'We Belong Here';
});

const rights: readonly Right[] = ['look', 'open', 'act', 'audit', 'lead'];

const request = (claims: Readonly<Record<string, string>>): Request => ({
  method: 'GET',
  routeKey: 'GET /staff/things/{id}',
  path: '/staff/things/a1',
  params: { id: 'a1' },
  query: {},
  headers: {},
  body: Buffer.alloc(0),
  claims,
});

describe('what roles may', () => {
  it.each<[Role, readonly Right[]]>([
    ['liaison', ['look', 'open', 'act']],
    ['coordinator', ['look', 'open', 'act', 'audit', 'lead']],
    ['auditor', ['look', 'audit']],
  ])('%s', (role, held) => {
    expect(rights.filter(right => may([role], right))).toEqual(held);
  });

  it('nothing without a role of the program, whatever else the issuer says', () => {
    const roles = rolesOf({ 'cognito:groups': '[admins Liaison coordinators]', sub: 'x' });
    expect(rights.filter(right => may(roles, right))).toEqual([]);
  });

  it('all that any of several roles includes', () => {
    expect(rights.filter(right => may(['auditor', 'liaison'], right))).toEqual(['look', 'open', 'act', 'audit']);
  });

  it('are read as the gateway hands them on: a list as one text, one role as itself', () => {
    expect(rolesOf({ 'cognito:groups': '[auditor liaison]' })).toEqual(['liaison', 'auditor']);
    expect(rolesOf({ 'cognito:groups': 'auditor' })).toEqual(['auditor']);
    expect(rolesOf(claimsOf('x', ['coordinator', 'auditor']))).toEqual(['coordinator', 'auditor']);
    expect(rolesOf({})).toEqual([]);
  });
});

describe('a door that takes a right', () => {
  const noted: Attempt[] = [];
  const { 'GET /staff/things/{id}': door } = noting(
    { 'GET /staff/things/{id}': staffDoor(async (_, staff) => json(200, { lead: staff.may('lead') }), 'open') },
    async attempt => {
      noted.push(attempt);
    },
  );

  it('lets in whoever has it, says what else she may, and notes nothing', async () => {
    const answer = await door(request({ sub: 'ana', 'cognito:groups': '[liaison]' }));
    expect([answer.statusCode, answer.body, noted]).toEqual([200, '{"lead":false}', []]);
  });

  it('is 403 in words to everyone else, and notes the attempt once, without an id of anyone', async () => {
    const answer = await door(request({ sub: 'aud', 'cognito:groups': '[auditor]' }));
    expect(answer.statusCode).toBe(403);
    expect(JSON.parse(answer.body ?? '')).toMatchObject({
      title: expect.any(String),
      detail: expect.stringMatching(/liaisons/),
    });
    expect(noted).toEqual([{ by: 'staff:aud', door: 'GET /staff/things/{id}', right: 'open', roles: ['auditor'] }]);
  });

  it('is not answered when the attempt cannot be written down', async () => {
    const { x } = noting({ x: staffDoor(async () => json(200, {})) }, async () => {
      throw new Error('no table');
    });
    await expect(x?.(request({}))).rejects.toThrow('no table');
  });
});

it('a room that takes a right is 403 in words at the desk, and the attempt is noted', async () => {
  const auditor: AtDesk = {
    by: 'staff:aud',
    at: '2026-11-30T15:00:00.000Z',
    roles: ['auditor'],
    language: 'en',
    csrf: 'hers',
    claims: {},
  };
  const noted: Attempt[] = [];
  const room = needing('open', async () => ({ title: 'Amina', body: html`<p>her page</p>` }));
  const table = (staff: AtDesk) =>
    noting({ 'GET /desk/x': roomDoor(async () => staff, room) }, async attempt => {
      noted.push(attempt);
    })['GET /desk/x'];
  const asked = { ...request({}), routeKey: 'GET /desk/x' };
  const refused = await table(auditor)(asked);
  expect([refused.statusCode, refused.body?.includes('her page')]).toEqual([403, false]);
  expect(noted).toEqual([{ by: 'staff:aud', door: 'GET /desk/x', right: 'open', roles: ['auditor'] }]);
  const answered = await table({ ...auditor, roles: ['liaison'] })(asked);
  expect([answered.statusCode, noted.length]).toEqual([200, 1]);
});

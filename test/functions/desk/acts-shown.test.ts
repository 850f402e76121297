import { describe, expect, it } from 'vitest';
import { actsForHousehold, actsForNavigator, type KnownHousehold } from '../../../functions/desk/forms/acts-shown.ts';
import { formActs, formRooms } from '../../../functions/desk/forms/index.ts';
import type { AtDesk } from '../../../functions/desk/page/room.ts';
import { staffDoors } from '../../../functions/doors/staff.ts';

const staff: AtDesk = {
  by: 'staff:maria',
  at: '2026-11-30T15:00:00.000Z',
  roles: ['liaison'],
  language: 'en',
  csrf: 'hers',
  claims: {},
};

const posted = {
  person: 'p1',
  receipt: '7F3K92QDM4TW1ZP8',
  channel: 'email',
  household: { languages: [], introduction: 'at-once', urgent: false, needs: [], availability: [] },
  postedAt: staff.at,
  consent: { version: '2026-11', language: 'en' },
} as const;
const waiting = { status: 'none' } as const;
const known = (status: string, match: object = waiting, more: object = {}): KnownHousehold =>
  ({ id: 'a1', arrival: { status, ...posted }, match, ...more }) as unknown as KnownHousehold;
const paired = { status: 'paired', pairing: 'a1.1' };

/** Where its lines lead: a page to look at, or a press. */
function waysIn({ markup }: { readonly markup: string }): readonly string[] {
  const looks = [...markup.matchAll(/href="([^"]+)"/g)].map(([, to]) => `GET ${to}`);
  const presses = [...markup.matchAll(/action="([^"]+)"/g)].map(([, to]) => `POST ${to}`);
  return [...looks, ...presses].map(way => way.replace(/\/(a1|n1)(\.[\w-]+)*(?=\/)/, '/{id}'));
}
const placesOf = (ways: readonly string[]) => ways.map(way => way.split('/').slice(-1)[0]);

const histories: readonly KnownHousehold[] = [
  ...['unconfirmed', 'incomplete', 'with-staff', 'ready', 'finished'].map(status => known(status)),
  known('ready', { status: 'offered', pairing: 'a1.1' }),
  known('ready', { status: 'asked', pairing: 'a1.1' }),
  known('ready', { status: 'frozen', pairing: 'a1.1' }),
  known('ready', paired, {
    plan: {
      status: 'running',
      tasks: {
        'first-contact': { status: 'done', due: '1' },
        'connect-1': { status: 'open', due: '2', need: 'school' },
      },
    },
    meetings: { status: 'open', meetings: [{ n: 1, status: 'planned', start: '2026-12-01T15:00:00.000Z' }] },
  }),
];

describe('what can be done for a household', () => {
  it.each(histories.map(one => [one.arrival.status, one.match.status, one] as const))(
    '%s, %s: every way leads to a form that there is, through a door that there is',
    (_, __, one) => {
      const ways = waysIn(actsForHousehold(staff, one));
      expect(ways.length).toBeGreaterThan(4);
      for (const way of ways) {
        const [method, path = ''] = way.split(' ');
        const act = formActs[path];
        expect(method === 'GET' ? formRooms[path] : act, way).toBeDefined();
        if (act) expect(Object.keys(staffDoors)).toContain(act.door);
      }
    },
  );

  it('is what makes sense now, and nothing else', () => {
    const of = (one: KnownHousehold) => placesOf(waysIn(actsForHousehold(staff, one)));
    expect(of(known('unconfirmed'))).toContain('confirm');
    expect(of(known('ready'))).not.toContain('confirm');
    expect(of(known('ready', paired))).toEqual(expect.arrayContaining(['extend', 'end', 'concern', 'meetings']));
    expect(of(known('ready', { ...paired, extended: {} }))).not.toContain('extend');
    expect(of(known('ready', { status: 'frozen', pairing: 'a1.1' }))).toEqual(
      expect.arrayContaining(['resume', 'end']),
    );
    expect(of(known('ready', waiting))).not.toContain('end');
  });

  it('of one that is closed is nothing', () => {
    const closed = { id: 'a1', arrival: { status: 'closed' }, match: waiting } as unknown as KnownHousehold;
    expect(waysIn(actsForHousehold(staff, closed))).toEqual([]);
  });

  it('what ends something is never a press alone, and stands last', () => {
    const { markup } = actsForHousehold(staff, known('ready', paired));
    const presses = placesOf(waysIn({ markup }).filter(way => way.startsWith('POST')));
    expect(presses.filter(one => /close|withdraw|erase|end|cancel/.test(one ?? ''))).toEqual([]);
    expect(markup.lastIndexOf('<summary>Ending')).toBeGreaterThan(markup.lastIndexOf('<summary>What is held'));
  });
});

describe('what can be done for a navigator', () => {
  const record = { person: 'p', profile: {}, gates: {}, notWith: [] };
  it.each(['unconfirmed', 'applicant', 'active', 'paused', 'suspended', 'inactive'])(
    '%s: every way leads to a form',
    status => {
      const shown = actsForNavigator(staff, { id: 'n1', state: { status, ...record } as never, reachable: false });
      for (const way of waysIn(shown)) {
        const [method, path = ''] = way.split(' ');
        expect(method === 'GET' ? formRooms[path] : formActs[path], way).toBeDefined();
      }
    },
  );
});

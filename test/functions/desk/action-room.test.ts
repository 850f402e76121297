import { describe, expect, it } from 'vitest';
import { actionNamed, actionRoom } from '../../../functions/desk/dialogues/action-room.ts';
import { groupNamed, groupRoom } from '../../../functions/desk/dialogues/group-room.ts';
import { namesOf } from '../../../functions/desk/dialogues/names.ts';
import type { SeenPage } from '../../../functions/desk/page/seen.ts';
import type { ShownPlan } from '../../../functions/dialogues/action/questions.ts';
import { faultsOf } from '../../support/markup.ts';
import { facilitators, markupOf, names, people, request, staffIn } from './boards.ts';

/** Six groups of a hundred and twenty people: who leads them can be chosen from everyone. */
const [mina = '', omar = '', hla = ''] = people.map(({ id }) => id);
const ana = facilitators[0]?.person ?? '';
const meeting = {
  meeting: 1,
  status: 'planned' as const,
  date: '2027-04-06',
  time: '18:00',
  start: '2027-04-06T22:00:00.000Z',
  minutes: 90,
  place: 'Park Street Library',
  version: 0,
  changedAt: '2027-03-20T15:00:00.000Z',
  invited: 12,
};
const shown: ShownPlan = {
  id: 'd',
  state: { topic: 'Being neighbors', status: 'action' },
  actions: [],
  groups: Array.from({ length: 6 }, (_, i) => ({
    group: i + 1,
    title: `Getting around ${i + 1}`,
    status: 'open',
    formedAt: '2027-03-20T15:00:00.000Z',
    convener: omar,
    facilitator: ana,
    members: people.slice(2, 14).map(({ id }) => id),
    meetings: [meeting, { ...meeting, meeting: 2, status: 'cancelled' }],
  })),
  checkIns: [],
  events: [],
  people: [
    ...people.map(({ id }) => ({ who: id, as: 'participant' as const })),
    ...facilitators.map(({ person }) => ({ who: person, as: 'facilitator' as const })),
    // Who plans a dialogue may facilitate it too.
    ...facilitators.slice(0, 3).map(({ person }) => ({ who: person, as: 'steering' as const })),
  ],
};

const ofGroup = { ...request, params: { id: 'd', group: '1' } };
const looked = (page: SeenPage<ShownPlan>, language = 'en', roles: readonly ('liaison' | 'auditor')[] = ['liaison']) =>
  markupOf(language, page(shown, { request: ofGroup, staff: { ...staffIn(language), roles } }));

/** The lines of a list to choose from, by what they choose. */
const options = (markup: string, id: string): ReadonlyMap<string, string> => {
  const [, inner = ''] = new RegExp(`<select id="[^"]*${id}"[^>]*>(.*?)</select>`, 's').exec(markup) ?? [];
  return new Map(
    [...inner.matchAll(/<option value="([^"]*)"[^>]*>([^<]*)/g)].map(([, value = '', text = '']) => [value, text]),
  );
};

const plain = (text: string | undefined): string => (text ?? '').replace(/[\u2066-\u2069]/g, '');

describe('people of the action room', () => {
  it('are chosen from a list: by letters, and by first name where those were opened', () => {
    const before = options(looked(groupRoom), 'convener');
    expect(plain(before.get(mina))).toBe(mina.slice(-4).toUpperCase());
    expect(looked(groupRoom)).not.toContain('Guadalupe');
    const after = options(looked(groupNamed(names)), 'convener');
    expect(plain(after.get(mina))).toBe(`Guadalupe ${mina.slice(-4).toUpperCase()}`);
    expect(plain(after.get(ana))).toMatch(/^Guadalupe \S+ · facilitates$/);
    // Everyone once, and a line that changes nothing.
    expect(after.size).toBe(people.length + facilitators.length + 1);
    expect(after.get('')).toBe('as it is');
  });

  it('stand in the order of their names, so that someone is found', () => {
    const some = namesOf([
      { id: mina, name: 'Zahra' },
      { id: omar, name: 'Änne' },
      { id: hla, name: 'Bo' },
    ]);
    const few = { ...shown, people: shown.people.slice(0, 3) };
    const page = actionNamed(some)(few, { request, staff: staffIn('en') });
    const lines = [...options(markupOf('en', page), 'convener').values()].map(plain).slice(1);
    expect(lines.map(line => line.split(' ')[0])).toEqual(['Änne', 'Bo', 'Zahra']);
  });

  it('are ticked to be put into a group or taken out: whoever is in it stands in the one list, everyone else in the other', () => {
    const markup = looked(groupNamed(names));
    const boxes = [...markup.matchAll(/type="checkbox" name="people" value="([^"]*)"/g)].map(([, id]) => id);
    // Who convenes and who facilitates belong to it, and can be taken out as everyone can.
    const own = [omar, ana, ...people.slice(2, 14).map(({ id }) => id)];
    expect(boxes.slice(0, 14).sort()).toEqual(own.sort());
    expect(plain(markup)).toMatch(new RegExp(`value="${omar}"><span>[^<]* · convenes this group<`));
    expect(boxes.slice(14).filter(id => own.some(one => one === id))).toEqual([]);
    expect(boxes).toHaveLength(people.length + facilitators.length);
  });

  it('see that a group waits for a convener, since when, and what can be done', () => {
    const waiting = {
      ...shown,
      groups: shown.groups.map(({ convener: _, ...one }) => ({ ...one, unconvenedAt: shown.groups[0]?.formedAt })),
    };
    const page = groupRoom(waiting, { request: ofGroup, staff: staffIn('en') });
    expect(markupOf('en', page)).toContain('Nobody convenes it since March 20.');
    expect(looked(groupRoom)).not.toContain('Nobody convenes it');
  });

  it.each(['en', 'ar'])(
    'and their pages are whole, and at most 80 KB for a hundred and twenty people, in %s',
    language => {
      for (const page of [actionRoom, actionNamed(names), groupRoom, groupNamed(names)]) {
        const markup = looked(page, language);
        expect(faultsOf(markup)).toEqual([]);
        expect(Buffer.byteLength(markup)).toBeLessThanOrEqual(80 * 1024);
      }
    },
  );

  it('who may only look has nothing to press there, but sees when a group meets', () => {
    const markup = looked(groupRoom, 'en', ['auditor']);
    const [, main = ''] = /<main[^>]*>(.*)<\/main>/s.exec(markup) ?? [];
    expect(main).not.toMatch(/<button|type="checkbox"|<select/);
    expect(main).toContain('Park Street Library: planned');
  });
});

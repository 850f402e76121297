import { vi } from 'vitest';
import { boardRoom } from '../../../functions/desk/dialogues/board-room.ts';
import { namesOf } from '../../../functions/desk/dialogues/names.ts';
import { framed } from '../../../functions/desk/page/frame.ts';
import type { AtDesk, Shown } from '../../../functions/desk/page/room.ts';
import type { SeenPage } from '../../../functions/desk/page/seen.ts';
import type { SheetFacts, ShownBoard, ShownCircle } from '../../../functions/dialogues/circles/questions.ts';
import type { Guard } from '../../../functions/dialogues/forming/shapes.ts';
import { missingText } from '../../../functions/dialogues/missing-words.ts';
import type { Request } from '../../../functions/platform/http.ts';
import { program } from '../../../functions/program/settings.ts';

/** Twelve circles of ten, as the desk's rooms are given them. */

const at = '2027-03-20T15:00:00.000Z';
export const staffIn = (language: string): AtDesk => ({
  by: 'staff:maria',
  at,
  roles: ['liaison'],
  language,
  csrf: 'hers',
  claims: {},
});
export const request: Request = {
  method: 'GET',
  routeKey: 'GET /desk/dialogues/{id}/circles',
  path: '/desk/dialogues/d/circles',
  params: { id: 'd' },
  query: {},
  headers: {},
  body: Buffer.alloc(0),
  claims: {},
};

/** As long as real ids are. */
const idOf = (kind: string, n: number): string =>
  `${kind}${String(n).padStart(4, '0')}`.padStart(26, 'k3f9m2q4r6t8v0w2x4z6a8c1e5');

const spoken = [
  ['ar', ['en']],
  ['en', []],
  ['ksw', []],
  ['es', ['en']],
  ['ne', ['en']],
] as const;
const backgrounds = ['moved-here', 'long-here', 'both', 'long-here', 'rather-not-say'] as const;

export const people = Array.from({ length: 120 }, (_, n) => ({
  id: idOf('p', n),
  times: ['tue-evening', 'wed-evening', 'sat-morning'],
  ownLanguage: spoken[n % 5]?.[0] ?? 'en',
  languages: [...(spoken[n % 5]?.[1] ?? [])],
  background: backgrounds[n % 5],
  ageBand: program.dialogues.meter.ageBands[n % program.dialogues.meter.ageBands.length],
  access: n % 6 === 0 ? ['child-care-at-meetings'] : [],
}));

export const facilitators = Array.from({ length: 26 }, (_, n) => ({
  person: idOf('f', n),
  background: backgrounds[n % 2] ?? 'both',
  languages: ['en'],
  trainedOn: '2027-03-01',
}));

/** Twelve circles of ten, two or three things the matter with each; or nobody sits anywhere. */
export function boardIn(language: string, laid = true): ShownBoard {
  const guards: readonly Guard[] = [
    { kind: 'hard', code: 'cannot-come', who: ['a', 'b'], time: 'tue-evening' },
    { kind: 'advice', code: 'community', community: 'moved-here', has: 3, needs: 4 },
    { kind: 'advice', code: 'untrained', who: ['f'] },
  ];
  const circles = Array.from({ length: 12 }, (_, i): ShownCircle => {
    const missing = guards.map(guard => ({ code: `circle-${guard.code}` as const, circle: i + 1, guard, hard: false }));
    return {
      number: i + 1,
      status: 'open',
      participants: laid ? people.slice(i * 10, i * 10 + 10).map(({ id }) => id) : [],
      facilitators: laid ? facilitators.slice(i * 2, i * 2 + 2).map(({ person }) => person) : [],
      venue: idOf('v', i % 3),
      language: 'en',
      interpreted: ['ksw'],
      missing: missing.map(one => ({ ...one, detail: missingText(one, language) })),
      sessions: [],
    };
  });
  const venues = [0, 1, 2].map(n => ({
    id: idOf('v', n),
    title: `Park Street Library, room ${n}`,
    seats: 14,
    access: [],
  }));
  const state = {
    status: 'forming',
    format: 'round',
    topic: 'Being neighbors in Frog Hollow',
    languages: ['en', 'ar'],
    venues,
    kickOff: { date: '2027-03-23', time: '18:00', at: '2027-03-23T22:00:00.000Z', place: 'Park Street Library' },
    steering: [],
    facilitators,
    passed: [],
    done: [],
    draftedAt: at,
    touchedAt: at,
    waiting: [],
  } as const;
  const unplaced = laid ? [] : people.map(({ id }) => id);
  return {
    id: 'd',
    state: structuredClone(state) as unknown as ShownBoard['state'],
    circles,
    unplaced,
    people,
    together: [],
  };
}

export const names = namesOf(
  [...people.map(({ id }) => id), ...facilitators.map(({ person }) => person)].map(id => ({ id, name: 'Guadalupe' })),
);

export const markupOf = (language: string, shown: Shown): string =>
  framed({ language, staff: staffIn(language) }, shown).body ?? '';
export const looked = (language: string, page: SeenPage<ShownBoard> = boardRoom, laid = true): string =>
  markupOf(language, page(boardIn(language, laid), { request, staff: staffIn(language) }));

/** A sheet as full as it can be: sixteen people, four who lead, every need. */
export const fullSheet: SheetFacts = {
  topic: 'Being neighbors in Frog Hollow, in summer and in winter',
  circle: 12,
  session: 4,
  start: '2027-04-20T22:00:00.000Z',
  minutes: 120,
  place: 'Park Street Library, the large room on the first floor',
  language: 'en',
  interpreted: ['ksw', 'ar'],
  facilitators: ['Ana', 'Bo', 'Guadalupe', 'Mohammed'],
  people: people.slice(0, 16).map(({ id }) => ({ id, name: 'Maximiliana' })),
  needs: program.dialogues.accessNeeds.map(need => ({ need, count: 2 })),
};

vi.stubEnv('PROGRAM_NAME', 'We Belong Here');

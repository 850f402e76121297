import { describe, expect, it } from 'vitest';
import type { OpenCircle, Session } from '../../../../functions/dialogues/circles/circle.ts';
import { halfDayOf } from '../../../../functions/dialogues/circles/planning.ts';
import { recorded, sheetAsSent } from '../../../../functions/dialogues/circles/recording.ts';
import { type Beside, guardedIn, suppliedBy } from '../../../../functions/dialogues/circles/seen.ts';
import { noAnswers } from '../../../../functions/dialogues/registration/participant.ts';

/** Ten people who told nothing but their backgrounds, a half of each community. */
const placed = Array.from({ length: 10 }, (_, n) => ({
  id: `r${n}`,
  person: `p${n}`,
  answers: { ...noAnswers, background: n < 5 ? ('moved-here' as const) : ('long-here' as const) },
  arranged: false,
}));

const leads = (person: string, background: 'moved-here' | 'long-here', more: object = {}) => ({
  person,
  background,
  languages: [],
  trainedOn: '2027-03-01',
  ...more,
});

const dialogue: Beside['dialogue'] = {
  languages: ['en', 'ar'],
  venues: [{ id: 'v1', title: 'Park Street Library', seats: 12, access: ['wheelchair'] }],
  facilitators: [leads('f1', 'moved-here'), leads('f2', 'long-here')],
};

const beside = (change: Partial<Beside> = {}): Beside => ({ dialogue, placed, today: '2027-03-23', ...change });

const session: Session = {
  n: 1,
  status: 'planned',
  date: '2027-03-30',
  time: '18:00',
  start: '2027-03-30T22:00:00.000Z',
  minutes: 120,
  place: 'v1',
  version: 0,
  changedAt: '2027-03-20T15:00:00.000Z',
  by: 'staff:u1',
  asked: 0,
  told: [],
  sheets: [],
};

const circle = (change: Partial<OpenCircle> = {}): OpenCircle => ({
  status: 'open',
  dialogue: 'd1',
  number: 3,
  people: placed.map(({ person }) => person),
  facilitators: ['f1', 'f2'],
  place: 'v1',
  language: 'en',
  interpreted: [],
  kickOff: '2027-03-23',
  sessions: [session],
  formedAt: '2027-03-20T15:00:00.000Z',
  ...change,
});

const told = (n: number, answers: object, arranged = false) =>
  placed.map((one, i) => (i === n ? { ...one, answers: { ...one.answers, ...answers }, arranged } : one));

const guards = (of: OpenCircle, by: Beside = beside()) => guardedIn(of, by).guards;

describe('a circle that staff have laid', () => {
  it('has nothing the matter with it where people told nothing that speaks against it', () =>
    expect(guards(circle())).toEqual([]));

  it('is judged by when it meets: whoever told other times cannot come, and is named by her registration', () => {
    const other = beside({ placed: told(2, { times: ['wed-evening'] }) });
    expect(guards(circle(), other)).toEqual([{ kind: 'hard', code: 'cannot-come', who: ['r2'], time: 'tue-evening' }]);
    expect(guards(circle({ sessions: [] }), other)).toEqual([]);
    expect(guards(circle({ sessions: [{ ...session, status: 'cancelled' }] }), other)).toEqual([]);
  });

  it('is interpreted for whoever asks for it, whatever else she can talk in, unless staff have seen to it', () => {
    const asks = { ownLanguage: 'ksw', languages: ['en'], access: ['interpreter'] };
    const nine = circle({ people: circle().people.slice(0, 9) });
    expect(guards(nine, beside({ placed: told(2, { ...asks, access: [] }) }))).toEqual([]);
    const asking = beside({ placed: told(2, asks) });
    expect(guards(nine, asking)).toMatchObject([{ code: 'cannot-follow', who: ['r2'] }]);
    expect(guards({ ...nine, interpreted: ['ksw'] }, asking)).toEqual([]);
    expect(guards(nine, beside({ placed: told(2, asks, true) }))).toEqual([]);
    const only = told(2, { languages: ['ksw'], access: ['interpreter'] });
    expect(guards({ ...nine, interpreted: ['ksw'] }, beside({ placed: only }))).toEqual([]);
    expect(guards(nine, beside({ placed: told(2, { access: ['interpreter'] }) }))).toMatchObject([
      { code: 'cannot-follow', who: ['r2'], languages: [] },
    ]);
  });

  it('is judged by its language and who interprets there, in a language group too', () => {
    const karen = beside({ placed: told(2, { ownLanguage: 'ksw' }) });
    expect(guards(circle(), karen)).toMatchObject([{ code: 'cannot-follow', who: ['r2'] }]);
    expect(guards(circle({ interpreted: ['ksw'], people: circle().people.slice(0, 9) }), karen)).toEqual([]);
    const arabic = { language: 'ar', facilitators: ['f3', 'f4'], people: circle().people.slice(0, 9) };
    const leaders = [
      leads('f3', 'moved-here', { languages: ['ar'] }),
      leads('f4', 'moved-here', { languages: ['ar'] }),
    ];
    const grouped = beside({ dialogue: { ...dialogue, facilitators: leaders }, placed: karen.placed });
    expect(guards(circle({ ...arabic, interpreted: ['ksw'] }), grouped)).toEqual([]);
    expect(guards(circle(arabic), grouped)).toMatchObject([{ code: 'cannot-follow', who: ['r2'] }]);
  });

  it('is judged by its place: what it has, how many fit in beside those who lead and interpret, and whether it is there', () => {
    const child = (arranged: boolean) => beside({ placed: told(4, { access: ['child-care-at-meetings'] }, arranged) });
    expect(guards(circle(), child(false))).toMatchObject([{ code: 'cannot-enter', who: ['r4'] }]);
    expect(guards(circle(), child(true))).toEqual([]);
    expect(guards(circle({ interpreted: ['ar'] }))).toEqual([{ kind: 'hard', code: 'no-room', has: 10, seats: 9 }]);
    expect(guards(circle({ place: 'gone', sessions: [] }))).toEqual([{ kind: 'advice', code: 'no-venue' }]);
    const closet = { id: 'v2', title: 'Hyland Room', seats: 9, access: [] };
    const two = (wheels: Beside['placed']) =>
      beside({ dialogue: { ...dialogue, venues: [...dialogue.venues, closet] }, placed: wheels });
    const elsewhere = circle({ sessions: [session, { ...session, n: 2, place: 'v2' }] });
    const wheelchair = told(4, { access: ['wheelchair'] });
    expect(guards(circle(), two(wheelchair))).toEqual([]);
    expect(guards(elsewhere, two(wheelchair))).toMatchObject([
      { code: 'no-room', seats: 7 },
      { code: 'cannot-enter', who: ['r4'], access: ['wheelchair'] },
    ]);
  });

  it('counts whoever sits in it, also while the list of those with a place lags', () =>
    expect(guards(circle(), beside({ placed: placed.slice(6) })).map(({ code }) => code)).toEqual(['community']));

  it('is asked with the others for the balance of the dialogue, where there are language groups', () => {
    const group = circle({ number: 4, language: 'ar', people: ['p0', 'p1', 'p2', 'p3', 'p4'] });
    const other = circle({ people: ['p5', 'p6', 'p7'] });
    const { together, circles } = suppliedBy([group, other, circle({ number: 5, people: [] })], beside());
    expect([together, circles.map(({ number }) => number)]).toEqual([[], [4, 3, 5]]);
    expect(suppliedBy([group], beside()).together).toMatchObject([
      { code: 'community', community: 'long-here', has: 0 },
    ]);
  });
});

it.each([
  ['2027-03-30', '11:59', 'tue-morning'],
  ['2027-03-31', '12:00', 'wed-afternoon'],
  ['2027-04-04', '17:00', 'sun-evening'],
])('%s, %s is %s', (date, time, halfDay) => expect(halfDayOf({ date, time })).toBe(halfDay));

describe('the sheets of a session', () => {
  const sheet = (sender: string, attended: string[], more: object = {}) => ({
    sender,
    attended,
    walkIns: 0,
    at: '2027-03-31T15:00:00.000Z',
    ...more,
  });
  const both = {
    sheets: [
      sheet('f1', ['p1', 'p2'], { walkIns: 2, ideas: 'A later bus.' }),
      sheet('f2', ['p2', 'p3'], { walkIns: 1, ideas: 'A later bus.', views: 'Of the park.' }),
    ],
  };

  it('are one record: whoever was seen by one was there, the larger count holds, and no words are lost', () => {
    expect(recorded(both)).toEqual({
      attended: ['p1', 'p2', 'p3'],
      walkIns: 2,
      answers: { experiences: [], views: ['Of the park.'], ideas: ['A later bus.'] },
    });
    expect(recorded({ sheets: [] })).toBeUndefined();
  });

  it('lie before their sender as she sent them; who has sent none finds whom the others saw', () => {
    expect(sheetAsSent(both, 'f2')).toMatchObject({ attended: ['p2', 'p3'], views: 'Of the park.' });
    expect(sheetAsSent(both, 'f3')).toEqual({ attended: ['p1', 'p2', 'p3'], walkIns: 2 });
  });
});

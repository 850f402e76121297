import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hartford } from '../../../../bin/bench/gatherings.ts';
import { weighings } from '../../../../functions/dialogues/forming/arranging.ts';
import { hindrances, leadingHindrances } from '../../../../functions/dialogues/forming/fitting.ts';
import { form, qualityOfCircles, rulesInForce } from '../../../../functions/dialogues/forming/forming.ts';
import type { Formed, Gathering, Person } from '../../../../functions/dialogues/forming/shapes.ts';
import { format, gathering, leader, people, person, slot, twoLeaders } from './given.ts';

const told = ({ circles }: Formed) =>
  circles.map(({ slot: { id }, language, people: all, facilitators }) => ({
    slot: id,
    language,
    people: all.map(one => one.id),
    facilitators: facilitators.map(one => one.id),
  }));
const placedIn = (formed: Formed, id: string): string | undefined =>
  formed.circles.find(({ people: all }) => all.some(one => one.id === id))?.slot.id;
const karen = (id: string, other: Partial<Person> = {}): Person =>
  person(id, { languages: [{ code: 'ksw', level: 'fluent' }], background: 'moved-here', ...other });

describe('forming circles', () => {
  it('puts ten people of both communities and two facilitators in one room, and finds nothing the matter', () => {
    const formed = form(gathering());
    expect(told(formed)).toEqual([
      { slot: 's1', language: 'en', people: people(10).map(({ id }) => id), facilitators: ['f1', 'f2'] },
    ]);
    expect(formed.circles[0]?.guards).toEqual([]);
    expect(formed).toMatchObject({ unplaced: [], missing: [], guards: [] });
    expect(formed.quality.value).toBeCloseTo(1);
  });

  it('rather makes two circles of ten than one of fifteen', () => {
    const formed = form(
      gathering({
        people: people(20),
        slots: [slot('s1'), slot('s2')],
        facilitators: [...twoLeaders, leader('f3', { background: 'both' }), leader('f4')],
      }),
    );
    expect(formed.circles.map(circle => circle.people.length)).toEqual([10, 10]);
    expect(formed.circles.flatMap(({ guards }) => guards)).toEqual([]);
  });

  it('opens no circle that nobody could lead, but fills the other one', () => {
    const formed = form(
      gathering({ people: people(15), slots: [slot('s1'), slot('s2')], facilitators: [leader('f1')] }),
    );
    expect(formed.circles.map(circle => circle.people.length)).toEqual([15]);
  });

  it('mixes the communities, the ages and the facilitators of circles at the same time', () => {
    const all = people(20).map((one, n) => ({ ...one, ageBand: n % 4 < 2 ? '18-29' : '65-up' }));
    const formed = form(
      gathering({
        people: all,
        slots: [slot('s1'), slot('s2')],
        facilitators: ['moved-here', 'moved-here', 'long-here', 'long-here'].map((background, n) =>
          leader(`f${n}`, { background: background as 'moved-here' | 'long-here' }),
        ),
      }),
    );
    expect(formed.circles.flatMap(({ guards }) => guards)).toEqual([]);
    expect(formed.quality.value).toBeCloseTo(1);
  });

  it('keeps a household together where it wants that', () => {
    const all = people(20).map((one, n) => (n === 0 || n === 19 ? { ...one, household: 'home' } : one));
    const formed = form(
      gathering({ people: all, slots: [slot('s1'), slot('s2')], facilitators: [leader('f1'), leader('f2')] }),
    );
    expect(placedIn(formed, 'p00')).toBe(placedIn(formed, 'p19'));
    expect(formed.guards).toEqual([]);
  });

  it('gives people the time that suits them best', () => {
    const both = { times: ['tue-evening', 'sat-morning'] };
    const all = people(20).map((one, n) => ({ ...one, ...both, best: [n % 2 === 0 ? 'tue-evening' : 'sat-morning'] }));
    const formed = form(
      gathering({
        people: all,
        slots: [slot('s1'), slot('s2', { time: 'sat-morning' })],
        facilitators: [...twoLeaders, leader('f3', both), leader('f4', both)].map(one => ({ ...one, ...both })),
      }),
    );
    expect(all.every(({ id, best }) => placedIn(formed, id) === (best[0] === 'tue-evening' ? 's1' : 's2'))).toBe(true);
  });

  it('brings in who does not follow English where somebody interprets, and says which language', () => {
    const formed = form(
      gathering({
        people: [...people(9), karen('k')],
        slots: [slot('s1'), slot('s2', { interpreters: ['ar', 'ksw'] })],
      }),
    );
    expect(placedIn(formed, 'k')).toBe('s2');
    expect(formed.circles.map(({ interpreted }) => interpreted)).toEqual([['ksw']]);
  });

  it('holds a group in one language where the format allows it, and asks of it no balance of its own, but of all together', () => {
    const karens = Array.from({ length: 8 }, (_, n) => karen(`k${n}`));
    const formed = form(
      gathering({
        people: karens,
        facilitators: twoLeaders.map(one => ({ ...one, languages: [{ code: 'ksw', level: 'fluent' }] })),
        format: { ...format, groups: ['ksw'] },
      }),
    );
    expect(formed.circles.map(({ language, guards, interpreted }) => ({ language, guards, interpreted }))).toEqual([
      { language: 'ksw', guards: [], interpreted: [] },
    ]);
    expect(formed.guards).toEqual([{ kind: 'advice', code: 'community', community: 'long-here', has: 0, needs: 3 }]);
  });

  it('finds a leader for a new circle by letting two others change', () => {
    const saturday = { times: ['sat-morning'] };
    const formed = form(
      gathering({
        people: [...people(6), ...people(6, saturday).map(one => ({ ...one, id: `q${one.id}` }))],
        slots: [slot('s1'), slot('s2', { time: 'sat-morning' })],
        // The first could lead either, the second only on Tuesday.
        facilitators: [leader('f1', { times: ['tue-evening', 'sat-morning'] }), leader('f2')],
      }),
    );
    expect(formed.circles.map(({ facilitators }) => facilitators.map(({ id }) => id))).toEqual([['f2'], ['f1']]);
    expect(formed.unplaced).toEqual([]);
  });

  it('never asks somebody to lead who is not trained', () =>
    expect(form(gathering({ facilitators: [leader('f1', { trained: false })] })).circles).toEqual([]));

  it('keeps whom staff have placed by hand, and says what speaks against it', () => {
    const formed = form(
      gathering({
        people: [...people(9), karen('k', { placed: 's1', times: [] })],
        facilitators: [...twoLeaders, leader('f3', { trained: false, placed: 's1' })],
      }),
    );
    expect(placedIn(formed, 'k')).toBe('s1');
    expect(formed.circles[0]?.guards).toEqual([
      { kind: 'hard', code: 'cannot-come', who: ['k'], time: 'tue-evening' },
      { kind: 'hard', code: 'cannot-follow', who: ['k'], languages: ['ksw'] },
      { kind: 'advice', code: 'untrained', who: ['f3'] },
    ]);
  });

  it('keeps somebody by hand where there is no circle otherwise, and that counts for nobody', () => {
    const formed = form(gathering({ people: [person('p1', { placed: 's1' })], facilitators: [] }));
    expect(told(formed)).toEqual([{ slot: 's1', language: 'en', people: ['p1'], facilitators: [] }]);
    expect(formed.circles[0]?.guards.map(({ code }) => code)).toEqual(['too-few', 'no-facilitator', 'community']);
    expect(formed.quality.value).toBe(0);
  });

  it('does not move on whom staff have placed, to make room', () => {
    const full = people(6, { placed: 's1', times: ['tue-evening', 'wed-evening'] });
    const formed = form(
      gathering({
        people: [...full, person('x')],
        slots: [slot('s1', { seats: 6 }), slot('s2', { time: 'wed-evening' })],
      }),
    );
    expect(formed.unplaced).toEqual([{ id: 'x', reason: { code: 'full', times: ['tue-evening'] } }]);
  });

  it('leaves nobody out who could be there, whatever counts how much', () => {
    const weights = { ...rulesInForce.weights, placed: 0, size: 100 };
    expect(form(gathering({ people: people(14) }), { ...rulesInForce, weights }).unplaced).toEqual([]);
  });

  it('settles the language of a slot where staff have', () => {
    const settled = slot('s1', { language: 'es' });
    const spanish = people(8, {
      languages: [
        { code: 'es', level: 'fluent' },
        { code: 'en', level: 'fluent' },
      ],
    });
    const speaking = { languages: [{ code: 'es', level: 'fluent' }] } as const;
    const formed = form(gathering({ people: spanish, slots: [settled], facilitators: [leader('f1', speaking)] }));
    expect(formed.circles.map(({ language }) => language)).toEqual(['es']);
  });

  it('finds a place for all of 120 people in 12 circles, in so many steps', () => {
    const formed = form(hartford({ seed: 4, people: 120, slots: 18, facilitators: 30 }));
    expect(formed.circles.length).toBeGreaterThanOrEqual(11);
    expect(formed.circles.flatMap(({ guards }) => guards).filter(({ kind }) => kind === 'hard')).toEqual([]);
    expect(formed.quality.parts[0]?.value).toBe(1);
    expect(formed.quality.value).toBeGreaterThan(0.95);
    expect(formed.weighed).toBeLessThan(1.2 * weighings(120));
  });
});

/** Any gathering, possible or not: rooms without seats, people without languages, placed by hand where they cannot be or where nothing is. */
const times = ['tue-evening', 'wed-evening', 'sat-morning'];
const tongue = fc.record({
  code: fc.constantFrom('en', 'ar', 'ksw', 'es-MX'),
  level: fc.constantFrom('basic' as const, 'conversational' as const, 'fluent' as const),
});
const background = fc.constantFrom(
  'moved-here' as const,
  'long-here' as const,
  'both' as const,
  'rather-not-say' as const,
);
const someTimes = fc.subarray(times);
const needs = fc.oneof(
  { weight: 3, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.subarray(['wheelchair', 'hearing']) },
);
const byHand = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('s0', 's1', 's2', 'gone') },
);
const named = <T extends object>(prefix: string, list: readonly T[]): readonly (T & { readonly id: string })[] =>
  list.map((one, n) => ({ ...one, id: `${prefix}${n}` }));
const anyGathering: fc.Arbitrary<Gathering> = fc.record({
  people: fc
    .array(
      fc.record({
        times: someTimes,
        best: someTimes,
        languages: fc.array(tongue, { maxLength: 2 }),
        background,
        ageBand: fc.constantFrom(undefined, '18-29', '65-up'),
        area: fc.constantFrom(undefined, 'parkville', 'west-end'),
        access: needs,
        household: fc.constantFrom(undefined, undefined, undefined, 'a', 'b'),
        placed: byHand,
      }),
      { minLength: 4, maxLength: 30, size: 'max' },
    )
    .map(list => named('p', list)),
  facilitators: fc
    .array(
      fc.record({
        times: someTimes,
        languages: fc.array(tongue, { maxLength: 2 }).map(all => [{ code: 'en', level: 'fluent' as const }, ...all]),
        background,
        access: needs,
        trained: fc.constantFrom(true, true, false),
        placed: byHand,
      }),
      { maxLength: 7, size: 'max' },
    )
    .map(list => named('f', list)),
  slots: fc
    .array(
      fc.record({
        time: fc.constantFrom(...times),
        venue: fc.constant('Downtown Library'),
        seats: fc.constantFrom(0, 4, 8, 12, 20),
        access: fc.subarray(['wheelchair', 'hearing']),
        interpreters: fc.subarray(['ar', 'ksw', 'es']),
        language: fc.constantFrom(undefined, undefined, undefined, 'ar'),
      }),
      { maxLength: 4, size: 'max' },
    )
    .map(list => named('s', list)),
  format: fc.record({
    language: fc.constant('en'),
    groups: fc.subarray(['ar', 'es', 'ksw']),
    balanced: fc.boolean(),
  }),
});

describe('whatever is told', () => {
  const any = fc.sample(anyGathering, { seed: 20261126, numRuns: 60 }).map(one => ({ one, formed: form(one) }));
  const placedByHand = ({ slots }: Gathering, { placed }: { readonly placed?: string | undefined }): boolean =>
    slots.some(({ id }) => id === placed);

  it('is enough to see something: circles, people without a place for each reason, and people placed by hand', () => {
    expect(any.filter(({ formed }) => formed.circles.length > 1).length).toBeGreaterThan(10);
    const reasons = new Set(any.flatMap(({ formed }) => formed.unplaced.map(({ reason }) => reason.code)));
    expect([...reasons].sort()).toEqual(['access', 'facilitator', 'full', 'language', 'no-times', 'time', 'too-few']);
  });

  it('nobody is put by the program where she cannot be, enter or follow, and no circle is made of too few or without a leader', () => {
    for (const { one, formed } of any)
      for (const { slot: at, language, people: all, facilitators } of formed.circles) {
        const held = { slot: at, language, format: one.format };
        for (const member of all) if (!placedByHand(one, member)) expect(hindrances(member, held)).toEqual([]);
        for (const leads of facilitators)
          if (!placedByHand(one, leads)) expect([leads.trained, leadingHindrances(leads, held)]).toEqual([true, []]);
        const hands = [...all, ...facilitators].filter(who => placedByHand(one, who));
        if (hands.length < all.length + facilitators.length) {
          expect(all.length).toBeGreaterThanOrEqual(rulesInForce.sizes.smallest);
          expect(facilitators.length).toBeGreaterThan(0);
          const free = all.filter(who => !placedByHand(one, who)).length;
          if (free > 0) expect(all.length).toBeLessThanOrEqual(Math.min(at.seats, rulesInForce.sizes.largest));
        }
      }
  });

  it('the guards say of a circle that something hard is broken only where staff have placed somebody', () => {
    for (const { one, formed } of any)
      for (const { guards, people: all, facilitators } of formed.circles)
        if (guards.some(({ kind }) => kind === 'hard'))
          expect([...all, ...facilitators].some(who => placedByHand(one, who))).toBe(true);
  });

  it('everybody is in one circle, or told of with a reason; nobody leads two', () => {
    for (const { one, formed } of any) {
      const all = [...formed.circles.flatMap(circle => circle.people), ...formed.unplaced].map(({ id }) => id);
      expect(all.sort()).toEqual(one.people.map(({ id }) => id).sort());
      const leaders = formed.circles.flatMap(({ facilitators }) => facilitators.map(({ id }) => id));
      expect(new Set(leaders).size).toBe(leaders.length);
      expect(new Set(formed.circles.map(circle => circle.slot.id)).size).toBe(formed.circles.length);
    }
  });

  it('whom staff have placed by hand is there', () => {
    for (const { one, formed } of any) {
      for (const who of one.people) if (placedByHand(one, who)) expect(placedIn(formed, who.id)).toBe(who.placed);
      for (const who of one.facilitators)
        if (placedByHand(one, who))
          expect(formed.circles.find(({ slot: { id } }) => id === who.placed)?.facilitators).toContainEqual(who);
    }
  });

  it('nobody is without a place for whom a circle has a seat', () => {
    for (const { one, formed } of any)
      for (const { id } of formed.unplaced) {
        const who = one.people.find(other => other.id === id);
        const open = formed.circles.filter(
          ({ slot: at, language, people: all, facilitators }) =>
            who !== undefined &&
            all.length >= rulesInForce.sizes.smallest &&
            facilitators.length > 0 &&
            all.length < Math.min(at.seats, rulesInForce.sizes.largest) &&
            hindrances(who, { slot: at, language, format: one.format }).length === 0,
        );
        expect(open).toEqual([]);
      }
  });

  it('what is missing counts those who have no place', () => {
    for (const { formed } of any) {
      for (const { people: waiting } of formed.missing) expect(waiting).toBeLessThanOrEqual(formed.unplaced.length);
      if (formed.unplaced.some(({ reason }) => reason.code !== 'language')) expect(formed.missing).not.toEqual([]);
    }
  });

  it('the quality is from 0 to 1, the sum of its parts, and the same by which circles of staff are measured', () => {
    for (const { one, formed } of any) {
      const { value, parts } = formed.quality;
      expect(value).toBeCloseTo(parts.reduce((sum, part) => sum + part.value * part.weight, 0));
      for (const part of parts) expect(part.value >= 0 && part.value <= 1 + 1e-9).toBe(true);
      expect(qualityOfCircles(formed.circles, one).value).toBeCloseTo(value);
    }
  });

  it('the same is formed again, in whatever order it is told', () => {
    for (const { one, formed } of any.slice(0, 20)) {
      const turned = {
        ...one,
        people: [...one.people].reverse(),
        facilitators: [...one.facilitators].reverse(),
        slots: [...one.slots].reverse(),
      };
      expect(form(turned)).toEqual(formed);
    }
  });
});

/** For how many of ten in one circle each part holds. */
const partsOf = (other: Partial<Gathering>) => {
  const one = gathering(other);
  const [at] = one.slots;
  const circle = at && { slot: at, language: 'en', people: one.people, facilitators: one.facilitators };
  const { parts } = qualityOfCircles(circle ? [circle] : [], one);
  return Object.fromEntries(parts.map(({ part, value }) => [part, Math.round(value * one.people.length * 10) / 10]));
};
const all = { placed: 10, balance: 10, size: 10, facilitators: 10, together: 10, wishes: 10, ages: 10, areas: 10 };
const some = (count: number, other: Partial<Person>) =>
  people(10).map((one, n) => (n < count ? { ...one, ...other } : one));

describe('the quality of one circle of ten', () => {
  it.each<[string, Partial<Gathering>, Partial<typeof all>]>([
    ['is whole where nothing is the matter', {}, {}],
    [
      'is three times those of the smaller community',
      { people: some(8, { background: 'moved-here' }) },
      { balance: 6 },
    ],
    ['counts both for either', { people: some(10, { background: 'both' }) }, {}],
    ['counts rather not say for neither', { people: some(10, { background: 'rather-not-say' }) }, { balance: 0 }],
    [
      'asks for no balance where the format does not',
      { people: some(10, { background: 'moved-here' }), format: { ...format, balanced: false } },
      {},
    ],
    [
      'is nothing in size at five',
      { people: people(5) },
      { placed: 5, balance: 5, size: 0, facilitators: 5, together: 5, wishes: 5, ages: 5, areas: 5 },
    ],
    [
      'is half of it with facilitators who are alike',
      { facilitators: [leader('f1'), leader('f2')] },
      { facilitators: 5 },
    ],
    ['is none of it with one', { facilitators: [leader('f1')] }, { facilitators: 0 }],
    ['misses the times that suit better', { people: some(4, { best: ['sat-morning'] }) }, { wishes: 6 }],
    ['is mixed while the largest age is a half', { people: some(5, { ageBand: '65-up' }) }, {}],
    ['is less mixed when it is more', { people: some(8, { ageBand: '65-up' }) }, { ages: 4 }],
    ['is not mixed where all are of one area', { people: some(10, { area: 'parkville' }) }, { areas: 0 }],
    [
      'does not count who would not understand as placed',
      { people: some(2, { languages: [], placed: 's1' }) },
      { placed: 8 },
    ],
  ])('%s', (_, other, less) => expect(partsOf(other)).toEqual({ ...all, ...less }));

  it('misses a household of which somebody is elsewhere', () => {
    const home = some(3, { household: 'home' });
    const { parts } = qualityOfCircles(
      [{ slot: slot('s1'), language: 'en', people: home.slice(1), facilitators: twoLeaders }],
      gathering({ people: home }),
    );
    expect(parts.find(({ part }) => part === 'together')?.value).toBeCloseTo(0.7);
  });

  it('is nothing where the circle cannot meet', () => {
    expect(new Set(Object.values(partsOf({ people: people(4) })))).toEqual(new Set([0]));
    expect(new Set(Object.values(partsOf({ facilitators: [] })))).toEqual(new Set([0]));
  });
});

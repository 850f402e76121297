import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOfAtMost, verdictOn } from '../../../../functions/dialogues/meter/chance.ts';
import { countOf, groupsOf, type Scope } from '../../../../functions/dialogues/meter/groups.ts';
import { type Meter, outsideMeter, staffMeter } from '../../../../functions/dialogues/meter/meter.ts';
import { nothingTold, tellOn } from '../../../../functions/dialogues/meter/telling.ts';
import type { Figures } from '../../../../functions/program/figures.ts';
import { figures } from '../../../../functions/program/neighborhoods.ts';
import { program } from '../../../../functions/program/settings.ts';
import { counted, lives, scope } from './lives.ts';

const seed = Number(process.env.SEED ?? 11);
const { doubtPercent } = program.dialogues.meter;

/** The same by the definition, for few people: every term of the distribution from its own product. */
function byDefinition(reached: number, of: number, share: number): number {
  let sum = 0;
  for (let i = 0; i <= reached; i++) {
    let ways = 1;
    for (let j = 1; j <= i; j++) ways = (ways * (of - i + j)) / j;
    sum += ways * share ** i * (1 - share) ** (of - i);
  }
  return sum;
}

describe('the chance of so few', () => {
  it('is that of the binomial distribution', () => {
    fc.assert(
      fc.property(
        fc.nat(40),
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (reached, of, share) => {
          fc.pre(reached < of);
          expect(chanceOfAtMost(reached, { of, share })).toBeCloseTo(byDefinition(reached, of, share), 10);
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('is a probability that grows with who came, and shrinks with the share; also where a term is smaller than any number', () => {
    expect(chanceOfAtMost(4_990, { of: 5_000, share: 0.999 })).toBeCloseTo(0.0318, 3);
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), fc.double({ min: 0, max: 1, noNaN: true }), (reached, of, share) => {
        const chance = chanceOfAtMost(reached, { of, share });
        expect(chance >= 0 && chance <= 1).toBe(true);
        expect(chanceOfAtMost(reached + 1, { of, share })).toBeGreaterThanOrEqual(chance - 1e-9);
        expect(chanceOfAtMost(reached, { of, share: Math.min(1, share + 0.01) })).toBeLessThanOrEqual(chance + 1e-9);
      }),
      { seed, numRuns: 200 },
    );
  });

  it.each([
    ['nobody of anybody', 0, 0, 0.5, 1],
    ['all of them', 7, 7, 0.5, 1],
    ['less than nobody', -1, 7, 0.5, 0],
    ['none of those who do not live there', 0, 7, 0, 1],
    ['fewer than all where all are', 6, 7, 1, 0],
    ['nobody of ten, where half live there', 0, 10, 0.5, 1 / 1024],
  ])('of %s is exact', (_, reached, of, share, chance) => {
    expect(chanceOfAtMost(reached, { of, share })).toBe(chance);
  });
});

describe('few of a group', () => {
  it.each([
    // The share of Frog Hollow beside Asylum Hill is 46 %.
    ['nobody of four: too early', 0, 4, 0.46, 'too-early'],
    ['nobody of six', 0, 6, 0.46, 'few'],
    ['two of ten: that can be chance', 2, 10, 0.46, 'not-few'],
    ['four of twenty', 4, 20, 0.46, 'few'],
    ['twelve of forty', 12, 40, 0.46, 'few'],
    ['fifteen of forty: that can be chance', 15, 40, 0.46, 'not-few'],
    // Among four thousand it is no chance that 43 % have come instead of 46 %, and no matter.
    ['nearly as many of very many', 1720, 4000, 0.46, 'not-few'],
    ['three quarters as many of very many', 1380, 4000, 0.46, 'few'],
    ['everybody', 40, 40, 0.46, 'not-few'],
    ['nobody where nobody lives', 0, 400, 0, 'too-early'],
  ])('%s', (_, reached, of, share, verdict) => {
    expect(verdictOn({ reached, of, share }, { doubt: 0.05, below: 0.8 })).toBe(verdict);
  });

  it('is said by chance no more often than the doubt allows, whatever the share and however many come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.001, max: 0.2, noNaN: true }),
        (of, share, doubt) => {
          const said = Array.from({ length: of + 1 }, (_, reached) => reached).filter(
            reached => verdictOn({ reached, of, share }, { doubt, below: 1 }) === 'few',
          );
          const most = said.at(-1);
          if (most === undefined) return;
          expect(chanceOfAtMost(most, { of, share })).toBeLessThanOrEqual(doubt);
          expect(said).toHaveLength(most + 1);
        },
      ),
      { seed, numRuns: 200 },
    );
  });
});

const of = (meter: Meter, dimension: string) => meter.parts.find(one => one.dimension === dimension);
const rowOf = (meter: Meter, dimension: string, group: string) =>
  of(meter, dimension)?.rows.find(one => one.group === group);

/** Twelve of forty are residents of Frog Hollow, beside Asylum Hill. */
const few = counted(45, {
  area: { 'asylum-hill': 28, 'frog-hollow': 12, elsewhere: 5 },
  background: { 'moved-here': 11, 'long-here': 29 },
});

describe('the meter of the staff', () => {
  it('says that few residents of Frog Hollow have registered so far, and what would be in proportion', () => {
    const meter = staffMeter(few, scope, figures);
    expect(meter.few).toEqual([{ dimension: 'area', group: 'frog-hollow', stage: 'registered', expected: 18, of: 40 }]);
    expect(rowOf(meter, 'area', 'frog-hollow')?.lives).toBeCloseTo(8667 / (8667 + 10131), 10);
    expect(rowOf(meter, 'area', 'asylum-hill')?.at.registered).toMatchObject({
      people: 28,
      share: 0.7,
      said: 'not-few',
    });
  });

  it('compares with the neighborhoods together, with the whole place where they have no figures, and says which', () => {
    const meter = staffMeter(few, scope, figures);
    expect(of(meter, 'background')?.figures).toEqual({ of: 'areas', years: '2019-2023' });
    expect(rowOf(meter, 'background', 'moved-here')?.lives).toBeCloseTo((2028 + 2127) / (10131 + 8667), 10);
    expect(of(meter, 'language')?.figures).toEqual({ of: 'place', years: '2016-2020' });
    expect(rowOf(meter, 'language', 'spanish')?.lives).toBeCloseTo(41_656 / 115_348, 10);
  });

  it('knows nothing where nothing is published, and says that', () => {
    const none: Figures = { place: 'Town', sources: {}, notes: [], people: {} };
    const meter = staffMeter(few, scope, none);
    expect(of(meter, 'area')?.figures).toBeUndefined();
    expect(rowOf(meter, 'area', 'frog-hollow')?.at.registered.said).toBe('not-known');
    expect(meter.few).toEqual([]);
    // An area that has no figures makes the figures of all of them unknown, not smaller.
    const meadows = staffMeter(few, { areas: [...scope.areas, 'north-meadows'] }, figures);
    expect(of(meadows, 'area')?.figures).toBeUndefined();
    expect(of(meadows, 'age')?.figures?.of).toBe('place');
  });

  it('asks of a dialogue of adults nobody under 18, and compares adults', () => {
    const adults: Scope = { ...scope, only: { age: ['18-64', '65-and-over'] } };
    const meter = staffMeter(counted(45, { age: { '18-64': 30, '65-and-over': 15 } }), adults, figures);
    expect(of(meter, 'age')?.rows.map(({ group }) => group)).toEqual(['18-64', '65-and-over']);
    expect(rowOf(meter, 'age', '18-64')?.lives).toBeCloseTo((6947 + 5283) / (6947 + 5283 + 1366 + 924), 10);
  });

  it('doubts more where a list has more groups, since each could be the one that is few by chance', () => {
    // At most 3 of 20 with a share of 36 %: a chance of 4 %. That is little for one of two groups, and not for one of five.
    const language = staffMeter(counted(20, { language: { english: 17, spanish: 3 } }), scope, figures);
    expect(rowOf(language, 'language', 'spanish')?.at.registered.said).toBe('not-few');
    const fewer = staffMeter(counted(20, { language: { english: 18, spanish: 2 } }), scope, figures);
    expect(rowOf(fewer, 'language', 'spanish')?.at.registered.said).toBe('few');
  });

  it('has no list of one area: there is nothing to compare', () => {
    expect(staffMeter(few, { areas: ['frog-hollow'] }, figures).parts.map(one => one.dimension)).toEqual([
      'age',
      'language',
      'background',
    ]);
  });

  it('tells of a later stage only where the one before was well: there something can be done', () => {
    const half = few.registered;
    const meter = staffMeter({ ...few, attending: half }, scope, figures);
    expect(meter.few.map(({ stage }) => stage)).toEqual(['registered']);
    const well = counted(60, { area: { 'asylum-hill': 32, 'frog-hollow': 28 } }).registered;
    const later = staffMeter({ registered: well, attending: half, active: counted(0, {}).active }, scope, figures);
    expect(later.few).toMatchObject([{ group: 'frog-hollow', stage: 'attending', of: 40 }]);
  });

  it('shows no number under eleven, and none of which one follows from the whole', () => {
    fc.assert(
      fc.property(lives({ later: true }), life => {
        for (const people of life) {
          const counts = countOf(people, scope);
          const meter = staffMeter(counts, scope, figures);
          for (const { dimension, rows } of meter.parts)
            for (const stage of ['registered', 'attending', 'active'] as const) {
              const shown = rows.flatMap(({ at }) => (at[stage].people === undefined ? [] : [at[stage].people]));
              for (const count of shown) expect(count, dimension).toBeGreaterThanOrEqual(11);
              const whole = meter.whole[stage];
              if (whole === undefined) {
                expect(shown).toEqual([]);
                continue;
              }
              expect(whole === 0 || whole >= 11).toBe(true);
              const rest = whole - shown.reduce((sum, one) => sum + one, 0);
              expect(rest === 0 || rest >= 11, `${dimension} ${stage}: ${rest}`).toBe(true);
            }
        }
      }),
      { seed, numRuns: 150 },
    );
  });
});

describe('the meter that may be shown outside', () => {
  const told = (counts: typeof few) => tellOn(counts, nothingTold);

  it('says of a group that few have come only where it is so whatever the telling leaves open', () => {
    // Of 28 and 12 two groups and one are told: Frog Hollow may be 21 of 33 and more.
    expect(outsideMeter(told(few), scope, figures).few).toEqual([]);
    const fewer = counted(60, { area: { 'asylum-hill': 52, 'frog-hollow': 8 } });
    const meter = outsideMeter(told(fewer), scope, figures);
    expect(meter.few).toEqual([{ dimension: 'area', group: 'frog-hollow', stage: 'registered', expected: 20, of: 44 }]);
    expect(rowOf(meter, 'area', 'frog-hollow')?.at.registered).toEqual({ said: 'few' });
    expect(meter.whole.registered).toBe(55);
  });

  it('never says it where the staff would not, of those who have registered', () => {
    fc.assert(
      fc.property(lives({ later: false }), life => {
        for (const people of life) {
          const counts = countOf(people, scope);
          const inside = staffMeter(counts, scope, figures).few.map(one => `${one.dimension} ${one.group}`);
          const outside = outsideMeter(tellOn(counts, nothingTold), scope, figures).few;
          expect(inside).toEqual(expect.arrayContaining(outside.map(one => `${one.dimension} ${one.group}`)));
        }
      }),
      { seed, numRuns: 150 },
    );
  });

  it('shows numbers of whole elevens alone', () => {
    fc.assert(
      fc.property(lives({ later: true }), life => {
        let before = nothingTold;
        for (const people of life) {
          before = tellOn(countOf(people, scope), before);
          const { parts, whole } = outsideMeter(before, scope, figures);
          const numbers = parts.flatMap(({ rows }) =>
            rows.flatMap(({ at }) => Object.values(at).map(one => one.people ?? 11)),
          );
          for (const one of [...numbers, ...Object.values(whole)]) expect((one ?? 0) % 11).toBe(0);
          for (const one of numbers) expect(one).toBeGreaterThan(0);
        }
      }),
      { seed, numRuns: 60 },
    );
  });
});

describe('who is counted where', () => {
  const stage = 'registered' as const;

  it('goes by what she told: her own language without its region, and who belongs to both communities moved here too', () => {
    const people = [
      { stage, area: 'frog-hollow', ageBand: '18-64', language: 'es-PR', background: 'both' },
      { stage, area: 'parkville', language: 'zh-Hant', background: 'moved-here' },
      { stage, language: 'rw', background: 'long-here' },
      { stage, background: 'rather-not-say' },
    ];
    expect(countOf(people, scope).registered).toEqual({
      whole: 4,
      parts: {
        area: { 'frog-hollow': 1, elsewhere: 1 },
        age: { '18-64': 1 },
        language: { spanish: 1, 'asian-pacific': 1, other: 1 },
        background: { 'moved-here': 2, 'long-here': 1 },
      },
    });
  });

  it('counts at each stage whoever has come so far or further', () => {
    const people = (['registered', 'attending', 'active', 'active'] as const).map(one => ({ stage: one }));
    const { registered, attending, active } = countOf(people, scope);
    expect([registered.whole, attending.whole, active.whole]).toEqual([4, 3, 2]);
  });

  it('has a group for every language of the form, and the doubt of the settings is shared among a list', () => {
    const groups = groupsOf('language', scope);
    for (const language of program.languages) {
      const { parts } = countOf([{ stage, language }], scope).registered;
      expect(groups).toContain(Object.keys(parts.language)[0]);
    }
    expect(doubtPercent).toBe(10);
  });
});

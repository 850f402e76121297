import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { byDimension, type Counts, dimensions, stages } from '../../../../functions/dialogues/meter/groups.ts';
import { countsOf, nothingTold, type Told, tellOn, toldSchema } from '../../../../functions/dialogues/meter/telling.ts';
import { counted, lifeInElevens, lives, ofOne, tellingsOf } from './lives.ts';

const seed = Number(process.env.SEED ?? 11);
const some = (whole: number, area: Readonly<Record<string, number>> = {}): Counts => ({
  whole,
  parts: byDimension(one => (one === 'area' ? area : {})),
});

describe('whatever was told of who takes part', () => {
  it.each(dimensions)(
    'by %s would have been told just so, had people always come, come further and acted eleven alike at a time',
    dimension => {
      fc.assert(
        fc.property(lives({ later: true }), life => {
          const told = tellingsOf(life).map(one => ofOne(one, dimension));
          expect(tellingsOf(lifeInElevens(told, [dimension]))).toEqual(told);
        }),
        { seed, numRuns: 150, endOnFailure: true },
      );
    },
  );

  it('of those who registered so would have been by everything at once', () => {
    fc.assert(
      fc.property(lives({ later: false }), life => {
        const told = tellingsOf(life);
        expect(tellingsOf(lifeInElevens(told, dimensions))).toEqual(told);
      }),
      { seed, numRuns: 150, endOnFailure: true },
    );
  });

  it('is true: nowhere are there told to have been more than there ever were; and it is never taken back', () => {
    fc.assert(
      fc.property(lives({ later: false }), life => {
        let before = nothingTold;
        tellingsOf(life).forEach((told, i) => {
          expect(countsOf(told).registered.whole).toBeLessThanOrEqual(life[i]?.length ?? 0);
          expect(told.registered.whole).toBeGreaterThanOrEqual(before.registered.whole);
          before = told;
        });
      }),
      { seed, numRuns: 100 },
    );
  });

  it('says something: of sixty who come one by one, what fills groups of eleven', () => {
    let told = nothingTold;
    for (let i = 1; i <= 60; i++)
      told = tellOn(counted(i, { area: { 'asylum-hill': Math.ceil(i / 2), 'frog-hollow': Math.floor(i / 2) } }), told);
    expect(countsOf(told).registered).toEqual(some(55, { 'asylum-hill': 22, 'frog-hollow': 22 }));
  });

  it('can be kept with the dialogue and read again', () => {
    fc.assert(
      fc.property(lives({ later: true }), life => {
        for (const told of tellingsOf(life))
          expect(v.parse(toldSchema, JSON.parse(JSON.stringify(told)))).toEqual(told);
      }),
      { seed, numRuns: 20 },
    );
  });
});

describe('what is told', () => {
  const nobody = counted(0, {}).registered;

  it('waits for the whole to fill a group: the tenth and the eleventh of a street would be seen to come', () => {
    expect(tellOn(counted(10, { area: { 'frog-hollow': 10 } }), nothingTold)).toEqual(nothingTold);
    const first = tellOn(counted(11, { area: { 'frog-hollow': 10 } }), nothingTold);
    expect(first.registered).toEqual({ whole: 1, parts: { area: {}, age: {}, language: {}, background: {} } });
    expect(tellOn(counted(21, { area: { 'frog-hollow': 20 } }), first)).toEqual(first);
    expect(tellOn(counted(22, { area: { 'frog-hollow': 21 } }), first).registered.parts.area).toEqual({
      'frog-hollow': 1,
    });
  });

  it('is not taken back when people withdraw', () => {
    const told = tellOn(counted(33, { area: { 'frog-hollow': 22 } }), nothingTold);
    expect(tellOn(counted(31, { area: { 'frog-hollow': 20 } }), told)).toEqual(told);
  });

  it('never has more come of a group than are told to have registered of it', () => {
    const before: Told = tellOn({ registered: some(22, { a: 21 }), attending: nobody, active: nobody }, nothingTold);
    expect(before.registered.parts.area).toEqual({ a: 1 });
    const all = { registered: some(22, { a: 22 }), attending: some(22, { a: 22 }), active: nobody };
    const told = tellOn(all, before);
    expect(told.attending).toEqual({ whole: 2, parts: { area: { a: 1 }, age: {}, language: {}, background: {} } });
  });

  it('never has more come of whom nobody knows than are told to have registered of them', () => {
    // All eleven who are told are residents of a: those eleven who came, of whom only ten told that they are, cannot be told to be others.
    const told = tellOn(
      { registered: some(11, { a: 11 }), attending: some(11, { a: 10 }), active: nobody },
      nothingTold,
    );
    expect(told.registered.parts.area).toEqual({ a: 1 });
    expect(told.attending.whole).toBe(0);
    for (const stage of stages) expect(told[stage].whole).toBeLessThanOrEqual(1);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../functions/platform/csv.ts';
import { type Command, counting } from '../../../functions/reports/domain.ts';
import { byMonth } from '../../../functions/reports/questions.ts';
import type { Counted } from '../../../functions/reports/report.ts';
import { given } from '../../support/given.ts';

const said = (n: number) => `2026-12-01T10:00:0${n}.000Z`;
const contact = (change: Partial<Counted> = {}): Counted => ({
  id: 'c1',
  on: '2026-12-01',
  outcome: 'held',
  minutes: 60,
  by: 'navigator',
  saidAt: said(1),
  ...change,
});
const count = (change: Partial<Counted> = {}): Command => ({ type: 'Count', contact: contact(change) });
const takeBack = (n: number): Command => ({ type: 'TakeBack', id: 'c1', saidAt: said(n) });
const contactsIn = (...commands: readonly Command[]) => {
  const { state } = given(counting, ...commands);
  return state.status === 'kept' ? state.contacts : [];
};

describe('what counts of a pairing', () => {
  it('is each contact once', () => given(counting, count()).when(count()).givesNothing());

  it('is a contact as it was last told, on the day on which it was first told', () => {
    const corrected = count({ on: '2027-01-01', minutes: 90, saidAt: said(2) });
    for (const story of [
      [count(), corrected],
      [corrected, count()],
    ])
      expect(contactsIn(...story)).toEqual([contact({ minutes: 90, saidAt: said(2) })]);
  });

  it('is nothing that was taken back, and what was told again since', () => {
    expect(contactsIn(count(), takeBack(2))).toEqual([]);
    expect(contactsIn(takeBack(2), count())).toEqual([]);
    expect(contactsIn(count(), takeBack(2), count({ saidAt: said(3) }))).toHaveLength(1);
  });

  it('is the same in whatever order its facts come, and however often', () => {
    const story = [
      count(),
      count({ minutes: 30, saidAt: said(2) }),
      takeBack(3),
      count({ minutes: 45, saidAt: said(4) }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...story, ...story], { minLength: 8 }), shuffled => {
        expect(contactsIn(...shuffled)).toMatchObject([{ minutes: 45, on: '2026-12-01' }]);
      }),
    );
  });
});

describe('a month', () => {
  it('counts pairings that met or tried to, and the hours of both; a week without contact is none', () => {
    const of = (pairing: string, change: Partial<Counted>) => ({ ...contact(change), pairing });
    expect(
      byMonth([
        of('p2', { on: '2027-01-05', minutes: 50 }),
        of('p1', { on: '2026-12-01' }),
        of('p1', { on: '2026-12-08', outcome: 'attempted', minutes: 20 }),
        of('p2', { on: '2026-12-09', minutes: 90 }),
        of('p3', { on: '2026-12-09', outcome: 'none', minutes: 0 }),
      ]),
    ).toEqual([
      { month: '2026-12', pairings: 2, held: 2, attempted: 1, hours: 2.83 },
      { month: '2027-01', pairings: 1, held: 1, attempted: 0, hours: 0.83 },
    ]);
  });
});

describe('CSV', () => {
  it('has a header, CRLF, and quotes where they are needed', () =>
    expect(
      csvOf(
        ['a', 'b'],
        [
          ['x, "y"', 1.5],
          ['two\nlines', 0],
        ],
      ),
    ).toBe('a,b\r\n"x, ""y""",1.5\r\n"two\nlines",0\r\n'));

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=x'])('makes no formula of %j', text =>
    expect(csvOf(['a'], [[text]])).toMatch(/^a\r\n"?'/),
  );
});

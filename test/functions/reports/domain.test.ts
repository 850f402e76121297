import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../functions/platform/csv.ts';
import { type Command, counting } from '../../../functions/reports/domain.ts';
import { byMonth } from '../../../functions/reports/questions.ts';
import { type Counted, type Progress, reportState } from '../../../functions/reports/report.ts';
import { periodOf } from '../../../functions/reports/staff-doors.ts';
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

const progress = (change: Partial<Progress> = {}): Progress => ({
  report: 'report-5w',
  on: '2026-12-01',
  met: 'weekly',
  going: 'well',
  goals: 'on-the-way',
  byItself: 'some',
  help: 'no',
  saidAt: said(1),
  ...change,
});
const report = (change: Partial<Progress> = {}): Command => ({ type: 'Report', progress: progress(change) });
const reportsIn = (...commands: readonly Command[]) => {
  const { state } = given(counting, ...commands);
  return state.status === 'kept' ? (state.progress ?? []) : [];
};

describe('a progress report', () => {
  it('counts once for each task that it answers, beside the contacts', () => {
    given(counting, report()).when(report()).givesNothing();
    const { state } = given(counting, count(), report(), report({ report: 'report-10w' }));
    expect(state).toMatchObject({
      contacts: [{ id: 'c1' }],
      progress: [{ report: 'report-5w' }, { report: 'report-10w' }],
    });
  });

  it('is as it was last told, on the day on which it was first told, in whatever order and however often', () => {
    const story = [
      report(),
      report({ going: 'mixed', on: '2026-12-02', saidAt: said(2) }),
      report({ going: 'hard', help: 'call-me', on: '2026-12-03', saidAt: said(3) }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray([...story, ...story], { minLength: 6 }), shuffled => {
        expect(reportsIn(...shuffled)).toEqual([
          progress({ going: 'hard', help: 'call-me', on: '2026-12-01', saidAt: said(3) }),
        ]);
      }),
    );
  });

  it('leaves rows readable that were written before there were any', () =>
    expect(
      v.parse(reportState, { status: 'kept', contacts: [contact()], gone: [], changedAt: said(1) }),
    ).not.toHaveProperty('progress'));
});

describe('the period of a file', () => {
  const now = '2026-12-02T02:00:00.000Z';
  it('is the year up to this day by the clock of the program’s place, where nothing else is asked', () =>
    expect(periodOf({}, now)).toEqual({ ok: true, value: { from: '2025-12-01', to: '2026-12-01' } }));
  it.each(['2026-02-31', '2026-13-01', '2025-02-29', '2026-1-1', 'May', ''])(
    'is of days that exist, not of %j',
    day => {
      expect(periodOf({ from: day }, now)).toMatchObject({ ok: false, errors: [{ pointer: '/from' }] });
      expect(periodOf({ to: day }, now)).toMatchObject({ ok: false, errors: [{ pointer: '/to' }] });
    },
  );
  it('knows the leap day, and may be one day', () =>
    expect(periodOf({ from: '2028-02-29', to: '2028-02-29' }, now)).toMatchObject({ ok: true }));
  it('does not end before it begins, also where only its beginning is given', () => {
    const refused = {
      ok: false,
      errors: [{ pointer: '/from', detail: expect.stringContaining('after the last one') }],
    };
    expect(periodOf({ from: '2026-02-01', to: '2026-01-01' }, now)).toEqual(refused);
    expect(periodOf({ from: '2026-12-02' }, now)).toEqual(refused);
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

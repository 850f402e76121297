import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInDays, checkInsAfter } from '../../../functions/dialogues/action/planning.ts';
import { calendarOf, registrationCloses, shownAt, stepsOf } from '../../../functions/dialogues/calendar.ts';
import { formats, type KickOff } from '../../../functions/dialogues/dialogue.ts';
import { localOf, plusDays, plusLocalDays } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';

const { timeZone, dialogues } = program;

const planned = (date: string, time = '18:00'): KickOff => {
  const at = shownAt(date, time);
  if (!at) throw new Error(`No ${time} on ${date}`);
  return { date, time, at, place: 'Park Street Library' };
};
const state = (kickOff: KickOff, more: object = {}) => ({
  format: 'round' as const,
  status: 'organizing' as const,
  kickOff,
  done: [] as { step: string; at: string }[],
  ...more,
});
const dates = (kickOff: KickOff, now: string, more: object = {}) =>
  Object.fromEntries(calendarOf(state(kickOff, more), now).map(({ key, date }) => [key, date]));

const early = '2026-12-01T12:00:00.000Z';

describe('the calendar', () => {
  it('is the one of domain 4.5, counted from the kick-off', () =>
    expect(dates(planned('2027-03-23'), early)).toMatchObject({
      'steering-group': '2027-01-12',
      'topic-guide': '2027-01-26',
      'facilitators-recruited': '2027-02-09',
      'registration-opens': '2027-02-16',
      'facilitators-trained': '2027-02-23',
      'access-needs': '2027-03-09',
      'circles-formed': '2027-03-16',
      reminder: '2027-03-21',
      'kick-off': '2027-03-23',
      'session-1': '2027-03-30',
      'session-4': '2027-04-20',
      'forum-planning': '2027-04-27',
      'action-forum': '2027-05-04',
      results: '2027-05-14',
      'action-training': '2027-05-18',
      'check-in-1': '2027-06-03',
      'check-in-2': '2027-08-02',
      'check-in-3': '2027-10-31',
    }));

  it('of one day has no further sessions and no forum of its own', () => {
    const keys = stepsOf('one-day').map(({ step }) => step.key);
    for (const key of ['session-1', 'forum-planning', 'action-forum']) expect(keys).not.toContain(key);
    expect(keys).toContain('celebration');
  });

  it('is empty while there is no kick-off', () =>
    expect(calendarOf({ format: 'round', status: 'draft', done: [] }, early)).toEqual([]));

  it('moves what has not happened, and leaves what was done on its day', () => {
    const done = [{ step: 'topic-guide', at: '2027-01-20T15:00:00.000Z' }];
    const before = dates(planned('2027-03-23'), early, { done });
    const after = dates(planned('2027-03-30'), early, { done });
    expect([before['topic-guide'], after['topic-guide']]).toEqual(['2027-01-20', '2027-01-20']);
    for (const [key, date] of Object.entries(before))
      if (key !== 'topic-guide') expect(after[key]).toBe(plusLocalDays(date, 7));
  });

  it('counts what comes after the forum from the day on which that was held', () => {
    const planned5 = dates(planned('2027-03-23'), early);
    const later = dates(planned('2027-03-23'), early, { forum: '2027-05-11' });
    for (const [key, date] of Object.entries(planned5)) {
      const isAfter = date >= (planned5['action-forum'] ?? '');
      expect([key, later[key]]).toEqual([key, isAfter ? plusLocalDays(date, 7) : date]);
    }
    const [held] = calendarOf(state(planned('2027-03-23'), { forum: '2027-05-11' }), early).filter(
      ({ key }) => key === 'action-forum',
    );
    expect(held).toMatchObject({ stands: 'done', date: '2027-05-11' });
  });

  it('an extended registration moves with the kick-off', () => {
    const extended = { extended: { daysBefore: 4 } };
    expect(registrationCloses(state(planned('2027-03-23')))).toBe('2027-03-13');
    expect(registrationCloses(state(planned('2027-03-23'), extended))).toBe('2027-03-19');
    expect(dates(planned('2027-03-30'), early, extended)['registration-closes']).toBe('2027-03-26');
  });

  it('says of each step whether it was, is due, or lies ahead', () => {
    const stands = (now: string, more: object = {}) =>
      Object.fromEntries(calendarOf(state(planned('2027-03-23'), more), now).map(one => [one.key, one.stands]));
    expect(stands('2027-01-27T12:00:00.000Z')).toMatchObject({
      'steering-group': 'due',
      'topic-guide': 'due',
      'facilitators-recruited': 'ahead',
    });
    expect(stands('2027-01-27T12:00:00.000Z', { status: 'recruiting' })).toMatchObject({ 'steering-group': 'over' });
    expect(stands('2027-03-23T22:00:00.000Z')).toMatchObject({ 'access-needs': 'over', 'kick-off': 'due' });
    expect(stands('2027-03-22T12:00:00.000Z')).toMatchObject({ reminder: 'over', 'kick-off': 'ahead' });
    const acting = { status: 'celebrated', forum: '2027-05-04' };
    expect(stands('2027-06-04T12:00:00.000Z', acting)).toMatchObject({ 'check-in-1': 'over', 'check-in-2': 'ahead' });
    expect(stands('2027-06-04T12:00:00.000Z', { ...acting, status: 'closed' })).toMatchObject({ 'check-in-2': 'over' });
    expect(new Set(Object.values(stands('2027-04-23T22:00:00.000Z', { status: 'cancelled' })))).toEqual(
      new Set(['over']),
    );
  });
});

describe('over a change of clocks', () => {
  it('an hour that does not exist is none, and one that comes twice is the first', () => {
    expect(shownAt('2027-03-14', '02:30')).toBeUndefined();
    expect(shownAt('2027-03-14', '03:00')).toBe('2027-03-14T07:00:00.000Z');
    expect(shownAt('2027-11-07', '01:30')).toBe('2027-11-07T05:30:00.000Z');
  });

  /** Kick-offs around both changes of ten years, at any minute of the day that exists. */
  const dayAround = fc
    .tuple(
      fc.constantFrom('2027-03-14', '2027-11-07', '2028-03-12', '2028-11-05', '2031-03-09', '2034-11-05'),
      fc.integer({ min: -230, max: 80 }),
    )
    .map(([change, days]) => plusLocalDays(change, days));
  const minute = fc
    .integer({ min: 0, max: 24 * 60 - 1 })
    .map(n => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);

  it('every step is on its day, at its time by the clock on the wall, in the order of its days', () => {
    fc.assert(
      fc.property(dayAround, minute, fc.constantFrom(...formats), (date, time, format) => {
        const at = shownAt(date, time);
        fc.pre(at !== undefined);
        const kickOff = { date, time, at: at ?? '', place: 'x' };
        const steps = calendarOf({ ...state(kickOff), format }, plusDays(at ?? '', -400));
        for (const [i, { step, days }] of stepsOf(format).entries()) {
          const dated = steps[i];
          const expected = step.key === 'kick-off' ? time : dialogues.stepAt;
          expect(dated && localOf(timeZone, dated.at)).toEqual({ date: plusLocalDays(date, days), time: expected });
          expect(dated?.stands).toBe('ahead');
        }
      }),
      { seed: 20_270_314, numRuns: 300 },
    );
  });

  it('check-ins are on the days on which people are asked, whenever the forum was held', () => {
    fc.assert(
      fc.property(dayAround, fc.integer({ min: 0, max: 90 }), fc.constantFrom(...formats), (date, days, format) => {
        const forum = plusLocalDays(date, days);
        const shown = calendarOf({ ...state(planned(date)), format, forum }, early);
        const asks = checkInsAfter(forum, { days: checkInDays(format), before: [], at: early });
        expect(shown.flatMap(one => (one.key.startsWith('check-in') ? [[one.date, one.at]] : []))).toEqual(
          asks.map(one => [one.date, one.at]),
        );
      }),
      { seed: 20_270_504, numRuns: 200 },
    );
  });

  it('moving the kick-off by some days moves every local date by as many', () => {
    fc.assert(
      fc.property(dayAround, fc.integer({ min: -60, max: 60 }), (date, days) => {
        const before = dates(planned(date), early);
        const after = dates(planned(plusLocalDays(date, days)), early);
        for (const [key, day] of Object.entries(before)) expect(after[key]).toBe(plusLocalDays(day, days));
      }),
      { seed: 20_271_107, numRuns: 200 },
    );
  });
});

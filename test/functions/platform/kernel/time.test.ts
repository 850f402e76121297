import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  instantOf,
  localOf,
  nextLocal,
  outsideQuietHours,
  plusDays,
  plusMinutes,
  plusWorkingDays,
} from '../../../../functions/platform/kernel/time.ts';
import { program } from '../../../../functions/program/settings.ts';
import { countsWorkingDays, firesOnceADay, keepsQuietHours } from '../../../support/time-claims.ts';
import { type Clocks, changesOf, clocksAround, shownAt, timeOfDay, zones } from '../../../support/wall-clock.ts';

const hartford = 'America/New_York';
const variousZones = [
  hartford,
  'Europe/Berlin',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'America/St_Johns',
  'UTC',
];
const quiet = { zone: hartford, from: '20:00', to: '08:00' };
const seeded = { seed: 20261124, numRuns: 300 };
const instants = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2034-01-01'), noInvalidDate: true })
  .map(date => `${date.toISOString().slice(0, 16)}:00.000Z`);

describe('a local time', () => {
  it('in Hartford is four or five hours behind UTC', () => {
    expect(instantOf(hartford, '2026-07-01', '09:00')).toBe('2026-07-01T13:00:00.000Z');
    expect(instantOf(hartford, '2026-12-01', '09:00')).toBe('2026-12-01T14:00:00.000Z');
  });
  it('that does not exist in March is the next minute that does', () =>
    expect(instantOf(hartford, '2027-03-14', '02:30')).toBe('2027-03-14T07:00:00.000Z'));
  it('that comes twice in November is the first of the two', () =>
    expect(instantOf(hartford, '2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z'));
  it('that half an hour skips is the next minute too', () =>
    expect(localOf('Australia/Lord_Howe', instantOf('Australia/Lord_Howe', '2026-10-04', '02:15')).time).toBe('02:30'));
  it('that a whole day skips is the first minute of the next', () =>
    expect(instantOf('Pacific/Apia', '2011-12-30', '09:00')).toBe('2011-12-30T10:00:00.000Z'));
  it('that three hours skip is the next minute, too', () =>
    expect(instantOf('Antarctica/Casey', '2009-10-18', '02:05')).toBe('2009-10-17T18:00:00.000Z'));
  it('is read back as it was written, wherever the clock shows it', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...variousZones), (instant, zone) => {
        const local = localOf(zone, instant);
        expect(localOf(zone, instantOf(zone, local.date, local.time))).toEqual(local);
      }),
      seeded,
    );
  });
});

describe('quiet hours', () => {
  it('let the day through', () =>
    expect(outsideQuietHours('2026-11-24T15:00:00.000Z', quiet)).toBe('2026-11-24T15:00:00.000Z'));
  it('hold the evening until the next morning', () =>
    expect(outsideQuietHours('2026-11-25T01:00:00.000Z', quiet)).toBe('2026-11-25T13:00:00.000Z'));
  it('hold the early morning until eight', () =>
    expect(outsideQuietHours('2026-11-24T12:59:00.000Z', quiet)).toBe('2026-11-24T13:00:00.000Z'));
  it('of New Year’s night end in the new year', () =>
    expect(outsideQuietHours('2027-01-01T03:00:00.000Z', quiet)).toBe('2027-01-01T13:00:00.000Z'));
  it('end where they end: nothing is held twice, nothing goes back in time', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...variousZones), (instant, zone) => {
        const out = outsideQuietHours(instant, { ...quiet, zone });
        expect(out >= instant).toBe(true);
        expect(outsideQuietHours(out, { ...quiet, zone })).toBe(out);
      }),
      seeded,
    );
  });
});

describe('the next time of day', () => {
  it('is later than now, and within a day and a change of clocks', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...variousZones), (instant, zone) => {
        const next = nextLocal(zone, instant, '09:00');
        expect(next > instant).toBe(true);
        // Apia once skipped a whole day; in these years no clock moves by more than an hour.
        expect(next <= plusMinutes(plusDays(instant, 1), 60)).toBe(true);
        expect(localOf(zone, next).time).toBe('09:00');
      }),
      seeded,
    );
  });
});

describe('working days', () => {
  it('leave out weekends and holidays', () =>
    expect(plusWorkingDays(hartford, '2026-11-24T15:00:00.000Z', { days: 5, holidays: ['2026-11-26'] })).toBe(
      '2026-12-02T15:00:00.000Z',
    ));
  it('keep the time of day over a change of clocks', () =>
    expect(plusWorkingDays(hartford, '2026-10-30T14:00:00.000Z', { days: 1, holidays: [] })).toBe(
      '2026-11-02T15:00:00.000Z',
    ));
});

describe('working days at the end of a year', () => {
  const { holidays } = program;
  it('begin again after New Year’s Day and the weekend', () =>
    expect(plusWorkingDays(hartford, '2026-12-31T15:00:00.000Z', { days: 1, holidays })).toBe(
      '2027-01-04T15:00:00.000Z',
    ));
  it('leave out the eve of a New Year’s Day that falls on a Saturday', () =>
    expect(plusWorkingDays(hartford, '2027-12-30T15:00:00.000Z', { days: 1, holidays })).toBe(
      '2028-01-03T15:00:00.000Z',
    ));
});

/** Every way in which clocks anywhere change in 2027, once: `+60 at 02:00`, `-30 at 02:00` … (The long tests take every zone.) */
function kindsOfChange(): readonly (readonly [string, Clocks])[] {
  const kinds = new Map<string, Clocks>();
  for (const zone of zones)
    for (const minute of changesOf(zone, 2027, 2027)) {
      const clocks = clocksAround(zone, minute);
      const [before, after] = [shownAt(clocks, minute - 1) + 1, shownAt(clocks, minute)];
      const kind = `${after > before ? '+' : ''}${after - before} at ${timeOfDay(before)}`;
      if (!kinds.has(kind)) kinds.set(kind, clocks);
    }
  return [...kinds];
}

describe.each(kindsOfChange())('when clocks change by %s', (_, clocks) => {
  it('what is due every day happens once a day', () => firesOnceADay(clocks));
  it('quiet hours are kept', () => keepsQuietHours(clocks));
  it('working days are counted by the calendar', () => countsWorkingDays(clocks));
});

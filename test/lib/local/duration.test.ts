import { describe, expect, it } from 'vitest';
import { durationMs } from '../../../lib/local/duration.ts';
import { localMoment } from '../../../lib/local/local-time.ts';

const hour = 3_600_000;

describe('an ISO duration', () => {
  it.each([
    ['P2D', 48 * hour],
    ['PT36H', 36 * hour],
    ['P1W', 168 * hour],
    ['P1DT1H30M', 25.5 * hour],
    ['PT0.5S', 500],
  ])('%s has its length', (text, length) => {
    expect(durationMs(text)).toBe(length);
  });

  it.each(['', 'P', 'PT', '2D', 'P2DT', 'P1M', '-P1D', 'P1Y'])('%j is none', text => {
    expect(durationMs(text)).toBeUndefined();
  });
});

describe("the program's local time", () => {
  it.each([
    ['2026-11-24T00:59:00Z', false],
    ['2026-11-24T01:00:00Z', true],
    ['2026-11-24T12:59:00Z', true],
    ['2026-11-24T13:00:00Z', false],
  ])('at %s holds mail: %s', (time, quiet) => {
    expect(localMoment(Date.parse(time), 'America/New_York').quiet).toBe(quiet);
  });

  it('knows the next 08:00, also over the night in which the clocks change', () => {
    const morning = (time: string) => localMoment(Date.parse(time), 'America/New_York').morning;
    expect(morning('2026-11-24T01:00:00Z')).toBe('2026-11-24T13:00:00.000Z');
    expect(morning('2026-11-24T13:00:00Z')).toBe('2026-11-25T13:00:00.000Z');
    expect(morning('2026-03-08T02:00:00Z')).toBe('2026-03-08T12:00:00.000Z');
  });
});

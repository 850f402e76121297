import { describe, expect, it } from 'vitest';
import { type Command, recording } from '../../../functions/belonging/gaps.ts';
import { openMonths } from '../../../functions/belonging/periods.ts';
import { given } from '../../support/given.ts';

const record = (mark: string): Command => ({ type: 'Record', need: 'child-care', month: '2026-12', mark });

describe('a need that could not be met', () => {
  it('is counted by need and month, and the fact tells nothing else', () => {
    const counted = given(recording).when(record('m2'));
    counted.gives('ServiceGapRecorded', 'GapCounted');
    expect(counted.events[0]?.data).toEqual({ need: 'child-care', month: '2026-12' });
  });

  it('of the same household counts once, however often it is told', () => {
    given(recording, record('m2')).when(record('m2')).givesNothing();
  });

  it('is kept in the order of the marks, which are chance, and not of their coming', () => {
    expect(given(recording, record('m2'), record('m1')).state).toMatchObject({ marks: ['m1', 'm2'] });
  });

  it('is not counted any more when its tick is taken back', () => {
    expect(given(recording, record('m1')).when({ type: 'TakeBack', mark: 'm1' }).state).toMatchObject({ marks: [] });
    given(recording).when({ type: 'TakeBack', mark: 'm1' }).givesNothing();
    given(recording, record('m1'), { type: 'TakeBack', mark: 'm1' })
      .when(record('m1'))
      .gives('ServiceGapRecorded', 'GapCounted');
  });
});

describe('what is taken back', () => {
  it('is uncounted in every month that is still open: last month’s for a fortnight, and none that may have been shown', () => {
    expect(openMonths('2026-10-05T12:00:00.000Z', '2026-12-10T12:00:00.000Z')).toEqual(['2026-12', '2026-11']);
    expect(openMonths('2026-10-05T12:00:00.000Z', '2026-12-20T12:00:00.000Z')).toEqual(['2026-12']);
    expect(openMonths('2026-12-05T12:00:00.000Z', '2026-12-10T12:00:00.000Z')).toEqual(['2026-12']);
  });
});

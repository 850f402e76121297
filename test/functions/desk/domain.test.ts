import { describe, expect, it } from 'vitest';
import { type Command, deputizing, mostDays } from '../../../functions/desk/deputy/deputizing.ts';
import { deputies } from '../../../functions/desk/deputy/deputy.ts';
import { alarming, noticing } from '../../../functions/desk/domain.ts';
import { notices } from '../../../functions/desk/notice.ts';
import { plusDays, plusLocalDays } from '../../../functions/platform/kernel/time.ts';
import { given } from '../../support/given.ts';

const at = '2026-11-30T15:00:00.000Z';
const by = 'staff:s1';

describe('a notice', () => {
  const tell = { type: 'Tell', code: 'closed-unmet', about: 'a.1', at } as const;
  it('stays until someone has seen to it, which is a fact with who it was', () => {
    const told = given(noticing, tell);
    expect(notices.attention?.(told.when({ type: 'Drop', at }).state, 'x')).toBeUndefined();
    const done = told.when({ type: 'Done', by, at });
    done.gives('AttentionSettled', 'NoticeOver');
    expect(done.state).toEqual({ status: 'done', doneAt: at });
    given(noticing, tell, { type: 'Done', by, at }).when({ type: 'Done', by, at }).givesNothing();
  });
  it('told again is there once, and told again after it was seen to, it is there again', () => {
    given(noticing, tell).when(tell).givesNothing();
    given(noticing, tell, { type: 'Done', by, at }).when(tell).gives('NoticeLaid');
  });
  it('what fails is tried again as often as somebody wants it, and each time is a fact; no notice stays', () => {
    const again = { type: 'TryAgain', about: 'a', code: 'parked', by, at } as const;
    given(noticing, again).when(again).gives('AttentionSettled', 'NoticeOver');
    expect(given(noticing).when(again).state).toEqual({ status: 'done', doneAt: at });
  });
  it('that nobody was told of cannot be done', () =>
    given(noticing).when({ type: 'Done', by, at }).isRefused('unknown'));
});

describe('an alarm', () => {
  const raise = { type: 'Raise', words: 'A mail is not sent.', changedAt: at } as const;
  const later = plusDays(at, 1);
  it('is there until it is over, or seen; raised anew it is there again', () => {
    given(alarming, raise).when({ type: 'Clear', changedAt: later }).gives('AlarmOver');
    given(alarming, raise).when({ type: 'See', alarm: 'x', by }).gives('AttentionSettled', 'AlarmSeen');
    const anew = given(alarming, raise, { type: 'See', alarm: 'x', by }).when({ ...raise, changedAt: later });
    expect(anew.state).toEqual({ status: 'raised', words: raise.words, changedAt: later });
  });
  it('does not heed an older word that comes late', () => {
    given(alarming, { ...raise, changedAt: later })
      .when({ type: 'Clear', changedAt: at })
      .givesNothing();
    given(alarming, { type: 'Clear', changedAt: later }).when(raise).givesNothing();
  });
});

describe('a deputy', () => {
  const appoint = (from: string, until: string, person = 'p1'): Command => ({
    type: 'Appoint',
    person,
    from,
    until,
    by,
    at,
  });
  it('stands in from one date to another, and is told', () => {
    const kept = given(deputizing).when(appoint('2026-11-30', '2026-12-02'));
    kept.gives('DeputyAppointed', 'DeputyKept', 'MailWanted');
    // Eight in the morning of the day after, in Hartford.
    expect(deputies.due(kept.state)).toBe('2026-12-03T13:00:00.000Z');
  });
  it('is over the day after, and not before; another one stays', () => {
    const two = given(deputizing, appoint('2026-11-30', '2026-12-02'), appoint('2026-12-03', '2026-12-04', 'p2'));
    two.when({ type: 'Due', at: '2026-12-02T20:00:00.000Z' }).givesNothing();
    const over = two.when({ type: 'Due', at: '2026-12-03T13:00:00.000Z' });
    over.gives('DeputyOver', 'DeputyDropped');
    expect(over.state).toMatchObject({ status: 'known', deputies: [{ person: 'p2' }] });
  });
  it('is refused for days that are past, too far, or another one’s', () => {
    given(deputizing).when(appoint('2026-11-29', '2026-12-02')).isRefused('deputy-past');
    given(deputizing).when(appoint('2026-12-02', '2026-12-01')).isRefused('deputy-past');
    const far = plusLocalDays('2026-11-30', mostDays + 1);
    given(deputizing).when(appoint('2026-12-01', far)).isRefused('deputy-long');
    given(deputizing, appoint('2026-12-01', '2026-12-03'))
      .when(appoint('2026-12-03', '2026-12-05', 'p2'))
      .isRefused('deputy-overlaps');
    given(deputizing).when({ type: 'TakeBack', person: 'p9', by, at }).isRefused('unknown');
  });
});

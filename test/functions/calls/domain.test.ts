import { describe, expect, it } from 'vitest';
import { calls, nextMorning } from '../../../functions/calls/call.ts';
import { type Command, calling, round } from '../../../functions/calls/domain.ts';
import { plusDays, plusHours } from '../../../functions/platform/kernel/time.ts';
import { given } from '../../support/given.ts';

/** A Tuesday, 10:00 in Hartford. */
const at = '2026-11-24T15:00:00.000Z';
const call = 'confirm-a';
const want: Command = { type: 'Want', wish: { kind: 'confirm', to: 'p', about: 'a', reason: 'by-phone' }, at };
const answer = (outcome: 'yes' | 'no' | 'no-answer' | 'wrong-number', when = at): Command => ({
  type: 'Answer',
  call,
  outcome,
  by: 'staff:x',
  at: when,
});
const due = (when: string, wanted = true): Command => ({ type: 'Due', call, wanted, at: when });

describe('a call task', () => {
  it('is wanted once, whoever wants it', () => {
    const opened = given(calling).when(want);
    opened.gives('CallOpened');
    expect(opened.state).toMatchObject({ status: 'open', due: plusHours(at, 24), attempts: [] });
    given(calling, want).when(want).givesNothing();
  });
  it('is closed by an answer, which is a fact', () => {
    const answered = given(calling, want).when(answer('yes'));
    answered.gives('CallAnswered', 'CallTried', 'CallClosed');
    expect(answered.state).toMatchObject({ status: 'closed', outcome: 'yes', attempts: [{ by: 'staff:x' }] });
  });
  it('comes back tomorrow when nobody answers', () => {
    const tried = given(calling, want).when(answer('no-answer', plusHours(at, 3)));
    tried.gives('CallAnswered', 'CallTried');
    expect(tried.state).toMatchObject({ status: 'open', due: plusHours(at, 27) });
  });
  it('is told to the liaison after every third time without an answer', () => {
    const twice = [want, answer('no-answer'), answer('no-answer')] as const;
    given(calling, ...twice)
      .when(answer('no-answer'))
      .gives('CallAnswered', 'CallTried', 'MailWanted');
    given(calling, ...twice, answer('no-answer'))
      .when(answer('no-answer'))
      .gives('CallAnswered', 'CallTried');
  });
  it('to a wrong number is closed, and the liaison is told', () =>
    given(calling, want).when(answer('wrong-number')).gives('CallAnswered', 'CallTried', 'CallClosed', 'MailWanted'));
  it('cannot be answered twice, nor when it was never wanted', () => {
    given(calling, want, answer('yes')).when(answer('no')).isRefused('closed');
    given(calling).when(answer('yes')).isRefused('unknown');
  });
  it('that nobody makes is told to the liaison two days after it was due, again and again', () => {
    const opened = given(calling, want);
    expect(calls.due(opened.state)).toBe(plusDays(plusHours(at, 24), 2));
    const told = opened.when(due(plusDays(at, 3)));
    told.gives('LiaisonTold', 'MailWanted');
    expect(calls.due(told.state)).toBe(plusDays(at, 10));
    expect(told.state).toMatchObject({ due: plusHours(at, 24) });
  });
  it('that was overtaken is closed in silence', () => {
    const closed = given(calling, want).when(due(plusDays(at, 1), false));
    closed.gives('CallClosed');
    expect(closed.state).toMatchObject({ status: 'closed', outcome: 'overtaken' });
  });
});

describe('the daily round', () => {
  it('begins once and comes each morning', () => {
    const begun = given(round).when({ type: 'Begin', at });
    expect(begun.state).toEqual({ status: 'on', due: nextMorning(at) });
    given(round, { type: 'Begin', at }).when({ type: 'Begin', at }).givesNothing();
  });
  it('writes one mail when calls are open, and none when nothing is', () => {
    const morning = nextMorning(at);
    const begun = given(round, { type: 'Begin', at });
    begun.when({ type: 'Due', open: 2, at: morning }).gives('RoundSet', 'MailWanted');
    begun.when({ type: 'Due', open: 0, at: morning }).gives('RoundSet');
  });
});

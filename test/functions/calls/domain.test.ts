import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calls, nextMorning, nextWeek } from '../../../functions/calls/call.ts';
import { type Command, calling, round, weekRound } from '../../../functions/calls/domain.ts';
import { localOf, plusDays, plusHours, plusMinutes } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
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
  it('is so already when who made it presses twice', () =>
    given(calling, want, answer('yes')).when(answer('yes')).givesNothing());
  it('that two opened at once and nobody answered was tried once; what came of it is kept in any case', () => {
    const seen = (outcome: 'yes' | 'no-answer', tried: number) =>
      ({ ...answer(outcome), by: 'staff:y', tried }) as Command;
    const tried = given(calling, want, answer('no-answer'));
    tried.when(seen('no-answer', 0)).isRefused('tried');
    tried.when(seen('no-answer', 1)).gives('CallAnswered', 'CallTried');
    tried.when(seen('yes', 0)).gives('CallAnswered', 'CallTried', 'CallClosed');
  });
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
  it('wants one letter on a morning on which something needs a human, and none before it is due', () => {
    const morning = nextMorning(at);
    const begun = given(round, { type: 'Begin', at });
    begun.when({ type: 'Due', needed: true, at: morning }).gives('RoundSet', 'MailWanted');
    begun.when({ type: 'Due', needed: false, at: morning }).gives('RoundSet');
    begun.when({ type: 'Due', needed: true, at: plusHours(morning, -1) }).givesNothing();
  });
});

describe('the week’s round', () => {
  // R1: "Supervisors really love their weekly update emails."
  it('begins once and comes each Monday at half past eight, also where nothing happened', () => {
    const begun = given(weekRound, { type: 'Begin', at });
    expect(begun.state).toEqual({ status: 'on', due: '2026-11-30T13:30:00.000Z' });
    begun.when({ type: 'Begin', at: plusDays(at, 1) }).givesNothing();
    const told = begun.when({ type: 'Due', needed: true, at: '2026-11-30T13:30:00.000Z' });
    told.gives('RoundSet', 'MailWanted');
    expect(told.state).toEqual({ status: 'on', due: '2026-12-07T13:30:00.000Z' });
  });
  it('that comes late is sent once, and the next one is on its own day', () => {
    const late = '2026-12-09T17:00:00.000Z';
    const told = given(weekRound, { type: 'Begin', at }).when({ type: 'Due', needed: true, at: late });
    told.gives('RoundSet', 'MailWanted');
    expect(told.state).toEqual({ status: 'on', due: '2026-12-14T13:30:00.000Z' });
    given(weekRound, { type: 'Begin', at }, { type: 'Due', needed: true, at: late })
      .when({ type: 'Due', needed: true, at: plusHours(late, 1) })
      .givesNothing();
  });
  it('never comes before it begins', () => given(weekRound).when({ type: 'Due', needed: true, at }).givesNothing());
  it('comes after at most seven days and an hour, on its day and at its time, whatever the clock does to summer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 * 365 * 24 * 60 }), minutes => {
        const from = plusMinutes(at, minutes);
        const next = nextWeek(from);
        const { date, time } = localOf(program.timeZone, next);
        expect(next > from && next <= plusHours(from, 7 * 24 + 1)).toBe(true);
        expect([new Date(`${date}T00:00:00Z`).getUTCDay(), time]).toEqual([1, '08:30']);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { fineOf, isOvertaken, nameOf, pressOf, withoutDoubles } from '../../../functions/desk/today/today.ts';
import { standsInAState } from '../../../functions/desk/today/told.ts';
import type { ArrivalState } from '../../../functions/intake/questions.ts';
import { attentionKeys, type Line, urgencies } from '../../../functions/platform/attention.ts';
import { en } from '../../../functions/program/words/en.ts';

const since = '2026-11-30T15:00:00.000Z';
const line = (code: string, about: string, more: Partial<Line> = {}): Line => ({
  kind: 'match',
  id: about,
  code,
  urgency: 'notice',
  about,
  since,
  ...more,
});
const call = (kind: string, about: string): Line =>
  line('call', about, { kind: 'call', id: `${kind}-${about}`, urgency: 'call', details: [kind] });
const codes = (lines: readonly Line[]): readonly string[] => withoutDoubles(lines).map(one => one.code);

describe('one line for one matter', () => {
  it('leaves out what waits for a call while the call stands, of that household alone', () => {
    expect(codes([call('confirm', 'a'), line('not-confirmed', 'a')])).toEqual(['call']);
    expect(codes([call('confirm', 'a'), line('not-confirmed', 'b')])).toEqual(['call', 'not-confirmed']);
    expect(codes([call('ask-by-call', 'a.1'), line('household-silent', 'a.1')])).toEqual(['call']);
  });
  it('asks to decide on a pairing that rests only when both were called about it, whatever else they are called about', () => {
    expect(codes([call('concern-call', 'a.1'), line('rests', 'a.1')])).toEqual(['call']);
    expect(codes([call('data-link', 'a.1'), line('rests', 'a.1')])).toEqual(['call', 'rests']);
  });
  it('leaves out a step that is asked for by a call, and the line where no other step is left', () => {
    const both = line('steps-overdue', 'a.1', { details: ['checkin-30', 'agreement'] });
    const [, left] = withoutDoubles([call('check-in', 'a.1/checkin-30'), both]);
    expect(left?.details).toEqual(['agreement']);
    expect(codes([call('check-in', 'a.1/checkin-30'), { ...both, details: ['checkin-30'] }])).toEqual(['call']);
  });
  it('tells of a wrong number only where the household is not in the list as lost', () => {
    expect(codes([line('wrong-number', 'a'), line('household-lost', 'a')])).toEqual(['household-lost']);
    expect(codes([line('wrong-number', 'a.1')])).toEqual(['wrong-number']);
  });
});

describe('a line', () => {
  const arrival = (status: string) => ({ status }) as ArrivalState;
  it('about a call is over when the household has confirmed by itself, or is gone', () => {
    for (const status of ['ready', 'finished', 'closed'])
      expect(isOvertaken(call('confirm', 'a'), arrival(status))).toBe(true);
    expect(isOvertaken(call('confirm', 'a'), undefined)).toBe(true);
    expect(isOvertaken(call('confirm', 'a'), arrival('unconfirmed'))).toBe(false);
    expect(isOvertaken(call('with-staff', 'a'), arrival('with-staff'))).toBe(false);
    expect(isOvertaken(call('introduced', 'a.1'), arrival('ready'))).toBe(false);
  });
  it('ends by a press only where that is all there is to do', () => {
    expect(pressOf(line('nobody-fits', 'a'))).toBe('seen');
    expect(pressOf(line('rests', 'a.1', { urgency: 'concern' }))).toBeUndefined();
    expect(pressOf(line('proposal', 'a', { urgency: 'proposal' }))).toBeUndefined();
    expect(pressOf(line('parked', 'a', { kind: 'plan' }))).toBeUndefined();
    expect(pressOf(call('confirm', 'a'))).toBeUndefined();
  });
  it('has a name that tells nothing, and another one where a decision beside the state fails', () => {
    expect(nameOf(line('rests', 'a.1'))).toMatch(/^[a-z0-9]{26}$/);
    expect(nameOf(line('parked', 'a.1'))).not.toBe(nameOf(line('rests', 'a.1')));
  });
});

describe('the order', () => {
  it('is by how much it presses, then by how long it waits', () => {
    const keys = [
      attentionKeys({ code: 'x', urgency: 'call', about: 'a', since: '2026-11-30T15:00:00.000Z' }),
      attentionKeys({ code: 'x', urgency: 'concern', about: 'b', since: '2026-12-01T15:00:00.000Z' }),
      attentionKeys({ code: 'x', urgency: 'call', about: 'c', since: '2026-11-29T15:00:00.000Z' }),
    ].sort((one, other) => (one.urgency < other.urgency ? -1 : 1));
    expect(keys.map(({ line: { about } }) => about)).toEqual(['b', 'c', 'a']);
    // One digit each: the tenth would stand before the second.
    expect(urgencies.length).toBeLessThanOrEqual(10);
  });
});

describe('how many are fine', () => {
  const ready = { status: 'ready' } as ArrivalState;
  const finished = { status: 'finished' } as ArrivalState;
  it('are those that are looked after and about which no line is, each household counted once', () => {
    const lines = [line('rests', 'a.1'), line('wrong-number', 'a'), line('applied', 'n'), line('closed-unmet', 'b.1')];
    const arrivals = new Map([
      ['a', ready],
      ['b', finished],
    ]);
    expect(fineOf(5, lines, arrivals, new Set(['a', 'b', 'n']))).toBe(4);
    // What was not read is taken for one of them.
    expect(fineOf(5, [...lines, line('rests', 'c.1')], arrivals, new Set(['a', 'b', 'n']))).toBe(3);
    expect(fineOf(0, lines, arrivals, new Set(['a']))).toBe(0);
  });
});

describe('what the liaison is told', () => {
  it('stands in a state or is a notice; a notice says what an alert said', () => {
    const notices = Object.keys(en.alerts).filter(code => !standsInAState(code));
    expect(notices).toContain('closed-unmet');
    expect(notices).not.toContain('nobody-fits');
    expect(standsInAState('a-new-code')).toBe(false);
    expect(standsInAState('task-overdue-agreement')).toBe(true);
    expect(standsInAState('proposal-urgent')).toBe(true);
  });
});

import { describe, expect, it } from 'vitest';
import {
  fineOf,
  isOvertaken,
  linePressingAt,
  mostPressingFirst,
  nameOf,
  pageOf,
  pressOf,
  whomOf,
  withoutDoubles,
} from '../../../functions/desk/today/today.ts';
import { aboutOf } from '../../../functions/desk/today/today-words.ts';
import { standsInAState } from '../../../functions/desk/today/told.ts';
import type { ArrivalState } from '../../../functions/intake/questions.ts';
import { attentionKeys, type Line, parked, urgencies } from '../../../functions/platform/attention.ts';
import { en } from '../../../functions/program/words/en.ts';
import { wordsFor } from '../../../functions/program/words.ts';
import { shelves } from '../../support/shelves.ts';

const since = '2026-11-30T15:00:00.000Z';
const line = (code: string, about: string, more: Partial<Line> = {}): Line => ({
  kind: 'match',
  id: about,
  code,
  urgency: 'notice',
  about,
  since,
  sk: 'state',
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
    expect(pressOf(call('confirm', 'a'))).toBeUndefined();
  });
  it('has a name that tells nothing, and another one where a decision beside the state fails', () => {
    expect(nameOf(line('rests', 'a.1'))).toMatch(/^[a-z0-9]{26}$/);
    expect(nameOf(line('parked', 'a.1'))).not.toBe(nameOf(line('rests', 'a.1')));
  });
});

describe('each line has its one obvious act', () => {
  const household = { status: 'ready', receipt: 'R', household: { languages: [] } } as unknown as ArrivalState;
  const notices = Object.keys(en.alerts).filter(code => !standsInAState(code));
  const searches = ['second-expiry', 'fifth-working-day', 'nobody-fits', 'offer-undeliverable'];
  const stuck = (of: string): Partial<Line> => ({ urgency: 'machine', details: [of] });
  /** Every line that a state can be: its kind, its codes, what it is about, and the press or the kind of page that is its act. */
  const lines: readonly (readonly [kind: string, codes: readonly string[], act: string, more?: Partial<Line>])[] = [
    ['arrival', ['not-confirmed', 'incomplete', 'child-asks', 'household-lost'], 'household', { urgency: 'call' }],
    ['call', ['call'], 'call', { urgency: 'call' }],
    ['match', searches, 'seen'],
    ['match', ['household-silent'], 'household', { urgency: 'silent' }],
    ['match', ['term-over'], 'household', { urgency: 'overdue' }],
    ['match', ['proposal'], 'proposal', { urgency: 'proposal' }],
    ['match', ['rests'], 'household', { urgency: 'concern' }],
    ['seat', ['navigator-unreachable'], 'spoken', { urgency: 'unreachable' }],
    ['plan', ['steps-overdue'], 'spoken', { urgency: 'overdue' }],
    ['round', ['navigator-silent'], 'spoken', { urgency: 'silent' }],
    ['request', ['withdraw-stuck', 'erase-stuck'], 'household', stuck('arrival')],
    ['request', ['withdraw-stuck', 'erase-stuck'], 'navigator', stuck('navigator')],
    ['request', ['erase-stuck'], 'member', stuck('member')],
    ['request', ['withdraw-stuck', 'erase-stuck'], 'dialogue', stuck('participant')],
    ['notice', [...notices, 'staff-mail-lost'], 'done'],
    ['alarm', ['alarm'], 'seen', { urgency: 'machine' }],
    ['member', ['member-unreachable'], 'member', { urgency: 'unreachable' }],
    ['item', ['item-submitted', 'issue-waits'], 'item', { urgency: 'proposal' }],
    ['edition', ['digest-held'], 'digest'],
    ['dialogue', ['dialogue-steps'], 'dialogue'],
    ['circle', ['circle-record'], 'dialogue'],
    ['roll', ['dialogue-access'], 'dialogue'],
    ['action-plan', ['dialogue-actions'], 'dialogue', { urgency: 'overdue' }],
  ];
  const ofOthers = ['navigator', 'member', 'dialogue'];

  it.each(lines.map(([kind, codes, act, more]) => ({ kind, codes, act, more })))(
    '$kind: $codes is ended by $act',
    ({ kind, codes, act, more }) => {
      for (const code of codes) {
        const one = line(code, 'x.1', { kind, ...more });
        const whom = whomOf(one, ofOthers.includes(act) ? undefined : household);
        expect(pressOf(one) ?? pageOf(one, whom)?.[0], code).toBe(act);
      }
    },
  );
  it('on this list is every kind of state that can need a human, and every line that has words', () => {
    const kinds = shelves.flatMap(({ shelf }) => (shelf.attention ? [shelf.kind] : []));
    expect([...new Set(lines.map(([kind]) => kind))].sort()).toEqual(kinds.sort());
    const codes = lines.flatMap(([, own]) => own);
    expect(Object.keys(en.today.lines).filter(code => code !== parked && !codes.includes(code))).toEqual([]);
  });
  it('what fails again and again can be tried again, whatever it is, and leads to whom it is about where that is known', () => {
    for (const { shelf } of shelves)
      expect(pressOf(line(parked, 'x', { kind: shelf.kind, urgency: 'machine' })), shelf.kind).toBe('again');
    const leads = (kind: string, arrival?: ArrivalState) => {
      const one = line(parked, 'x.1', { kind });
      return pageOf(one, whomOf(one, arrival))?.[1];
    };
    expect(['meetings', 'plan', 'arrival'].map(kind => leads(kind, household))).toEqual(
      ['x', 'x', 'x'].map(id => `/desk/households/${id}`),
    );
    expect(['navigator', 'seat', 'round'].map(kind => leads(kind))).toEqual(
      ['x', 'x', 'x'].map(id => `/desk/navigators/${id}`),
    );
    expect(leads('mail')).toBeUndefined();
  });
});

describe('how much a line presses', () => {
  // 10:00 in Hartford.
  const pressing = linePressingAt('2026-11-30T15:00:00.000Z');
  const due = (code: string, at: string, more: Partial<Line> = {}) =>
    pressing(line(code, 'a', { urgency: code === 'call' ? 'call' : 'proposal', due: at, ...more }));
  it('goes by when a call is to be made and a proposal to be decided: one word in every list', () => {
    for (const code of ['call', 'proposal']) {
      expect(due(code, '2026-11-30T15:00:00.000Z')).toBe('now');
      // Until midnight of the program's place.
      expect(due(code, '2026-12-01T04:59:00.000Z')).toBe('today');
      expect(due(code, '2026-12-01T05:00:00.000Z')).toBe('soon');
    }
    expect(due('proposal', '2026-12-02T15:00:00.000Z', { urgency: 'overdue' })).toBe('now');
    expect(due('call', '2026-12-02T15:00:00.000Z', { urgency: 'concern' })).toBe('now');
    const later = line('proposal', 'a', { urgency: 'proposal', due: '2026-12-01T22:00:00.000Z' });
    expect(pressing(later, { urgent: true })).toBe('now');
  });
  it('else by who waits for it; and what presses most stands first, the rest as it stood', () => {
    const waits = line('steps-overdue', 'a.1', { kind: 'plan', urgency: 'overdue' });
    const told = line('closed-unmet', 'b.1', { kind: 'notice' });
    const concern = line('rests', 'c.1', { urgency: 'concern' });
    const later = line('call', 'd', { kind: 'call', urgency: 'call', due: '2026-12-01T16:00:00.000Z' });
    expect([waits, told, concern, later].map(one => pressing(one))).toEqual(['today', 'soon', 'now', 'soon']);
    expect(mostPressingFirst([concern, later, waits, told], one => pressing(one))).toEqual([
      concern,
      waits,
      later,
      told,
    ]);
  });
});

it('a proposal that was not decided in time says so beside its new time', () => {
  const due = '2026-12-01T23:00:00.000Z';
  const late = line('proposal', 'a', { urgency: 'overdue', due });
  const said = aboutOf(
    { ...late, name: 'x', whom: {}, pressing: 'now' },
    { words: wordsFor('en'), language: 'en', at: since },
  );
  expect(said).toBe('Was due before, now by Tuesday, December 1 at 6:00 PM ET');
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

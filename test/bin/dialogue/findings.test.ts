import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../bin/dialogue/findings.ts';
import type { History, Sent } from '../../../bin/dialogue/history.ts';
import { plusDays, plusHours } from '../../../functions/platform/kernel/time.ts';

/** Two of a circle and its facilitator, with a session that was held, one that was moved and one that was cancelled; all is as it should be. */
const [mina, otto, ana] = ['mina@home.example', 'otto@home.example', 'ana@library.example'];
const kickOff = '2027-02-22T23:00:00.000Z';
const forum = plusDays(kickOff, 42);
const start = plusDays(kickOff, 8);
const [second, third] = [plusDays(start, 7), plusDays(start, 14)];
const ended = plusDays(forum, 90);
const sent = (kind: string, to: string, at: string, text = ''): Sent => ({ kind, to, at, text });
const remindedOf = (n: number, at: string, moved = 0): readonly Sent[] =>
  [mina, otto, ana].map(to => sent('session-reminder', to, plusHours(at, moved - 48), `Circle 1, session ${n}`));

const asItShouldBe: History = {
  kickOff,
  forum,
  ended: plusDays(forum, 182),
  circles: new Map([[1, [mina, otto, ana]]]),
  unplaced: 0,
  facilitators: [ana],
  people: ['Mina', 'Otto', 'Ana'],
  sessions: [
    { circle: 1, n: 1, start, minutes: 120, status: 'held' },
    {
      circle: 1,
      n: 2,
      start: plusHours(second, 1),
      before: second,
      changedAt: plusHours(second, -30),
      minutes: 120,
      status: 'held',
    },
    { circle: 1, n: 3, start: third, changedAt: plusHours(third, -60), minutes: 120, status: 'cancelled' },
  ],
  mails: [
    ...remindedOf(1, start),
    ...remindedOf(2, second),
    ...[mina, otto].map(to => sent('registration-results', to, plusDays(forum, 6))),
    sent('action-check-in', mina, plusDays(forum, 30)),
  ],
  votes: 2,
  tellings: 2,
  written: 1,
  owners: [{ address: mina, endedAt: ended }],
  stage: 'closed',
  said: '<p>You said: a later bus. We did: it is done.</p>',
  troubles: [],
};

const but = (change: Partial<History>): readonly string[] => [
  ...new Set(findingsOf({ ...asItShouldBe, ...change }).map(({ kind }) => kind)),
];
const withMails = (more: readonly Sent[], without = (_: Sent): boolean => false) =>
  but({ mails: [...asItShouldBe.mails.filter(one => !without(one)), ...more] });

describe('what is found in a dialogue', () => {
  it('is nothing where all is as it should be', () => {
    expect(findingsOf(asItShouldBe)).toEqual([]);
  });

  it('is a reminder that is wanting, twice there, too early, or of what is over', () => {
    const ofFirst = ({ kind, to, text }: Sent) =>
      kind === 'session-reminder' && to === mina && text.includes('session 1');
    expect(withMails([], ofFirst)).toEqual(['reminder']);
    expect(withMails([sent('session-reminder', mina, plusHours(start, -20), 'session 1')])).toEqual(['reminder']);
    expect(withMails([sent('session-reminder', mina, plusHours(start, 2), 'session 1')], ofFirst)).toEqual([
      'reminder',
    ]);
    expect(withMails([sent('session-reminder', mina, plusHours(start, -90), 'session 1')], ofFirst)).toEqual([
      'reminder',
    ]);
  });

  it('is a reminder of what was cancelled, or of nothing that she is in', () => {
    expect(withMails([sent('session-reminder', otto, plusHours(third, -48), 'session 3')])).toEqual(['reminder']);
    expect(withMails([sent('session-reminder', 'eve@home.example', start, 'session 1')])).toEqual([
      'a reminder of nothing',
    ]);
  });

  it('is someone without a circle, or in two', () => {
    expect(but({ unplaced: 1 })).toEqual(['without a circle']);
    expect(
      but({
        circles: new Map([
          [1, [mina, otto, ana]],
          [2, [mina]],
        ]),
      }),
    ).toContain('in two circles');
  });

  it('is who never read the results, or after the ten days, or twice', () => {
    const toMina = ({ kind, to }: Sent) => kind === 'registration-results' && to === mina;
    expect(withMails([], toMina)).toEqual(['results']);
    expect(withMails([sent('registration-results', mina, plusDays(forum, 11))], toMina)).toEqual(['results']);
    expect(withMails([sent('registration-results', mina, plusDays(forum, 7))])).toEqual(['results']);
  });

  it('is to be asked about what is over', () => {
    for (const kind of ['action-date', 'action-check-in', 'action-stalled'])
      expect(withMails([sent(kind, mina, plusDays(ended, 3))])).toEqual(['asked when it was over']);
  });

  it('is a name that everybody can read, a dialogue that is not closed, and whatever failed', () => {
    expect(but({ said: '<p>Mina said: a later bus.</p>' })).toEqual(['named in public']);
    expect(but({ stage: 'follow-up' })).toEqual(['not closed']);
    expect(but({ troubles: ['a message was put aside'] })).toEqual(['trouble']);
  });
});

import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../bin/year/findings.ts';
import type { Fact, History, Look, Row, Sent } from '../../../bin/year/history.ts';
import { plusDays, plusHours, plusMinutes } from '../../../functions/platform/kernel/time.ts';

/** A year in which one household is met in four days, and all is as it should be. Noon in Hartford, so that nothing is quiet. */
const monday = '2026-12-07T17:00:00.000Z';
const [home, nadia] = ['home@home.example', 'nadia@navigators.example'];
const pairing = 'amina.1';
const daysOn = (days: number): string => plusDays(monday, days);

const fact = (name: string, days: number, data: Fact['data'] = {}): Fact => ({ name, at: daysOn(days), data });
const mail = (kind: string, days: number, change: Partial<Sent> = {}): Sent => ({
  at: daysOn(days),
  to: nadia,
  kind,
  pairings: [pairing],
  ...change,
});
const alert = (code: string, days: number, urgent = false): Sent =>
  mail('alert', days, { to: 'liaison@library.example', alert: { code, receipt: 'R', urgent } });

const row = (days: number, change: Partial<Row> = {}): Row => ({
  id: 'amina',
  receipt: 'R',
  situation: 'paired',
  owner: 'navigator',
  next: 'The navigator: Make first contact',
  due: daysOn(days + 1),
  pairing,
  navigator: 'nadia',
  ...change,
});
const look = (days: number, change: Partial<Look> = {}): Look => ({
  at: daysOn(days),
  rows: [row(days)],
  calls: [],
  navigators: [{ id: 'nadia', email: nadia, status: 'active', capacity: 1, households: 1 }],
  ...change,
});

const offer = { pairing, arrival: 'amina', navigator: 'nadia' };
const met = fact('TaskCompleted', 4, { pairing, task: 'intro-meeting', by: 'navigator' });
const told = [5, 12, 18, 24, 30].map(days => fact('ContactLogged', days, { pairing, outcome: 'held' }));
const facts: readonly Fact[] = [
  fact('ArrivalRegistered', 0, { arrival: 'amina' }),
  fact('ArrivalConfirmed', 0, { arrival: 'amina' }),
  fact('PairingOffered', 0, offer),
  fact('OfferAccepted', 1, offer),
  fact('NavigatorAssigned', 1, offer),
  met,
  ...told,
];

const asItShouldBe: History = {
  begun: monday,
  ended: daysOn(35),
  people: [
    { role: 'household', manner: 'usual', addresses: [home] },
    { role: 'navigator', manner: 'on-time', addresses: [nadia] },
  ],
  mails: [mail('offer', 0), mail('first-tasks', 1), mail('week', 8), mail('week-late', 15)],
  facts,
  looks: [0, 7, 14, 21, 28].map(days => look(days)),
  troubles: [],
};

const but = (change: Partial<History>): readonly string[] => [
  ...new Set(findingsOf({ ...asItShouldBe, ...change }).map(({ kind }) => kind)),
];
const withFacts = (...more: readonly Fact[]) =>
  but({ facts: [...facts, ...more].toSorted((one, other) => (one.at < other.at ? -1 : 1)) });
const withMails = (...more: readonly Sent[]) => but({ mails: [...asItShouldBe.mails, ...more] });
describe('what did not hold in a year', () => {
  it('is nothing when all was as it should be', () => {
    expect(findingsOf(asItShouldBe)).toEqual([]);
  });

  it('is what went wrong for a person on the way', () => {
    expect(but({ troubles: ['Guest 1, confirm: there is no button confirm'] })).toEqual(['trouble']);
  });

  it('is a navigator above her capacity, in the list and at an offer', () => {
    const crowded = { id: 'nadia', email: nadia, status: 'active', capacity: 1, households: 2 };
    expect(but({ looks: [look(7, { navigators: [crowded] })] })).toEqual(['over-capacity']);
    const another = { pairing: 'omar.1', arrival: 'omar', navigator: 'nadia' };
    expect(withFacts(fact('PairingOffered', 2, another), fact('OfferDeclined', 3, another))).toEqual(['over-capacity']);
    const end = fact('PairingEnded', 31, offer);
    expect(withFacts(end, fact('PairingOffered', 32, another), fact('OfferDeclined', 33, another))).toEqual([]);
  });

  it('is a household with two pairings at a time', () => {
    expect(withFacts(fact('NavigatorAssigned', 20, { ...offer, pairing: 'amina.2', navigator: 'omar' }))).toContain(
      'two-pairings',
    );
  });

  it('is a task mail or a reminder after closing, and not one that was on its way', () => {
    const end = fact('PairingEnded', 31, { ...offer, reason: 'completed' });
    const late = (kind: string) => but({ facts: [...facts, end], mails: [...asItShouldBe.mails, mail(kind, 32)] });
    for (const kind of ['week', 'week-late', 'first-tasks', 'closing', 'meeting', 'meeting-reminder'])
      expect(late(kind), kind).toEqual(['mail-after-closing']);
    expect(late('certificate')).toEqual([]);
    const onItsWay = mail('week', 31, { at: plusHours(end.at, 1 / 3600) });
    expect(but({ facts: [...facts, end], mails: [onItsWay] })).toEqual([]);
  });

  it('is a mail about what rests', () => {
    const rests = [fact('PairingFrozen', 20, offer), fact('PairingResumed', 22, offer)];
    const mails = [...asItShouldBe.mails, alert('concern-household', 20, true)];
    const all = [...facts, ...rests];
    expect(but({ facts: all, mails })).toEqual([]);
    expect(but({ facts: all, mails: [...mails, mail('week', 21)] })).toEqual(['mail-at-rest']);
    // It goes on, and what was wanted meanwhile follows in the same second.
    const anew = mail('closing', 22, { at: plusHours(daysOn(22), 1 / 3600) });
    expect(but({ facts: all, mails: [...mails, anew] })).toEqual([]);
  });

  it('is a second task mail on one day', () => {
    const sameDay = mail('closing', 8, { at: plusHours(daysOn(8), 2) });
    expect(withMails(sameDay)).toEqual(['two-task-mails']);
    // Eight in the evening and four in the morning are two days in Hartford, and one in UTC.
    const [evening, morning] = ['2026-12-19T00:59:00.000Z', '2026-12-19T13:00:00.000Z'];
    expect(withMails(mail('week', 0, { at: evening }), mail('week', 0, { at: morning }))).toEqual([]);
  });

  it('is more task mails than twenty to one who is on time, and than thirty to any, however many households she has', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => mail('week', 2 + 2 * i));
    expect(but({ mails: many(20) })).toEqual([]);
    expect(but({ mails: many(21) })).toEqual(['many-mails']);
    const usual = asItShouldBe.people.map(one => ({ ...one, manner: 'usual' as const }));
    expect(but({ people: usual, mails: many(30) })).toEqual([]);
    expect(but({ people: usual, mails: many(31) })).toEqual(['many-mails']);
    // What she has planned herself, and offers, are counted apart.
    const others = Array.from({ length: 40 }, (_, i) => mail('meeting', 2 + i / 10));
    expect(but({ mails: [...many(20), ...others] })).toEqual([]);
  });

  it('is a household without an owner, a next act or a due time, or past it', () => {
    const lacking = (change: Partial<Row>) =>
      but({ looks: [...asItShouldBe.looks, look(30, { rows: [row(30, change)] })] });
    for (const name of ['owner', 'next', 'due'] as const) {
      const { [name]: _, ...rest } = row(30);
      const looks = [...asItShouldBe.looks, look(30, { rows: [rest as Row] })];
      expect(but({ looks }), name).toEqual(['forgotten']);
    }
    expect(lacking({ due: daysOn(29) })).toEqual(['forgotten']);
    // A call is due: that nobody makes it is told in its own time.
    const call = {
      id: 'c',
      kind: 'check-in',
      about: { subject: `${pairing}/checkin-30`, role: 'household' },
      due: daysOn(29),
    };
    const called = look(30, { rows: [row(30, { owner: 'liaison', due: daysOn(29) })], calls: [call] });
    expect(but({ looks: [...asItShouldBe.looks, called] })).toEqual([]);
  });

  it('is an overdue task that the liaison was not told of', () => {
    const task = { id: `${pairing}.library-card-tour`, task: 'agreement', status: 'overdue', due: daysOn(9) };
    const seen = (days: number, status: string) =>
      but({
        looks: [...asItShouldBe.looks, look(days, { rows: [row(days, { tasks: [{ ...task, status }] })] })],
        facts: facts.filter(one => !told.includes(one)),
        ended: daysOn(16),
      });
    expect(seen(30, 'overdue')).toEqual(['task-untold']);
    expect(seen(30, 'escalated')).toEqual([]);
    expect(seen(12, 'overdue')).toEqual([]);
  });

  it('is a silent navigator whom nobody was to phone', () => {
    const silent = { facts: facts.filter(one => !told.includes(one)), ended: daysOn(45) };
    expect(but(silent)).toEqual(['silence-untold']);
    const call = (navigator: string) => fact('CallWanted', 26, { kind: 'navigator-silent', about: navigator });
    expect(but({ ...silent, facts: [...silent.facts, call('another')] })).toEqual(['silence-untold']);
    expect(but({ ...silent, facts: [...silent.facts, call(String(offer.navigator))] })).toEqual([]);
  });

  it('is a concern that the liaison did not hear of within the minute', () => {
    const rests = [fact('PairingFrozen', 20, offer), fact('PairingResumed', 22, offer)];
    expect(withFacts(...rests)).toEqual(['concern-untold']);
    const late = alert('concern-household', 0, true);
    const mails = (at: string) => [...asItShouldBe.mails, { ...late, at }];
    const all = [...facts, ...rests];
    expect(but({ facts: all, mails: mails(plusMinutes(daysOn(20), 2)) })).toEqual(['concern-untold']);
    expect(but({ facts: all, mails: mails(plusMinutes(daysOn(20), 0.5)) })).toEqual([]);
  });

  it('is a pairing that goes on beyond its term untold', () => {
    const heard = Array.from({ length: 11 }, (_, i) => fact('ContactLogged', 30 + 7 * i, { pairing, outcome: 'held' }));
    const long = { facts: [...facts, ...heard], ended: daysOn(104) };
    expect(but(long)).toEqual(['term-untold']);
    expect(but({ ...long, mails: [...asItShouldBe.mails, alert('term-over', 98.5)] })).toEqual([]);
    const extended = fact('PairingExtended', 85, { ...offer, endsAt: daysOn(121) });
    expect(but({ ...long, facts: [...long.facts, extended] })).toEqual([]);
  });

  it('is an offer that stays open', () => {
    const another = { pairing: 'omar.1', arrival: 'omar', navigator: 'rosa' };
    const offered = fact('PairingOffered', 2, another);
    expect(withFacts(offered)).toEqual(['offer-stuck']);
    expect(withFacts(offered, fact('OfferExpired', 5, another))).toEqual([]);
  });

  it('is a call that nobody makes and nobody is told of', () => {
    const call = { id: 'c', kind: 'confirm', about: { subject: 'omar', role: 'household' }, due: daysOn(20) };
    const looks = [...asItShouldBe.looks, look(30, { calls: [call] })];
    expect(but({ looks })).toEqual(['call-untold']);
    expect(but({ looks, mails: [...asItShouldBe.mails, alert('calls-overdue', 22)] })).toEqual([]);
  });

  it('is a long wait for the first meeting, where a navigator was free', () => {
    const several = (days: number, offered: number) =>
      Array.from({ length: 30 }, (_, i) => {
        const ids = { arrival: `h${i}`, pairing: `h${i}.1`, navigator: `n${i}` };
        return [
          fact('ArrivalRegistered', 0, ids),
          fact('ArrivalConfirmed', 0, ids),
          fact('PairingOffered', offered, ids),
          fact('OfferAccepted', offered, ids),
          fact('TaskCompleted', days, { ...ids, task: 'intro-meeting' }),
        ];
      }).flat();
    expect(but({ facts: [...facts, ...several(6, 0)] })).toEqual([]);
    expect(but({ facts: [...facts, ...several(9, 0)] })).toEqual(['long-wait']);
    // Nobody fitted at first: that is no navigator's slowness.
    expect(but({ facts: [...facts, ...several(9, 4)] })).toEqual([]);
  });
});

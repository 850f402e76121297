import { describe, expect, it } from 'vitest';
import { type Bench, type Command, pairing, pairingIdOf } from '../../../functions/pairing/domain.ts';
import { type Candidate, type MatchState, matchDue, matches } from '../../../functions/pairing/match.ts';
import { decideBy } from '../../../functions/pairing/proposing.ts';
import type { OpenSeat } from '../../../functions/pairing/seat.ts';
import type { Decider } from '../../../functions/platform/kernel/decider.ts';
import { instantOf, plusDays } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';

/** A Tuesday, 10:00 in Hartford. */
const at = '2026-12-01T15:00:00.000Z';
const arrival = 'a';
const on = (date: string, time: string) => instantOf(program.timeZone, date, time);
const openSeat: OpenSeat = { status: 'open', capacity: 1, holds: [], offeredAt: [], proposals: 0, reachable: true };

const candidate = (navigator: string, score = 71): Candidate => ({
  navigator,
  navigatorPerson: `p-${navigator}`,
  explanation: { score, criteria: {}, spared: 0 },
});
const [nadia, omar, lena, ivan] = ['nadia', 'omar', 'lena', 'ivan'].map(one => candidate(one)) as [
  Candidate,
  Candidate,
  Candidate,
  Candidate,
];
const three = [nadia, omar, lena];

const seated: Decider<Bench, Command, Parameters<typeof pairing.evolve>[1]> = {
  ...pairing,
  initial: { match: { status: 'none' }, seat: openSeat },
};

const found = (best: readonly Candidate[], { when = at, sought = {} } = {}): Command => ({
  type: 'Seek',
  arrival,
  sought: { person: 'p', introduction: 'ask-me-first', urgent: false, ...sought },
  found: best.length > 0 ? { best } : { nobody: ['paused'] },
  by: 'program',
  at: when,
});
const choose = (chosen: Candidate, more: { by?: string; at?: string; proposedAt?: string } = {}): Command => ({
  type: 'Choose',
  arrival,
  chosen,
  by: 'staff:maria',
  at,
  ...more,
});
const none = (more: { by?: string; at?: string; proposedAt?: string; reason?: string } = {}): Command => ({
  type: 'SetAside',
  arrival,
  reason: 'does-not-suit',
  by: 'staff:maria',
  at,
  ...more,
});

const proposalOf = (match: MatchState) => {
  if (match.status !== 'proposed') throw new Error(`It is ${match.status}`);
  return match;
};

describe('where staff choose', () => {
  it('the best three are proposed, and nobody is offered anything', () => {
    const proposed = given(seated).when(found([...three, ivan]));
    proposed.gives('SearchBegun', 'MatchProposed', 'Proposed', 'MailWanted');
    expect(proposed.state.match).toMatchObject({ status: 'proposed', candidates: three, proposedAt: at });
    expect(proposed.state.seat).toEqual(openSeat);
  });

  it('it is the liaison’s by the end of the next working day; she is told once, and then it is late, until it is decided', () => {
    const { match } = given(seated, found(three)).state;
    expect(proposalOf(match).decideBy).toBe(on('2026-12-02', '18:00'));
    const morning = on('2026-12-02', '08:00');
    expect(matchDue(match)).toBe(morning);
    const looked = given(seated, found(three)).when(found(three, { when: morning }));
    looked.gives('Proposed');
    const late = on('2026-12-02', '18:00');
    const told = given(seated, found(three), found(three, { when: morning })).when(found(three, { when: late }));
    told.gives('ProposalLate');
    expect(proposalOf(told.state.match)).toMatchObject({ late: 1, decideBy: on('2026-12-03', '18:00') });
  });

  it.each([
    ['by the evening where there is time', '2026-12-01', '10:00', '2026-12-01', '18:00'],
    ['by noon of the next day where there is not', '2026-12-01', '17:00', '2026-12-02', '12:00'],
    ['by Monday noon over a weekend', '2026-12-04', '19:00', '2026-12-07', '12:00'],
    ['by Monday noon when it comes on a Saturday', '2026-12-05', '09:00', '2026-12-07', '12:00'],
  ])('an urgent one is decided %s', (_, date, time, onDate, by) =>
    expect(decideBy(on(date, time), true)).toBe(on(onDate, by)),
  );

  it('urgent ones stand first, then who has been sought for longest', () => {
    const placeOf = (sought: object, when: string) =>
      matches.list?.(given(seated, found(three, { when, sought })).state.match)?.sort ?? '';
    const [late, early, urgent] = [
      placeOf({}, plusDays(at, 1)),
      placeOf({}, at),
      placeOf({ urgent: true }, plusDays(at, 2)),
    ];
    expect([late, early, urgent].sort()).toEqual([urgent, early, late]);
  });

  it('the liaison hears that it takes long, as of any search', () => {
    const fifth = proposalOf(given(seated, found(three)).state.match).tellAt;
    const told = given(seated, found(three)).when(found(three, { when: fifth }));
    expect(told.events.map(({ name }) => name)).toContain('LiaisonTold');
  });
});

describe('a proposal is made anew', () => {
  it('when someone else is among the best: it is to be decided since the first one', () => {
    const later = plusDays(at, 0.1);
    const anew = given(seated, found(three)).when(found([omar, ivan], { when: later }));
    anew.gives('MatchProposed', 'Proposed');
    expect(anew.state.match).toMatchObject({
      candidates: [omar, ivan],
      proposedAt: at,
      decideBy: on('2026-12-02', '18:00'),
    });
  });
  it('but not for the same ones', () =>
    given(seated, found(three))
      .when(found(three, { when: plusDays(at, 0.1) }))
      .givesNothing());
  it('with what each counts now, which is no news', () =>
    given(seated, found(three))
      .when(found([candidate('nadia', 80), omar, lena], { when: plusDays(at, 0.1) }))
      .gives('Proposed'));
  it('sooner, when the household tells that it cannot wait', () => {
    const urgent = given(seated, found(three)).when(
      found(three, { when: plusDays(at, 0.1), sought: { urgent: true } }),
    );
    urgent.gives('WishesCorrected', 'Proposed');
    expect(urgent.state.match).toMatchObject({ urgent: true, decideBy: on('2026-12-01', '18:00') });
  });
  it('ends where nobody fits any more: it waits, and the liaison is told why', () => {
    const over = given(seated, found(three)).when(found([]));
    over.gives('MatchWaitlisted', 'KeptWaiting', 'LiaisonTold', 'MailWanted');
    expect(over.state.match).toMatchObject({ status: 'waiting', why: ['paused'] });
    expect(matchDue(over.state.match)).toBe(plusDays(at, 15 / 1440));
  });
  it('and ends with the household’s story', () => {
    const closed = given(seated, found(three)).when({
      type: 'Close',
      person: 'p',
      reason: 'withdrawn',
      by: 'contact',
      at,
    });
    closed.gives('SearchClosed');
    expect(closed.state.match).toMatchObject({ status: 'closed', reason: 'withdrawn' });
  });
  it('stays to be decided where staff need not choose any more', () => {
    const auto: Command = { ...(found(three) as Extract<Command, { type: 'Seek' }>), found: nadia };
    given(seated, found(three)).when(auto).givesNothing();
  });
});

describe('who is chosen', () => {
  it('is offered it as ever: her seat is taken with it', () => {
    const chosen = given(seated, found(three)).when(choose(omar));
    chosen.gives('MatchChosen', 'ProposalDecided', 'PairingOffered', 'SeatTaken', 'MailWanted');
    expect(chosen.events[0]?.data).toEqual({
      pairing: pairingIdOf(arrival, 1),
      arrival,
      navigator: 'omar',
      by: 'staff:maria',
    });
    expect(chosen.state).toMatchObject({
      match: {
        status: 'offered',
        navigator: 'omar',
        decided: { by: 'staff:maria', at, navigator: 'omar', proposedAt: at },
      },
      seat: { holds: [{ pairing: pairingIdOf(arrival, 1), as: 'offer' }], proposals: 1 },
    });
    expect(chosen.state.match).not.toHaveProperty('candidates');
  });
  it('can be another one who fits', () =>
    given(seated, found(three))
      .when(choose(ivan))
      .gives('MatchChosen', 'ProposalDecided', 'PairingOffered', 'SeatTaken', 'MailWanted'));
  it('has no room any more: nothing is decided', () => {
    const match = given(seated, found(three)).state.match;
    const full = { match, seat: { ...openSeat, holds: [{ pairing: 'b.1', as: 'offer' as const }] } };
    expect(pairing.decide(choose(nadia), full)).toEqual({ refused: 'seat-taken' });
  });
  it('has said no to it before', () => {
    const declined: Command = {
      type: 'AnswerOffer',
      pairing: pairingIdOf(arrival, 1),
      answer: { accept: false, reason: 'no-time' },
      by: 'navigator',
      at,
    };
    given(seated, found(three), choose(nadia), declined, found([omar]))
      .when(choose(nadia))
      .isRefused('excluded');
  });
  it('says no, and the next are proposed anew', () => {
    const declined: Command = {
      type: 'AnswerOffer',
      pairing: pairingIdOf(arrival, 1),
      answer: { accept: false, reason: 'no-time' },
      by: 'navigator',
      at,
    };
    const next = given(seated, found(three), choose(nadia), declined).when(found([omar], { when: plusDays(at, 1) }));
    next.gives('MatchProposed', 'Proposed', 'MailWanted');
    expect(next.state.match).toMatchObject({ proposedAt: plusDays(at, 1), past: [{ how: 'declined' }] });
  });
});

describe('none of them', () => {
  const waits = given(seated, found(three)).when(none());
  it('waits some days, and those are passed over so long', () => {
    waits.gives('MatchSetAside', 'ProposalDecided');
    const until = on('2026-12-08', '08:00');
    expect(waits.state.match).toMatchObject({
      status: 'waiting',
      why: ['passed-over'],
      retryAt: until,
      told: ['nobody-fits'],
      seen: ['nobody-fits'],
      passedOver: three.map(({ navigator }) => ({ navigator, until })),
      decided: { by: 'staff:maria', reason: 'does-not-suit' },
    });
  });
  it('is no news to the liaison when nobody else fits meanwhile', () => {
    given(seated, found(three), none())
      .when(found([], { when: plusDays(at, 1) }))
      .givesNothing();
    const { events } = given(seated, found(three), none()).when(found([], { when: on('2026-12-08', '08:00') }));
    expect(events.filter(({ data }) => JSON.stringify(data).includes('nobody-fits'))).toEqual([]);
  });
  it('is proposed again as soon as someone else fits', () =>
    given(seated, found(three), none())
      .when(found([ivan], { when: plusDays(at, 1) }))
      .gives('MatchProposed', 'Proposed', 'MailWanted'));
});

describe('two people who decide one proposal', () => {
  const decided = given(seated, found(three), choose(nadia));
  it('the second chooses someone else, or nobody: nothing changes', () => {
    decided.when(choose(omar, { by: 'staff:jo', proposedAt: at })).isRefused('decided');
    decided.when(choose(nadia, { by: 'staff:jo', proposedAt: at })).isRefused('decided');
    decided.when(none({ by: 'staff:jo' })).isRefused('decided');
    given(seated, found(three), none())
      .when(choose(omar, { by: 'staff:jo', proposedAt: at }))
      .isRefused('decided');
  });
  it('the first presses twice: it is so already', () => {
    decided.when(choose(nadia, { proposedAt: at })).givesNothing();
    given(seated, found(three), none()).when(none()).givesNothing();
  });
  it('what was seen is an older one: it is to be looked at again', () => {
    const later = plusDays(at, 2);
    const anew = given(seated, found(three), none(), found([ivan], { when: later }));
    anew.when(choose(omar, { by: 'staff:jo', proposedAt: at })).isRefused('decided');
    anew.when(choose(ivan, { by: 'staff:jo', proposedAt: plusDays(at, 1) })).isRefused('proposed-anew');
    anew
      .when(choose(ivan, { by: 'staff:jo', proposedAt: later, at: later }))
      .gives('MatchChosen', 'ProposalDecided', 'PairingOffered', 'SeatTaken', 'MailWanted');
  });
  it('nothing was ever proposed, or it is gone', () => {
    given(seated).when(choose(nadia)).isRefused('unknown');
    given(seated, found([])).when(choose(nadia)).isRefused('not-proposed');
    const close: Command = { type: 'Close', person: 'p', reason: 'withdrawn', by: 'contact', at };
    given(seated, found(three), close).when(choose(nadia)).isRefused('withdrawn');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  arrivalOf,
  type Bench,
  type Command,
  excluded,
  type Found,
  pairing,
  pairingIdOf,
} from '../../../functions/pairing/domain.ts';
import { type ConcernBench, concerning } from '../../../functions/pairing/freezing.ts';
import { type MatchState, matchDue } from '../../../functions/pairing/match.ts';
import type { OpenSeat, SeatState } from '../../../functions/pairing/seat.ts';
import type { Decider, Event } from '../../../functions/platform/kernel/decider.ts';
import { instantOf, outsideQuietHours, plusDays, plusHours } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';

/** A Tuesday, 10:00 in Hartford. */
const at = '2026-11-24T15:00:00.000Z';
const arrival = 'a';
const first = pairingIdOf(arrival, 1);
const explanation = { score: 71, criteria: {}, spared: 0 };
const nadia: Found = { navigator: 'nadia', navigatorPerson: 'p-nadia', explanation };
const omar: Found = { navigator: 'omar', navigatorPerson: 'p-omar', explanation };
const nobody: Found = { nobody: ['language'] };
const openSeat: OpenSeat = { status: 'open', capacity: 1, holds: [], offeredAt: [], proposals: 0, reachable: true };

/** Pairing with every seat open from the start, as `NavigatorRegistered` lays them. */
const seated: Decider<Bench, Command, Parameters<typeof pairing.evolve>[1]> = {
  ...pairing,
  initial: { match: { status: 'none' }, seat: openSeat },
};

const seek = (found: Found = nadia, sought = {}, when = at): Command => ({
  type: 'Seek',
  arrival,
  sought: { person: 'p', introduction: 'ask-me-first', urgent: false, ...sought },
  found,
  by: 'program',
  at: when,
});
const accept: Command = { type: 'AnswerOffer', pairing: first, answer: { accept: true }, by: 'navigator', at };
const decline: Command = {
  type: 'AnswerOffer',
  pairing: first,
  answer: { accept: false, reason: 'no-time' },
  by: 'navigator',
  at,
};
const household = (yes: boolean): Command => ({ type: 'AnswerIntroduction', pairing: first, yes, by: 'contact', at });
const mailedAt = (sentAt: string): Command => ({ type: 'NoteOfferMailed', pairing: first, sentAt });
const mailed = mailedAt(at);
const lost = (unheard: boolean): Command => ({ type: 'LoseNavigator', pairing: first, unheard, by: 'program', at });
const due = (when: string): Command => ({ type: 'Due', arrival, by: 'program', at: when });

describe('an offer that is taken back while she pauses', () => {
  it('goes to someone else, and is as if it had never been made', () => {
    const back = given(seated, seek()).when({ type: 'TakeBack', pairing: first, by: 'navigator', at });
    back.gives('OfferDeclined', 'EngagementOver');
    expect(back.state.match).toMatchObject({ status: 'waiting', past: [{ how: 'withdrawn' }] });
    expect(back.state.seat).toMatchObject({ holds: [], offeredAt: [], proposals: 0 });
  });
  it('is hers once she has said yes', () =>
    given(seated, seek(), accept).when({ type: 'TakeBack', pairing: first, by: 'navigator', at }).givesNothing());
});

describe('a household that is sought for', () => {
  it('is offered to the navigator who fits best', () =>
    given(seated).when(seek()).gives('SearchBegun', 'PairingOffered', 'SeatTaken', 'MailWanted'));
  it('has one open offer at a time', () => given(seated, seek()).when(seek(omar)).givesNothing());
  it('waits when nobody fits, and the liaison is told why', () => {
    const waiting = given(seated).when(seek(nobody));
    waiting.gives('SearchBegun', 'MatchWaitlisted', 'KeptWaiting', 'LiaisonTold', 'MailWanted');
    expect(waiting.state.match).toMatchObject({ status: 'waiting', why: ['language'], retryAt: plusHours(at, 0.25) });
  });
  it('is tried again in silence', () =>
    given(seated, seek(nobody))
      .when(seek(nobody, {}, plusHours(at, 0.25)))
      .gives('KeptWaiting'));
  it('is never offered to a navigator whose seat was taken meanwhile', () => {
    const full: SeatState = { ...openSeat, holds: [{ pairing: 'b.1', as: 'pairing' }] };
    expect(seated.decide(seek(), { match: { status: 'none' }, seat: full })).toEqual({ refused: 'seat-taken' });
  });
  it('is not offered to one who had two offers this week', () => {
    const busy: SeatState = { ...openSeat, offeredAt: [plusDays(at, -6), plusDays(at, -1)] };
    expect(seated.decide(seek(), { match: { status: 'none' }, seat: busy })).toEqual({ refused: 'seat-taken' });
  });
});

describe('an offer', () => {
  it('runs from the mail’s sending: reminded after a day, over after three', () => {
    const offered = given(seated, seek(), mailed).state.match;
    expect(offered).toMatchObject({ remindAt: plusHours(at, 24), expiresAt: plusHours(at, 72) });
  });
  it('that is urgent is over after a day', () =>
    expect(given(seated, seek(nadia, { urgent: true }), mailed).state.match).toMatchObject({
      expiresAt: plusHours(at, 24),
    }));
  it('is always reminded of once: by day, an hour or more after it went out and before it is over', () => {
    const byDay = fc.tuple(
      fc.integer({ min: 0, max: 2 * 365 }),
      fc.integer({ min: 8 * 60, max: 20 * 60 - 1 }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(byDay, ([day, minutes, urgent]) => {
        const date = plusDays(at, day).slice(0, 10);
        const time = new Date(minutes * 60_000).toISOString().slice(11, 16);
        const sentAt = instantOf(program.timeZone, date, time);
        const { match } = given(seated, seek(nadia, { urgent }, plusHours(sentAt, -1)), mailedAt(sentAt)).state;
        const { remindAt = '', expiresAt = '' } = match.status === 'offered' ? match : {};
        expect(outsideQuietHours(remindAt, { zone: program.timeZone, ...program.quietHours })).toBe(remindAt);
        expect(remindAt >= plusHours(sentAt, 1)).toBe(true);
        expect(remindAt <= plusHours(expiresAt, -1)).toBe(true);
      }),
      { seed: 20261124, numRuns: 1000 },
    );
  });
  it('is reminded of in the evening before a night that is an hour longer, not in it', () => {
    const sentAt = '2026-10-31T13:00:00.000Z';
    const urgent = given(seated, seek(nadia, { urgent: true }, sentAt), mailedAt(sentAt));
    expect(urgent.state.match).toMatchObject({
      remindAt: '2026-10-31T23:00:00.000Z',
      expiresAt: plusHours(sentAt, 24),
    });
  });
  it('is reminded of once', () => {
    const when = plusHours(at, 48);
    given(seated, seek(), mailed).when(due(when)).gives('OfferReminded', 'MailWanted');
    given(seated, seek(), mailed, due(when))
      .when(due(plusHours(at, 49)))
      .givesNothing();
  });
  it('that is silent expires, frees the seat and keeps her out for fourteen days', () => {
    const when = plusHours(at, 72);
    const over = given(seated, seek(), mailed, due(plusHours(at, 48))).when(due(when));
    over.gives('OfferExpired', 'EngagementOver');
    expect(over.state).toMatchObject({ match: { status: 'waiting', retryAt: when }, seat: { holds: [] } });
    const past = 'past' in over.state.match ? over.state.match.past : [];
    expect(excluded(past, plusDays(when, 13))).toEqual(['nadia']);
    expect(excluded(past, plusDays(when, 14))).toEqual([]);
  });
  it('that is declined keeps her out for good', () => {
    const over = given(seated, seek()).when(decline);
    over.gives('OfferDeclined', 'EngagementOver');
    expect(excluded('past' in over.state.match ? over.state.match.past : [], plusDays(at, 400))).toEqual(['nadia']);
    given(seated, seek(), decline).when(seek()).isRefused('excluded');
  });
  it('that is over says how, to someone who answers late', () =>
    given(seated, seek(), decline).when(accept).isRefused('declined'));
  it('that cannot be delivered is taken back, and she gets no other until someone spoke to her', () => {
    const back = given(seated, seek()).when(lost(true));
    back.gives('OfferDeclined', 'EngagementOver', 'MailCameBack', 'MailWanted');
    expect(back.state.seat).toMatchObject({ reachable: false, holds: [] });
  });
  it('whose reminder or later mail comes back stays hers, and she is offered nobody else until someone spoke to her', () => {
    const offered = given(seated, seek()).when(lost(false));
    offered.gives('MailCameBack', 'MailWanted');
    expect(offered.state).toMatchObject({ match: { status: 'offered' }, seat: { reachable: false } });
    const paired = given(seated, seek(nadia, { introduction: 'at-once' }), accept).when(lost(false));
    paired.gives('MailCameBack', 'MailWanted');
    expect(paired.state).toMatchObject({ match: { status: 'paired' }, seat: { reachable: false } });
    given(seated, seek(), lost(false)).when(lost(false)).givesNothing();
  });
  it('whose mail never leaves is given up all the same', () => {
    const { match } = given(seated, seek()).state;
    expect(match).toMatchObject({ expiresAt: plusDays(at, 5) });
  });
});

describe('the liaison', () => {
  it('is told after the second expiry, while offers go on', () => {
    const again = (n: number, when: string): readonly Command[] => [
      seek(n === 1 ? nadia : omar, {}, when),
      { type: 'NoteOfferMailed', pairing: pairingIdOf(arrival, n), sentAt: when },
    ];
    const second = plusDays(at, 3);
    const story = [
      ...again(1, at),
      due(plusHours(at, 48)),
      due(second),
      ...again(2, second),
      due(plusHours(second, 48)),
    ];
    given(seated, ...story)
      .when(due(plusDays(second, 3)))
      .gives('OfferExpired', 'LiaisonTold', 'MailWanted', 'EngagementOver');
  });
  it('is told once on the fifth working day', () => {
    const fifth = '2026-12-02T15:00:00.000Z';
    const waiting = given(seated, seek(nobody)).state.match;
    expect(waiting).toMatchObject({ tellAt: fifth });
    const story = given(seated, seek(nobody), seek(nobody, {}, fifth));
    expect(story.state.match).toMatchObject({ told: ['nobody-fits', 'fifth-working-day'] });
    expect(story.when(seek(nobody, {}, plusDays(fifth, 1))).events.map(event => event.name)).toEqual(['KeptWaiting']);
  });
});

describe('both yeses', () => {
  it('with at-once the pairing begins on the navigator’s yes', () =>
    given(seated, seek(nadia, { introduction: 'at-once' }))
      .when(accept)
      .gives('OfferAccepted', 'NavigatorAssigned', 'TermBegun', 'MailWanted'));
  it('otherwise the household is asked first', () =>
    given(seated, seek()).when(accept).gives('OfferAccepted', 'HouseholdAsked', 'MailWanted'));
  it('the household’s yes begins it', () =>
    given(seated, seek(), accept).when(household(true)).gives('NavigatorAssigned', 'TermBegun', 'MailWanted'));
  it('pressing yes twice is harmless', () =>
    given(seated, seek(), accept, household(true)).when(household(true)).givesNothing());
  it('the household’s no frees the seat, and the search goes on', () => {
    const no = given(seated, seek(), accept).when(household(false));
    no.gives('IntroductionDeclined', 'EngagementOver', 'MailWanted');
    expect(no.state).toMatchObject({ match: { status: 'waiting' }, seat: { holds: [] } });
  });
  it('the household is asked once more after a day, by day, and not again', () => {
    const asked = given(seated, seek(), accept);
    const { match } = asked.state;
    const remindAt = plusHours(at, program.householdRemindHours);
    expect(match).toMatchObject({ status: 'asked', remindAt });
    expect(matchDue(match)).toBe(remindAt);
    asked.when(due(plusHours(remindAt, -1))).givesNothing();
    const again = asked.when(due(remindAt));
    again.gives('HouseholdReminded', 'MailWanted');
    expect(again.events.at(-1)?.data).toMatchObject({ kind: 'may-we-introduce-again', to: 'p', about: first });
    expect(matchDue(again.state.match)).toBe(plusDays(at, program.householdAnswerDays));
    given(seated, seek(), accept, due(remindAt))
      .when(due(plusHours(remindAt, 1)))
      .givesNothing();
    // Nine in the evening: the question goes out at eight, and so does the other one.
    const evening: Command = { ...accept, at: '2026-11-25T02:00:00.000Z' };
    expect(given(seated, seek(), evening).state.match).toMatchObject({ remindAt: '2026-11-26T13:00:00.000Z' });
  });
  it('a household that has answered, whose answer is a person’s to get, or that the question never reached is not asked once more', () => {
    const later = due(plusHours(at, program.householdRemindHours));
    for (const before of [[household(true)], [household(false)]])
      expect(given(seated, seek(), accept, ...before).when(later).events).not.toContainEqual(
        expect.objectContaining({ name: 'HouseholdReminded' }),
      );
    const unreached: Command = { type: 'NoteUnreached', pairing: first, by: 'staff:m', at };
    given(seated, seek(), accept, unreached).when(later).givesNothing();
    const questionLost: Command = { type: 'NoteQuestionLost', pairing: first };
    const lostOne = given(seated, seek(), accept).when(questionLost);
    lostOne.gives('QuestionCameBack');
    given(seated, seek(), accept, questionLost).when(later).givesNothing();
    given(seated, seek(), accept, questionLost).when(questionLost).givesNothing();
    given(seated, seek()).when(questionLost).givesNothing();
  });
  it('the household’s silence is never a yes: it becomes a call, then the liaison is told', () => {
    const third = plusDays(at, 3);
    const silent = given(seated, seek(), accept).when(due(third));
    silent.gives('HouseholdSilent', 'MailWanted');
    expect(silent.state.match).toMatchObject({ status: 'asked', silences: 1 });
    given(seated, seek(), accept, due(third))
      .when(due(plusDays(third, 7)))
      .gives('HouseholdSilent', 'MailWanted');
  });
  it('a pairing that ends keeps its record and frees the seat', () => {
    const end: Command = { type: 'End', pairing: first, reason: 'completed', by: 'staff:m', at };
    const over = given(seated, seek(), accept, household(true)).when(end);
    over.gives('PairingEnded', 'EngagementOver', 'MatchClosed', 'MailWanted', 'MailWanted');
    expect(over.state).toMatchObject({
      match: { status: 'closed', past: [{ navigator: 'nadia', how: 'ended' }] },
      seat: { holds: [] },
    });
  });
  it('a navigator who leaves puts the household back among those who wait', () => {
    const end: Command = { type: 'End', pairing: first, reason: 'navigator-choice', by: 'staff:m', at };
    expect(given(seated, seek(), accept, household(true), end).state.match).toMatchObject({
      status: 'waiting',
      past: [{ how: 'ended' }],
    });
  });
});

const candidate = (navigator: string) => ({ navigator, navigatorPerson: `p-${navigator}`, explanation });

const navigators = ['n1', 'n2'] as const;
const households = ['h1', 'h2', 'h3'] as const;
const step = fc.record({
  household: fc.constantFrom(...households),
  navigator: fc.constantFrom(...navigators),
  act: fc.constantFrom(
    ...['seek', 'accept', 'decline', 'yes', 'no', 'end', 'due', 'close', 'concern', 'resume', 'extend'],
    ...['propose', 'choose', 'none'],
  ),
  days: fc.integer({ min: 0, max: 4 }),
});

describe('capacity', () => {
  it('holds under any interleaving, and every open match has a due time', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 3 }), (steps, capacity) => {
        const matches: Record<string, MatchState> = Object.fromEntries(
          households.map(one => [one, { status: 'none' }]),
        );
        const seats: Record<string, SeatState> = Object.fromEntries(
          navigators.map(one => [one, { ...openSeat, capacity }]),
        );
        let now = at;
        for (const { household: id, navigator, act, days } of steps) {
          now = plusDays(now, days);
          const match = matches[id] ?? { status: 'none' };
          const seatId = 'navigator' in match ? match.navigator : navigator;
          const bench = { match, seat: seats[seatId] ?? { status: 'none' } } as Bench;
          const after =
            act === 'concern'
              ? raised(bench, { pairing: 'pairing' in match ? match.pairing : pairingIdOf(id, 99), at: now })
              : decided(pairing, bench, commandOf(act, { id, match, navigator, now }));
          matches[id] = after.match;
          seats[seatId] = after.seat;
        }
        for (const seat of Object.values(seats))
          expect(seat.status === 'open' && seat.holds.length <= capacity).toBe(true);
        const held = Object.values(seats).flatMap(seat =>
          seat.status === 'open' ? seat.holds.map(hold => hold.pairing) : [],
        );
        const engaged = Object.values(matches).flatMap(match => ('pairing' in match ? [match.pairing] : []));
        expect(held.sort()).toEqual(engaged.sort());
        for (const match of Object.values(matches))
          if (match.status !== 'none' && match.status !== 'closed') expect(matchDue(match), match.status).toBeDefined();
      }),
      { seed: 20261124, numRuns: 500 },
    );
  });
});

function decided<State, C, E extends Event>(decider: Decider<State, C, E>, state: State, command: C): State {
  const decision = decider.decide(command, state);
  return 'refused' in decision
    ? state
    : decision.reduce<State>((reached, event) => decider.evolve(reached, event), state);
}

const raised = (bench: Bench, { pairing: about, at: when }: { pairing: string; at: string }): Bench =>
  decided(
    concerning,
    { ...bench, concern: { status: 'none' } } as ConcernBench,
    {
      ...{
        type: 'Raise',
        pairing: about,
        side: 'household',
        id: 'x',
        worded: false,
        person: 'p',
        by: 'contact',
        at: when,
      },
    } as const,
  );

function commandOf(
  act: string,
  { id, match, navigator, now }: { id: string; match: MatchState; navigator: string; now: string },
): Command {
  const open = 'pairing' in match ? match.pairing : pairingIdOf(id, 99);
  const by = { by: 'x', at: now };
  switch (act) {
    case 'seek':
      return {
        ...(seek(candidate(navigator), {}, now) as Extract<Command, { type: 'Seek' }>),
        arrival: id,
      };
    case 'propose':
      return {
        ...(seek({ best: [candidate(navigator)] }, {}, now) as Extract<Command, { type: 'Seek' }>),
        arrival: id,
      };
    case 'choose':
      return { type: 'Choose', arrival: id, chosen: candidate(navigator), ...by };
    case 'none':
      return { type: 'SetAside', arrival: id, reason: 'other', ...by };
    case 'accept':
      return { type: 'AnswerOffer', pairing: open, answer: { accept: true }, ...by };
    case 'decline':
      return { type: 'AnswerOffer', pairing: open, answer: { accept: false, reason: 'other' }, ...by };
    case 'yes':
    case 'no':
      return { type: 'AnswerIntroduction', pairing: open, yes: act === 'yes', ...by };
    case 'end':
      return { type: 'End', pairing: open, reason: 'navigator-choice', ...by };
    case 'resume':
      return { type: 'Resume', pairing: open, ...by };
    case 'extend':
      return { type: 'Extend', pairing: open, days: 30, ...by };
    case 'close':
      return { type: 'Close', person: 'p', reason: 'declined', ...by };
    default:
      return { type: 'Due', arrival: arrivalOf(open), ...by };
  }
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, Event } from '../../../functions/pairing/acts.ts';
import { concernIdOf, readConcernId, type Side } from '../../../functions/pairing/concern.ts';
import { pairing } from '../../../functions/pairing/domain.ts';
import { type ConcernBench, type ConcernEvent, concerning, type Raise } from '../../../functions/pairing/freezing.ts';
import { matchDue } from '../../../functions/pairing/match.ts';
import { hasRoom, type OpenSeat } from '../../../functions/pairing/seat.ts';
import type { Decider } from '../../../functions/platform/kernel/decider.ts';
import { plusDays, plusMinutes } from '../../../functions/platform/kernel/time.ts';
import { given } from '../../support/given.ts';

/** A Tuesday, 22:00 in Hartford: the night of it, before Thanksgiving. */
const at = '2026-11-25T03:00:00.000Z';
const [first, second] = ['a.1', 'a.2'];
const seat: OpenSeat = { status: 'open', capacity: 2, holds: [], offeredAt: [], proposals: 0, reachable: true };

/** Pairing and what is said of it, as one: each half sees the states of the other. */
const whole: Decider<ConcernBench, Command | Raise, ConcernEvent> = {
  initial: { concern: { status: 'none' }, match: { status: 'none' }, seat },
  decide: (command, bench) =>
    command.type === 'Raise' ? concerning.decide(command, bench) : pairing.decide(command, bench),
  evolve: (bench, event) => concerning.evolve(bench, event),
};

const offered = (when = at): Command => ({
  type: 'Seek',
  arrival: 'a',
  sought: { person: 'p', introduction: 'at-once', urgent: false },
  found: { navigator: 'nadia', navigatorPerson: 'p-nadia', explanation: { score: 71, criteria: {}, spared: 0 } },
  by: 'program',
  at: when,
});
const accepted: Command = { type: 'AnswerOffer', pairing: first, answer: { accept: true }, by: 'navigator', at };
const raise = (side: Side, change: Partial<Raise> = {}): Raise => ({
  type: 'Raise',
  pairing: first,
  side,
  id: `form of the ${side}`,
  worded: false,
  person: side === 'household' ? 'p' : 'p-nadia',
  by: side === 'household' ? 'contact' : 'navigator',
  at,
  ...change,
});
const resume: Command = { type: 'Resume', pairing: first, by: 'staff:m', at: plusDays(at, 1) };
const due = (when: string): Command => ({ type: 'Due', arrival: 'a', by: 'program', at: when });
const end = (reason: string, by: string): Command => ({ type: 'End', pairing: first, reason, by, at: plusDays(at, 1) });
/** The mails of a decision: kind, to whom and about what. */
const mails = (events: readonly (Event | ConcernEvent)[]) =>
  events.flatMap(event =>
    event.name === 'MailWanted' ? [`${event.data.kind} → ${event.data.to}: ${event.data.about}`] : [],
  );

const running = [offered(), accepted] as const;

describe('when something is not right', () => {
  it('all rests at once, the liaison hears of it now, both sides the same, and the household is called first', () => {
    const raised = given(whole, ...running).when(raise('navigator'));
    expect(raised.state.match).toMatchObject({ status: 'frozen', frozenAt: at });
    expect(mails(raised.events)).toEqual([
      'rest-household → p: a.1',
      'rest-navigator → p-nadia: a.1',
      'concern-call → p: a.1',
      'urgent-alert → liaison: concern-navigator/a.1',
    ]);
  });

  it('what both sides and the other capabilities hear is the same whoever said so', () => {
    const heard = (side: Side) =>
      given(whole, ...running)
        .when(raise(side))
        .events.filter(({ name, data }) => name !== 'ConcernKept' && !('kind' in data && data.kind === 'urgent-alert'));
    expect(heard('household')).toEqual(heard('navigator'));
    expect(given(whole, ...running, raise('household')).state.match).toEqual(
      given(whole, ...running, raise('navigator')).state.match,
    );
  });

  it('the same form twice says it once', () =>
    given(whole, ...running, raise('household'))
      .when(raise('household'))
      .givesNothing());

  it('a second press without words says nothing new; with words the liaison hears that there are more', () => {
    const story = given(whole, ...running, raise('household'));
    story.when(raise('household', { id: 'another form' })).givesNothing();
    const more = story.when(raise('household', { id: 'another form', worded: true, at: plusMinutes(at, 5) }));
    expect(mails(more.events)).toEqual(['urgent-alert → liaison: concern-household/a.1']);
  });

  it('the same form sent again with words is heard', () => {
    const more = given(whole, ...running, raise('household')).when(raise('household', { worded: true }));
    expect(mails(more.events)).toEqual(['urgent-alert → liaison: concern-household/a.1']);
  });

  it('who said so before, and it went on, is heard anew when the other side says so now', () => {
    const earlier = given(whole, ...running, raise('household'), resume).state;
    const now = raise('navigator', { at: plusDays(at, 2) });
    const decision = concerning.decide(now, { ...earlier, concern: { status: 'none' } });
    const bench = 'refused' in decision ? earlier : decision.reduce(concerning.evolve, earlier);
    const again = concerning.decide(raise('household', { id: 'new form', at: plusDays(at, 2) }), {
      ...bench,
      concern: earlier.concern,
    });
    expect('refused' in again ? again : mails(again)).toEqual(['urgent-alert → liaison: concern-household/a.1']);
  });

  it('the other side may say so too, and only the liaison hears it', () => {
    const seen = given(whole, ...running, raise('household')).state;
    // Its own concern: the other side's stands in another item.
    const both = concerning.decide(raise('navigator'), { ...seen, concern: { status: 'none' } });
    expect('refused' in both ? both : mails(both)).toEqual(['urgent-alert → liaison: concern-navigator/a.1']);
  });

  it('said again after it went on, it rests again', () => {
    const again = given(whole, ...running, raise('household'), resume).when(
      raise('household', { id: 'later', at: plusDays(at, 2) }),
    );
    expect(again.state.match).toMatchObject({ status: 'frozen', frozenAt: plusDays(at, 2) });
  });

  it('when it is over, or only offered, nothing rests, and she is called all the same', () => {
    const late = given(whole, ...running, end('completed', 'staff:m')).when(
      raise('navigator', { at: plusDays(at, 3) }),
    );
    expect(mails(late.events)).toEqual([
      'urgent-alert → liaison: concern-late-navigator/a.1',
      'concern-late → p-nadia: a.1.navigator',
    ]);
    expect(mails(given(whole, offered()).when(raise('household')).events)).toHaveLength(2);
  });

  it('of a pairing that never was there is nothing to say', () =>
    given(whole, ...running)
      .when(raise('household', { pairing: second }))
      .isRefused('unknown'));

  it('the navigator is offered nobody new until it is settled', () => {
    const { state } = given(whole, ...running, raise('household'));
    expect(hasRoom(state.seat, { at: plusDays(at, 30), offersPerWeek: 2 })).toBe(false);
    const settled = given(whole, ...running, raise('household'), resume).state.seat;
    expect(hasRoom(settled, { at: plusDays(at, 30), offersPerWeek: 2 })).toBe(true);
  });
});

describe('what rests', () => {
  const story = given(whole, ...running, raise('household'));
  const wednesdayMorning = '2026-11-25T14:00:00.000Z';
  /** Thursday is Thanksgiving. */
  const fridayMorning = '2026-11-27T14:00:00.000Z';
  const mondayMorning = '2026-11-30T14:00:00.000Z';

  it('is told of again every working day, and never at night', () => {
    expect(matchDue(story.state.match)).toBe(wednesdayMorning);
    const told = story.when(due(wednesdayMorning));
    expect(mails(told.events)).toEqual(['concern-call-navigator → p-nadia: a.1', 'alert → liaison: still-rests/a.1']);
    expect(matchDue(told.state.match)).toBe(fridayMorning);
    const friday = given(whole, ...running, raise('household'), due(wednesdayMorning)).when(due(fridayMorning));
    expect(mails(friday.events)).toEqual(['alert → liaison: still-rests/a.1']);
    expect(matchDue(friday.state.match)).toBe(mondayMorning);
  });

  it('is told of more urgently after thirty days, and never closed by silence', () => {
    const late = story.when(due(plusDays(at, 31)));
    expect(mails(late.events)).toContain('urgent-alert → liaison: rests-too-long/a.1');
    expect(late.state.match.status).toBe('frozen');
  });

  it('the navigator is called when the household was', () => {
    const called = story.when({ type: 'NoteHouseholdCalled', pairing: first });
    expect(mails(called.events)).toEqual(['concern-call-navigator → p-nadia: a.1']);
    given(whole, ...running, raise('household'), { type: 'NoteHouseholdCalled', pairing: first })
      .when({ type: 'NoteHouseholdCalled', pairing: first })
      .givesNothing();
  });

  it('goes on as it was, and both hear so', () => {
    const before = given(whole, ...running).state;
    const on = story.when(resume);
    // It began to rest in the minute in which both had said yes: who the navigator is may not have gone out.
    expect(mails(on.events)).toEqual([
      'goes-on-household → p: a.1',
      'goes-on-navigator → p-nadia: a.1',
      'introduced → p: a.1',
    ]);
    expect(on.state.match).toEqual(before.match);
    expect(on.state.seat).toEqual({ ...before.seat, holds: [{ pairing: first, as: 'pairing', rests: undefined }] });
    given(whole, ...running)
      .when(resume)
      .givesNothing();
    given(whole, offered()).when(resume).isRefused('not-paired');
  });

  it('ended by the staff it is settled; ended by who leaves it is still to be heard', () => {
    const byStaff = story.when(end('safeguarding', 'staff:m'));
    expect(mails(byStaff.events)).toEqual([]);
    const left = story.when(end('navigator-choice', 'navigator'));
    expect(mails(left.events)).toEqual([
      'over-household → p: a.1',
      'urgent-alert → liaison: ended-at-rest/a.1',
      'concern-call-navigator → p-nadia: a.1',
    ]);
    expect(left.state.match).toMatchObject({ status: 'waiting', past: [{ how: 'ended', unsettled: true }] });
    const gone = story.when({ type: 'Close', person: 'p', reason: 'withdrawn', by: 'contact', at });
    expect(mails(gone.events)).toEqual([
      'urgent-alert → liaison: ended-at-rest/a.1',
      'concern-call-navigator → p-nadia: a.1',
    ]);
  });

  it('cannot be extended meanwhile', () =>
    story.when({ type: 'Extend', pairing: first, days: 30, by: 'staff:m', at }).isRefused('rests'));
});

describe('the id of a concern', () => {
  it('tells pairing and side, and nothing else is one', () => {
    expect(readConcernId(concernIdOf('a5d0c7.12', 'navigator'))).toEqual({ pairing: 'a5d0c7.12', side: 'navigator' });
    fc.assert(
      fc.property(fc.string(), text => {
        const read = readConcernId(text);
        return read === undefined || concernIdOf(read.pairing, read.side) === text;
      }),
      { seed: 20261126 },
    );
    for (const other of ['a5d0c7.12', 'a5d0c7.12.staff', 'a5d0c7.household', 'a5d0c7.12.household.navigator'])
      expect(readConcernId(other)).toBeUndefined();
  });
});

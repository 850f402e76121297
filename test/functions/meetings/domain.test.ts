import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Command, type Event, keysTold, meeting } from '../../../functions/meetings/domain.ts';
import { type MeetingsState, meetingsIn, meetingsShelf, toCome } from '../../../functions/meetings/meeting.ts';
import { wishedOf } from '../../../functions/meetings/told.ts';
import { isRefusal } from '../../../functions/platform/kernel/decider.ts';
import { instantOf, localOf, plusDays, plusHours, plusMinutes } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';

const pairing = 'a5d0c7e1k9m2q4r6t8v0w2x4z6.1';
const persons = { household: 'p1', navigator: 'p2' };
/** A Monday, ten in the morning in Hartford. */
const now = '2026-11-30T15:00:00.000Z';
const at = (instant: string) => ({ pairing, by: 'navigator', at: instant });
const wished = (start: string, change: object = {}) => ({ start, minutes: 60, place: 'frog-hollow', ...change });
const nextWeek = plusDays(now, 7);

const schedule = (start = nextWeek, when = now): Command => ({
  type: 'Schedule',
  wished: wished(start),
  persons,
  ...at(when),
});
const move = (start: string, when: string, n = 1): Command => ({ type: 'Move', n, wished: wished(start), ...at(when) });
const cancel = (when: string, n = 1): Command => ({ type: 'Cancel', n, ...at(when) });
const due = (when: string, unsent: readonly string[] = []): Command => ({ type: 'Due', pairing, unsent, at: when });
const later = (minutes: number, from = now) => plusMinutes(from, minutes);
const story = (...before: readonly Command[]) => given(meeting, ...before);
/** The kinds of mail that are wanted. */
const kindsIn = (events: readonly Event[]) =>
  events.flatMap(event => (event.name === 'MailWanted' ? [event.data.kind] : []));
const wants = (command: Command, ...before: readonly Command[]) => kindsIn(story(...before).when(command).events);
const told = ['meeting', 'meeting-navigator'];
const reminded = ['meeting-reminder', 'meeting-reminder-navigator'];

describe('planning a meeting', () => {
  it('states it, and tells nobody before it has settled', () =>
    story().when(schedule()).gives('MeetingScheduled', 'MeetingPlanned'));

  it('tells each side once, ten minutes after the last change', () => {
    expect(meetingsShelf.due(story(schedule()).state)).toBe(later(10));
    expect(wants(due(later(9)), schedule())).toEqual([]);
    expect(wants(due(later(10)), schedule())).toEqual(told);
    story(schedule(), due(later(10)))
      .when(due(later(11)))
      .givesNothing();
  });

  it('is one meeting when it is pressed twice, or by two', () => story(schedule()).when(schedule()).givesNothing());

  it.each([
    ['that has passed', later(-1), 'meeting-past'],
    ['that begins now', now, 'meeting-past'],
    ['in more than 120 days', plusDays(now, 121), 'meeting-far'],
    ['before eight', instantOf(program.timeZone, '2026-12-07', '07:59'), 'meeting-quiet'],
    ['that ends after eight in the evening', instantOf(program.timeZone, '2026-12-07', '19:01'), 'meeting-quiet'],
    ['at night', instantOf(program.timeZone, '2026-12-07', '23:30'), 'meeting-quiet'],
  ])('is refused at a time %s', (_, start, reason) => story().when(schedule(start)).isRefused(reason));

  it('is refused while another one of the two runs, and not right after it', () => {
    story(schedule())
      .when(schedule(plusMinutes(nextWeek, 59)))
      .isRefused('meeting-overlaps');
    story(schedule())
      .when(schedule(plusMinutes(nextWeek, -59)))
      .isRefused('meeting-overlaps');
    story(schedule())
      .when(schedule(plusMinutes(nextWeek, 60)))
      .gives('MeetingScheduled', 'MeetingPlanned');
  });

  it('is refused when enough are planned, and possible again when one is over', () => {
    const many = [1, 2, 3, 4, 5, 6].map(n => schedule(plusDays(now, n)));
    story(...many)
      .when(schedule(plusDays(now, 8)))
      .isRefused('meetings-many');
    story(...many)
      .when(schedule(plusDays(now, 8), plusDays(now, 2)))
      .gives('MeetingScheduled', 'MeetingPlanned');
    story(...many, cancel(now, 3))
      .when(schedule(plusDays(now, 8)))
      .gives('MeetingScheduled', 'MeetingPlanned');
  });

  it('is refused after the end, even when the end was heard before anything else', () => {
    const stop: Command = { type: 'Stop', pairing, at: now };
    story(stop).when(schedule()).isRefused('ended');
    story(stop).when(stop).givesNothing();
  });

  it('has no time that the clocks skip, no day that is none, and every other one', () => {
    const { timeZone: zone } = program;
    const told = (date: string, time: string) => wishedOf({ date, time, minutes: 60, place: 'phone' });
    expect(told('2027-03-14', '02:30')).toBeUndefined();
    expect(told('2027-02-30', '10:00')).toBeUndefined();
    expect(told('2027-03-14', '03:00')?.start).toBe('2027-03-14T07:00:00.000Z');
    expect(told('2027-03-13', '10:00')?.start).toBe('2027-03-13T15:00:00.000Z');
    expect(told('2027-03-15', '10:00')?.start).toBe('2027-03-15T14:00:00.000Z');
    expect(localOf(zone, told('2027-11-07', '10:00')?.start ?? '')).toEqual({ date: '2027-11-07', time: '10:00' });
  });

  it('never gives a number twice, though what is long over is dropped', () => {
    const { state } = story(schedule(), schedule(plusDays(now, 60), plusDays(now, 50)));
    expect(meetingsIn(state).map(({ n }) => n)).toEqual([2]);
  });

  it('that is near is told in a minute', () => {
    const soon = schedule(later(90));
    expect(wants(due(now), soon)).toEqual([]);
    expect(wants(due(later(1)), soon)).toEqual(told);
  });
});

describe('moving a meeting', () => {
  it('tells both once more, with the next sequence', () => {
    const { events, state } = story(schedule(), due(later(10)), move(plusDays(nextWeek, 1), later(60))).when(
      due(later(70)),
    );
    expect(kindsIn(events)).toEqual(told);
    const [one] = meetingsIn(state);
    expect(one?.told).toEqual([
      { sequence: 0, household: 'planned', navigator: 'planned' },
      { sequence: 1, household: 'moved', navigator: 'moved' },
    ]);
  });

  it('that was not told yet is told once, as planned: a slip that is mended at once is nobody’s mail (R7)', () => {
    const before = [schedule(), move(plusDays(nextWeek, 1), later(5))];
    expect(wants(due(later(10)), ...before)).toEqual([]);
    const { events, state } = story(...before).when(due(later(15)));
    expect(kindsIn(events)).toEqual(told);
    expect(meetingsIn(state)[0]?.told).toEqual([{ sequence: 1, household: 'planned', navigator: 'planned' }]);
  });

  it('is told as planned to whom the mail before never went out', () => {
    const before = [schedule(), due(later(10)), move(plusDays(nextWeek, 1), later(60))];
    const { state } = story(...before);
    const [one] = meetingsIn(state);
    if (!one) throw new Error('No meeting');
    const { state: then } = story(...before).when(due(later(70), keysTold(pairing, one, 'household')));
    expect(meetingsIn(then)[0]?.told.at(-1)).toEqual({ sequence: 1, household: 'planned', navigator: 'moved' });
  });

  it('to where it is already changes nothing', () =>
    story(schedule())
      .when(move(nextWeek, later(1)))
      .givesNothing());

  it('is refused of one that is cancelled, has begun or never was, and to a time that does not do', () => {
    story(schedule(), cancel(now))
      .when(move(plusDays(nextWeek, 1), now))
      .isRefused('meeting-cancelled');
    story(schedule())
      .when(move(plusDays(nextWeek, 1), nextWeek))
      .isRefused('meeting-over');
    story(schedule())
      .when(move(nextWeek, now, 7))
      .isRefused('unknown');
    story(schedule())
      .when(move(later(-5), now))
      .isRefused('meeting-past');
    story(schedule(), schedule(plusDays(nextWeek, 1)))
      .when(move(plusDays(nextWeek, 1), now))
      .isRefused('meeting-overlaps');
  });
});

describe('cancelling a meeting', () => {
  it('tells both who heard of it, and nobody who never did (R13)', () => {
    expect(wants(due(later(70)), schedule(), due(later(10)), cancel(later(60)))).toEqual(told);
    expect(wants(due(later(15)), schedule(), cancel(later(5)))).toEqual([]);
  });

  it('tells only the side whose mail may have gone out', () => {
    const before = [schedule(), due(later(10)), cancel(later(60))];
    const [one] = meetingsIn(story(...before).state);
    if (!one) throw new Error('No meeting');
    expect(wants(due(later(70), keysTold(pairing, one, 'household')), ...before)).toEqual(['meeting-navigator']);
  });

  it('that the clock comes to late still tells who waits there, while an invitation to what has begun goes to nobody', () => {
    const begun = plusMinutes(nextWeek, 20);
    const late = [schedule(), due(later(10)), cancel(plusMinutes(nextWeek, -5))];
    expect(wants(due(begun), ...late)).toEqual(told);
    expect(wants(due(plusMinutes(nextWeek, 60)), ...late)).toEqual([]);
    expect(wants(due(begun), schedule())).toEqual([]);
  });

  it('twice is once', () =>
    story(schedule(), cancel(now))
      .when(cancel(later(1)))
      .givesNothing());
  it('is refused of one that has begun', () => story(schedule()).when(cancel(nextWeek)).isRefused('meeting-over'));
});

describe('a reminder', () => {
  const booked = [schedule(), due(later(10))];
  const dueAt = plusHours(nextWeek, -48);

  it('comes to both, two days before, once', () => {
    expect(meetingsShelf.due(story(...booked).state)).toBe(dueAt);
    expect(wants(due(dueAt), ...booked)).toEqual(reminded);
    story(...booked, due(dueAt))
      .when(due(plusHours(dueAt, 1)))
      .givesNothing();
  });

  it('never comes of a meeting that was cancelled (R10)', () => {
    const { state } = story(...booked, cancel(plusDays(now, 1)), due(plusDays(now, 2)));
    expect(meetingsShelf.due(state)).toBeUndefined();
    expect(wants(due(dueAt), ...booked, cancel(plusDays(now, 1)), due(plusDays(now, 2)))).toEqual([]);
  });

  it('comes at the new time of one that was moved, and not at the old (R10, R11)', () => {
    const before = [...booked, move(plusDays(nextWeek, 7), plusDays(now, 1)), due(plusDays(now, 2))];
    expect(wants(due(dueAt), ...before)).toEqual([]);
    expect(meetingsShelf.due(story(...before).state)).toBe(plusDays(dueAt, 7));
    expect(wants(due(plusDays(dueAt, 7)), ...before)).toEqual(reminded);
  });

  it('never comes when the meeting is booked within two days and some hours of it (R11)', () => {
    for (const hours of [1, 24, 47, 48, 59]) {
      const soon = plusHours(now, hours);
      const { state } = given(meeting, {
        ...schedule(instantOf(program.timeZone, localOf(program.timeZone, soon).date, '12:00')),
      });
      expect(meetingsIn(state)[0]?.remindAt, String(hours)).toBeUndefined();
    }
  });

  it('never comes for a time that has passed: a clock that stood still wakes and says nothing (R11)', () => {
    expect(wants(due(nextWeek), ...booked)).toEqual([]);
    expect(meetingsShelf.due(story(...booked, due(nextWeek)).state)).toBeUndefined();
  });
});

describe('a reminder of any meeting of three years', () => {
  const { timeZone: zone, quietHours } = program;
  const dayOne = Date.parse('2026-01-01');

  it('is by day, about two days before it, a good while after it was planned, or none', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 * 365 }),
        fc.integer({ min: 8 * 4, max: 19 * 4 }),
        fc.integer({ min: 1, max: 119 * 24 }),
        (days, quarter, hoursAhead) => {
          const date = new Date(dayOne + days * 86_400_000).toISOString().slice(0, 10);
          const time = `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
          const start = instantOf(zone, date, time);
          const planned = plusHours(start, -hoursAhead);
          const [one] = meetingsIn(story(schedule(start, planned)).state);
          const due = one?.remindAt;
          if (due === undefined) {
            expect(hoursAhead).toBeLessThan(48 + 12);
            return;
          }
          const shown = localOf(zone, due);
          expect(shown.time >= quietHours.to && shown.time < quietHours.from).toBe(true);
          // Two days before a change of clocks can be a quiet hour: then it is the morning after.
          expect((Date.parse(start) - Date.parse(due)) / 3_600_000).toBeGreaterThan(34);
          expect((Date.parse(start) - Date.parse(due)) / 3_600_000).toBeLessThanOrEqual(48);
          expect(due >= plusHours(planned, 12)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a pairing that ends or rests', () => {
  const before = [schedule(), schedule(plusDays(nextWeek, 1)), due(later(10))];

  it('cancels all that is to come, and tells both of each, with no reason', () => {
    const stop: Command = { type: 'Stop', pairing, at: later(60) };
    story(...before)
      .when(stop)
      .gives('MeetingCancelled', 'MeetingDropped', 'MeetingCancelled', 'MeetingDropped', 'MeetingsEnded');
    expect(wants(due(later(70)), ...before, stop)).toEqual([...told, ...told]);
  });

  it('leaves what is over as it was, and is dropped after its month', () => {
    const stop: Command = { type: 'Stop', pairing, at: plusHours(nextWeek, 2) };
    const { state } = story(...before, stop);
    expect(meetingsIn(state).map(({ status }) => status)).toEqual(['planned', 'cancelled']);
    expect(meetingsShelf.expires?.(state)).toBe(plusDays(plusHours(nextWeek, 2), program.retentionDays.closed));
  });

  it('plans nothing while it rests, and can again when it goes on', () => {
    const rest: Command = { type: 'Rest', pairing, since: later(60), at: later(61) };
    const goOn: Command = { type: 'GoOn', pairing, since: later(120), at: later(121) };
    expect(toCome(story(...before, rest).state, later(62))).toEqual([]);
    story(...before, rest)
      .when(schedule(nextWeek, later(62)))
      .isRefused('resting');
    story(...before, rest, goOn)
      .when(schedule(nextWeek, later(122)))
      .gives('MeetingScheduled', 'MeetingPlanned');
  });

  it('that is heard to rest after it was heard to go on, goes on: facts overtake one another', () => {
    const goOn: Command = { type: 'GoOn', pairing, since: later(120), at: later(121) };
    story(...before, goOn)
      .when({ type: 'Rest', pairing, since: later(60), at: later(122) })
      .givesNothing();
  });
});

describe('whatever happens to a pairing’s meetings', () => {
  const starts = [3, 5, 7, 9].map(days => plusDays(now, days));
  const step = fc.oneof(
    fc.record({ type: fc.constant('Schedule' as const), start: fc.constantFrom(...starts) }),
    fc.record({
      type: fc.constant('Move' as const),
      start: fc.constantFrom(...starts),
      n: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ type: fc.constant('Cancel' as const), n: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ type: fc.constant('Stop' as const) }),
  );
  const commandOf = (one: { type: string; start?: string; n?: number }, when: string): Command => {
    if (one.type === 'Schedule') return schedule(one.start, when);
    if (one.type === 'Move') return move(one.start ?? nextWeek, when, one.n);
    return one.type === 'Cancel' ? cancel(when, one.n) : { type: 'Stop', pairing, at: when };
  };

  const latest = (...instants: readonly string[]): string => instants.toSorted().at(-1) ?? '';

  /** Plays steps some minutes apart with a clock that looks every minute; answers every mail that was wanted. */
  function play(steps: readonly (readonly [object, number])[]) {
    let state: MeetingsState = meeting.initial;
    const mails: { key: string; kind: string; at: string; state: MeetingsState }[] = [];
    const take = (command: Command, when: string): void => {
      const decision = meeting.decide(command, state);
      if (isRefusal(decision)) return;
      state = decision.reduce<MeetingsState>((reached, event) => meeting.evolve(reached, event), state);
      for (const event of decision)
        if (event.name === 'MailWanted') mails.push({ key: event.data.mail, kind: event.data.kind, at: when, state });
    };
    let when = now;
    const wake = (until: string): void => {
      for (let next = meetingsShelf.due(state); next && next <= until; next = meetingsShelf.due(state))
        take(due(latest(next, when)), latest(next, when));
    };
    for (const [one, minutes] of steps) {
      const then = plusMinutes(when, minutes);
      wake(then);
      when = then;
      take(commandOf(one as { type: string }, when), when);
    }
    wake(plusDays(now, 40));
    return { state, mails };
  }

  it('each mail is wanted once, both sides hear the same, the last word is the truth, and no reminder is wrong', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.integer({ min: 1, max: 600 })), { maxLength: 12 }), steps => {
        const { state, mails } = play(steps);
        expect(new Set(mails.map(({ key }) => key)).size).toBe(mails.length);
        const count = (kind: string) => mails.filter(one => one.kind === kind).length;
        expect(count('meeting')).toBe(count('meeting-navigator'));
        expect(count('meeting-reminder')).toBe(count('meeting-reminder-navigator'));
        for (const one of meetingsIn(state)) {
          const heard = one.told.filter(({ household }) => household !== 'nothing').at(-1);
          // Whoever heard of it heard last what is true.
          if (heard) expect(heard.household === 'cancelled').toBe(one.status === 'cancelled');
          if (one.status === 'planned') expect(heard?.sequence).toBe(one.sequence);
          expect(one.told.map(({ sequence }) => sequence)).toEqual(
            one.told.map(({ sequence }) => sequence).toSorted((a, b) => a - b),
          );
        }
        for (const { kind, at: when, state: then } of mails.filter(one => one.kind.includes('reminder'))) {
          const planned = toCome(then, when);
          expect(
            planned.some(one => one.start > when && one.start <= plusHours(when, 49)),
            kind,
          ).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });
});

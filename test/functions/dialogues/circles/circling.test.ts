import { describe, expect, it } from 'vitest';
import { circles } from '../../../../functions/dialogues/circles/circle.ts';
import { type Move, moving, type TwoCircles } from '../../../../functions/dialogues/circles/domain.ts';
import { recordDueOn } from '../../../../functions/dialogues/circles/planning.ts';
import { plusMinutes } from '../../../../functions/platform/kernel/time.ts';
import { program } from '../../../../functions/program/settings.ts';
import {
  at,
  by,
  cancels,
  circle,
  confirms,
  decideOn,
  ends,
  firstStart,
  follows,
  formed,
  holds,
  joins,
  kickOff,
  leaves,
  looks,
  reports,
  reschedules,
  schedules,
  sessionIn,
  settles,
} from './telling.ts';

const { settleMinutes } = program.dialogues.sessions;
const settledAt = plusMinutes(at, settleMinutes);
const afterwards = '2027-03-31T00:30:00.000Z';

/** Told of by mails, as `<person> <number>`. */
const toldBy = (
  events: readonly { readonly name: string; readonly data: unknown }[],
  kind: string,
): readonly string[] =>
  events.flatMap(one => {
    const data = one.data as { kind?: string; about?: string };
    if (one.name !== 'MailWanted' || data.kind !== kind) return [];
    const [, , , number, person] = (data.about ?? '').split('.');
    return [`${person} ${number}`];
  });

describe('a circle', () => {
  it('is formed once: the same again is there already, another one in its place is refused', () => {
    circle().when(formed()).gives('CircleFormed', 'CircleLaid');
    circle(formed()).when(formed()).givesNothing();
    circle(formed())
      .when(formed({ people: ['p9'] }))
      .isRefused('circle-there');
    circle().when(schedules()).isRefused('none');
  });

  it('has nobody twice, and no more than one decision can address', () => {
    circle()
      .when(formed({ people: ['p1', 'p1'] }))
      .isRefused('person-seated');
    const many = Array.from({ length: 17 }, (_, i) => `p${i}`);
    circle()
      .when(formed({ people: many }))
      .isRefused('circle-full');
    circle(formed({ people: many.slice(1) }))
      .when(joins('p99'))
      .isRefused('circle-full');
    circle(formed()).when(joins('p1')).givesNothing();
    circle(formed())
      .when(joins('p1', { kind: 'facilitator' }))
      .isRefused('person-seated');
    circle(formed()).when(leaves('p9')).givesNothing();
  });

  it('tells in its facts neither who, nor when, nor where', () => {
    const facts = [
      ...circle(formed()).when(schedules()).events,
      ...circle(formed()).when(joins('p9')).events,
      ...circle(formed(), schedules()).when(reports()).events,
    ].filter(one => !('internal' in one));
    const told = facts.map(({ data }) => JSON.stringify(data)).join();
    expect(facts.map(({ name }) => name)).toEqual([
      'SessionScheduled',
      'CircleChanged',
      'SessionHeld',
      'SessionReportSubmitted',
    ]);
    expect(told).not.toMatch(/p9|v1|2027|Buses/);
  });

  it('that is given up cancels what is ahead, and frees its people and its place', () => {
    const over = circle(formed(), schedules(), looks(settledAt)).when(ends());
    over.gives('CircleEnded', 'SessionCancelled', 'SessionDropped', 'CirclePutAside');
    expect(over.state.board).toMatchObject({ seats: [], bookings: [] });
    expect(sessionIn(over.state)).toMatchObject({ status: 'cancelled' });
    const { circle: one } = over.state;
    expect(circles.due(one)).toBe(settledAt);
    circle(formed(), ends()).when(schedules()).isRefused('circle-over');
    circle(formed(), ends()).when(ends()).givesNothing();
  });
});

describe('a session', () => {
  it('is planned, confirmed, held and reported, and moved in between', () => {
    const planned = circle(formed()).when(schedules());
    planned.gives('SessionScheduled', 'SessionPlanned');
    expect(planned.events[0]?.data).toEqual({ dialogue: 'd1', circle: 1, session: 1, by });
    expect(sessionIn(planned.state)).toMatchObject({ status: 'planned', start: firstStart, version: 0 });
    circle(formed(), schedules()).when(confirms()).gives('SessionConfirmed', 'SessionSettled');
    circle(formed(), schedules(), confirms()).when(confirms()).givesNothing();
    const moved = circle(formed(), schedules(), confirms()).when(reschedules({ time: '17:30' }));
    moved.gives('SessionMoved', 'SessionChanged');
    expect(sessionIn(moved.state)).toMatchObject({ status: 'rescheduled', time: '17:30', version: 1 });
    const again = circle(formed(), schedules(), reschedules({ time: '17:30' })).when(confirms());
    expect(sessionIn(again.state).status).toBe('confirmed');
    circle(formed(), schedules())
      .when(holds({ at: afterwards }))
      .gives('SessionHeld', 'SessionHappened');
    circle(formed(), schedules()).when(holds()).isRefused('session-ahead');
    circle(formed(), schedules(), holds({ at: afterwards }))
      .when(reports())
      .gives('SessionReportSubmitted', 'SheetKept');
  });

  it('that was held is moved and cancelled no more, and a cancelled one is neither held nor moved', () => {
    const held = circle(formed(), schedules(), holds({ at: afterwards }));
    held.when(reschedules({ time: '17:30' })).isRefused('session-over');
    held.when(cancels()).isRefused('session-over');
    held.when(holds({ at: afterwards })).givesNothing();
    const cancelled = circle(formed(), schedules(), cancels());
    cancelled.when(cancels()).givesNothing();
    cancelled.when(confirms()).isRefused('session-cancelled');
    cancelled.when(reschedules({ time: '17:30' })).isRefused('session-cancelled');
    cancelled.when(holds({ at: afterwards })).isRefused('session-cancelled');
    cancelled.when(reports()).isRefused('session-cancelled');
    cancelled.when(confirms({ n: 7 })).isRefused('none');
  });

  it('is pressed twice and planned once; a number is never given again', () => {
    circle(formed(), schedules()).when(schedules()).givesNothing();
    const second = circle(formed(), schedules(), cancels()).when(schedules());
    expect(second.events[0]?.data).toMatchObject({ session: 2 });
  });

  it('cannot be in the hour that the clock skips, in the past, before the kick-off, by night or too far ahead', () => {
    const refused = (wished: Parameters<typeof schedules>[0], reason: string) =>
      circle(formed()).when(schedules(wished)).isRefused(reason);
    // On 14 March 2027 the clocks of Hartford go from 2:00 to 3:00; in 2028 on 12 March.
    refused({ date: '2028-03-12', time: '02:30' }, 'session-gap');
    refused({ date: '2027-02-30' }, 'session-gap');
    refused({ date: '2027-03-15' }, 'session-past');
    refused({ date: '2027-03-22' }, 'session-before-kick-off');
    refused({ time: '22:00', minutes: 180 }, 'session-night');
    refused({ time: '06:00' }, 'session-night');
    refused({ date: '2028-03-30' }, 'session-far');
    circle(formed())
      .when(schedules({ date: kickOff }))
      .gives('SessionScheduled', 'SessionPlanned');
  });

  it('after the clocks were changed is at the hour on the wall, not so many hours later', () => {
    const autumn = circle({ ...formed(), at: '2027-10-01T15:00:00.000Z' } as ReturnType<typeof formed>);
    const on = (date: string) =>
      sessionIn(autumn.when(schedules({ date }, { at: '2027-10-01T15:00:00.000Z' })).state).start;
    expect([on('2027-11-02'), on('2027-11-09')]).toEqual(['2027-11-02T22:00:00.000Z', '2027-11-09T23:00:00.000Z']);
  });

  it('overlaps neither another one of its circle, nor one of another circle in the same place, nor one of a shared facilitator', () => {
    circle(formed(), schedules())
      .when(schedules({ time: '19:00', place: 'v2' }))
      .isRefused('session-overlaps');
    circle(formed(), schedules())
      .when(schedules({ time: '16:00' }))
      .gives('SessionScheduled', 'SessionPlanned');
    const { board } = circle(formed(), schedules()).state;
    const beside = (facilitators: string[], wished: Parameters<typeof schedules>[0]) => {
      const other = { circle: { status: 'none' }, board } as const;
      const laid = decideOn(other, formed({ people: ['q1'], facilitators }, 2));
      return decideOn(laid.state, schedules(wished, { circle: 2 })).decision;
    };
    expect(beside(['g1'], { time: '19:30' })).toEqual({ refused: 'session-place-taken' });
    expect(beside(['f1'], { time: '19:30', place: 'v2' })).toEqual({ refused: 'session-facilitator-taken' });
    expect(beside(['g1'], { time: '19:30', place: 'v2' })).toHaveLength(2);
    expect(beside(['f1'], { time: '20:00', minutes: 60 })).toHaveLength(2);
  });

  it('is not where some have no seat, unless staff say why it will do; each place has its own reason', () => {
    circle(formed())
      .when(schedules({}, { seats: 2 }))
      .isRefused('session-no-room');
    const cramped = circle(formed(), schedules({ reason: 'soon-settled' }, { seats: 2 }));
    expect(sessionIn(cramped.state).reason).toBe('soon-settled');
    cramped.when(reschedules({ time: '19:00' }, { seats: 2 })).isRefused('session-no-room');
    expect(sessionIn(cramped.when(follows('2027-03-24')).state).reason).toBe('soon-settled');
    const roomy = cramped.when(reschedules({ place: 'v2' }, { seats: 3 }));
    roomy.gives('SessionMoved', 'SessionChanged');
    expect(sessionIn(roomy.state).reason).toBeUndefined();
    expect(sessionIn(circle(formed(), schedules({ reason: 'soon-settled' })).state).reason).toBeUndefined();
    const planned = circle(formed(), schedules());
    planned.when(settles('v2', { seats: 2 })).isRefused('session-no-room');
    expect(sessionIn(planned.when(settles('v2', { seats: 2, reason: 'other' })).state)).toMatchObject({
      place: 'v2',
      reason: 'other',
    });
    circle(formed())
      .when(settles('v2', { seats: 2 }))
      .gives('CircleChanged', 'CircleSettled');
  });

  it('follows its circle to another place, where that is free', () => {
    const moved = circle(formed(), schedules(), schedules({ date: '2027-04-06', place: 'v3' })).when(settles('v2'));
    moved.gives('CircleChanged', 'CircleSettled', 'SessionMoved', 'SessionChanged');
    expect(sessionIn(moved.state).place).toBe('v2');
    expect(sessionIn(moved.state, 2).place).toBe('v3');
    expect(moved.state.board.bookings.map(({ place }) => place).sort()).toEqual(['v2', 'v3']);
    circle(formed()).when(settles('v1')).givesNothing();
    const beside = decideOn(
      { ...circle(formed()).state, circle: { status: 'none' } },
      formed({ people: [], facilitators: [] }, 2),
    );
    const taken = decideOn(beside.state, schedules({ place: 'v2' }, { circle: 2 })).state.board;
    const here = decideOn({ circle: circle(formed()).state.circle, board: taken }, schedules());
    expect(decideOn(here.state, settles('v2')).decision).toEqual({ refused: 'session-place-taken' });
  });

  it('has no facilitator who leads another circle then', () => {
    const led = circle(formed(), schedules()).state;
    const laid = decideOn(
      { circle: { status: 'none' }, board: led.board },
      formed({ people: [], facilitators: [] }, 2),
    );
    const at18 = decideOn(laid.state, schedules({ place: 'v2' }, { circle: 2 })).state;
    const at16 = decideOn(laid.state, schedules({ place: 'v2', time: '16:00' }, { circle: 2 })).state;
    const leads = joins('f1', { circle: 2, kind: 'facilitator' });
    expect(decideOn(at18, leads).decision).toEqual({ refused: 'facilitator-taken' });
    expect(decideOn(at16, leads).decision).toHaveLength(2);
  });
});

describe('a kick-off that is moved', () => {
  it('moves what has not begun by as many days, to the same hour on the wall, and leaves what is over', () => {
    const before = circle(
      formed(),
      schedules(),
      schedules({ date: '2027-04-06' }),
      schedules({ date: '2027-04-13' }),
      cancels({ n: 3 }),
      holds({ at: afterwards }),
    );
    const moved = before.when(follows('2027-03-30', afterwards));
    moved.gives('KickOffFollowed', 'SessionMoved', 'SessionChanged');
    expect([1, 2, 3].map(n => sessionIn(moved.state, n).date)).toEqual(['2027-03-30', '2027-04-13', '2027-04-13']);
    expect(sessionIn(moved.state, 2)).toMatchObject({ time: '18:00', start: '2027-04-13T22:00:00.000Z', version: 1 });
    circle(formed(), schedules()).when(follows(kickOff)).givesNothing();
  });

  it('leaves a confirmed session confirmed, and no place taken twice on the way', () => {
    const moved = circle(formed(), schedules(), confirms()).when(follows('2027-04-06'));
    expect(sessionIn(moved.state)).toMatchObject({ status: 'confirmed', date: '2027-04-13' });
    expect(moved.state.board.bookings).toEqual(circle(formed(), schedules()).state.board.bookings);
  });
});

describe('who is told of a session', () => {
  const invited = [formed(), schedules(), looks(settledAt)];

  it('is everyone in the circle, once it has settled, and nobody twice', () => {
    const { circle: before } = circle(formed(), schedules()).state;
    expect(circles.due(before)).toBe(settledAt);
    const told = circle(formed(), schedules()).when(looks(settledAt));
    expect(toldBy(told.events, 'session')).toEqual(['f1 0', 'f2 0', 'p1 0', 'p2 0', 'p3 0']);
    circle(...invited)
      .when(looks(settledAt))
      .givesNothing();
  });

  it('hears of a move and a cancellation with a growing number, and of nothing that she never heard of', () => {
    const later = plusMinutes(at, 60);
    const moved = [...invited, reschedules({ time: '17:30' }, { at: later })];
    const toldLater = circle(...moved).when(looks(plusMinutes(later, settleMinutes)));
    expect(toldBy(toldLater.events, 'session')).toContain('p1 1');
    expect(sessionIn(toldLater.state).told.at(-1)).toMatchObject({ as: 'moved', number: 1, version: 1 });
    const cancelled = circle(...invited, cancels({ at: later })).when(looks(plusMinutes(later, settleMinutes)));
    expect(sessionIn(cancelled.state).told.at(-1)).toMatchObject({ as: 'cancelled', number: 1 });
    const late = schedules({}, { at: plusMinutes(firstStart, -1) });
    expect(toldBy(circle(formed(), late).when(looks(firstStart)).events, 'session')).toEqual([]);
    const never = circle(formed(), schedules(), cancels()).when(looks(settledAt));
    expect(toldBy(never.events, 'session')).toEqual([]);
  });

  it('is invited anew where her invitation never went out', () => {
    const later = plusMinutes(at, 60);
    const key = 'session-d1_1_1_0_p1';
    const told = circle(...invited, reschedules({ time: '17:30' }, { at: later })).when(
      looks(plusMinutes(later, settleMinutes), [key]),
    );
    const asTo = (person: string) => sessionIn(told.state).told.findLast(one => one.person === person)?.as;
    expect([asTo('p1'), asTo('p2')]).toEqual(['planned', 'moved']);
    const cancelled = circle(...invited, cancels({ at: later })).when(looks(plusMinutes(later, settleMinutes), [key]));
    expect(toldBy(cancelled.events, 'session')).not.toContain('p1 1');
  });

  it('is whoever joins, for what is ahead, and whoever leaves: her calendar loses it', () => {
    const later = plusMinutes(at, 60);
    const joined = circle(...invited, joins('p9', { at: later })).when(looks(plusMinutes(later, settleMinutes)));
    expect(toldBy(joined.events, 'session')).toEqual(['p9 0']);
    const left = circle(...invited, leaves('p1', { at: later })).when(looks(plusMinutes(later, settleMinutes)));
    expect(toldBy(left.events, 'session')).toEqual(['p1 1']);
    expect(sessionIn(left.state).told.at(-1)).toMatchObject({ person: 'p1', as: 'cancelled' });
  });

  it('is reminded two days before, unless she was invited just now, it was moved, cancelled or has begun', () => {
    const due = '2027-03-28T22:00:00.000Z';
    expect(circles.due(circle(...invited).state.circle)).toBe(due);
    expect(toldBy(circle(...invited).when(looks(due)).events, 'session-reminder')).toHaveLength(5);
    const fresh = [...invited, joins('p9', { at: plusMinutes(due, -60) }), looks(plusMinutes(due, -50))];
    expect(toldBy(circle(...fresh).when(looks(due)).events, 'session-reminder')).not.toContain('p9 0');
    const moved = [...invited, reschedules({ date: '2027-04-06' }), looks(settledAt)];
    circle(...moved)
      .when(looks(due))
      .givesNothing();
    circle(...invited, cancels(), looks(settledAt))
      .when(looks(due))
      .givesNothing();
    expect(toldBy(circle(...invited).when(looks(firstStart)).events, 'session-reminder')).toEqual([]);
    const soon = schedules({}, { at: '2027-03-29T14:00:00.000Z' });
    expect(sessionIn(circle(formed(), soon).state).remindAt).toBeUndefined();
  });
});

describe('a record', () => {
  const told = [formed(), schedules(), looks(settledAt), looks('2027-03-28T22:00:00.000Z')];

  it('is due two days after, asked for after three and seven of the facilitators, then the staff’s', () => {
    expect(recordDueOn({ start: firstStart, minutes: 120 })).toBe('2027-04-01');
    const asks = ['2027-04-02T13:00:00.000Z', '2027-04-06T13:00:00.000Z', '2027-04-07T13:00:00.000Z'];
    expect(circles.due(circle(...told).state.circle)).toBe(asks[0]);
    const once = circle(...told).when(looks(asks[0] ?? ''));
    expect(toldBy(once.events, 'session-record')).toEqual(['f1 0', 'f2 0']);
    expect(circles.due(once.state.circle)).toBe(asks[1]);
    const twice = circle(...told, looks(asks[0] ?? '')).when(looks(asks[1] ?? ''));
    expect(toldBy(twice.events, 'session-record')).toEqual(['f1 1', 'f2 1']);
    const staffs = circle(...told, looks(asks[0] ?? ''), looks(asks[1] ?? '')).when(looks(asks[2] ?? ''));
    expect(toldBy(staffs.events, 'session-record')).toEqual([]);
    expect(sessionIn(staffs.state)).toMatchObject({ withStaffSince: asks[2] });
    expect(circles.due(staffs.state.circle)).toBeUndefined();
  });

  it('is asked for no more once it is in, or where the session was cancelled', () => {
    expect(circles.due(circle(...told, reports()).state.circle)).toBeUndefined();
    expect(
      circles.due(circle(...told, cancels({ at: afterwards }), looks(plusMinutes(afterwards, 10))).state.circle),
    ).toBe(undefined);
  });

  it('comes from either facilitator and from paper, and nobody’s takes another one’s place', () => {
    const both = circle(formed(), schedules(), reports()).when(reports({ sender: 'f2', attended: ['p2'] }));
    both.gives('SessionReportSubmitted', 'SheetKept');
    expect(sessionIn(both.state).sheets.map(({ sender }) => sender)).toEqual(['f1', 'f2']);
    circle(formed(), schedules(), reports()).when(reports({}, '2027-04-01T14:00:00.000Z')).givesNothing();
    const again = circle(formed(), schedules(), reports()).when(reports({ attended: ['p1', 'p2'] }));
    expect(sessionIn(again.state).sheets).toMatchObject([{ sender: 'f1', attended: ['p1', 'p2'] }]);
    circle(formed(), schedules())
      .when(reports({ attended: ['q7'] }))
      .isRefused('person-elsewhere');
    circle(formed(), schedules()).when(reports({}, at)).isRefused('session-ahead');
  });
});

describe('someone who goes from one circle to another one', () => {
  const two = (): TwoCircles => {
    const one = decideOn(
      { circle: { status: 'none' }, board: { status: 'laid', seats: [], bookings: [], made: 0 } },
      formed(),
    );
    const other = decideOn(
      { circle: { status: 'none' }, board: one.state.board },
      formed({ people: ['q1'], facilitators: ['g1'] }, 2),
    );
    return { from: one.state.circle, to: other.state.circle, board: other.state.board };
  };
  const goes = (person: string, from = 1, to = 2): Move => ({ type: 'Move', dialogue: 'd1', person, from, to, by, at });

  it('is in exactly one of them, in one decision', () => {
    const decision = moving.decide(goes('p1'), two());
    if ('refused' in decision) throw new Error(decision.refused);
    const after = decision.reduce(moving.evolve, two());
    expect(decision.map(({ name }) => name)).toEqual(['CircleChanged', 'CircleLeft', 'CircleChanged', 'CircleJoined']);
    expect(after.from).toMatchObject({ people: ['p2', 'p3'] });
    expect(after.to).toMatchObject({ people: ['q1', 'p1'] });
    expect(after.board.seats.filter(({ person }) => person === 'p1')).toEqual([
      { person: 'p1', circle: 2, kind: 'participant' },
    ]);
    expect(moving.decide(goes('p1'), after)).toEqual([]);
    expect(moving.decide(goes('zz'), two())).toEqual({ refused: 'person-elsewhere' });
  });
});

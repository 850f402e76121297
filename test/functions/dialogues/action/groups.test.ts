import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { isOff, wordStill } from '../../../../functions/dialogues/action/convening.ts';
import { ownPartIn } from '../../../../functions/dialogues/action/own-part.ts';
import { type PlanState, planState } from '../../../../functions/dialogues/action/plan.ts';
import { actingIn } from '../../../../functions/dialogues/action/seen.ts';
import { plans as shelf } from '../../../../functions/dialogues/action/shelf.ts';
import { plusHours, plusMinutes } from '../../../../functions/platform/kernel/time.ts';
import { program } from '../../../../functions/program/settings.ts';
import {
  adopts,
  answers,
  begun,
  by,
  calledOff,
  ends,
  facilitator,
  goesOut,
  groups,
  joins,
  leaves,
  looks,
  meeting,
  meets,
  meetsAt,
  meetsNot,
  offers,
  over,
  person,
  planIn,
  refers,
  regroups,
  settled,
  story,
  takesPart,
  tells,
  toldBy,
  unheardIn,
  words,
} from './telling.ts';

const { remindHours } = program.dialogues.sessions;
const members = [person(4), person(5)];
/** A group of four: p3 convenes, f1 facilitates, p4 and p5 take part, as everyone knows. */
const grouped = [...begun, takesPart(1, members), looks(settled)];
const start = '2027-05-26T22:00:00.000Z';
const ahead = [...grouped, meets(1, { at: settled })];
const told = plusMinutes(settled, program.dialogues.sessions.settleMinutes);
/** The same with a meeting to which they were invited. */
const invited = [...ahead, looks(told)];
const later = plusMinutes(told, 60);

const groupIn = (state: PlanState, n = 1) => planIn(state).groups.find(one => one.n === n);
const meetingIn = (state: PlanState, n = 1) => planIn(state).meetings.find(one => one.n === n);

describe('the people of an action group', () => {
  it('join once, and whom staff put in are told, each once, when that has settled; facts name nobody', () => {
    const first = story(...begun).when(takesPart(1, [person(4), person(4)]));
    first.gives('ActionGroupMembersChanged', 'GroupJoined', 'TellingKept');
    expect(first.events[0]?.data).toEqual({ dialogue: 'd1', group: 1, change: 'joined', by });
    const both = story(...begun, takesPart(1, [person(4)]), takesPart(1, members));
    expect(groupIn(both.state)?.members).toEqual(members);
    expect(toldBy(both.when(looks(settled)).events, 'action-group-joined')).toEqual(['p4', 'p5']);
    both.when(takesPart(1, members)).givesNothing();
  });

  it('who joins by her own link is not told what she knows', () =>
    story(...begun)
      .when(takesPart(1, [person(4)], { by: 'contact' }))
      .gives('ActionGroupMembersChanged', 'GroupJoined'));

  it('leave it, once; of a group that is over nobody joins or leaves', () => {
    story(...grouped)
      .when(goesOut(1, [person(4)]))
      .gives('ActionGroupMembersChanged', 'GroupLeft');
    story(...grouped, goesOut(1, [person(4)]))
      .when(goesOut(1, [person(4)]))
      .givesNothing();
    expect(groupIn(story(...grouped, goesOut(1, [person(4)])).state)?.members).toEqual([person(5)]);
    for (const command of [takesPart(1, [person(6)]), goesOut(1, [person(4)]), tells(1, 'Come'), meets()])
      story(...grouped, ends(1))
        .when(command)
        .isRefused('group-over');
    story(...begun)
      .when(takesPart(9, [person(6)]))
      .isRefused('none');
  });

  it('are at most forty', () => {
    const many = Array.from({ length: 40 }, (_, i) => person(100 + i));
    story(...begun, takesPart(1, many))
      .when(takesPart(1, [person(4)]))
      .isRefused('group-full');
  });

  it('everyone is asked which group to join, once for each press that is not repeated, and not without a group', () => {
    story().when(offers).isRefused('groups-none');
    const asked = story(...begun, offers);
    asked.when(offers).givesNothing();
    expect(toldBy(asked.when(looks(settled, [person(6), person(7)])).events, 'action-groups')).toEqual(['p6', 'p7']);
  });

  it('all go into the group that theirs goes on in, and nobody is in it twice', () => {
    const two = groups('Tools', { convener: person(6), facilitator });
    const { state } = story(...grouped, two, takesPart(2, [person(4), person(7)]), joins(1, 2));
    expect(groupIn(state, 1)?.members).toEqual([]);
    expect(groupIn(state, 2)).toMatchObject({ convener: person(6), facilitator });
    expect(groupIn(state, 2)?.members.map(one => one.person)).toEqual(['p4', 'p7', 'p3', 'p5']);
  });

  it('act, as the meter counts it, and it is hers in what is held about her', () => {
    const { state } = story(...grouped);
    expect([...actingIn(state)].sort()).toEqual(['f1', 'p3', 'p4', 'p5']);
    expect(ownPartIn(state, { person: 'p4', participant: 'r4' })).toMatchObject({
      groups: ['Getting around'],
      meetings: [],
    });
    expect(ownPartIn(story(...invited).state, { person: 'p4', participant: 'r4' })?.meetings).toEqual([
      { start, minutes: 90, place: 'Park Street Library' },
    ]);
  });

  it('hear what a body answers, beside who looks after it and who proposed it', () => {
    const asked = [...grouped, adopts(1), refers(1), answers(1, 'Yes')];
    expect([...toldBy(story(...asked).when(looks(settled)).events, 'action-answered')].sort()).toEqual([
      'f1',
      'p1',
      'p3',
      'p4',
      'p5',
    ]);
  });
});

describe('what a group is told', () => {
  it('goes to all of it but who says it, and only the newest does', () => {
    const said = story(...grouped, tells(1, 'We meet the mayor', { from: 'p3', by: 'contact' }));
    const events = said.when(looks(settled)).events;
    expect(words(events, 'action-group-word')).toEqual(['f1 1', 'p4 1', 'p5 1']);
    said.when(tells(1, 'We meet the mayor')).givesNothing();
    const anew = story(...grouped, tells(1, 'We meet the mayor'), tells(1, 'She has answered'));
    expect(words(anew.when(looks(settled)).events, 'action-group-word')).toEqual(['p3 2', 'f1 2', 'p4 2', 'p5 2']);
    expect(groupIn(anew.state)?.word).toMatchObject({ text: 'She has answered', number: 2 });
  });

  it('needs somebody who hears it', () => story(groups('Alone')).when(tells(1, 'Hello')).isRefused('group-empty'));

  it('goes with her who said it', () => {
    const { state } = story(...grouped, tells(1, 'Hers', { from: 'p3', by: 'contact' }));
    expect(ownPartIn(state, { person: 'p3', participant: 'r3' })?.words).toEqual(['Hers']);
    expect(JSON.stringify(story(...grouped, tells(1, 'Hers', { from: 'p3' }), leaves(3)).state)).not.toContain('Hers');
  });
});

describe('a group whose convener goes', () => {
  const left = goesOut(1, [person(3)], { at: later, by: 'contact' });
  const soon = plusMinutes(later, program.dialogues.sessions.settleMinutes);

  it.each([
    ['by her own press', left],
    ['with her leaving the dialogue', { ...leaves(3), at: later }],
  ])('%s waits for another one, and the staff see that; nobody is put in her place', (_, goes) => {
    const { state } = story(...invited, goes);
    expect(groupIn(state)).toMatchObject({ unconvenedAt: later, facilitator, members });
    expect(groupIn(state)).not.toHaveProperty('convener');
    expect(shelf.attention?.(state, 'd1')).toMatchObject({ details: ['unconvened'], since: later });
    // What the group has planned stands; it is out of her calendar alone.
    expect(meetingIn(state)).toMatchObject({ status: 'planned' });
    const told = [...story(...invited).when(goes).events, ...story(...invited, goes).when(looks(soon)).events];
    expect(words(told, 'group-meeting-off')).toEqual(['p3 1']);
  });

  it('waits no more when another one is named, when it goes on within another group, or when it ends', () => {
    const named = story(...invited, left, regroups(1, { convener: person(4), at: soon })).state;
    expect(groupIn(named)).toMatchObject({ convener: person(4) });
    const merged = story(...invited, left, groups('Tools', { convener: person(6) }), joins(1, 2)).state;
    const ended = story(...invited, left, ends(1)).state;
    for (const state of [named, merged, ended]) expect(shelf.attention?.(state, 'd1')).toBeUndefined();
    expect(groupIn(named)).not.toHaveProperty('unconvenedAt');
    // A group that waits takes the convener of the one that goes on within it.
    const taken = story(...invited, left, groups('Tools', { convener: person(6) }), joins(2, 1)).state;
    expect(groupIn(taken)).toMatchObject({ convener: person(6) });
    expect(shelf.attention?.(taken, 'd1')).toBeUndefined();
  });

  it('is left by its facilitator too, who is no longer named there; she can come back and take part', () => {
    const state = story(...invited, goesOut(1, [facilitator], { at: later }), left).state;
    expect(groupIn(state)).not.toHaveProperty('facilitator');
    const back = story(...invited, left, takesPart(1, [person(3)], { at: soon, by: 'contact' })).state;
    expect(groupIn(back)).toMatchObject({ unconvenedAt: later, members: [...members, person(3)] });
  });
});

describe('a meeting of a group', () => {
  it('is planned once, is told when it has settled to everyone of the group, and is in no fact', () => {
    const planned = story(...grouped).when(meets());
    planned.gives('ActionGroupMeetingChanged', 'GroupMeetingKept');
    expect(planned.events[0]?.data).toEqual({ dialogue: 'd1', group: 1, meeting: 1, change: 'planned', by });
    story(...ahead)
      .when(meets())
      .givesNothing();
    expect(shelf.due(story(...ahead).state)).toBe(told);
    const mails = story(...ahead).when(looks(told)).events;
    expect(words(mails, 'group-meeting')).toEqual(['p3 0', 'f1 0', 'p4 0', 'p5 0']);
    expect(shelf.due(story(...invited).state)).toBe(plusHours(start, -remindHours));
  });

  it.each([
    [{ date: '2027-05-04' }, 'event-over'],
    [{ date: '2029-05-04' }, 'event-far'],
    [{ date: '2028-03-12', time: '02:30' }, 'event-gap'],
    [{ time: '19:00' }, 'meeting-overlaps'],
    [{ time: '17:00' }, 'meeting-overlaps'],
  ])('cannot be at %j: %s', (change, reason) =>
    story(...ahead)
      .when(meets(1, { wished: { ...meeting, ...change } }))
      .isRefused(reason),
  );

  it('right after another one, or of another group at the same time, it can be', () => {
    story(...ahead)
      .when(meets(1, { wished: { ...meeting, time: '19:30' } }))
      .gives('ActionGroupMeetingChanged', 'GroupMeetingKept');
    story(...ahead, groups('Tools'))
      .when(meets(2))
      .gives('ActionGroupMeetingChanged', 'GroupMeetingKept');
  });

  it('that is moved is told anew, once, with the next number; also to the same time and place again nothing', () => {
    const moved = story(...invited).when(meetsAt({ time: '19:00' }, { at: later }));
    moved.gives('ActionGroupMeetingChanged', 'GroupMeetingPlaced');
    const again = plusMinutes(later, program.dialogues.sessions.settleMinutes);
    const both = story(
      ...invited,
      meetsAt({ time: '19:00' }, { at: later }),
      meetsAt({ place: 'City Hall' }, { at: later }),
    );
    expect(words(both.when(looks(again)).events, 'group-meeting')).toEqual(['p3 1', 'f1 1', 'p4 1', 'p5 1']);
    story(...invited)
      .when(meetsAt({}, { at: later }))
      .givesNothing();
  });

  it('that is cancelled is told to who was invited, and to nobody who never heard of it', () => {
    const again = plusMinutes(later, program.dialogues.sessions.settleMinutes);
    const off = story(...invited, meetsNot(later)).when(looks(again)).events;
    expect(words(off, 'group-meeting-off')).toEqual(['p3 1', 'f1 1', 'p4 1', 'p5 1']);
    expect(toldBy(story(...ahead, meetsNot(settled)).when(looks(told)).events, 'group-meeting-off')).toEqual([]);
    // Nor to whom the mail never reached.
    const unsent = unheardIn(story(...invited).state, 'meeting').slice(0, 3);
    const some = story(...invited, meetsNot(later)).when(looks(again, [], [], unsent)).events;
    expect(words(some, 'group-meeting-off')).toEqual(['p5 1']);
    story(...invited, meetsNot(later))
      .when(meetsNot(later))
      .givesNothing();
    story(...invited)
      .when(meetsNot(start))
      .isRefused('meeting-over');
    story(...invited)
      .when(meetsAt({ time: '20:00' }, { at: start }))
      .isRefused('meeting-over');
  });

  it('comes to who joins, and leaves the calendar of who leaves; the others hear nothing', () => {
    const soon = plusMinutes(later, program.dialogues.sessions.settleMinutes);
    const joined = story(...invited, takesPart(1, [person(6)], { at: later, by: 'contact' })).when(looks(soon)).events;
    expect(words(joined, 'group-meeting')).toEqual(['p6 0']);
    const left = [...invited, goesOut(1, [person(4)], { at: later, by: 'contact' }), looks(soon)];
    expect(words(story(...left.slice(0, -1)).when(looks(soon)).events, 'group-meeting-off')).toEqual(['p4 1']);
    // Who comes back is invited again, with a number that her calendar takes.
    const back = plusMinutes(soon, program.dialogues.sessions.settleMinutes);
    const returned = story(...left, takesPart(1, [person(4)], { at: soon, by: 'contact' })).when(looks(back)).events;
    expect(words(returned, 'group-meeting')).toEqual(['p4 2']);
  });

  it('comes to a new convener, and leaves the calendar of the former one who takes part no more', () => {
    const soon = plusMinutes(later, program.dialogues.sessions.settleMinutes);
    const { state } = story(...invited, regroups(1, { convener: person(8), at: later }), looks(soon));
    const events = story(...invited, regroups(1, { convener: person(8), at: later }), looks(soon)).when(
      looks(soon),
    ).events;
    expect(words(events, 'group-meeting')).toEqual(['p8 0']);
    expect(words(events, 'group-meeting-off')).toEqual(['p3 1']);
    expect(groupIn(state)?.convener).toEqual(person(8));
  });

  it('goes with its group into the other one, whose people are invited too; one whose group ends is cancelled', () => {
    const soon = plusMinutes(later, program.dialogues.sessions.settleMinutes);
    const two = [...invited, groups('Tools', { convener: person(6), at: later }), looks(soon)];
    const merged = story(...two, { ...joins(1, 2), at: later });
    expect(meetingIn(merged.state)).toMatchObject({ group: 2, status: 'planned' });
    expect(words(merged.when(looks(soon)).events, 'group-meeting')).toEqual(['p6 0']);
    const ended = story(...invited).when({ ...ends(1), at: later });
    ended.gives('ActionGroupClosed', 'ActionGroupMeetingChanged', 'GroupMeetingDropped', 'GroupEnded');
    const off = story(...invited, { ...ends(1), at: later }).when(looks(soon)).events;
    expect(toldBy(off, 'group-meeting-off')).toEqual(['p3', 'f1', 'p4', 'p5']);
  });

  it('is reminded of once, by what each was told last; never what has begun, was cancelled, or was told just now', () => {
    const due = plusHours(start, -remindHours);
    const near = story(...invited, looks(due));
    expect(words(near.when(looks(due)).events, 'group-meeting-soon')).toEqual(['p3 0', 'f1 0', 'p4 0', 'p5 0']);
    expect(shelf.due(story(...invited, looks(due), looks(due)).state)).toBeUndefined();
    expect(shelf.due(story(...invited, meetsNot(later), looks(plusMinutes(later, 10))).state)).toBeUndefined();
    const late = story(...invited, looks(plusHours(start, 1)));
    expect(toldBy(late.when(looks(plusHours(start, 1))).events, 'group-meeting-soon')).toEqual([]);
    // Whoever joined an hour before is invited, and not reminded at once.
    const hour = plusHours(due, -1);
    const fresh = [...invited, takesPart(1, [person(6)], { at: hour, by: 'contact' }), looks(plusMinutes(hour, 10))];
    const reminded = story(...fresh, looks(due)).when(looks(due)).events;
    expect(toldBy(reminded, 'group-meeting-soon')).toEqual(['p3', 'f1', 'p4', 'p5']);
  });

  it('of which she was told is out of her calendar when she leaves the dialogue, and she is nowhere in it any more', () => {
    const gone = story(...invited).when({ ...leaves(4), at: later });
    expect(words(gone.events, 'group-meeting-off')).toEqual(['p4 1']);
    const { state } = story(...invited, { ...leaves(4), at: later });
    expect(JSON.stringify(state)).not.toContain('"p4"');
    const about = { dialogue: 'd1', of: 1, number: 1, who: 'p4' };
    expect(isOff(planIn(state), 'meeting', { ...about, at: later })).toBe(true);
    expect(isOff(planIn(state), 'meeting', { ...about, at: plusHours(start, 2) })).toBe(false);
    expect(isOff(planIn(state), 'meeting', { ...about, who: 'p5', at: later })).toBe(false);
  });

  it('is not taken back from whom it never reached: what still waits to go out does not go out then', () => {
    const unsent = unheardIn(story(...invited).state, 'meeting');
    const gone = story(...invited).when({ ...leaves(4, unsent), at: later });
    expect(words(gone.events, 'group-meeting-off')).toEqual([]);
  });

  it('is told by the newest word alone, and while it is so', () => {
    const moved = story(...invited, meetsAt({ time: '19:00' }, { at: later }), looks(plusMinutes(later, 10))).state;
    const about = { dialogue: 'd1', of: 1, number: 0, who: 'p4' };
    expect(wordStill(planIn(story(...invited).state), 'meeting', { ...about, at: later })).toMatchObject({
      as: 'planned',
    });
    expect(wordStill(planIn(moved), 'meeting', { ...about, at: later })).toBeUndefined();
    expect(wordStill(planIn(moved), 'meeting', { ...about, number: 1, at: later })).toMatchObject({ as: 'moved' });
    expect(wordStill(planIn(moved), 'meeting', { ...about, number: 1, at: start })).toMatchObject({ as: 'moved' });
    expect(wordStill(planIn(moved), 'meeting', { ...about, number: 1, at: plusHours(start, 1) })).toBeUndefined();
  });

  it('that is over forgets who heard of it when the next one is planned, and nothing is left with the dialogue', () => {
    const { state } = story(
      ...invited,
      meets(1, { at: plusHours(start, 3), wished: { ...meeting, date: '2027-06-23' } }),
    );
    expect(planIn(state).meetings.map(one => one.told.length)).toEqual([0, 0]);
    const ending = [...invited, { ...calledOff, at: later }] as const;
    const said = story(...ending).when(looks(plusMinutes(later, 10)));
    expect(words(said.events, 'group-meeting-off').sort()).toEqual(['f1 1', 'p3 1', 'p4 1', 'p5 1']);
    const { state: left } = story(...ending, looks(plusMinutes(later, 10)), looks(plusMinutes(start, meeting.minutes)));
    for (const state of [left, story(...invited, over).state])
      expect(JSON.stringify(state)).not.toMatch(/"p\d"|Park Street/);
  });

  it('stands in no plan that was kept before groups met; it is read as one without', () => {
    const { meetings: _, groups: all, ...old } = planIn(story(...begun).state);
    const kept = { ...old, groups: all.map(({ members: __, words: ___, ...one }) => one) };
    expect(v.parse(planState, kept)).toEqual(planIn(story(...begun).state));
  });
});

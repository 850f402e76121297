import { describe, expect, it } from 'vitest';
import { ownPartIn } from '../../../../functions/dialogues/action/own-part.ts';
import { seenPlan } from '../../../../functions/dialogues/action/seen.ts';
import { plans as shelf } from '../../../../functions/dialogues/action/shelf.ts';
import { plusDays } from '../../../../functions/platform/kernel/time.ts';
import { program } from '../../../../functions/program/settings.ts';
import {
  actionIn,
  adopts,
  amends,
  answers,
  at,
  begun,
  by,
  cancels,
  closes,
  drops,
  ends,
  enters,
  facilitator,
  formed,
  groups,
  holdsForum,
  joins,
  leaves,
  looks,
  merges,
  opens,
  over,
  passesOver,
  person,
  planIn,
  plans,
  progresses,
  proposes,
  refers,
  regroups,
  settled,
  story,
  toldBy,
  votes,
  wished,
} from './telling.ts';

const { silentDays } = program.dialogues.action;

describe('an idea', () => {
  it('is written down once, with who proposed it, and is in no fact', () => {
    const first = story().when(proposes('A later bus', { text: 'After ten.', proposers: [person(1)] }));
    first.gives('PlanBegun', 'ActionItemProposed', 'IdeaKept');
    expect(first.events[1]?.data).toEqual({ dialogue: 'd1', action: 1, by });
    story(proposes('A later bus')).when(proposes('A later bus')).givesNothing();
    story(proposes('A later bus'))
      .when(proposes('A later bus', { circle: 2 }))
      .gives('ActionItemProposed', 'IdeaKept');
  });

  it('that is not taken is told with its reason to who proposed it, when that has settled', () => {
    const passed = story(...begun).when(passesOver(1));
    passed.gives('ActionItemMovedOn', 'IdeaPassedOver', 'TellingKept');
    expect(shelf.due(passed.state)).toBe(settled);
    const told = story(...begun, passesOver(1)).when(looks(settled));
    expect(toldBy(told.events, 'action-not-taken')).toEqual(['p1']);
    story(...begun, passesOver(1))
      .when(passesOver(1))
      .givesNothing();
    story(...begun, adopts(1))
      .when(passesOver(1))
      .isRefused('action-over');
  });

  it('of whose words something is mended changes nothing else', () => {
    const state = story(...begun, amends(1, { title: 'A bus after ten' })).state;
    expect(actionIn(state, 1)).toMatchObject({ status: 'proposed', title: 'A bus after ten', proposers: [person(1)] });
    story(...begun)
      .when(amends(1, { title: 'A later bus' }))
      .givesNothing();
    story(...begun)
      .when(amends(1, { date: '2027-06-01' }))
      .isRefused('action-over');
  });
});

describe('what matters most', () => {
  it('is asked of everyone once, and can be answered until the end of the last day', () => {
    const open = story(...begun, opens());
    expect(shelf.due(open.state)).toBe(settled);
    const everyone = [person(1), person(2), person(3)];
    const asked = open.when(looks(settled, everyone));
    expect(toldBy(asked.events, 'action-vote')).toEqual(['p1', 'p2', 'p3']);
    expect(shelf.due(asked.state)).toBe('2027-05-09T04:00:00.000Z');
    open.when(votes('r1', [1], { at: '2027-05-09T03:59:00.000Z' })).gives('ActionVotesCast', 'BallotKept');
    open.when(votes('r1', [1], { at: '2027-05-09T04:00:00.000Z' })).isRefused('voting-over');
    open.when(opens({ until: '2027-05-10' })).gives('ActionVotingOpened', 'VotingKept');
    story(...begun)
      .when(votes('r1', [1]))
      .isRefused('voting-not-yet');
    story().when(opens()).isRefused('ideas-none');
    story(...begun)
      .when(opens({ until: '2027-05-04' }))
      .isRefused('voting-past');
  });

  it('goes twenty at a time', () => {
    const many = Array.from({ length: 45 }, (_, i) => person(i));
    const first = story(...begun, opens()).when(looks(settled, many));
    expect(toldBy(first.events, 'action-vote')).toHaveLength(20);
    const second = story(...begun, opens(), looks(settled, many)).when(looks(settled, many));
    expect(toldBy(second.events, 'action-vote')[0]).toBe('p20');
    const last = story(...begun, opens(), looks(settled, many), looks(settled, many)).when(looks(settled, many));
    expect(toldBy(last.events, 'action-vote')).toHaveLength(5);
    expect(planIn(last.state).tellings).toEqual([]);
  });

  it('has as many dots as a person has, and no more; the same again changes nothing', () => {
    const open = story(...begun, opens());
    open.when(votes('r1', [1, 1, 2, 2])).isRefused('dots-many');
    open.when(votes('r1', [9])).isRefused('idea-gone');
    const voted = story(...begun, opens(), votes('r1', [1, 2, 1]));
    voted.when(votes('r1', [2, 1, 1])).givesNothing();
    const changed = voted.when(votes('r1', [2]));
    expect(planIn(changed.state).voting).toMatchObject({ ballots: [{ participant: 'r1', dots: [2] }] });
  });

  it('is entered from paper, sheet by sheet, with at most the dots of those who put them', () => {
    const open = story(...begun, opens());
    open.when(enters(1, 2, [1, 1, 1, 2, 2, 2, 2])).isRefused('dots-many');
    open.when(enters(1, 2, [1, 1, 1, 2, 2, 2])).gives('ActionVotesCast', 'VotingSheetKept');
    const twice = story(...begun, opens(), enters(1, 2, [1, 1])).when(enters(1, 3, [2]));
    expect(planIn(twice.state).voting).toMatchObject({ sheets: [{ sheet: 1, people: 3, dots: [2] }] });
    const back = story(...begun, opens(), enters(1, 2, [1, 1])).when(enters(1, 0, []));
    expect(planIn(back.state).voting).toMatchObject({ sheets: [] });
    open.when(enters(1, 0, [])).givesNothing();
  });

  it('is counted by itself when its time is over: the most wanted are priorities, and who gave which dots is forgotten', () => {
    const state = story(...begun, opens(), looks(settled), votes('r1', [1, 1, 2]), enters(1, 2, [2, 2]));
    const closed = state.when(looks('2027-05-09T04:00:00.000Z'));
    closed.gives('ActionVotingClosed', 'VotingCounted', 'ActionItemMovedOn', 'ActionItemMovedOn');
    expect(planIn(closed.state).voting).toEqual({
      status: 'closed',
      dots: 3,
      closedAt: '2027-05-09T04:00:00.000Z',
      voters: 3,
    });
    expect(planIn(closed.state).actions.map(one => [one.n, one.status, one.dots])).toEqual([
      [1, 'prioritized', 2],
      [2, 'prioritized', 3],
    ]);
    expect(JSON.stringify(closed.state)).not.toContain('"r1","dots"');
  });

  it('makes those priorities that staff name, and as many as the settings say; those with as many dots as the last too', () => {
    const ideas = Array.from({ length: 9 }, (_, i) => proposes(`Idea ${i + 1}`));
    const dots = [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5];
    const counted = story(...ideas, opens(), enters(1, 5, dots)).when(closes());
    const chosen = planIn(counted.state).actions.filter(one => one.status === 'prioritized');
    expect(chosen.map(({ n }) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const named = story(...ideas, opens(), enters(1, 5, dots)).when(closes([9]));
    expect(
      planIn(named.state)
        .actions.filter(one => one.status === 'prioritized')
        .map(({ n }) => n),
    ).toEqual([9]);
    story(...ideas, opens(), closes())
      .when(closes())
      .givesNothing();
    story(...ideas, opens(), closes())
      .when(opens())
      .isRefused('voting-over');
  });

  it('goes with an idea into the one within which it goes on, also while people vote', () => {
    const state = story(...begun, opens(), votes('r1', [1, 1, 2]), enters(1, 1, [1])).when(merges(1, 2)).state;
    expect(planIn(state).voting).toMatchObject({ ballots: [{ dots: [2, 2, 2] }], sheets: [{ dots: [2] }] });
    expect(actionIn(state, 2)).toMatchObject({ proposers: [person(2), person(1)] });
    expect(actionIn(state, 1)).toMatchObject({ status: 'merged', into: 2 });
  });
});

describe('an action', () => {
  const adopted = [...begun, adopts(1, { owner: person(4) })];

  it('is taken on by a group, by a day; its owner hears of it when that has settled', () => {
    const taken = story(...begun).when(adopts(1, { owner: person(4) }));
    taken.gives('ActionItemMovedOn', 'ActionAdopted', 'TellingKept');
    expect(taken.events[0]?.data).toEqual({ dialogue: 'd1', action: 1, status: 'adopted', by });
    const again = story(...adopted, amends(1, { owner: person(5) }));
    expect(toldBy(again.when(looks(settled)).events, 'action-owner')).toEqual(['p5']);
    story(...begun)
      .when(adopts(1, { group: 7 }))
      .isRefused('group-over');
    story(...begun)
      .when(adopts(1, { date: '2027-05-04' }))
      .isRefused('action-past');
    story(...begun)
      .when(adopts(1, { date: '2029-05-04' }))
      .isRefused('action-far');
    story(...begun, opens())
      .when(adopts(1))
      .isRefused('voting-open');
    story(...adopted)
      .when(adopts(1))
      .givesNothing();
    story(...adopted, drops(1))
      .when(adopts(1))
      .isRefused('action-over');
  });

  it('is under way, waits with a reason, is done, and can be taken up again until it is reported', () => {
    const way = story(...adopted, progresses(1, 'in-progress'), progresses(1, 'blocked', { reason: 'money' }));
    expect(actionIn(way.state, 1)).toMatchObject({ status: 'blocked', reason: 'money' });
    story(...adopted)
      .when(progresses(1, 'blocked'))
      .isRefused('reason-missing');
    const done = story(...adopted, progresses(1, 'done', { words: 'The line runs until eleven.' }));
    expect(actionIn(done.state, 1)).toMatchObject({ status: 'done', word: { text: 'The line runs until eleven.' } });
    done.when(progresses(1, 'in-progress')).gives('ActionItemMovedOn', 'ProgressKept');
    done.when(progresses(1, 'done')).givesNothing();
    done.when(drops(1)).isRefused('action-over');
    story(...begun)
      .when(progresses(1, 'done'))
      .isRefused('action-over');
  });

  it('tells in its facts codes alone', () => {
    const events = [
      ...story(...begun).when(adopts(1, { owner: person(4) })).events,
      ...story(...adopted).when(progresses(1, 'blocked', { reason: 'money', words: 'Ali pays' })).events,
      ...story(...adopted).when(refers(1)).events,
      ...story(...adopted, refers(1)).when(answers(1, 'Yes, from June.')).events,
      ...story(...begun, opens()).when(votes('r1', [1])).events,
    ].filter(one => !('internal' in one));
    expect(JSON.stringify(events)).not.toMatch(/p4|r1|Ali|June|bus|2027/);
  });

  it('is dropped with a reason, or handed to a body that answers; who looks after it, who proposed it and its group hear the answer', () => {
    story(...adopted)
      .when(drops(1))
      .gives('ActionItemMovedOn', 'ActionPutAside');
    const referred = story(...adopted, looks(settled), refers(1));
    expect(actionIn(referred.state, 1)).toMatchObject({ status: 'referred', body: 'commission' });
    referred.when(progresses(1, 'done')).isRefused('action-over');
    referred.when(refers(1)).givesNothing();
    story(...adopted)
      .when(answers(1, 'Yes'))
      .isRefused('action-not-referred');
    const answered = story(...adopted, looks(settled), refers(1), answers(1, 'Yes.'));
    expect(actionIn(answered.state, 1)).toMatchObject({ status: 'answered', answer: 'Yes.' });
    expect(toldBy(answered.when(looks(settled)).events, 'action-answered')).toEqual(['p4', 'p3', 'p1', 'f1']);
  });

  it('goes on within another one with who proposed it, and its owner where the other has none', () => {
    const both = [...adopted, adopts(2, { owner: undefined })];
    const merged = story(...both).when(merges(1, 2));
    expect(actionIn(merged.state, 2)).toMatchObject({ owner: person(4), proposers: [person(2), person(1)] });
    story(...both)
      .when(merges(1, 1))
      .isRefused('merge-elsewhere');
    story(...adopted)
      .when(merges(1, 2))
      .isRefused('merge-elsewhere');
    story(...both, merges(1, 2))
      .when(merges(1, 2))
      .givesNothing();
    story(...both, progresses(2, 'done'))
      .when(merges(1, 2))
      .isRefused('merge-elsewhere');
  });

  it('is reminded of its date some days before, unless it is done by then, or that would be at once', () => {
    const owned = story(...adopted, looks(settled));
    expect(shelf.due(owned.state)).toBe('2027-05-29T13:00:00.000Z');
    const near = story(...adopted, looks(settled), looks('2027-05-29T13:00:00.000Z'));
    expect(toldBy(near.when(looks('2027-05-29T13:00:00.000Z')).events, 'action-date')).toEqual(['p4']);
    const done = story(...adopted, looks(settled), progresses(1, 'done'));
    expect(shelf.due(done.state)).toBeUndefined();
    const tomorrow = story(...begun, adopts(1, { date: '2027-05-06' }));
    expect(actionIn(tomorrow.state, 1)).not.toHaveProperty('remindAt');
  });

  it('of which nothing is heard for 30 days has stalled: its people and the steering group are asked, once', () => {
    const way = [...adopted, looks(settled), progresses(1, 'in-progress', { at: settled })];
    const then = plusDays(settled, silentDays);
    const steering = [{ person: 's1' }, { person: 's2' }];
    const reminded = [...way, looks('2027-05-29T13:00:00.000Z'), looks('2027-05-29T13:00:00.000Z')];
    expect(shelf.due(story(...reminded).state)).toBe(then);
    const silent = story(...reminded).when(looks(then, [], steering));
    silent.gives('ActionItemStalled', 'ActionSilent', 'TellingKept');
    expect(shelf.attention?.(silent.state, 'd1')).toMatchObject({ code: 'dialogue-actions', details: ['stalled'] });
    const told = story(...reminded, looks(then, [], steering));
    expect(toldBy(told.when(looks(then, [], steering)).events, 'action-stalled')).toEqual(['p4', 'p3', 's1', 's2']);
    const later = story(...reminded, looks(then, [], steering), looks(then, [], steering));
    expect(shelf.due(later.state)).toBeUndefined();
    const heard = later.when(progresses(1, 'in-progress', { at: plusDays(then, 1) }));
    expect(shelf.attention?.(heard.state, 'd1')).toBeUndefined();
    expect(shelf.due(heard.state)).toBe(plusDays(then, 1 + silentDays));
  });

  it('that has not begun stalls only after its date', () => {
    const far = story(...begun, adopts(1, { date: '2027-08-31' }), looks(settled), looks('2027-08-28T13:00:00.000Z'));
    expect(shelf.due(far.when(looks('2027-08-28T13:00:00.000Z')).state)).toBe('2027-09-01T04:00:00.000Z');
  });

  it('that a body does not answer is asked after too', () => {
    const then = plusDays(at, silentDays);
    const silent = story(...adopted, looks(settled), refers(1)).when(looks(then));
    expect(shelf.attention?.(silent.state, 'd1')).toMatchObject({ details: ['unanswered'] });
  });

  it('that nobody looks after is the staff’s at once', () => {
    const alone = story(proposes('A later bus'), groups('Getting around'), adopts(1));
    expect(shelf.attention?.(alone.state, 'd1')).toMatchObject({ details: ['alone'], since: at });
    const owned = alone.when(amends(1, { owner: person(4) }));
    expect(shelf.attention?.(owned.state, 'd1')).toBeUndefined();
  });
});

describe('an action group', () => {
  it('has a convener and a facilitator, who are two; both hear so', () => {
    const told = story().when(groups('Getting around', { convener: person(3), facilitator }));
    told.gives('PlanBegun', 'ActionGroupFormed', 'GroupKept', 'TellingKept');
    expect(toldBy(story(...formed).when(looks(settled)).events, 'action-convener')).toEqual(['p3', 'f1']);
    story()
      .when(groups('Both', { convener: facilitator, facilitator }))
      .isRefused('convener-facilitates');
    story(...begun)
      .when(regroups(1, { facilitator: person(3) }))
      .isRefused('convener-facilitates');
    story(...begun)
      .when(groups('Getting around'))
      .givesNothing();
    story(...begun)
      .when(regroups(1, { convener: person(3) }))
      .givesNothing();
  });

  it('goes on within another one with all its actions, and gives it a convener where it has none', () => {
    const two = [...begun, groups('Tools'), adopts(1), adopts(2, { group: 2 })];
    const merged = story(...two).when(joins(1, 2));
    merged.gives('ActionGroupMerged', 'GroupFolded', 'TellingKept');
    expect(planIn(merged.state).actions.map(one => 'group' in one && one.group)).toEqual([2, 2]);
    expect(planIn(merged.state).groups.map(one => [one.status, one.convener])).toEqual([
      ['merged', person(3)],
      ['open', person(3)],
    ]);
    story(...two, joins(1, 2))
      .when(joins(1, 2))
      .givesNothing();
    story(...two)
      .when(joins(1, 1))
      .isRefused('merge-elsewhere');
    story(...two, joins(1, 2))
      .when(joins(2, 1))
      .isRefused('group-over');
    story(...two, joins(1, 2))
      .when(adopts(1, { group: 1 }))
      .isRefused('action-over');
  });

  it('ends when nothing of it is open', () => {
    story(...begun, adopts(1))
      .when(ends(1))
      .isRefused('group-busy');
    story(...begun, adopts(1), progresses(1, 'done'))
      .when(ends(1))
      .gives('ActionGroupClosed', 'GroupEnded');
    story(...begun, ends(1))
      .when(ends(1))
      .givesNothing();
    story(...begun, ends(1))
      .when(joins(1, 1))
      .isRefused('merge-elsewhere');
  });

  it('is seen by the guards of the dialogue', () => {
    const { state } = story(...begun, groups('Tools'), adopts(1), adopts(2, { group: 2 }));
    expect(seenPlan(state)).toEqual({
      adopted: 1,
      isVoting: false,
      groups: 2,
      unconvened: [2],
      unfacilitated: [2],
      alone: 1,
      stalled: 0,
      open: 2,
      isReported: false,
    });
  });

  it('is seen with what is still to come of it: a check-in only where somebody would be asked', () => {
    const ahead = [...begun, adopts(1), holdsForum('2027-05-04'), plans()];
    const seen = { open: 1, checkIn: '2027-06-03', event: wished.date };
    expect(seenPlan(story(...ahead).state)).toMatchObject(seen);
    const done = seenPlan(story(...ahead, progresses(1, 'done'), cancels()).state);
    expect([done.open, done.checkIn, done.event]).toEqual([0, undefined, undefined]);
  });
});

describe('a check-in', () => {
  const acted = [...begun, adopts(1, { owner: person(4), date: '2028-04-01' }), looks(settled)];

  it('comes 30, 90 and 180 days after the forum, in the morning', () => {
    const held = story(...acted).when(holdsForum('2027-05-04'));
    held.gives('ActionForumHeld', 'ForumKept');
    expect(planIn(held.state).checkIns.map(one => [one.n, one.at, one.stands])).toEqual([
      [1, '2027-06-03T13:00:00.000Z', 'ahead'],
      [2, '2027-08-02T13:00:00.000Z', 'ahead'],
      [3, '2027-10-31T13:00:00.000Z', 'ahead'],
    ]);
    story(...acted)
      .when(holdsForum('2027-05-06'))
      .isRefused('forum-ahead');
    story(...acted, holdsForum('2027-05-04'))
      .when(holdsForum('2027-05-01', { assumed: true }))
      .givesNothing();
  });

  it('asks each who looks after something that is open, once', () => {
    const due = '2027-06-03T13:00:00.000Z';
    const held = [...acted, holdsForum('2027-05-04')];
    story(...held)
      .when(looks(due))
      .gives('DialogueFollowUpDue', 'CheckInMade', 'TellingKept');
    expect(toldBy(story(...held, looks(due)).when(looks(due)).events, 'action-check-in')).toEqual(['p4', 'p3']);
    const after = story(...held, looks(due), looks(due)).when(looks(due));
    expect(toldBy(after.events, 'action-check-in')).toEqual([]);
  });

  it('asks nobody where nothing is open, and is never made up for', () => {
    const due = '2027-06-03T13:00:00.000Z';
    story(...acted, progresses(1, 'done'), holdsForum('2027-05-04'))
      .when(looks(due))
      .gives('CheckInMade');
    const late = story(...acted).when(holdsForum('2027-03-01'));
    expect(planIn(late.state).checkIns.map(one => one.stands)).toEqual(['past', 'ahead', 'ahead']);
  });

  it('that was made stays made when the forum’s day is mended', () => {
    const due = '2027-06-03T13:00:00.000Z';
    const mended = story(...acted, holdsForum('2027-05-04'), looks(due), looks(due)).when(
      holdsForum('2027-05-05', { at: due }),
    );
    expect(planIn(mended.state).checkIns.map(one => [one.date, one.stands])).toEqual([
      ['2027-06-03', 'asked'],
      ['2027-08-03', 'ahead'],
      ['2027-11-01', 'ahead'],
    ]);
  });
});

describe('whoever takes part no more', () => {
  it('is nowhere in it: what she was to see to is the staff’s to give on, and her dots do not count', () => {
    const acted = [
      proposes('A later bus', { proposers: [person(1)] }),
      groups('Getting around', { convener: person(1) }),
    ];
    const left = story(...acted, opens(), votes('r1', [1, 1]), plans()).when(leaves(1));
    left.gives('PersonGone');
    expect(JSON.stringify(left.state)).not.toMatch(/"p1"|"r1"/);
    story(...begun)
      .when(leaves(9))
      .givesNothing();
    story().when(leaves(1)).givesNothing();
  });

  it('leaves none of her words behind; what staff have noted stays', () => {
    const told = progresses(1, 'in-progress', { words: 'Hers', from: 'p4' });
    const acted = [...begun, adopts(1, { owner: person(4) })];
    expect(JSON.stringify(story(...acted, told).when(leaves(4)).state)).not.toMatch(/"p4"|Hers/);
    const noted = story(...acted, progresses(1, 'done', { words: 'Noted' })).when(leaves(4));
    expect(actionIn(noted.state, 1)).toMatchObject({ word: { text: 'Noted' } });
    expect(ownPartIn(story(...acted, told).state, { person: 'p4', participant: 'r4' })).toMatchObject({
      looksAfter: ['A later bus'],
      words: ['Hers'],
    });
  });
});

describe('a dialogue that is over', () => {
  it('asks nobody anything any more, keeps what was done, and nobody who did it', () => {
    const ended = story(...begun, adopts(1, { owner: person(4) }), holdsForum('2027-05-04'), plans()).when(over);
    ended.gives('PlanOver');
    expect(shelf.due(ended.state)).toBeUndefined();
    expect(shelf.attention?.(ended.state, 'd1')).toBeUndefined();
    expect(JSON.stringify(ended.state)).not.toMatch(/"p\d"/);
    expect(ended.state).toMatchObject({
      status: 'over',
      actions: [{ title: 'A later bus' }, { title: 'A place for tools' }],
    });
    expect(shelf.expires?.(ended.state)).toBe(plusDays(at, program.retentionDays.counts));
    story(...begun, over)
      .when(proposes('More'))
      .isRefused('dialogue-over');
    story(...begun, over)
      .when(looks(settled))
      .givesNothing();
    story(...begun, over)
      .when(over)
      .givesNothing();
  });
});

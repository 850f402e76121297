import { describe, expect, it } from 'vitest';
import { type Command, exchanging, type ToldAs } from '../../../functions/advisory/domain.ts';
import {
  answeredList,
  issueList,
  items,
  newList,
  submittedList,
  toldList,
  untoldReferrals,
} from '../../../functions/advisory/item.ts';
import { plusDays } from '../../../functions/platform/kernel/time.ts';
import { program } from '../../../functions/program/settings.ts';
import { given } from '../../support/given.ts';

const at = '2026-12-07T15:00:00.000Z';
const days = (count: number): string => plusDays(at, count);
const telling = {
  title: 'Free evening class',
  text: 'Open to all, whatever their papers.',
  need: 'english-class',
  area: 'downtown',
  until: days(30),
};
const submit: Command = {
  type: 'Submit',
  id: 'i1',
  kind: 'resource',
  author: 'm1',
  organization: 'o1',
  telling,
  by: 'member',
  at,
};
const by = 'staff:u1';
const to = 'p1';
const approve: Command = { type: 'Approve', id: 'i1', by, at, to };
const sendBack: Command = { type: 'Return', id: 'i1', reason: 'unclear', by, at, to };
const withdraw: Command = { type: 'Withdraw', id: 'i1', by: 'member', at };
const revise: Command = { type: 'Revise', id: 'i1', telling: { ...telling, title: 'On Mondays' }, by: 'member', at };
const tell = (as: ToldAs, edition = '2026-W50'): Command => ({
  type: 'Tell',
  id: 'i1',
  edition,
  as,
  by: 'program',
  at,
});
const { until: _, ...endless } = telling;
const issue: Command = { ...submit, kind: 'issue', telling: endless };
const refer: Command = { type: 'Refer', id: 'i1', body: 'commission', by, at };
const answer: Command = { type: 'Answer', id: 'i1', text: 'The city opens a second desk in May.', by, at, to };
const close = (reason: 'resolved' | 'answered' | 'not-taken'): Command => ({ type: 'Close', id: 'i1', reason, by, at });
/** Where it stands in its list. */
const sortOf = ({ state: { item } }: { state: { item: Parameters<NonNullable<typeof items.list>>[0] } }) =>
  items.list?.(item)?.sort ?? '';
const placeOf = ({ state: { item } }: { state: { item: Parameters<NonNullable<typeof items.list>>[0] } }) =>
  items.list?.(item)?.list;

describe('what a member submits', () => {
  it('waits for staff, and counts among what is open of hers; the fact says ids and codes alone', () => {
    const done = given(exchanging).when(submit);
    done.gives('ItemSubmitted', 'ItemKept');
    expect(done.events[0]?.data).toEqual({ item: 'i1', kind: 'resource', member: 'm1', by: 'member' });
    expect(done.state.authored.open).toEqual(['i1']);
    expect(done.state.offers.resources).toEqual([]);
    expect(placeOf(done)).toBe(submittedList);
    given(exchanging, submit).when(submit).givesNothing();
  });

  it('is refused where its dates cannot be so, and nothing is kept', () => {
    const refused = (told: object, reason: string, kind: 'resource' | 'event' = 'resource') =>
      given(exchanging)
        .when({ ...submit, kind, telling: { ...telling, ...told } })
        .isRefused(reason);
    refused({ starts: days(-1) }, 'event-past', 'event');
    refused({}, 'event-past', 'event');
    refused({ until: at }, 'until-past');
    refused({ until: days(program.advisory.mostDays + 1) }, 'until-far');
  });

  it('is refused when too much of hers is open already', () => {
    const open = Array.from({ length: program.advisory.mostOpen }, (_, i) => `i${i}`);
    const state = { ...exchanging.initial, authored: { open } };
    expect(exchanging.decide(submit, state)).toEqual({ refused: 'too-many-items' });
  });

  it('is approved: it may be told, is on offer for its need, and its author hears of it', () => {
    const done = given(exchanging, submit).when(approve);
    done.gives('ItemApproved', 'ItemShown', 'MailWanted');
    expect(done.state.offers.resources).toEqual([{ item: 'i1', area: 'downtown', until: days(30) }]);
    expect(placeOf(done)).toBe(newList);
    given(exchanging, submit, approve).when(approve).givesNothing();
  });

  it('is approved as it was read: one that was changed meanwhile is read again', () => {
    given(exchanging, submit, revise)
      .when({ ...approve, revision: 1 })
      .isRefused('item-changed');
    given(exchanging, submit, revise)
      .when({ ...approve, revision: 2 })
      .gives('ItemApproved', 'ItemShown', 'MailWanted');
  });

  it('is not approved when its date has passed while it waited', () => {
    given(exchanging, submit)
      .when({ ...approve, at: days(31) })
      .isRefused('item-over');
  });

  it('only a resource is on offer for a need', () => {
    const request: Command = { ...submit, kind: 'request' };
    expect(given(exchanging, request).when(approve).state.offers.resources).toEqual([]);
  });

  it('is returned with a reason, changed, and waits again', () => {
    const returned = given(exchanging, submit).when(sendBack);
    returned.gives('ItemReturned', 'ItemSentBack', 'MailWanted');
    expect(returned.state.item).toMatchObject({ status: 'returned', reason: 'unclear' });
    const again = given(exchanging, submit, sendBack).when(revise);
    again.gives('ItemSubmitted', 'ItemRevised');
    expect(again.state.item).toMatchObject({ status: 'submitted', revision: 2, telling: { title: 'On Mondays' } });
    given(exchanging, submit, sendBack).when(approve).isRefused('item-decided');
    given(exchanging, submit, approve).when(sendBack).isRefused('item-decided');
  });

  it('is let go when it was returned and not changed for long', () => {
    const late: Command = { type: 'Due', id: 'i1', at: days(program.advisory.returnedDays) };
    const done = given(exchanging, submit, sendBack).when(late);
    done.gives('ItemOver');
    expect(done.state.authored.open).toEqual([]);
    given(exchanging, submit, sendBack)
      .when({ ...late, at: days(1) })
      .givesNothing();
  });

  it('that is changed is on offer no more until it is approved anew, and is told anew then', () => {
    const done = given(exchanging, submit, approve, tell('new')).when(revise);
    expect(done.state.offers.resources).toEqual([]);
    expect(done.state.item).not.toHaveProperty('told');
    expect(placeOf(given(exchanging, submit, approve, tell('new'), revise).when(approve))).toBe(newList);
  });

  it('expires by its date: it is on offer no more, and its place is free', () => {
    const over: Command = { type: 'Due', id: 'i1', at: days(30) };
    const done = given(exchanging, submit, approve).when(over);
    done.gives('ItemExpired', 'ItemOver');
    expect(done.state).toMatchObject({ item: { how: 'expired' }, offers: { resources: [] }, authored: { open: [] } });
    expect(placeOf(done)).toBeUndefined();
    given(exchanging, submit).when(over).gives('ItemExpired', 'ItemOver');
  });

  it('is taken back by its author at any time, and once', () => {
    for (const before of [[submit], [submit, approve], [submit, sendBack], [issue, approve]]) {
      const done = given(exchanging, ...before).when(withdraw);
      done.gives('ItemWithdrawn', 'ItemOver');
      expect(done.state.authored.open).toEqual([]);
    }
    given(exchanging, submit, withdraw).when(withdraw).givesNothing();
    given(exchanging, submit, withdraw).when(revise).isRefused('item-over');
  });

  it('is put first by staff while it is approved and not told, once; one that is changed goes back into the row', () => {
    const first: Command = { type: 'PutFirst', id: 'i1', by: 'staff:maria', at: days(2) };
    const done = given(exchanging, submit, approve).when(first);
    done.gives('ItemPutFirst', 'ItemPreferred');
    expect(done.state.item).toMatchObject({ first: days(2) });
    expect(placeOf(done)).toBe(newList);
    given(exchanging, submit, approve, first).when(first).givesNothing();
    given(exchanging, issue, approve).when(first).gives('ItemPutFirst', 'ItemPreferred');
    for (const before of [[submit], [submit, approve, tell('new')], [submit, approve, withdraw]])
      given(exchanging, ...before)
        .when(first)
        .isRefused('item-told');
    expect(given(exchanging, submit, approve, first, revise).when(approve).state.item).not.toHaveProperty('first');
  });

  it('is told once as new and once as closing soon', () => {
    const told = given(exchanging, submit, approve).when(tell('new'));
    told.gives('ItemTold');
    expect(placeOf(told)).toBe(toldList);
    given(exchanging, submit, approve, tell('new')).when(tell('new', '2026-W51')).givesNothing();
    given(exchanging, submit, approve).when(tell('closing')).givesNothing();
    given(exchanging, submit, approve, tell('new')).when(tell('closing', '2026-W51')).gives('ItemTold');
    given(exchanging, submit, approve, tell('new'), tell('closing')).when(tell('closing', '2026-W51')).givesNothing();
  });

  it('is not told before it is approved', () => {
    given(exchanging, submit).when(tell('new')).givesNothing();
  });
});

describe('an issue', () => {
  const raised = [issue, approve, tell('new')] as const;

  it('is raised by its approval, discussed, referred to a body, answered and closed', () => {
    const discussed = given(exchanging, ...raised).when({ type: 'Discuss', id: 'i1', by, at });
    expect(discussed.state.item).toMatchObject({ stage: 'discussed' });
    const referred = given(exchanging, ...raised).when(refer);
    referred.gives('IssueReferred', 'IssueSent');
    expect(referred.state.item).toMatchObject({ stage: 'referred', body: 'commission' });
    expect(placeOf(referred)).toBe(issueList);
    const done = given(exchanging, ...raised, refer).when(answer);
    done.gives('IssueAnswered', 'AnswerKept', 'MailWanted');
    expect(placeOf(done)).toBe(answeredList);
    given(exchanging, ...raised, refer, answer)
      .when(close('answered'))
      .gives('IssueClosed', 'ItemOver');
  });

  it('that is referred waits among the referrals that are not told, until a digest has told it; once for each body', () => {
    const waits = given(exchanging, ...raised).when(refer);
    expect(sortOf(waits).startsWith(untoldReferrals)).toBe(true);
    const told = given(exchanging, ...raised, refer).when(tell('referred'));
    told.gives('ItemTold');
    expect(told.state.item).toMatchObject({ stage: 'referred', referralTold: '2026-W50' });
    expect([placeOf(told), sortOf(told).startsWith(untoldReferrals)]).toEqual([issueList, false]);
    const known = [...raised, refer, tell('referred')] as const;
    given(exchanging, ...known)
      .when(tell('referred', '2026-W51'))
      .givesNothing();
    // It is talked about in a dialogue: that is no other referral.
    const take = { type: 'TakeToDialogue', id: 'i1', dialogue: 'd1', by: 'program', at } as const;
    expect(sortOf(given(exchanging, ...known).when(take)).startsWith(untoldReferrals)).toBe(false);
    const elsewhere = given(exchanging, ...known).when({ ...refer, body: 'school-board' });
    expect(sortOf(elsewhere).startsWith(untoldReferrals)).toBe(true);
    // What is not referred is not told as that, and what was answered meanwhile is told by its answer.
    for (const before of [raised, [...raised, refer, answer]])
      given(exchanging, ...before)
        .when(tell('referred'))
        .givesNothing();
  });

  it('that is referred before the group was told of it is told as new first, and as referred later', () => {
    const early = given(exchanging, issue, approve, refer).when(tell('new'));
    expect(sortOf(early).startsWith(untoldReferrals)).toBe(true);
  });

  it('that becomes the topic of a dialogue is discussed; cancelled there, it can be talked about elsewhere', () => {
    const take = { type: 'TakeToDialogue', id: 'i1', dialogue: 'd1', by: 'program', at } as const;
    const taken = given(exchanging, ...raised).when(take);
    taken.gives('IssueTakenUp', 'IssueDiscussed', 'IssueInDialogue');
    expect(taken.state.item).toMatchObject({ stage: 'discussed', dialogue: 'd1' });
    given(exchanging, ...raised, take)
      .when(take)
      .givesNothing();
    // One that was referred stays with whom it was referred to.
    const referred = given(exchanging, ...raised, refer).when(take);
    expect(referred.state.item).toMatchObject({ stage: 'referred', body: 'commission', dialogue: 'd1' });
    const back = { ...take, type: 'TakeBackFromDialogue' } as const;
    const free = given(exchanging, ...raised, take).when(back);
    free.gives('IssueInDialogue');
    expect(free.state.item).not.toHaveProperty('dialogue');
    given(exchanging, ...raised, take)
      .when({ ...back, dialogue: 'd2' })
      .givesNothing();
  });

  it('is answered by its dialogue only where nobody has answered it', () => {
    const results = { type: 'Answer', id: 'i1', text: 'Neighbors talked about it.', by: 'program', at } as const;
    given(exchanging, ...raised)
      .when(results)
      .gives('IssueAnswered', 'AnswerKept');
    given(exchanging, ...raised, answer)
      .when(results)
      .givesNothing();
  });

  it('that is closed keeps its answer, until a digest has told it', () => {
    const closed = given(exchanging, ...raised, refer, answer).when(close('answered'));
    expect(closed.state.item).toMatchObject({ status: 'over', how: 'answered', body: 'commission' });
    expect(placeOf(closed)).toBe(answeredList);
    const told = given(exchanging, ...raised, refer, answer, close('answered')).when(tell('answer'));
    told.gives('ItemTold');
    expect(placeOf(told)).toBeUndefined();
    expect(told.state.item).toMatchObject({ answer: { told: '2026-W50' } });
    given(exchanging, ...raised, refer, answer, close('answered'), tell('answer'))
      .when(tell('answer', '2026-W51'))
      .givesNothing();
  });

  it('is not closed as answered without an answer, nor worked on when it is closed', () => {
    given(exchanging, ...raised)
      .when(close('answered'))
      .isRefused('no-answer-yet');
    given(exchanging, ...raised, close('resolved'))
      .when(refer)
      .isRefused('not-an-open-issue');
    given(exchanging, submit, approve).when(refer).isRefused('not-an-open-issue');
    given(exchanging, ...raised, answer)
      .when(refer)
      .isRefused('issue-answered');
  });

  it('does not end by a date; nothing is forgotten: after long it needs a human, until something happens', () => {
    const later = days(program.advisory.issueDays);
    const waits = given(exchanging, ...raised).when({ type: 'Due', id: 'i1', at: later });
    waits.gives('IssueWaits');
    expect(items.attention?.(waits.state.item, 'i1')).toMatchObject({ code: 'issue-waits', details: ['raised'] });
    const moved = given(exchanging, ...raised, { type: 'Due', id: 'i1', at: later }).when({ ...refer, at: later });
    expect(items.attention?.(moved.state.item, 'i1')).toBeUndefined();
  });
});

describe('what nobody knows', () => {
  it.each([revise, approve, sendBack, withdraw, refer, answer, close('resolved')])('is refused: $type', command => {
    given(exchanging).when(command).isRefused('none');
  });
});

import type { Event } from './events.ts';
import {
  dropped,
  given,
  over,
  placed,
  reminded,
  told,
  toldAnew,
  unreminded,
  withNew,
  withoutWords,
} from './evolving-convened.ts';
import { evolvedGroups, withoutPeople } from './evolving-groups.ts';
import {
  type Action,
  each,
  emptyPlan,
  type Group,
  type Idea,
  isIdea,
  isOpenAction,
  isWaitedFor,
  isWork,
  type OpenPlan,
  type PlanState,
  type UpdateEvent,
  type Who,
  type Work,
} from './plan.ts';
import { tallyOf, votersOf } from './voting.ts';

type Data<Name extends Event['name']> = Extract<Event, { name: Name }>['data'];

const withAction = (plan: OpenPlan, n: number, change: (one: Action) => Action): OpenPlan => ({
  ...plan,
  actions: plan.actions.map(one => (one.n === n ? change(one) : one)),
});

const withEvent = (plan: OpenPlan, n: number, change: (one: UpdateEvent) => UpdateEvent): OpenPlan => ({
  ...plan,
  events: plan.events.map(one => (one.n === n ? change(one) : one)),
});

/** What of an action stays whatever becomes of it. */
function ideaOf({ n, title, text, circle, proposers, dots, did, proposedAt, since }: Action) {
  return { n, title, proposers, dots, proposedAt, since, ...given({ text, circle, did }) };
}

/** The same of one that was adopted. */
function workOf(action: Work) {
  const { group, owner, date, adoptedAt, heardAt, word } = action;
  return { ...ideaOf(action), group, date, adoptedAt, heardAt, ...given({ owner, word }) };
}

function proposed(plan: OpenPlan, { n, title, text, circle, proposers, at }: Data<'IdeaKept'>): OpenPlan {
  const fresh = { status: 'proposed' as const, n, title, dots: 0, proposedAt: at, since: at };
  const idea: Idea = { ...fresh, proposers: [...proposers], ...given({ text, circle }) };
  return { ...plan, actions: [...plan.actions, idea] };
}

/** Whoever gives it another owner, group or date has looked after it: it stalls no more. */
function revised(action: Action, { change, remindAt, at }: Data<'ActionRevised'>): Action {
  const { title, text, did, group, owner, date } = change;
  const said = { ...action, ...given({ title, text, did }) };
  if (!isWaitedFor(said) || (group ?? owner ?? date) === undefined) return said;
  const { stalledAt: _, ...rest } = said;
  const looked = { ...rest, ...given({ group, owner, date }), heardAt: at };
  if (!isOpenAction(looked) || date === undefined) return looked;
  const { remindAt: __, ...without } = looked;
  return { ...without, ...given({ remindAt }) };
}

function counted(plan: OpenPlan, { priorities, at }: Data<'VotingCounted'>): OpenPlan {
  const { voting } = plan;
  if (voting?.status !== 'open') return plan;
  const tally = tallyOf(voting);
  const actions = plan.actions.map((one): Action => {
    const dotted = { ...one, dots: one.dots + (tally.get(one.n) ?? 0) };
    return isIdea(dotted) && priorities.includes(one.n) ? { ...dotted, status: 'prioritized', since: at } : dotted;
  });
  return { ...plan, actions, voting: { status: 'closed', dots: voting.dots, closedAt: at, voters: votersOf(voting) } };
}

/** Words that were told just now, if any. */
const worded = (text: string | undefined, from: string | undefined, at: string) =>
  text === undefined ? {} : { word: { text, at, ...given({ from }) } };

function progressed(action: Action, { status, reason, words, from, remindAt, at }: Data<'ProgressKept'>): Action {
  if (!isWork(action)) return action;
  const word = worded(words, from, at);
  const told = { ...workOf(action), ...word, heardAt: at, since: action.status === status ? action.since : at };
  if (status === 'done') return { ...told, status };
  const kept = { ...told, ...given({ remindAt }) };
  return status === 'blocked' ? { ...kept, status, reason: reason ?? '' } : { ...kept, status };
}

/** Where one goes on within another: its dots, and who proposed it, go with it; so does its owner, where the other has none. */
function folded(plan: OpenPlan, { n, into, at }: Data<'ActionFolded'>): OpenPlan {
  const from = plan.actions.find(one => one.n === n);
  if (!from) return plan;
  const taken = withAction(plan, into, one => {
    const both = { ...one, dots: one.dots + from.dots, proposers: each([...one.proposers, ...from.proposers]) };
    const owner = isWork(from) ? from.owner : undefined;
    return isWork(both) && both.owner === undefined && owner ? { ...both, owner } : both;
  });
  const gone = withAction(taken, n, one => ({
    ...ideaOf(one),
    dots: 0,
    status: 'merged',
    into,
    since: at,
    ...(isWork(one) && { group: one.group }),
  }));
  return { ...gone, ...(gone.voting?.status === 'open' && { voting: renumbered(gone.voting, n, into) }) };
}

/** Dots that were given to one count for the other. */
function renumbered(voting: Extract<OpenPlan['voting'], { status: 'open' }>, n: number, into: number) {
  const moved = <T extends { dots: number[] }>(one: T): T => ({
    ...one,
    dots: one.dots.map(dot => (dot === n ? into : dot)),
  });
  return { ...voting, ballots: voting.ballots.map(moved), sheets: voting.sheets.map(moved) };
}

/** One telling of the same at a time: the newest. */
function toTell(plan: OpenPlan, { what, of, to, due }: Data<'TellingKept'>): OpenPlan {
  const others = plan.tellings.filter(one => one.of !== of || one.what !== what);
  const n = plan.told + 1;
  return { ...plan, told: n, tellings: [...others, { n, what, of, due, ...(to && { to: [...to] }) }] };
}

function gone(plan: OpenPlan, { n, left }: Data<'TellingGone'>): OpenPlan {
  const one = plan.tellings.find(telling => telling.n === n);
  if (!one) return plan;
  const others = plan.tellings.filter(telling => telling.n !== n);
  return { ...plan, tellings: left.length > 0 ? [...others, { ...one, to: [...left] }] : others };
}

/** She is nowhere in it any more, nor are the words that she told. */
function withoutPerson(plan: OpenPlan, { person, participant, at }: Data<'PersonGone'>): OpenPlan {
  const others = (list: readonly Who[]): Who[] => list.filter(one => one.person !== person);
  const actions = plan.actions.map((one): Action => {
    const known = { ...one, proposers: others(one.proposers) };
    if (!isWork(known)) return known;
    const { owner, word, ...rest } = known;
    const isHers = word?.from === person;
    return {
      ...rest,
      ...given({ owner: owner?.person === person ? undefined : owner, word: isHers ? undefined : word }),
    };
  });
  const groups = plan.groups.map(({ word, ...one }): Group => {
    const said = given({ word: word?.from === person ? undefined : word });
    return { ...withoutPeople(one, [{ person }], at), ...said };
  });
  const { voting } = plan;
  const ballots = voting?.status === 'open' ? voting.ballots.filter(one => one.participant !== participant) : [];
  return {
    ...plan,
    actions,
    groups,
    meetings: plan.meetings.map(one => withoutWords(one, person)),
    ...(voting?.status === 'open' && { voting: { ...voting, ballots } }),
    events: plan.events.map(one => withoutWords(one, person)),
    tellings: plan.tellings.map(one => (one.to ? { ...one, to: others(one.to) } : one)),
  };
}

/** Only what is not held is told of any more; what was planned may well be held, and is people's own. */
const ending = (plan: OpenPlan, at: string): OpenPlan => ({
  ...plan,
  endingAt: at,
  tellings: [],
  events: plan.events.map(one => (one.status === 'cancelled' ? one : over(one))),
  meetings: plan.meetings.map(one => (one.status === 'cancelled' ? one : over(one))),
});

/** What was done stays to be read; who did it, and what was still to come, does not. */
function ended({ dialogue, actions, groups }: OpenPlan, at: string): PlanState {
  const nobodys = actions.map((one): Action => {
    const known = { ...one, proposers: [] };
    if (!isWork(known)) return known;
    const { owner: _, word: __, ...rest } = known;
    return rest;
  });
  const left = groups.map(({ convener: _, facilitator: __, word: ___, ...one }): Group => ({ ...one, members: [] }));
  return { status: 'over', dialogue, actions: nobodys, groups: left, overAt: at };
}

type Named<Name extends Event['name']> = Extract<Event, { readonly name: Name }>;

function evolved(plan: OpenPlan, event: Exclude<Event, Named<'PlanBegun' | 'PlanOver'>>): OpenPlan {
  switch (event.name) {
    case 'PlanEnding':
      return ending(plan, event.data.at);
    case 'IdeaKept':
      return proposed(plan, event.data);
    case 'ActionRevised':
      return withAction(plan, event.data.n, one => revised(one, event.data));
    case 'ActionAdopted': {
      const { n, group, owner, date, remindAt, at } = event.data;
      const more = { group, date, adoptedAt: at, heardAt: at, ...given({ owner, remindAt }) };
      return withAction(plan, n, one => ({ ...ideaOf(one), ...more, status: 'adopted', since: at }));
    }
    case 'IdeaPassedOver': {
      const { n, reason, at } = event.data;
      return withAction(plan, n, one => ({ ...ideaOf(one), status: 'not-taken', reason, since: at }));
    }
    case 'ProgressKept':
      return withAction(plan, event.data.n, one => progressed(one, event.data));
    case 'ActionPutAside': {
      const { n, reason, words, from, at } = event.data;
      const word = worded(words, from, at);
      return withAction(plan, n, one =>
        isWork(one) ? { ...workOf(one), ...word, status: 'dropped', reason, heardAt: at, since: at } : one,
      );
    }
    case 'ActionHandedOn': {
      const { n, body, at } = event.data;
      return withAction(plan, n, one =>
        isWork(one) ? { ...workOf(one), status: 'referred', body, heardAt: at, since: at } : one,
      );
    }
    case 'ActionAnswerKept': {
      const { n, text: answer, at } = event.data;
      return withAction(plan, n, one => {
        if (one.status !== 'referred' && one.status !== 'answered') return one;
        return { ...workOf(one), status: 'answered', body: one.body, answer, heardAt: at, since: at };
      });
    }
    case 'ActionFolded':
      return folded(plan, event.data);
    case 'ActionSilent':
      return withAction(plan, event.data.n, one => (isWaitedFor(one) ? { ...one, stalledAt: event.data.at } : one));
    case 'DateNear':
      return withAction(plan, event.data.n, one => {
        if (!isOpenAction(one)) return one;
        const { remindAt: _, ...rest } = one;
        return rest;
      });
    case 'VotingKept':
    case 'BallotKept':
    case 'VotingSheetKept':
    case 'VotingCounted':
      return evolvedVotes(plan, event);
    case 'GroupKept':
    case 'GroupRevised':
    case 'GroupFolded':
    case 'GroupEnded':
    case 'GroupJoined':
    case 'GroupLeft':
    case 'GroupWordKept':
    case 'GroupMeetingKept':
    case 'GroupMeetingPlaced':
    case 'GroupMeetingDropped':
    case 'GroupMeetingTold':
    case 'GroupMeetingNear':
      return evolvedGroups(plan, event);
    case 'ForumKept':
    case 'CheckInMade':
    case 'EventKept':
    case 'EventPlaced':
    case 'EventDropped':
    case 'EventHappened':
    case 'EventTold':
    case 'EventNear':
    case 'TellingKept':
    case 'TellingGone':
    case 'PersonGone':
      return evolvedAhead(plan, event);
    case 'ActionItemProposed':
    case 'ActionItemAmended':
    case 'ActionItemMovedOn':
    case 'ActionItemStalled':
    case 'ActionVotingOpened':
    case 'ActionVotesCast':
    case 'ActionVotingClosed':
    case 'ActionGroupFormed':
    case 'ActionGroupChanged':
    case 'ActionGroupMerged':
    case 'ActionGroupClosed':
    case 'ActionGroupsOffered':
    case 'ActionGroupMembersChanged':
    case 'ActionGroupMeetingChanged':
    case 'ActionGroupTold':
    case 'ActionForumHeld':
    case 'DialogueFollowUpDue':
    case 'UpdateEventChanged':
    case 'MailWanted':
      return plan;
  }
}

/** What becomes of votes. */
function evolvedVotes(
  plan: OpenPlan,
  event: Named<'VotingKept' | 'BallotKept' | 'VotingSheetKept' | 'VotingCounted'>,
): OpenPlan {
  switch (event.name) {
    case 'VotingKept': {
      const before = plan.voting?.status === 'open' ? plan.voting : { ballots: [], sheets: [] };
      const { ballots, sheets } = before;
      return { ...plan, voting: { status: 'open', ...event.data, ballots, sheets } };
    }
    case 'BallotKept': {
      if (plan.voting?.status !== 'open') return plan;
      const { participant, dots } = event.data;
      const others = plan.voting.ballots.filter(one => one.participant !== participant);
      const own = dots.length > 0 ? [{ participant, dots: [...dots] }] : [];
      return { ...plan, voting: { ...plan.voting, ballots: [...others, ...own] } };
    }
    case 'VotingSheetKept': {
      if (plan.voting?.status !== 'open') return plan;
      const { sheet, people, dots } = event.data;
      const others = plan.voting.sheets.filter(one => one.sheet !== sheet);
      const own = people > 0 ? [{ sheet, people, dots: [...dots] }] : [];
      return { ...plan, voting: { ...plan.voting, sheets: [...others, ...own] } };
    }
    case 'VotingCounted':
      return counted(plan, event.data);
  }
}

/** What becomes of what is ahead: check-ins, events, and what is to be told. */
function evolvedAhead(
  plan: OpenPlan,
  event: Named<
    | 'ForumKept'
    | 'CheckInMade'
    | 'EventKept'
    | 'EventPlaced'
    | 'EventDropped'
    | 'EventHappened'
    | 'EventTold'
    | 'EventNear'
    | 'TellingKept'
    | 'TellingGone'
    | 'PersonGone'
  >,
): OpenPlan {
  switch (event.name) {
    case 'ForumKept':
      return { ...plan, forum: event.data.on, checkIns: [...event.data.checkIns] };
    case 'CheckInMade': {
      const { n } = event.data;
      return { ...plan, checkIns: plan.checkIns.map(one => (one.n === n ? { ...one, stands: 'asked' } : one)) };
    }
    case 'EventKept': {
      const { n, kind, fixed, at } = event.data;
      const fresh: UpdateEvent = { n, kind, status: 'planned', ...fixed, version: 0, changedAt: at, told: [] };
      return { ...plan, events: withNew(plan.events, fresh, at) };
    }
    case 'EventPlaced': {
      const { n, fixed, at } = event.data;
      return withEvent(unreminded(plan, 'event', n), n, one => placed(one, fixed, at));
    }
    case 'EventDropped': {
      const { n, at } = event.data;
      return withEvent(unreminded(plan, 'event', n), n, one => dropped(one, at));
    }
    case 'EventHappened':
      return reported(plan, event.data);
    case 'EventTold':
      return withEvent(plan, event.data.n, one => told(one, event.data));
    case 'EventNear':
      return withEvent(plan, event.data.n, one => toldAnew(reminded(one), event.data.at));
    case 'TellingKept':
      return toTell(plan, event.data);
    case 'TellingGone':
      return gone(plan, event.data);
    case 'PersonGone':
      return withoutPerson(plan, event.data);
  }
}

/** What was done is reported with it. */
function reported(plan: OpenPlan, { n, at }: Data<'EventHappened'>): OpenPlan {
  const held = withEvent(plan, n, one => ({ ...over(one), status: 'held', changedAt: at }));
  const actions = held.actions.map(
    (one): Action => (one.status === 'done' ? { ...one, status: 'reported', since: at } : one),
  );
  return { ...unreminded(held, 'event', n), actions };
}

/** What a plan becomes by what has happened. */
export function evolve(state: PlanState, event: Event): PlanState {
  if (event.name === 'PlanBegun') return state.status === 'none' ? emptyPlan(event.data.dialogue) : state;
  if (state.status !== 'open') return state;
  return event.name === 'PlanOver' ? ended(state, event.data.at) : evolved(state, event);
}

/** A plan, also before anything stands in it; undefined once its dialogue is over. */
export function openIn(state: PlanState, dialogue: string): OpenPlan | undefined {
  if (state.status === 'none') return emptyPlan(dialogue);
  return state.status === 'open' && state.endingAt === undefined ? state : undefined;
}

import type { FactOf } from '../../events/contract.ts';
import { issueAnswered } from '../../events/issue-answered.ts';
import { issueClosed } from '../../events/issue-closed.ts';
import { issueReferred } from '../../events/issue-referred.ts';
import { issueTakenUp } from '../../events/issue-taken-up.ts';
import { itemApproved } from '../../events/item-approved.ts';
import { itemExpired } from '../../events/item-expired.ts';
import { itemPutFirst } from '../../events/item-put-first.ts';
import { itemReturned } from '../../events/item-returned.ts';
import { itemSubmitted } from '../../events/item-submitted.ts';
import { itemWithdrawn } from '../../events/item-withdrawn.ts';
import { type mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { evolve } from './evolution.ts';
import {
  type AuthoredState,
  type Issue,
  type ItemState,
  isOpen,
  type KnownItem,
  type OffersState,
  type Telling,
} from './item.ts';
import type { ItemKind } from './member.ts';

/** What one decision about an item spans: itself, what is on offer for its need, and what is open of its author. */
export interface Exchange {
  readonly item: ItemState;
  readonly offers: OffersState;
  readonly authored: AuthoredState;
}

/** Who acts on which item, and when. `to`: the author’s person, who is written to; undefined when she has left. */
interface By {
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly to?: string | undefined;
}

/** How an issue is closed: mended; answered by whom it was referred to; or not taken up. */
export const closings = ['resolved', 'answered', 'not-taken'] as const;
export type Closing = (typeof closings)[number];

/** As what it stands in a digest: as new, as closing soon, as referred to a body, or for its answer. */
export type ToldAs = 'new' | 'closing' | 'referred' | 'answer';

export type Command =
  | ({
      readonly type: 'Submit';
      readonly kind: ItemKind;
      readonly author: string;
      readonly organization: string;
      readonly telling: Telling;
    } & By)
  /** Its author says it anew; staff approve it anew. */
  | ({ readonly type: 'Revise'; readonly telling: Telling } & By)
  /** `revision`: the one that was read; refused as `changed` where it was changed since. */
  | ({ readonly type: 'Approve'; readonly revision?: number | undefined } & By)
  | ({ readonly type: 'Return'; readonly reason: string } & By)
  | ({ readonly type: 'Withdraw' } & By)
  /** More waits than one digest tells, and staff want this before all else. */
  | ({ readonly type: 'PutFirst' } & By)
  /** It stands in the digest of a week. */
  | ({ readonly type: 'Tell'; readonly edition: string; readonly as: ToldAs } & By)
  | ({ readonly type: 'Discuss' } & By)
  /** It is the topic of a dialogue; or no more, since that was cancelled. */
  | ({ readonly type: 'TakeToDialogue'; readonly dialogue: string } & By)
  | ({ readonly type: 'TakeBackFromDialogue'; readonly dialogue: string } & By)
  | ({ readonly type: 'Refer'; readonly body: string } & By)
  | ({ readonly type: 'Answer'; readonly text: string } & By)
  | ({ readonly type: 'Close'; readonly reason: Closing } & By)
  | { readonly type: 'Due'; readonly id: string; readonly at: string };

export type Of<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** How something is over without an answer or a date of its own. */
type End = 'expired' | 'withdrawn' | 'lapsed' | Closing;

export type Event =
  | FactOf<typeof issueTakenUp>
  | FactOf<typeof itemSubmitted>
  | FactOf<typeof itemApproved>
  | FactOf<typeof itemPutFirst>
  | FactOf<typeof itemReturned>
  | FactOf<typeof itemWithdrawn>
  | FactOf<typeof itemExpired>
  | FactOf<typeof issueReferred>
  | FactOf<typeof issueAnswered>
  | FactOf<typeof issueClosed>
  | FactOf<typeof mailWanted>
  | Note<
      'ItemKept',
      { item: string; kind: ItemKind; author: string; organization: string; telling: Telling; at: string }
    >
  | Note<'ItemRevised', { item: string; telling: Telling; at: string }>
  | Note<'ItemShown', { item: string; at: string }>
  | Note<'ItemSentBack', { reason: string; item: string; at: string }>
  | Note<'ItemPreferred', { at: string }>
  | Note<'ItemTold', { edition: string; as: ToldAs; at: string }>
  | Note<'IssueDiscussed', { at: string }>
  | Note<'IssueInDialogue', { dialogue?: string | undefined; at: string }>
  | Note<'IssueSent', { body: string; at: string }>
  | Note<'AnswerKept', { text: string; at: string }>
  | Note<'IssueWaits', { at: string }>
  | Note<'ItemOver', { item: string; how: End; at: string }>;

const { mostDays, mostOpen } = program.advisory;

/** Why its dates cannot be so; undefined where they can. An issue has none, and ends when it is closed. */
function impossible(kind: ItemKind, { starts, until }: Telling, at: string): string | undefined {
  if (kind === 'issue') return undefined;
  if (kind === 'event' && (starts === undefined || starts <= at)) return 'event-past';
  if (until === undefined || until <= at) return 'until-past';
  return until > plusDays(at, mostDays) ? 'until-far' : undefined;
}

function submit(command: Of<'Submit'>, { item, authored }: Exchange): Decision<Event> {
  const { id, kind, author, organization, telling, by, at } = command;
  if (item.status !== 'none') return [];
  const wrong = impossible(kind, telling, at);
  if (wrong) return refuse(wrong);
  if (authored.open.length >= mostOpen) return refuse('too-many-items');
  return [
    itemSubmitted.of({ item: id, kind, member: author, by }),
    note('ItemKept', { item: id, kind, author, organization, telling, at }),
  ];
}

/** What can still be said anew: an issue that is being worked on is another’s matter already. */
function revise({ id, telling, by, at }: Of<'Revise'>, { item }: Exchange): Decision<Event> {
  if (item.status === 'none') return refuse('none');
  if (item.status === 'over' || item.status === 'issue') return refuse('item-over');
  const wrong = impossible(item.kind, telling, at);
  if (wrong) return refuse(wrong);
  if (JSON.stringify(telling) === JSON.stringify(item.telling)) return [];
  return [
    itemSubmitted.of({ item: id, kind: item.kind, member: item.author, by }),
    note('ItemRevised', { item: id, telling, at }),
  ];
}

const about = (id: string, { revision }: KnownItem) => ({ about: id, time: revision });

function approve({ id, revision, by, at, to }: Of<'Approve'>, { item }: Exchange): Decision<Event> {
  if (item.status === 'none') return refuse('none');
  if (item.status === 'approved' || item.status === 'issue') return [];
  if (item.status !== 'submitted') return refuse('item-decided');
  if (revision !== undefined && revision !== item.revision) return refuse('item-changed');
  if (impossible(item.kind, item.telling, at)) return refuse('item-over');
  return [
    itemApproved.of({ item: id, kind: item.kind, by }),
    note('ItemShown', { item: id, at }),
    ...(to ? [wantMail('item-approved', to, about(id, item))] : []),
  ];
}

function sendBack({ id, reason, by, at, to }: Of<'Return'>, { item }: Exchange): Decision<Event> {
  if (item.status === 'none') return refuse('none');
  if (item.status === 'returned' && item.reason === reason) return [];
  if (item.status !== 'submitted') return refuse('item-decided');
  return [
    itemReturned.of({ item: id, reason, by }),
    note('ItemSentBack', { item: id, reason, at }),
    ...(to ? [wantMail('item-returned', to, about(id, item))] : []),
  ];
}

function withdraw({ id, by, at }: Of<'Withdraw'>, { item }: Exchange): Decision<Event> {
  if (item.status === 'none') return refuse('none');
  if (!isOpen(item)) return [];
  return [itemWithdrawn.of({ item: id, by }), note('ItemOver', { item: id, how: 'withdrawn', at })];
}

/** Only what waits to be told can be put before what waits. */
function putFirst({ id, by, at }: Of<'PutFirst'>, { item }: Exchange): Decision<Event> {
  if (item.status === 'none') return refuse('none');
  if ((item.status !== 'approved' && item.status !== 'issue') || item.told) return refuse('item-told');
  return item.first ? [] : [itemPutFirst.of({ item: id, by }), note('ItemPreferred', { at })];
}

/** Once as new, once as closing soon, once for each body that it is referred to, and once for its answer; what is over by then is not told. */
function tell({ edition, as, at }: Of<'Tell'>, { item }: Exchange): Decision<Event> {
  const told = [note('ItemTold', { edition, as, at })];
  if (as === 'answer')
    return (item.status === 'issue' || item.status === 'over') && item.answer && !item.answer.told ? told : [];
  if (item.status !== 'approved' && item.status !== 'issue') return [];
  if (as === 'new') return item.told ? [] : told;
  if (as === 'referred')
    return item.status === 'issue' && item.stage === 'referred' && item.referralTold === undefined ? told : [];
  return item.status === 'approved' && item.told && !item.closing ? told : [];
}

/** What is done about an issue while it is open. */
function onIssue<C extends Of<'Discuss' | 'TakeToDialogue' | 'TakeBackFromDialogue' | 'Refer' | 'Answer' | 'Close'>>(
  command: C,
  { item }: Exchange,
  judge: (command: C, issue: Issue) => Decision<Event>,
): Decision<Event> {
  if (item.status === 'none') return refuse('none');
  return item.status === 'issue' ? judge(command, item) : refuse('not-an-open-issue');
}

const issueDiscussed = ({ id, by, at }: By, { stage }: Issue): readonly Event[] =>
  stage === 'raised' ? [issueTakenUp.of({ item: id, by }), note('IssueDiscussed', { at })] : [];

/** Talking about it with neighbors is discussing it. */
const takeToDialogue = (command: Of<'TakeToDialogue'>, issue: Issue): Decision<Event> =>
  issue.dialogue === command.dialogue
    ? []
    : [...issueDiscussed(command, issue), note('IssueInDialogue', { dialogue: command.dialogue, at: command.at })];

/** It can be talked about in another one. */
const takeBack = ({ dialogue, at }: Of<'TakeBackFromDialogue'>, issue: Issue): Decision<Event> =>
  issue.dialogue === dialogue ? [note('IssueInDialogue', { at })] : [];

function refer({ id, body, by, at }: Of<'Refer'>, issue: Issue): Decision<Event> {
  if (issue.stage === 'answered') return refuse('issue-answered');
  if (issue.stage === 'referred' && issue.body === body) return [];
  return [issueReferred.of({ item: id, body, by }), note('IssueSent', { body, at })];
}

function answered({ id, text, by, at, to }: Of<'Answer'>, issue: Issue): Decision<Event> {
  // What staff have answered stands, whatever a dialogue comes to.
  if (issue.answer?.text === text || (by === 'program' && issue.answer)) return [];
  return [
    issueAnswered.of({ item: id, by }),
    note('AnswerKept', { text, at }),
    ...(to ? [wantMail('issue-answered', to, { about: id, time: at.slice(0, 16) })] : []),
  ];
}

/** What is closed as answered has an answer. */
function close({ id, reason, by, at }: Of<'Close'>, { answer }: Issue): Decision<Event> {
  if (reason === 'answered' && !answer) return refuse('no-answer-yet');
  return [issueClosed.of({ item: id, reason, by }), note('ItemOver', { item: id, how: reason, at })];
}

function whenDue({ id, at }: Of<'Due'>, { item }: Exchange): Decision<Event> {
  if (!('due' in item) || item.due === undefined || item.due > at) return [];
  switch (item.status) {
    case 'issue':
      return [note('IssueWaits', { at })];
    case 'returned':
      return [note('ItemOver', { item: id, how: 'lapsed', at })];
    case 'submitted':
    case 'approved':
      return [itemExpired.of({ item: id }), note('ItemOver', { item: id, how: 'expired', at })];
  }
}

/** The exchange’s judgement: what members submit, staff approve or return; it ends by its date; an issue is carried to its answer. */
export const exchanging: Decider<Exchange, Command, Event> = {
  initial: { item: { status: 'none' }, offers: { resources: [] }, authored: { open: [] } },
  decide(command, state) {
    switch (command.type) {
      case 'Submit':
        return submit(command, state);
      case 'Revise':
        return revise(command, state);
      case 'Approve':
        return approve(command, state);
      case 'Return':
        return sendBack(command, state);
      case 'Withdraw':
        return withdraw(command, state);
      case 'PutFirst':
        return putFirst(command, state);
      case 'Tell':
        return tell(command, state);
      case 'Discuss':
        return onIssue(command, state, issueDiscussed);
      case 'TakeToDialogue':
        return onIssue(command, state, takeToDialogue);
      case 'TakeBackFromDialogue':
        return onIssue(command, state, takeBack);
      case 'Refer':
        return onIssue(command, state, refer);
      case 'Answer':
        return onIssue(command, state, answered);
      case 'Close':
        return onIssue(command, state, close);
      case 'Due':
        return whenDue(command, state);
    }
  },
  evolve,
};

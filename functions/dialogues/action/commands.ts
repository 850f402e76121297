import type { WhenAndWhere } from '../appointment.ts';
import type { UpdateEvent, Who } from './plan.ts';

/** Of which dialogue, by whom and when. `by`: `contact` by link, `program` or `staff:<id>`. */
interface Of {
  readonly dialogue: string;
  readonly by: string;
  readonly at: string;
}

/** Which action, by its number. */
type OfAction = Of & { readonly n: number };
type OfGroup = Of & { readonly group: number };

/** An idea is written down: from a record sheet, the forum's wall, or someone at the counter. */
export type Propose = Of & {
  readonly type: 'Propose';
  readonly title: string;
  readonly text?: string | undefined;
  readonly circle?: number | undefined;
  readonly proposers: readonly Who[];
};

/** What staff change of an action; what is left out stays. `did`: what was done, for everyone. */
export type Amend = OfAction & {
  readonly type: 'Amend';
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly did?: string | undefined;
  readonly group?: number | undefined;
  readonly owner?: Who | undefined;
  readonly date?: string | undefined;
};

/** People can vote until the end of a local date, each with so many dots; or, while they do, until another one. */
export type OpenTheVoting = Of & { readonly type: 'OpenVoting'; readonly until: string; readonly dots: number };
/** What someone says matters most: numbers of ideas, one for each dot; all of it anew. */
export type Vote = Of & { readonly type: 'Vote'; readonly participant: string; readonly dots: readonly number[] };
/** A sheet of paper: so many people put so many dots. The same sheet again takes its own place. */
export type EnterSheet = Of & {
  readonly type: 'EnterSheet';
  readonly sheet: number;
  readonly people: number;
  readonly dots: readonly number[];
};
/** `priorities`: those that staff name; the most wanted, where left out. */
export type CloseVoting = Of & { readonly type: 'CloseVoting'; readonly priorities?: readonly number[] | undefined };

export type Adopt = OfAction & {
  readonly type: 'Adopt';
  readonly group: number;
  readonly owner?: Who | undefined;
  readonly date: string;
};
export type NotTake = OfAction & { readonly type: 'NotTake'; readonly reason: string };

/** How it goes, as who looks after it says. `reason`: what it waits for. */
export type Progress = OfAction & {
  readonly type: 'Progress';
  readonly status: 'in-progress' | 'blocked' | 'done';
  readonly reason?: string | undefined;
  readonly words?: string | undefined;
  /** Whose words they are: the person who told it by link. */
  readonly from?: string | undefined;
};
export type Drop = OfAction & {
  readonly type: 'Drop';
  readonly reason: string;
  readonly words?: string | undefined;
  /** Whose words they are: the person who told it by link. */
  readonly from?: string | undefined;
};
export type Merge = OfAction & { readonly type: 'Merge'; readonly into: number };
export type Refer = OfAction & { readonly type: 'Refer'; readonly body: string };
export type AnswerIt = OfAction & { readonly type: 'Answer'; readonly text: string };

export type FormGroup = Of & {
  readonly type: 'FormGroup';
  readonly title: string;
  readonly convener?: Who | undefined;
  readonly facilitator?: Who | undefined;
};
export type ChangeGroup = OfGroup & {
  readonly type: 'ChangeGroup';
  readonly title?: string | undefined;
  readonly convener?: Who | undefined;
  readonly facilitator?: Who | undefined;
};
export type MergeGroups = OfGroup & { readonly type: 'MergeGroups'; readonly into: number };
export type CloseGroup = OfGroup & { readonly type: 'CloseGroup' };

/** Everyone with a place is asked which group they would like to join. */
export type OfferGroups = Of & { readonly type: 'OfferGroups' };
/** They take part in a group from now on, or no more. */
export type JoinGroup = OfGroup & { readonly type: 'JoinGroup'; readonly who: readonly Who[] };
export type LeaveGroup = OfGroup & { readonly type: 'LeaveGroup'; readonly who: readonly Who[] };
/** Something is told to everyone of a group. `from`: the person, where she told it herself by link. */
export type TellGroup = OfGroup & {
  readonly type: 'TellGroup';
  readonly text: string;
  readonly from?: string | undefined;
};

export type PlanMeeting = OfGroup & { readonly type: 'PlanMeeting'; readonly wished: WhenAndWhere };
export type MoveMeeting = Of & {
  readonly type: 'MoveMeeting';
  readonly meeting: number;
  readonly wished: WhenAndWhere;
};
export type CancelMeeting = Of & { readonly type: 'CancelMeeting'; readonly meeting: number };

/** The forum was held on a local date; `days`: how long after it each check-in is. `assumed`: by the calendar, where nobody has said. */
export type HoldForum = Of & {
  readonly type: 'HoldForum';
  readonly on: string;
  readonly days: readonly number[];
  readonly assumed?: boolean | undefined;
};

export type PlanEvent = Of & {
  readonly type: 'PlanEvent';
  readonly kind: UpdateEvent['kind'];
  readonly wished: WhenAndWhere;
};
export type MoveEvent = Of & { readonly type: 'MoveEvent'; readonly event: number; readonly wished: WhenAndWhere };
export type CancelEvent = Of & { readonly type: 'CancelEvent'; readonly event: number };
/** What was done until then counts as reported. */
export type HoldEvent = Of & { readonly type: 'HoldEvent'; readonly event: number };

/** Mails on meetings and events, by their keys, that never went out: nobody heard of anything by them. */
interface Unsent {
  readonly unsent: readonly string[];
}

/** Someone takes part in the dialogue no more. `unsent`: of the mails to her. */
export type Leave = Of &
  Unsent & { readonly type: 'Leave'; readonly person: string; readonly participant?: string | undefined };
/** Its dialogue is over. `cancelled`: it never came to action, and nothing of it is held; what was planned when it is closed may well be. */
export type End = Of & { readonly type: 'End'; readonly cancelled: boolean };

/** The people of the dialogue as they are now: those with a place who can be written to, and those who plan it. */
export interface Seen {
  /** Left out where they were not read: what is due does not go to all of them. */
  readonly everyone?: readonly Who[] | undefined;
  readonly steering: readonly Who[];
}
/** `unsent`: of the mails on what is told of now. */
export type Due = Of & Seen & Unsent & { readonly type: 'Due' };

export type Command =
  | Propose
  | Amend
  | OpenTheVoting
  | Vote
  | EnterSheet
  | CloseVoting
  | Adopt
  | NotTake
  | Progress
  | Drop
  | Merge
  | Refer
  | AnswerIt
  | FormGroup
  | ChangeGroup
  | MergeGroups
  | CloseGroup
  | OfferGroups
  | JoinGroup
  | LeaveGroup
  | TellGroup
  | PlanMeeting
  | MoveMeeting
  | CancelMeeting
  | HoldForum
  | PlanEvent
  | MoveEvent
  | CancelEvent
  | HoldEvent
  | Leave
  | End
  | Due;

import type { actionForumHeld } from '../../../events/action-forum-held.ts';
import type { actionGroupChanged } from '../../../events/action-group-changed.ts';
import type { actionGroupClosed } from '../../../events/action-group-closed.ts';
import type { actionGroupFormed } from '../../../events/action-group-formed.ts';
import type { actionGroupMeetingChanged } from '../../../events/action-group-meeting-changed.ts';
import type { actionGroupMembersChanged } from '../../../events/action-group-members-changed.ts';
import type { actionGroupMerged } from '../../../events/action-group-merged.ts';
import type { actionGroupTold } from '../../../events/action-group-told.ts';
import type { actionGroupsOffered } from '../../../events/action-groups-offered.ts';
import type { actionItemAmended } from '../../../events/action-item-amended.ts';
import type { actionItemMovedOn } from '../../../events/action-item-moved-on.ts';
import type { actionItemProposed } from '../../../events/action-item-proposed.ts';
import type { actionItemStalled } from '../../../events/action-item-stalled.ts';
import type { actionVotesCast } from '../../../events/action-votes-cast.ts';
import type { actionVotingClosed } from '../../../events/action-voting-closed.ts';
import type { actionVotingOpened } from '../../../events/action-voting-opened.ts';
import type { FactOf } from '../../../events/contract.ts';
import type { dialogueFollowUpDue } from '../../../events/dialogue-follow-up-due.ts';
import type { mailWanted } from '../../../events/mail-wanted.ts';
import type { updateEventChanged } from '../../../events/update-event-changed.ts';
import type { Note } from '../../platform/kernel/decider.ts';
import type { WhenAndWhere, Word } from '../appointment.ts';
import type { CheckIn, Telling, UpdateEvent, Who } from './plan.ts';

type OfAction = { n: number; at: string };

/** How an action is changed; what is left out stays. */
export interface Change {
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly did?: string | undefined;
  readonly group?: number | undefined;
  readonly owner?: Who | undefined;
  readonly date?: string | undefined;
}

/** How a group is changed; what is left out stays. */
export interface GroupChange {
  readonly title?: string | undefined;
  readonly convener?: Who | undefined;
  readonly facilitator?: Who | undefined;
}

/** The time and place of a meeting or an event, with its instant. */
export type Fixed = WhenAndWhere & { readonly start: string };

export type Event =
  | FactOf<typeof actionItemProposed>
  | FactOf<typeof actionItemAmended>
  | FactOf<typeof actionItemMovedOn>
  | FactOf<typeof actionItemStalled>
  | FactOf<typeof actionVotingOpened>
  | FactOf<typeof actionVotesCast>
  | FactOf<typeof actionVotingClosed>
  | FactOf<typeof actionGroupFormed>
  | FactOf<typeof actionGroupChanged>
  | FactOf<typeof actionGroupMerged>
  | FactOf<typeof actionGroupClosed>
  | FactOf<typeof actionGroupsOffered>
  | FactOf<typeof actionGroupMembersChanged>
  | FactOf<typeof actionGroupMeetingChanged>
  | FactOf<typeof actionGroupTold>
  | FactOf<typeof actionForumHeld>
  | FactOf<typeof dialogueFollowUpDue>
  | FactOf<typeof updateEventChanged>
  | FactOf<typeof mailWanted>
  | Note<'PlanBegun', { dialogue: string }>
  | Note<
      'IdeaKept',
      OfAction & { title: string; text?: string | undefined; circle?: number | undefined; proposers: readonly Who[] }
    >
  /** `remindAt`: of its date, where that has changed. */
  | Note<'ActionRevised', OfAction & { change: Change; remindAt?: string | undefined }>
  | Note<'VotingKept', { until: string; closesAt: string; dots: number }>
  | Note<'BallotKept', { participant: string; dots: readonly number[] }>
  | Note<'VotingSheetKept', { sheet: number; people: number; dots: readonly number[] }>
  | Note<'VotingCounted', { priorities: readonly number[]; at: string }>
  | Note<
      'ActionAdopted',
      OfAction & { group: number; owner?: Who | undefined; date: string; remindAt?: string | undefined }
    >
  | Note<'IdeaPassedOver', OfAction & { reason: string }>
  | Note<
      'ProgressKept',
      OfAction & {
        status: 'in-progress' | 'blocked' | 'done';
        reason?: string | undefined;
        words?: string | undefined;
        from?: string | undefined;
        remindAt?: string | undefined;
      }
    >
  | Note<'ActionPutAside', OfAction & { reason: string; words?: string | undefined; from?: string | undefined }>
  | Note<'ActionHandedOn', OfAction & { body: string }>
  | Note<'ActionAnswerKept', OfAction & { text: string }>
  | Note<'ActionFolded', OfAction & { into: number }>
  | Note<
      'GroupKept',
      { n: number; title: string; convener?: Who | undefined; facilitator?: Who | undefined; at: string }
    >
  | Note<'GroupRevised', { n: number; change: GroupChange; at: string }>
  | Note<'GroupFolded', { n: number; into: number; at: string }>
  | Note<'GroupEnded', { n: number; at: string }>
  | Note<'GroupJoined', { n: number; who: readonly Who[]; at: string }>
  | Note<'GroupLeft', { n: number; who: readonly Who[]; at: string }>
  | Note<'GroupWordKept', { n: number; text: string; from?: string | undefined; at: string }>
  | Note<'GroupMeetingKept', { n: number; group: number; fixed: Fixed; at: string }>
  | Note<'GroupMeetingPlaced', { n: number; fixed: Fixed; at: string }>
  | Note<'GroupMeetingDropped', { n: number; at: string }>
  /** These words were given; `more`: others are still to be told. */
  | Note<'GroupMeetingTold', { n: number; words: readonly Word[]; more: boolean; at: string }>
  | Note<'GroupMeetingNear', { n: number }>
  | Note<'ForumKept', { on: string; checkIns: readonly CheckIn[] }>
  | Note<'EventKept', { n: number; kind: UpdateEvent['kind']; fixed: Fixed; at: string }>
  | Note<'EventPlaced', { n: number; fixed: Fixed; at: string }>
  | Note<'EventDropped', { n: number; at: string }>
  | Note<'EventHappened', { n: number; at: string }>
  /** As of a meeting. */
  | Note<'EventTold', { n: number; words: readonly Word[]; more: boolean; at: string }>
  /** What is to be told; in the place of what was to be told of the same. */
  | Note<'TellingKept', { what: Telling['what']; of: number; to?: readonly Who[] | undefined; due: string }>
  /** These were told; the others are `left`. */
  | Note<'TellingGone', { n: number; told: readonly Who[]; left: readonly Who[] }>
  | Note<'ActionSilent', OfAction>
  | Note<'DateNear', { n: number }>
  | Note<'CheckInMade', { n: number }>
  /** People are reminded, and whoever is new to the dialogue is invited. */
  | Note<'EventNear', { n: number; at: string }>
  | Note<'PersonGone', { person: string; participant?: string | undefined; at: string }>
  | Note<'PlanEnding', { at: string }>
  | Note<'PlanOver', { at: string }>;

import { type Decider, type Decision, isRefusal, note, refuse } from '../../platform/kernel/decider.ts';
import type { Command } from './commands.ts';
import type { Event } from './events.ts';
import { evolve, openIn } from './evolving.ts';
import { cancelEvent, end, holdEvent, holdForum, leave, moveEvent, planEvent, whenDue } from './following.ts';
import {
  changeGroup,
  closeGroup,
  formGroup,
  joinGroup,
  leaveGroup,
  mergeGroups,
  offerGroups,
  tellGroup,
} from './grouping.ts';
import { amend, closeVoting, enterSheet, merge, notTake, openVoting, propose, vote } from './ideas.ts';
import { cancelMeeting, moveMeeting, planMeeting } from './meeting.ts';
import type { OpenPlan, PlanState } from './plan.ts';
import { adopt, answer, drop, progress, refer } from './working.ts';

export type { Command } from './commands.ts';
export type { Event } from './events.ts';

/** What is said of an idea, and of what matters most. */
type OfIdeas = Extract<
  Command,
  { type: 'Propose' | 'Amend' | 'OpenVoting' | 'Vote' | 'EnterSheet' | 'CloseVoting' | 'NotTake' | 'Merge' }
>;
/** What is said of an action that was adopted. */
type OfWork = Extract<Command, { type: 'Adopt' | 'Progress' | 'Drop' | 'Refer' | 'Answer' }>;
/** What is said of groups, their people and their meetings. */
type OfGroups = Extract<
  Command,
  {
    type:
      | 'FormGroup'
      | 'ChangeGroup'
      | 'MergeGroups'
      | 'CloseGroup'
      | 'OfferGroups'
      | 'JoinGroup'
      | 'LeaveGroup'
      | 'TellGroup'
      | 'PlanMeeting'
      | 'MoveMeeting'
      | 'CancelMeeting';
  }
>;

function onIdeas(command: OfIdeas, plan: OpenPlan): Decision<Event> {
  switch (command.type) {
    case 'Propose':
      return propose(command, plan);
    case 'Amend':
      return amend(command, plan);
    case 'OpenVoting':
      return openVoting(command, plan);
    case 'Vote':
      return vote(command, plan);
    case 'EnterSheet':
      return enterSheet(command, plan);
    case 'CloseVoting':
      return closeVoting(command, plan);
    case 'NotTake':
      return notTake(command, plan);
    case 'Merge':
      return merge(command, plan);
  }
}

function onWork(command: OfWork, plan: OpenPlan): Decision<Event> {
  switch (command.type) {
    case 'Adopt':
      return adopt(command, plan);
    case 'Progress':
      return progress(command, plan);
    case 'Drop':
      return drop(command, plan);
    case 'Refer':
      return refer(command, plan);
    case 'Answer':
      return answer(command, plan);
  }
}

function onGroups(command: OfGroups, plan: OpenPlan): Decision<Event> {
  switch (command.type) {
    case 'FormGroup':
      return formGroup(command, plan);
    case 'ChangeGroup':
      return changeGroup(command, plan);
    case 'MergeGroups':
      return mergeGroups(command, plan);
    case 'CloseGroup':
      return closeGroup(command, plan);
    case 'OfferGroups':
      return offerGroups(command, plan);
    case 'JoinGroup':
      return joinGroup(command, plan);
    case 'LeaveGroup':
      return leaveGroup(command, plan);
    case 'TellGroup':
      return tellGroup(command, plan);
    case 'PlanMeeting':
      return planMeeting(command, plan);
    case 'MoveMeeting':
      return moveMeeting(command, plan);
    case 'CancelMeeting':
      return cancelMeeting(command, plan);
  }
}

function onPlan(command: Command, plan: OpenPlan): Decision<Event> {
  switch (command.type) {
    case 'HoldForum':
      return holdForum(command, plan);
    case 'PlanEvent':
      return planEvent(command, plan);
    case 'MoveEvent':
      return moveEvent(command, plan);
    case 'CancelEvent':
      return cancelEvent(command, plan);
    case 'HoldEvent':
      return holdEvent(command, plan);
    case 'Leave':
      return leave(command, plan);
    case 'End':
      return end(command, plan);
    case 'Due':
      return whenDue(command, plan);
    case 'Propose':
    case 'Amend':
    case 'OpenVoting':
    case 'Vote':
    case 'EnterSheet':
    case 'CloseVoting':
    case 'NotTake':
    case 'Merge':
      return onIdeas(command, plan);
    case 'Adopt':
    case 'Progress':
    case 'Drop':
    case 'Refer':
    case 'Answer':
      return onWork(command, plan);
    case 'FormGroup':
    case 'ChangeGroup':
    case 'MergeGroups':
    case 'CloseGroup':
    case 'OfferGroups':
    case 'JoinGroup':
    case 'LeaveGroup':
    case 'TellGroup':
    case 'PlanMeeting':
    case 'MoveMeeting':
    case 'CancelMeeting':
      return onGroups(command, plan);
  }
}

/** What is only heard: that a dialogue is over, someone has left, or something is due. There is nothing to refuse. */
const isOnlyHeard = ({ type }: Command): boolean => type === 'End' || type === 'Leave' || type === 'Due';

/** Judgement on what a dialogue comes to: ideas, what matters most, groups, actions until they are answered for, and who is asked when. */
export const acting: Decider<PlanState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, state) {
    if (isOnlyHeard(command)) return state.status === 'open' ? onPlan(command, state) : [];
    const plan = openIn(state, command.dialogue);
    if (!plan) return refuse('dialogue-over');
    const decision = onPlan(command, plan);
    if (isRefusal(decision) || decision.length === 0 || state.status !== 'none') return decision;
    return [note('PlanBegun', { dialogue: command.dialogue }), ...decision];
  },
  evolve,
};

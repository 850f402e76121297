import { accessAnswered } from './access-answered.ts';
import { actionForumHeld } from './action-forum-held.ts';
import { actionGroupChanged } from './action-group-changed.ts';
import { actionGroupClosed } from './action-group-closed.ts';
import { actionGroupFormed } from './action-group-formed.ts';
import { actionGroupMeetingChanged } from './action-group-meeting-changed.ts';
import { actionGroupMembersChanged } from './action-group-members-changed.ts';
import { actionGroupMerged } from './action-group-merged.ts';
import { actionGroupTold } from './action-group-told.ts';
import { actionGroupsOffered } from './action-groups-offered.ts';
import { actionItemAmended } from './action-item-amended.ts';
import { actionItemMovedOn } from './action-item-moved-on.ts';
import { actionItemProposed } from './action-item-proposed.ts';
import { actionItemStalled } from './action-item-stalled.ts';
import { actionVotesCast } from './action-votes-cast.ts';
import { actionVotingClosed } from './action-voting-closed.ts';
import { actionVotingOpened } from './action-voting-opened.ts';
import { applicationEnded } from './application-ended.ts';
import { arrivalClosed } from './arrival-closed.ts';
import { arrivalConfirmed } from './arrival-confirmed.ts';
import { arrivalCorrected } from './arrival-corrected.ts';
import { arrivalRegistered } from './arrival-registered.ts';
import { arrivalWithdrawn } from './arrival-withdrawn.ts';
import { attentionSettled } from './attention-settled.ts';
import { callAnswered } from './call-answered.ts';
import { callWanted } from './call-wanted.ts';
import { circleChanged } from './circle-changed.ts';
import { circleEnded } from './circle-ended.ts';
import { circleFormed } from './circle-formed.ts';
import { concernNoted } from './concern-noted.ts';
import { consentWithdrawn } from './consent-withdrawn.ts';
import { contactCardOpened } from './contact-card-opened.ts';
import { contactConfirmed } from './contact-confirmed.ts';
import { contactLogged } from './contact-logged.ts';
import { contactOverdue } from './contact-overdue.ts';
import { contactShown } from './contact-shown.ts';
import { contactTakenBack } from './contact-taken-back.ts';
import type { Contract } from './contract.ts';
import { deputyAppointed } from './deputy-appointed.ts';
import { deputyOver } from './deputy-over.ts';
import { deputyTakenBack } from './deputy-taken-back.ts';
import { dialogueAmended } from './dialogue-amended.ts';
import { dialogueCancelled } from './dialogue-cancelled.ts';
import { dialogueDrafted } from './dialogue-drafted.ts';
import { dialogueFollowUpDue } from './dialogue-follow-up-due.ts';
import { dialogueMovedOn } from './dialogue-moved-on.ts';
import { dialoguePartLeft } from './dialogue-part-left.ts';
import { dialoguePartTaken } from './dialogue-part-taken.ts';
import { dialogueResultsTold } from './dialogue-results-told.ts';
import { dialogueScheduled } from './dialogue-scheduled.ts';
import { dialogueStepDone } from './dialogue-step-done.ts';
import { dialogueSuggested } from './dialogue-suggested.ts';
import { digestFrozen } from './digest-frozen.ts';
import { digestHeld } from './digest-held.ts';
import { digestNoted } from './digest-noted.ts';
import { digestReleased } from './digest-released.ts';
import { digestSent } from './digest-sent.ts';
import { digestSkipped } from './digest-skipped.ts';
import { erasureRequested } from './erasure-requested.ts';
import { facilitatorTrained } from './facilitator-trained.ts';
import { helpOffered } from './help-offered.ts';
import { interestShown } from './interest-shown.ts';
import { interestTakenBack } from './interest-taken-back.ts';
import { introductionDeclined } from './introduction-declined.ts';
import { invitationSentAgain } from './invitation-sent-again.ts';
import { issueAnswered } from './issue-answered.ts';
import { issueClosed } from './issue-closed.ts';
import { issueReferred } from './issue-referred.ts';
import { issueTakenUp } from './issue-taken-up.ts';
import { itemApproved } from './item-approved.ts';
import { itemExpired } from './item-expired.ts';
import { itemPutFirst } from './item-put-first.ts';
import { itemReturned } from './item-returned.ts';
import { itemSubmitted } from './item-submitted.ts';
import { itemWithdrawn } from './item-withdrawn.ts';
import { laterCallAllowed } from './later-call-allowed.ts';
import { laterCallTakenBack } from './later-call-taken-back.ts';
import { linksRevoked } from './links-revoked.ts';
import { mailFailed } from './mail-failed.ts';
import { mailSent } from './mail-sent.ts';
import { mailWanted } from './mail-wanted.ts';
import { matchChosen } from './match-chosen.ts';
import { matchClosed } from './match-closed.ts';
import { matchProposed } from './match-proposed.ts';
import { matchSetAside } from './match-set-aside.ts';
import { matchWaitlisted } from './match-waitlisted.ts';
import { meetingCancelled } from './meeting-cancelled.ts';
import { meetingMoved } from './meeting-moved.ts';
import { meetingScheduled } from './meeting-scheduled.ts';
import { memberAmended } from './member-amended.ts';
import { memberInvited } from './member-invited.ts';
import { memberJoined } from './member-joined.ts';
import { memberLeft } from './member-left.ts';
import { memberReachable } from './member-reachable.ts';
import { memberSuppressed } from './member-suppressed.ts';
import { namesShown } from './names-shown.ts';
import { navigatorAgreed } from './navigator-agreed.ts';
import { navigatorAmended } from './navigator-amended.ts';
import { navigatorApplied } from './navigator-applied.ts';
import { navigatorAssigned } from './navigator-assigned.ts';
import { navigatorCorrected } from './navigator-corrected.ts';
import { navigatorGatePassed } from './navigator-gate-passed.ts';
import { navigatorLeft } from './navigator-left.ts';
import { navigatorPaused } from './navigator-paused.ts';
import { navigatorReachable } from './navigator-reachable.ts';
import { navigatorRegistered } from './navigator-registered.ts';
import { navigatorRemoved } from './navigator-removed.ts';
import { navigatorResumed } from './navigator-resumed.ts';
import { navigatorSuspended } from './navigator-suspended.ts';
import { offerAccepted } from './offer-accepted.ts';
import { offerDeclined } from './offer-declined.ts';
import { offerExpired } from './offer-expired.ts';
import { organizationRecorded } from './organization-recorded.ts';
import { pairingEnded } from './pairing-ended.ts';
import { pairingExtended } from './pairing-extended.ts';
import { pairingFrozen } from './pairing-frozen.ts';
import { pairingOffered } from './pairing-offered.ts';
import { pairingResumed } from './pairing-resumed.ts';
import { participantChanged } from './participant-changed.ts';
import { participantLeft } from './participant-left.ts';
import { participantRegistered } from './participant-registered.ts';
import { participantWithdrew } from './participant-withdrew.ts';
import { peopleSearched } from './people-searched.ts';
import { placeOffered } from './place-offered.ts';
import { placeTaken } from './place-taken.ts';
import { progressReportSubmitted } from './progress-report-submitted.ts';
import { registrationExtended } from './registration-extended.ts';
import { serviceGapRecorded } from './service-gap-recorded.ts';
import { sessionCancelled } from './session-cancelled.ts';
import { sessionConfirmed } from './session-confirmed.ts';
import { sessionHeld } from './session-held.ts';
import { sessionMoved } from './session-moved.ts';
import { sessionReportSubmitted } from './session-report-submitted.ts';
import { sessionScheduled } from './session-scheduled.ts';
import { staffRefused } from './staff-refused.ts';
import { staffSignedOut } from './staff-signed-out.ts';
import { suggestionAnswered } from './suggestion-answered.ts';
import { taskCompleted } from './task-completed.ts';
import { taskEscalated } from './task-escalated.ts';
import { taskReopened } from './task-reopened.ts';
import { tasksStarted } from './tasks-started.ts';
import { topicTaken } from './topic-taken.ts';
import { updateEventChanged } from './update-event-changed.ts';

/** Every fact of the program. */
export const catalogue = [
  issueClosed,
  issueAnswered,
  issueReferred,
  issueTakenUp,
  helpOffered,
  digestFrozen,
  digestHeld,
  digestNoted,
  digestReleased,
  digestSkipped,
  digestSent,
  itemExpired,
  itemWithdrawn,
  itemPutFirst,
  itemReturned,
  itemApproved,
  itemSubmitted,
  memberReachable,
  memberSuppressed,
  memberLeft,
  memberJoined,
  organizationRecorded,
  memberInvited,
  invitationSentAgain,
  memberAmended,
  arrivalClosed,
  arrivalConfirmed,
  arrivalCorrected,
  arrivalRegistered,
  arrivalWithdrawn,
  consentWithdrawn,
  erasureRequested,
  navigatorAgreed,
  navigatorAmended,
  applicationEnded,
  contactConfirmed,
  laterCallAllowed,
  laterCallTakenBack,
  concernNoted,
  linksRevoked,
  navigatorAssigned,
  navigatorApplied,
  navigatorGatePassed,
  navigatorRegistered,
  navigatorReachable,
  navigatorCorrected,
  navigatorPaused,
  navigatorSuspended,
  navigatorResumed,
  navigatorLeft,
  navigatorRemoved,
  pairingEnded,
  pairingExtended,
  pairingFrozen,
  pairingResumed,
  pairingOffered,
  offerAccepted,
  offerDeclined,
  offerExpired,
  introductionDeclined,
  matchProposed,
  matchChosen,
  matchSetAside,
  matchClosed,
  matchWaitlisted,
  contactLogged,
  contactTakenBack,
  contactOverdue,
  progressReportSubmitted,
  taskCompleted,
  taskEscalated,
  taskReopened,
  tasksStarted,
  meetingScheduled,
  meetingMoved,
  meetingCancelled,
  contactCardOpened,
  contactShown,
  peopleSearched,
  namesShown,
  interestShown,
  interestTakenBack,
  serviceGapRecorded,
  mailFailed,
  mailSent,
  mailWanted,
  callAnswered,
  callWanted,
  attentionSettled,
  deputyAppointed,
  deputyOver,
  deputyTakenBack,
  dialogueDrafted,
  dialogueAmended,
  dialoguePartTaken,
  dialoguePartLeft,
  facilitatorTrained,
  dialogueResultsTold,
  dialogueScheduled,
  registrationExtended,
  dialogueMovedOn,
  dialogueStepDone,
  circleFormed,
  circleChanged,
  circleEnded,
  sessionScheduled,
  sessionConfirmed,
  sessionMoved,
  sessionCancelled,
  sessionHeld,
  sessionReportSubmitted,
  actionItemProposed,
  actionItemAmended,
  actionItemMovedOn,
  actionItemStalled,
  actionVotingOpened,
  actionVotesCast,
  actionVotingClosed,
  actionGroupFormed,
  actionGroupChanged,
  actionGroupMerged,
  actionGroupMembersChanged,
  actionGroupMeetingChanged,
  actionGroupTold,
  actionGroupsOffered,
  actionGroupClosed,
  actionForumHeld,
  dialogueFollowUpDue,
  updateEventChanged,
  dialogueCancelled,
  participantRegistered,
  participantChanged,
  participantWithdrew,
  participantLeft,
  placeOffered,
  placeTaken,
  accessAnswered,
  dialogueSuggested,
  suggestionAnswered,
  topicTaken,
  staffRefused,
  staffSignedOut,
] as const satisfies readonly Contract[];

import * as v from 'valibot';
import { addToDigest, holdDigest, listDigests, releaseDigest, showDigest } from '../advisory/digest/staff-doors.ts';
import { showRollup } from '../advisory/numbers/staff-doors.ts';
import {
  addOrganization,
  answerIssue,
  approveItem,
  changeMember,
  closeIssue,
  confirmMember,
  correctMemberByStaff,
  discussIssue,
  helpByStaff,
  inviteAgain,
  inviteMember,
  listIssues,
  listItems,
  listMemberItems,
  listMembers,
  listOffers,
  listOrganizations,
  memberReached,
  putItemFirst,
  referIssue,
  removeMember,
  renameOrganization,
  returnItem,
  reviseByStaff,
  showItem,
  showMemberContact,
  submitByStaff,
  withdrawItem,
} from '../advisory/staff-doors.ts';
import { interestByStaff, listGaps, listInterests, listResults, slipByStaff } from '../belonging/staff-doors.ts';
import { answerCall, listCalls, listOpenCalls, openSheet, showCall } from '../calls/staff-doors.ts';
import { appointDeputy, listDeputies, takeBackDeputy } from '../desk/deputy/deputy-doors.ts';
import { listArrivals } from '../desk/people/arrivals-list.ts';
import { showHousehold } from '../desk/people/household.ts';
import { showNames as showNamesOf } from '../desk/people/names.ts';
import { showNavigator } from '../desk/people/navigator.ts';
import { listNavigators } from '../desk/people/navigators-list.ts';
import { searchPeople } from '../desk/people/search.ts';
import { showSettings } from '../desk/settings-room.ts';
import { noteAttempt } from '../desk/staff/oversight.ts';
import { endSessions, listDisclosures, listJournal, listSessions } from '../desk/staff/staff-doors.ts';
import { showToday } from '../desk/today/today-list.ts';
import {
  addFacilitator,
  addOrganizer,
  addVenue,
  cancelDialogue,
  changeDialogue,
  draftDialogue,
  dropVenue,
  extendRegistration,
  listDialogues,
  moveDialogueOn,
  releasePerson,
  scheduleKickOff,
  showDialogue,
  showDialogueNames,
  tickStep,
  trainFacilitator,
} from '../dialogues/staff-doors.ts';
import {
  answerDetails,
  closeByStaff,
  confirmByStaff,
  correctByStaff,
  details,
  laterByStaff,
  postArrivalByStaff,
  revokeHouseholdsLinks,
  showContact,
  showTold,
} from '../intake/staff-doors.ts';
import { listMeetings, meetingByStaff, meetingCancelledByStaff, meetingMovedByStaff } from '../meetings/staff-doors.ts';
import {
  agreeByStaff,
  correctByStaff as correctNavigatorByStaff,
  keepApartByStaff,
  passGateByStaff,
  pauseByStaff,
  postNavigator,
  resumeByStaff,
  revokeNavigatorsLinks,
  showNavigatorsContact,
  showTold as showNavigatorTold,
  stopByStaff,
  suspendByStaff,
} from '../navigators/staff-doors.ts';
import { chooseNavigator, chooseNobody, listProposals, showNames, showProposal } from '../pairing/proposal-doors.ts';
import {
  answerIntroduction,
  answerOfferByStaff,
  concernByStaff,
  endByStaff,
  extendByStaff,
  listConcerns,
  navigatorReached,
  resumeByStaff as resumePairingByStaff,
} from '../pairing/staff-doors.ts';
import { type Doors, doors } from '../platform/door.ts';
import { noting, staffBody, staffDoor } from '../platform/staff.ts';
import { because, exactly, oneOf } from '../program/checks.ts';
import { contactsFile, hoursFile, progressFile } from '../reports/staff-doors.ts';
import { eraseByStaff, exportByStaff, withdrawByStaff } from '../rights/staff-doors.ts';
import {
  contactByStaff,
  contactTakenBackByStaff,
  listContacts,
  listReports,
  reportByStaff,
  showPlan,
  taskDoneByStaff,
  taskReopenedByStaff,
} from '../tasks/staff-doors.ts';
import { lineDone } from './today.ts';

const householdAnswer = v.pipe(
  exactly({ answer: v.optional(oneOf(['yes', 'no'])), ...details }),
  v.check(
    ({ answer, ...missing }) => (answer === undefined) !== (Object.keys(missing).length === 0),
    because('oneAnswer'),
  ),
);

/** A household's answer, given to staff: yes or no to meeting its navigator, or what was missing. */
const answerArrival = staffDoor(async (request, { by, at }) => {
  const body = staffBody(request, householdAnswer);
  if ('refusal' in body) return body.refusal;
  const id = request.params.id ?? '';
  const { answer, ...answers } = body.value;
  return answer ? answerIntroduction(id, { yes: answer === 'yes', by, at }) : answerDetails(id, answers, { by, at });
});

/** What staff see and do, also for people who phone or come to the counter: every act by link has its twin here. */
export const staffDoors = noting(
  {
    'GET /staff/today': showToday,
    'POST /staff/today/{id}/done': lineDone,
    'GET /staff/deputy': listDeputies,
    'POST /staff/deputy': appointDeputy,
    'POST /staff/deputy/{id}/take-back': takeBackDeputy,
    'GET /staff/arrivals': listArrivals,
    'POST /staff/arrivals': postArrivalByStaff,
    'GET /staff/arrivals/{id}': showHousehold,
    'POST /staff/arrivals/{id}/confirm': confirmByStaff,
    'POST /staff/arrivals/{id}/answer': answerArrival,
    'POST /staff/arrivals/{id}/close': closeByStaff,
    'POST /staff/arrivals/{id}/contact': showContact,
    'POST /staff/arrivals/{id}/revoke-links': revokeHouseholdsLinks,
    'POST /staff/arrivals/{id}/export': exportByStaff('arrival'),
    'POST /staff/arrivals/{id}/told': showTold,
    'POST /staff/arrivals/{id}/correct': correctByStaff,
    'POST /staff/arrivals/{id}/withdraw': withdrawByStaff('arrival'),
    'POST /staff/arrivals/{id}/erase': eraseByStaff('arrival'),
    'POST /staff/arrivals/{id}/interest': interestByStaff,
    'POST /staff/arrivals/names': showNamesOf('households'),
    'POST /staff/search': searchPeople,
    'POST /staff/arrivals/{id}/later': laterByStaff,
    'GET /staff/navigators': listNavigators,
    'POST /staff/navigators/names': showNamesOf('navigators'),
    'POST /staff/navigators': postNavigator,
    'GET /staff/navigators/{id}': showNavigator,
    'POST /staff/navigators/{id}/contact': showNavigatorsContact,
    'POST /staff/navigators/{id}/reachable': navigatorReached,
    'POST /staff/navigators/{id}/revoke-links': revokeNavigatorsLinks,
    'POST /staff/navigators/{id}/export': exportByStaff('navigator'),
    'POST /staff/navigators/{id}/told': showNavigatorTold,
    'POST /staff/navigators/{id}/correct': correctNavigatorByStaff,
    'POST /staff/navigators/{id}/pause': pauseByStaff,
    'POST /staff/navigators/{id}/resume': resumeByStaff,
    'POST /staff/navigators/{id}/gates': passGateByStaff,
    'POST /staff/navigators/{id}/agree': agreeByStaff,
    'POST /staff/navigators/{id}/suspend': suspendByStaff,
    'POST /staff/navigators/{id}/leave': stopByStaff,
    'POST /staff/navigators/{id}/not-with': keepApartByStaff,
    'POST /staff/navigators/{id}/withdraw': withdrawByStaff('navigator'),
    'POST /staff/navigators/{id}/erase': eraseByStaff('navigator'),
    'GET /staff/proposals': listProposals,
    'GET /staff/proposals/{id}': showProposal,
    'POST /staff/proposals/{id}/choose': chooseNavigator,
    'POST /staff/proposals/{id}/none': chooseNobody,
    'POST /staff/proposals/{id}/names': showNames,
    'POST /staff/offers/{id}/answer': answerOfferByStaff,
    'POST /staff/tasks/{id}/done': taskDoneByStaff,
    'POST /staff/tasks/{id}/reopen': taskReopenedByStaff,
    'GET /staff/pairings/{id}/plan': showPlan,
    'GET /staff/pairings/{id}/reports': listReports,
    'POST /staff/pairings/{id}/reports': reportByStaff,
    'GET /staff/pairings/{id}/contacts': listContacts,
    'POST /staff/pairings/{id}/contacts': contactByStaff,
    'POST /staff/contacts/{id}/take-back': contactTakenBackByStaff,
    'GET /staff/pairings/{id}/concerns': listConcerns,
    'POST /staff/pairings/{id}/concern': concernByStaff,
    'POST /staff/pairings/{id}/resume': resumePairingByStaff,
    'POST /staff/pairings/{id}/extend': extendByStaff,
    'GET /staff/pairings/{id}/meetings': listMeetings,
    'POST /staff/pairings/{id}/meetings': meetingByStaff,
    'POST /staff/meetings/{id}/move': meetingMovedByStaff,
    'POST /staff/meetings/{id}/cancel': meetingCancelledByStaff,
    'POST /staff/pairings/{id}/end': endByStaff,
    'GET /staff/reports/contacts.csv': contactsFile,
    'GET /staff/reports/hours.csv': hoursFile,
    'GET /staff/reports/progress.csv': progressFile,
    'GET /staff/calls': listCalls,
    'GET /staff/calls/open': listOpenCalls,
    'GET /staff/calls/{id}': showCall,
    'POST /staff/calls/{id}/sheet': openSheet,
    'POST /staff/calls/{id}': answerCall,
    'GET /staff/belonging': listResults,
    'POST /staff/belonging': slipByStaff,
    'GET /staff/interests': listInterests,
    'GET /staff/gaps': listGaps,
    'GET /staff/advisory/rollup': showRollup,
    'GET /staff/organizations': listOrganizations,
    'POST /staff/organizations': addOrganization,
    'POST /staff/organizations/{id}': renameOrganization,
    'GET /staff/members': listMembers,
    'POST /staff/members': inviteMember,
    'POST /staff/members/{id}/invite-again': inviteAgain,
    'POST /staff/members/{id}/confirm': confirmMember,
    'POST /staff/members/{id}/change': changeMember,
    'POST /staff/members/{id}/correct': correctMemberByStaff,
    'POST /staff/members/{id}/export': exportByStaff('member'),
    'POST /staff/members/{id}/contact': showMemberContact,
    'POST /staff/members/{id}/reachable': memberReached,
    'POST /staff/members/{id}/remove': removeMember,
    'GET /staff/members/{id}/items': listMemberItems,
    'GET /staff/items': listItems,
    'GET /staff/items/{id}': showItem,
    'GET /staff/offers/{need}': listOffers,
    'POST /staff/items': submitByStaff,
    'POST /staff/items/{id}/revise': reviseByStaff,
    'POST /staff/items/{id}/approve': approveItem,
    'POST /staff/items/{id}/return': returnItem,
    'POST /staff/items/{id}/withdraw': withdrawItem,
    'POST /staff/items/{id}/first': putItemFirst,
    'POST /staff/items/{id}/help': helpByStaff,
    'GET /staff/issues': listIssues,
    'POST /staff/issues/{id}/discuss': discussIssue,
    'POST /staff/issues/{id}/refer': referIssue,
    'POST /staff/issues/{id}/answer': answerIssue,
    'POST /staff/issues/{id}/close': closeIssue,
    'GET /staff/digests': listDigests,
    'GET /staff/digests/{id}': showDigest,
    'POST /staff/digests/{id}/hold': holdDigest,
    'POST /staff/digests/{id}/release': releaseDigest,
    'POST /staff/digests/{id}/note': addToDigest,
    'GET /staff/dialogues': listDialogues,
    'POST /staff/dialogues': draftDialogue,
    'GET /staff/dialogues/{id}': showDialogue,
    'POST /staff/dialogues/{id}/change': changeDialogue,
    'POST /staff/dialogues/{id}/venues': addVenue,
    'POST /staff/dialogues/{id}/venues/drop': dropVenue,
    'POST /staff/dialogues/{id}/steering': addOrganizer,
    'POST /staff/dialogues/{id}/facilitators': addFacilitator,
    'POST /staff/dialogues/{id}/trained': trainFacilitator,
    'POST /staff/dialogues/{id}/release': releasePerson,
    'POST /staff/dialogues/{id}/names': showDialogueNames,
    'POST /staff/dialogues/{id}/schedule': scheduleKickOff,
    'POST /staff/dialogues/{id}/next': moveDialogueOn,
    'POST /staff/dialogues/{id}/extend': extendRegistration,
    'POST /staff/dialogues/{id}/steps': tickStep,
    'POST /staff/dialogues/{id}/cancel': cancelDialogue,
    'GET /staff/settings': showSettings,
    'GET /staff/sessions': listSessions,
    'POST /staff/sessions/end': endSessions,
    'GET /staff/journal': listJournal,
    'GET /staff/disclosures': listDisclosures,
  } satisfies Doors,
  noteAttempt,
);

export const handler = doors(staffDoors);

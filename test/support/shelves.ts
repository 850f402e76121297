import { digests, editions, editionsOf } from '../../functions/advisory/digest/edition.ts';
import { helps } from '../../functions/advisory/help.ts';
import { authored, items, offers, submittedList } from '../../functions/advisory/item.ts';
import { memberList, members } from '../../functions/advisory/member.ts';
import { marks, numbers, tellings, tellingsOf } from '../../functions/advisory/numbers/count.ts';
import { dialoguesTally, dialogueTallies } from '../../functions/advisory/numbers/tally.ts';
import { organizationList, organizations } from '../../functions/advisory/organization.ts';
import { askings } from '../../functions/belonging/asking.ts';
import { gapList, gaps } from '../../functions/belonging/gap.ts';
import { interestList, interests, tallies, tallyList } from '../../functions/belonging/interest.ts';
import { calls, openCalls, rounds } from '../../functions/calls/call.ts';
import { alarms } from '../../functions/desk/alarm.ts';
import { deputies } from '../../functions/desk/deputy/deputy.ts';
import { notices, noticesOf } from '../../functions/desk/notice.ts';
import { looks } from '../../functions/desk/people/look.ts';
import { journal, journalOf } from '../../functions/desk/staff/journal.ts';
import { plans as actionPlans } from '../../functions/dialogues/action/shelf.ts';
import { boards } from '../../functions/dialogues/circles/board.ts';
import { circles } from '../../functions/dialogues/circles/circle.ts';
import { dialogues, openList } from '../../functions/dialogues/dialogue.ts';
import { invitations } from '../../functions/dialogues/inviting/invitation.ts';
import { outsides } from '../../functions/dialogues/meter/outside.ts';
import { listOf, participants } from '../../functions/dialogues/registration/participant.ts';
import { rolls } from '../../functions/dialogues/registration/roll.ts';
import { arrivals, openArrivals } from '../../functions/intake/arrival.ts';
import { mails, mailsOf } from '../../functions/mail/mail.ts';
import { meetingsShelf } from '../../functions/meetings/meeting.ts';
import { navigatorList, navigators } from '../../functions/navigators/navigator.ts';
import { concerns } from '../../functions/pairing/concern.ts';
import { matches, waitingList } from '../../functions/pairing/match.ts';
import { seatList, seats } from '../../functions/pairing/seat.ts';
import { holds } from '../../functions/people/hold.ts';
import { reportList, reports } from '../../functions/reports/report.ts';
import { requests } from '../../functions/rights/request.ts';
import { plans, plansOfNavigator } from '../../functions/tasks/plan.ts';
import { rounds as navigatorRounds } from '../../functions/tasks/round.ts';

/** Every shelf of the program, with what the page of access patterns should say of it: its key, who minds it (where anything is ever due), its list. */
export const shelves = [
  { shelf: arrivals, id: 'ID', due: true, list: openArrivals },
  { shelf: navigators, id: 'ID', due: true, list: navigatorList },
  { shelf: matches, id: 'ID', due: true, list: waitingList },
  { shelf: seats, id: 'ID', due: false, list: seatList },
  { shelf: concerns, id: 'PAIRING.SIDE', due: false, list: '' },
  { shelf: plans, id: 'ID', due: false, list: plansOfNavigator('NAVIGATOR') },
  { shelf: navigatorRounds, id: 'NAVIGATOR', due: true, list: '' },
  { shelf: meetingsShelf, id: 'ID', due: true, list: '' },
  { shelf: reports, id: 'NUMBER', due: false, list: reportList },
  { shelf: mails, id: 'KEY', due: true, list: mailsOf('PERSON') },
  { shelf: calls, id: 'KEY', due: true, list: openCalls },
  { shelf: requests, id: 'PERSON', due: true, list: '' },
  { shelf: holds, id: 'ID', due: true, list: '' },
  { shelf: askings, id: 'SUBJECT', due: true, list: '' },
  { shelf: interests, id: 'ID', due: false, list: interestList },
  { shelf: tallies, id: 'QUARTER', due: false, list: tallyList },
  { shelf: gaps, id: 'NEED.MONTH', due: false, list: gapList },
  { shelf: marks, id: 'NUMBER', due: false, list: '' },
  { shelf: numbers, id: 'households', due: false, list: '' },
  { shelf: dialogueTallies, id: dialoguesTally, due: false, list: '' },
  { shelf: tellings, id: 'WEEK', due: false, list: tellingsOf('YEAR') },
  { shelf: organizations, id: 'ID', due: false, list: organizationList },
  { shelf: members, id: 'ID', due: true, list: memberList },
  { shelf: items, id: 'ID', due: true, list: submittedList },
  { shelf: offers, id: 'NEED', due: false, list: '' },
  { shelf: authored, id: 'MEMBER', due: false, list: '' },
  { shelf: helps, id: 'ITEM.MEMBER', due: false, list: '' },
  { shelf: editions, id: 'GROUP.WEEK', due: true, list: editionsOf('GROUP') },
  { shelf: digests, id: 'GROUP', due: true, list: '' },
  { shelf: dialogues, id: 'ID', due: true, list: openList },
  { shelf: circles, id: 'DIALOGUE.NUMBER', due: true, list: '' },
  { shelf: actionPlans, id: 'DIALOGUE', due: true, list: '' },
  { shelf: boards, id: 'DIALOGUE', due: false, list: '' },
  { shelf: participants, id: 'ID', due: true, list: listOf('DIALOGUE') },
  { shelf: rolls, id: 'DIALOGUE', due: true, list: '' },
  { shelf: invitations, id: 'ARRIVAL', due: true, list: '' },
  { shelf: outsides, id: 'DIALOGUE', due: true, list: '' },
  { shelf: looks, id: 'STAFF', due: false, list: '' },
  { shelf: notices, id: 'SUBJECT.CODE', due: false, list: noticesOf('SUBJECT') },
  { shelf: alarms, id: 'NAME', due: false, list: '' },
  { shelf: deputies, id: 'liaison', due: true, list: '' },
  { shelf: journal, id: 'ID', due: false, list: journalOf('MONTH') },
  { shelf: rounds, id: 'daily', due: true, list: '' },
];

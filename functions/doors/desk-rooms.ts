import type { Sheet } from '../calls/questions.ts';
import { belongingBody, belongingRoom } from '../desk/belonging-room.ts';
import { callBody, sheetPage } from '../desk/call-sheet-page.ts';
import { callRoom, callsRoom } from '../desk/calls-room.ts';
import { deputyRoom } from '../desk/deputy/deputy-room.ts';
import { actionNamed, actionRoom, carersNamed, sheetBody } from '../desk/dialogues/action-room.ts';
import { boardNamed, boardRoom, seatBody } from '../desk/dialogues/board-room.ts';
import { circleRoom, printedSheet, sessionRoom } from '../desk/dialogues/circle-room.ts';
import { dialogueRoom, scheduleBody } from '../desk/dialogues/dialogue-room.ts';
import { groupNamed, groupRoom } from '../desk/dialogues/group-room.ts';
import { dialoguesRoom } from '../desk/dialogues/list-room.ts';
import { namesOf } from '../desk/dialogues/names.ts';
import { participantRoom } from '../desk/dialogues/participant-room.ts';
import { dialogueNamed, facilitatorsRoom, steeringRoom, trainedBody } from '../desk/dialogues/parts-room.ts';
import { meterRoom, participantsNamed, participantsRoom } from '../desk/dialogues/people-room.ts';
import { changeRoom, changeBody as dialogueBody, placesRoom } from '../desk/dialogues/planning-rooms.ts';
import { proposedPage, proposingRoom, slotsBody, takenBody } from '../desk/dialogues/proposing-room.ts';
import { resultsRoom } from '../desk/dialogues/results-room.ts';
import { digestRoom, digestsRoom, noteBody } from '../desk/exchange/digests-room.ts';
import { issuesRoom, itemRoom, itemsRoom } from '../desk/exchange/items-room.ts';
import { changeBody, memberOpened, memberRoom, membersRoom } from '../desk/exchange/members-room.ts';
import { formActs, formRooms } from '../desk/forms/index.ts';
import { numbersRoom, whyRoom } from '../desk/numbers-room.ts';
import { actDoor, type Enter, roomDoor } from '../desk/page/acting.ts';
import { needing } from '../desk/page/rights.ts';
import type { Act, Room } from '../desk/page/room.ts';
import { type SeenPage, seenThrough } from '../desk/page/seen.ts';
import { householdOpened, householdRoom } from '../desk/people/household-room.ts';
import { householdsNamed, householdsRoom } from '../desk/people/households-room.ts';
import { navigatorOpened, navigatorRoom } from '../desk/people/navigator-room.ts';
import { navigatorsNamed, navigatorsRoom } from '../desk/people/navigators-room.ts';
import { searchAnswered, searchBody, searchRoom } from '../desk/people/search-room.ts';
import { type Names, proposalPage, proposalRoom, proposalsRoom } from '../desk/proposals-room.ts';
import { settingsRoom } from '../desk/settings-room.ts';
import { staffRoom } from '../desk/staff/staff-room.ts';
import { todayActs, todayRoom } from '../desk/today/today-room.ts';
import type { ShownPlan } from '../dialogues/action/questions.ts';
import type { ShownProposal as ProposedCircles, ShownBoard } from '../dialogues/circles/questions.ts';
import type { DecidedProposal, ShownProposal } from '../pairing/questions.ts';
import type { Doors } from '../platform/door.ts';
import { staffDoors } from './staff.ts';

const seen = <Answered>(key: keyof typeof staffDoors, page: SeenPage<Answered>): Room =>
  seenThrough(staffDoors, key, page);

const oneCall = seen('GET /staff/calls/{id}', callRoom);
const deputies = seen('GET /staff/deputy', deputyRoom);
const items = seen('GET /staff/items', itemsRoom);
const oneItem = seen('GET /staff/items/{id}', itemRoom);
const issues = seen('GET /staff/issues', issuesRoom);
const oneDigest = seen('GET /staff/digests/{id}', digestRoom);
const theMembers = membersRoom(staffDoors);
const belonging = seen('GET /staff/belonging', belongingRoom);
const theDialogues = seen('GET /staff/dialogues', dialoguesRoom);
const oneDialogue = seen('GET /staff/dialogues/{id}', dialogueRoom);
const steering = seen('GET /staff/dialogues/{id}', steeringRoom);
const facilitators = seen('GET /staff/dialogues/{id}', facilitatorsRoom);
const places = seen('GET /staff/dialogues/{id}', placesRoom);
const change = seen('GET /staff/dialogues/{id}', changeRoom);
const participants = seen('GET /staff/dialogues/{id}/participants', participantsRoom);
const oneParticipant = seen('GET /staff/dialogues/{id}/participants/{participant}', participantRoom);
const onCircles = (page: SeenPage<ShownBoard>): Room => seen('GET /staff/dialogues/{id}/circles', page);
const board = onCircles(boardRoom);
const proposing = onCircles(proposingRoom);
const oneCircle = onCircles(circleRoom);
const oneSession = onCircles(sessionRoom);
const results = onCircles(resultsRoom);
const onAction = (page: SeenPage<ShownPlan>): Room => seen('GET /staff/dialogues/{id}/action', page);
const theAction = onAction(actionRoom);
const oneGroup = onAction(groupRoom);
const theMeter = seen('GET /staff/dialogues/{id}/meter', meterRoom);
const theMember = memberRoom(staffDoors);
const oneProposal = seen('GET /staff/proposals/{id}', proposalRoom);

/** The looks, by path under the API's own address. */
const rooms: Readonly<Record<string, Room>> = {
  '/desk': needing('look', todayRoom),
  '/desk/deputy': deputies,
  '/desk/calls': seen('GET /staff/calls/open', callsRoom),
  '/desk/calls/{id}': oneCall,
  '/desk/proposals': seen('GET /staff/proposals', proposalsRoom),
  '/desk/proposals/{id}': oneProposal,
  '/desk/numbers': seen('GET /staff/advisory/rollup', numbersRoom),
  '/desk/numbers/why': needing('look', whyRoom),
  '/desk/belonging': belonging,
  '/desk/items': items,
  '/desk/items/{id}': oneItem,
  '/desk/issues': issues,
  '/desk/digests': seen('GET /staff/digests', digestsRoom),
  '/desk/digests/{id}': oneDigest,
  '/desk/members': theMembers,
  '/desk/dialogues': theDialogues,
  '/desk/dialogues/{id}': oneDialogue,
  '/desk/dialogues/{id}/steering': steering,
  '/desk/dialogues/{id}/facilitators': facilitators,
  '/desk/dialogues/{id}/places': places,
  '/desk/dialogues/{id}/people': participants,
  '/desk/dialogues/{id}/people/{participant}': oneParticipant,
  '/desk/dialogues/{id}/circles': board,
  '/desk/dialogues/{id}/circles/propose': proposing,
  '/desk/dialogues/{id}/circles/{circle}': oneCircle,
  '/desk/dialogues/{id}/circles/{circle}/sessions/{session}': oneSession,
  '/desk/dialogues/{id}/results': results,
  '/desk/dialogues/{id}/meter': theMeter,
  '/desk/dialogues/{id}/action': theAction,
  '/desk/dialogues/{id}/groups/{group}': oneGroup,
  '/desk/dialogues/{id}/change': change,
  '/desk/members/{id}': theMember,
  '/desk/staff': staffRoom,
  '/desk/households': householdsRoom,
  '/desk/households/{id}': householdRoom,
  '/desk/navigators': navigatorsRoom,
  '/desk/navigators/{id}': navigatorRoom,
  '/desk/search': searchRoom,
  '/desk/settings': settingsRoom,
  ...formRooms,
};

/** Those whose names are asked for: the list's own form names them, and nothing else. */
const idsIn = (fields: URLSearchParams): object => ({ ids: fields.getAll('ids') });

/** An act about an item or issue, on its own page. */
const onItem = (of: 'items' | 'issues', what: string): Readonly<Record<string, Act>> => ({
  [`/desk/${of}/{id}/${what}`]: {
    door: `POST /staff/${of}/{id}/${what}`,
    room: oneItem,
    onward: ({ id }) => (what === 'approve' || what === 'return' ? '/desk/items' : `/desk/items/${id}`),
  },
});

/** An act about an edition of the digest, on its own page. */
const onDigest = (what: string, body?: Act['body']): Readonly<Record<string, Act>> => ({
  [`/desk/digests/{id}/${what}`]: {
    ...(body && { body }),
    door: `POST /staff/digests/{id}/${what}`,
    room: oneDigest,
    onward: ({ id }) => `/desk/digests/${id}`,
  },
});

/** An act about a member, in the list. */
const onMember = (what: string): Readonly<Record<string, Act>> => ({
  [`/desk/members/{id}/${what}`]: {
    door: `POST /staff/members/{id}/${what}`,
    room: theMembers,
    onward: () => '/desk/members',
  },
});

/** An act about a dialogue, on the page of it that has its form. */
const onDialogue = (
  what: string,
  room: Room,
  { page = '', body }: { readonly page?: string } & Pick<Act, 'body'> = {},
): Readonly<Record<string, Act>> => ({
  [`/desk/dialogues/{id}/${what}`]: {
    door: `POST /staff/dialogues/{id}/${what}`,
    room,
    ...(body && { body }),
    onward: ({ id }) => `/desk/dialogues/${id}${page}`,
  },
});

/** An act about one circle, on its page; `of`: the door within the dialogue. */
const onCircle = (what: string, of = `circles/${what}`): Readonly<Record<string, Act>> => ({
  [`/desk/dialogues/{id}/circles/{circle}/${what}`]: {
    door: `POST /staff/dialogues/{id}/${of}`,
    room: oneCircle,
    onward: ({ id, circle }) => `/desk/dialogues/${id}/circles${what === 'end' ? '' : `/${circle}`}`,
  },
});

/** An act about one session, on its page. */
const onSession = (what: string): Readonly<Record<string, Act>> => ({
  [`/desk/dialogues/{id}/circles/{circle}/sessions/{session}/${what}`]: {
    door: `POST /staff/dialogues/{id}/sessions/${what}`,
    room: oneSession,
    onward: ({ id, circle, session }) => `/desk/dialogues/${id}/circles/${circle}/sessions/${session}`,
  },
});

/** An act about one action group, on its page. */
const onGroup = (what: string): Readonly<Record<string, Act>> => ({
  [`/desk/dialogues/{id}/groups/{group}/${what}`]: {
    door: `POST /staff/dialogues/{id}/groups/${what}`,
    room: oneGroup,
    onward: ({ id, group }) => `/desk/dialogues/${id}/groups/${group}`,
  },
});

/** An act about one who registered, on her page. */
const onParticipant = (what: string): Readonly<Record<string, Act>> => ({
  [`/desk/dialogues/{id}/people/{participant}/${what}`]: {
    door: `POST /staff/dialogues/{id}/participants/${what}`,
    room: oneParticipant,
    onward: ({ id, participant }) => `/desk/dialogues/${id}/people/${participant}`,
  },
});

const decided = { room: oneProposal, onward: () => '/desk/proposals' };

/** The forms, by path; each goes through a door of the staff API. */
export const deskActs: Readonly<Record<string, Act>> = {
  ...todayActs,
  '/desk/deputy': { door: 'POST /staff/deputy', room: deputies, onward: () => '/desk/deputy' },
  '/desk/deputy/{id}/take-back': {
    door: 'POST /staff/deputy/{id}/take-back',
    room: deputies,
    onward: () => '/desk/deputy',
  },
  '/desk/calls/{id}/sheet': {
    door: 'POST /staff/calls/{id}/sheet',
    room: oneCall,
    opened: async (_, staff, sheet) => sheetPage(sheet as Sheet, staff),
  },
  '/desk/calls/{id}': {
    door: 'POST /staff/calls/{id}',
    room: oneCall,
    body: callBody,
    onward: () => '/desk/calls',
  },
  '/desk/proposals/{id}/choose': { door: 'POST /staff/proposals/{id}/choose', ...decided },
  '/desk/proposals/{id}/none': { door: 'POST /staff/proposals/{id}/none', ...decided },
  '/desk/proposals/{id}/names': {
    door: 'POST /staff/proposals/{id}/names',
    room: oneProposal,
    opened: (request, staff, names) =>
      seen<ShownProposal | DecidedProposal>('GET /staff/proposals/{id}', (proposal, looking) =>
        proposalPage(proposal, { ...looking, names: names as Names }),
      )(request, staff),
  },
  ...onItem('items', 'approve'),
  ...onItem('items', 'return'),
  ...onItem('items', 'withdraw'),
  '/desk/items/{id}/first': { door: 'POST /staff/items/{id}/first', room: oneItem, onward: () => '/desk/digests' },
  ...onItem('issues', 'discuss'),
  ...onItem('issues', 'refer'),
  ...onItem('issues', 'answer'),
  ...onItem('issues', 'close'),
  ...onDigest('hold'),
  ...onDigest('release'),
  ...onDigest('note', noteBody),
  '/desk/members': { door: 'POST /staff/members', room: theMembers, onward: () => '/desk/members' },
  '/desk/organizations': { door: 'POST /staff/organizations', room: theMembers, onward: () => '/desk/members' },
  ...onMember('reachable'),
  ...onMember('invite-again'),
  ...onMember('remove'),
  '/desk/members/{id}/change': {
    door: 'POST /staff/members/{id}/change',
    room: theMember,
    body: changeBody,
    onward: ({ id }) => `/desk/members/${id}`,
  },
  '/desk/members/{id}/correct': {
    door: 'POST /staff/members/{id}/correct',
    room: theMember,
    onward: ({ id }) => `/desk/members/${id}`,
  },
  '/desk/members/{id}/contact': {
    door: 'POST /staff/members/{id}/contact',
    room: theMembers,
    opened: memberOpened,
  },
  '/desk/belonging': {
    door: 'POST /staff/belonging',
    room: belonging,
    body: belongingBody,
    onward: () => '/desk/belonging',
  },
  '/desk/dialogues': {
    door: 'POST /staff/dialogues',
    room: theDialogues,
    onward: (_, answer) => `/desk/dialogues/${(answer as { id: string }).id}`,
  },
  ...onDialogue('next', oneDialogue),
  ...onDialogue('schedule', oneDialogue, { body: scheduleBody }),
  ...onDialogue('extend', oneDialogue),
  ...onDialogue('steps', oneDialogue),
  ...onDialogue('steering', steering, { page: '/steering' }),
  ...onDialogue('facilitators', facilitators, { page: '/facilitators' }),
  ...onDialogue('trained', facilitators, { page: '/facilitators', body: trainedBody }),
  ...onDialogue('release', steering, { page: '/steering' }),
  ...onDialogue('venues', places, { page: '/places' }),
  ...onDialogue('venues/drop', places, { page: '/places' }),
  ...onDialogue('change', change, { body: dialogueBody }),
  ...onDialogue('cancel', change),
  ...onDialogue('registrations', participants, { page: '/people' }),
  ...onDialogue('walk-ins', participants, { page: '/people' }),
  ...onDialogue('ask-next', participants, { page: '/people' }),
  ...onDialogue('participants/confirm', participants, { page: '/people' }),
  ...onDialogue('participants/place', participants, { page: '/people' }),
  ...onDialogue('participants/wait', participants, { page: '/people' }),
  ...onDialogue('participants/access', participants, { page: '/people' }),
  ...onDialogue('participants/withdraw', participants, { page: '/people' }),
  ...onDialogue('participants/coming', participants, { page: '/people' }),
  ...onParticipant('coming'),
  ...onParticipant('change'),
  ...onDialogue('results', results, { page: '/results' }),
  '/desk/dialogues/{id}/circles': {
    door: 'POST /staff/dialogues/{id}/circles',
    room: proposing,
    onward: ({ id }, answer) => `/desk/dialogues/${id}/circles#circle-${(answer as { number: number }).number}`,
  },
  '/desk/dialogues/{id}/circles/move': {
    door: 'POST /staff/dialogues/{id}/circles/move',
    room: board,
    body: seatBody,
    onward: ({ id }, answer) => `/desk/dialogues/${id}/circles#circle-${(answer as { number: number }).number}`,
  },
  '/desk/dialogues/{id}/circles/names': {
    door: 'POST /staff/dialogues/{id}/circles/names',
    room: board,
    opened: (request, staff, names) => onCircles(boardNamed(namesOf(names)))(request, staff),
  },
  '/desk/dialogues/{id}/circles/propose': {
    door: 'POST /staff/dialogues/{id}/circles/propose',
    room: proposing,
    body: slotsBody,
    opened: (request, staff, proposed) => onCircles(proposedPage(proposed as ProposedCircles))(request, staff),
  },
  '/desk/dialogues/{id}/circles/take': {
    door: 'POST /staff/dialogues/{id}/circles/take',
    room: board,
    body: takenBody,
    onward: ({ id }) => `/desk/dialogues/${id}/circles`,
  },
  ...onCircle('settle'),
  ...onCircle('end'),
  ...onCircle('sessions', 'sessions'),
  ...onSession('move'),
  ...onSession('confirm'),
  ...onSession('cancel'),
  ...onSession('held'),
  ...onSession('record'),
  '/desk/dialogues/{id}/circles/{circle}/sessions/{session}/sheet': {
    door: 'POST /staff/dialogues/{id}/sessions/sheet',
    room: oneSession,
    opened: async ({ params }, staff, sheet) => printedSheet(sheet, params.id ?? '', staff),
  },
  '/desk/dialogues/{id}/participants/names': {
    door: 'POST /staff/dialogues/{id}/participants/names',
    room: participants,
    body: idsIn,
    opened: participantsNamed,
  },
  '/desk/dialogues/{id}/names': {
    door: 'POST /staff/dialogues/{id}/names',
    room: oneDialogue,
    opened: dialogueNamed,
  },
  ...onDialogue('ideas', theAction, { page: '/action' }),
  ...onDialogue('voting/open', theAction, { page: '/action' }),
  ...onDialogue('voting/close', theAction, { page: '/action' }),
  ...onDialogue('groups', theAction, { page: '/action' }),
  ...onDialogue('groups/offer', theAction, { page: '/action' }),
  ...onGroup('change'),
  ...onGroup('merge'),
  ...onGroup('close'),
  ...onGroup('join'),
  ...onGroup('leave'),
  ...onGroup('tell'),
  ...onGroup('meetings'),
  ...onGroup('meetings/move'),
  ...onGroup('meetings/cancel'),
  '/desk/dialogues/{id}/groups/{group}/people': {
    door: 'POST /staff/dialogues/{id}/people/names',
    room: oneGroup,
    opened: (request, staff, names) => onAction(groupNamed(namesOf(names)))(request, staff),
  },
  ...onDialogue('forum', theAction, { page: '/action' }),
  ...onDialogue('events', theAction, { page: '/action' }),
  ...onDialogue('events/move', theAction, { page: '/action' }),
  ...onDialogue('events/cancel', theAction, { page: '/action' }),
  ...onDialogue('events/held', theAction, { page: '/action' }),
  ...onDialogue('actions/adopt', theAction, { page: '/action' }),
  ...onDialogue('actions/change', theAction, { page: '/action' }),
  ...onDialogue('actions/not-taken', theAction, { page: '/action' }),
  ...onDialogue('actions/progress', theAction, { page: '/action' }),
  ...onDialogue('actions/drop', theAction, { page: '/action' }),
  ...onDialogue('actions/merge', theAction, { page: '/action' }),
  ...onDialogue('actions/refer', theAction, { page: '/action' }),
  ...onDialogue('actions/answer', theAction, { page: '/action' }),
  '/desk/dialogues/{id}/voting/sheets': {
    door: 'POST /staff/dialogues/{id}/voting/sheets',
    room: theAction,
    body: sheetBody,
    onward: ({ id }) => `/desk/dialogues/${id}/action`,
  },
  '/desk/dialogues/{id}/action/people': {
    door: 'POST /staff/dialogues/{id}/people/names',
    room: theAction,
    opened: (request, staff, names) => onAction(actionNamed(namesOf(names)))(request, staff),
  },
  '/desk/dialogues/{id}/action/names': {
    door: 'POST /staff/dialogues/{id}/action/names',
    room: theAction,
    opened: carersNamed,
  },
  '/desk/staff/end': { door: 'POST /staff/sessions/end', room: staffRoom, onward: () => '/desk/staff' },
  '/desk/households/names': {
    door: 'POST /staff/arrivals/names',
    room: householdsRoom,
    body: idsIn,
    opened: householdsNamed,
  },
  '/desk/households/{id}/contact': {
    door: 'POST /staff/arrivals/{id}/contact',
    room: householdRoom,
    opened: householdOpened,
  },
  '/desk/navigators/names': {
    door: 'POST /staff/navigators/names',
    room: navigatorsRoom,
    body: idsIn,
    opened: navigatorsNamed,
  },
  '/desk/navigators/{id}/contact': {
    door: 'POST /staff/navigators/{id}/contact',
    room: navigatorRoom,
    opened: navigatorOpened,
  },
  '/desk/search': { door: 'POST /staff/search', room: searchRoom, body: searchBody, opened: searchAnswered },
  ...formActs,
};

/** The desk's rooms and what can be done in them, for whoever may come in. */
export const deskRooms = (enter: Enter): Doors => ({
  ...Object.fromEntries(Object.entries(rooms).map(([path, room]) => [`GET ${path}`, roomDoor(enter, room)])),
  ...Object.fromEntries(
    Object.entries(deskActs).map(([path, act]) => [`POST ${path}`, actDoor(enter, staffDoors, act)]),
  ),
});

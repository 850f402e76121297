import * as v from 'valibot';

const idOf = (meaning: string) => v.pipe(v.string(), v.minLength(1), v.maxLength(80), v.description(meaning));
const code = (meaning: string) =>
  v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), v.maxLength(60), v.description(meaning));

/** A household that asked for a navigator. */
export const arrivalId = idOf('The arrival (a household)');
/** A trained volunteer. */
export const navigatorId = idOf('The Cultural Navigator');
/** `<arrival>.<n>`: the household's n-th offer; the same id names the pairing that comes of it. */
export const pairingId = idOf('The pairing (and the offer it began as)');
/** Whom `people` holds; nothing but this id stands outside it. */
export const personId = idOf('The person whom people holds');
/** Whose person someone is. */
export const subject = idOf('Whose: arrival#<id>, navigator#<id> or member#<id>');
/** One task of a pairing's plan. */
export const taskKey = code('The key of a task in the plan');
/** What came of a task that connects a household with a service. */
export const needOutcome = v.pipe(
  v.picklist(['connected', 'declined', 'not-available']),
  v.description('What came of a connection: the household has it now, does not want it, or it cannot be had here'),
);
/** What else a household would like to take part in. */
export const interestKind = code('What the household would like to become or take part in');
/** A need of the program's list. */
export const needId = code('The need, one of the program’s list');
/** A month of the program's place. */
export const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/), v.description('The month, YYYY-MM'));
/** A step on the way to being a navigator. */
export const gate = code('The step: a key of the settings');
/** One contact with a household, as told by its navigator. */
export const contactId = idOf('The contact that was told of');
/** In which way a contact was: a code of the settings. */
export const contactMode = code('In which way, as a code');
/** One meeting of a pairing: its number within it, never a time or place. */
export const meetingId = idOf('The meeting: its number within the pairing');
/** Names a mail for ever: the same wish twice is one mail. */
export const mailKey = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]+$/),
  v.maxLength(200),
  v.description('The mail: a key made from what it is about'),
);
/** A mail kind of the capabilities' mails. */
export const mailKind = code('The kind of mail');
/** What a mail or call is about: a subject's id, read by the capability that owns the kind. */
export const about = idOf('What it is about');
/** What a line of Today is about; of what the program failed with, the key of a mail or call. */
export const lineAbout = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(200),
  v.description('What a line of Today is about'),
);
/** What of it needed a human. */
export const lineCode = code('What needed a human');
/** A call has the key of the mail that it stands in for. */
export const callId = v.pipe(v.string(), v.minLength(1), v.maxLength(200), v.description('The call task'));
/** By what someone was looked for, or whose names were shown. */
export const lookKind = v.pipe(
  v.picklist(['receipt', 'name', 'contact', 'households', 'navigators']),
  v.description('By what someone was looked for, or whose names were shown'),
);
export const reason = code('Why, as a code');
/** Who did it: `contact`, `navigator`, `member`, `program`, or `staff:<id>`. */
export const actor = idOf('Who did it: contact, navigator, member, program or staff:<id>');
/** A door of the staff or a page of the desk, as it is declared: no id of anyone stands in it. */
export const staffDoor = v.pipe(
  v.string(),
  v.regex(/^(GET|POST) \/(staff|desk)(\/([\w.-]+|\{\w+\+?\}))*$/),
  v.maxLength(120),
  v.description('The door, as it is declared'),
);
/** What the program lets its staff do. */
export const right = v.pipe(
  v.picklist(['look', 'open', 'act', 'audit', 'lead']),
  v.description('The right that the door takes'),
);
/** Roles of the program, joined by a blank. */
export const roles = v.pipe(
  v.string(),
  v.regex(/^(none|[a-z]+( [a-z]+)*)$/),
  v.maxLength(60),
  v.description('Her roles in the program, or none'),
);
export const instant = v.pipe(v.string(), v.isoTimestamp(), v.description('An instant, ISO 8601 in UTC'));
/** An organization that members of the advisory group speak for. */
export const organizationId = idOf('The organization that members of the advisory group speak for');
/** A member of the advisory group. */
export const memberId = idOf('The member of the advisory group');
/** What a member submitted: a resource, an event, an alert, a request, a result or an issue. */
export const itemId = idOf('What was submitted to the advisory group');
/** Which kind of thing it is. */
export const itemKind = v.pipe(
  v.picklist(['resource', 'event', 'alert', 'request', 'result', 'issue', 'learning']),
  v.description('Which kind of thing was submitted'),
);
/** A body that an issue can be referred to: an id of the settings. */
export const bodyId = code('The body that can act on it: an id of the settings');
/** The edition of a group's digest. */
export const editionId = idOf('The edition: a group and a week, such as advisory.2026-w49');
/** How many. */
export const counted = v.pipe(v.number(), v.integer(), v.minValue(0), v.description('How many'));
/** One community dialogue: a topic in an area, from its draft to its close. */
export const dialogueId = idOf('The community dialogue');
/** In what someone has a part. */
export const dialogueRole = v.pipe(
  v.picklist(['steering', 'facilitator']),
  v.description('In what: the steering group, or the facilitators'),
);
/** A stage of a dialogue. */
export const dialogueStage = code('The stage: draft, organizing, recruiting, forming, kicked-off, …');
const number = (meaning: string) => v.pipe(v.number(), v.integer(), v.minValue(1), v.description(meaning));

/** A circle of a dialogue. */
export const circleNumber = number('The circle: its number within the dialogue');
/** A session of a circle. */
export const sessionNumber = number('The session: its number within the circle, never a time or place');
/** An idea, or the action that came of it. */
export const actionNumber = number('The action: its number within the dialogue');
/** How an action stands. */
export const actionStatus = code('How it stands: prioritized, not-taken, adopted, in-progress, blocked, done, …');
/** An action group. */
export const groupNumber = number('The action group: its number within the dialogue');
/** One of the times at which everyone is asked how it goes. */
export const checkInNumber = number('Which check-in after the forum: its number');
/** An update event or celebration. */
export const eventNumber = number('The event: its number within the dialogue, never a time or place');
/** What became of an event. */
export const eventChange = v.pipe(
  v.picklist(['planned', 'moved', 'cancelled', 'held']),
  v.description('Planned, moved, cancelled or held'),
);
/** A meeting of an action group. */
export const groupMeetingNumber = number('The meeting: its number within the dialogue, never a time or place');
/** What became of a meeting. */
export const groupMeetingChange = v.pipe(
  v.picklist(['planned', 'moved', 'cancelled']),
  v.description('Planned, moved or cancelled'),
);
/** Whether people have joined a group or left it. */
export const membersChange = v.pipe(v.picklist(['joined', 'left']), v.description('Joined or left'));
/** A step of a dialogue's calendar. */
export const calendarStep = code('The step: a key of the settings’ calendar');
/** Whether a kick-off is new or moved. */
export const scheduling = v.pipe(v.picklist(['planned', 'moved']), v.description('Planned anew, or moved'));
/** Someone who registered for a community dialogue. */
export const participantId = idOf('Someone who registered for a community dialogue');
/** What came of a registration. */
export const registrationKind = v.pipe(
  v.picklist(['registered', 'waiting', 'walk-in']),
  v.description('A place is hers, she is on the waiting list, or she has walked in'),
);

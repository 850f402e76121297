import { circleChanged } from '../../../events/circle-changed.ts';
import { circleEnded } from '../../../events/circle-ended.ts';
import { circleFormed } from '../../../events/circle-formed.ts';
import { mailKeyOf, mailWanted } from '../../../events/mail-wanted.ts';
import { sessionCancelled } from '../../../events/session-cancelled.ts';
import { sessionConfirmed } from '../../../events/session-confirmed.ts';
import { sessionHeld } from '../../../events/session-held.ts';
import { sessionMoved } from '../../../events/session-moved.ts';
import { sessionReportSubmitted } from '../../../events/session-report-submitted.ts';
import { sessionScheduled } from '../../../events/session-scheduled.ts';
import { type Decider, type Decision, isRefusal, note, refuse } from '../../platform/kernel/decider.ts';
import { localDaysBetween } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { hasBegun, isAt } from '../appointment.ts';
import { type Board, bookingOf, canLead, clash, empty, type Wished } from './board.ts';
import {
  type CircleState,
  everyoneIn,
  isKnown,
  type KnownCircle,
  type OpenCircle,
  type Session,
  stands,
} from './circle.ts';
import type * as Told from './commands.ts';
import { type CircleAndBoard, type Event, evolve, evolveBoard, evolveCircle } from './evolving.ts';
import { isFacilitators, type Planned, plannedAt, shifted } from './planning.ts';
import { aboutOf, kinds, mostAtOnce, remindedOf, wordsDue } from './telling.ts';

export type { Command, Move } from './commands.ts';
export type { CircleAndBoard, Event } from './evolving.ts';

/** So many can sit in a circle at all, so that one decision addresses everyone in it. What a circle should have is the guards' to say. */
const most = { participant: 16, facilitator: 4 } as const;

/** So many sessions a circle has in all, those that were cancelled among them: what is read at once stays small. */
const mostSessions = 24;

/** The open circle with the board, and in what its facts say which one it is. */
interface Open {
  readonly circle: OpenCircle;
  readonly board: Board;
}

const sitsAt = ({ seats }: Board, person: string) => seats.filter(one => one.person === person);

/** Formed once: the same again is there already. Nobody sits in two circles. */
function form({ dialogue, circle, laid, by, at }: Told.Form, state: CircleAndBoard): Decision<Event> {
  if (isKnown(state.circle))
    return state.circle.status === 'open' && isSame(state.circle, laid) ? [] : refuse('circle-there');
  if (state.board.overAt !== undefined) return refuse('circle-over');
  const { people, facilitators } = laid;
  const all = everyoneIn(laid);
  if (new Set(all).size < all.length) return refuse('person-seated');
  if (people.length > most.participant || facilitators.length > most.facilitator) return refuse('circle-full');
  const sitting = (person: string) => sitsAt(state.board, person);
  if (people.some(person => sitting(person).length > 0)) return refuse('person-seated');
  if (facilitators.some(person => sitting(person).some(one => one.kind === 'participant')))
    return refuse('person-seated');
  return [circleFormed.of({ dialogue, circle, by }), note('CircleLaid', { dialogue, circle, laid, at })];
}

const isSame = (circle: KnownCircle, laid: Told.Laid): boolean =>
  [...everyoneIn(circle)].sort().join() === [...everyoneIn(laid)].sort().join() && circle.place === laid.place;

/** Why someone cannot sit in a circle; undefined where she can. */
function unseatable({ circle, board }: Open, { person, kind }: Pick<Told.Join, 'person' | 'kind'>): string | undefined {
  const seats = sitsAt(board, person);
  if (seats.some(one => one.kind === 'participant' || one.kind !== kind)) return 'person-seated';
  const list = kind === 'facilitator' ? circle.facilitators : circle.people;
  if (list.length >= most[kind]) return 'circle-full';
  return kind === 'facilitator' && !canLead(board, person, circle.number) ? 'facilitator-taken' : undefined;
}

function join({ dialogue, person, kind, by, at }: Told.Join, state: Open): Decision<Event> {
  const { number: circle } = state.circle;
  if (sitsAt(state.board, person).some(one => one.circle === circle && one.kind === kind)) return [];
  const reason = unseatable(state, { person, kind });
  if (reason) return refuse(reason);
  return [circleChanged.of({ dialogue, circle, by }), note('CircleJoined', { circle, person, kind, at })];
}

function leave(
  { dialogue, person, by, at }: Told.Leave,
  { circle: { number: circle, ...its } }: Open,
): Decision<Event> {
  if (!everyoneIn(its).includes(person)) return [];
  return [circleChanged.of({ dialogue, circle, by }), note('CircleLeft', { circle, person, at })];
}

/** Where it meets from now on: what is ahead at the former place is there too. */
function settle(
  { dialogue, settled, seats, reason, by, at }: Told.Settle,
  { circle: state, board }: Open,
): Decision<Event> {
  const { number: circle, place, language, interpreted } = state;
  const said = (one: Told.Settled) => [one.place, one.language, ...[...one.interpreted].sort()].join();
  if (said(settled) === said({ place, language, interpreted })) return [];
  const along = ahead(state, at).filter(one => settled.place !== place && one.place === place);
  const cramped = along.length > 0 && state.people.length > seats;
  if (cramped && reason === undefined) return refuse('session-no-room');
  const there = { place: settled.place, ...(cramped && { reason }) };
  const moved = along.map(one => ({ n: one.n, planned: { ...timeOf(one), ...there } }));
  const clashes = moved.flatMap(
    ({ n, planned }) => clash(board, bookingOf({ circle, n, kickOff: state.kickOff }, planned)) ?? [],
  );
  if (clashes[0] !== undefined) return refuse(clashes[0]);
  return [
    circleChanged.of({ dialogue, circle, by }),
    note('CircleSettled', { circle, settled, at }),
    ...moved.flatMap(({ n, planned }) => movedTo(state, { n, planned, along: false, by, at })),
  ];
}

const timeOf = ({ date, time, minutes, place, start }: Session): Planned => ({ date, time, minutes, place, start });

/** What of its sessions is to come. */
const ahead = ({ sessions }: KnownCircle, at: string): readonly Session[] =>
  sessions.filter(one => stands(one) && !hasBegun(one, at));

interface Changing {
  readonly n: number;
  readonly planned: Planned;
  readonly along: boolean;
  readonly by: string;
  readonly at: string;
}

const movedTo = ({ dialogue, number: circle }: KnownCircle, { by, ...change }: Changing): readonly Event[] => [
  sessionMoved.of({ dialogue, circle, session: change.n, by }),
  note('SessionChanged', { circle, ...change, by }),
];

/** When a session can be: its instant, or why it cannot. Where not all have a seat, staff say why it will do. */
function fitting(
  { circle, board }: Open,
  { n, wished, seats, at }: { n: number; wished: Wished; seats: number; at: string },
): Planned | string {
  const { number, kickOff, people } = circle;
  const cramped = people.length > seats;
  if (cramped && wished.reason === undefined) return 'session-no-room';
  const planned = plannedAt(cramped ? wished : { ...wished, reason: undefined }, { kickOff, at });
  if (typeof planned === 'string') return planned;
  return clash(board, bookingOf({ circle: number, n, kickOff }, planned)) ?? planned;
}

/** Planned twice, by two at once or by a press that was repeated, it is planned once. */
function schedule({ dialogue, wished, seats, by, at }: Told.Schedule, state: Open): Decision<Event> {
  const { number: circle, sessions } = state.circle;
  if (sessions.some(one => stands(one) && isAt(one, wished))) return [];
  if (sessions.filter(stands).length >= program.dialogues.sessions.mostPlanned) return refuse('sessions-many');
  if (sessions.length >= mostSessions) return refuse('sessions-many');
  const n = Math.max(0, ...sessions.map(one => one.n)) + 1;
  const planned = fitting(state, { n, wished, seats, at });
  if (typeof planned === 'string') return refuse(planned);
  return [
    sessionScheduled.of({ dialogue, circle, session: n, by }),
    note('SessionPlanned', { circle, n, planned, by, at }),
  ];
}

function confirm(
  { dialogue, by, at }: Told.Confirm,
  { circle: { number: circle } }: Open,
  one: Session,
): Decision<Event> {
  if (one.status === 'cancelled') return refuse('session-cancelled');
  if (one.status !== 'planned' && one.status !== 'rescheduled') return [];
  return [
    sessionConfirmed.of({ dialogue, circle, session: one.n, by }),
    note('SessionSettled', { circle, n: one.n, by, at }),
  ];
}

/** What was not held can be moved, also when its time has passed: it snowed, and it is next week. */
function reschedule({ n, wished, seats, by, at }: Told.Reschedule, state: Open, one: Session): Decision<Event> {
  if (one.status === 'cancelled') return refuse('session-cancelled');
  if (!stands(one)) return refuse('session-over');
  if (isAt(one, wished)) return [];
  const planned = fitting(state, { n, wished, seats, at });
  return typeof planned === 'string' ? refuse(planned) : movedTo(state.circle, { n, planned, along: false, by, at });
}

function cancel({ by, at }: Told.Cancel, { circle }: Open, one: Session): Decision<Event> {
  if (one.status === 'cancelled') return [];
  return stands(one) ? droppedFrom(circle, one, { by, at }) : refuse('session-over');
}

interface Doing {
  readonly by: string;
  readonly at: string;
}

const droppedFrom = (
  { dialogue, number: circle }: KnownCircle,
  { n }: Session,
  { by, at }: Doing,
): readonly Event[] => [
  sessionCancelled.of({ dialogue, circle, session: n, by }),
  note('SessionDropped', { circle, n, by, at }),
];

function hold({ by, at }: Doing, circle: KnownCircle, one: Session): Decision<Event> {
  if (one.status === 'cancelled') return refuse('session-cancelled');
  if (!stands(one)) return [];
  if (!hasBegun(one, at)) return refuse('session-ahead');
  const { dialogue, number } = circle;
  return [
    sessionHeld.of({ dialogue, circle: number, session: one.n, by }),
    note('SessionHappened', { circle: number, n: one.n, by, at }),
  ];
}

/** A record sheet says that the session was held, too. The same sheet again changes nothing. */
function report({ told, by, at }: Told.Report, circle: KnownCircle, one: Session): Decision<Event> {
  const held = hold({ by, at }, circle, one);
  if (isRefusal(held)) return held;
  const strange = told.attended.filter(person => !hasBelonged(circle, one, person));
  if (strange.length > 0) return refuse('person-elsewhere');
  const { sender, walkIns, attended: named, ...answers } = told;
  const attended = [...new Set(named)].sort();
  const former = one.sheets.find(sheet => sheet.sender === sender);
  const sheet = { sender, attended, walkIns, ...answers, at };
  if (former && saidIn({ ...former, at }) === saidIn(sheet)) return [];
  const { dialogue, number } = circle;
  return [
    ...held,
    sessionReportSubmitted.of({ dialogue, circle: number, session: one.n, by }),
    note('SheetKept', { circle: number, n: one.n, sheet, at }),
  ];
}

/** In the circle now, or asked to this session earlier. */
const hasBelonged = (circle: KnownCircle, { told }: Session, person: string): boolean =>
  everyoneIn(circle).includes(person) || told.some(one => one.person === person);

const saidIn = ({ attended, walkIns, experiences, views, ideas }: Session['sheets'][number]): string =>
  JSON.stringify([attended, walkIns, experiences, views, ideas]);

/** What has not begun moves by as many days as the kick-off did; what was, and what was cancelled, stays. */
function follow({ kickOff, by, at }: Told.Follow, { circle: state }: Open): Decision<Event> {
  if (kickOff === state.kickOff) return [];
  const days = localDaysBetween(state.kickOff, kickOff);
  const moving = ahead(state, at);
  const begun = state.sessions.filter(one => !moving.includes(one)).map(({ n }) => n);
  return [
    note('KickOffFollowed', { circle: state.number, kickOff, begun, at }),
    ...moving.flatMap(one => movedTo(state, { n: one.n, planned: shifted(one, days), along: true, by, at })),
  ];
}

/** Whoever was invited to what is ahead is told that it is not held. */
function end({ wholly, by, at }: Told.End, { circle: state }: Open): Decision<Event> {
  const { dialogue, number: circle } = state;
  return [
    circleEnded.of({ dialogue, circle, by }),
    ...ahead(state, at).flatMap(one => droppedFrom(state, one, { by, at })),
    note('CirclePutAside', { circle, wholly, at }),
  ];
}

/** One thing that is due, the longest due first: what is new is told, people are reminded, or the record is asked for. */
function whenDue({ unsent, at }: Told.Due, state: KnownCircle): Decision<Event> {
  const isDue = (time: string | undefined): boolean => time !== undefined && time <= at;
  const telling = state.sessions.find(one => isDue(one.tellAt));
  if (telling) return tell(state, telling, { unsent, at });
  const reminding = state.sessions.find(one => isDue(one.remindAt));
  if (reminding) return remind(state, reminding, at);
  const asking = state.sessions.find(one => isDue(one.askAt));
  return asking ? ask(state, asking, at) : [];
}

function tell(state: KnownCircle, one: Session, { unsent, at }: Pick<Told.Due, 'unsent' | 'at'>): readonly Event[] {
  const { dialogue, number: circle } = state;
  const due = wordsDue(state, one, { unsent, at });
  const words = due.slice(0, mostAtOnce);
  return [
    note('WordsGiven', { circle, n: one.n, words, more: words.length < due.length, at }),
    ...words.map(word => wanted(kinds.word, { dialogue, circle, n: one.n, ...word })),
  ];
}

function remind(state: KnownCircle, one: Session, at: string): readonly Event[] {
  const { dialogue, number: circle } = state;
  return [
    note('PeopleReminded', { circle, n: one.n, at }),
    ...remindedOf(state, one, at).map(word => wanted(kinds.reminder, { dialogue, circle, n: one.n, ...word })),
  ];
}

/** Of the facilitators, as often as the settings say; then it is the staff's. */
function ask(
  { dialogue, number: circle, facilitators }: KnownCircle,
  { n, asked }: Session,
  at: string,
): readonly Event[] {
  const asks = isFacilitators(asked) ? facilitators : [];
  return [
    note('RecordAsked', { circle, n, at }),
    ...asks.map(person => wanted(kinds.record, { dialogue, circle, n, number: asked, person })),
  ];
}

/** One key for each word: however often it is wanted, it is one mail. */
function wanted(kind: string, { dialogue, circle, n, number, person }: Parameters<typeof aboutOf>[0]): Event {
  const about = aboutOf({ dialogue, circle, n, number, person });
  return mailWanted.of({ mail: mailKeyOf(kind, about), kind, to: person, about });
}

function ofSession(command: Told.Confirm | Told.Reschedule | Told.Cancel | Told.Hold, state: Open): Decision<Event> {
  const one = state.circle.sessions.find(({ n }) => n === command.n);
  if (!one) return refuse('none');
  switch (command.type) {
    case 'Confirm':
      return confirm(command, state, one);
    case 'Reschedule':
      return reschedule(command, state, one);
    case 'Cancel':
      return cancel(command, state, one);
    case 'Hold':
      return hold(command, state.circle, one);
  }
}

function onOpen(command: Exclude<Told.Command, Told.Form | Told.Due | Told.Report>, state: Open): Decision<Event> {
  switch (command.type) {
    case 'Join':
      return join(command, state);
    case 'Leave':
      return leave(command, state);
    case 'Settle':
      return settle(command, state);
    case 'Schedule':
      return schedule(command, state);
    case 'Follow':
      return follow(command, state);
    case 'End':
      return end(command, state);
    case 'Confirm':
    case 'Reschedule':
    case 'Cancel':
    case 'Hold':
      return ofSession(command, state);
  }
}

/** Of a circle that is over, what is due is still told, and a record still comes in; the end of its dialogue is its own again. */
function onOver(command: Exclude<Told.Command, Told.Form | Told.Due | Told.Report>): Decision<Event> {
  return command.type === 'End' || command.type === 'Follow' || command.type === 'Leave' ? [] : refuse('circle-over');
}

function decide(command: Told.Command, state: CircleAndBoard): Decision<Event> {
  if (command.type === 'Form') return form(command, state);
  const { circle, board } = state;
  if (!isKnown(circle)) return refuse('none');
  if (command.type === 'Due') return whenDue(command, circle);
  if (command.type === 'Report') {
    const one = circle.sessions.find(({ n }) => n === command.n);
    return one ? report(command, circle, one) : refuse('none');
  }
  return circle.status === 'open' ? onOpen(command, { circle, board }) : onOver(command);
}

const none: CircleState = { status: 'none' };

/** Judgement on one circle, with the board of its dialogue: who sits in it, and when and where it meets. */
export const circling: Decider<CircleAndBoard, Told.Command, Event> = {
  initial: { circle: none, board: empty },
  decide,
  evolve,
};

/** Two circles, and the board of their dialogue. */
export interface TwoCircles {
  readonly from: CircleState;
  readonly to: CircleState;
  readonly board: Board;
}

/** Someone goes from one circle to another one in one write: she is never in none of them, and never in both. */
export const moving: Decider<TwoCircles, Told.Move, Event> = {
  initial: { from: none, to: none, board: empty },
  decide({ dialogue, person, from, to, by, at }, state) {
    if (state.from.status !== 'open' || state.to.status !== 'open') return refuse('none');
    if (from === to || everyoneIn(state.to).includes(person)) return [];
    const kind = state.from.people.includes(person) ? 'participant' : 'facilitator';
    const left = leave(
      { type: 'Leave', dialogue, circle: from, person, by, at },
      { circle: state.from, board: state.board },
    );
    if (isRefusal(left) || left.length === 0) return refuse('person-elsewhere');
    const board = left.reduce((now, event) => evolveBoard({ circle: state.from, board: now }, event), state.board);
    const joined = join({ type: 'Join', dialogue, circle: to, person, kind, by, at }, { circle: state.to, board });
    return isRefusal(joined) ? joined : [...left, ...joined];
  },
  evolve: (state, event) => ({
    from: evolveCircle(state.from, event),
    to: evolveCircle(state.to, event),
    board: evolveBoard({ circle: state.from, board: state.board }, event),
  }),
};

import type { circleChanged } from '../../../events/circle-changed.ts';
import type { circleEnded } from '../../../events/circle-ended.ts';
import type { circleFormed } from '../../../events/circle-formed.ts';
import type { FactOf } from '../../../events/contract.ts';
import type { mailWanted } from '../../../events/mail-wanted.ts';
import type { sessionCancelled } from '../../../events/session-cancelled.ts';
import type { sessionConfirmed } from '../../../events/session-confirmed.ts';
import type { sessionHeld } from '../../../events/session-held.ts';
import type { sessionMoved } from '../../../events/session-moved.ts';
import type { sessionReportSubmitted } from '../../../events/session-report-submitted.ts';
import type { sessionScheduled } from '../../../events/session-scheduled.ts';
import type { Note } from '../../platform/kernel/decider.ts';
import { plusMinutes } from '../../platform/kernel/time.ts';
import { hasBegun, remindAt, tellAt, type Word } from '../appointment.ts';
import { type Board, bookingOf, type SeatKind } from './board.ts';
import { type CircleState, isKnown, type KnownCircle, type Session, type Sheet, stands } from './circle.ts';
import type { Laid, Settled } from './commands.ts';
import { askAt, type Planned } from './planning.ts';

/** Of which circle, and when. */
interface In {
  readonly circle: number;
  readonly at: string;
}
type OfSession = In & { readonly n: number };

export type Event =
  | FactOf<typeof circleFormed>
  | FactOf<typeof circleChanged>
  | FactOf<typeof circleEnded>
  | FactOf<typeof sessionScheduled>
  | FactOf<typeof sessionConfirmed>
  | FactOf<typeof sessionMoved>
  | FactOf<typeof sessionCancelled>
  | FactOf<typeof sessionHeld>
  | FactOf<typeof sessionReportSubmitted>
  | FactOf<typeof mailWanted>
  | Note<'CircleLaid', In & { dialogue: string; laid: Laid }>
  | Note<'CircleJoined', In & { person: string; kind: SeatKind }>
  | Note<'CircleLeft', In & { person: string }>
  | Note<'CircleSettled', In & { settled: Settled }>
  | Note<'SessionPlanned', OfSession & { planned: Planned; by: string }>
  /** Its time or place is another one. `along`: with the kick-off, so that it stands as it stood before. */
  | Note<'SessionChanged', OfSession & { planned: Planned; along: boolean; by: string }>
  | Note<'SessionSettled', OfSession & { by: string }>
  | Note<'SessionDropped', OfSession & { by: string }>
  | Note<'SessionHappened', OfSession & { by: string }>
  | Note<'SheetKept', OfSession & { sheet: Sheet }>
  | Note<'KickOffFollowed', In & { kickOff: string; begun: readonly number[] }>
  /** `more`: others are still to be told. */
  | Note<'WordsGiven', OfSession & { words: readonly Word[]; more: boolean }>
  | Note<'PeopleReminded', OfSession>
  | Note<'RecordAsked', OfSession>
  | Note<'CirclePutAside', In & { wholly: boolean }>;

type Data<Name extends Event['name']> = Extract<Event, { name: Name }>['data'];

/** A circle, and the board of its dialogue. */
export interface CircleAndBoard {
  readonly circle: CircleState;
  readonly board: Board;
}

function laid({ dialogue, circle: number, laid: told, at }: Data<'CircleLaid'>): CircleState {
  const { people, facilitators, interpreted, ...rest } = told;
  const lists = { people: [...people], facilitators: [...facilitators], interpreted: [...interpreted] };
  return { status: 'open', dialogue, number, ...rest, ...lists, sessions: [], formedAt: at };
}

const withSession = (state: KnownCircle, n: number, change: (one: Session) => Session): KnownCircle => ({
  ...state,
  sessions: state.sessions.map(one => (one.n === n ? change(one) : one)),
});

/** Whoever comes to a circle, or leaves it, is told of what it has ahead. */
const toldAnew = (sessions: readonly Session[], at: string): Session[] =>
  sessions.map(one =>
    stands(one) && !hasBegun(one, at) ? { ...one, tellAt: tellAt(one.start, at), tellingSince: undefined } : one,
  );

function seated(state: KnownCircle, { person, kind, at }: Data<'CircleJoined'>): KnownCircle {
  const sessions = toldAnew(state.sessions, at);
  return kind === 'facilitator'
    ? { ...state, sessions, facilitators: [...state.facilitators, person] }
    : { ...state, sessions, people: [...state.people, person] };
}

const without = (list: readonly string[], person: string): string[] => list.filter(one => one !== person);

const unseated = (state: KnownCircle, { person, at }: Data<'CircleLeft'>): KnownCircle => ({
  ...state,
  sessions: toldAnew(state.sessions, at),
  people: without(state.people, person),
  facilitators: without(state.facilitators, person),
});

function planned(state: KnownCircle, { n, planned: when, by, at }: Data<'SessionPlanned'>): KnownCircle {
  const fresh: Session = {
    n,
    status: 'planned',
    ...when,
    version: 0,
    changedAt: at,
    by,
    asked: 0,
    told: [],
    sheets: [],
  };
  return { ...state, sessions: [...state.sessions, timed(fresh, { by, at })] };
}

/** As it is decided on now: everyone is told, reminded and asked by its new time. */
const timed = (one: Session, { by, at }: { readonly by: string; readonly at: string }): Session => ({
  ...one,
  changedAt: at,
  by,
  tellAt: tellAt(one.start, at),
  tellingSince: undefined,
  remindAt: remindAt(one.start, at),
  askAt: askAt(one, 0),
  asked: 0,
  withStaffSince: undefined,
});

/** Nothing of it is to come: neither a reminder nor its record. */
const quiet = (one: Session): Session => ({ ...one, remindAt: undefined, askAt: undefined, withStaffSince: undefined });

const changed = (one: Session, { planned: when, along, by, at }: Data<'SessionChanged'>): Session =>
  timed(
    {
      ...one,
      ...when,
      // With the kick-off only the day moves; a place that is chosen anew has its own reason, or none.
      reason: along ? one.reason : when.reason,
      status: along ? one.status : 'rescheduled',
      version: one.version + 1,
    },
    { by, at },
  );

const dropped = (one: Session, { by, at }: Data<'SessionDropped'>): Session => ({
  ...quiet(one),
  status: 'cancelled',
  version: one.version + 1,
  changedAt: at,
  by,
  tellAt: tellAt(one.start, at),
  tellingSince: undefined,
});

/** A sender's newest sheet stands in the place of her former one. */
const reported = (one: Session, sheet: Sheet): Session => ({
  ...quiet(one),
  status: 'reported',
  sheets: [...one.sheets.filter(({ sender }) => sender !== sheet.sender), sheet],
});

/** What else is due comes in a minute: each decision addresses one session's people. */
const inTurn = (state: KnownCircle, at: string): KnownCircle => {
  const later = (time: string | undefined): string | undefined =>
    time !== undefined && time <= at ? plusMinutes(at, 1) : time;
  return {
    ...state,
    sessions: state.sessions.map(one => ({
      ...one,
      tellAt: later(one.tellAt),
      remindAt: later(one.remindAt),
      askAt: later(one.askAt),
    })),
  };
};

function told(one: Session, { words, more, at }: Data<'WordsGiven'>): Session {
  const next = more ? { tellAt: plusMinutes(at, 1), tellingSince: one.tellingSince ?? at } : {};
  return { ...one, told: [...one.told, ...words], tellAt: undefined, tellingSince: undefined, ...next };
}

function recordAsked(one: Session, { at }: Data<'RecordAsked'>): Session {
  const asked = one.asked + 1;
  const next = askAt(one, asked);
  return { ...one, asked, askAt: next, ...(next === undefined && { withStaffSince: at }) };
}

/** What a circle becomes by what has happened to it; what happened to another one changes nothing. */
export function evolveCircle(state: CircleState, event: Event): CircleState {
  if (event.name === 'CircleLaid') return state.status === 'none' ? laid(event.data) : state;
  if (!isKnown(state) || !('circle' in event.data) || event.data.circle !== state.number) return state;
  return evolveKnown(state, event);
}

function evolveKnown(state: KnownCircle, event: Event): KnownCircle {
  switch (event.name) {
    case 'CircleFormed':
    case 'CircleChanged':
    case 'CircleEnded':
    case 'SessionScheduled':
    case 'SessionConfirmed':
    case 'SessionMoved':
    case 'SessionCancelled':
    case 'SessionHeld':
    case 'SessionReportSubmitted':
    case 'MailWanted':
    case 'CircleLaid':
      return state;
    case 'CircleJoined':
      return seated(state, event.data);
    case 'CircleLeft':
      return unseated(state, event.data);
    case 'CircleSettled': {
      const { interpreted, ...settled } = event.data.settled;
      return { ...state, ...settled, interpreted: [...interpreted] };
    }
    case 'SessionPlanned':
      return planned(state, event.data);
    case 'SessionChanged':
      return withSession(state, event.data.n, one => changed(one, event.data));
    case 'SessionSettled':
      return withSession(state, event.data.n, one => ({ ...one, status: 'confirmed' }));
    case 'SessionDropped':
      return withSession(state, event.data.n, one => dropped(one, event.data));
    case 'SessionHappened':
      return withSession(state, event.data.n, one => ({ ...one, status: 'held', remindAt: undefined }));
    case 'SheetKept':
      return withSession(state, event.data.n, one => reported(one, event.data.sheet));
    case 'KickOffFollowed':
      return { ...state, kickOff: event.data.kickOff };
    case 'WordsGiven':
      return inTurn(
        withSession(state, event.data.n, one => told(one, event.data)),
        event.data.at,
      );
    case 'PeopleReminded':
      return inTurn(
        withSession(state, event.data.n, one => ({ ...one, remindAt: undefined })),
        event.data.at,
      );
    case 'RecordAsked':
      return inTurn(
        withSession(state, event.data.n, one => recordAsked(one, event.data)),
        event.data.at,
      );
    case 'CirclePutAside':
      return { ...state, status: 'over', overAt: event.data.at, sessions: state.sessions.map(quiet) };
  }
}

/** What the board becomes. `circle`: the circle as it was, whose sessions are counted from its kick-off. */
export function evolveBoard({ circle, board }: CircleAndBoard, event: Event): Board {
  const { seats, bookings } = board;
  switch (event.name) {
    case 'CircleLaid': {
      const { circle: number, laid: told } = event.data;
      const as = (kind: SeatKind) => (person: string) => ({ person, circle: number, kind });
      return {
        ...board,
        made: Math.max(board.made, number),
        seats: [...seats, ...told.facilitators.map(as('facilitator')), ...told.people.map(as('participant'))],
      };
    }
    case 'CircleJoined': {
      const { person, circle: number, kind } = event.data;
      return { ...board, seats: [...seats, { person, circle: number, kind }] };
    }
    case 'CircleLeft': {
      const { person, circle: number } = event.data;
      return { ...board, seats: seats.filter(one => one.person !== person || one.circle !== number) };
    }
    case 'SessionPlanned':
    case 'SessionChanged': {
      if (!isKnown(circle)) return board;
      const { circle: number, n, planned: when } = event.data;
      const booked = bookingOf({ circle: number, n, kickOff: circle.kickOff }, when);
      return { ...board, bookings: [...freed(bookings, number, [n]), booked] };
    }
    case 'SessionDropped':
    case 'SessionHappened':
      return { ...board, bookings: freed(bookings, event.data.circle, [event.data.n]) };
    case 'KickOffFollowed':
      return { ...board, bookings: freed(bookings, event.data.circle, event.data.begun) };
    case 'CirclePutAside': {
      const { circle: number, wholly, at } = event.data;
      return {
        ...board,
        seats: seats.filter(one => one.circle !== number),
        bookings: bookings.filter(one => one.circle !== number),
        ...(wholly && { overAt: at }),
      };
    }
    case 'CircleFormed':
    case 'CircleChanged':
    case 'CircleEnded':
    case 'SessionScheduled':
    case 'SessionConfirmed':
    case 'SessionMoved':
    case 'SessionCancelled':
    case 'SessionHeld':
    case 'SessionReportSubmitted':
    case 'MailWanted':
    case 'CircleSettled':
    case 'SessionSettled':
    case 'SheetKept':
    case 'WordsGiven':
    case 'PeopleReminded':
    case 'RecordAsked':
      return board;
  }
}

const freed = (bookings: Board['bookings'], circle: number, ns: readonly number[]): Board['bookings'] =>
  bookings.filter(one => one.circle !== circle || !ns.includes(one.n));

/** What a circle and the board of its dialogue become. */
export const evolve = (state: CircleAndBoard, event: Event): CircleAndBoard => ({
  circle: evolveCircle(state.circle, event),
  board: evolveBoard(state, event),
});

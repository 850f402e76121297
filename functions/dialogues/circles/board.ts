import * as v from 'valibot';
import { localDaysBetween, plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';
import type { WhenAndWhere } from '../appointment.ts';

/** In what someone sits in a circle. */
export const seatKinds = ['participant', 'facilitator'] as const;
export type SeatKind = (typeof seatKinds)[number];

/** Someone's seat: a participant has one at most. */
const seat = v.object({ person: v.string(), circle: v.number(), kind: v.picklist(seatKinds) });

/**
 * That a place is taken for a session: on a day counted from the kick-off, from and to a minute of that day by the clock on the wall. So
 * moving the kick-off moves all of them at once, and none of them comes to lie on another one on the way.
 */
const booking = v.object({
  circle: v.number(),
  n: v.number(),
  place: v.string(),
  day: v.number(),
  from: v.number(),
  to: v.number(),
});

/** What no circle can guard by itself: who sits where, and which place is taken when. It is written with the circle, or not at all. */
export const boardState = v.object({
  status: v.literal('laid'),
  seats: v.array(seat),
  bookings: v.array(booking),
  /** The greatest number that a circle was given: what is to find all of them asks no index, which lags. */
  made: v.number(),
  /** Its dialogue is over. */
  overAt: v.optional(v.string()),
});

export type Board = v.InferOutput<typeof boardState>;
export type Booking = v.InferOutput<typeof booking>;

/** Nobody sits anywhere. */
export const empty: Board = { status: 'laid', seats: [], bookings: [], made: 0 };

/** Where a dialogue's board is kept, by the dialogue's id. */
export const boards: Shelf<Board> = {
  kind: 'circle-board',
  capability: 'dialogues',
  version: 1,
  schema: boardState,
  initial: empty,
  due: () => undefined,
  expires: ({ overAt }) => overAt && plusDays(overAt, program.dialogues.keptDays),
};

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** When and where a session is, by the clock on the wall. */
export interface Wished extends WhenAndWhere {
  /** Why a place with fewer seats than people will do: one of the settings' reasons to go on. */
  readonly reason?: string | undefined;
}

/** A session as the board has it. */
export function bookingOf(
  { circle, n, kickOff }: { readonly circle: number; readonly n: number; readonly kickOff: string },
  { date, time, minutes, place }: Wished,
): Booking {
  const from = minutesOf(time);
  return { circle, n, place, day: localDaysBetween(kickOff, date), from, to: from + minutes };
}

/** Whether two are at the same time, anywhere. */
export const overlap = (one: Booking, other: Booking): boolean =>
  one.day === other.day && one.from < other.to && other.from < one.to;

/** The circles that someone leads. */
export const ledBy = ({ seats }: Board, person: string): readonly number[] =>
  seats.flatMap(one => (one.person === person && one.kind === 'facilitator' ? [one.circle] : []));

const leadersOf = ({ seats }: Board, circle: number): readonly string[] =>
  seats.flatMap(one => (one.circle === circle && one.kind === 'facilitator' ? [one.person] : []));

/** Why a session cannot be then and there, as a code: its own circle, the place, or who leads it is taken; undefined where it can. */
export function clash(board: Board, wished: Booking): string | undefined {
  const at = board.bookings.filter(
    one => overlap(one, wished) && !(one.circle === wished.circle && one.n === wished.n),
  );
  if (at.some(one => one.circle === wished.circle)) return 'session-overlaps';
  if (at.some(one => one.place === wished.place)) return 'session-place-taken';
  const leaders = leadersOf(board, wished.circle);
  const busy = at.some(one => leadersOf(board, one.circle).some(person => leaders.includes(person)));
  return busy ? 'session-facilitator-taken' : undefined;
}

/** Whether someone who leads other circles could lead this one too: no session of theirs is at the same time as one of its. */
export function canLead(board: Board, person: string, circle: number): boolean {
  const led = ledBy(board, person);
  const others = board.bookings.filter(one => led.includes(one.circle) && one.circle !== circle);
  return !board.bookings.some(one => one.circle === circle && others.some(other => overlap(one, other)));
}

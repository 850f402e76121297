import * as v from 'valibot';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** A navigator's seat: how many households she can have, and which she holds. Pairing's own, so that capacity is its own to guard. */
export const seatState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('open'),
    capacity: v.number(),
    /** Offers and pairings alike: both take the seat. */
    holds: v.array(
      v.object({
        pairing: v.string(),
        as: v.picklist(['offer', 'pairing']),
        /** Something is not right there: until the library has called she is offered nobody new. */
        rests: v.optional(v.boolean()),
      }),
    ),
    /** When she was offered households in the last seven days. */
    offeredAt: v.array(v.string()),
    /** How often she was ever offered one. */
    proposals: v.number(),
    /** What came of these: how often she said yes or no, or did not answer. */
    answers: v.optional(v.object({ accepted: v.number(), declined: v.number(), expired: v.number() })),
    lastPairedAt: v.optional(v.string()),
    lastEndedAt: v.optional(v.string()),
    /** False while her mail comes back. */
    reachable: v.boolean(),
    /** Since when it does. */
    lostAt: v.optional(v.string()),
    /** She pauses until then: she is offered nobody new. */
    pausedUntil: v.optional(v.string()),
    /** The library offers her nobody new for now. */
    suspended: v.optional(v.boolean()),
    /** As of when capacity, pause and suspension are known here: what is older is passed over. */
    asOf: v.optional(v.string()),
    /** She has left: what she still holds goes to others. */
    leftAt: v.optional(v.string()),
  }),
]);

export type SeatState = v.InferOutput<typeof seatState>;
export type OpenSeat = Extract<SeatState, { status: 'open' }>;

/** The list of all seats: whom mail reaches, then whom it does not. */
export const seatList = 'seats';

/** The beginning of the place of all whom mail does not reach. */
export const unreachableSeats = 'unreachable ';

/** Who was never paired stands before who was. */
const placeOf = ({ reachable, lastPairedAt = '0' }: OpenSeat): string =>
  `${reachable ? 'reached ' : unreachableSeats}${lastPairedAt}`;

/** Where seats are kept, by navigator id. */
export const seats: Shelf<SeatState> = {
  kind: 'seat',
  capability: 'pairing',
  version: 1,
  schema: seatState,
  initial: { status: 'none' },
  due: () => undefined,
  list: state => (state.status === 'open' && !state.leftAt ? { list: seatList, sort: placeOf(state) } : undefined),
  attention: (state, about) =>
    state.status === 'open' && !state.leftAt && !state.reachable
      ? { code: 'navigator-unreachable', urgency: 'unreachable', about, since: state.lostAt ?? '' }
      : undefined,
  expires: state =>
    state.status === 'open' && state.leftAt ? plusDays(state.leftAt, program.retentionDays.closed) : undefined,
};

/** Offers made to her within the seven days before `at`. */
export const offersThisWeek = (seat: OpenSeat, at: string): number =>
  seat.offeredAt.filter(one => Date.parse(at) - Date.parse(one) < 7 * 86_400_000).length;

/** Whether she pauses; the day that she named counts also where nobody has told us that it came. */
export const isPaused = ({ pausedUntil = '' }: Pick<OpenSeat, 'pausedUntil'>, at: string): boolean => pausedUntil > at;

/** Whether one of her pairings rests. */
export const hasResting = ({ holds }: Pick<OpenSeat, 'holds'>): boolean => holds.some(hold => hold.rests);

/** True when she may be offered one more household now. */
export const hasRoom = (
  seat: SeatState,
  { at, offersPerWeek }: { at: string; offersPerWeek: number },
): seat is OpenSeat =>
  seat.status === 'open' &&
  seat.reachable &&
  seat.leftAt === undefined &&
  !isPaused(seat, at) &&
  !hasResting(seat) &&
  !seat.suspended &&
  seat.holds.length < seat.capacity &&
  !seat.holds.some(hold => hold.as === 'offer') &&
  offersThisWeek(seat, at) < offersPerWeek;

import { type Decider, type Note, note } from '../platform/kernel/decider.ts';
import type { SeatState } from './seat.ts';

export type Command = { readonly type: 'LaySeat'; readonly capacity: number };

export type Event = Note<'SeatLaid', { capacity: number }>;

/** A navigator's seat is laid once, when she joins. */
export const seating: Decider<SeatState, Command, Event> = {
  initial: { status: 'none' },
  decide: (command, seat) => (seat.status === 'none' ? [note('SeatLaid', { capacity: command.capacity })] : []),
  evolve: (_, event) => ({
    status: 'open',
    capacity: event.data.capacity,
    holds: [],
    offeredAt: [],
    proposals: 0,
    reachable: true,
  }),
};

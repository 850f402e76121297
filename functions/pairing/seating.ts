import type { FactOf } from '../../events/contract.ts';
import { navigatorReachable } from '../../events/navigator-reachable.ts';
import { type Decider, type Note, note, refuse } from '../platform/kernel/decider.ts';
import type { SeatState } from './seat.ts';

export type Command =
  | { readonly type: 'LaySeat'; readonly capacity: number }
  /** Someone has spoken to a navigator whose mail came back: she reads it again. */
  | { readonly type: 'Reach'; readonly navigator: string; readonly by: string }
  /** She is a navigator no longer. */
  | { readonly type: 'Leave'; readonly at: string };

export type Event =
  | FactOf<typeof navigatorReachable>
  | Note<'SeatLaid', { capacity: number }>
  | Note<'ReachedAgain', Record<string, never>>
  | Note<'SeatLeft', { at: string }>;

/** A navigator's seat by itself: laid once, when she joins, open again when she can be reached again, and left with her. */
export const seating: Decider<SeatState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, seat) {
    switch (command.type) {
      case 'LaySeat':
        return seat.status === 'none' ? [note('SeatLaid', { capacity: command.capacity })] : [];
      case 'Reach':
        if (seat.status === 'none') return refuse('unknown');
        if (seat.reachable) return [];
        return [navigatorReachable.of({ navigator: command.navigator, by: command.by }), note('ReachedAgain', {})];
      case 'Leave':
        return seat.status === 'open' && !seat.leftAt ? [note('SeatLeft', { at: command.at })] : [];
    }
  },
  evolve(seat, event): SeatState {
    switch (event.name) {
      case 'SeatLaid':
        return {
          status: 'open',
          capacity: event.data.capacity,
          holds: [],
          offeredAt: [],
          proposals: 0,
          reachable: true,
        };
      case 'ReachedAgain':
        return seat.status === 'open' ? { ...seat, reachable: true } : seat;
      case 'SeatLeft':
        return seat.status === 'open' ? { ...seat, leftAt: event.data.at } : seat;
      case 'NavigatorReachable':
        return seat;
    }
  },
};

import type { FactOf } from '../../events/contract.ts';
import { alertLiaison, type mailWanted } from '../../events/mail-wanted.ts';
import { navigatorReachable } from '../../events/navigator-reachable.ts';
import { type Decider, type Note, note, refuse } from '../platform/kernel/decider.ts';
import { isPaused, type OpenSeat, type SeatState } from './seat.ts';

/** What a navigator has to give, as of an instant. */
export interface Terms {
  readonly capacity: number;
  readonly pausedUntil?: string | undefined;
  readonly suspended?: boolean | undefined;
  readonly asOf: string;
}

export type Command =
  /** As navigators know her at `asOf`: how many households she can have, until when she pauses, and whether she is suspended. */
  | ({ readonly type: 'LaySeat' } & Terms)
  /** Someone has spoken to a navigator whose mail came back: she reads it again. */
  | { readonly type: 'Reach'; readonly navigator: string; readonly by: string }
  /** She is a navigator no longer. */
  | { readonly type: 'Leave'; readonly at: string };

export type Event =
  | FactOf<typeof navigatorReachable>
  | FactOf<typeof mailWanted>
  | Note<'SeatLaid', Terms>
  | Note<'ReachedAgain', Record<string, never>>
  | Note<'SeatLeft', { at: string }>;

const newSeat: Omit<OpenSeat, 'capacity'> = { status: 'open', holds: [], offeredAt: [], proposals: 0, reachable: true };

/**
 * Facts can overtake one another: what is older than what is known changes nothing. Who pauses or is suspended keeps her households, and
 * the liaison hears of each. Who had left and is laid anew has come back.
 */
function laySeat(
  { capacity, pausedUntil, suspended, asOf }: Extract<Command, { type: 'LaySeat' }>,
  seat: SeatState,
): readonly Event[] {
  const laid = note('SeatLaid', { capacity, pausedUntil, suspended, asOf });
  if (seat.status === 'none') return [laid];
  if (seat.asOf !== undefined && seat.asOf >= asOf) return [];
  const keeps = seat.holds.filter(hold => hold.as === 'pairing');
  const tell = (code: string) => keeps.map(({ pairing }) => alertLiaison(code, pairing, asOf.slice(0, 16)));
  const pauses = pausedUntil !== undefined && !isPaused(seat, asOf);
  return [
    laid,
    ...(suspended && !seat.suspended ? tell('navigator-suspended') : []),
    ...(pauses ? tell('navigator-paused') : []),
  ];
}

/** A navigator's seat by itself: laid when she joins and anew when what she has to give changes, open again when she can be reached again, and left with her. */
export const seating: Decider<SeatState, Command, Event> = {
  initial: { status: 'none' },
  decide(command, seat) {
    switch (command.type) {
      case 'LaySeat':
        return laySeat(command, seat);
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
        return { ...(seat.status === 'open' ? { ...seat, leftAt: undefined } : newSeat), ...event.data };
      case 'ReachedAgain':
        return seat.status === 'open' ? { ...seat, reachable: true, lostAt: undefined } : seat;
      case 'SeatLeft':
        return seat.status === 'open' ? { ...seat, leftAt: event.data.at } : seat;
      case 'NavigatorReachable':
      case 'MailWanted':
        return seat;
    }
  },
};

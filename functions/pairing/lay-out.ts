import { navigatorById } from '../navigators/questions.ts';
import { handle } from '../platform/ledger.ts';
import { seatRoom } from './room.ts';
import type { SeatState } from './seat.ts';

/** Lays a navigator's seat as navigators know her now; answers it, or undefined when she does not belong (any more). */
export async function layOut(
  id: string,
  { cause, at, correlation }: { readonly cause: string; readonly at: string; readonly correlation: string },
): Promise<SeatState | undefined> {
  const known = await navigatorById(id);
  if (!known) return undefined;
  const { profile, pausedUntil, suspended, asOf } = known;
  const command = { type: 'LaySeat', capacity: profile.capacity, pausedUntil, suspended, asOf } as const;
  return (await handle(seatRoom, { self: id }, { command, cause, by: 'program', at, correlation })).state.self;
}

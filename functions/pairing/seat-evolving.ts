import type { Event } from './acts.ts';
import type { MatchState, Past } from './match.ts';
import { takenBack } from './offering.ts';
import type { OpenSeat, SeatState } from './seat.ts';

/** Events say what happened to the household; the seat follows from them, in the same transaction. `match` is the one before. */
export function evolveSeat(seat: SeatState, event: Event, match: MatchState): SeatState {
  if (seat.status === 'none') return seat;
  if (event.name === 'SeatTaken') return taken(seat, event.data.offer.pairing, event.data.at);
  if (event.name === 'HouseholdAsked') return answered(seat, match);
  if (event.name === 'TermBegun') return { ...answered(seat, match), lastPairedAt: event.data.at };
  if (event.name === 'EngagementOver') return freed(seat, match, event.data);
  if (event.name === 'RestBegun') return rests(seat, match, true);
  if (event.name === 'RestOver') return rests(seat, match, undefined);
  if (event.name === 'MailCameBack') return { ...seat, reachable: false, lostAt: event.data.at };
  return seat;
}

const taken = (seat: OpenSeat, pairing: string, at: string): OpenSeat => ({
  ...seat,
  holds: [...seat.holds, { pairing, as: 'offer' }],
  offeredAt: [...seat.offeredAt.filter(one => Date.parse(at) - Date.parse(one) < 7 * 86_400_000), at],
  proposals: seat.proposals + 1,
});

type Answer = keyof NonNullable<OpenSeat['answers']>;

/** One more of her answers. */
const counted = ({ answers = { accepted: 0, declined: 0, expired: 0 } }: OpenSeat, answer: Answer) => ({
  answers: { ...answers, [answer]: answers[answer] + 1 },
});

/** She said yes: what was an offer holds the seat as a pairing. */
const answered = (seat: OpenSeat, match: MatchState): OpenSeat => ({
  ...seat,
  ...(match.status === 'offered' && counted(seat, 'accepted')),
  holds: seat.holds.map(hold =>
    'pairing' in match && hold.pairing === match.pairing ? { ...hold, as: 'pairing' } : hold,
  ),
});

const rests = (seat: OpenSeat, match: MatchState, is: true | undefined): OpenSeat => ({
  ...seat,
  holds: seat.holds.map(hold => ('pairing' in match && hold.pairing === match.pairing ? { ...hold, rests: is } : hold)),
});

const freed = (
  seat: OpenSeat,
  match: MatchState,
  { how, reason, at }: { how: Past['how']; reason: string; at: string },
): OpenSeat => ({
  ...seat,
  ...((how === 'declined' || how === 'expired') && counted(seat, how)),
  // Taken back before she answered it is as if it had never been made.
  ...(reason === takenBack && { offeredAt: seat.offeredAt.slice(0, -1), proposals: seat.proposals - 1 }),
  holds: seat.holds.filter(hold => !('pairing' in match) || hold.pairing !== match.pairing),
  ...(how === 'ended' && { lastEndedAt: at }),
});

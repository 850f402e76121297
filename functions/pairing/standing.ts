import { arrivalOf } from './ids.ts';
import type { Begun, Engaged, MatchState, Searching } from './match.ts';
import type { SeatState } from './seat.ts';

/** Both have said yes: the pairing runs, or rests. */
export const begun = (match: MatchState): match is Begun => match.status === 'paired' || match.status === 'frozen';

/** A navigator is concerned: offered, asked or paired. */
export const engaged = (match: MatchState): match is Engaged =>
  match.status === 'offered' || match.status === 'asked' || begun(match);

/** A navigator is sought for it. */
export const searching = (match: MatchState): match is Searching =>
  match.status === 'waiting' || match.status === 'proposed' || match.status === 'offered' || match.status === 'asked';

/** Whose offer or pairing it is, as facts tell it. */
export const idsOf = (match: Engaged) => ({
  pairing: match.pairing,
  arrival: arrivalOf(match.pairing),
  navigator: match.navigator,
});

/** The navigator of an offer or pairing of this household, open or over. */
export const navigatorOf = (match: MatchState, pairing: string): string | undefined => {
  if ('pairing' in match && match.pairing === pairing) return match.navigator;
  return 'past' in match ? match.past.find(one => one.pairing === pairing)?.navigator : undefined;
};

/** How an earlier offer ended, for someone who answers it late. */
export const fateOf = (match: MatchState, pairing: string): string =>
  ('past' in match && match.past.find(one => one.pairing === pairing)?.how) || 'unknown';

/** Between looking and deciding the search may have moved to another navigator: only the seat that is held can be freed. */
export const holds = (seat: SeatState, pairing: string): boolean =>
  seat.status === 'open' && seat.holds.some(hold => hold.pairing === pairing);

import { alertLiaison } from '../../events/mail-wanted.ts';
import { matchClosed } from '../../events/match-closed.ts';
import { offerDeclined } from '../../events/offer-declined.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { type Decision, note, refuse } from '../platform/kernel/decider.ts';
import type { Bench, Command, Event } from './acts.ts';
import { arrivalOf } from './ids.ts';
import type { Paired, Past } from './match.ts';
import { engaged, fateOf, holds, idsOf } from './standing.ts';

/** After these the household is looked for anew: the navigator leaves, or the household would rather have someone else. */
const searchGoesOn: readonly string[] = ['navigator-choice', 'other-navigator-wanted'];

/** A pairing that ends without its household having what it came for puts it back among those who wait, with its history. */
export function end({ pairing, reason, by, at }: Extract<Command, { type: 'End' }>, { match }: Bench): Decision<Event> {
  if (!engaged(match) || match.pairing !== pairing)
    return fateOf(match, pairing) === 'ended' ? [] : refuse(fateOf(match, pairing));
  const next = searchGoesOn.includes(reason) ? 'search' : 'close';
  const closed = next === 'close' ? [matchClosed.of({ arrival: arrivalOf(pairing), reason, by })] : [];
  // Before both have said yes there is no pairing to end: the offer is taken back.
  const [fact, how] =
    match.status === 'paired'
      ? ([pairingEnded.of({ ...idsOf(match), reason, by }), 'ended'] as const)
      : ([offerDeclined.of({ ...idsOf(match), reason, by }), 'declined'] as const);
  return [fact, note('EngagementOver', { how, reason, at, next }), ...closed];
}

/** The household wants no more of the program, or is gone: its search, offer or pairing ends. */
export function close(
  { person, reason, by, at }: Extract<Command, { type: 'Close' }>,
  { match, seat }: Bench,
): Decision<Event> {
  if (match.status === 'closed') return [];
  // Even before it began: facts can overtake one another, and nobody may be sought for who is gone.
  if (match.status === 'none') return [note('SearchClosed', { person, reason, closedAt: at })];
  if (engaged(match) && !holds(seat, match.pairing)) return refuse('another-seat');
  const over = (how: Past['how']) => note('EngagementOver', { how, reason, at, next: 'close' });
  if (match.status === 'waiting') return [note('SearchClosed', { person, reason, closedAt: at })];
  if (match.status === 'paired') return [pairingEnded.of({ ...idsOf(match), reason, by }), over('ended')];
  return [offerDeclined.of({ ...idsOf(match), reason: 'withdrawn', by }), over('withdrawn')];
}

/** A pairing has lasted its term: the liaison is told, again and again. */
export const review = (match: Paired): readonly Event[] => [alertLiaison('term-over', match.pairing, match.reviews)];

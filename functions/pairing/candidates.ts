import type { MatchState } from './match.ts';
import { excluded } from './offering.ts';
import type { Seated } from './questions.ts';
import type { Candidate, Context } from './score.ts';
import { hasResting, isPaused, offersThisWeek } from './seat.ts';

/** A navigator and her seat, as the score weighs them at an instant. */
export const candidate =
  (at: string) =>
  ({ navigator, seat }: Seated): Candidate => ({
    id: navigator.id,
    person: navigator.person,
    ...navigator.profile,
    capacity: seat.capacity,
    held: seat.holds.length,
    openOffer: seat.holds.some(hold => hold.as === 'offer'),
    offersThisWeek: offersThisWeek(seat, at),
    reachable: seat.reachable,
    paused: isPaused(seat, at) || hasResting(seat) || (navigator.pausedUntil ?? '') > at,
    suspended: seat.suspended === true || navigator.suspended === true,
    clearUntil: navigator.clearUntil,
    proposals: seat.proposals,
    lastPairedAt: seat.lastPairedAt,
    lastEndedAt: seat.lastEndedAt,
  });

/** What has changed, so that whoever was passed over is looked at anew: the household, or one navigator. */
export interface Changed {
  readonly household?: boolean | undefined;
  readonly navigator?: string | undefined;
}

/** Who must not be offered this household: she or it has said no, her offer ran out, or staff keep the two apart; and who is passed over for some days. */
export function keptFrom(
  arrival: string,
  match: MatchState,
  { at, navigators, changed = {} }: { at: string; navigators: readonly Seated[]; changed?: Changed },
): Pick<Context, 'excluded' | 'passedOver'> {
  const apart = navigators.filter(({ navigator }) => navigator.notWith.includes(arrival));
  const passedOver = 'passedOver' in match && !changed.household ? (match.passedOver ?? []) : [];
  return {
    excluded: [...('past' in match ? excluded(match.past, at) : []), ...apart.map(({ navigator }) => navigator.id)],
    passedOver: passedOver
      .filter(one => one.until > at && one.navigator !== changed.navigator)
      .map(({ navigator }) => navigator),
  };
}

import type { Household } from '../intake/questions.ts';
import { readyHousehold } from '../intake/questions.ts';
import { handle } from '../platform/ledger.ts';
import type { Found, Sought } from './domain.ts';
import { excluded } from './domain.ts';
import { freeNow, householdsWaiting, matchOf, navigatorsSeated, type Seated } from './questions.ts';
import { pairingRoom } from './room.ts';
import { type Candidate, rank } from './score.ts';
import { offersThisWeek } from './seat.ts';

/** What brings a search about. */
export interface Occasion {
  readonly cause: string;
  readonly at: string;
  readonly correlation?: string;
  /** A navigator whose seat has just changed: indexes may not show it yet, so she is read by herself. */
  readonly fresh?: string;
}

/** Tries several households one after the other, so that the first of them is the first to be offered. */
export async function seekForAll(
  arrivals: readonly string[],
  occasion: Occasion,
): Promise<{ readonly outcome: string }> {
  let decided = 0;
  for (const [i, arrival] of arrivals.entries()) {
    // One seat has become free: when it is taken again, the others need not be looked at.
    if (i > 0 && occasion.fresh && !(await freeNow(occasion.fresh, occasion.at))) break;
    if ((await seek(arrival, occasion)).outcome === 'done') decided++;
  }
  return { outcome: `decided ${decided} of ${arrivals.length}` };
}

/** Two households may want the same seat at once; the slower one looks again among the others. */
const looks = 12;

/** Offers a household to the navigator who fits best; where nobody does, it waits and the liaison is told why. */
export async function seek(arrival: string, occasion: Occasion): Promise<{ readonly outcome: string }> {
  const ready = await readyHousehold(arrival);
  if (!ready) return { outcome: 'not-ready' };
  const { person, household } = ready;
  const sought: Sought = { person, introduction: household.introduction, urgent: household.urgent };
  const taken: string[] = [];
  for (let look = 1; look <= looks; look++) {
    const found = await bestFor(arrival, household, { ...occasion, taken });
    const outcome = await offer(arrival, { sought, found }, occasion);
    if (outcome.outcome !== 'refused' || 'nobody' in found) return outcome;
    taken.push(found.navigator);
  }
  // Everyone found was taken meanwhile: it waits, and is tried again in a quarter of an hour.
  return offer(arrival, { sought, found: { nobody: ['capacity'] } }, occasion);
}

const offer = (
  arrival: string,
  { sought, found }: { sought: Sought; found: Found },
  { cause, at, correlation }: Occasion,
) =>
  handle(
    pairingRoom,
    { match: arrival, seat: 'navigator' in found ? found.navigator : 'nobody' },
    {
      command: { type: 'Seek', arrival, sought, found, by: 'program', at },
      cause,
      by: 'program',
      at,
      correlation,
    },
  );

/** The best free navigator for a household as things stand, or which constraints stood in the way most often. */
async function bestFor(
  arrival: string,
  household: Household,
  { at, fresh, taken }: Occasion & { readonly taken: readonly string[] },
): Promise<Found> {
  const [match, navigators, waiting] = await Promise.all([
    matchOf(arrival),
    navigatorsSeated(fresh),
    householdsWaiting(),
  ]);
  const others = await Promise.all(
    waiting
      .filter(one => one !== arrival)
      .slice(0, othersLookedAt)
      .map(readyHousehold),
  );
  const context = {
    at,
    excluded: [...taken, ...('past' in match ? excluded(match.past, at) : [])],
    othersWaiting: others.flatMap(one => (one ? [one.household.languages] : [])),
  };
  const { ranked, failures } = rank(household, navigators.map(candidate(at)), context);
  const best = ranked[0];
  if (!best) return { nobody: failures };
  const { id: navigator, person: navigatorPerson } = best.candidate;
  return { navigator, navigatorPerson, explanation: { score: best.score, criteria: { ...best.criteria } } };
}

/** Scarcity looks at the languages of so many other households that wait. */
const othersLookedAt = 20;

const candidate =
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
    proposals: seat.proposals,
    lastPairedAt: seat.lastPairedAt,
    lastEndedAt: seat.lastEndedAt,
  });

import type { Household } from '../intake/questions.ts';
import { readyHousehold } from '../intake/questions.ts';
import { handle } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';
import type { Found, Sought } from './acts.ts';
import { excluded } from './offering.ts';
import { householdsWaiting, type MatchState, matchOf, navigatorsSeated, type Seated, seatedNow } from './questions.ts';
import { pairingRoom } from './room.ts';
import { type Candidate, explain, rank } from './score.ts';
import { hasResting, hasRoom, isPaused, offersThisWeek } from './seat.ts';

/** What brings a search about. */
export interface Occasion {
  readonly cause: string;
  readonly at: string;
  readonly correlation?: string;
  /** A navigator whose seat has just changed: indexes may not show it yet, so she is read by herself. */
  readonly fresh?: string;
}

/**
 * When a navigator has room again, tries those who wait and whom she fits, the longest first, until she has no room. The others were
 * tried when last something changed for them, and each morning they are tried again.
 */
export async function tryThoseWaiting(navigator: string, occasion: Occasion): Promise<{ readonly outcome: string }> {
  let [tried, own] = [0, await seatedNow(navigator)];
  for (const arrival of await householdsWaiting()) {
    if (!own || !hasRoom(own.seat, { at: occasion.at, offersPerWeek: program.matching.offersPerWeek })) break;
    if (!(await fits(arrival, own, occasion.at))) continue;
    tried++;
    await seek(arrival, { ...occasion, fresh: navigator });
    own = await seatedNow(navigator);
  }
  return { outcome: `tried ${tried}` };
}

/** Whether a navigator could be offered a household, were she the only one. */
async function fits(arrival: string, one: Seated, at: string): Promise<boolean> {
  const [ready, match] = await Promise.all([readyHousehold(arrival), matchOf(arrival)]);
  const context = { at, excluded: keptFrom(arrival, match, { at, navigators: [one] }), othersWaiting: [] };
  return ready !== undefined && explain(ready.household, candidate(at)(one), context).fits;
}

/** Who must not be offered this household: she or it has said no, her offer ran out, or staff keep the two apart. */
const keptFrom = (
  arrival: string,
  match: MatchState,
  { at, navigators }: { at: string; navigators: readonly Seated[] },
): readonly string[] => [
  ...('past' in match ? excluded(match.past, at) : []),
  ...navigators.filter(({ navigator }) => navigator.notWith.includes(arrival)).map(({ navigator }) => navigator.id),
];

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
  const [match, navigators] = await Promise.all([matchOf(arrival), navigatorsSeated(fresh)]);
  const candidates = navigators.map(candidate(at));
  const context = {
    at,
    excluded: [...taken, ...keptFrom(arrival, match, { at, navigators })],
    othersWaiting: [],
  };
  const alone = rank(household, candidates, context);
  // What others need matters only where there is a choice.
  const { ranked, failures } =
    alone.ranked.length > 1
      ? rank(household, candidates, { ...context, othersWaiting: await languagesOfOthers(arrival) })
      : alone;
  const best = ranked[0];
  if (!best) return { nobody: failures };
  const { id: navigator, person: navigatorPerson } = best.candidate;
  const { score, criteria, spared } = best;
  return { navigator, navigatorPerson, explanation: { score, criteria: { ...criteria }, spared } };
}

/** Scarcity looks at the languages of so many other households that wait. */
const othersLookedAt = 20;

async function languagesOfOthers(arrival: string): Promise<readonly Household['languages'][]> {
  const waiting = await householdsWaiting(othersLookedAt);
  const others = await Promise.all(waiting.filter(one => one !== arrival).map(readyHousehold));
  return others.flatMap(one => (one ? [one.household.languages] : []));
}

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
    paused: isPaused(seat, at) || hasResting(seat) || (navigator.pausedUntil ?? '') > at,
    suspended: seat.suspended === true || navigator.suspended === true,
    clearUntil: navigator.clearUntil,
    proposals: seat.proposals,
    lastPairedAt: seat.lastPairedAt,
    lastEndedAt: seat.lastEndedAt,
  });

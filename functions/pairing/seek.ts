import { type Household, readyHousehold } from '../intake/questions.ts';
import { handle } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';
import type { Found, Sought } from './acts.ts';
import { type Changed, candidate, keptFrom } from './candidates.ts';
import type { Candidate } from './match.ts';
import { staffChoose } from './mode.ts';
import {
  householdsProposed,
  householdsWaiting,
  matchOf,
  navigatorsSeated,
  type Seated,
  seatedNow,
} from './questions.ts';
import { pairingRoom } from './room.ts';
import { explain, type Ranked, rank } from './score.ts';
import { hasRoom } from './seat.ts';

const { proposals, offersPerWeek } = program.matching;

/** What brings a search about. */
export interface Occasion {
  readonly cause: string;
  readonly at: string;
  readonly correlation?: string;
  /** A navigator whose seat has just changed: indexes may not show it yet, so she is read by herself. */
  readonly fresh?: string;
  /** Who has told something new: whom staff passed over is then looked at anew. */
  readonly changed?: Changed;
}

/**
 * When a navigator has room again, tries those who wait and whom she fits, the longest first, until she has no room. The others were
 * tried when last something changed for them, and each morning they are tried again.
 */
export async function tryThoseWaiting(navigator: string, occasion: Occasion): Promise<{ readonly outcome: string }> {
  if (staffChoose()) return proposeAnew(navigator, occasion);
  let [tried, own] = [0, await seatedNow(navigator)];
  for (const arrival of await householdsWaiting()) {
    if (!own || !hasRoom(own.seat, { at: occasion.at, offersPerWeek })) break;
    if (!(await fits(arrival, own, occasion))) continue;
    tried++;
    await seek(arrival, { ...occasion, fresh: navigator });
    own = await seatedNow(navigator);
  }
  return { outcome: `tried ${tried}` };
}

/** Where staff choose, makes the proposals anew of which a navigator is one, or could be one now that something has changed for her. */
export async function proposeAnew(navigator: string, occasion: Occasion): Promise<{ readonly outcome: string }> {
  if (!staffChoose()) return { outcome: 'staff do not choose' };
  const own = await seatedNow(navigator);
  let tried = 0;
  for (const arrival of [...(await householdsProposed()), ...(await householdsWaiting())]) {
    const match = await matchOf(arrival);
    const proposed = match.status === 'proposed' && match.candidates.some(one => one.navigator === navigator);
    if (!proposed && !(own && (await fits(arrival, own, occasion)))) continue;
    tried++;
    await seek(arrival, { ...occasion, fresh: navigator });
  }
  return { outcome: `tried ${tried}` };
}

/** Whether a navigator could be offered a household, were she the only one. */
async function fits(arrival: string, one: Seated, { at, changed }: Occasion): Promise<boolean> {
  const [ready, match] = await Promise.all([readyHousehold(arrival), matchOf(arrival)]);
  const context = { at, ...keptFrom(arrival, match, { at, navigators: [one], ...(changed && { changed }) }) };
  return ready !== undefined && explain(ready.household, candidate(at)(one), { ...context, othersWaiting: [] }).fits;
}

/** Two households may want the same seat at once; the slower one looks again among the others. */
const looks = 12;

/** Offers a household to the navigator who fits best, or proposes the best to the staff; where nobody fits, it waits and the liaison is told why. */
export async function seek(arrival: string, occasion: Occasion): Promise<{ readonly outcome: string }> {
  const ready = await readyHousehold(arrival);
  if (!ready) return { outcome: 'not-ready' };
  const { person, household } = ready;
  const sought: Sought = { person, introduction: household.introduction, urgent: household.urgent };
  const taken: string[] = [];
  for (let look = 1; look <= looks; look++) {
    const found = await bestFor(arrival, household, { ...occasion, taken });
    const outcome = await decide(arrival, { sought, found }, occasion);
    if (outcome.outcome !== 'refused' || !('navigator' in found)) return outcome;
    taken.push(found.navigator);
  }
  // Everyone found was taken meanwhile: it waits, and is tried again in a quarter of an hour.
  return decide(arrival, { sought, found: { nobody: ['capacity'] } }, occasion);
}

const decide = (
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

/** The best free navigator for a household as things stand, or where staff choose the best few; or which constraints stood in the way most often. */
async function bestFor(
  arrival: string,
  household: Household,
  { at, fresh, taken, changed }: Occasion & { readonly taken: readonly string[] },
): Promise<Found> {
  const [match, navigators] = await Promise.all([matchOf(arrival), navigatorsSeated(fresh)]);
  // What is proposed stays to be decided, also where staff need not choose any more.
  const toChoose = match.status === 'proposed' || staffChoose();
  const candidates = navigators.map(candidate(at));
  const kept = keptFrom(arrival, match, { at, navigators, ...(changed && { changed }) });
  const context = { at, ...kept, excluded: [...taken, ...kept.excluded], othersWaiting: [] };
  const alone = rank(household, candidates, context);
  // What others need matters only where there is a choice.
  const { ranked, failures } =
    alone.ranked.length > 1
      ? rank(household, candidates, { ...context, othersWaiting: await languagesOfOthers(arrival, toChoose) })
      : alone;
  const [best] = ranked;
  if (!best) return { nobody: failures };
  return toChoose ? { best: ranked.slice(0, proposals.atMost).map(explained) } : explained(best);
}

const explained = ({ candidate: { id, person }, score, criteria, spared }: Ranked): Candidate => ({
  navigator: id,
  navigatorPerson: person,
  explanation: { score, criteria: { ...criteria }, spared },
});

/** Scarcity looks at the languages of so many other households that wait. */
const othersLookedAt = 20;

async function languagesOfOthers(arrival: string, toChoose: boolean): Promise<readonly Household['languages'][]> {
  const proposed = toChoose ? await householdsProposed(othersLookedAt) : [];
  const waiting = [...proposed, ...(await householdsWaiting(othersLookedAt))].slice(0, othersLookedAt);
  const others = await Promise.all(waiting.filter(one => one !== arrival).map(readyHousehold));
  return others.flatMap(one => (one ? [one.household.languages] : []));
}

import { type ArrivalState, arrivalById, type Household as Told } from '../../intake/questions.ts';
import { type MatchState, matchOf } from '../../pairing/questions.ts';
import { glance, othersWithSameContact } from '../../people/glance.ts';
import { json } from '../../platform/http.ts';
import { stateKey } from '../../platform/keys.ts';
import { notThere, staffDoor } from '../../platform/staff.ts';
import { staffLanguage } from '../../platform/staff-language.ts';
import { program } from '../../program/settings.ts';
import { plansBeside, type Row, row } from './arrivals-row.ts';
import { historyOf, type Told as Sentence, sentencesOf } from './history.ts';
import { type Hit, hitsOf } from './hits.ts';
import { type Call, type Letter, lettersTo } from './letters.ts';
import { type Opening, openingsOf } from './openings.ts';
import { type Reader, readerOf } from './reader.ts';

/** An offer or pairing of a household: with whom, since when, and how it ended. */
export interface Pairing {
  readonly id: string;
  readonly navigator: string;
  readonly status: 'offered' | 'asked' | 'paired' | 'resting' | 'over';
  readonly offeredAt: string;
  readonly pairedAt?: string | undefined;
  readonly endsAt?: string;
  readonly endedAt?: string;
  readonly how?: string;
  readonly reason?: string | undefined;
  /** Where its whole plan stands. */
  readonly plan?: string;
}

/**
 * What a household told, as far as it may lie open on a desk: what it takes to find a navigator and to plan with one. What is sensitive (some
 * needs, whom it would rather meet, what it has been through) is told with the name and the contact, and opened with them.
 */
export type Open = Pick<
  Told,
  'languages' | 'area' | 'availability' | 'remote' | 'interpreterNeeded' | 'urgent' | 'introduction' | 'household'
> & {
  readonly needs: readonly string[];
  /** So much more is told when it is opened. */
  readonly sensitive: number;
};

/** All that staff see of one household without opening it. */
export interface HouseholdPage extends Row {
  readonly person?: string;
  readonly channel?: string;
  readonly postedAt?: string;
  readonly consent?: { readonly version: string; readonly language: string };
  /** Why it was closed, or finished. */
  readonly reason?: string;
  readonly told?: Open;
  /** Who else gave the same address or number, where this one was not the first. */
  readonly sameContact?: readonly Hit[];
  readonly pairings: readonly Pairing[];
  readonly mails: readonly Letter[];
  readonly calls: readonly Call[];
  readonly openings: readonly Opening[];
  readonly history: readonly Sentence[];
}

const sensitiveNeeds = new Set(program.needs.filter(({ sensitive }) => sensitive).map(({ id }) => id));

/** What a household told that may lie open. */
export function openOf(told: Told): Open {
  const {
    languages,
    area,
    availability,
    remote,
    interpreterNeeded,
    urgent,
    introduction,
    household,
    needs,
    preferences,
  } = told;
  const [open, closed] = [needs.filter(id => !sensitiveNeeds.has(id)), needs.filter(id => sensitiveNeeds.has(id))];
  const wishes = [preferences?.navigatorGender, ...(preferences?.sharedExperience ?? []), told.arrivalWindow];
  return {
    languages,
    area,
    availability,
    remote,
    interpreterNeeded,
    urgent,
    introduction,
    household,
    needs: open,
    sensitive: closed.length + wishes.filter(one => one !== undefined).length,
  };
}

const planAt = (pairing: string): string => `/staff/pairings/${pairing}/plan`;

/** Its offers and pairings, the latest first. */
export function pairingsIn(match: MatchState): readonly Pairing[] {
  const past = ('past' in match ? match.past : []).map(
    ({ pairing: id, navigator, offeredAt, pairedAt, endedAt, how, reason }): Pairing => ({
      id,
      navigator,
      status: 'over',
      offeredAt,
      pairedAt,
      endedAt,
      how,
      reason,
      ...((pairedAt || how === 'ended') && { plan: planAt(id) }),
    }),
  );
  return [...past, ...now(match)].reverse();
}

function now(match: MatchState): readonly Pairing[] {
  if (!('pairing' in match)) return [];
  const { pairing: id, navigator, offeredAt, status } = match;
  if (status === 'offered' || status === 'asked') return [{ id, navigator, status, offeredAt }];
  const { pairedAt } = match;
  return [{ id, navigator, status: status === 'frozen' ? 'resting' : 'paired', offeredAt, pairedAt, plan: planAt(id) }];
}

/** Whose plans and meetings belong to the history: the last few that had begun. */
const mostPairings = 4;

const subjectsOf = (id: string, person: string | undefined, pairings: readonly Pairing[]): readonly string[] => [
  stateKey('arrival', id).pk,
  stateKey('match', id).pk,
  stateKey('interest', id).pk,
  stateKey('invitation', id).pk,
  ...(person ? [stateKey('request', person).pk] : []),
  ...pairings
    .filter(({ plan }) => plan)
    .slice(0, mostPairings)
    .flatMap(one => [stateKey('plan', one.id).pk, stateKey('meetings', one.id).pk]),
];

const stillKnown = (arrival: ArrivalState) =>
  'person' in arrival
    ? {
        person: arrival.person,
        channel: arrival.channel,
        postedAt: arrival.postedAt,
        consent: arrival.consent,
        told: openOf(arrival.household),
      }
    : {};

/** Who else gave the same address or number and is still known here: opens nobody. */
async function othersOf(person: string): Promise<readonly Hit[]> {
  const others = await othersWithSameContact(person);
  const seen = await Promise.all(others.map(async id => ({ id, subject: (await glance(id))?.subject })));
  return hitsOf(seen.flatMap(({ id, subject }) => (subject ? [{ id, subject }] : [])));
}

/**
 * All that staff see of one household: how it stands, its pairings, mails and calls with what became of them, and what happened, in
 * sentences. Some fifteen reads, however much there is of others. Undefined when there is none with this id, or no trace of it is left.
 */
export async function householdPage(id: string, reader: Reader): Promise<HouseholdPage | undefined> {
  const [arrival, match] = await Promise.all([arrivalById(id), matchOf(id)]);
  if (arrival.status === 'unknown') return undefined;
  const pairings = pairingsIn(match);
  const known = stillKnown(arrival);
  const [[beside], letters, openings, history, sameContact] = await Promise.all([
    plansBeside([{ match }]),
    known.person ? lettersTo(known.person) : { mails: [], calls: [] },
    known.person ? openingsOf(known.person, reader) : [],
    historyOf(subjectsOf(id, known.person, pairings)),
    known.person && 'duplicate' in arrival && arrival.duplicate ? othersOf(known.person) : undefined,
  ]);
  const open = letters.calls.flatMap(({ status, due }) => (status === 'open' && due ? [due] : [])).sort()[0];
  const standing = row({ id, arrival, match, ...beside, calls: [] }, reader);
  return {
    ...standing,
    ...(open && { due: standing.due && standing.due < open ? standing.due : open }),
    ...known,
    ...('reason' in arrival && { reason: arrival.reason }),
    ...(sameContact && { sameContact }),
    pairings,
    ...letters,
    openings,
    history: sentencesOf(history, reader),
  };
}

/** `GET /staff/arrivals/{id}`: all that staff see of one household without opening it. */
export const showHousehold = staffDoor(async (request, staff) => {
  const reader = readerOf(staff, request.claims, staffLanguage());
  const page = await householdPage(request.params.id ?? '', reader);
  return page ? json(200, page) : notThere();
}, 'look');

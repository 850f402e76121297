import type { FactOf } from '../../events/contract.ts';
import { introductionDeclined } from '../../events/introduction-declined.ts';
import { alertLiaison, type mailWanted, wantMail } from '../../events/mail-wanted.ts';
import { matchClosed } from '../../events/match-closed.ts';
import { matchWaitlisted } from '../../events/match-waitlisted.ts';
import { navigatorAssigned } from '../../events/navigator-assigned.ts';
import { offerAccepted } from '../../events/offer-accepted.ts';
import { offerDeclined } from '../../events/offer-declined.ts';
import { offerExpired } from '../../events/offer-expired.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { pairingOffered } from '../../events/pairing-offered.ts';
import { type Decider, type Decision, type Note, note, refuse } from '../platform/kernel/decider.ts';
import {
  lastLocal,
  nextLocal,
  outsideQuietHours,
  plusDays,
  plusHours,
  plusMinutes,
  plusWorkingDays,
} from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Asked, Engaged, Explanation, MatchState, Offered, Paired, Past, Searching, Waiting } from './match.ts';
import { hasRoom, type OpenSeat, type SeatState } from './seat.ts';

/** What a decision about a household sees: its match and, where one navigator is concerned, her seat. */
export interface Bench {
  readonly match: MatchState;
  readonly seat: SeatState;
}

/** The best navigator found, or why there is none. */
export type Found =
  | { readonly navigator: string; readonly navigatorPerson: string; readonly explanation: Explanation }
  | { readonly nobody: readonly string[] };

/** A household as it comes to be paired. */
export interface Sought {
  readonly person: string;
  readonly introduction: 'at-once' | 'ask-me-first';
  readonly urgent: boolean;
}

interface By {
  readonly by: string;
  readonly at: string;
}

export type Command =
  | ({ readonly type: 'Seek'; readonly arrival: string; readonly sought: Sought; readonly found: Found } & By)
  | ({ readonly type: 'AnswerOffer'; readonly pairing: string; readonly answer: NavigatorAnswer } & By)
  | ({ readonly type: 'AnswerIntroduction'; readonly pairing: string; readonly yes: boolean } & By)
  /** The number she was to be asked by is wrong. */
  | ({ readonly type: 'NoteUnreached'; readonly pairing: string } & By)
  | { readonly type: 'NoteOfferMailed'; readonly pairing: string; readonly sentAt: string }
  /** Mail to the navigator comes back; `unheard`: it was the offer itself. */
  | ({ readonly type: 'LoseNavigator'; readonly pairing: string; readonly unheard: boolean } & By)
  | ({ readonly type: 'End'; readonly pairing: string; readonly reason: string } & By)
  /** An offer goes to someone else for now; she may be asked again later. */
  | ({ readonly type: 'TakeBack'; readonly pairing: string } & By)
  | ({ readonly type: 'Close'; readonly person: string; readonly reason: string } & By)
  | ({ readonly type: 'Due'; readonly arrival: string } & By);

export type NavigatorAnswer = { readonly accept: true } | { readonly accept: false; readonly reason: string };

export type Event =
  | FactOf<typeof pairingOffered>
  | FactOf<typeof offerAccepted>
  | FactOf<typeof offerDeclined>
  | FactOf<typeof offerExpired>
  | FactOf<typeof introductionDeclined>
  | FactOf<typeof navigatorAssigned>
  | FactOf<typeof pairingEnded>
  | FactOf<typeof matchClosed>
  | FactOf<typeof matchWaitlisted>
  | FactOf<typeof mailWanted>
  | Note<'SearchBegun', { sought: Sought; at: string }>
  | Note<'WishesCorrected', Pick<Sought, 'introduction' | 'urgent'>>
  | Note<'SeatTaken', { offer: Omit<Offered, keyof Searchable | 'status'>; at: string }>
  | Note<'KeptWaiting', { why: readonly string[]; at: string }>
  | Note<'OfferDeadlineSet', { remindAt?: string; expiresAt: string }>
  | Note<'OfferReminded', Record<string, never>>
  | Note<'LiaisonTold', { code: string }>
  | Note<'HouseholdAsked', { at: string }>
  | Note<'HouseholdSilent', { at: string }>
  | Note<'TermBegun', { at: string }>
  | Note<'TermReviewed', { at: string }>
  | Note<'EngagementOver', { how: Past['how']; reason: string; at: string; next: 'search' | 'close' }>
  | Note<'MailCameBack', Record<string, never>>
  | Note<'SearchClosed', { person: string; reason: string; closedAt: string }>;

type Searchable = Pick<Searching, 'person' | 'introduction' | 'urgent' | 'since' | 'past' | 'told' | 'tellAt'>;

const { matching, timeZone, holidays, householdAnswerDays, quietHours, pairingDays } = program;

/** An offer whose mail never leaves is given up after this many days beyond its own deadline. */
const mailSlackDays = 2;
/** A wait begins with a retry soon (an index read may have missed a seat written this second), then once every morning. */
const firstRetryMinutes = 15;
const tellAgainDays = 7;

/** The id of a household's n-th offer; the pairing that comes of it has the same. */
export const pairingIdOf = (arrival: string, n: number): string => `${arrival}.${n}`;

/** Whether something can be a pairing's id at all. */
export const isPairingId = (id: string): boolean => /^[a-z0-9]{1,60}\.\d{1,6}$/.test(id);

/** The household of a pairing. */
export const arrivalOf = (pairing: string): string => pairing.slice(0, pairing.lastIndexOf('.'));

/** Navigators whom this household is not offered to again (yet): a "no" of either side is for good, an expired offer for 14 days. */
export const excluded = (past: readonly Past[], at: string): readonly string[] =>
  past
    .filter(one => one.how !== 'expired' || plusDays(one.endedAt, matching.expiryExcludesDays) > at)
    .filter(one => one.how !== 'withdrawn' && one.how !== 'undeliverable')
    .map(one => one.navigator);

const engaged = (match: MatchState): match is Engaged =>
  match.status === 'offered' || match.status === 'asked' || match.status === 'paired';

const searching = (match: MatchState): match is Searching =>
  match.status === 'waiting' || match.status === 'offered' || match.status === 'asked';

const ids = (match: Engaged) => ({
  pairing: match.pairing,
  arrival: arrivalOf(match.pairing),
  navigator: match.navigator,
});

function seek(
  { arrival, sought, found, at }: Extract<Command, { type: 'Seek' }>,
  { match, seat }: Bench,
): Decision<Event> {
  if (match.status !== 'none' && match.status !== 'waiting') return [];
  const before =
    match.status === 'none'
      ? [note('SearchBegun', { sought, at })]
      : [...wishesCorrected(sought, match), ...tellIfLong(arrival, match, at)];
  const past = match.status === 'none' ? [] : match.past;
  if ('nobody' in found) return [...before, ...keepWaiting({ arrival, why: found.nobody, at }, match)];
  return offer({ arrival, past, found, at }, seat, before);
}

/** It may have told since that it cannot wait, or that it would rather be asked first. */
const wishesCorrected = ({ introduction, urgent }: Sought, match: Waiting): readonly Event[] =>
  introduction === match.introduction && urgent === match.urgent
    ? []
    : [note('WishesCorrected', { introduction, urgent })];

interface Offering {
  readonly arrival: string;
  readonly past: readonly Past[];
  readonly found: Exclude<Found, { nobody: unknown }>;
  readonly at: string;
}

/** One transaction takes the seat and makes the offer; a seat that was taken meanwhile refuses it, and the caller looks again. */
function offer({ arrival, past, found, at }: Offering, seat: SeatState, before: readonly Event[]): Decision<Event> {
  if (!hasRoom(seat, { at, offersPerWeek: matching.offersPerWeek })) return refuse('seat-taken');
  if (excluded(past, at).includes(found.navigator)) return refuse('excluded');
  const { navigator, navigatorPerson, explanation } = found;
  const pairing = pairingIdOf(arrival, past.length + 1);
  const expiresAt = plusDays(at, mailSlackDays + matching.offerHours.normal / 24);
  const taken = { pairing, navigator, navigatorPerson, explanation, offeredAt: at, expiresAt, mailed: false };
  return [
    ...before,
    pairingOffered.of({ pairing, arrival, navigator }),
    note('SeatTaken', { offer: taken, at }),
    wantMail('offer', navigatorPerson, { about: pairing }),
  ];
}

/** The first time nobody fits, the liaison is told why; after that the household is tried again in silence when its time comes. */
function keepWaiting(
  wait: { arrival: string; why: readonly string[]; at: string },
  match: MatchState,
): readonly Event[] {
  const { arrival, why, at } = wait;
  if (match.status === 'waiting' && match.retryAt > at) return [];
  const kept = note('KeptWaiting', { why, at });
  if (match.status === 'waiting' && match.told.includes('nobody-fits')) return [kept];
  const since = match.status === 'waiting' ? match.since : at;
  return [matchWaitlisted.of({ arrival }), kept, ...tell('nobody-fits', arrival, since)];
}

function answerOffer(command: Extract<Command, { type: 'AnswerOffer' }>, { match }: Bench): Decision<Event> {
  const { pairing, answer, by, at } = command;
  if (!engaged(match) || match.pairing !== pairing) return refuse(fateOf(match, pairing));
  if (match.status !== 'offered') return answer.accept ? [] : secondThoughts('accepted', match, by);
  if (!answer.accept) return decline(match, { reason: answer.reason, by, at });
  const accepted = offerAccepted.of({ ...ids(match), by });
  if (match.introduction === 'at-once') return [accepted, ...assign(match, by, at)];
  return [accepted, note('HouseholdAsked', { at }), wantMail('may-we-introduce', match.person, { about: pairing })];
}

/** A no after her own yes, by link: what has begun is not undone by a press, but a person hears of it. Staff are told what they can do. */
const secondThoughts = (state: 'accepted' | 'paired', { pairing }: Engaged, by: string): Decision<Event> =>
  by === 'navigator' || by === 'contact' ? [alertLiaison(`second-thoughts-${by}`, pairing)] : refuse(state);

const decline = (match: Offered, { reason, by, at }: { reason: string } & By): readonly Event[] => [
  offerDeclined.of({ ...ids(match), reason, by }),
  note('EngagementOver', { how: 'declined', reason, at, next: 'search' }),
];

/** Both have said yes. */
const assign = (match: Offered | Asked, by: string, at: string): readonly Event[] => [
  navigatorAssigned.of({ ...ids(match), by }),
  note('TermBegun', { at }),
  wantMail('introduced', match.person, { about: match.pairing }),
];

function answerIntroduction(
  command: Extract<Command, { type: 'AnswerIntroduction' }>,
  { match }: Bench,
): Decision<Event> {
  const { pairing, yes, by, at } = command;
  if (!engaged(match) || match.pairing !== pairing) return refuse(fateOf(match, pairing));
  if (match.status === 'offered') return refuse('not-asked');
  if (match.status === 'paired') return yes ? [] : secondThoughts('paired', match, by);
  if (yes) return assign(match, by, at);
  return [
    introductionDeclined.of({ ...ids(match), by }),
    note('EngagementOver', { how: 'introduction-declined', reason: 'household', at, next: 'search' }),
    alertLiaison('household-declined', pairing),
  ];
}

/** How an earlier offer ended, for someone who answers it late. */
const fateOf = (match: MatchState, pairing: string): string =>
  ('past' in match && match.past.find(one => one.pairing === pairing)?.how) || 'unknown';

/**
 * A reminder that would fall into the night comes in the morning, where that leaves her an hour to answer; else an hour before the
 * night. Undefined where neither is at least an hour after the offer itself.
 */
function reminderOf(offer: { sentAt: string; expiresAt: string }, hours: number): string | undefined {
  const wanted = plusHours(offer.sentAt, hours);
  const morning = outsideQuietHours(wanted, { zone: timeZone, ...quietHours });
  if (plusHours(morning, 1) <= offer.expiresAt) return morning;
  const evening = plusHours(lastLocal(timeZone, morning, quietHours.from), -1);
  return plusHours(offer.sentAt, 1) <= evening ? evening : undefined;
}

function offerMailed({ pairing, sentAt }: { pairing: string; sentAt: string }, { match }: Bench): Decision<Event> {
  if (match.status !== 'offered' || match.pairing !== pairing || match.mailed) return [];
  const hours = match.urgent ? matching.offerHours.urgent : matching.offerHours.normal;
  const remind = match.urgent ? matching.reminderHours.urgent : matching.reminderHours.normal;
  const expiresAt = plusHours(sentAt, hours);
  const remindAt = reminderOf({ sentAt, expiresAt }, remind);
  return [note('OfferDeadlineSet', { ...(remindAt && { remindAt }), expiresAt })];
}

/** Until someone has spoken to her she is offered nobody. An offer that she never saw goes to the next; what she knows of stays hers. */
function loseNavigator(
  { pairing, unheard, by, at }: Extract<Command, { type: 'LoseNavigator' }>,
  { match, seat }: Bench,
): Decision<Event> {
  if (!engaged(match) || match.pairing !== pairing) return [];
  if (match.status !== 'offered' || !unheard) {
    const known = seat.status === 'open' && !seat.reachable;
    return known ? [] : [note('MailCameBack', {}), alertLiaison('navigator-unreachable', pairing, at.slice(0, 16))];
  }
  const reason = 'undeliverable';
  return [
    offerDeclined.of({ ...ids(match), reason, by }),
    note('EngagementOver', { how: reason, reason, at, next: 'search' }),
    note('MailCameBack', {}),
    alertLiaison('offer-undeliverable', pairing),
  ];
}

/** After these the household is looked for anew: the navigator leaves, or the household would rather have someone else. */
const searchGoesOn: readonly string[] = ['navigator-choice', 'other-navigator-wanted'];

/** A pairing that ends without its household having what it came for puts it back among those who wait, with its history. */
function end({ pairing, reason, by, at }: Extract<Command, { type: 'End' }>, { match }: Bench): Decision<Event> {
  if (!engaged(match) || match.pairing !== pairing)
    return fateOf(match, pairing) === 'ended' ? [] : refuse(fateOf(match, pairing));
  const next = searchGoesOn.includes(reason) ? 'search' : 'close';
  const closed = next === 'close' ? [matchClosed.of({ arrival: arrivalOf(pairing), reason, by })] : [];
  // Before both have said yes there is no pairing to end: the offer is taken back.
  const [fact, how] =
    match.status === 'paired'
      ? ([pairingEnded.of({ ...ids(match), reason, by }), 'ended'] as const)
      : ([offerDeclined.of({ ...ids(match), reason, by }), 'declined'] as const);
  return [fact, note('EngagementOver', { how, reason, at, next }), ...closed];
}

/** Why an offer went to someone else: she pauses. */
const takenBack = 'paused';

/** What she has answered stays as it is. */
function takeBack({ pairing, by, at }: Extract<Command, { type: 'TakeBack' }>, { match }: Bench): Decision<Event> {
  if (match.status !== 'offered' || match.pairing !== pairing) return [];
  const reason = takenBack;
  return [
    offerDeclined.of({ ...ids(match), reason, by }),
    note('EngagementOver', { how: 'withdrawn', reason, at, next: 'search' }),
  ];
}

function close(
  { person, reason, by, at }: Extract<Command, { type: 'Close' }>,
  { match, seat }: Bench,
): Decision<Event> {
  if (match.status === 'closed') return [];
  // Even before it began: facts can overtake one another, and nobody may be sought for who is gone.
  if (match.status === 'none') return [note('SearchClosed', { person, reason, closedAt: at })];
  if (engaged(match) && !holds(seat, match.pairing)) return refuse('another-seat');
  const over = (how: Past['how']) => note('EngagementOver', { how, reason, at, next: 'close' });
  if (match.status === 'waiting') return [note('SearchClosed', { person, reason, closedAt: at })];
  if (match.status === 'paired') return [pairingEnded.of({ ...ids(match), reason, by }), over('ended')];
  return [offerDeclined.of({ ...ids(match), reason: 'withdrawn', by }), over('withdrawn')];
}

/** Between looking and deciding the search may have moved to another navigator: only the seat that is held can be freed. */
const holds = (seat: SeatState, pairing: string): boolean =>
  seat.status === 'open' && seat.holds.some(hold => hold.pairing === pairing);

/** What is due to a household that is offered, asked or paired; one that waits is sought for (`Seek`). */
function whenDue({ arrival, at }: Extract<Command, { type: 'Due' }>, { match, seat }: Bench): Decision<Event> {
  if (engaged(match) && !holds(seat, match.pairing)) return refuse('another-seat');
  switch (match.status) {
    case 'none':
    case 'closed':
    case 'waiting':
      return [];
    case 'offered':
      return [...tellIfLong(arrival, match, at), ...offerDue(match, at)];
    case 'asked':
      return match.answerBy > at ? [] : [note('HouseholdSilent', { at }), ...silence(match)];
    case 'paired':
      return match.reviewAt > at ? [] : [note('TermReviewed', { at }), ...review(match)];
  }
}

/** The liaison is told once when a search takes long, while offers go on. */
const tellIfLong = (arrival: string, match: Searching, at: string): readonly Event[] =>
  match.tellAt > at || match.told.includes('fifth-working-day') ? [] : tell('fifth-working-day', arrival, match.since);

/** Tells the liaison something about a search, once in each: a household whose pairing ended is sought for anew. */
const tell = (code: string, arrival: string, since: string): readonly Event[] => [
  note('LiaisonTold', { code }),
  alertLiaison(code, arrival, since.slice(0, 16)),
];

function offerDue(match: Offered, at: string): readonly Event[] {
  if (match.expiresAt <= at) return expire(match, at);
  if (!match.remindAt || match.remindAt > at) return [];
  return [note('OfferReminded', {}), wantMail('offer-reminder', match.navigatorPerson, { about: match.pairing })];
}

function expire(match: Offered, at: string): readonly Event[] {
  const expiries = match.past.filter(one => one.how === 'expired' && one.offeredAt >= match.since).length + 1;
  const often = expiries >= matching.tellAfterExpiries && !match.told.includes('second-expiry');
  const arrival = arrivalOf(match.pairing);
  return [
    offerExpired.of(ids(match)),
    ...(often ? tell('second-expiry', arrival, match.since) : []),
    note('EngagementOver', { how: 'expired', reason: 'silent', at, next: 'search' }),
  ];
}

/** Nobody can ask her by that number: it is the liaison's at once, who is told of the number and, each week, of the silence. */
const unreached = ({ pairing, at }: Extract<Command, { type: 'NoteUnreached' }>, { match }: Bench): Decision<Event> =>
  match.status === 'asked' && match.pairing === pairing && match.silences === 0
    ? [note('HouseholdSilent', { at })]
    : [];

/** Silence is never a yes: first a call to her (or a letter a person decides on), then the liaison is told again and again. */
const silence = (match: Asked): readonly Event[] =>
  match.silences === 0
    ? [wantMail('ask-by-call', match.person, { about: match.pairing })]
    : [alertLiaison('household-silent', match.pairing, match.silences)];

const review = (match: Paired): readonly Event[] => [alertLiaison('term-over', match.pairing, match.reviews)];

/** Pairing's judgement: whom a household is offered to, who says yes, who is told when it takes long. Capacity holds in every order. */
export const pairing: Decider<Bench, Command, Event> = {
  initial: { match: { status: 'none' }, seat: { status: 'none' } },
  decide(command, bench) {
    switch (command.type) {
      case 'Seek':
        return seek(command, bench);
      case 'AnswerOffer':
        return answerOffer(command, bench);
      case 'AnswerIntroduction':
        return answerIntroduction(command, bench);
      case 'NoteUnreached':
        return unreached(command, bench);
      case 'NoteOfferMailed':
        return offerMailed(command, bench);
      case 'LoseNavigator':
        return loseNavigator(command, bench);
      case 'End':
        return end(command, bench);
      case 'TakeBack':
        return takeBack(command, bench);
      case 'Close':
        return close(command, bench);
      case 'Due':
        return whenDue(command, bench);
    }
  },
  evolve: ({ match, seat }, event) => ({ match: evolveMatch(match, event), seat: evolveSeat(seat, event, match) }),
};

function evolveMatch(match: MatchState, event: Event): MatchState {
  switch (event.name) {
    case 'SearchBegun':
      return begin(event.data.sought, event.data.at);
    case 'SeatTaken':
      return match.status === 'waiting' ? { ...core(match), status: 'offered', ...event.data.offer } : match;
    case 'WishesCorrected':
      return match.status === 'waiting' ? { ...match, ...event.data } : match;
    case 'KeptWaiting':
      return match.status === 'waiting'
        ? { ...match, why: [...event.data.why], retries: match.retries + 1, retryAt: nextRetry(match, event.data.at) }
        : match;
    case 'OfferDeadlineSet':
      return match.status === 'offered' ? { ...match, ...event.data, mailed: true } : match;
    case 'OfferReminded':
      return match.status === 'offered' ? { ...match, remindAt: undefined } : match;
    case 'LiaisonTold':
      return searching(match) ? { ...match, told: [...match.told, event.data.code] } : match;
    case 'HouseholdAsked':
      return match.status === 'offered' ? asked(match, event.data.at) : match;
    case 'HouseholdSilent':
      return match.status === 'asked'
        ? { ...match, silences: match.silences + 1, answerBy: plusDays(event.data.at, tellAgainDays) }
        : match;
    case 'TermBegun':
      return match.status === 'offered' || match.status === 'asked' ? paired(match, event.data.at) : match;
    case 'TermReviewed':
      return match.status === 'paired'
        ? { ...match, reviews: match.reviews + 1, reviewAt: plusDays(event.data.at, tellAgainDays) }
        : match;
    case 'EngagementOver':
      return engaged(match) ? over(match, event.data) : match;
    case 'SearchClosed':
      return { status: 'closed', ...event.data, past: searching(match) ? match.past : [] };
    case 'PairingOffered':
    case 'OfferAccepted':
    case 'OfferDeclined':
    case 'OfferExpired':
    case 'IntroductionDeclined':
    case 'NavigatorAssigned':
    case 'PairingEnded':
    case 'MatchClosed':
    case 'MatchWaitlisted':
    case 'MailWanted':
    case 'MailCameBack':
      return match;
  }
}

const begin = ({ person, introduction, urgent }: Sought, at: string): Waiting => ({
  status: 'waiting',
  person,
  introduction,
  urgent,
  since: at,
  past: [],
  told: [],
  tellAt: plusWorkingDays(timeZone, at, { days: matching.tellAfterWorkingDays, holidays }),
  retryAt: at,
  retries: 0,
  why: [],
});

const core = ({ person, introduction, urgent, since, past, told, tellAt }: Searchable): Searchable => ({
  person,
  introduction,
  urgent,
  since,
  past,
  told,
  tellAt,
});

const nextRetry = (match: Waiting, at: string): string =>
  match.retries === 0 ? plusMinutes(at, firstRetryMinutes) : nextLocal(timeZone, at, quietHours.to);

const held = ({ pairing, navigator, navigatorPerson, offeredAt, explanation }: Engaged) => ({
  pairing,
  navigator,
  navigatorPerson,
  offeredAt,
  explanation,
});

const asked = (match: Offered, at: string): Asked => ({
  ...core(match),
  ...held(match),
  status: 'asked',
  acceptedAt: at,
  // From when the question goes out: at once by day, at the end of the quiet hours by night.
  answerBy: plusDays(outsideQuietHours(at, { zone: timeZone, ...quietHours }), householdAnswerDays),
  silences: 0,
});

const paired = (match: Offered | Asked, at: string): Paired => ({
  ...core(match),
  ...held(match),
  status: 'paired',
  pairedAt: at,
  reviewAt: plusDays(at, pairingDays),
  reviews: 0,
});

/** What is over joins the history; a search goes on where it was, a pairing that ended begins a new one. */
function over(
  match: Engaged,
  end: { how: Past['how']; reason: string; at: string; next: 'search' | 'close' },
): MatchState {
  const { pairing, navigator, offeredAt } = match;
  const { how, reason, at } = end;
  const past = [...match.past, { pairing, navigator, offeredAt, endedAt: at, how, reason }];
  if (end.next === 'close') return { status: 'closed', person: match.person, past, reason, closedAt: at };
  if (how === 'ended') return { ...begin(match, at), past };
  return { ...core(match), status: 'waiting', retryAt: at, retries: 0, why: [], past };
}

/** Events say what happened to the household; the seat follows from them, in the same transaction. `match` is the one before. */
function evolveSeat(seat: SeatState, event: Event, match: MatchState): SeatState {
  if (seat.status === 'none') return seat;
  if (event.name === 'SeatTaken') return taken(seat, event.data.offer.pairing, event.data.at);
  if (event.name === 'HouseholdAsked') return answered(seat, match);
  if (event.name === 'TermBegun') return { ...answered(seat, match), lastPairedAt: event.data.at };
  if (event.name === 'EngagementOver') return freed(seat, match, event.data);
  if (event.name === 'MailCameBack') return { ...seat, reachable: false };
  return seat;
}

const taken = (seat: OpenSeat, pairing: string, at: string): OpenSeat => ({
  ...seat,
  holds: [...seat.holds, { pairing, as: 'offer' }],
  offeredAt: [...seat.offeredAt.filter(one => Date.parse(at) - Date.parse(one) < 7 * 86_400_000), at],
  proposals: seat.proposals + 1,
});

/** She said yes: what was an offer holds the seat as a pairing. */
const answered = (seat: OpenSeat, match: MatchState): OpenSeat => ({
  ...seat,
  holds: seat.holds.map(hold =>
    'pairing' in match && hold.pairing === match.pairing ? { ...hold, as: 'pairing' } : hold,
  ),
});

const freed = (
  seat: OpenSeat,
  match: MatchState,
  { how, reason, at }: { how: Past['how']; reason: string; at: string },
): OpenSeat => ({
  ...seat,
  // Taken back before she answered it is as if it had never been made.
  ...(reason === takenBack && { offeredAt: seat.offeredAt.slice(0, -1), proposals: seat.proposals - 1 }),
  holds: seat.holds.filter(hold => !('pairing' in match) || hold.pairing !== match.pairing),
  ...(how === 'ended' && { lastEndedAt: at }),
});

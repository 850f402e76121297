import { attentionSettled } from '../../events/attention-settled.ts';
import { alertLiaison, wantMail } from '../../events/mail-wanted.ts';
import { matchWaitlisted } from '../../events/match-waitlisted.ts';
import { offerDeclined } from '../../events/offer-declined.ts';
import { offerExpired } from '../../events/offer-expired.ts';
import { pairingOffered } from '../../events/pairing-offered.ts';
import { type Decision, note, refuse } from '../platform/kernel/decider.ts';
import { lastLocal, outsideQuietHours, plusDays, plusHours } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Bench, Command, Event, Sought } from './acts.ts';
import { endedWell } from './ending.ts';
import { arrivalOf, pairingIdOf } from './ids.ts';
import {
  type Candidate,
  type MatchState,
  type Offered,
  type Past,
  type Proposal,
  type Searching,
  unseen,
  type Waiting,
} from './match.ts';
import { propose } from './proposing.ts';
import { hasRoom, type SeatState } from './seat.ts';
import { engaged, idsOf, searching } from './standing.ts';

const { matching, timeZone, quietHours } = program;

/** An offer whose mail never leaves is given up after this many days beyond its own deadline. */
const mailSlackDays = 2;

/**
 * Navigators whom this household is not offered to again (yet): a "no" of either side is for good, an expired offer for 14 days. What ended
 * well keeps nobody away.
 */
export const excluded = (past: readonly Past[], at: string): readonly string[] =>
  past
    .filter(one => one.how !== 'expired' || plusDays(one.endedAt, matching.expiryExcludesDays) > at)
    .filter(one => one.how !== 'ended' || !endedWell(one.reason ?? ''))
    .filter(one => one.how !== 'withdrawn' && one.how !== 'undeliverable')
    .map(one => one.navigator);

/** A household is sought for: it is offered to whom was found, or waits. */
export function seek(
  { arrival, sought, found, at }: Extract<Command, { type: 'Seek' }>,
  { match, seat }: Bench,
): Decision<Event> {
  if (match.status !== 'none' && match.status !== 'waiting' && match.status !== 'proposed') return [];
  const before =
    match.status === 'none'
      ? [note('SearchBegun', { sought, at })]
      : [...wishesCorrected(sought, match), ...tellIfLong(arrival, match, at)];
  const past = match.status === 'none' ? [] : match.past;
  if ('nobody' in found) return [...before, ...keepWaiting({ arrival, why: found.nobody, at }, match)];
  if ('best' in found) return [...before, ...propose({ arrival, best: found.best, urgent: sought.urgent, at }, match)];
  // What is proposed stays the staff's to decide, also where they need not choose any more.
  if (match.status === 'proposed') return before;
  return offer({ arrival, past, found, at }, seat, before);
}

/** It may have told since that it cannot wait, or that it would rather be asked first. */
const wishesCorrected = ({ introduction, urgent }: Sought, match: Waiting | Proposal): readonly Event[] =>
  introduction === match.introduction && urgent === match.urgent
    ? []
    : [note('WishesCorrected', { introduction, urgent })];

interface Offering {
  readonly arrival: string;
  readonly past: readonly Past[];
  readonly found: Candidate;
  readonly at: string;
}

/** One transaction takes the seat and makes the offer; a seat that was taken meanwhile refuses it, and the caller looks again. */
export function offer(
  { arrival, past, found, at }: Offering,
  seat: SeatState,
  before: readonly Event[],
): Decision<Event> {
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

/** The offer has gone out: her time to answer begins. */
export function offerMailed(
  { pairing, sentAt }: { pairing: string; sentAt: string },
  { match }: Bench,
): Decision<Event> {
  if (match.status !== 'offered' || match.pairing !== pairing || match.mailed) return [];
  const hours = match.urgent ? matching.offerHours.urgent : matching.offerHours.normal;
  const remind = match.urgent ? matching.reminderHours.urgent : matching.reminderHours.normal;
  const expiresAt = plusHours(sentAt, hours);
  const remindAt = reminderOf({ sentAt, expiresAt }, remind);
  return [note('OfferDeadlineSet', { ...(remindAt && { remindAt }), expiresAt })];
}

/** Until someone has spoken to her she is offered nobody. An offer that she never saw goes to the next; what she knows of stays hers. */
export function loseNavigator(
  { pairing, unheard, by, at }: Extract<Command, { type: 'LoseNavigator' }>,
  { match, seat }: Bench,
): Decision<Event> {
  if (!engaged(match) || match.pairing !== pairing) return [];
  if (match.status !== 'offered' || !unheard) {
    const known = seat.status === 'open' && !seat.reachable;
    return known ? [] : [note('MailCameBack', { at }), alertLiaison('navigator-unreachable', pairing, at.slice(0, 16))];
  }
  const reason = 'undeliverable';
  return [
    offerDeclined.of({ ...idsOf(match), reason, by }),
    note('EngagementOver', { how: reason, reason, at, next: 'search' }),
    note('MailCameBack', { at }),
    alertLiaison('offer-undeliverable', pairing),
  ];
}

/** Why an offer went to someone else: she pauses. */
export const takenBack = 'paused';

/** What she has answered stays as it is. */
export function takeBack(
  { pairing, by, at }: Extract<Command, { type: 'TakeBack' }>,
  { match }: Bench,
): Decision<Event> {
  if (match.status !== 'offered' || match.pairing !== pairing) return [];
  const reason = takenBack;
  return [
    offerDeclined.of({ ...idsOf(match), reason, by }),
    note('EngagementOver', { how: 'withdrawn', reason, at, next: 'search' }),
  ];
}

/** What is due to an offer that nobody has answered: the liaison hears that it takes long, she is reminded, it runs out. */
export const unanswered = (arrival: string, match: Offered, at: string): readonly Event[] => [
  ...tellIfLong(arrival, match, at),
  ...offerDue(match, at),
];

/** The liaison is told once when a search takes long, while offers go on. */
const tellIfLong = (arrival: string, match: Searching, at: string): readonly Event[] =>
  match.tellAt > at || match.told.includes('fifth-working-day') ? [] : tell('fifth-working-day', arrival, match.since);

/** Tells the liaison something about a search, once in each: a household whose pairing ended is sought for anew. */
const tell = (code: string, arrival: string, since: string): readonly Event[] => [
  note('LiaisonTold', { code }),
  alertLiaison(code, arrival, since.slice(0, 16)),
];

/** What she was told needs nothing more of her; what she is told later is new. */
export function see({ arrival, by }: Extract<Command, { type: 'See' }>, { match }: Bench): Decision<Event> {
  if (!searching(match)) return [];
  const latest = unseen(match).at(-1);
  return latest === undefined
    ? []
    : [attentionSettled.of({ about: arrival, kind: latest, by }), note('LiaisonSaw', {})];
}

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
    offerExpired.of(idsOf(match)),
    ...(often ? tell('second-expiry', arrival, match.since) : []),
    note('EngagementOver', { how: 'expired', reason: 'silent', at, next: 'search' }),
  ];
}

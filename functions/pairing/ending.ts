import { alertLiaison, alertLiaisonNow, wantMail } from '../../events/mail-wanted.ts';
import { matchClosed } from '../../events/match-closed.ts';
import { offerDeclined } from '../../events/offer-declined.ts';
import { pairingEnded } from '../../events/pairing-ended.ts';
import { pairingExtended } from '../../events/pairing-extended.ts';
import { type Decision, note, refuse } from '../platform/kernel/decider.ts';
import { plusDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Bench, By, Command, Event } from './acts.ts';
import { callNavigator } from './calling.ts';
import { arrivalOf } from './ids.ts';
import { type Begun, endOfTerm, type MatchState, type Paired, type Past } from './match.ts';
import { begun, engaged, fateOf, holds, idsOf } from './standing.ts';

const { closing } = program;

const reasonOf = (id: string) => closing.reasons.find(one => one.id === id);

/** It ended as it was meant to: its navigator gets a certificate, and the same two may be paired again. */
export const endedWell = (reason: string): boolean => reasonOf(reason)?.endedWell ?? false;

/** A pairing that ends without its household having what it came for puts it back among those who wait, with its history. */
export function end(command: Extract<Command, { type: 'End' }>, { match }: Bench): Decision<Event> {
  const { pairing, reason, met, by, at } = command;
  if (!engaged(match) || match.pairing !== pairing)
    return fateOf(match, pairing) === 'ended' ? [] : refuse(fateOf(match, pairing));
  const next = reasonOf(reason)?.searchGoesOn ? 'search' : 'close';
  const closed = next === 'close' ? [matchClosed.of({ arrival: arrivalOf(pairing), reason, by })] : [];
  // Before both have said yes there is no pairing to end: the offer is taken back.
  if (!begun(match))
    return [
      offerDeclined.of({ ...idsOf(match), reason, by }),
      note('EngagementOver', { how: 'declined', reason, at, next }),
      ...closed,
    ];
  const over = { how: 'ended', reason, at, next, met, unsettled: unsettledBy(by, match) } as const;
  return [
    pairingEnded.of({ ...idsOf(match), reason, by }),
    note('EngagementOver', over),
    ...closed,
    ...thanks(match, reason),
    ...toHousehold(match, { reason, by }),
    ...whatIsLeft(match, command),
  ];
}

/** She gave her time, and has something to show for it. */
const thanks = ({ pairing, navigatorPerson }: Begun, reason: string): readonly Event[] =>
  endedWell(reason) ? [wantMail('certificate', navigatorPerson, { about: pairing })] : [];

/** She hears it in the same words whatever the reason is, and whether someone else is looked for; not what she pressed herself. */
const toHousehold = ({ pairing, person }: Begun, { reason, by }: { reason: string; by: string }): readonly Event[] =>
  by !== 'contact' && reasonOf(reason)?.tellHousehold ? [wantMail('over-household', person, { about: pairing })] : [];

/** What a person at the library hears of when it ends: that they did not meet, that it was paused, that the household is not helped by changing. */
function whatIsLeft(match: Begun, { reason, met, by, at }: { reason: string; met?: boolean } & By): readonly Event[] {
  const often = reason === anotherWanted && changesOf(match) + 1 >= closing.tellAfterChanges;
  return [
    ...(met === false ? [alertLiaison('closed-unmet', match.pairing)] : []),
    ...(often ? [alertLiaison('another-wanted-often', match.pairing)] : []),
    ...unsettled(match, by, at),
  ];
}

/** The household would rather have someone else, and need not say why. */
export const anotherWanted = 'other-navigator-wanted';

const changesOf = ({ past }: Begun): number => past.filter(({ reason }) => reason === anotherWanted).length;

/** It rested, and ends by one of the two leaving: what was the matter has not been heard, so the calls stay. The staff end it when they have heard it. */
const unsettledBy = (by: string, match: MatchState): true | undefined =>
  match.status === 'frozen' && !by.startsWith('staff:') ? true : undefined;

const unsettled = (match: Begun, by: string, at: string): readonly Event[] =>
  match.status === 'frozen' && unsettledBy(by, match)
    ? [alertLiaisonNow('ended-at-rest', match.pairing, at), ...callNavigator(match)]
    : [];

/** It goes on beyond its term, once: from the term's end, or from now where that is past. */
export function extend(command: Extract<Command, { type: 'Extend' }>, { match }: Bench): Decision<Event> {
  const { pairing, days, by, at } = command;
  if (!engaged(match) || match.pairing !== pairing) return refuse(fateOf(match, pairing));
  if (!begun(match)) return refuse('not-paired');
  if (match.status === 'frozen') return refuse('rests');
  if (match.extended) return refuse('extended');
  const [, from = at] = [endOfTerm(match), at].sort();
  const endsAt = plusDays(from, days);
  return [pairingExtended.of({ ...idsOf(match), days, endsAt, by }), note('TermExtended', { days, endsAt, at, by })];
}

/** Near the end of its term the navigator is asked to close it or to go on; when neither has happened the liaison is told, again and again. */
export function termDue(match: Paired, at: string): readonly Event[] {
  if (match.reviewAt > at) return [];
  if (match.closingAsked)
    return [
      note('TermReviewed', { at }),
      alertLiaison('term-over', match.pairing, `${endOfTerm(match)}-${match.reviews}`),
    ];
  const { pairing, navigatorPerson } = match;
  return [note('ClosingAsked', {}), wantMail('closing', navigatorPerson, { about: pairing, time: endOfTerm(match) })];
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
  if (match.status === 'waiting' || match.status === 'proposed')
    return [note('SearchClosed', { person, reason, closedAt: at })];
  const over = (how: Past['how']) =>
    note('EngagementOver', { how, reason, at, next: 'close', unsettled: unsettledBy(by, match) });
  if (!begun(match)) return [offerDeclined.of({ ...idsOf(match), reason: 'withdrawn', by }), over('withdrawn')];
  return [pairingEnded.of({ ...idsOf(match), reason, by }), over('ended'), ...unsettled(match, by, at)];
}

import {
  instantOf,
  localDate,
  nextLocal,
  outsideQuietHours,
  plusDays,
  plusHours,
  plusMinutes,
  plusWorkingDays,
} from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Event, Over, Searchable, Sought } from './acts.ts';
import {
  type Asked,
  type Begun,
  type Engaged,
  endOfTerm,
  type Frozen,
  type MatchState,
  type Offered,
  type Paired,
  type Proposal,
  type ProposalDecision,
  type Waiting,
} from './match.ts';
import { begun, engaged, searching } from './standing.ts';

const { matching, timeZone, holidays, householdRemindHours, householdAnswerDays, quietHours, closing, plan } = program;

/** A wait begins with a retry soon (an index read may have missed a seat written this second), then once every morning. */
const firstRetryMinutes = 15;
const tellAgainDays = 7;

/** How a household's match stands after something has happened to it. */
export function evolveMatch(match: MatchState, event: Event): MatchState {
  switch (event.name) {
    case 'SearchBegun':
      return begin(event.data.sought, event.data.at);
    case 'SeatTaken':
      return sought(match) ? { ...core(match), status: 'offered', ...event.data.offer } : match;
    case 'WishesCorrected':
      return sought(match) ? { ...match, ...event.data } : match;
    case 'KeptWaiting':
      return sought(match) ? keptWaiting(match, event.data) : match;
    case 'Proposed':
      return sought(match) ? proposed(match, event.data) : match;
    case 'ProposalLate':
      return match.status === 'proposed' ? { ...match, late: match.late + 1, decideBy: event.data.decideBy } : match;
    case 'ProposalDecided':
      return match.status === 'proposed' ? decided(match, event.data) : match;
    case 'OfferDeadlineSet':
      return match.status === 'offered' ? { ...match, ...event.data, mailed: true } : match;
    case 'OfferReminded':
      return match.status === 'offered' ? { ...match, remindAt: undefined } : match;
    case 'LiaisonTold':
      return searching(match) ? { ...match, told: [...match.told, event.data.code] } : match;
    case 'LiaisonSaw':
      return searching(match) ? { ...match, seen: [...match.told] } : match;
    case 'HouseholdAsked':
      return match.status === 'offered' ? asked(match, event.data.at) : match;
    case 'HouseholdReminded':
    case 'QuestionCameBack':
      return match.status === 'asked' ? { ...match, remindAt: undefined } : match;
    case 'HouseholdSilent':
      return match.status === 'asked'
        ? {
            ...match,
            remindAt: undefined,
            silences: match.silences + 1,
            answerBy: plusDays(event.data.at, tellAgainDays),
          }
        : match;
    case 'TermBegun':
      return match.status === 'offered' || match.status === 'asked' ? paired(match, event.data.at) : match;
    case 'TermReviewed':
      return match.status === 'paired'
        ? { ...match, reviews: match.reviews + 1, reviewAt: plusDays(event.data.at, tellAgainDays) }
        : match;
    case 'ClosingAsked':
      return match.status === 'paired'
        ? { ...match, closingAsked: true, reviewAt: plusDays(endOfTerm(match), closing.tellDaysAfter) }
        : match;
    case 'TermExtended':
      return match.status === 'paired' ? termBegun({ ...match, extended: event.data }) : match;
    case 'RestBegun':
      return match.status === 'paired' ? atRest(match, event.data.at) : match;
    case 'RestTold':
      return match.status === 'frozen' ? { ...match, tellRestAt: nextTelling(event.data.at) } : match;
    case 'NavigatorCallWanted':
      return match.status === 'frozen' ? { ...match, navigatorCalled: true } : match;
    case 'RestOver':
      return match.status === 'frozen' ? { ...lasting(match), status: 'paired' } : match;
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
    case 'PairingFrozen':
    case 'PairingResumed':
    case 'PairingExtended':
    case 'MatchClosed':
    case 'MatchProposed':
    case 'MatchChosen':
    case 'MatchSetAside':
    case 'MatchWaitlisted':
    case 'MailWanted':
    case 'AttentionSettled':
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

const core = (match: Searchable): Searchable => ({
  person: match.person,
  introduction: match.introduction,
  urgent: match.urgent,
  since: match.since,
  past: match.past,
  told: match.told,
  seen: match.seen,
  tellAt: match.tellAt,
  decided: match.decided,
  passedOver: match.passedOver,
});

/** No navigator is concerned yet: it can be offered, proposed, or left to wait. */
const sought = (match: MatchState): match is Waiting | Proposal =>
  match.status === 'waiting' || match.status === 'proposed';

function keptWaiting(match: Waiting | Proposal, { why, at }: { why: readonly string[]; at: string }): Waiting {
  const retries = match.status === 'waiting' ? match.retries : 0;
  const retryAt = retries === 0 ? plusMinutes(at, firstRetryMinutes) : nextMorning(at);
  return { ...core(match), status: 'waiting', why: [...why], retries: retries + 1, retryAt };
}

const nextMorning = (at: string): string => nextLocal(timeZone, at, quietHours.to);

/** Proposed for the first time, or anew: since when it is to be decided stays. */
const proposed = (
  match: Waiting | Proposal,
  { candidates, decideBy, at }: Extract<Event, { name: 'Proposed' }>['data'],
): Proposal => ({
  ...core(match),
  status: 'proposed',
  candidates: [...candidates],
  proposedAt: match.status === 'proposed' ? match.proposedAt : at,
  decideBy,
  late: match.status === 'proposed' ? match.late : 0,
  renewAt: nextMorning(at),
});

/**
 * Whom they chose is offered it by what is decided with this. Where they chose nobody it waits, those who were proposed are passed over for
 * some days, and the liaison need not be told that nobody fits: she has said so.
 */
function decided(match: Proposal, decision: ProposalDecision): Waiting | Proposal {
  if (decision.navigator !== undefined) return { ...match, decided: decision };
  const until = nextMorning(plusDays(decision.at, matching.proposals.passOverDays - 1));
  const before = (match.passedOver ?? []).filter(one => one.until > decision.at);
  return {
    ...core(match),
    status: 'waiting',
    decided: decision,
    passedOver: [...before, ...match.candidates.map(({ navigator }) => ({ navigator, until }))],
    told: [...new Set([...match.told, 'nobody-fits'])],
    seen: [...new Set([...(match.seen ?? []), 'nobody-fits'])],
    why: ['passed-over'],
    retries: 1,
    retryAt: until,
  };
}

const held = ({ pairing, navigator, navigatorPerson, offeredAt, explanation }: Engaged) => ({
  pairing,
  navigator,
  navigatorPerson,
  offeredAt,
  explanation,
});

function asked(match: Offered, at: string): Asked {
  const byDay = (instant: string): string => outsideQuietHours(instant, { zone: timeZone, ...quietHours });
  // At once by day, at the end of the quiet hours by night.
  const goesOut = byDay(at);
  return {
    ...core(match),
    ...held(match),
    status: 'asked',
    acceptedAt: at,
    remindAt: byDay(plusHours(goesOut, householdRemindHours)),
    answerBy: plusDays(goesOut, householdAnswerDays),
    silences: 0,
  };
}

const paired = (match: Offered | Asked, at: string): Paired =>
  termBegun({ ...core(match), ...held(match), status: 'paired', pairedAt: at, reviewAt: at, reviews: 0 });

/** A term begins, or its one extension: near its end she is asked. */
const termBegun = (match: Paired): Paired => ({
  ...match,
  closingAsked: undefined,
  reviewAt: plusDays(endOfTerm(match), -closing.askDaysBefore),
  reviews: 0,
});

/** What a pairing keeps whether it runs or rests. */
const lasting = (match: Begun) => ({
  ...core(match),
  ...held(match),
  pairedAt: match.pairedAt,
  extended: match.extended,
  closingAsked: match.closingAsked,
  reviewAt: match.reviewAt,
  reviews: match.reviews,
});

const atRest = (match: Paired, at: string): Frozen => ({
  ...lasting(match),
  status: 'frozen',
  frozenAt: at,
  tellRestAt: nextTelling(at),
  navigatorCalled: false,
});

/** When the liaison is told of what rests since, or was told, at an instant: in the morning of the next working day. */
function nextTelling(at: string): string {
  const day = plusWorkingDays(timeZone, at, { days: 1, holidays });
  return instantOf(timeZone, localDate(timeZone, day), plan.remindAt);
}

/** What is over joins the history; a search goes on where it was, a pairing that ended begins a new one. */
function over(match: Engaged, { how, reason, at, next, met, unsettled }: Over): MatchState {
  const { pairing, navigator, offeredAt } = match;
  const pairedAt = begun(match) ? match.pairedAt : undefined;
  const past = [...match.past, { pairing, navigator, offeredAt, pairedAt, endedAt: at, how, reason, met, unsettled }];
  if (next === 'close') return { status: 'closed', person: match.person, past, reason, closedAt: at };
  if (how === 'ended') return { ...begin(match, at), past };
  return { ...core(match), status: 'waiting', retryAt: at, retries: 0, why: [], past };
}

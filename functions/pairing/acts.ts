import type { attentionSettled } from '../../events/attention-settled.ts';
import type { FactOf } from '../../events/contract.ts';
import type { introductionDeclined } from '../../events/introduction-declined.ts';
import type { mailWanted } from '../../events/mail-wanted.ts';
import type { matchChosen } from '../../events/match-chosen.ts';
import type { matchClosed } from '../../events/match-closed.ts';
import type { matchProposed } from '../../events/match-proposed.ts';
import type { matchSetAside } from '../../events/match-set-aside.ts';
import type { matchWaitlisted } from '../../events/match-waitlisted.ts';
import type { navigatorAssigned } from '../../events/navigator-assigned.ts';
import type { offerAccepted } from '../../events/offer-accepted.ts';
import type { offerDeclined } from '../../events/offer-declined.ts';
import type { offerExpired } from '../../events/offer-expired.ts';
import type { pairingEnded } from '../../events/pairing-ended.ts';
import type { pairingExtended } from '../../events/pairing-extended.ts';
import type { pairingFrozen } from '../../events/pairing-frozen.ts';
import type { pairingOffered } from '../../events/pairing-offered.ts';
import type { pairingResumed } from '../../events/pairing-resumed.ts';
import type { Note } from '../platform/kernel/decider.ts';
import type { Begun, Candidate, MatchState, Offered, Past, ProposalDecision, Searching } from './match.ts';
import type { SeatState } from './seat.ts';

/** What a decision about a household sees: its match and, where one navigator is concerned, her seat. */
export interface Bench {
  readonly match: MatchState;
  readonly seat: SeatState;
}

/** The best navigator found; where staff choose, the best few, the best first; or why there is none. */
export type Found = Candidate | { readonly best: readonly Candidate[] } | { readonly nobody: readonly string[] };

/** A household as it comes to be paired. */
export interface Sought {
  readonly person: string;
  readonly introduction: 'at-once' | 'ask-me-first';
  readonly urgent: boolean;
}

/** Who does it, and when. */
export interface By {
  readonly by: string;
  readonly at: string;
}

/** What can be asked of pairing. */
export type Command =
  | ({ readonly type: 'Seek'; readonly arrival: string; readonly sought: Sought; readonly found: Found } & By)
  /** Staff choose whom a household is offered to; `proposedAt` of the proposal that they saw. */
  | ({
      readonly type: 'Choose';
      readonly arrival: string;
      readonly chosen: Candidate;
      readonly proposedAt?: string | undefined;
    } & By)
  /** … or none of those who are proposed. */
  | ({
      readonly type: 'SetAside';
      readonly arrival: string;
      readonly reason: string;
      readonly proposedAt?: string | undefined;
    } & By)
  | ({ readonly type: 'AnswerOffer'; readonly pairing: string; readonly answer: NavigatorAnswer } & By)
  | ({ readonly type: 'AnswerIntroduction'; readonly pairing: string; readonly yes: boolean } & By)
  /** The number she was to be asked by is wrong. */
  | ({ readonly type: 'NoteUnreached'; readonly pairing: string } & By)
  /** The mail that asks her does not reach her: a person asks, and she is not written to once more. */
  | { readonly type: 'NoteQuestionLost'; readonly pairing: string }
  | { readonly type: 'NoteOfferMailed'; readonly pairing: string; readonly sentAt: string }
  /** Mail to the navigator comes back; `unheard`: it was the offer itself. */
  | ({ readonly type: 'LoseNavigator'; readonly pairing: string; readonly unheard: boolean } & By)
  /** `met`: whether they had a closing meeting, where its navigator has said. */
  | ({ readonly type: 'End'; readonly pairing: string; readonly reason: string; readonly met?: boolean } & By)
  | ({ readonly type: 'Extend'; readonly pairing: string; readonly days: number } & By)
  /** What was not right is settled: it goes on. */
  | ({ readonly type: 'Resume'; readonly pairing: string } & By)
  /** The household was called after a concern, with whatever came of it: the navigator is next. */
  | { readonly type: 'NoteHouseholdCalled'; readonly pairing: string }
  /** An offer goes to someone else for now; she may be asked again later. */
  | ({ readonly type: 'TakeBack'; readonly pairing: string } & By)
  /** Someone on the staff has seen what the liaison was told about a search. */
  | ({ readonly type: 'See'; readonly arrival: string } & By)
  | ({ readonly type: 'Close'; readonly person: string; readonly reason: string } & By)
  | ({ readonly type: 'Due'; readonly arrival: string } & By);

/** A navigator's answer to an offer. */
export type NavigatorAnswer = { readonly accept: true } | { readonly accept: false; readonly reason: string };

/** What can come of it. */
export type Event =
  | FactOf<typeof pairingOffered>
  | FactOf<typeof offerAccepted>
  | FactOf<typeof offerDeclined>
  | FactOf<typeof offerExpired>
  | FactOf<typeof introductionDeclined>
  | FactOf<typeof navigatorAssigned>
  | FactOf<typeof pairingEnded>
  | FactOf<typeof pairingFrozen>
  | FactOf<typeof pairingResumed>
  | FactOf<typeof pairingExtended>
  | FactOf<typeof matchProposed>
  | FactOf<typeof matchChosen>
  | FactOf<typeof matchSetAside>
  | FactOf<typeof matchClosed>
  | FactOf<typeof matchWaitlisted>
  | FactOf<typeof mailWanted>
  | FactOf<typeof attentionSettled>
  | Note<'SearchBegun', { sought: Sought; at: string }>
  | Note<'WishesCorrected', Pick<Sought, 'introduction' | 'urgent'>>
  | Note<'SeatTaken', { offer: Omit<Offered, keyof Searchable | 'status'>; at: string }>
  | Note<'KeptWaiting', { why: readonly string[]; at: string }>
  | Note<'Proposed', { candidates: readonly Candidate[]; decideBy: string; at: string }>
  | Note<'ProposalLate', { decideBy: string }>
  | Note<'ProposalDecided', ProposalDecision>
  | Note<'OfferDeadlineSet', { remindAt?: string; expiresAt: string }>
  | Note<'OfferReminded', Record<string, never>>
  | Note<'LiaisonTold', { code: string }>
  | Note<'LiaisonSaw', Record<string, never>>
  | Note<'HouseholdAsked', { at: string }>
  | Note<'HouseholdReminded', Record<string, never>>
  | Note<'QuestionCameBack', Record<string, never>>
  | Note<'HouseholdSilent', { at: string }>
  | Note<'TermBegun', { at: string }>
  | Note<'ClosingAsked', Record<string, never>>
  | Note<'TermReviewed', { at: string }>
  | Note<'TermExtended', NonNullable<Begun['extended']>>
  | Note<'RestBegun', { at: string }>
  | Note<'RestTold', { at: string }>
  | Note<'NavigatorCallWanted', Record<string, never>>
  | Note<'RestOver', Record<string, never>>
  | Note<'EngagementOver', Over>
  | Note<'MailCameBack', { at: string }>
  | Note<'SearchClosed', { person: string; reason: string; closedAt: string }>;

/** How an offer or a pairing ended, and what comes next. */
export interface Over {
  readonly how: Past['how'];
  readonly reason: string;
  readonly at: string;
  readonly next: 'search' | 'close';
  readonly met?: boolean | undefined;
  readonly unsettled?: boolean | undefined;
}

/** What a search is known by, whatever its situation. */
export type Searchable = Pick<
  Searching,
  'person' | 'introduction' | 'urgent' | 'since' | 'past' | 'told' | 'seen' | 'tellAt' | 'decided' | 'passedOver'
>;

import type { FactOf } from '../../events/contract.ts';
import type { introductionDeclined } from '../../events/introduction-declined.ts';
import type { mailWanted } from '../../events/mail-wanted.ts';
import type { matchClosed } from '../../events/match-closed.ts';
import type { matchWaitlisted } from '../../events/match-waitlisted.ts';
import type { navigatorAssigned } from '../../events/navigator-assigned.ts';
import type { offerAccepted } from '../../events/offer-accepted.ts';
import type { offerDeclined } from '../../events/offer-declined.ts';
import type { offerExpired } from '../../events/offer-expired.ts';
import type { pairingEnded } from '../../events/pairing-ended.ts';
import type { pairingOffered } from '../../events/pairing-offered.ts';
import type { Note } from '../platform/kernel/decider.ts';
import type { Explanation, MatchState, Offered, Past, Searching } from './match.ts';
import type { SeatState } from './seat.ts';

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

/** Who does it, and when. */
export interface By {
  readonly by: string;
  readonly at: string;
}

/** What can be asked of pairing. */
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

/** What a search is known by, whatever its situation. */
export type Searchable = Pick<Searching, 'person' | 'introduction' | 'urgent' | 'since' | 'past' | 'told' | 'tellAt'>;

import * as v from 'valibot';
import type { Attention } from '../platform/attention.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** How each criterion counted when a navigator was chosen; stored with the offer. The score is their sum less what she was spared. */
const explanation = v.object({
  score: v.number(),
  criteria: v.record(v.string(), v.object({ raw: v.number(), weight: v.number(), contribution: v.number() })),
  /** Points taken off because another household that waits needs one of her languages, and few speak it. */
  spared: v.number(),
});

export type Explanation = v.InferOutput<typeof explanation>;

/** A navigator who was found for a household, and how she fits. */
const candidate = v.object({ navigator: v.string(), navigatorPerson: v.string(), explanation });

export type Candidate = v.InferOutput<typeof candidate>;

/** What the staff last decided of a proposal: for whoever would have decided it too. */
const decision = v.object({
  /** Of which one: since when it was to be decided. */
  proposedAt: v.string(),
  at: v.string(),
  by: v.string(),
  /** Whom they chose, or why nobody. */
  navigator: v.optional(v.string()),
  reason: v.optional(v.string()),
});

export type ProposalDecision = v.InferOutput<typeof decision>;

/** An offer or pairing that is over, as it was. Nothing here is ever overwritten: a new pairing is a new entry. */
const past = v.object({
  pairing: v.string(),
  navigator: v.string(),
  offeredAt: v.string(),
  /** Since when both had said yes; not known of an offer, nor of what ended before this was kept. */
  pairedAt: v.optional(v.string()),
  endedAt: v.string(),
  how: v.picklist(['declined', 'expired', 'introduction-declined', 'ended', 'withdrawn', 'undeliverable']),
  reason: v.optional(v.string()),
  /** Whether its navigator said that they had met to close it. */
  met: v.optional(v.boolean()),
  /** It ended while it rested, and not by the staff: what was the matter is still to be heard. */
  unsettled: v.optional(v.boolean()),
});

const common = {
  /** The household's person in people. */
  person: v.string(),
  introduction: v.picklist(['at-once', 'ask-me-first']),
  urgent: v.boolean(),
  /** Since when a navigator has been sought without a break. */
  since: v.string(),
  past: v.array(past),
  /** What the liaison was told about this search: alert codes. */
  told: v.array(v.string()),
  /** Which of these she has seen. */
  seen: v.optional(v.array(v.string())),
  /** When she is told that it takes long. */
  tellAt: v.string(),
  decided: v.optional(decision),
  /** Navigators whom the staff did not choose: not proposed again until then. */
  passedOver: v.optional(v.array(v.object({ navigator: v.string(), until: v.string() }))),
};

const offered = { ...common, ...candidate.entries, pairing: v.string(), offeredAt: v.string() };

/** Both have said yes. */
const begun = {
  ...offered,
  pairedAt: v.string(),
  /** Its one extension. */
  extended: v.optional(v.object({ days: v.number(), endsAt: v.string(), at: v.string(), by: v.string() })),
  /** The navigator has been asked to close it or to go on, for this end of its term. */
  closingAsked: v.optional(v.boolean()),
  /** When she is asked, or the liaison is told that nobody has done either. */
  reviewAt: v.string(),
  /** How often the liaison was told. */
  reviews: v.number(),
};

/** How a household's search for a navigator stands. */
export const matchState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('waiting'),
    ...common,
    retryAt: v.string(),
    retries: v.number(),
    why: v.array(v.string()),
  }),
  /** Where staff choose: those who fit best, the best first, are theirs to decide on. Nobody's seat is held. */
  v.object({
    status: v.literal('proposed'),
    ...common,
    candidates: v.pipe(v.array(candidate), v.minLength(1)),
    /** Since when; the same while others are proposed in the place of some. */
    proposedAt: v.string(),
    /** By when; when that has passed, by the end of the next working day. */
    decideBy: v.string(),
    /** How often it has. */
    late: v.number(),
    /** When it is looked whether they still are the best. */
    renewAt: v.string(),
  }),
  v.object({
    status: v.literal('offered'),
    ...offered,
    /** From the mail's sending; before that, when we stop waiting for it. */
    expiresAt: v.string(),
    remindAt: v.optional(v.string()),
    /** True once SES took the offer: the deadline is the real one. */
    mailed: v.boolean(),
  }),
  v.object({
    status: v.literal('asked'),
    ...offered,
    acceptedAt: v.string(),
    /** When the question is put once more, by mail. */
    remindAt: v.optional(v.string()),
    /** When her silence becomes a task for a person. */
    answerBy: v.string(),
    silences: v.number(),
  }),
  v.object({ status: v.literal('paired'), ...begun }),
  /** Someone said that something is not right (who, stands in `concern.ts`): all rests until the staff let it go on or end it. */
  v.object({
    status: v.literal('frozen'),
    ...begun,
    frozenAt: v.string(),
    /** When the liaison is told again: every working day. */
    tellRestAt: v.string(),
    /** The navigator's call is wanted; the household's comes first. */
    navigatorCalled: v.boolean(),
  }),
  v.object({
    status: v.literal('closed'),
    person: v.string(),
    past: v.array(past),
    reason: v.string(),
    closedAt: v.string(),
  }),
]);

export type MatchState = v.InferOutput<typeof matchState>;
export type Past = v.InferOutput<typeof past>;
export type Waiting = Extract<MatchState, { status: 'waiting' }>;
export type Proposal = Extract<MatchState, { status: 'proposed' }>;
export type Offered = Extract<MatchState, { status: 'offered' }>;
export type Asked = Extract<MatchState, { status: 'asked' }>;
export type Paired = Extract<MatchState, { status: 'paired' }>;
export type Frozen = Extract<MatchState, { status: 'frozen' }>;
export type Begun = Paired | Frozen;
export type Engaged = Offered | Asked | Begun;
export type Searching = Waiting | Proposal | Offered | Asked;

/** The list of those who wait, the longest first. */
export const waitingList = 'waiting';

/** The list of those whose navigator is the staff's to choose, urgent ones first, then who has been sought for longest. */
export const proposedList = 'proposed';

/** The list that a search or pairing stands in, and since when it does. */
function placeOf(state: MatchState): { readonly list: string; readonly sort: string } | undefined {
  switch (state.status) {
    case 'none':
    case 'closed':
      return undefined;
    case 'waiting':
      return { list: waitingList, sort: state.since };
    case 'proposed':
      return { list: proposedList, sort: `${state.urgent ? 'at once' : 'in turn'} ${state.since}` };
    case 'offered':
      return { list: 'offered', sort: state.offeredAt };
    case 'asked':
      return { list: 'asked', sort: state.acceptedAt };
    case 'paired':
      return { list: 'paired', sort: state.pairedAt };
    case 'frozen':
      return { list: 'resting', sort: state.frozenAt };
  }
}

/** The earliest time at which something must happen to a match. */
export function matchDue(state: MatchState): string | undefined {
  const told = (code: string) => 'told' in state && state.told.includes(code);
  switch (state.status) {
    case 'none':
    case 'closed':
      return undefined;
    case 'waiting':
      return earliest(state.retryAt, told('fifth-working-day') ? undefined : state.tellAt);
    case 'proposed':
      return earliest(state.renewAt, state.decideBy, told('fifth-working-day') ? undefined : state.tellAt);
    case 'offered':
      return earliest(state.expiresAt, state.remindAt, told('fifth-working-day') ? undefined : state.tellAt);
    case 'asked':
      return earliest(state.remindAt, state.answerBy);
    case 'paired':
      return state.reviewAt;
    case 'frozen':
      return state.tellRestAt;
  }
}

/** When a pairing's term ends: three months after both yeses, or as it was extended. */
export const endOfTerm = ({ pairedAt, extended }: Pick<Paired, 'pairedAt' | 'extended'>): string =>
  extended?.endsAt ?? plusDays(pairedAt, program.pairingDays);

const earliest = (...instants: readonly (string | undefined)[]): string | undefined =>
  instants.filter(one => one !== undefined).sort()[0];

/** What the liaison was told about a search and has not seen yet: while it goes on, it is hers to look at. */
export const unseen = ({ told, seen = [] }: Pick<Waiting, 'told' | 'seen'>): readonly string[] =>
  told.filter(code => !seen.includes(code));

/** What of a search or pairing is the liaison's. */
function attention(match: MatchState, arrival: string): Attention | undefined {
  switch (match.status) {
    case 'none':
    case 'closed':
      return undefined;
    case 'waiting':
    case 'offered': {
      const [latest, ...others] = unseen(match).toReversed();
      if (latest === undefined) return undefined;
      return { code: latest, urgency: 'notice', about: arrival, since: match.since, details: others };
    }
    case 'proposed':
      return {
        code: 'proposal',
        urgency: match.late > 0 ? 'overdue' : 'proposal',
        about: arrival,
        since: match.proposedAt,
        due: match.decideBy,
      };
    case 'asked': {
      const { pairing: about, acceptedAt: since, answerBy: due } = match;
      return match.silences > 0 ? { code: 'household-silent', urgency: 'silent', about, since, due } : undefined;
    }
    case 'paired': {
      const { pairing: about } = match;
      return match.reviews > 0 ? { code: 'term-over', urgency: 'overdue', about, since: endOfTerm(match) } : undefined;
    }
    case 'frozen':
      return { code: 'rests', urgency: 'concern', about: match.pairing, since: match.frozenAt };
  }
}

/** Where matches are kept, by arrival id. */
export const matches: Shelf<MatchState> = {
  kind: 'match',
  capability: 'pairing',
  version: 1,
  schema: matchState,
  initial: { status: 'none' },
  due: matchDue,
  attention,
  list: placeOf,
  expires: state => (state.status === 'closed' ? plusDays(state.closedAt, program.retentionDays.closed) : undefined),
};

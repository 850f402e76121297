import { matchChosen } from '../../events/match-chosen.ts';
import { matchSetAside } from '../../events/match-set-aside.ts';
import { type Decision, isRefusal, note, type Refusal, refuse } from '../platform/kernel/decider.ts';
import type { Bench, Command, Event } from './acts.ts';
import { pairingIdOf } from './ids.ts';
import type { MatchState, Proposal, ProposalDecision } from './match.ts';
import { offer } from './offering.ts';

/** Staff choose a navigator, one of those proposed or another one who fits: the offer is made as ever, and her seat is taken with it. */
export function choose(
  { arrival, chosen, proposedAt, by, at }: Extract<Command, { type: 'Choose' }>,
  { match, seat }: Bench,
): Decision<Event> {
  const { navigator } = chosen;
  if (!isOpen(match, proposedAt)) return whatStands(match, { proposedAt, by, navigator });
  const made = offer({ arrival, past: match.past, found: chosen, at }, seat, []);
  if (isRefusal(made)) return made;
  const pairing = pairingIdOf(arrival, match.past.length + 1);
  return [
    matchChosen.of({ pairing, arrival, navigator, by }),
    note('ProposalDecided', { proposedAt: match.proposedAt, at, by, navigator }),
    ...made,
  ];
}

/** Staff choose none of them, and say why: the household waits, until something changes or some days have passed. */
export function setAside(
  { arrival, reason, proposedAt, by, at }: Extract<Command, { type: 'SetAside' }>,
  { match }: Bench,
): Decision<Event> {
  if (!isOpen(match, proposedAt)) return whatStands(match, { proposedAt, by, reason });
  return [
    matchSetAside.of({ arrival, reason, by }),
    note('ProposalDecided', { proposedAt: match.proposedAt, at, by, reason }),
  ];
}

/** It is still the proposal that was seen: the same one while others are proposed in the place of some. */
export const isOpen = (match: MatchState, proposedAt: string | undefined): match is Proposal =>
  match.status === 'proposed' && (proposedAt === undefined || proposedAt === match.proposedAt);

/** What someone would have decided. */
export type Wish = Pick<ProposalDecision, 'by' | 'navigator' | 'reason'> & { readonly proposedAt: string | undefined };

/** Somebody has decided it meanwhile, who may have been she herself; or it is over or another one for a reason of its own. */
export function whatStands(match: MatchState, { proposedAt, by, navigator, reason }: Wish): readonly Event[] | Refusal {
  if (match.status === 'none') return refuse('unknown');
  if (match.status === 'closed') return refuse('withdrawn');
  const { decided } = match;
  if (!decided || (proposedAt !== undefined && decided.proposedAt !== proposedAt))
    return refuse(match.status === 'proposed' ? 'proposed-anew' : 'not-proposed');
  const same = decided.by === by && decided.navigator === navigator && decided.reason === reason;
  return same && match.status !== 'proposed' ? [] : refuse('decided');
}

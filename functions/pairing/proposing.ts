import { alertLiaison } from '../../events/mail-wanted.ts';
import { matchProposed } from '../../events/match-proposed.ts';
import { note } from '../platform/kernel/decider.ts';
import { instantOf, isWorkingDay, localDate, plusHours, plusWorkingDays } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Event } from './acts.ts';
import type { Candidate, MatchState, Proposal } from './match.ts';

const { timeZone, holidays, matching } = program;
const { proposals } = matching;

interface Proposing {
  readonly arrival: string;
  /** The best who fit, the best first; not empty. */
  readonly best: readonly Candidate[];
  readonly urgent: boolean;
  readonly at: string;
}

/** The best are proposed to the staff, and the liaison is told once; what is proposed already is made anew. */
export function propose({ arrival, best, urgent, at }: Proposing, match: MatchState): readonly Event[] {
  const candidates = best.slice(0, proposals.atMost);
  if (match.status === 'proposed') return proposeAnew({ arrival, best: candidates, urgent, at }, match);
  return [
    matchProposed.of({ arrival }),
    note('Proposed', { candidates, decideBy: decideBy(at, urgent), at }),
    alertLiaison(urgent ? 'proposal-urgent' : 'proposal', arrival, at.slice(0, 16)),
  ];
}

/** Who is proposed stays so until someone else fits better. It was to be decided since the first one, and sooner once it is urgent. */
function proposeAnew({ arrival, best, urgent, at }: Proposing, match: Proposal): readonly Event[] {
  const late = match.decideBy <= at;
  const [by = match.decideBy] =
    urgent && !match.urgent ? [match.decideBy, decideBy(at, true)].sort() : [match.decideBy];
  const others = !sameNavigators(best, match.candidates);
  const changed = others || by !== match.decideBy || !sameScores(best, match.candidates) || match.renewAt <= at;
  return [
    ...(others ? [matchProposed.of({ arrival })] : []),
    ...(changed ? [note('Proposed', { candidates: best, decideBy: by, at })] : []),
    // It stands in the letter of every morning until it is decided.
    ...(late ? [note('ProposalLate', { decideBy: decideBy(at, false) })] : []),
  ];
}

const sameNavigators = (some: readonly Candidate[], others: readonly Candidate[]): boolean =>
  some.length === others.length && some.every((one, i) => one.navigator === others[i]?.navigator);

const sameScores = (some: readonly Candidate[], others: readonly Candidate[]): boolean =>
  some.every((one, i) => one.explanation.score === others[i]?.explanation.score);

/**
 * By when the staff decide: at the end of the next working day; on the same one for a household that cannot wait, if that leaves them two
 * hours, else at noon of the next one.
 */
export function decideBy(at: string, urgent: boolean): string {
  const today = localDate(timeZone, at);
  const tonight = instantOf(timeZone, today, proposals.decideAt);
  if (urgent && isWorkingDay(today, holidays) && plusHours(at, hoursToDecide) <= tonight) return tonight;
  const next = localDate(timeZone, plusWorkingDays(timeZone, at, { days: 1, holidays }));
  return instantOf(timeZone, next, urgent ? proposals.decideUrgentAt : proposals.decideAt);
}

const hoursToDecide = 2;

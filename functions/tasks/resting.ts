import { note } from '../platform/kernel/decider.ts';
import type { Event } from './commands.ts';
import { firstSteps, isUntold } from './first-steps.ts';
import type { PlanState, Running } from './plan.ts';
import { firstMailAt, type RoundState } from './round.ts';

/** Which pairing, and when it was said. */
interface Paused {
  readonly pairing: string;
  readonly at: string;
}

/** Facts can overtake one another: what was said last counts, whenever it is heard. */
const isNews = (plan: PlanState, at: string): plan is Running =>
  plan.status === 'running' && (plan.restSaidAt ?? '') < at;

export const freeze = ({ pairing, at }: Paused, plan: PlanState): readonly Event[] =>
  isNews(plan, at) ? [note('PlanFrozen', { pairing, at })] : [];

/** What was paused before its first steps could be told has them told now. */
export function goOn({ pairing, at }: Paused, plan: PlanState, round: RoundState): readonly Event[] {
  if (!isNews(plan, at)) return [];
  if (!isUntold(plan)) return [note('PlanWentOn', { pairing, at })];
  const mailAt = firstMailAt(round, { at, by: 'program' });
  const told = mailAt <= at ? firstSteps({ pairing, person: plan.navigatorPerson, at }) : [];
  return [note('PlanWentOn', { pairing, at, firstMailAt: mailAt }), ...told];
}

/**
 * The morning's look at a plan that is paused: a fact that is lost must not pause it for ever. `rests` is what pairing says; undefined where it
 * was not asked yet, and then nothing is decided.
 */
export function restDue(
  { pairing, at, rests }: Paused & { readonly rests: boolean | undefined },
  plan: PlanState,
  round: RoundState,
): readonly Event[] {
  if (rests === undefined) return [];
  return rests ? [note('RestSeen', { pairing, at })] : goOn({ pairing, at }, plan, round);
}

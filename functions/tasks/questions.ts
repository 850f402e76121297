export { dueWithin } from './chasing.ts';
export { type PlanState, toAskAfter } from './plan.ts';
export { isHandedOver, nextDueIn, type RoundState } from './round.ts';

import { navigatorPerson } from '../navigators/questions.ts';
import { list, load } from '../platform/ledger.ts';
import { loadSeveral } from '../platform/pages.ts';
import { type PlanState, plans, plansOfNavigator, type Running } from './plan.ts';
import { type RoundState, rounds } from './round.ts';

/** A navigator's round: what she is written to about all her households, and since when she is silent. */
export const roundOf = (navigator: string): Promise<RoundState> => load(rounds, navigator);

/** A pairing's plan, whatever its situation. */
export const planOf = (pairing: string): Promise<PlanState> => load(plans, pairing);

/** The plans of some pairings, by their ids. */
export const plansOf = (pairings: readonly string[]): Promise<readonly PlanState[]> => loadSeveral(plans, pairings);

/** The rounds of some navigators, by their ids. */
export const roundsOf = (navigators: readonly string[]): Promise<readonly RoundState[]> =>
  loadSeveral(rounds, navigators);

/** A running plan and its pairing. */
export interface KnownPlan {
  readonly pairing: string;
  readonly plan: Running;
}

/** The pairings of a navigator whose plans are still known, running or ended. Read from an index. */
export const plannedPairings = async (navigator: string): Promise<readonly string[]> =>
  (await list(plans, plansOfNavigator(navigator))).map(({ id }) => id);

/** A navigator's plans that are still known, the first begun first, running or ended. Read from an index. */
export const plansWith = (navigator: string): Promise<readonly { readonly id: string; readonly state: PlanState }[]> =>
  list(plans, plansOfNavigator(navigator));

/** A navigator's running plans, the first begun first. Read from an index: one that began or ended this second may be missing or there still. */
export async function runningPlans(navigator: string): Promise<readonly KnownPlan[]> {
  const found = await list(plans, plansOfNavigator(navigator));
  return found.flatMap(({ id, state }) => (state.status === 'running' ? [{ pairing: id, plan: state }] : []));
}

/** The need that a task of a pairing is about; undefined for all but connections. The key alone tells nothing of it. */
export async function needOf(pairing: string, task: string): Promise<string | undefined> {
  const plan = await planOf(pairing);
  return plan.status === 'none' ? undefined : plan.tasks[task]?.need;
}

/** When a pairing's plan began; undefined where it is not known. */
export async function beganAt(pairing: string): Promise<string | undefined> {
  const plan = await planOf(pairing);
  return plan.status === 'none' ? undefined : plan.startedAt;
}

/** The person who is the navigator of this pairing, or was. */
export async function personOfNavigator(pairing: string): Promise<string | undefined> {
  const plan = await planOf(pairing);
  const navigator = plan.status === 'none' ? undefined : plan.navigator;
  return navigator ? navigatorPerson(navigator) : undefined;
}

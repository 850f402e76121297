export { dueWithin } from './chasing.ts';
export { type PlanState, toAskAfter } from './plan.ts';
export { isHandedOver, nextDueIn, type RoundState } from './round.ts';

import { navigatorPerson } from '../navigators/questions.ts';
import { list, load } from '../platform/ledger.ts';
import { loadSeveral } from '../platform/pages.ts';
import { program } from '../program/settings.ts';
import { dueOf } from './laying.ts';
import { definitionOf, type PlanState, plans, plansOfNavigator, type Running } from './plan.ts';
import { firstMailAt, type RoundState, rounds } from './round.ts';

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

/** Both yeses, as pairing knows them. */
interface Paired {
  readonly pairing: string;
  readonly navigator: string;
  readonly pairedAt: string;
  readonly urgent: boolean;
}

/**
 * By when a navigator is to make first contact, which is what its household is told: as her plan has it, or will have it when it is laid, a
 * moment after both yeses. Undefined where that has passed or is done, so that nothing can be promised.
 */
export async function firstContactBy(
  { pairing, navigator, pairedAt, urgent }: Paired,
  at: string,
): Promise<string | undefined> {
  const [plan, round] = await Promise.all([planOf(pairing), roundOf(navigator)]);
  const key = program.plan.doneByContact.held;
  const definition = definitionOf(key);
  const laid = plan.status === 'running' && plan.tasks[key]?.status !== 'done' ? plan.tasks[key]?.due : undefined;
  const due =
    plan.status === 'none' && definition
      ? dueOf(definition, { startedAt: firstMailAt(round, { at: pairedAt, by: 'program' }), endsAt: pairedAt, urgent })
      : laid;
  return due !== undefined && due > at ? due : undefined;
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

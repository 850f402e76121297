import { load } from '../../platform/ledger.ts';
import type { KnownPlan, PlanState } from './plan.ts';
import { plans } from './shelf.ts';

export type { Action, CheckIn, Group, KnownPlan, OpenPlan, PlanState, UpdateEvent, Voting } from './plan.ts';
export type { ShownAction, ShownPlan } from './shown.ts';
export { longest as longestOfAction } from './told.ts';

/** What a dialogue comes to, whatever its situation. */
export const planById = (dialogue: string): Promise<PlanState> => load(plans, dialogue);

/** The same, where anything stands in it. */
export async function knownPlan(dialogue: string): Promise<KnownPlan | undefined> {
  const state = await planById(dialogue);
  return state.status === 'none' ? undefined : state;
}

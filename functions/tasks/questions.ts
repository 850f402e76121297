import { load } from '../platform/ledger.ts';
import { type PlanState, plans } from './plan.ts';

/** A pairing's plan, whatever its situation. */
export const planOf = (pairing: string): Promise<PlanState> => load(plans, pairing);

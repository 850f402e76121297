import { load } from '../../platform/ledger.ts';
import type { KnownDialogue } from '../dialogue.ts';
import type { PlanState } from './plan.ts';
import { plans } from './shelf.ts';

export type { Action, CheckIn, Group, KnownPlan, OpenPlan, PlanState, UpdateEvent, Voting } from './plan.ts';
export { eventKinds } from './plan.ts';
export type { ShownAction, ShownPlan } from './shown.ts';
export { longest as longestOfAction } from './told.ts';

/** What a dialogue comes to, whatever its situation. */
export const planById = (dialogue: string): Promise<PlanState> => load(plans, dialogue);

/** A dialogue has come to its end: closed, or cancelled. Of a celebrated one it is still asked how it goes. */
export const isEnded = ({ status }: KnownDialogue): boolean => status === 'closed' || status === 'cancelled';

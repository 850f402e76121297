import { load } from '../../platform/ledger.ts';
import type { KnownDialogue } from '../dialogue.ts';
import { type OwnPart, ownPartIn } from './own-part.ts';
import { isWork, type PlanState, type Who } from './plan.ts';
import { plans } from './shelf.ts';

export type { OwnPart } from './own-part.ts';
export type { Action, CheckIn, Group, KnownPlan, OpenPlan, PlanState, UpdateEvent, Voting } from './plan.ts';
export { eventKinds } from './plan.ts';
export type { ShownAction, ShownGroup, ShownMeeting, ShownPlan } from './shown.ts';
export { longest as longestOfAction } from './told.ts';

/** What a dialogue comes to, whatever its situation. */
export const planById = (dialogue: string): Promise<PlanState> => load(plans, dialogue);

/** What of a dialogue's plan is someone's who registered for it; undefined where nothing is. */
export const ownPartOf = async (dialogue: string, who: Required<Who>): Promise<OwnPart | undefined> =>
  ownPartIn(await planById(dialogue), who);

/** What people have agreed to do, by its public title, the most wanted first. */
export async function agreedOn(dialogue: string): Promise<readonly string[]> {
  const plan = await planById(dialogue);
  const works = plan.status === 'none' ? [] : plan.actions.filter(isWork);
  return works.toSorted((one, other) => other.dots - one.dots || one.n - other.n).map(({ title }) => title);
}

/** A dialogue has come to its end: closed, or cancelled. Of a celebrated one it is still asked how it goes. */
export const isEnded = ({ status }: KnownDialogue): boolean => status === 'closed' || status === 'cancelled';

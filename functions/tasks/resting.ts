import { wantMail } from '../../events/mail-wanted.ts';
import { note } from '../platform/kernel/decider.ts';
import { outsideQuietHours } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import type { Event } from './commands.ts';
import type { PlanState, Running } from './plan.ts';

const { timeZone, quietHours } = program;

/** Which pairing, and when it was said. */
interface Paused {
  readonly pairing: string;
  readonly at: string;
}

/** Facts can overtake one another: what was said last counts, whenever it is heard. */
const isNews = (plan: PlanState, at: string): plan is Running =>
  plan.status === 'running' && (plan.restSaidAt ?? '') < at;

export const freeze = (at: string, plan: PlanState): readonly Event[] =>
  isNews(plan, at) ? [note('PlanFrozen', { at })] : [];

export const goOn = ({ pairing, at }: Paused, plan: PlanState): readonly Event[] =>
  isNews(plan, at) ? [note('PlanWentOn', { at }), ...firstStepsAnew(pairing, plan, at)] : [];

/** Paused before the first mail could go out: it was not wanted then, and is now. */
function firstStepsAnew(
  pairing: string,
  { frozenAt, startedAt, navigatorPerson }: Running,
  at: string,
): readonly Event[] {
  const couldGoOut = outsideQuietHours(startedAt, { zone: timeZone, ...quietHours });
  return frozenAt && frozenAt <= couldGoOut
    ? [wantMail('first-tasks', navigatorPerson, { about: pairing, time: at })]
    : [];
}

/**
 * The morning's look at a plan that is paused: a fact that is lost must not pause it for ever. `rests` is what pairing says; undefined where it
 * was not asked yet, and then nothing is decided.
 */
export function restDue({ pairing, at }: Paused, rests: boolean | undefined, plan: PlanState): readonly Event[] {
  if (rests === undefined) return [];
  return rests ? [note('RestSeen', { at })] : goOn({ pairing, at }, plan);
}

import { localDate } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { planById } from './action/questions.ts';
import { seenPlan } from './action/seen.ts';
import { circlesIn } from './circles/questions.ts';
import { suppliedBy } from './circles/seen.ts';
import type { KnownDialogue } from './dialogue.ts';
import { nothing, type Supplied } from './guards.ts';
import { placedIn, rollById } from './registration/questions.ts';

/**
 * What registration, circles, their sessions and actions give the guards of a dialogue to look at. Registration keeps its counts in the roll,
 * so that a dialogue without circles is two reads more; one with circles costs what its own people cost. `at` is now.
 */
export async function suppliedTo(dialogue: string, state: KnownDialogue, at: string): Promise<Supplied> {
  const [{ held, accessOpen }, circles, plan] = await Promise.all([
    rollById(dialogue),
    circlesIn(dialogue),
    planById(dialogue),
  ]);
  const counted = { ...nothing, registered: held, accessOpen, unplaced: held, action: seenPlan(plan) };
  if (circles.length === 0) return counted;
  const placed = await placedIn(dialogue);
  const beside = { dialogue: state, placed, today: localDate(program.timeZone, at) };
  return { ...counted, ...suppliedBy(circles, beside) };
}

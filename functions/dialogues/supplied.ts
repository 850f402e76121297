import { localDate } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';
import { circlesIn } from './circles/questions.ts';
import { suppliedBy } from './circles/seen.ts';
import type { KnownDialogue } from './dialogue.ts';
import { nothing, type Supplied } from './guards.ts';
import { placedIn, rollById } from './registration/questions.ts';

/**
 * What registration, circles and their sessions give the guards of a dialogue to look at; action items are not kept yet. Registration keeps
 * its counts in the roll, so that a dialogue without circles is one read of it more; one with circles costs what its own people cost. `at` is now.
 */
export async function suppliedTo(dialogue: string, state: KnownDialogue, at: string): Promise<Supplied> {
  const [{ held, accessOpen }, circles] = await Promise.all([rollById(dialogue), circlesIn(dialogue)]);
  const counted = { ...nothing, registered: held, accessOpen, unplaced: held };
  if (circles.length === 0) return counted;
  const placed = await placedIn(dialogue);
  const beside = { dialogue: state, placed, today: localDate(program.timeZone, at) };
  return { ...counted, ...suppliedBy(circles, beside) };
}

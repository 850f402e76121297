import { nothing, type Supplied } from './guards.ts';
import { rollById } from './registration/questions.ts';

/** What registration, circles, sessions and action items give the guards of a dialogue to look at. Registration keeps its counts in the roll, so this is one read; the others are not kept yet. */
export async function suppliedTo(dialogue: string): Promise<Supplied> {
  const { held, accessOpen } = await rollById(dialogue);
  return { ...nothing, registered: held, accessOpen, unplaced: held };
}

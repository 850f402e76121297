import { openDialogues } from '../questions.ts';
import { standingOf } from '../registration/standing.ts';
import { meterForEveryone } from './counting.ts';
import { fewText } from './sentences.ts';

/** A dialogue that one can register for, as everybody may know of it. */
export interface ToldDialogue {
  readonly id: string;
  readonly topic: string;
  /** Of which groups few have come, as far as that may be told: a sentence each. */
  readonly few: readonly string[];
}

/** The dialogues that one can register for, the next kick-off first, for whoever can invite others. `at` is now. */
export async function dialoguesToTell(at: string, language: string): Promise<readonly ToldDialogue[]> {
  const open = (await openDialogues()).filter(({ state }) => standingOf(state, at) === 'open');
  const meters = await Promise.all(open.map(({ id }) => meterForEveryone(id)));
  return open.map(({ id, state: { topic } }, i) => ({
    id,
    topic,
    few: (meters[i]?.few ?? []).map(one => fewText(one, language)),
  }));
}

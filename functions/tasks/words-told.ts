import { householdPerson } from '../intake/questions.ts';
import { arrivalOf } from '../pairing/questions.ts';
import { changeReports, type Report } from '../people/reports.ts';
import type { Command } from './commands.ts';
import { handlePlan } from './room.ts';

/** Who does it, and why it is decided now. */
export interface Doing {
  readonly by: string;
  readonly at: string;
  readonly cause: string;
}

/** What it means for the words that are kept, and the command, which may depend on whether they change. */
interface Decided {
  readonly change: (reports: readonly Report[]) => readonly Report[];
  readonly commandOf: (reworded: boolean) => Command;
}

/** Somebody may be telling something else of the same household in this very moment; then it is read again. */
const looks = 4;

/** Decides on a plan, and in the same write keeps what was told in words with the household's person, sealed. */
export async function decidedWithWords(
  pairing: string,
  { by, at, cause }: Doing,
  { change, commandOf }: Decided,
): Promise<{ readonly outcome: string; readonly reason?: string }> {
  for (let look = 1; look <= looks; look++) {
    const person = await householdPerson(arrivalOf(pairing));
    const besides = person ? await changeReports(person, change) : [];
    const command = commandOf(besides.length > 0);
    const done = await handlePlan(pairing, { command, cause, by, at, besides });
    if (done.outcome !== 'blocked') return done;
  }
  throw new Error(`No rest on what is told of ${pairing}`);
}

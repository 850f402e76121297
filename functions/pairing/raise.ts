import { navigatorPerson } from '../navigators/questions.ts';
import { changeReports, type Report, toldAnew } from '../people/reports.ts';
import { handle, type Write } from '../platform/ledger.ts';
import { Unavailable } from '../platform/unavailable.ts';
import { told } from '../program/checks.ts';
import { redacted } from '../program/redact.ts';
import { concernIdOf, type Side } from './concern.ts';
import { arrivalOf } from './ids.ts';
import { matchOf } from './questions.ts';
import { concernRoom } from './room.ts';
import { navigatorOf } from './standing.ts';

/** What is written with a concern: one line of so many characters. */
export const longestConcern = 500;
export const concernNote = told(longestConcern);

/** What someone says, and when. */
export interface Saying {
  readonly side: Side;
  /** The form's own number. */
  readonly id: string;
  readonly note: string;
  /** `contact`, `navigator`, or who of the staff enters it. */
  readonly by: string;
  readonly at: string;
  /** This request's own: the same form with other words is another cause. */
  readonly request: string;
}

/** The person on one side of a pairing, open or over; undefined when she is not known any more. */
export async function personOn(side: Side, pairing: string): Promise<string | undefined> {
  const match = await matchOf(arrivalOf(pairing));
  if (side === 'household') return 'person' in match ? match.person : undefined;
  const navigator = navigatorOf(match, pairing);
  // Also who has stopped: she can be called, thanked and heard as long as she is known.
  return navigator && navigatorPerson(navigator);
}

/** Somebody may be telling something else of the same person in this very moment; then it is read again. */
const looks = 4;

/**
 * One side says that something is not right. Her words are sealed with her own key, in the same write; while the vault is closed, or somebody
 * is always faster, contact stops all the same, and `wordsKept` is false.
 */
export async function raiseConcern(
  pairing: string,
  { side, id, note, by, at, request }: Saying,
): Promise<{ readonly outcome: string; readonly reason?: string; readonly wordsKept: boolean }> {
  const [match, person] = await Promise.all([matchOf(arrivalOf(pairing)), personOn(side, pairing)]);
  if (person === undefined) return { outcome: 'refused', reason: 'unknown', wordsKept: false };
  const ids = {
    concern: concernIdOf(pairing, side),
    match: arrivalOf(pairing),
    seat: navigatorOf(match, pairing) ?? 'nobody',
  };
  const decided = (besides: readonly Write[]) => {
    const command = { type: 'Raise', pairing, side, id, worded: besides.length > 0, person, by, at } as const;
    // Either side may see its records, and neither a history nor what a mail belongs to may tell who said something: it is the program, and
    // the household's story.
    const actor = by.startsWith('staff:') ? by : 'program';
    const correlation = `arrival#${arrivalOf(pairing)}`;
    return handle(concernRoom, ids, { command, cause: `concern:${request}`, by: actor, at, correlation, besides });
  };
  const { text } = redacted(note);
  for (let look = 1; look <= looks && text !== ''; look++) {
    const besides = await words(person, { id, at, text, concern: pairing });
    if (besides === 'closed') break;
    const done = await decided(besides);
    if (done.outcome !== 'blocked') return { ...done, wordsKept: true };
  }
  return { ...(await decided([])), wordsKept: text === '' };
}

/** The writes that keep her words beside what was told about her; none when they are kept already. */
async function words(person: string, report: Report): Promise<readonly Write[] | 'closed'> {
  try {
    return await changeReports(person, toldAnew(report));
  } catch (error) {
    if (error instanceof Unavailable) return 'closed';
    throw error;
  }
}

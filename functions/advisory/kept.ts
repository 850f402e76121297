import { changeReports, type Report, reportsOf } from '../people/reports.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Write } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** What one person wrote to one member, and nobody else is to read, is kept by `people`, sealed with the reader’s key, and goes with her. */

/** The name of a turn’s words between two who help each other. */
export const turnId = (help: string, n: number): string => `member ${help} ${n}`;

/** The name of what staff said with the return of an item’s version. */
export const noteId = (item: string, revision: number): string => `member ${item} returned ${revision}`;

/** Words are dropped so long after they were written; their mail has been read by then. */
const keptDays = program.advisory.helpDays + program.retentionDays.closed;

const isOld = ({ id, at }: Report, now: string): boolean => id.startsWith('member ') && plusDays(at, keptDays) <= now;

/** The writes that keep words for whoever reads them; none where there are none, or she is not known any more. */
export const keepFor = (reader: string, told: Report): Promise<readonly Write[]> =>
  told.text === ''
    ? Promise.resolve([])
    : changeReports(reader, all => [...all.filter(one => one.id !== told.id && !isOld(one, told.at)), told]);

/** What is kept for someone to read, by name. Throws `Unavailable` when the vault is closed. */
export async function wordsKept(reader: string): Promise<ReadonlyMap<string, string>> {
  return new Map((await reportsOf(reader)).map(({ id, text }) => [id, text]));
}

const looks = 4;

/**
 * Decides with writes of people that someone else may be making in this moment: then both are read and decided again. Throws when that goes
 * on and on, so that nobody is told that something was done which was not.
 */
export async function together<Done extends { readonly outcome: string }>(
  decide: () => Promise<Done>,
): Promise<Exclude<Done, { readonly outcome: 'blocked' }>> {
  for (let look = 1; look <= looks; look++) {
    const done = await decide();
    if (done.outcome !== 'blocked') return done as Exclude<Done, { readonly outcome: 'blocked' }>;
  }
  throw new Error('Someone else writes to the same person again and again');
}

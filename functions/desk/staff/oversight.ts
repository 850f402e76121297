import { newId } from '../../platform/kernel/ids.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { alone, handle, list } from '../../platform/ledger.ts';
import type { Attempt } from '../../platform/staff.ts';
import { program } from '../../program/settings.ts';
import { type EntryState, journal, journalOf } from './journal.ts';
import { type Command, journaling } from './journaling.ts';

const room = alone(journal, journaling);

async function enterInJournal(command: Command): Promise<void> {
  const { by, at } = command;
  await handle(room, { self: newId() }, { command, cause: 'seen', by, at });
}

/** Writes down that someone tried what she may not. */
export const noteAttempt = (attempt: Attempt): Promise<void> =>
  enterInJournal({ type: 'Refused', ...attempt, at: new Date().toISOString() });

/** Writes down that someone signed another one out. */
export const noteSignedOut = (by: string, who: string, at: string): Promise<void> =>
  enterInJournal({ type: 'SignedOut', by, who, at });

/** The day of an instant, at the program's place. */
export const today = (at: string): string => localDate(program.timeZone, at);

/** Something that was written down. */
export type Entry = Exclude<EntryState, { status: 'none' }>;

/** What was written down in a month, the first first. */
export async function entriesOf(month: string): Promise<readonly Entry[]> {
  const entries = await list(journal, journalOf(month));
  return entries.flatMap(({ state }) => (state.status === 'none' ? [] : [state]));
}

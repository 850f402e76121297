import * as v from 'valibot';
import { localDate, plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';

/** What is to be known of the staff's own doings beside what they do for people: an entry for each time. */
export const entryState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** She tried what her role does not include. */
  v.object({
    status: v.literal('refused'),
    at: v.string(),
    by: v.string(),
    door: v.string(),
    right: v.string(),
    roles: v.string(),
  }),
  /** She signed another one out. */
  v.object({ status: v.literal('signed-out'), at: v.string(), by: v.string(), who: v.string() }),
]);

export type EntryState = v.InferOutput<typeof entryState>;

/** The entries of a month of the program's place, in the order of their times. */
export const journalOf = (month: string): string => `staff journal ${month}`;

/** The month of an instant, at the program's place. */
const monthOf = (at: string): string => localDate(program.timeZone, at).slice(0, 7);

/** Where entries are kept, as long as disclosures. */
export const journal: Shelf<EntryState> = {
  kind: 'staff-journal',
  capability: 'desk',
  version: 1,
  schema: entryState,
  initial: { status: 'none' },
  due: () => undefined,
  list: state => (state.status === 'none' ? undefined : { list: journalOf(monthOf(state.at)), sort: state.at }),
  expires: state => (state.status === 'none' ? undefined : plusDays(state.at, program.retentionDays.disclosures)),
};

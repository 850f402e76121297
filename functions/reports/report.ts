import * as v from 'valibot';
import { fingerprint } from '../platform/kernel/ids.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** One contact as it counts: codes and a day. */
const counted = v.object({
  id: v.string(),
  /** The day on which it was first told, a date of the program's place. */
  on: v.string(),
  outcome: v.picklist(['held', 'attempted', 'none']),
  minutes: v.number(),
  mode: v.optional(v.string()),
  /** Who told it: never which one of the staff. */
  by: v.picklist(['navigator', 'staff']),
  /** When this was said, as an instant: an older word changes nothing. */
  saidAt: v.string(),
});

export type Counted = v.InferOutput<typeof counted>;

/** One progress report as it counts: codes and a day, and none of its words. */
const progress = v.object({
  /** The plan's task that it answers: which of the reports it is. */
  report: v.string(),
  /** The day on which it was first told, a date of the program's place. */
  on: v.string(),
  met: v.string(),
  going: v.string(),
  goals: v.string(),
  byItself: v.string(),
  help: v.string(),
  /** When this was said, as an instant: an older word changes nothing. */
  saidAt: v.string(),
});

export type Progress = v.InferOutput<typeof progress>;

/** What counts of one pairing, under a number of its own. */
export const reportState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('kept'),
    contacts: v.array(counted),
    /** What was taken back: facts overtake one another. */
    gone: v.array(v.object({ id: v.string(), saidAt: v.string() })),
    /** Its progress reports, each as it was last told. */
    progress: v.optional(v.array(progress)),
    changedAt: v.string(),
  }),
]);

export type ReportState = v.InferOutput<typeof reportState>;

/** The list of all reports, the first begun first. */
export const reportList = 'reports';

/** Where what counts is kept, by the pairing's number for reports. */
export const reports: Shelf<ReportState> = {
  kind: 'report',
  capability: 'reports',
  version: 1,
  schema: reportState,
  initial: { status: 'none' },
  due: () => undefined,
  list: state => (state.status === 'kept' ? { list: reportList, sort: firstDay(state) ?? state.changedAt } : undefined),
  expires: state => (state.status === 'kept' ? plusDays(state.changedAt, program.retentionDays.reports) : undefined),
};

const firstDay = ({ contacts, progress: told = [] }: Extract<ReportState, { status: 'kept' }>): string | undefined =>
  [...contacts, ...told].map(({ on }) => on).sort()[0];

/** A pairing's number for reports: always the same, and nothing leads back from it once the pairing's own id is forgotten. */
export const reportNumber = (pairing: string): string => fingerprint(`report ${pairing}`);

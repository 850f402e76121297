import * as v from 'valibot';
import { instantOf, plusDays, plusLocalDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';

/** Someone who stands in for the liaison, from one date of the program's place to another, both of them hers. Her address is in `people`. */
const deputy = v.object({
  person: v.string(),
  from: v.string(),
  until: v.string(),
  by: v.string(),
  /** Her time was taken back: she stands in no longer, and is known only until she has been told. */
  takenBackAt: v.optional(v.string()),
});

export type Deputy = v.InferOutput<typeof deputy>;

/** Who stands in for the liaison, now or at some time to come, the first first; who has done so is forgotten. */
export const deputyState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({ status: v.literal('known'), deputies: v.array(deputy) }),
  v.object({ status: v.literal('nobody'), since: v.string() }),
]);

export type DeputyState = v.InferOutput<typeof deputyState>;

/** The id of the only list of deputies there is: the liaison's. */
export const theLiaisons = 'liaison';

/** So many days a mail that waits for a morning, or for the vault, can take. */
const daysToTell = 2;

/** When she is forgotten: when the day after her last one begins, at the end of the quiet hours (letters of the night are still hers); or when she has been told that it is over sooner. */
export const overAt = ({ until, takenBackAt }: Deputy): string =>
  takenBackAt
    ? plusDays(takenBackAt, daysToTell)
    : instantOf(program.timeZone, plusLocalDays(until, 1), program.quietHours.to);

/** Where the list of deputies is kept. */
export const deputies: Shelf<DeputyState> = {
  kind: 'deputy',
  capability: 'desk',
  version: 1,
  schema: deputyState,
  initial: { status: 'none' },
  due: state => (state.status === 'known' ? state.deputies.map(overAt).toSorted()[0] : undefined),
  expires: state => (state.status === 'nobody' ? plusDays(state.since, program.retentionDays.closed) : undefined),
};

/** Everyone who is known: also whose time was taken back. */
export const knownIn = (state: DeputyState): readonly Deputy[] => (state.status === 'known' ? state.deputies : []);

/** Who stands in, now or at some time to come. */
export const deputiesIn = (state: DeputyState): readonly Deputy[] => knownIn(state).filter(one => !one.takenBackAt);

/** Who stands in for the liaison on a date of the program's place. */
export const deputyOn = (state: DeputyState, date: string): Deputy | undefined =>
  deputiesIn(state).find(({ from, until }) => from <= date && date <= until);

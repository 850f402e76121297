import * as v from 'valibot';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';
import { mondayOf } from '../week.ts';

const parts = v.record(v.string(), v.number());

/** What was told at the end of a week: by tally, so many more groups of eleven. */
const telling = v.object({ week: v.string(), groups: parts });
export type TallyTelling = v.InferOutput<typeof telling>;

/** What is counted besides households, and what of it has been told. */
export const tallyState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('counted'),
    /** The week that counts now; at its end it is told of. */
    week: v.string(),
    /** Since the program began: by tally, and by what each is counted within. */
    counts: v.record(v.string(), parts),
    /** By tally, the groups that have been told of. */
    told: parts,
    /** What was told of the last three years: a rollup looks back so far. */
    tellings: v.array(telling),
  }),
]);

export type TallyState = v.InferOutput<typeof tallyState>;

/** The only subject. */
export const dialoguesTally = 'dialogues';

/** Where it is kept: one item, so that an edition costs one read more, however much there was. */
export const dialogueTallies: Shelf<TallyState> = {
  kind: 'dialogue-tally',
  capability: 'advisory',
  version: 1,
  schema: tallyState,
  initial: { status: 'none' },
  due: () => undefined,
  expires: state =>
    state.status === 'counted'
      ? plusDays(`${mondayOf(state.week)}T00:00:00.000Z`, program.retentionDays.counts)
      : undefined,
};

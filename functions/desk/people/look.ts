import * as v from 'valibot';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';

/** What someone on the staff does that could show her who is here at all: she looks for a person, or has a page of names shown. */
const lookings = ['search', 'names'] as const;

export type Looking = (typeof lookings)[number];

/** What one of the staff looked for within the hour: that she did, and when. */
export const lookState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('looking'),
    within: v.array(v.object({ what: v.picklist(lookings), at: v.string() })),
    lastAt: v.string(),
  }),
]);

export type LookState = v.InferOutput<typeof lookState>;

/** Where it is counted how often each of the staff looks for people, by the subject of her sign-in. */
export const looks: Shelf<LookState> = {
  kind: 'look',
  capability: 'desk',
  version: 1,
  schema: lookState,
  initial: { status: 'none' },
  due: () => undefined,
  expires: state => (state.status === 'looking' ? plusDays(state.lastAt, program.retentionDays.decisions) : undefined),
};

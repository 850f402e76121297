import * as v from 'valibot';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** Who says that something is not right. */
export type Side = 'household' | 'navigator';

/** What one side has said of a pairing, in codes; its words are people's, sealed with its own key. */
export const concernState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('raised'),
    /** The first first; `by` is `contact`, `navigator` or who of the staff entered it. */
    raised: v.array(v.object({ id: v.string(), at: v.string(), by: v.string() })),
    /** It was said when nothing ran that could rest: she is called all the same. */
    late: v.boolean(),
  }),
]);

export type ConcernState = v.InferOutput<typeof concernState>;

/**
 * What one side says has an item of its own, apart from the match and the seat: either side may see all that is held about it, and must not find
 * there what the other one said, nor that it did.
 */
export const concernIdOf = (pairing: string, side: Side): string => `${pairing}.${side}`;

/** The pairing and the side of a concern's id; undefined for what is none. */
export function readConcernId(id: string): { readonly pairing: string; readonly side: Side } | undefined {
  const [, pairing, side] = /^([a-z0-9]{1,60}\.\d{1,6})\.(household|navigator)$/.exec(id) ?? [];
  return pairing === undefined ? undefined : { pairing, side: side as Side };
}

/** Where concerns are kept, by pairing and side. When something must happen stands with the match that rests. */
export const concerns: Shelf<ConcernState> = {
  kind: 'concern',
  capability: 'pairing',
  version: 1,
  schema: concernState,
  initial: { status: 'none' },
  due: () => undefined,
  expires: state => {
    const last = state.status === 'raised' ? state.raised.at(-1) : undefined;
    return last && plusDays(last.at, program.retentionDays.closed);
  },
};

import * as v from 'valibot';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';
import { sides } from './survey.ts';

/** Whom, and when her pairing began. */
const known = { community: v.picklist(sides), person: v.string(), startedAt: v.string() };

/** The pairing is remembered while it lasts: a navigator's row must not keep the id of a household that is forgotten. */
const running = { ...known, pairing: v.string() };

/**
 * When someone is asked how at home she feels, and that she was: never whether she answered, and what. By `arrival#<id>` or
 * `navigator#<id>`.
 */
export const askingState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** Her pairing has begun: she is asked at `due`. */
  v.object({ status: v.literal('beginning'), ...running, due: v.string() }),
  /** She was asked at the beginning, and is asked once more at `due`. */
  v.object({ status: v.literal('between'), ...running, before: v.string(), due: v.string() }),
  /** Her pairing has ended: she is asked once more at `due`. */
  v.object({ status: v.literal('ending'), ...known, before: v.string(), due: v.string() }),
  /** She was asked twice, or is spared the second time. */
  v.object({ status: v.literal('rested'), ...known, before: v.string(), after: v.optional(v.string()) }),
  /** It ended before she was asked: another pairing begins anew. */
  v.object({ status: v.literal('dropped'), at: v.string() }),
  /** She is in the program no more, or wants to be asked nothing. */
  v.object({ status: v.literal('over'), at: v.string() }),
]);

export type AskingState = v.InferOutput<typeof askingState>;

/** When a navigator may be asked anew, at a later pairing. An instant. */
export const againFrom = (startedAt: string): string => plusDays(startedAt, program.belonging.againDays);

/** When a row of someone who is not asked any more may be dropped: a navigator's when she may be asked anew, and her last mail is no question any more. */
function expiryOf(state: AskingState): string | undefined {
  if (state.status === 'dropped' || state.status === 'over') return plusDays(state.at, program.retentionDays.closed);
  // A household is asked once; that it was goes when the household does.
  if (state.status !== 'rested' || state.community === 'household') return undefined;
  const answered = plusDays(state.after ?? state.before, program.belonging.answerDays);
  return [answered, againFrom(state.startedAt)].sort().at(-1);
}

/** Where it is kept who is asked when. */
export const askings: Shelf<AskingState> = {
  kind: 'asking',
  capability: 'belonging',
  version: 1,
  schema: askingState,
  initial: { status: 'none' },
  due: state => ('due' in state ? state.due : undefined),
  expires: expiryOf,
};

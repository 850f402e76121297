import * as v from 'valibot';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';

/** The dialogues that a household was ever asked about: none of them a second time, whatever it wishes later. */
const asked = v.array(v.string());

/** Whom, since when it would like to take part, and what it was asked about. */
const wishing = { person: v.string(), wishedAt: v.string(), asked };

/** The situations of a household that would like to take part in a dialogue; by arrival. */
export const invitationState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** It is looked at `due` whether there is a dialogue in its area. */
  v.object({ status: v.literal('looking'), ...wishing, due: v.string() }),
  /** It was asked about `dialogue`, the last of `asked`; at `due`, its kick-off, it is seen whether that was cancelled. */
  v.object({
    status: v.literal('invited'),
    ...wishing,
    dialogue: v.string(),
    at: v.string(),
    answer: v.optional(v.picklist(['yes', 'no'])),
    due: v.optional(v.string()),
  }),
  /** It took its wish back. */
  v.object({ status: v.literal('resting'), asked }),
  /** It is in the program no more. */
  v.object({ status: v.literal('over'), at: v.string() }),
]);

export type InvitationState = v.InferOutput<typeof invitationState>;

/** Where it is kept who is asked about which dialogue. */
export const invitations: Shelf<InvitationState> = {
  kind: 'invitation',
  capability: 'dialogues',
  version: 1,
  schema: invitationState,
  initial: { status: 'none' },
  due: state => ('due' in state ? state.due : undefined),
  expires: state => (state.status === 'over' ? plusDays(state.at, program.retentionDays.closed) : undefined),
};

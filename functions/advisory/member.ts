import * as v from 'valibot';
import type { Attention } from '../platform/attention.ts';
import { edits } from '../platform/edits.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';

/** How far someone takes part: gets the digest; works in the group; chairs it. All of them may submit. */
export const tiers = ['information', 'working', 'chair'] as const;
export type Tier = (typeof tiers)[number];

/** What can be submitted. */
export const itemKinds = ['resource', 'event', 'alert', 'request', 'result', 'issue', 'learning'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What a member would rather not read of: what the settings add later is wanted until she says otherwise. */
export const without = v.object({ needs: v.array(v.string()), kinds: v.array(v.picklist(itemKinds)) });
export type Without = v.InferOutput<typeof without>;

/** The person whom people keep, the organization, the tier and the groups. */
const known = {
  person: v.string(),
  organization: v.string(),
  tier: v.picklist(tiers),
  groups: v.array(v.string()),
  edits,
};

/** A member's situations. */
export const memberState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** Staff gave this address; forgotten at `due` unless it is confirmed. `lost`: the invitation itself came back. */
  v.object({
    status: v.literal('invited'),
    ...known,
    invitedAt: v.string(),
    due: v.string(),
    lost: v.optional(v.object({ reason: v.string(), since: v.string() })),
  }),
  v.object({
    status: v.literal('joined'),
    ...known,
    without,
    /** She gets the weekly digest; else she reads and submits by her page alone. */
    weekly: v.boolean(),
    joinedAt: v.string(),
    /** Mail came back for good, or was complained of: nothing is sent until staff have seen to it. */
    lost: v.optional(v.object({ reason: v.string(), since: v.string() })),
  }),
  v.object({ status: v.literal('left'), leftAt: v.string() }),
]);

export type MemberState = v.InferOutput<typeof memberState>;
export type Invited = Extract<MemberState, { status: 'invited' }>;
export type Joined = Extract<MemberState, { status: 'joined' }>;
export type Known = Invited | Joined;

/** She was invited or belongs. */
export const isKnown = (state: MemberState): state is Known => state.status === 'invited' || state.status === 'joined';

/** The list of all who belong or were invited: by how they stand, then since when. */
export const memberList = 'members';

function attention(state: MemberState, about: string): Attention | undefined {
  if (!isKnown(state) || !state.lost) return undefined;
  const { reason, since } = state.lost;
  return { code: 'member-unreachable', urgency: 'unreachable', about, since, details: [reason] };
}

/** Where members are kept. */
export const members: Shelf<MemberState> = {
  kind: 'member',
  capability: 'advisory',
  version: 1,
  schema: memberState,
  initial: { status: 'none' },
  due: state => (state.status === 'invited' ? state.due : undefined),
  list: state =>
    isKnown(state)
      ? {
          list: memberList,
          sort: `${state.status} ${state.status === 'joined' ? state.joinedAt : state.invitedAt}`,
        }
      : undefined,
  attention,
  expires: state => (state.status === 'left' ? plusDays(state.leftAt, program.retentionDays.closed) : undefined),
};

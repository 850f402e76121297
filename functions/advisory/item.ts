import * as v from 'valibot';
import type { Attention } from '../platform/attention.ts';
import { plusDays } from '../platform/kernel/time.ts';
import type { Shelf } from '../platform/ledger.ts';
import { program } from '../program/settings.ts';
import { itemKinds } from './member.ts';

/** What a member tells the group: her words, guarded, and meant for all; so they lie open here, and in no fact. */
export const telling = v.object({
  title: v.string(),
  text: v.string(),
  /** An address of the web (https) to go on from. */
  link: v.optional(v.string()),
  /** Where it is, in words: an event’s hall. */
  place: v.optional(v.string()),
  /** A need of the settings that it helps with, and an area it is for; without one it is for all. */
  need: v.optional(v.string()),
  area: v.optional(v.string()),
  /** An event’s beginning, as an instant. */
  starts: v.optional(v.string()),
  /** When it is over, as an instant, where its author said so. */
  ends: v.optional(v.string()),
  /** From then on it is shown no more, as an instant; an issue has none. */
  until: v.optional(v.string()),
});

export type Telling = v.InferOutput<typeof telling>;

/** Whose it is, what it says and which version of it. */
const known = {
  kind: v.picklist(itemKinds),
  /** The member who submitted it, and the organization she spoke for. */
  author: v.string(),
  organization: v.string(),
  telling,
  submittedAt: v.string(),
  /** Grows each time it is changed: whoever approves says which one was read. */
  revision: v.number(),
  /** It was told to the group before, in the digest of that week. */
  told: v.optional(v.object({ edition: v.string(), at: v.string() })),
};

/** Since when staff want it before all else in the next digest. */
const first = { first: v.optional(v.string()) };

/** A body’s or the group’s answer to an issue; `told`: it stood in that week’s digest. */
const answer = v.object({ text: v.string(), at: v.string(), told: v.optional(v.string()) });

/** How far an issue has come. */
export const stages = ['raised', 'discussed', 'referred', 'answered'] as const;
export type Stage = (typeof stages)[number];

/** An item’s situations; `due` is when the program does something by itself. */
export const itemState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** Staff are to approve or return it; over by itself at `due`, when its date has passed. */
  v.object({ status: v.literal('submitted'), ...known, due: v.optional(v.string()) }),
  v.object({
    status: v.literal('returned'),
    ...known,
    reason: v.string(),
    returnedAt: v.string(),
    due: v.string(),
  }),
  /** It may be told, and is until `due`. `closing`: it stood in that week’s digest as closing soon. */
  v.object({
    status: v.literal('approved'),
    ...known,
    approvedAt: v.string(),
    ...first,
    closing: v.optional(v.string()),
    due: v.string(),
  }),
  /** An issue that is open. `waits`: nothing has happened to it for long; looked at again at `due`. */
  v.object({
    status: v.literal('issue'),
    ...known,
    approvedAt: v.string(),
    ...first,
    stage: v.picklist(stages),
    since: v.string(),
    body: v.optional(v.string()),
    /** In which week’s digest it was told that it is referred to this body. */
    referralTold: v.optional(v.string()),
    /** The community dialogue whose topic it is. */
    dialogue: v.optional(v.string()),
    answer: v.optional(answer),
    waits: v.optional(v.string()),
    due: v.string(),
  }),
  /** It is over: by its date, taken back, let go after it was returned; or an issue that is closed, with its answer. */
  v.object({
    status: v.literal('over'),
    ...known,
    how: v.picklist(['expired', 'withdrawn', 'lapsed', 'resolved', 'answered', 'not-taken']),
    body: v.optional(v.string()),
    answer: v.optional(answer),
    overAt: v.string(),
  }),
]);

export type ItemState = v.InferOutput<typeof itemState>;
export type KnownItem = Exclude<ItemState, { status: 'none' }>;
export type Issue = Extract<ItemState, { status: 'issue' }>;

/** It waits, was returned, or is shown: it counts among what is open of its author. */
export const isOpen = (state: ItemState): state is Exclude<KnownItem, { status: 'over' }> =>
  state.status !== 'none' && state.status !== 'over';

/**
 * The lists that pages and the digest read: each holds only what is open, so reading one costs the same however long the program has run.
 * To be approved, by when it was submitted; approved and not told yet, by when it was approved; told, by when it ends; issues told, by stage,
 * and among those that were referred by themselves the ones of which that is not told yet; issues whose answer is not told yet, by when it came.
 */
export const submittedList = 'items submitted';
export const newList = 'items new';
export const toldList = 'items told';
export const issueList = 'issues';
export const answeredList = 'issues answered';

/** Where in the list of issues those stand of which it is not told yet that they are referred. */
export const untoldReferrals = `${stages.indexOf('referred')} untold `;

function place(state: ItemState): { readonly list: string; readonly sort: string } | undefined {
  switch (state.status) {
    case 'none':
    case 'returned':
      return undefined;
    case 'submitted':
      return { list: submittedList, sort: state.submittedAt };
    case 'approved':
      return state.told ? { list: toldList, sort: state.due } : { list: newList, sort: state.approvedAt };
    case 'issue':
      if (!state.told) return { list: newList, sort: state.approvedAt };
      return untold(state) ?? { list: issueList, sort: `${stageOf(state)}${state.since}` };
    case 'over':
      return untold(state);
  }
}

const stageOf = ({ stage, referralTold }: Issue): string =>
  stage === 'referred' && referralTold === undefined ? untoldReferrals : `${stages.indexOf(stage)} `;

/** An answer is told in a later digest, also when the issue is closed by then. */
const untold = ({ answer: given }: { readonly answer?: v.InferOutput<typeof answer> | undefined }) =>
  given && !given.told ? { list: answeredList, sort: given.at } : undefined;

function attention(state: ItemState, about: string): Attention | undefined {
  if (state.status === 'submitted')
    return { code: 'item-submitted', urgency: 'proposal', about, since: state.submittedAt, details: [state.kind] };
  if (state.status === 'issue' && state.waits)
    return { code: 'issue-waits', urgency: 'notice', about, since: state.since, details: [state.stage] };
  return undefined;
}

/** So long what is over can still be read, by its author and by who asks what became of an issue. */
const keptDays = program.retentionDays.counts;

/** Where items are kept. */
export const items: Shelf<ItemState> = {
  kind: 'item',
  capability: 'advisory',
  version: 1,
  schema: itemState,
  initial: { status: 'none' },
  due: state => ('due' in state ? state.due : undefined),
  list: place,
  attention,
  expires: state => (state.status === 'over' ? plusDays(state.overAt, keptDays) : undefined),
};

/** What is on offer for a need: approved resources, until they end. Laid down by the decision that approves each. */
export const offersState = v.object({
  resources: v.array(v.object({ item: v.string(), area: v.optional(v.string()), until: v.string() })),
});

export type OffersState = v.InferOutput<typeof offersState>;

/** Where what is on offer is kept, by need; `none` for what helps with none, and is always empty. */
export const offers: Shelf<OffersState> = {
  kind: 'offers',
  capability: 'advisory',
  version: 1,
  schema: offersState,
  initial: { resources: [] },
  due: () => undefined,
  expires: ({ resources }) => {
    const last = resources
      .map(({ until }) => until)
      .sort()
      .at(-1);
    return last && plusDays(last, program.retentionDays.closed);
  },
};

/** What is open of one member, the oldest first. */
export const authoredState = v.object({ open: v.array(v.string()), changedAt: v.optional(v.string()) });

export type AuthoredState = v.InferOutput<typeof authoredState>;

/** Where it is kept, by member. */
export const authored: Shelf<AuthoredState> = {
  kind: 'authored',
  capability: 'advisory',
  version: 1,
  schema: authoredState,
  initial: { open: [] },
  due: () => undefined,
  expires: ({ open, changedAt }) =>
    open.length === 0 && changedAt ? plusDays(changedAt, program.retentionDays.closed) : undefined,
};

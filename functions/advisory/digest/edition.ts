import * as v from 'valibot';
import type { Attention } from '../../platform/attention.ts';
import { plusDays } from '../../platform/kernel/time.ts';
import type { Shelf } from '../../platform/ledger.ts';
import { program } from '../../program/settings.ts';
import { givesWayOf } from './times.ts';

/**
 * As what an item stands in an edition: told for the first time; again, since it ends soon; an issue that was referred; for its answer; or, for
 * the first time, to learn from: by itself that is no reason for a mail.
 */
export const tellings = ['new', 'closing', 'referred', 'answer', 'learning'] as const;
export type TellingAs = (typeof tellings)[number];

/**
 * An item of an edition, in the version that was chosen. Its words stay with it: what is taken back or changed is told no more. `again`: other
 * groups were told of it before, while this one's edition did not go.
 */
export const chosen = v.object({
  item: v.string(),
  revision: v.number(),
  as: v.picklist(tellings),
  again: v.optional(v.literal(true)),
});
export type Chosen = v.InferOutput<typeof chosen>;

/** A dialogue, or one of its actions by number, and what it has come to. */
export const dialogueMove = v.object({ dialogue: v.string(), action: v.optional(v.number()), stage: v.string() });
export type DialogueMove = v.InferOutput<typeof dialogueMove>;

/** Under which name a group remembers it. */
export const moveKey = ({ dialogue, action }: Pick<DialogueMove, 'dialogue' | 'action'>): string =>
  action === undefined ? dialogue : `${dialogue}/${action}`;

/** Why nobody got an edition: there was nothing to tell, staff held it until the next one, nobody could look after it in time, or nobody reads. */
export const skips = ['empty', 'held', 'late', 'nobody'] as const;
export type Skip = (typeof skips)[number];

const known = { group: v.string(), week: v.string(), openedAt: v.string() };
const held = v.object({ by: v.string(), at: v.string() });
/** What staff add of their own, guarded as all free text is. */
const added = { note: v.optional(v.string()), noted: v.optional(held) };
const frozen = {
  ...known,
  ...added,
  items: v.array(chosen),
  /** The stages that dialogues have come to since the last edition. */
  stages: v.optional(v.array(dialogueMove)),
  frozenAt: v.string(),
  /** Members of whose mail nobody knows whether it arrived. */
  unsure: v.optional(v.array(v.string())),
};

/** An edition's situations: one of a group and a week, made once. */
export const editionState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  /** Staff see what it would hold; frozen at `due`. `hold`: they want it to wait. */
  v.object({ status: v.literal('collecting'), ...known, ...added, hold: v.optional(held), due: v.string() }),
  /** What it holds is settled, and staff hold it; skipped at `due`, when the next one is previewed. */
  v.object({ status: v.literal('held'), ...frozen, hold: held, due: v.string() }),
  /** What it holds is settled; each item is being marked as told. */
  v.object({ status: v.literal('frozen'), ...frozen, due: v.string() }),
  /** Mails are wanted for its readers, a page at a time; the list of members lags, so it is walked twice. */
  v.object({
    status: v.literal('sending'),
    ...frozen,
    walk: v.picklist(['first', 'second']),
    after: v.optional(v.string()),
    /** The members for whom one is wanted. */
    readers: v.array(v.string()),
    due: v.string(),
  }),
  v.object({ status: v.literal('sent'), ...frozen, mails: v.number(), sentAt: v.string() }),
  v.object({ status: v.literal('skipped'), ...known, why: v.picklist(skips), skippedAt: v.string() }),
]);

export type EditionState = v.InferOutput<typeof editionState>;
export type KnownEdition = Exclude<EditionState, { status: 'none' }>;
/** What it holds is settled. */
export type Frozen = Extract<EditionState, { status: 'held' | 'frozen' | 'sending' | 'sent' }>;

export const isFrozen = (state: EditionState): state is Frozen =>
  state.status === 'held' || state.status === 'frozen' || state.status === 'sending' || state.status === 'sent';

/** The id of a group's edition of a week: `advisory.2026-w49`. */
export const editionIdOf = (group: string, week: string): string => `${group}.${week}`;

/** Group and week of such an id. */
export function readEditionId(id: string): { readonly group: string; readonly week: string } {
  const [group = '', week = ''] = id.split('.');
  return { group, week };
}

/** Whose digest a mail is, and of which edition: its `about` is `MEMBER.GROUP.WEEK`. */
export function readDigestAbout(about: string): { readonly member: string; readonly edition: string } {
  const member = about.slice(0, about.indexOf('.'));
  return { member, edition: about.slice(member.length + 1) };
}

/** The list of a group's editions, by week. */
export const editionsOf = (group: string): string => `editions of ${group}`;

function attention(state: EditionState, about: string): Attention | undefined {
  if ((state.status !== 'collecting' && state.status !== 'held') || !state.hold) return undefined;
  const due = givesWayOf(state.group, state.week);
  return { code: 'digest-held', urgency: 'notice', about, since: state.hold.at, due };
}

const endOf = (state: EditionState): string | undefined =>
  state.status === 'sent' ? state.sentAt : state.status === 'skipped' ? state.skippedAt : undefined;

/** Where editions are kept. */
export const editions: Shelf<EditionState> = {
  kind: 'edition',
  capability: 'advisory',
  version: 1,
  schema: editionState,
  initial: { status: 'none' },
  due: state => ('due' in state ? state.due : undefined),
  list: state => (state.status === 'none' ? undefined : { list: editionsOf(state.group), sort: state.week }),
  attention,
  expires: state => {
    const end = endOf(state);
    return end === undefined ? undefined : plusDays(end, program.retentionDays.counts);
  },
};

/** What is remembered of a group from one edition to the next. */
export const digestState = v.variant('status', [
  v.object({ status: v.literal('none') }),
  v.object({
    status: v.literal('on'),
    /** The week of the last edition that went out; at the beginning, the one before the first. */
    last: v.string(),
    /** What other groups were told while this one's editions did not go. */
    owed: v.optional(v.array(chosen)),
    /** By dialogue, and by action of one, the stage of which it was told last. */
    stages: v.optional(v.record(v.string(), v.string())),
    /** When staff see the next one. */
    due: v.string(),
  }),
]);

export type DigestState = v.InferOutput<typeof digestState>;

/** Where that is kept, by group. */
export const digests: Shelf<DigestState> = {
  kind: 'digest',
  capability: 'advisory',
  version: 1,
  schema: digestState,
  initial: { status: 'none' },
  due: state => (state.status === 'on' ? state.due : undefined),
  // It names nobody, and lasts as long as the group.
  expires: () => undefined,
};

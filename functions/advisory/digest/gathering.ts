import { plusDays } from '../../platform/kernel/time.ts';
import { load, loadTogether } from '../../platform/ledger.ts';
import { partOf, readPage } from '../../platform/pages.ts';
import { program } from '../../program/settings.ts';
import { issueList, items, type KnownItem, untoldReferrals } from '../item.ts';
import { answersToTell, itemsClosing, itemsToTell } from '../questions.ts';
import { plusWeeks } from '../week.ts';
import {
  type Backlog,
  backlogOf,
  type Candidate,
  type Choice,
  choiceOf,
  choose,
  isMissed,
  toldAlike,
} from './choosing.ts';
import {
  type Chosen,
  type DialogueMove,
  type DigestState,
  digests,
  type EditionState,
  editionIdOf,
  editions,
  type TellingAs,
} from './edition.ts';
import { movesToTell } from './moves.ts';
import { freezeOf } from './times.ts';

/**
 * What an edition is made of. Every list that is read holds only what is open, and is not told yet: an edition costs the same however long the
 * program has run.
 */

/** Issues of which it is not told yet that they are referred: no more than an edition can tell, the oldest first; the others have their turn later. */
async function referred(): Promise<readonly Candidate[]> {
  const part = partOf(items, { list: issueList, under: untoldReferrals });
  const limit = program.advisory.digest.mostItems;
  const found = (await readPage([part], { limit, order: 'oldest' }))?.rows ?? [];
  return found.flatMap(({ id, state }) => (state.status === 'issue' ? [{ id, state }] : []));
}

/** What other groups' editions of this week have come to. */
function elsewhereIn(group: string, week: string): Promise<readonly EditionState[]> {
  const others = program.advisory.groups.filter(({ id }) => id !== group);
  return Promise.all(others.map(({ id }) => load(editions, editionIdOf(id, week))));
}

/** What an edition would tell as things stand, and what waits beyond it. */
export interface Outlook extends Choice {
  readonly stages: readonly DialogueMove[];
  readonly backlog: Backlog;
}

/** What other groups were told while this one's editions did not go, and what of it can be told still. Nothing is read where that is nothing. */
async function missedBy(digest: DigestState, at: string): Promise<readonly Chosen[]> {
  const owed = digest.status === 'on' ? (digest.owed ?? []) : [];
  if (owed.length === 0) return [];
  const found = await loadTogether(
    items,
    owed.map(({ item }) => item),
  );
  return owed.filter(one => {
    const state = found.get(one.item);
    return state !== undefined && state.status !== 'none' && isMissed(one, state, at);
  });
}

/** Whatever is approved is over within so many weeks. */
const weeksAhead = Math.ceil(program.advisory.mostDays / 7);

/** What a group’s edition of a week would tell, as things stand, and what waits beyond it. */
export async function outlookOf(group: string, week: string, at: string): Promise<Outlook> {
  const [elsewhere, digest, untold, closing, moved, answered] = await Promise.all([
    elsewhereIn(group, week),
    load(digests, group),
    itemsToTell(),
    itemsClosing(plusDays(at, program.advisory.closingDays)),
    referred(),
    answersToTell(),
  ]);
  const [stages, missed] = await Promise.all([movesToTell(digest), missedBy(digest, at)]);
  const supply = { untold, closing, referred: moved, answered };
  const timeOf = (weeks: number): string => freezeOf(group, plusWeeks(week, weeks));
  const now = { at, next: timeOf(1) };
  const later = Array.from({ length: weeksAhead }, (_, i) => ({ at: timeOf(i + 1), next: timeOf(i + 2) }));
  const choice = choiceOf(missed, toldAlike(elsewhere), {
    places: program.advisory.digest.mostItems - stages.length,
    anew: places => choose(supply, now, places),
  });
  return { ...choice, stages, backlog: backlogOf(supply, [now, ...later]) };
}

/** An item as an edition tells it. */
export interface Told {
  readonly id: string;
  readonly as: TellingAs;
  /** Other groups were told of it before. */
  readonly again?: boolean;
  readonly state: KnownItem;
}

/** What may still be told of it: in the version that was chosen, approved, and not taken back. */
function isStillTold({ revision, as }: Chosen, state: KnownItem): boolean {
  if (state.revision !== revision) return false;
  if (as === 'answer') return 'answer' in state && state.answer !== undefined;
  return (
    state.status === 'approved' || state.status === 'issue' || (state.status === 'over' && state.how !== 'withdrawn')
  );
}

/** The items of an edition with their words, in its order, without those that were taken back or changed meanwhile. One read. */
export async function contentsOf(chosen: readonly Chosen[]): Promise<readonly Told[]> {
  const found = await loadTogether(
    items,
    chosen.map(({ item }) => item),
  );
  return chosen.flatMap(one => {
    const state = found.get(one.item);
    return state && state.status !== 'none' && isStillTold(one, state)
      ? [{ id: one.item, as: one.as, again: one.again === true, state }]
      : [];
  });
}

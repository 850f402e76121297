import { plusDays } from '../../platform/kernel/time.ts';
import { load, loadTogether } from '../../platform/ledger.ts';
import { partOf, readPage } from '../../platform/pages.ts';
import { program } from '../../program/settings.ts';
import { issueList, items, type KnownItem, stages } from '../item.ts';
import { answersToTell, itemsClosing, itemsToTell } from '../questions.ts';
import { plusWeeks } from '../week.ts';
import { type Candidate, choose } from './choosing.ts';
import { type Chosen, digests, editionIdOf, editions, isFrozen, type TellingAs } from './edition.ts';
import { freezeOf } from './times.ts';

/**
 * What an edition is made of. Every list that is read holds only what is open, and what was referred is read from its end: an edition costs
 * the same however long the program has run.
 */

/** So many referrals of one week can be told. */
const mostReferred = 20;

async function referred(): Promise<readonly Candidate[]> {
  const part = partOf(items, { list: issueList, under: `${stages.indexOf('referred')} ` });
  const found = (await readPage([part], { limit: mostReferred, order: 'newest' }))?.rows ?? [];
  return found.flatMap(({ id, state }) => (state.status === 'issue' ? [{ id, state }] : []));
}

/** What another group was told this week already: an item is new to all of them in the same week. */
async function toldElsewhere(group: string, week: string): Promise<readonly Chosen[]> {
  const others = program.advisory.groups.filter(({ id }) => id !== group);
  const known = await Promise.all(others.map(({ id }) => load(editions, editionIdOf(id, week))));
  const found = known.filter(isFrozen).find(({ status }) => status !== 'held');
  return found?.items ?? [];
}

/** What a group’s edition of a week would tell, as things stand. */
export async function toTell(group: string, week: string, at: string): Promise<readonly Chosen[]> {
  const [elsewhere, digest, untold, closing, moved, answered] = await Promise.all([
    toldElsewhere(group, week),
    load(digests, group),
    itemsToTell(),
    itemsClosing(plusDays(at, program.advisory.closingDays)),
    referred(),
    answersToTell(),
  ]);
  const toldUntil = digest.status === 'on' ? digest.toldUntil : at;
  const supply = { untold, closing, referred: moved, answered };
  const own = choose(supply, { at, next: freezeOf(group, plusWeeks(week, 1)), toldUntil });
  return [...elsewhere, ...own].slice(0, program.advisory.digest.mostItems);
}

/** An item as an edition tells it. */
export interface Told {
  readonly id: string;
  readonly as: TellingAs;
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
    return state && state.status !== 'none' && isStillTold(one, state) ? [{ id: one.item, as: one.as, state }] : [];
  });
}

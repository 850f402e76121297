import { list, load } from '../platform/ledger.ts';
import { partOf, readPage } from '../platform/pages.ts';
import { program } from '../program/settings.ts';
import { type AskingState, askings } from './asking.ts';
import { gapList, gaps } from './gap.ts';
import { type InterestState, interestList, interests, tallies, tallyList } from './interest.ts';

export type { Result } from './results.ts';
export { answers, type Community, communities, dimensions, type Moment, moments, questionsOf } from './survey.ts';

/** When someone was and is asked how at home she feels; her subject is `arrival#<id>` or `navigator#<id>`. */
export const askingOf = (subject: string): Promise<AskingState> => load(askings, subject);

/** What a household would like to take part in besides. */
export const interestOf = (arrival: string): Promise<InterestState> => load(interests, arrival);

/** The kinds that a household has shown interest in, in the order of the settings. */
export const kindsIn = (interest: InterestState): readonly string[] =>
  interest.status === 'shown' ? program.interests.filter(kind => Object.hasOwn(interest.kinds, kind)) : [];

/** Every household that has shown interest in something, the first first. Read from an index. */
export async function householdsInterested() {
  const found = await list(interests, interestList);
  return found.flatMap(({ id, state }) => (kindsIn(state).length > 0 ? [{ arrival: id, state }] : []));
}

/** How many households showed interest in what, by quarter. Read from an index. */
export async function interestCounts() {
  const found = await list(tallies, tallyList);
  return found.flatMap(({ state }) => (state.status === 'counted' ? [state] : []));
}

/** How often a need could not be met in a month. */
export interface Gap {
  readonly need: string;
  readonly month: string;
  readonly count: number;
}

const gapOf = ({ need, month, marks }: { need: string; month: string; marks: readonly string[] }): readonly Gap[] =>
  marks.length > 0 ? [{ need, month, count: marks.length }] : [];

/** What could not be had here, by month and need, for staff alone: cells can be small. Read from an index. */
export async function allGaps(): Promise<readonly Gap[]> {
  const found = await list(gaps, gapList);
  return found.flatMap(({ state }) => (state.status === 'counted' ? gapOf(state) : []));
}

/** The same of the months since one, of at most so many needs and months: its cost does not grow with the program's age. */
export async function gapsSince(month: string, most: number): Promise<readonly Gap[]> {
  const found = await readPage([partOf(gaps, { list: gapList })], { limit: most, order: 'newest' });
  return (found?.rows ?? [])
    .flatMap(({ state }) => (state.status === 'counted' ? gapOf(state) : []))
    .filter(one => one.month >= month);
}

/** How often a need is known by now not to have been met in a month. */
export async function gapCount(need: string, month: string): Promise<number> {
  const state = await load(gaps, `${need}.${month}`);
  return state.status === 'counted' ? state.marks.length : 0;
}

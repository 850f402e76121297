import fc from 'fast-check';
import {
  type Counts,
  type Household,
  type Known,
  nothing,
  sum,
  type Told,
  tell,
  withHousehold,
  withUnmet,
} from '../../../functions/advisory/elevens.ts';
import { plusWeeks } from '../../../functions/advisory/week.ts';
import { program } from '../../../functions/program/settings.ts';

export type { Household };

/** What comes in one week. */
export interface Week {
  readonly households: readonly Household[];
  /** Needs that could not be met. */
  readonly unmet: readonly string[];
}

export const needs = ['english-class', 'work'] as const;
export const languages = ['ksw', 'ti'] as const;

/** What is known once a week's households and lacks have been counted. */
function counted(known: Known, { households, unmet }: Week): Known {
  const came = households.reduce(withHousehold, known);
  return unmet.reduce((all, need) => withUnmet(all, need, 1), came);
}

const first = '2026-w01';

/** The week so many after a life's first. */
export const weekAfter = (count: number): string => plusWeeks(first, count);

/** All tellings of a program's life, week by week, from its first. */
export function tellingsOf(weeks: readonly Week[]): readonly Told[] {
  let [known, before] = [nothing, nothing];
  return weeks.flatMap((week, i) => {
    known = counted(known, week);
    const now = tell(known, before, weekAfter(i));
    if (!now) return [];
    before = sum(before, now);
    return [now];
  });
}

/** The same, had the households always come eleven alike at a time, whenever something was told. */
export function lifeInElevens(told: readonly Told[], weeks: number): readonly Week[] {
  const alike = <One>(one: One): readonly One[] => Array.from({ length: program.smallestGroup }, () => one);
  const groupsOf = (kind: Household['kind'], { whole, several, one }: Counts): readonly Household[] => {
    const spoken = Object.entries(one).flatMap(([name, many]) => Array.from({ length: many }, () => name));
    return Array.from({ length: whole }, (_, i) => ({
      kind,
      needs: Object.keys(several).filter(need => i < (several[need] ?? 0)),
      language: spoken[i],
    })).flatMap(alike);
  };
  return Array.from({ length: weeks }, (_, i) => {
    const now = told.find(({ week }) => week === weekAfter(i));
    if (!now) return { households: [], unmet: [] };
    return {
      households: [...groupsOf('found', now.found), ...groupsOf('waited', now.waited)],
      unmet: Object.entries(now.unmet).flatMap(([need, many]) =>
        Array.from({ length: many }, () => need).flatMap(alike),
      ),
    };
  });
}

/** So many weeks, so many households each; each need, each language, waiting and lacking with its own likelihood: of everybody, of most, of hardly anybody. */
export const lives = ({ weeks, busiest }: { weeks: number; busiest: number }): fc.Arbitrary<readonly Week[]> =>
  fc
    .record({
      likely: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }),
      most: fc.integer({ min: 1, max: busiest }),
    })
    .chain(({ likely: [english = 0, work = 0, karen = 0, waits = 0, lacks = 0], most }) => {
      const roll = fc.integer({ min: 0, max: 99 });
      const household = fc
        .tuple(roll, roll, roll, roll, roll)
        .map(([e, w, k, waiting, l]): Household & { lacks: boolean } => ({
          kind: waiting < waits ? 'waited' : 'found',
          needs: needs.filter(need => (need === 'work' ? w < work : e < english)),
          language: k < karen ? 'ksw' : k < karen + (100 - karen) / 2 ? 'ti' : undefined,
          lacks: l < lacks,
        }));
      const week = fc.array(household, { maxLength: most }).map(
        (households): Week => ({
          households: households.map(({ lacks: _, ...one }) => one),
          unmet: households.flatMap(one => (one.lacks ? one.needs : [])),
        }),
      );
      return fc.array(week, { minLength: 4, maxLength: weeks });
    });

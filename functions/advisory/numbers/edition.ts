import { plusLocalDays } from '../../platform/kernel/time.ts';
import {
  aboutInYear,
  type Direction,
  direction,
  type Known,
  mostTold,
  nothing,
  quarter,
  sum,
  type Told,
} from '../elevens.ts';
import { mondayOf, plusWeeks, weekOf } from '../week.ts';
import { type TallyName, tallyNames } from './tallies.ts';
import type { TallyTelling } from './tally.ts';

/** What of a row of names may be told of one: about how many households in twelve months (rounded to five), and only where that can be told, which way it goes. */
export interface Ranked {
  /** Of a need or a language. */
  readonly id: string;
  readonly about?: number;
  readonly direction?: Direction;
}

/** The eight figures of an edition, as far as they can be told: of the last twelve months, and worked out from what was told alone. */
export interface Numbers {
  /** The last day that is counted, a Sunday: `2026-11-29`. */
  readonly through: string;
  /** About how many households came. */
  readonly came?: number;
  /** Whether more or fewer came in the last thirteen weeks than in the thirteen before. */
  readonly direction?: Direction;
  /** Needs that most households asked for. */
  readonly asked: readonly Ranked[];
  /** Their own languages. */
  readonly languages: readonly Ranked[];
  /** About how many of them had to wait, since there was no navigator for them at once. */
  readonly waited?: number;
  /** The own languages of those who had to wait. */
  readonly waitedLanguages: readonly Ranked[];
  /** What those asked for who had to wait. */
  readonly waitedNeeds: readonly Ranked[];
  /** Needs that could not be met here. */
  readonly unmet: readonly Ranked[];
  /** What there was of dialogues, as far as it can be told. No figure of the eight, which are of households. */
  readonly tallies: Tallies;
}

/** Of each tally about how many in twelve months, rounded to five, and which way it goes; where nothing can be told it is left out. */
export type Tallies = Readonly<Partial<Record<TallyName, Omit<Ranked, 'id'>>>>;

/** The tallies at the end of a week. */
export function talliesAt(told: readonly TallyTelling[], week: string): Tallies {
  const rows = tallyNames.map(name => {
    const of = ({ groups }: TallyTelling) => groups[name] ?? 0;
    const [about, towards] = [aboutInYear(told, week, of), direction(told, week, of)];
    return [name, { ...(about !== undefined && { about }), ...(towards && { direction: towards }) }] as const;
  });
  return Object.fromEntries(rows.filter(([, row]) => Object.keys(row).length > 0));
}

/** The names of the eight figures. */
export const figures = [
  'came',
  'direction',
  'asked',
  'languages',
  'waited',
  'waitedLanguages',
  'waitedNeeds',
  'unmet',
] as const satisfies readonly Exclude<keyof Numbers, 'tallies'>[];

/** The figures of which an edition can say something. */
export const readable = (numbers: Numbers): readonly (typeof figures)[number][] =>
  figures.filter(name => {
    const figure = numbers[name];
    return Array.isArray(figure) ? figure.length > 0 : figure !== undefined;
  });

/** So many names stand in a row. */
const mostNames = 5;

const both =
  (part: 'several' | 'one') =>
  ({ found, waited }: Known): Readonly<Record<string, number>> =>
    sum({ ...nothing, found }, { ...nothing, found: waited }).found[part];

const cameOf = ({ found, waited }: Known): number => found.whole + waited.whole;

/** The figures at the end of a week. `tallied`: what was told besides households. */
export function numbersAt(told: readonly Told[], week: string, tallied: readonly TallyTelling[] = []): Numbers {
  const ranked = (of: (told: Known) => Readonly<Record<string, number>>): readonly Ranked[] =>
    mostTold(told, week, { of, most: mostNames }).map(id => {
      const its = (one: Known) => of(one)[id] ?? 0;
      const about = aboutInYear(told, week, its);
      // From no group to one is no direction.
      const towards = about === undefined ? undefined : direction(told, week, its);
      return { id, ...(about !== undefined && { about }), ...(towards && { direction: towards }) };
    });
  const came = aboutInYear(told, week, cameOf);
  const towards = direction(told, week, cameOf);
  const waited = aboutInYear(told, week, one => one.waited.whole);
  return {
    through: plusLocalDays(mondayOf(week), 6),
    ...(came !== undefined && { came }),
    ...(towards && { direction: towards }),
    asked: ranked(both('several')),
    languages: ranked(both('one')),
    ...(waited !== undefined && { waited }),
    waitedLanguages: ranked(one => one.waited.one),
    waitedNeeds: ranked(one => one.waited.several),
    unmet: ranked(one => one.unmet),
    tallies: talliesAt(tallied, week),
  };
}

/** What of the figures is the business of one kind of organization, by name and never by number: worked out from what was told alone. */
export interface Concerns {
  /** Its needs that most households asked for in the last thirteen weeks. */
  readonly asked: readonly string[];
  /** Its needs that could not be met here in the last twelve months: gaps that it could fill. */
  readonly unmet: readonly string[];
}

/** So many needs are named to an organization, and so many gaps. */
const [mostConcerns, mostGaps] = [3, 2];

/** What concerns whoever can help with some needs, at the end of a week. */
export const concernsAt = (told: readonly Told[], week: string, needs: readonly string[]): Concerns => ({
  asked: mostTold(told, week, { of: both('several'), most: mostConcerns, among: needs, weeks: quarter }),
  unmet: mostTold(told, week, { of: one => one.unmet, most: mostGaps, among: needs }),
});

/** The quarter of a date: `2026-Q4`. */
export const quarterOf = (date: string): string => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

/** The first day of a quarter (`2026-Q4`), or of one so many later. */
export function firstDayOf(quarter: string, later = 0): string {
  const [year = 0, number = 1] = quarter.split('-Q').map(Number);
  return new Date(Date.UTC(year, (number - 1 + later) * 3, 1)).toISOString().slice(0, 10);
}

/** The last week that ended within a quarter. */
export const lastWeekOf = (quarter: string): string => plusWeeks(weekOf(firstDayOf(quarter, 1)), -1);

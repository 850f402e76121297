import { program } from '../program/settings.ts';
import { plusWeeks } from './week.ts';

/**
 * What may be told outside of how many. Members of the advisory group are third parties in law: no count of one to ten households may be
 * read from anything they are ever told, nor worked out from all of it together.
 *
 * Counts are told in whole groups of eleven (`smallestGroup`) since the program began, so that whatever was told would have been told just so
 * had the households always come eleven alike at a time. Nobody can rule that out; and had they, every number of households, of whatever
 * stretch of time, part, rest or crossing, would be a multiple of eleven, which is never one to ten. Every rule below keeps that possible
 * (docs/decisions/told-in-elevens.md says what must never be told beside it).
 */
const { smallestGroup } = program;

type Parts = Readonly<Record<string, number>>;

/** Counts of households since the program began: of all of one kind, and of those among them by what they told. */
export interface Counts {
  readonly whole: number;
  /** By what a household can have several of, or none: needs. */
  readonly several: Parts;
  /** By what each household has one of at most, out of a list that nobody knows the end of: its own language. Never a short, closed list. */
  readonly one: Parts;
}

/** Nobody yet. */
export const nobody: Counts = { whole: 0, several: {}, one: {} };

/** What is counted of the program: each household once, when it was first known whether there was a navigator for it. */
export interface Known {
  /** There was one at once. */
  readonly found: Counts;
  /** It had to wait. */
  readonly waited: Counts;
  /** By need, how often it could not be had here. */
  readonly unmet: Parts;
}

/** Nothing yet. */
export const nothing: Known = { found: nobody, waited: nobody, unmet: {} };

/** A household that is counted. */
export interface Household {
  readonly kind: 'found' | 'waited';
  readonly needs: readonly string[];
  /** Its own language; left out where that has no code. */
  readonly language?: string | undefined;
}

const oneMore = (parts: Parts, names: readonly string[]): Parts =>
  names.length === 0 ? parts : { ...parts, ...Object.fromEntries(names.map(name => [name, (parts[name] ?? 0) + 1])) };

/** With one household more. */
export function withHousehold(known: Known, { kind, needs, language }: Household): Known {
  const { whole, several, one } = known[kind];
  const names = language === undefined ? [] : [language];
  return { ...known, [kind]: { whole: whole + 1, several: oneMore(several, needs), one: oneMore(one, names) } };
}

/** With a need that could not be met so many times more. */
export const withUnmet = (known: Known, need: string, times: number): Known => ({
  ...known,
  unmet: { ...known.unmet, [need]: (known.unmet[need] ?? 0) + times },
});

/** What one week's telling added to what had been told, in whole groups. */
export interface Told extends Known {
  /** The week at whose end it was told: `2026-w49`. */
  readonly week: string;
}

const together = (one: Parts, other: Parts): Parts =>
  Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])]
      .sort()
      .map(name => [name, (one[name] ?? 0) + (other[name] ?? 0)]),
  );

const countsTogether = (one: Counts, other: Counts): Counts => ({
  whole: one.whole + other.whole,
  several: together(one.several, other.several),
  one: together(one.one, other.one),
});

/** Both together. */
export const sum = (one: Known, other: Known): Known => ({
  found: countsTogether(one.found, other.found),
  waited: countsTogether(one.waited, other.waited),
  unmet: together(one.unmet, other.unmet),
});

/** By name, the whole groups that have not been told of yet. */
const untold = (counted: Parts, told: Parts): Parts =>
  Object.fromEntries(
    Object.entries(counted)
      .map(([name, count]) => [name, Math.floor(count / smallestGroup) - (told[name] ?? 0)] as const)
      .filter(([, groups]) => groups > 0)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );

/** No part grows by more than its whole: those of the whole who are not of the part would grow fewer, which they never do. */
const atMost = (groups: number, parts: Parts): Parts =>
  Object.fromEntries(Object.entries(parts).map(([name, more]) => [name, Math.min(more, groups)]));

/** Nor do all of them together, where each household is of one at most; the longest untold comes first. */
export function atMostTogether(groups: number, parts: Parts): Parts {
  const left = new Map(Object.entries(parts));
  const taken: Record<string, number> = {};
  for (let i = 0; i < groups; i++) {
    const [next] = [...left].sort(([, one], [, other]) => other - one);
    if (!next) break;
    const [name, more] = next;
    taken[name] = (taken[name] ?? 0) + 1;
    if (more > 1) left.set(name, more - 1);
    else left.delete(name);
  }
  return taken;
}

/** The groups that a kind of household has filled since it was last told of: nothing while its whole has not, then all of it at once. */
function grown(counted: Counts, told: Counts): Counts {
  const whole = Math.floor(counted.whole / smallestGroup) - told.whole;
  if (whole <= 0) return nobody;
  return {
    whole,
    several: atMost(whole, untold(counted.several, told.several)),
    one: atMostTogether(whole, untold(counted.one, told.one)),
  };
}

/** Nobody lacks what nobody was told to have asked for. */
function unmetGrown(counted: Parts, told: Known): Parts {
  const asked = (need: string) => (told.found.several[need] ?? 0) + (told.waited.several[need] ?? 0);
  return Object.fromEntries(
    Object.entries(untold(counted, told.unmet))
      .map(([need, more]) => [need, Math.min(more, asked(need) - (told.unmet[need] ?? 0))] as const)
      .filter(([, more]) => more > 0),
  );
}

/**
 * What is to be told at the end of a week; undefined where that is nothing. What was told is never taken back: a correction would tell of the
 * one it is about.
 */
export function tell(counted: Known, told: Known, week: string): Told | undefined {
  const found = grown(counted.found, told.found);
  const waited = grown(counted.waited, told.waited);
  const unmet = unmetGrown(counted.unmet, sum(told, { found, waited, unmet: {} }));
  return found.whole + waited.whole > 0 || Object.keys(unmet).length > 0 ? { week, found, waited, unmet } : undefined;
}

/** Weeks of a year and of a quarter, as editions look back. */
export const year = 52;
export const quarter = 13;

/** A telling of a week, whatever it is of. */
interface Dated {
  readonly week: string;
}

/** The groups that were told in so many weeks up to one, that one with them. `of`: what of a telling a figure is about, in groups. */
function groupsIn<Of extends Dated>(
  told: readonly Of[],
  of: (told: Of) => number,
  { weeks, to }: { weeks: number; to: string },
): number {
  const from = plusWeeks(to, -weeks);
  return told.filter(({ week }) => week > from && week <= to).reduce((reached, one) => reached + of(one), 0);
}

/** Rounded to five, as it is shown. */
const shown = (groups: number): number => Math.round((groups * smallestGroup) / 5) * 5;

/** About how many households in the last twelve months, rounded to five; undefined where that is under two groups, since nobody could tell whether it is one. */
export function aboutInYear<Of extends Dated>(
  told: readonly Of[],
  week: string,
  of: (told: Of) => number,
): number | undefined {
  const groups = groupsIn(told, of, { weeks: year, to: week });
  return groups >= 2 ? shown(groups) : undefined;
}

export type Direction = 'more' | 'fewer' | 'as-many';

/** Whether there were more or fewer in the last quarter of a year than in the one before; undefined where neither had a whole group. */
export function direction<Of extends Dated>(
  told: readonly Of[],
  week: string,
  of: (told: Of) => number,
): Direction | undefined {
  const now = groupsIn(told, of, { weeks: quarter, to: week });
  const before = groupsIn(told, of, { weeks: quarter, to: plusWeeks(week, -quarter) });
  if (now === 0 && before === 0) return undefined;
  return now > before ? 'more' : now < before ? 'fewer' : 'as-many';
}

/** A row of names: of what, and how many at the most. `among`: of these alone; `weeks`: how far it looks back, a year where it does not say. */
interface Row {
  readonly of: (told: Known) => Parts;
  readonly most: number;
  readonly among?: readonly string[];
  readonly weeks?: number;
}

/** The names of which most was told in the weeks up to one, the most first; those of which a whole group was told at least. */
export function mostTold(
  told: readonly Told[],
  week: string,
  { of, most, among, weeks = year }: Row,
): readonly string[] {
  const groups = (name: string) => groupsIn(told, one => of(one)[name] ?? 0, { weeks, to: week });
  const names = [...new Set(told.flatMap(one => Object.keys(of(one))))].filter(name => among?.includes(name) ?? true);
  return names
    .map(name => [name, groups(name)] as const)
    .filter(([, many]) => many > 0)
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([name]) => name);
}

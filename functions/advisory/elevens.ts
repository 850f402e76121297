import { program } from '../program/settings.ts';

/**
 * What may be told outside of how many. Members of the advisory group are third parties in law: no count of one to ten people may be read
 * from anything they are ever told, nor worked out from all of it together.
 *
 * Counts are told in whole groups of eleven (`smallestGroup`) since the program began, and all of a family at once, whenever the households
 * that came have filled the next group. So whoever has every edition knows of each count only between which two multiples of eleven it lies:
 * `11k ≤ count ≤ 11k + 10`. Any sum or difference of such counts lies between `11m − 10p` and `11m + 10q` for whole numbers m, p, q ≥ 0: if one
 * can tell that it is at least one, then m ≥ 1, and it may be eleven or more. What this stands on, and what must never be told beside it, is
 * in docs/decisions/told-in-elevens.md.
 */
const { smallestGroup } = program;

/**
 * Counts of a family since the program began: of all households that came, and of those among them by an id (a need, a language). The ids
 * must not be a short list of which each household has one: then the whole would give small parts away.
 */
export interface Counts {
  readonly whole: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** What was told of them in one week: whole groups, under the same names; none where there is no whole group. */
export interface Told extends Counts {
  /** Which edition told it, counted in weeks from any one. */
  readonly week: number;
}

const groupsIn = (count: number): number => Math.floor(count / smallestGroup);

/** What was told is never taken back: a correction would tell of the one it is about. */
function partsOf(counts: Counts, last: Told | undefined): Readonly<Record<string, number>> {
  const names = [...new Set([...Object.keys(last?.parts ?? {}), ...Object.keys(counts.parts)])].sort();
  const groups = (name: string) => Math.max(last?.parts[name] ?? 0, groupsIn(counts.parts[name] ?? 0));
  return Object.fromEntries(names.map(name => [name, groups(name)] as const).filter(([, told]) => told > 0));
}

/** What is to be told this week; undefined while those who came since the last telling do not fill a group. */
export function tell(counts: Counts, last: Told | undefined, week: number): Told | undefined {
  const whole = groupsIn(counts.whole);
  return whole > (last?.whole ?? 0) ? { week, whole, parts: partsOf(counts, last) } : undefined;
}

const year = 52;
const quarter = 13;

/** What had been told by a week, the latest of it. */
const toldBy = (told: readonly Told[], week: number): Told | undefined => told.findLast(one => one.week <= week);

const groupsBetween = (told: readonly Told[], { from, to, name }: Span): number =>
  groupsOf(toldBy(told, to), name) - groupsOf(toldBy(told, from), name);

interface Span {
  readonly from: number;
  readonly to: number;
  /** Of a part; of the whole where left out. */
  readonly name?: string | undefined;
}

const groupsOf = (told: Told | undefined, name: string | undefined): number =>
  (name === undefined ? told?.whole : told?.parts[name]) ?? 0;

/** Rounded to five, as it is shown. */
const shown = (groups: number): number => Math.round((groups * smallestGroup) / 5) * 5;

/** About how many in the last twelve months, rounded to five; undefined where that is under two groups, since nobody could tell whether it is one. */
export function aboutInYear(told: readonly Told[], week: number, name?: string): number | undefined {
  const groups = groupsBetween(told, { from: week - year, to: week, name });
  return groups >= 2 ? shown(groups) : undefined;
}

/** Whether there were more or fewer in the last quarter of a year than in the one before; undefined where neither had a whole group. */
export function direction(
  told: readonly Told[],
  week: number,
  name?: string,
): 'more' | 'fewer' | 'as-many' | undefined {
  const now = groupsBetween(told, { from: week - quarter, to: week, name });
  const before = groupsBetween(told, { from: week - 2 * quarter, to: week - quarter, name });
  if (now === 0 && before === 0) return undefined;
  return now > before ? 'more' : now < before ? 'fewer' : 'as-many';
}

/** The names of which most was told in the last twelve months, the most first; those of which a whole group was told at least. */
export function mostInYear(told: readonly Told[], week: number, most: number): readonly string[] {
  const groups = (name: string) => groupsBetween(told, { from: week - year, to: week, name });
  const names = Object.keys(toldBy(told, week)?.parts ?? {}).filter(name => groups(name) > 0);
  return names.sort((one, other) => groups(other) - groups(one) || (one < other ? -1 : 1)).slice(0, most);
}

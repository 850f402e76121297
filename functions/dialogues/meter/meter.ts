import { type Figures, population, wholePlace } from '../../program/figures.ts';
import { program } from '../../program/settings.ts';
import { type Rule, type Verdict, verdictOn } from './chance.ts';
import {
  byStage,
  type Counted,
  type Counts,
  type Dimension,
  dimensions,
  elsewhere,
  groupsOf,
  type Scope,
  type Stage,
  stages,
} from './groups.ts';
import { countsOf, type Told } from './telling.ts';

const { smallestGroup } = program;

/** What is said of a group at a stage; `not-told` where nothing may be told outside, `not-known` where there are no figures of who lives there. */
export type Said = Verdict | 'not-told' | 'not-known';

/** A group at a stage. */
export interface Reached {
  /** So many people; left out where that is not shown. To the organizing group: so many at least. */
  readonly people?: number;
  /** Their share of those who told and for whom the dialogue is, from 0 to 1. To the organizing group: of everybody, and so at least. */
  readonly share?: number;
  readonly said: Said;
}

/** A group: its share among those who live there, and among those who take part. */
export interface Row {
  readonly group: string;
  /** From 0 to 1. */
  readonly lives?: number;
  readonly at: Readonly<Record<Stage, Reached>>;
}

/** The groups of one dimension. */
export interface Part {
  readonly dimension: Dimension;
  readonly rows: readonly Row[];
  /** Whose figures stand beside: those of the dialogue's areas, or of the whole place where the areas have none; left out where nothing is known. */
  readonly figures?: { readonly of: 'areas' | 'place'; readonly years: string };
}

/** A group of which few have come, at the first stage at which that is so: there something can be done. */
export interface Few {
  readonly dimension: Dimension;
  readonly group: string;
  readonly stage: Stage;
  /** So many would be in proportion, … */
  readonly expected: number;
  /** … of so many people. */
  readonly of: number;
}

/** The meter of a dialogue. */
export interface Meter {
  /** Who may see it: the staff alone, or the organizing group too and whoever else. */
  readonly audience: 'staff' | 'outside';
  /** How many there are at each stage; outside: at least so many. Undefined where that is under eleven, and not nobody. */
  readonly whole: Readonly<Record<Stage, number | undefined>>;
  readonly parts: readonly Part[];
  /** In the order of the parts, which tells nothing of which group lacks the most. */
  readonly few: readonly Few[];
}

interface Lives {
  readonly shares: Readonly<Record<string, number>>;
  readonly of: 'areas' | 'place';
  readonly years: string;
}

/** The column of a group in the figures; of an area the column is that of everybody. */
const columnOf = (dimension: Dimension, group: string): string =>
  dimension === 'area' ? population : `${dimension}:${group}`;

/** So many people live in all of these areas together; undefined where one of them is not known. */
const peopleIn = ({ people }: Figures, areas: readonly string[], column: string): number | undefined =>
  areas.reduce<number | undefined>((sum, area) => {
    const more = people[area]?.[column];
    return sum === undefined || more === undefined ? undefined : sum + more;
  }, 0);

/** Which share of the people who live there each group is; undefined where it is not known of all of them. */
function livesThere(figures: Figures, scope: Scope, dimension: Dimension): Lives | undefined {
  const groups = groupsOf(dimension, scope);
  const { years = '' } = figures.sources[dimension === 'area' ? population : dimension] ?? {};
  const sharesOf = (areasOf: (group: string) => readonly string[]): Lives['shares'] | undefined => {
    const counted = groups.map(
      group => [group, peopleIn(figures, areasOf(group), columnOf(dimension, group))] as const,
    );
    const together = counted.reduce((sum, [, count]) => sum + (count ?? Number.NaN), 0);
    return together > 0
      ? Object.fromEntries(counted.map(([group, count = 0]) => [group, count / together]))
      : undefined;
  };
  if (dimension === 'area') {
    const shares = sharesOf(group => [group]);
    return shares && { shares, of: 'areas', years };
  }
  const near = sharesOf(() => scope.areas);
  if (near) return { shares: near, of: 'areas', years };
  const far = sharesOf(() => [wholePlace]);
  return far && { shares: far, of: 'place', years };
}

/** What one group's people are at a stage, before it is said. */
interface Seen {
  readonly people: number | undefined;
  /** Those with whom the group is compared: who told, and for whom the dialogue is. */
  readonly of: number;
  /** Those of whom its share is shown. */
  readonly among: number;
  readonly said: (share: number, rule: Rule) => Said;
}

type Look = (counts: Counts, dimension: Dimension, groups: readonly string[]) => (group: string) => Seen;

/** A small number is the last thing that a sheet of paper on a table should say; staff who need it have the list. */
const small = (count: number): boolean => count < smallestGroup;

/**
 * Which numbers of a list are not shown: all under eleven, and as many more, the smallest first, as it takes that those not shown are eleven
 * together at least, so that none follows from the whole.
 */
function hiddenOf({ whole, parts }: Counts, dimension: Dimension, groups: readonly string[]): ReadonlySet<string> {
  const named = [...new Set([...groups, elsewhere])].map(group => [group, parts[dimension][group] ?? 0] as const);
  const unnamed = whole - named.reduce((sum, [, count]) => sum + count, 0);
  const cells = [...named, ['', unnamed] as const].sort(([, one], [, other]) => one - other);
  const hidden = cells.filter(([, count]) => small(count));
  for (const cell of cells.slice(hidden.length)) {
    const together = hidden.reduce((sum, [, count]) => sum + count, 0);
    if (together === 0 || !small(together)) break;
    hidden.push(cell);
  }
  return new Set(hidden.map(([group]) => group));
}

const asStaffSee: Look = (counts, dimension, groups) => {
  const hidden = hiddenOf(counts, dimension, groups);
  const reachedBy = (group: string): number => counts.parts[dimension][group] ?? 0;
  const of = groups.reduce((sum, group) => sum + reachedBy(group), 0);
  return group => ({
    people: hidden.has(group) ? undefined : reachedBy(group),
    of,
    among: of,
    said: (share, rule) => verdictOn({ reached: reachedBy(group), of, share }, rule),
  });
};

/**
 * To others it is said only of what they were told, and only where it would be so whatever that leaves open: a group of which 22 were told may
 * be 32. That nothing is said means nothing.
 */
const asOthersSee: Look = (counts, dimension, groups) => {
  const reachedBy = (group: string): number => counts.parts[dimension][group] ?? 0;
  const of = groups.reduce((sum, group) => sum + reachedBy(group), 0);
  return group => ({
    people: reachedBy(group) > 0 ? reachedBy(group) : undefined,
    of,
    // Of everybody: small groups are not told of, and without them the others would seem to be all there is.
    among: counts.whole,
    said: (share, rule) =>
      verdictOn({ reached: reachedBy(group) + smallestGroup - 1, of, share }, rule) === 'few' ? 'few' : 'not-told',
  });
};

interface Compared {
  readonly part: Part;
  readonly few: readonly Few[];
}

function compared(
  counted: Counted,
  look: Look,
  of: { scope: Scope; figures: Figures; dimension: Dimension },
): Compared {
  const { scope, figures, dimension } = of;
  const groups = groupsOf(dimension, scope);
  const lives = livesThere(figures, scope, dimension);
  // A list of many groups says it of one of them by chance no more often than a list of two.
  const { doubtPercent, fewBelowPercent } = program.dialogues.meter;
  const rule = { doubt: doubtPercent / 100 / groups.length, below: fewBelowPercent / 100 };
  const seen = byStage(stage => look(counted[stage], dimension, groups));
  const rows = groups.map((group): Row => {
    const share = lives?.shares[group];
    const at = byStage((stage): Reached => {
      const { people, among, said } = seen[stage](group);
      return {
        ...(people !== undefined && { people, share: among > 0 ? people / among : 0 }),
        said: share === undefined ? 'not-known' : said(share, rule),
      };
    });
    return { group, ...(share !== undefined && { lives: share }), at };
  });
  const few = rows.flatMap(({ group, lives: share = 0, at }): readonly Few[] => {
    const stage = stages.find(one => at[one].said === 'few');
    if (!stage) return [];
    const { of: all } = seen[stage](group);
    return [{ dimension, group, stage, expected: Math.round(all * share), of: all }];
  });
  return { part: { dimension, rows, ...(lives && { figures: { of: lives.of, years: lives.years } }) }, few };
}

function meterBy(
  audience: Meter['audience'],
  counted: Counted,
  { look, scope, figures }: { look: Look; scope: Scope; figures: Figures },
): Meter {
  // Of one group there is nothing to compare: all who are in it are.
  const shown = dimensions.filter(one => groupsOf(one, scope).length > 1);
  const all = shown.map(dimension => compared(counted, look, { scope, figures, dimension }));
  return {
    audience,
    whole: byStage(stage => {
      const { whole } = counted[stage];
      return whole > 0 && small(whole) ? undefined : whole;
    }),
    parts: all.map(({ part }) => part),
    few: all.flatMap(({ few }) => few),
  };
}

/** The meter as staff see it: what is said of a group goes by everyone who takes part; numbers under eleven are not shown. */
export const staffMeter = (counted: Counted, scope: Scope, figures: Figures): Meter =>
  meterBy('staff', counted, { look: asStaffSee, scope, figures });

/** The meter as it may be shown outside: worked out from what was told alone, and so it tells nothing more. */
export const outsideMeter = (told: Told, scope: Scope, figures: Figures): Meter =>
  meterBy('outside', countsOf(told), { look: asOthersSee, scope, figures });

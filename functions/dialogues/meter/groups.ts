import { program } from '../../program/settings.ts';

/** By what the meter looks at who takes part. */
export const dimensions = ['area', 'age', 'language', 'background'] as const;
export type Dimension = (typeof dimensions)[number];

/** How far somebody has come: on the list; at a session at least; in an action group. Whoever is at one of them was at those before. */
export const stages = ['registered', 'attending', 'active'] as const;
export type Stage = (typeof stages)[number];

/** One who takes part, as far as the meter knows her: codes of what she told. What she left out or would rather not say is not there. */
export interface Participant {
  readonly area?: string | undefined;
  /** One of `dialogues.meter.ageBands`. */
  readonly ageBand?: string | undefined;
  /** Her own language, BCP 47: the first that she named. */
  readonly language?: string | undefined;
  /** What she says of her background: `moved-here`, `long-here`, `both`. */
  readonly background?: string | undefined;
  /** How far she has come. */
  readonly stage: Stage;
}

/** Whom a dialogue is for. */
export interface Scope {
  /** Its areas. */
  readonly areas: readonly string[];
  /** Where it is for some groups only, which: a dialogue of adults asks nobody under 18. All others are counted as `elsewhere`. */
  readonly only?: Readonly<Partial<Record<Exclude<Dimension, 'area'>, readonly string[]>>> | undefined;
}

/** Whoever told of a group that the dialogue is not for. She is counted, and compared with nobody. */
export const elsewhere = 'elsewhere';

/** So many people by group. */
export type Parts = Readonly<Record<string, number>>;

/** How many there are, and how many of them told that they are of which group. The rest did not tell. */
export interface Counts {
  readonly whole: number;
  readonly parts: Readonly<Record<Dimension, Parts>>;
}

/** The counts of each stage; whoever is counted in one is counted in those before. */
export type Counted = Readonly<Record<Stage, Counts>>;

const { meter } = program.dialogues;

interface Group {
  readonly id: string;
  readonly members: readonly string[];
}

const groupIn = (groups: readonly Group[], answer: string): string | undefined =>
  (groups.find(({ members }) => members.includes(answer)) ?? groups.find(({ members }) => members.includes('*')))?.id;

/** A language without its region and script: groups are of languages. */
function tongue(code: string): string {
  const [bare = ''] = code.toLowerCase().split('-');
  return bare;
}

/** Which group somebody told of. */
const told: Readonly<Record<Dimension, (one: Participant) => string | undefined>> = {
  area: ({ area }) => area,
  age: ({ ageBand }) => ageBand,
  language: ({ language }) => (language === undefined ? undefined : groupIn(meter.languageGroups, tongue(language))),
  background: ({ background }) => (background === undefined ? undefined : groupIn(meter.backgrounds, background)),
};

const all: Readonly<Record<Exclude<Dimension, 'area'>, readonly string[]>> = {
  age: meter.ageBands,
  language: meter.languageGroups.map(({ id }) => id),
  background: meter.backgrounds.map(({ id }) => id),
};

/** The groups that a dialogue is for, in the order in which they are shown. */
export const groupsOf = (dimension: Dimension, { areas, only }: Scope): readonly string[] =>
  dimension === 'area' ? areas : (only?.[dimension] ?? all[dimension]);

/** Counts who takes part. */
export function countOf(people: readonly Participant[], scope: Scope): Counted {
  const countAt = (stage: Stage): Counts => {
    const there = people.filter(one => stages.indexOf(one.stage) >= stages.indexOf(stage));
    const partsBy = (dimension: Dimension): Parts => {
      const groups = groupsOf(dimension, scope);
      const parts: Record<string, number> = {};
      for (const one of there) {
        const group = told[dimension](one);
        if (group === undefined) continue;
        const counted = groups.includes(group) ? group : elsewhere;
        parts[counted] = (parts[counted] ?? 0) + 1;
      }
      return parts;
    };
    return { whole: there.length, parts: byDimension(partsBy) };
  };
  return byStage(countAt);
}

/** The same of each dimension. */
export const byDimension = <T>(of: (dimension: Dimension) => T): Readonly<Record<Dimension, T>> => ({
  area: of('area'),
  age: of('age'),
  language: of('language'),
  background: of('background'),
});

/** The same of each stage, from the first to the last. */
export const byStage = <T>(of: (stage: Stage) => T): Readonly<Record<Stage, T>> => ({
  registered: of('registered'),
  attending: of('attending'),
  active: of('active'),
});

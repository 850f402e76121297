import fc from 'fast-check';
import {
  byDimension,
  type Counted,
  countOf,
  type Dimension,
  dimensions,
  type Participant,
  type Scope,
  type Stage,
  stages,
} from '../../../../functions/dialogues/meter/groups.ts';
import { nothingTold, type Told, tellOn } from '../../../../functions/dialogues/meter/telling.ts';

/** Two areas and everything else. */
export const scope: Scope = { areas: ['asylum-hill', 'frog-hollow'] };

/** The answers that lead to each group, beside that nobody has to answer. */
const answers = {
  area: ['asylum-hill', 'frog-hollow', 'outside'],
  age: ['under-18', '18-64', '65-and-over'],
  language: ['en', 'es', 'ar', 'ksw', 'fr'],
  background: ['moved-here', 'long-here'],
} as const;

/** The group of an answer, as it is counted. */
const answerOf: Readonly<Record<Dimension, Readonly<Record<string, string>>>> = {
  area: { 'asylum-hill': 'asylum-hill', 'frog-hollow': 'frog-hollow', elsewhere: 'outside' },
  age: { 'under-18': 'under-18', '18-64': '18-64', '65-and-over': '65-and-over' },
  language: { english: 'en', spanish: 'es', other: 'ar', 'asian-pacific': 'ksw', 'indo-european': 'fr' },
  background: { 'moved-here': 'moved-here', 'long-here': 'long-here' },
};

type Answers = Omit<Participant, 'stage'>;

const participant = ({ area, age, language, background }: Partial<Record<Dimension, string>>): Answers => ({
  area,
  ageBand: age,
  language,
  background,
});

/** What happens between two looks: who registers, and how many of those who are there come further or withdraw. */
interface Step {
  readonly registers: readonly Answers[];
  readonly comes: readonly number[];
  readonly acts: readonly number[];
  readonly withdraws: readonly number[];
}

/** Everyone who takes part after each step. */
export type Life = readonly (readonly Participant[])[];

function lived(steps: readonly Step[]): Life {
  let people: readonly Participant[] = [];
  return steps.map(({ registers, comes, acts, withdraws }) => {
    const moved = (from: Stage, to: Stage, dice: readonly number[]): void => {
      for (const die of dice) {
        const some = people.filter(({ stage }) => stage === from);
        const one = some[die % Math.max(1, some.length)];
        people = people.map(other => (other === one ? { ...other, stage: to } : other));
      }
    };
    people = [...people, ...registers.map(one => ({ ...one, stage: 'registered' as const }))];
    moved('registered', 'attending', comes);
    moved('attending', 'active', acts);
    for (const die of withdraws) people = people.filter((_, i) => i !== die % Math.max(1, people.length));
    return people;
  });
}

/** Random dialogues: in a step many of one kind come or few of all, so that groups fill at different times. */
export function lives({ later }: { readonly later: boolean }): fc.Arbitrary<Life> {
  const told = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 6 });
  const one = fc
    .record({
      area: told(answers.area),
      age: told(answers.age),
      language: told(answers.language),
      background: told(answers.background),
    })
    .map(participant);
  const alike = fc.tuple(one, fc.nat(24)).map(([who, many]) => Array.from({ length: many }, () => ({ ...who })));
  const mixed = fc.array(one, { maxLength: 15 });
  const dice = (maxLength: number) => (later ? fc.array(fc.nat(), { maxLength }) : fc.constant([]));
  const step = fc.record({
    registers: fc.oneof(alike, mixed),
    comes: dice(30),
    acts: dice(18),
    withdraws: dice(2),
  });
  return fc.array(step, { maxLength: 14 }).map(lived);
}

/** What is told at each look. */
export function tellingsOf(life: Life): readonly Told[] {
  let told = nothingTold;
  return life.map(people => {
    told = tellOn(countOf(people, scope), told);
    return told;
  });
}

/** What is known of one dimension alone: of all others nobody said anything. */
export const ofOne = (told: Told, dimension: Dimension): Told => {
  const bare = (one: Told[Stage]): Told[Stage] => ({
    whole: one.whole,
    parts: byDimension(other => (other === dimension ? one.parts[other] : {})),
  });
  return { registered: bare(told.registered), attending: bare(told.attending), active: bare(told.active) };
};

const eleven = 11;

/** Everybody that a telling names in a dimension, by name; and with no name those of whom it names none, in groups. */
const named = (told: Told[Stage], dimension: Dimension): ReadonlyMap<string | undefined, number> => {
  const parts = Object.entries(told.parts[dimension]);
  const rest = told.whole - parts.reduce((sum, [, many]) => sum + many, 0);
  return new Map<string | undefined, number>([...parts, [undefined, rest]]);
};

/** A life of which the same was told, where people only ever came, came further and acted eleven alike at a time. Throws where there is none. */
export function lifeInElevens(tellings: readonly Told[], known: readonly Dimension[]): Life {
  let blocks: { readonly who: Partial<Record<Dimension, string>>; stage: Stage }[] = [];
  let before = nothingTold;
  return tellings.map(told => {
    const grown = (stage: Stage, dimension: Dimension): readonly (string | undefined)[] => {
      const was = named(before[stage], dimension);
      return [...named(told[stage], dimension)].flatMap(([name, many]) =>
        Array.from({ length: many - (was.get(name) ?? 0) }, () => name),
      );
    };
    const fresh = known.map(dimension => grown('registered', dimension));
    for (let i = 0; i < told.registered.whole - before.registered.whole; i++) {
      const who = Object.fromEntries(
        known.flatMap((dimension, d) => {
          const name = fresh[d]?.[i];
          return name === undefined ? [] : [[dimension, answerOf[dimension][name] ?? name]];
        }),
      );
      blocks = [...blocks, { who, stage: 'registered' }];
    }
    const [dimension] = known;
    if (dimension && known.length === 1)
      for (const stage of ['attending', 'active'] as const)
        for (const name of grown(stage, dimension)) {
          const from = stages[stages.indexOf(stage) - 1];
          const answer = name === undefined ? undefined : (answerOf[dimension][name] ?? name);
          const block = blocks.find(one => one.stage === from && one.who[dimension] === answer);
          if (!block) throw new Error(`Nobody of ${name ?? 'those who did not say'} was ${from} who could be ${stage}`);
          block.stage = stage;
        }
    before = told;
    return blocks.flatMap(({ who, stage }) =>
      Array.from({ length: eleven }, () => ({ ...participant(who), stage }) satisfies Participant),
    );
  });
}

/** The counts of people who are all at one stage, by groups of one dimension and the same of all others. */
export function counted(whole: number, parts: Partial<Record<Dimension, Readonly<Record<string, number>>>>): Counted {
  const some = { whole, parts: byDimension(dimension => parts[dimension] ?? {}) };
  const none = { whole: 0, parts: byDimension(() => ({})) };
  return { registered: some, attending: none, active: none };
}

export { dimensions };

import type { Highs } from 'highs';
import { type Counts, type Known, nobody, sum, type Told } from '../../../functions/advisory/elevens.ts';
import { program } from '../../../functions/program/settings.ts';

/**
 * Somebody who has every edition, knows the rule by which they are made, and reasons with whole numbers. She knows of everything that it can
 * be known: that a household counts once, in the week in which it came, with what it told then; that what is missing was asked for before.
 * Of any number of households she asks of all histories that would have been told like that (an integer program): can it have been none?
 * can it have been eleven or more? Where neither can be, she has found a small group.
 */
export interface Attacker {
  /** How many stretches of time the editions cut the past into: the weeks before each telling, and its own week. */
  readonly stretches: number;
  /** Whether some history that would have been told like that has so many there. */
  canBe(cell: Cell, how: 'none' | 'a-group'): boolean;
}

/** Households of a kind: those of a part of it, or (`others`) those who are not of that part. */
export interface Cell {
  readonly kind: 'found' | 'waited' | 'unmet';
  /** A need or a language; the whole kind where it is left out. */
  readonly of?: string | undefined;
  readonly others?: boolean;
  /** The first and the last stretch of time. */
  readonly from: number;
  readonly to: number;
}

/** She has found a small group. */
export const isFound = (attacker: Attacker, cell: Cell): boolean =>
  !(attacker.canBe(cell, 'none') || attacker.canBe(cell, 'a-group'));

// Its types are of another module system than its own code.
const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
const solver = await load();
const { smallestGroup: group } = program;

interface Names {
  readonly several: readonly string[];
  readonly one: readonly string[];
}

/** What had been told by the end of each telling, all of it together. */
function soFar(told: readonly Told[]): readonly Known[] {
  const reached: Known[] = [];
  for (const one of told) reached.push(sum(reached.at(-1) ?? { found: nobody, waited: nobody, unmet: {} }, one));
  return reached;
}

type Kind = 'found' | 'waited';
const kinds = ['found', 'waited'] as const;

/** Variables are how many there had been by the end of a stretch: their bounds are the bands themselves, so the search stays small. */
export function attackerOf(told: readonly Told[], { several, one }: Names): Attacker {
  const reached = soFar(told);
  const stretches = told.length * 2;
  const names = new Map<string, string>();
  const id = (what: string, stretch: number): string => {
    const key = `${what} ${stretch}`;
    const known = names.get(key) ?? `v${names.size}`;
    names.set(key, known);
    return known;
  };
  const bounds: string[] = [];
  const rules: string[] = [];
  const most = group * (reached.reduce((all, { found, waited }) => Math.max(all, found.whole + waited.whole), 0) + 2);
  const bound = (variable: string, least: number, highest: number) =>
    bounds.push(` ${least} <= ${variable} <= ${highest}`);
  /** How many came in a stretch, as terms of a rule. */
  const came = (what: string, stretch: number, sign: '+' | '-'): string =>
    stretch === 0
      ? `${sign} ${id(what, 0)}`
      : `${sign} ${id(what, stretch)} ${sign === '+' ? '-' : '+'} ${id(what, stretch - 1)}`;

  const partsOf = (counts: Counts | undefined, name: string): number => counts?.several[name] ?? counts?.one[name] ?? 0;
  const stretchRules = (kind: Kind, stretch: number): void => {
    const i = Math.floor(stretch / 2);
    const telling = stretch % 2 === 1;
    const now = reached[i]?.[kind] ?? nobody;
    const before = reached[i - 1]?.[kind] ?? nobody;
    const grew = now.whole > before.whole;
    const whole = telling ? now.whole : before.whole;
    // Where the whole was not told of, its next group was not full: also in the weeks before a telling.
    bound(id(kind, stretch), whole * group, whole * group + group - 1);
    rules.push(`${came(kind, stretch, '+')} >= 0`);
    for (const name of [...several, ...one]) {
      const part = `${kind} ${name}`;
      const [groups, last] = [partsOf(now, name), partsOf(before, name)];
      const isSeveral = several.includes(name);
      const added = isSeveral
        ? groups - last
        : one.reduce((all, other) => all + partsOf(now, other) - partsOf(before, other), 0);
      // Parts are told with their whole. One that grew as much as it may can be larger than what was told.
      const exact = telling && grew && added < now.whole - before.whole;
      const least = telling && (grew || groups > last) ? groups * group : 0;
      bound(id(part, stretch), least, exact ? groups * group + group - 1 : most);
      rules.push(`${came(part, stretch, '+')} >= 0`);
      if (isSeveral) rules.push(`${came(kind, stretch, '+')} ${came(part, stretch, '-')} >= 0`);
    }
    rules.push(`${came(kind, stretch, '+')} ${one.map(name => came(`${kind} ${name}`, stretch, '-')).join(' ')} >= 0`);
  };
  const unmetRules = (need: string, stretch: number): void => {
    const i = Math.floor(stretch / 2);
    const telling = stretch % 2 === 1;
    const now = reached[telling ? i : i - 1];
    const groups = now?.unmet[need] ?? 0;
    const asked = (now?.found.several[need] ?? 0) + (now?.waited.several[need] ?? 0);
    const unmet = `unmet ${need}`;
    bound(id(unmet, stretch), groups * group, groups < asked ? groups * group + group - 1 : most);
    rules.push(
      `${came(unmet, stretch, '+')} >= 0`,
      `${kinds.map(kind => `+ ${id(`${kind} ${need}`, stretch)}`).join(' ')} - ${id(unmet, stretch)} >= 0`,
    );
  };
  for (let stretch = 0; stretch < stretches; stretch++) {
    for (const kind of kinds) stretchRules(kind, stretch);
    for (const need of several) unmetRules(need, stretch);
  }
  const all = [...names.values()];

  const feasible = (rule: string): boolean => {
    const text = [
      'Minimize',
      ' goal: 0 v0',
      'Subject To',
      ...[...rules, rule].map((one, i) => ` r${i}: ${one}`),
      'Bounds',
      ...bounds,
      'General',
      ` ${all.join(' ')}`,
      'End',
    ].join('\n');
    // Bounded by nodes and not by the clock, so that a slow machine finds the same. Without presolving, which called what can be impossible.
    const { Status } = solver.solve(text, { presolve: 'off', mip_max_nodes: 2_000, threads: 1, random_seed: 1 });
    if (Status === 'Optimal') return true;
    if (Status === 'Infeasible') return false;
    throw new Error(`Undecided: ${Status}`);
  };
  /** Of a stretch of time: how many there had been at its end, less those before its beginning. */
  const between = (what: string, { from, to }: Cell, sign: '+' | '-'): string =>
    `${sign} ${id(what, to)}${from > 0 ? ` ${sign === '+' ? '-' : '+'} ${id(what, from - 1)}` : ''}`;
  return {
    stretches,
    canBe(cell, how) {
      const { kind, of, others } = cell;
      const part = `${kind} ${of}`;
      const terms =
        of === undefined
          ? between(kind, cell, '+')
          : others
            ? `${between(kind, cell, '+')} ${between(part, cell, '-')}`
            : between(part, cell, '+');
      return feasible(`${terms} ${how === 'none' ? '= 0' : `>= ${group}`}`);
    },
  };
}

import type { Highs } from 'highs';
import type { Told } from '../../../functions/advisory/elevens.ts';
import { program } from '../../../functions/program/settings.ts';

/**
 * Somebody who has every edition, knows the rule by which they are made, and reasons with whole numbers: for any count of a stretch of time
 * she finds the least and the most that it can have been (an integer program over all histories that would have been told like that).
 */
export interface Attacker {
  /** How many stretches of time the editions cut the past into: the weeks before each telling, and its own week. */
  readonly stretches: number;
  /** The least and the most of a part (of the whole, of those who are not of a part) in the stretches from one to another. */
  range(cell: Cell): { readonly least: number; readonly most: number };
}

export interface Cell {
  readonly of: string | undefined;
  /** Those of the whole who are not of this part. */
  readonly others?: boolean;
  readonly from: number;
  readonly to: number;
}

// Its types are of another module system than its own code.
const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
const solver = await load();
const { smallestGroup: group } = program;
const unbounded = 1_000_000;

const name = (part: number, stretch: number): string => `x${part}_${stretch}`;
const sum = (part: number, to: number): string =>
  Array.from({ length: to + 1 }, (_, stretch) => name(part, stretch)).join(' + ');

export function attackerOf(told: readonly Told[], parts: readonly string[]): Attacker {
  const stretches = told.length * 2;
  const rules: string[] = [];
  const within = (part: number, to: number, { least, most }: { least: number; most: number }): void => {
    rules.push(`${sum(part, to)} >= ${least}`, `${sum(part, to)} <= ${most}`);
  };
  const band = (groups: number) => ({ least: groups * group, most: groups * group + group - 1 });
  told.forEach((one, i) => {
    const [quiet, telling] = [2 * i, 2 * i + 1];
    // Nothing was told in these weeks, so the next group was not full.
    within(0, quiet, { least: 0, most: band(told[i - 1]?.whole ?? 0).most });
    within(0, telling, band(one.whole));
    for (const [p, part] of parts.entries()) within(p + 1, telling, band(one.parts[part] ?? 0));
  });
  // Each household is one of the whole, and of each part once at most.
  for (let stretch = 0; stretch < stretches; stretch++)
    for (let p = 1; p <= parts.length; p++) rules.push(`${name(0, stretch)} - ${name(p, stretch)} >= 0`);
  const all = Array.from({ length: parts.length + 1 }, (_, part) =>
    Array.from({ length: stretches }, (_, stretch) => name(part, stretch)),
  ).flat();
  const solve = (aim: 'Minimize' | 'Maximize', goal: string): number => {
    const lines = [aim, ` goal: ${goal}`, 'Subject To', ...rules.map((rule, i) => ` r${i}: ${rule}`), 'Bounds'];
    const text = [...lines, ...all.map(one => ` 0 <= ${one} <= ${unbounded}`), 'General', ` ${all.join(' ')}`, 'End'];
    const { Status, ObjectiveValue } = solver.solve(text.join('\n'));
    if (Status !== 'Optimal') throw new Error(`The editions contradict each other: ${Status}`);
    return Math.round(ObjectiveValue);
  };
  return {
    stretches,
    range({ of, others, from, to }) {
      const part = of === undefined ? 0 : parts.indexOf(of) + 1;
      const span = Array.from({ length: to - from + 1 }, (_, i) => from + i);
      const plus = (p: number) => span.map(stretch => name(p, stretch)).join(' + ');
      const minus = span.map(stretch => `- ${name(part, stretch)}`).join(' ');
      const goal = others ? `${plus(0)} ${minus}` : plus(part);
      return { least: solve('Minimize', goal), most: solve('Maximize', goal) };
    },
  };
}

import type { Highs } from 'highs';
import { isOf } from '../../../../functions/dialogues/forming/fitting.ts';
import type { Gathering, Rules } from '../../../../functions/dialogues/forming/shapes.ts';
import { nearness, type Option, type Table, tableOf } from '../../../../functions/dialogues/forming/valuing.ts';

/** What the solver proves: no arrangement is worth more than `most`, and one is worth `found`, both from 0 to 1 as a quality. */
export interface Optimum {
  readonly found: number;
  readonly most: number;
}

// Its types are of another module system than its own code.
const { default: load } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
const solver = await load();

/**
 * The same question as an integer program: the quality is linear once sizes, minima and pairs of facilitators are written as variables of
 * their own. Everything is written here anew from the rules, so that it shares no mistake with the search; only the table of who fits where
 * is the program's.
 */
export function optimumOf(gathering: Gathering, rules: Rules, gap = 0.002): Optimum {
  const table = tableOf(gathering, rules);
  const program = new Program();
  const circles = table.options.map((option, o) => circleOf(program, table, option, o));
  for (const [s] of table.slots.entries())
    program.rule(
      circles.flatMap((one, o) => (table.options[o]?.slot === s ? [[1, one.open]] : [])),
      '<=',
      1,
    );
  for (const [p] of table.people.entries())
    program.rule(
      circles.flatMap(({ people }) => (people[p] ? [[1, people[p]]] : [])),
      '<=',
      1,
    );
  for (const [i] of table.facilitators.entries())
    program.rule(
      circles.flatMap(({ leaders }) => (leaders[i] ? [[1, leaders[i]]] : [])),
      '<=',
      1,
    );
  const all = Object.values(rules.weights).reduce((sum, one) => sum + one, 0) * table.count;
  const { value, bound } = program.solve(gap);
  return { found: value / all, most: bound / all };
}

type Terms = readonly (readonly [number, string])[];

interface Variables {
  readonly open: string;
  readonly people: readonly (string | undefined)[];
  readonly leaders: readonly (string | undefined)[];
}

function circleOf(program: Program, table: Table, option: Option, o: number): Variables {
  const { rules, slots } = table;
  const { weights, sizes, eachOneIn, facilitators } = rules;
  const room = table.room[option.slot] ?? 0;
  const open = program.binary(`y${o}`);
  const bySlot = (placed: number | undefined): boolean => placed === option.slot;
  const people = table.people.map((_, p) => {
    const placed = table.placed[p];
    if (placed !== -1 ? !bySlot(placed) : !option.fits[p]) return undefined;
    const x = program.binary(`x${o}_${p}`);
    program.rule(
      [
        [1, x],
        [-1, open],
      ],
      placed === -1 ? '<=' : '=',
      0,
    );
    return x;
  });
  const leaders = table.facilitators.map((_, i) => {
    const placed = table.placedToLead[i];
    if (placed !== -1 ? !bySlot(placed) : !option.leads[i]) return undefined;
    const f = program.binary(`f${o}_${i}`);
    program.rule(
      [
        [1, f],
        [-1, open],
      ],
      placed === -1 ? '<=' : '=',
      0,
    );
    return f;
  });
  const sum = (of: readonly (string | undefined)[], which: (n: number) => boolean = () => true): Terms =>
    of.flatMap((one, n) => (one !== undefined && which(n) ? [[1, one] as const] : []));
  const everyone = sum(people);
  const leading = sum(leaders);
  const byHand = table.placedToLead.filter(bySlot).length;
  program.rule([...leading, [-Math.max(facilitators, byHand), open]], '<=', 0);
  program.rule([...leading, [-1, open]], '>=', 0);
  // Its size, as one of those that can be.
  const sized = Array.from({ length: Math.max(0, room - sizes.smallest + 1) }, (_, n) => {
    const size = sizes.smallest + n;
    const z = program.binary(`z${o}_${size}`);
    program.worth(weights.size * size * nearness(sizes, size), z);
    return [size, z] as const;
  });
  program.rule([...everyone, ...sized.map(([size, z]) => [-size, z] as const)], '=', 0);
  program.rule([...sized.map(([, z]) => [1, z] as const), [-1, open]], '=', 0);
  for (const [p, x] of people.entries()) {
    if (!x) continue;
    const person = table.people[p];
    const best = person?.best ?? [];
    if (option.fits[p]) program.worth(weights.placed, x);
    if (best.length === 0 || best.includes(slots[option.slot]?.time ?? '')) program.worth(weights.wishes, x);
  }
  /** As much as the least of several sums. */
  const least = (name: string, weight: number, sums: readonly Terms[]): void => {
    const v = program.continuous(`${name}${o}`, room);
    program.worth(weight, v);
    for (const one of sums) program.rule([[1, v], ...one.map(([a, x]) => [-a, x] as const)], '<=', 0);
  };
  const community = (which: 'moved-here' | 'long-here'): Terms =>
    sum(people, p => isOf(table.people[p]?.background ?? 'rather-not-say', which)).map(([, x]) => [eachOneIn, x]);
  const asked = table.balanced && !option.group;
  least('b', weights.balance, [everyone, ...(asked ? [community('moved-here'), community('long-here')] : [])]);
  for (const [name, weight, told] of [
    ['a', weights.ages, (p: number) => table.people[p]?.ageBand],
    ['r', weights.areas, (p: number) => table.people[p]?.area],
  ] as const) {
    const kinds = [...new Set(people.flatMap((x, p) => (x ? (told(p) ?? []) : [])))];
    // Twice those who are not of the kind: twice all, less twice the kind.
    least(name, weight, [
      everyone,
      ...kinds.map(kind => sum(people, p => told(p) !== kind).map(([, x]) => [2, x] as const)),
    ]);
  }
  // Who leads: enough, and of both communities.
  const enough = program.binary(`e${o}`);
  program.rule([[facilitators, enough], ...leading.map(([, f]) => [-1, f] as const)], '<=', 0);
  const background = (i: number) => table.facilitators[i]?.background ?? 'rather-not-say';
  const led = (name: string, weight: number, on: string): void => {
    const u = program.continuous(`${name}${o}`, room);
    program.worth(weight, u);
    program.rule([[1, u], ...everyone.map(([, x]) => [-1, x] as const)], '<=', 0);
    program.rule(
      [
        [1, u],
        [-room, on],
      ],
      '<=',
      0,
    );
  };
  if (option.group || facilitators < 2) led('u', weights.facilitators, enough);
  else {
    const different = program.binary(`d${o}`);
    program.rule(
      [
        [1, different],
        [-1, enough],
      ],
      '<=',
      0,
    );
    for (const which of ['moved-here', 'long-here'] as const)
      program.rule(
        [[1, different], ...sum(leaders, i => isOf(background(i), which)).map(([, f]) => [-1, f] as const)],
        '<=',
        0,
      );
    program.rule(
      [[2, different], ...sum(leaders, i => background(i) !== 'rather-not-say').map(([, f]) => [-1, f] as const)],
      '<=',
      0,
    );
    led('u', weights.facilitators / 2, enough);
    led('w', weights.facilitators / 2, different);
  }
  // Households: whoever has none counts for herself, the others only all together.
  for (const [p, x] of people.entries()) if (x && table.household[p] === -1) program.worth(weights.together, x);
  for (const [h, size] of table.householdSizes.entries()) {
    const members = people.filter((_, p) => table.household[p] === h);
    if (members.some(x => x === undefined)) continue;
    const t = program.binary(`t${o}_${h}`);
    program.worth(weights.together * size, t);
    for (const x of members)
      if (x)
        program.rule(
          [
            [1, t],
            [-1, x],
          ],
          '<=',
          0,
        );
  }
  return { open, people, leaders };
}

/** A program in the solver's language, to be made as great as it can be. */
class Program {
  readonly #goal = new Map<string, number>();
  readonly #rules: string[] = [];
  readonly #bounds: string[] = [];
  readonly #binaries: string[] = [];

  binary(name: string): string {
    this.#binaries.push(name);
    return name;
  }

  continuous(name: string, most: number): string {
    this.#bounds.push(` 0 <= ${name} <= ${most}`);
    return name;
  }

  worth(weight: number, variable: string): void {
    this.#goal.set(variable, (this.#goal.get(variable) ?? 0) + weight);
  }

  rule(terms: Terms, how: '<=' | '>=' | '=', bound: number): void {
    if (terms.length > 0) this.#rules.push(` r${this.#rules.length}: ${written(terms)} ${how} ${bound}`);
  }

  solve(gap: number): { readonly value: number; readonly bound: number } {
    if (this.#goal.size === 0) return { value: 0, bound: 0 };
    const text = [
      'Maximize',
      ` goal: ${written([...this.#goal].map(([name, weight]) => [weight, name]))}`,
      'Subject To',
      ...this.#rules,
      'Bounds',
      ...this.#bounds,
      'Binary',
      ` ${this.#binaries.join(' ')}`,
      'End',
    ].join('\n');
    // Bounded by how near it has to come and not by the clock, so that a slow machine finds the same.
    const { Status, ObjectiveValue } = solver.solve(text, { mip_rel_gap: gap, threads: 1, random_seed: 1 });
    if (Status !== 'Optimal') throw new Error(`Undecided: ${Status}`);
    return { value: ObjectiveValue, bound: ObjectiveValue * (1 + gap) };
  }
}

const written = (terms: Terms): string =>
  terms.map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`).join('\n  ');

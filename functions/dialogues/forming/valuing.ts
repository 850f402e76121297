import { areDifferent, hindrances, isGroup, isOf, languagesOf, leadingHindrances } from './fitting.ts';
import type { Facilitator, Gathering, Part, Person, Quality, Rules, Slot } from './shapes.ts';

/** The parts of the quality, in the order of their weight. */
export const parts: readonly Part[] = [
  'placed',
  'balance',
  'size',
  'facilitators',
  'together',
  'wishes',
  'ages',
  'areas',
];

/** A circle that could be held: a slot and a language. */
export interface Option {
  /** The place of its slot in the table. */
  readonly slot: number;
  readonly language: string;
  readonly group: boolean;
  /** By people: whether nothing keeps each from it. */
  readonly fits: readonly boolean[];
  /** By facilitators: whether each is trained, and nothing keeps her from leading it. */
  readonly leads: readonly boolean[];
}

/** A gathering laid out for counting: everyone and everything by a number, in the order of ids, so that the order in which they come never matters. */
export interface Table {
  readonly people: readonly Person[];
  readonly facilitators: readonly Facilitator[];
  readonly slots: readonly Slot[];
  readonly rules: Rules;
  readonly balanced: boolean;
  readonly options: readonly Option[];
  /** By slots: the numbers of their options. */
  readonly optionsOf: readonly (readonly number[])[];
  /** By people and by facilitators: the slot in which staff have placed each, or -1. */
  readonly placed: readonly number[];
  readonly placedToLead: readonly number[];
  /** By slots: how many people can be there; staff may have placed more. */
  readonly room: readonly number[];
  /** By people: whether some option fits, or staff have placed her. Only these are counted. */
  readonly placeable: readonly boolean[];
  readonly count: number;
  /** By people: her household's number where more than one of it can be placed, or -1; and by households how many. */
  readonly household: readonly number[];
  readonly householdSizes: readonly number[];
  /** By people: of her age band and of her area the number, or -1. */
  readonly age: readonly number[];
  readonly area: readonly number[];
  /** By people: whether she counts for each community. */
  readonly moved: readonly boolean[];
  readonly long: readonly boolean[];
  /** By slots and people: whether the time is one of those that suit her best. */
  readonly suits: readonly (readonly boolean[])[];
}

const byId = (one: { readonly id: string }, other: { readonly id: string }): number =>
  one.id < other.id ? -1 : one.id > other.id ? 1 : 0;

/** Numbers for what people have in common: -1 for those who have told nothing. */
function numbered(values: readonly (string | undefined)[]): readonly number[] {
  const known = [...new Set(values.filter(one => one !== undefined))].sort();
  return values.map(one => (one === undefined ? -1 : known.indexOf(one)));
}

/** Lays a gathering out. */
export function tableOf(gathering: Gathering, rules: Rules): Table {
  const { format } = gathering;
  const [people, facilitators, slots] = [
    [...gathering.people].sort(byId),
    [...gathering.facilitators].sort(byId),
    [...gathering.slots].sort(byId),
  ];
  const options = slots.flatMap((slot, number) =>
    languagesOf(slot, format).map(language => {
      const held = { slot, language, format };
      return {
        slot: number,
        language,
        group: isGroup(language, format),
        fits: people.map(one => hindrances(one, held).length === 0),
        leads: facilitators.map(one => one.trained && leadingHindrances(one, held).length === 0),
      };
    }),
  );
  const slotOf = ({ placed }: { readonly placed?: string | undefined }) => slots.findIndex(({ id }) => id === placed);
  const placed = people.map(slotOf);
  const placeable = people.map((_, p) => placed[p] !== -1 || options.some(({ fits }) => fits[p]));
  const sizes = new Map<string, number>();
  for (const [p, { household }] of people.entries())
    if (household !== undefined && placeable[p]) sizes.set(household, (sizes.get(household) ?? 0) + 1);
  const households = [...sizes].filter(([, size]) => size > 1).sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    people,
    facilitators,
    slots,
    rules,
    balanced: format.balanced,
    options,
    optionsOf: slots.map((_, slot) => options.flatMap((one, o) => (one.slot === slot ? [o] : []))),
    placed,
    placedToLead: facilitators.map(slotOf),
    room: slots.map(({ seats }, slot) =>
      Math.max(Math.min(rules.sizes.largest, seats), placed.filter(one => one === slot).length),
    ),
    placeable,
    count: placeable.filter(Boolean).length,
    household: people.map(({ household }, p) =>
      placeable[p] ? households.findIndex(([one]) => one === household) : -1,
    ),
    householdSizes: households.map(([, size]) => size),
    age: numbered(people.map(({ ageBand }) => ageBand)),
    area: numbered(people.map(({ area }) => area)),
    moved: people.map(({ background }) => isOf(background, 'moved-here')),
    long: people.map(({ background }) => isOf(background, 'long-here')),
    suits: slots.map(({ time }) => people.map(({ best }) => best.length === 0 || best.includes(time))),
  };
}

/** How near a size is to the target: 1 there, and 0 at the smallest and the largest, in a straight line between; 0 beyond. */
export const nearness = ({ smallest, target, largest }: Rules['sizes'], size: number): number =>
  Math.max(0, size <= target ? (size - smallest) / (target - smallest) : (largest - size) / (largest - target));

/** How well a circle is led, from 0 to 1: by fewer than it needs 0, by those it needs but all of one community a half. In a group of one language their community is not asked. */
function led({ rules, facilitators }: Table, leaders: readonly number[], group: boolean): number {
  if (leaders.length < rules.facilitators) return 0;
  return group || rules.facilitators < 2 || areDifferent(leaders.flatMap(i => facilitators[i] ?? [])) ? 1 : 0.5;
}

/** How many people of a circle count as mixed: all, where the largest of the parts is at most a half of it; none where there is but one. */
function mixed(members: readonly number[], kinds: readonly number[]): number {
  let largest = 0;
  for (let i = 0; i < members.length; i++) {
    const kind = kinds[members[i] ?? 0] ?? -1;
    if (kind < 0) continue;
    let alike = 1;
    for (let j = i + 1; j < members.length; j++) if (kinds[members[j] ?? 0] === kind) alike++;
    if (alike > largest) largest = alike;
  }
  return Math.min(members.length, 2 * (members.length - largest));
}

/** How many are in this circle with their whole household, or have none. */
function together({ household, householdSizes }: Table, members: readonly number[]): number {
  let count = members.length;
  for (let i = 0; i < members.length; i++) {
    const own = household[members[i] ?? 0] ?? -1;
    if (own < 0) continue;
    let here = 0;
    for (let j = 0; j < members.length; j++) if (household[members[j] ?? 0] === own) here++;
    if (here !== householdSizes[own]) count--;
  }
  return count;
}

/** For how many people of a circle each part holds (whole and broken numbers), in the order of `parts`. */
export function heldFor(
  table: Table,
  option: Option,
  members: readonly number[],
  leaders: readonly number[],
): readonly number[] {
  const { rules, balanced } = table;
  const size = members.length;
  const suits = table.suits[option.slot] ?? [];
  let [right, moved, long, wished] = [0, 0, 0, 0];
  for (const p of members) {
    if (option.fits[p]) right++;
    if (table.moved[p]) moved++;
    if (table.long[p]) long++;
    if (suits[p]) wished++;
  }
  return [
    right,
    balanced && !option.group ? Math.min(size, rules.eachOneIn * moved, rules.eachOneIn * long) : size,
    size * nearness(rules.sizes, size),
    size * led(table, leaders, option.group),
    together(table, members),
    wished,
    mixed(members, table.age),
    mixed(members, table.area),
  ];
}

/** What a circle is worth: for how many people each part holds, weighed and summed. */
export function worthOf(table: Table, option: Option, members: readonly number[], leaders: readonly number[]): number {
  const held = heldFor(table, option, members, leaders);
  let sum = 0;
  for (let i = 0; i < parts.length; i++) sum += (held[i] ?? 0) * table.rules.weights[parts[i] ?? 'placed'];
  return sum;
}

/** A circle of a table, by numbers. */
export interface Arranged {
  readonly option: Option;
  readonly members: readonly number[];
  readonly leaders: readonly number[];
}

/** Whether a circle can meet. */
export const stands = ({ rules }: Table, { members, leaders }: Arranged): boolean =>
  members.length >= rules.sizes.smallest && leaders.length > 0;

/** The quality of circles: each part averaged over all who can be placed. Circles that cannot meet count for nobody. */
export function qualityOf(table: Table, arranged: readonly Arranged[]): Quality {
  const { weights } = table.rules;
  const held = arranged
    .filter(one => stands(table, one))
    .map(({ option, members, leaders }) => heldFor(table, option, members, leaders));
  const all = parts.reduce((sum, part) => sum + weights[part], 0);
  const told = parts.map((part, i) => ({
    part,
    value: table.count === 0 ? 0 : held.reduce((sum, one) => sum + (one[i] ?? 0), 0) / table.count,
    weight: weights[part] / all,
  }));
  return {
    value: told.reduce((sum, { value, weight }) => sum + value * weight, 0),
    parts: told,
    placeable: table.count,
  };
}

import { program } from '../../program/settings.ts';
import { arrange } from './arranging.ts';
import { interpretedFor } from './fitting.ts';
import { guardsOf, guardsOfAll } from './guarding.ts';
import { findMissing } from './missing.ts';
import type { Circle, Format, Formed, FormedCircle, Gathering, Quality, Rules } from './shapes.ts';
import { type Arranged, qualityOf, type Table, tableOf, worthOf } from './valuing.ts';

/** What circles are formed by in this program. */
export const rulesInForce: Rules = program.dialogues.circles;

/**
 * Forms the circles of a dialogue: the best that were found, and where not everybody has a place, why and what is missing. The same
 * gathering is always formed the same way, in whatever order it is told. Nobody is put where she cannot be, cannot enter or cannot follow,
 * and no circle is formed of too few or without someone to lead it; whom staff have placed by hand stays there, and the circle's guards say
 * what speaks against it.
 */
export function form(gathering: Gathering, rules: Rules = rulesInForce): Formed {
  const table = tableOf(gathering, rules);
  const { arranged, weighed } = arrange(table);
  const all = [...arranged, ...keptByHand(table, arranged)].sort((one, other) => one.option.slot - other.option.slot);
  const circles = all.flatMap(one => formed(table, one, { format: gathering.format, rules }));
  return {
    circles,
    ...findMissing(gathering, circles, rules),
    guards: guardsOfAll(circles, gathering.format, rules),
    quality: qualityOf(table, all),
    weighed,
  };
}

/** Where nobody could be found for those whom staff have placed, they are kept alone, in the language that most of them follow. */
function keptByHand(table: Table, arranged: readonly Arranged[]): readonly Arranged[] {
  const standing = new Set(arranged.map(({ option }) => option.slot));
  return table.slots.flatMap((_, slot) => {
    const members = table.people.flatMap((__, p) => (table.placed[p] === slot ? [p] : []));
    const leaders = table.facilitators.flatMap((__, i) => (table.placedToLead[i] === slot ? [i] : []));
    if (standing.has(slot) || members.length + leaders.length === 0) return [];
    const worth = ({ option }: Arranged): number => worthOf(table, option, members, leaders);
    const [best] = (table.optionsOf[slot] ?? [])
      .flatMap(o => table.options[o] ?? [])
      .map(option => ({ option, members, leaders }))
      .sort((one, other) => worth(other) - worth(one));
    return best ? [best] : [];
  });
}

/** The circles with their people in the order of ids, and what is the matter with each. */
function formed(
  { slots, people, facilitators }: Table,
  { option, members, leaders }: Arranged,
  { format, rules }: { readonly format: Format; readonly rules: Rules },
): readonly FormedCircle[] {
  const slot = slots[option.slot];
  if (!slot) return [];
  const { language } = option;
  const circle = {
    slot,
    language,
    people: people.filter((_, p) => members.includes(p)),
    facilitators: facilitators.filter((_, i) => leaders.includes(i)),
  };
  const interpreted = circle.people.flatMap(one => interpretedFor(one, { slot, language, format }) ?? []);
  return [{ ...circle, interpreted: [...new Set(interpreted)].sort(), guards: guardsOf(circle, format, rules) }];
}

/** How good circles are that staff have laid by hand, by the same measure. */
export function qualityOfCircles(
  circles: readonly Circle[],
  gathering: Gathering,
  rules: Rules = rulesInForce,
): Quality {
  const held = new Map(circles.map(({ slot, language }) => [slot.id, language]));
  // Each slot in the language in which its circle is held; who can be placed at all stays as it was.
  const table = tableOf(gathering, rules);
  const laid = tableOf(
    { ...gathering, slots: gathering.slots.map(slot => ({ ...slot, language: held.get(slot.id) ?? slot.language })) },
    rules,
  );
  const numbers = (list: readonly { readonly id: string }[], all: readonly { readonly id: string }[]) =>
    list.map(({ id }) => all.findIndex(one => one.id === id)).filter(n => n >= 0);
  const arranged = circles.flatMap(({ slot, people, facilitators }) => {
    const option = laid.options.find(one => laid.slots[one.slot]?.id === slot.id);
    const members = numbers(people, laid.people);
    return option ? [{ option, members, leaders: numbers(facilitators, laid.facilitators) }] : [];
  });
  return qualityOf(
    { ...laid, count: table.count, household: table.household, householdSizes: table.householdSizes },
    arranged,
  );
}

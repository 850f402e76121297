import { boardOf } from './board.ts';
import { chanceOf } from './chance.ts';
import { smallSteps } from './moving.ts';
import { largeSteps } from './rebuilding.ts';
import { type Arranged, stands, type Table } from './valuing.ts';

const seed = 20_120_409;

/** How many arrangements of a circle are weighed: so many, and so many more for each who can be placed. */
export const weighings = (count: number): number => 10_000 + 4_500 * count;

/** At first an arrangement is passed on to that is worse by up to so many of the hundred points of one person; at last by none. */
const boldness = 60;

/** So often boldness is taken up anew, and let go of again. */
const rounds = 3;

/**
 * Looks for the best circles: begins with circles opened one by one where most can be, then goes on in small steps (somebody elsewhere, two
 * changed for each other, a household drawn together, another to lead) and now and then in large ones (a circle closed, another opened, all
 * who are left placed anew), passing on to worse arrangements less and less. Every arrangement on the way keeps every hard rule and leaves
 * those whom staff have placed by hand.
 */
export function arrange(table: Table): { readonly arranged: readonly Arranged[]; readonly weighed: number } {
  const { options, optionsOf } = table;
  const board = boardOf(table);
  const { free, freeToLead, inHouseholds, openSlots, seatOf, snapshot, remember, restore, total, weighed } = board;
  const { next, anyOf } = chanceOf(seed);
  const budget = weighings(table.count);

  /** How much worse the next arrangement may be. */
  const tolerance = (): number => {
    const left = weighed() >= budget ? 0 : 1 - (((weighed() / budget) * rounds) % 1);
    const chance = next();
    return boldness * left * left * chance * chance;
  };

  const { relocate, exchange, gather, lead } = smallSteps(board, anyOf, tolerance);
  const { open, placeTheRest, rebuild } = largeSteps(board, anyOf, tolerance);

  /** One large step: up to two circles are closed, and up to three others opened, by chance; also the same in another language. */
  function stride(): void {
    const here = openSlots();
    const closing = Array.from({ length: anyOf(Math.min(3, here.length + 1)) }, () => here[anyOf(here.length)] ?? -1);
    rebuild([...new Set(closing)], anyOf(4));
  }

  function step(): void {
    const here = openSlots();
    const chance = next();
    const to = here[anyOf(here.length)] ?? -1;
    const p = free[anyOf(free.length)] ?? -1;
    if (to < 0 || p < 0 || chance < 0.01) stride();
    else if (chance < 0.4) relocate(p, to);
    else if (chance < 0.8) exchange(p, free[anyOf(free.length)] ?? -1);
    else if (chance < 0.9) gather(inHouseholds[anyOf(inHouseholds.length)] ?? p, to);
    else lead(freeToLead[anyOf(freeToLead.length)] ?? -1, to);
    board.step();
  }

  const many = optionsOf
    .flat()
    .map(o => ({ o, fitting: free.filter(p => options[o]?.fits[p]).length }))
    .sort((one, other) => other.fitting - one.fitting || one.o - other.o);
  for (const { o } of many) {
    if (seatOf(options[o]?.slot ?? -1).option >= 0) continue;
    const without = remember();
    if (!open(o)) restore(without);
  }

  let best = snapshot();
  while (weighed() < budget && options.length > 0) {
    step();
    if (total() > best.total + 1e-9) best = snapshot();
  }
  restore(best);

  // Whatever the weights: nobody is left out who could be anywhere.
  placeTheRest();

  const arranged = snapshot()
    .seats.map(({ option, members, leaders }) => ({ option: options[option], members, leaders }))
    .flatMap(({ option, members, leaders }) => (option ? [{ option, members, leaders }] : []))
    .filter(one => stands(table, one));
  return { arranged, weighed: Math.ceil(weighed()) };
}

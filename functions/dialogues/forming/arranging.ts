import { areDifferent } from './fitting.ts';
import { type Arranged, type Option, stands, type Table, worthOf } from './valuing.ts';

/** Numbers from 0 to 1 that are always the same ones (mulberry32): the same gathering is arranged the same way, wherever and whenever. */
function sameNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const seed = 20_120_409;

/** How many arrangements of a circle are weighed: so many, and so many more for each who can be placed. Then what is left is to go up as long as there is a step up. */
export const weighings = (count: number): number => 10_000 + 4_500 * count;

/** At first an arrangement is passed on to that is worse by up to so many of the hundred points of one person; at last by none. */
const boldness = 60;

/** So often boldness is taken up anew, and let go of again. */
const rounds = 3;

/** A slot's circle while circles are arranged: its option's number, or -1 while there is none. */
interface Seat {
  option: number;
  members: number[];
  leaders: number[];
  worth: number;
}

interface Snapshot {
  readonly seats: readonly Seat[];
  readonly total: number;
}

/**
 * Looks for the best circles: begins with circles opened one by one where most can be, then goes on in small steps (somebody elsewhere, two
 * changed for each other, a household drawn together, another to lead) and now and then in large ones (a circle closed, another opened, all
 * who are left placed anew), passing on to worse arrangements less and less. Every arrangement on the way keeps every hard rule and leaves
 * those whom staff have placed by hand.
 */
export function arrange(table: Table): { readonly arranged: readonly Arranged[]; readonly weighed: number } {
  const { people, facilitators, slots, options, optionsOf, placed, placedToLead, room, rules } = table;
  const { smallest, target } = rules.sizes;
  const next = sameNumbers(seed);
  const anyOf = (count: number): number => Math.floor(next() * count);
  const budget = weighings(table.count);
  let weighed = 0;
  let total = 0;

  const byHand = slots.map((_, s) => people.flatMap((__, p) => (placed[p] === s ? [p] : [])));
  const leadByHand = slots.map((_, s) => facilitators.flatMap((__, i) => (placedToLead[i] === s ? [i] : [])));
  const seats: Seat[] = slots.map(() => ({ option: -1, members: [], leaders: [], worth: 0 }));
  /** By people and facilitators: the slot of each, or -1. */
  const where: number[] = people.map(() => -1);
  const whereLeads: number[] = facilitators.map(() => -1);
  const free = people.flatMap((_, p) => (placed[p] === -1 && table.placeable[p] ? [p] : []));
  const freeToLead = facilitators.flatMap((_, i) => (placedToLead[i] === -1 ? [i] : []));
  const inHouseholds = free.filter(p => (table.household[p] ?? -1) >= 0);

  /** The slots that have a circle; looked up at every step, so kept until one opens or closes. */
  let opened: readonly number[] | undefined;
  const openSlots = (): readonly number[] => {
    opened ??= seats.flatMap(({ option }, s) => (option >= 0 ? [s] : []));
    return opened;
  };
  const seatOf = (s: number): Seat => seats[s] ?? { option: -1, members: [], leaders: [], worth: 0 };
  const optionOf = ({ option }: Seat): Option | undefined => options[option];
  const canBe = (p: number, s: number): boolean => optionOf(seatOf(s))?.fits[p] === true;
  const canLead = (i: number, s: number): boolean => optionOf(seatOf(s))?.leads[i] === true;
  const weigh = (option: Option, members: readonly number[], leaders: readonly number[]): number => {
    weighed++;
    return worthOf(table, option, members, leaders);
  };
  const worthNow = (seat: Seat): number => {
    const option = optionOf(seat);
    return option ? weigh(option, seat.members, seat.leaders) : 0;
  };
  /** Weighs circles anew after a change; answers by how much all is worth more. */
  const settle = (...changed: readonly number[]): number => {
    let gain = 0;
    for (const s of changed) {
      if (s < 0) continue;
      const seat = seatOf(s);
      const worth = worthNow(seat);
      gain += worth - seat.worth;
      seat.worth = worth;
    }
    total += gain;
    return gain;
  };
  const move = (p: number, to: number): void => {
    const from = where[p] ?? -1;
    if (from >= 0) {
      const { members } = seatOf(from);
      members.splice(members.indexOf(p), 1);
    }
    if (to >= 0) seatOf(to).members.push(p);
    where[p] = to;
  };
  const moveLeader = (i: number, to: number): void => {
    const from = whereLeads[i] ?? -1;
    if (from >= 0) {
      const { leaders } = seatOf(from);
      leaders.splice(leaders.indexOf(i), 1);
    }
    if (to >= 0) seatOf(to).leaders.push(i);
    whereLeads[i] = to;
  };
  const snapshot = (): Snapshot => ({
    seats: seats.map(one => ({ ...one, members: [...one.members], leaders: [...one.leaders] })),
    total,
  });
  /** What may be taken back whole; that costs as much as weighing some circles. */
  const remember = (): Snapshot => {
    weighed += 5 + people.length / 20;
    return snapshot();
  };
  const restore = (to: Snapshot): void => {
    opened = undefined;
    where.fill(-1);
    whereLeads.fill(-1);
    for (const [s, one] of to.seats.entries()) {
      seats[s] = { ...one, members: [...one.members], leaders: [...one.leaders] };
      for (const p of one.members) where[p] = s;
      for (const i of one.leaders) whereLeads[i] = s;
    }
    total = to.total;
  };

  /** How much worse the next arrangement may be. */
  const tolerance = (): number => {
    const left = weighed >= budget ? 0 : 1 - (((weighed / budget) * rounds) % 1);
    const chance = next();
    return boldness * left * left * chance * chance;
  };

  /** A member of a circle whom staff have not placed there; -1 where there is none. */
  const someMember = (s: number): number => {
    const { members } = seatOf(s);
    const p = members[anyOf(members.length)] ?? -1;
    return p >= 0 && placed[p] === -1 ? p : -1;
  };

  /** Somebody goes elsewhere; where it is full, or the circle she leaves would be too few, in exchange for somebody of there. */
  function relocate(p: number, to: number): void {
    const from = where[p] ?? -1;
    if (from === to || !canBe(p, to)) return;
    const full = seatOf(to).members.length >= (room[to] ?? 0);
    const tooFew = from >= 0 && seatOf(from).members.length <= smallest;
    if (full || tooFew) exchange(p, someMember(to));
    else {
      move(p, to);
      if (settle(from, to) < -tolerance()) {
        move(p, from);
        settle(from, to);
      }
    }
  }

  /** Two people change places; one of them can be without one. */
  function exchange(p: number, q: number): void {
    if (p < 0 || q < 0) return;
    const [from, to] = [where[p] ?? -1, where[q] ?? -1];
    if (from === to || (from >= 0 && !canBe(q, from)) || (to >= 0 && !canBe(p, to))) return;
    move(p, to);
    move(q, from);
    if (settle(from, to) < -tolerance()) {
      move(p, from);
      move(q, to);
      settle(from, to);
    }
  }

  /** All of a household who are free go where one of them could be. */
  function gather(p: number, to: number): void {
    const all = inHouseholds.filter(one => table.household[one] === table.household[p] && where[one] !== to);
    if (all.length === 0 || all.some(one => !canBe(one, to))) return;
    if (seatOf(to).members.length + all.length > (room[to] ?? 0)) {
      swapHousehold(all, to);
      return;
    }
    const before = all.map(one => where[one] ?? -1);
    const changed = [...new Set([...before, to])];
    for (const one of all) move(one, to);
    const tooFew = before.some(s => s >= 0 && seatOf(s).members.length < smallest);
    if (settle(...changed) < -tolerance() || tooFew) {
      for (const [n, one] of all.entries()) move(one, before[n] ?? -1);
      settle(...changed);
    }
  }

  /** A household changes places with as many others. */
  function swapHousehold(all: readonly number[], to: number): void {
    const [one] = all;
    const from = one === undefined ? -1 : (where[one] ?? -1);
    if (all.some(other => where[other] !== from)) return;
    const others = seatOf(to)
      .members.filter(q => placed[q] === -1 && (from < 0 || canBe(q, from)) && (table.household[q] ?? -1) < 0)
      .slice(0);
    while (others.length > all.length) others.splice(anyOf(others.length), 1);
    if (others.length < all.length) return;
    for (const p of all) move(p, to);
    for (const q of others) move(q, from);
    if (settle(from, to) < -tolerance()) {
      for (const p of all) move(p, from);
      for (const q of others) move(q, to);
      settle(from, to);
    }
  }

  /** Somebody leads elsewhere, joins in leading, or changes with who leads there. No circle is left without. */
  function lead(i: number, to: number): void {
    const from = whereLeads[i] ?? -1;
    if (from === to || !canLead(i, to)) return;
    const { leaders } = seatOf(to);
    const joins = leaders.length < rules.facilitators;
    if (joins && (from < 0 || seatOf(from).leaders.length > 1)) {
      moveLeader(i, to);
      if (settle(from, to) < -tolerance()) {
        moveLeader(i, from);
        settle(from, to);
      }
      return;
    }
    const j = leaders[anyOf(leaders.length)] ?? -1;
    if (j < 0 || placedToLead[j] !== -1 || (from >= 0 && !canLead(j, from))) return;
    moveLeader(i, to);
    moveLeader(j, from);
    if (settle(from, to) < -tolerance()) {
      moveLeader(i, from);
      moveLeader(j, to);
      settle(from, to);
    }
  }

  function close(s: number): void {
    const seat = seatOf(s);
    for (const p of [...seat.members]) move(p, -1);
    for (const i of [...seat.leaders]) moveLeader(i, -1);
    seat.option = -1;
    opened = undefined;
    settle(s);
  }

  /** Who could lead a new circle: who is free, rather two of different communities; else the second of another circle. */
  function findLeaders(s: number): void {
    for (const i of leadByHand[s] ?? []) moveLeader(i, s);
    const seat = seatOf(s);
    const able = freeToLead.filter(i => canLead(i, s));
    const idle = able.filter(i => whereLeads[i] === -1);
    while (seat.leaders.length < rules.facilitators && idle.length > 0) {
      const others = seat.leaders.flatMap(i => facilitators[i] ?? []);
      const better = idle.findIndex(i => areDifferent([...others, ...(facilitators[i] ? [facilitators[i]] : [])]));
      const [i = -1] = idle.splice(better >= 0 ? better : anyOf(idle.length), 1);
      moveLeader(i, s);
    }
    if (seat.leaders.length > 0) return;
    const second = able.find(i => seatOf(whereLeads[i] ?? -1).leaders.length > 1);
    if (second !== undefined) moveLeader(second, s);
  }

  /** By how much one more is worth in a circle. */
  const gainOf = (p: number, seat: Seat): number => {
    const option = optionOf(seat);
    return option ? weigh(option, [...seat.members, p], seat.leaders) - seat.worth : 0;
  };

  /** Of these, the one whose coming is worth most, with what it is worth. */
  function bestOf(
    candidates: readonly number[],
    worth: (p: number) => number,
  ): { readonly p: number; readonly gain: number } {
    let [best, gain] = [-1, Number.NEGATIVE_INFINITY];
    for (const p of candidates) {
      const one = worth(p);
      if (one > gain) [best, gain] = [p, one];
    }
    return { p: best, gain };
  }

  /** Opens a circle; whether it can meet. Who has no place comes first, then others whose circles can spare them. */
  function open(o: number): boolean {
    const option = options[o];
    if (!option) return false;
    const s = option.slot;
    const seat = seatOf(s);
    seat.option = o;
    opened = undefined;
    for (const p of byHand[s] ?? []) move(p, s);
    findLeaders(s);
    settle(...openSlots());
    if (seat.leaders.length === 0) return false;
    const able = free.filter(p => option.fits[p] && where[p] !== s);
    const wanted = Math.min(target, room[s] ?? 0);
    while (seat.members.length < wanted) {
      const { p, gain } = bestOf(
        able.filter(one => where[one] === -1),
        one => gainOf(one, seat),
      );
      if (p < 0 || (gain <= 0 && seat.members.length >= smallest)) break;
      move(p, s);
      settle(s);
    }
    while (seat.members.length < Math.min(smallest, room[s] ?? 0)) {
      const spared = able.find(one => {
        const from = where[one] ?? -1;
        return from !== s && seatOf(from).members.length > smallest;
      });
      if (spared === undefined) return false;
      const from = where[spared] ?? -1;
      move(spared, s);
      settle(from, s);
    }
    return seat.members.length >= smallest;
  }

  /** Whoever has no place goes where it is worth most, and whoever leads nothing joins where one is needed. */
  function placeTheRest(): void {
    for (const p of free) {
      if (where[p] !== -1) continue;
      const able = openSlots().filter(s => canBe(p, s) && seatOf(s).members.length < (room[s] ?? 0));
      const s = bestOf(able, one => gainOf(p, seatOf(one))).p;
      if (s < 0) continue;
      move(p, s);
      settle(s);
    }
    for (const i of freeToLead) {
      if (whereLeads[i] !== -1) continue;
      const s = openSlots().find(at => canLead(i, at) && seatOf(at).leaders.length < rules.facilitators);
      if (s === undefined) continue;
      moveLeader(i, s);
      settle(s);
    }
  }

  /** Closes circles, opens so many others in which somebody without a place could be, as far as they can meet, and places anew whoever is left; taken back where that is worse than may be. */
  function rebuild(closing: readonly number[], opening: number): void {
    const before = remember();
    for (const s of closing) close(s);
    for (let n = 0; n < opening; n++) {
      const without = remember();
      if (!open(someOption())) restore(without);
    }
    placeTheRest();
    if (total - before.total < -tolerance()) restore(before);
  }

  /** An option of a slot that has no circle, for somebody who has no place. */
  function someOption(): number {
    const left = free.filter(p => where[p] === -1);
    const p = left[anyOf(left.length)] ?? -1;
    const able = options.flatMap(({ slot, fits }, o) => (seatOf(slot).option < 0 && (p < 0 || fits[p]) ? [o] : []));
    return able[anyOf(able.length)] ?? -1;
  }

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
    // A step that is not possible costs a little too, so that an end is always reached.
    weighed += 0.1;
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
  while (weighed < budget && options.length > 0) {
    step();
    if (total > best.total + 1e-9) best = snapshot();
  }
  restore(best);

  // Whatever the weights: nobody is left out who could be anywhere.
  placeTheRest();

  const arranged = seats
    .map(({ option, members, leaders }) => ({ option: options[option], members, leaders }))
    .flatMap(({ option, members, leaders }) => (option ? [{ option, members, leaders }] : []))
    .filter(one => stands(table, one));
  return { arranged, weighed: Math.ceil(weighed) };
}

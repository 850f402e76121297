import { type Option, type Table, worthOf } from './valuing.ts';

/** A slot's circle while circles are arranged: its option's number, or -1 while there is none. */
interface Seat {
  option: number;
  members: number[];
  leaders: number[];
  worth: number;
}

/** How everything lay at a moment. */
interface Snapshot {
  readonly seats: readonly Seat[];
  readonly total: number;
}

/** Circles laid out while they are arranged: who is where, and what all is worth together. It is moved about on, so it alone is not immutable. */
export type Board = ReturnType<typeof boardOf>;

/** An empty board for a gathering. People, facilitators, slots and options are numbers of its table; -1 is nowhere. */
export function boardOf(table: Table) {
  const { people, facilitators, slots, options, placed, placedToLead } = table;
  const seats: Seat[] = slots.map(() => ({ option: -1, members: [], leaders: [], worth: 0 }));
  /** By people and facilitators: the slot of each, or -1. */
  const where: number[] = people.map(() => -1);
  const whereLeads: number[] = facilitators.map(() => -1);
  let total = 0;
  let weighed = 0;

  const byHand = slots.map((_, s) => people.flatMap((__, p) => (placed[p] === s ? [p] : [])));
  const leadByHand = slots.map((_, s) => facilitators.flatMap((__, i) => (placedToLead[i] === s ? [i] : [])));
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

  return {
    table,
    /** Whom staff have not placed: these can be moved. */
    free,
    freeToLead,
    inHouseholds,
    byHand,
    leadByHand,
    whereIs: (p: number): number => where[p] ?? -1,
    whereLeads: (i: number): number => whereLeads[i] ?? -1,
    openSlots,
    seatOf,
    canBe,
    canLead,
    move,
    moveLeader,
    /** Holds a circle of an option; or none any more, once it is empty. */
    hold(s: number, option: number): void {
      seatOf(s).option = option;
      opened = undefined;
    },
    weigh,
    settle,
    snapshot,
    remember,
    restore,
    /** What all circles are worth. */
    total: (): number => total,
    /** How many arrangements of a circle were weighed. */
    weighed: (): number => weighed,
    /** A step that is not possible costs a little too, so that an end is always reached. */
    step(): void {
      weighed += 0.1;
    },
  };
}

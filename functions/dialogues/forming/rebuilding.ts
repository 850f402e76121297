import type { Board } from './board.ts';
import type { Chance } from './chance.ts';
import { areDifferent } from './fitting.ts';

/** Large steps on a board: circles are opened and closed, and whoever is left is placed anew. They keep every hard rule, and leave those whom staff have placed. */
export function largeSteps(board: Board, anyOf: Chance['anyOf'], tolerance: () => number) {
  const { table, free, freeToLead, byHand, leadByHand, whereIs, whereLeads, openSlots, seatOf, canBe, canLead } = board;
  const { move, moveLeader, hold, weigh, settle, remember, restore, total } = board;
  const { facilitators, options, room, rules } = table;
  const { smallest, target } = rules.sizes;

  function close(s: number): void {
    const seat = seatOf(s);
    for (const p of [...seat.members]) move(p, -1);
    for (const i of [...seat.leaders]) moveLeader(i, -1);
    hold(s, -1);
    settle(s);
  }

  /** Who could lead a new circle: who is free, rather two of different communities; else the second of another circle. */
  function findLeaders(s: number): void {
    for (const i of leadByHand[s] ?? []) moveLeader(i, s);
    const seat = seatOf(s);
    const able = freeToLead.filter(i => canLead(i, s));
    const idle = able.filter(i => whereLeads(i) === -1);
    while (seat.leaders.length < rules.facilitators && idle.length > 0) {
      const others = seat.leaders.flatMap(i => facilitators[i] ?? []);
      const better = idle.findIndex(i => areDifferent([...others, ...(facilitators[i] ? [facilitators[i]] : [])]));
      const [i = -1] = idle.splice(better >= 0 ? better : anyOf(idle.length), 1);
      moveLeader(i, s);
    }
    if (seat.leaders.length > 0) return;
    const second = able.find(i => seatOf(whereLeads(i)).leaders.length > 1);
    if (second !== undefined) moveLeader(second, s);
  }

  /** By how much one more is worth in a circle. */
  const gainOf = (p: number, seat: ReturnType<Board['seatOf']>): number => {
    const option = options[seat.option];
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
    hold(s, o);
    for (const p of byHand[s] ?? []) move(p, s);
    findLeaders(s);
    settle(...openSlots());
    if (seat.leaders.length === 0) return false;
    const able = free.filter(p => option.fits[p] && whereIs(p) !== s);
    const wanted = Math.min(target, room[s] ?? 0);
    while (seat.members.length < wanted) {
      const { p, gain } = bestOf(
        able.filter(one => whereIs(one) === -1),
        one => gainOf(one, seat),
      );
      if (p < 0 || (gain <= 0 && seat.members.length >= smallest)) break;
      move(p, s);
      settle(s);
    }
    while (seat.members.length < Math.min(smallest, room[s] ?? 0)) {
      const spared = able.find(one => {
        const from = whereIs(one);
        return from !== s && seatOf(from).members.length > smallest;
      });
      if (spared === undefined) return false;
      const from = whereIs(spared);
      move(spared, s);
      settle(from, s);
    }
    return seat.members.length >= smallest;
  }

  /** Whoever has no place goes where it is worth most, and whoever leads nothing joins where one is needed. */
  function placeTheRest(): void {
    for (const p of free) {
      if (whereIs(p) !== -1) continue;
      const able = openSlots().filter(s => canBe(p, s) && seatOf(s).members.length < (room[s] ?? 0));
      const s = bestOf(able, one => gainOf(p, seatOf(one))).p;
      if (s < 0) continue;
      move(p, s);
      settle(s);
    }
    for (const i of freeToLead) {
      if (whereLeads(i) !== -1) continue;
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
    if (total() - before.total < -tolerance()) restore(before);
  }

  /** An option of a slot that has no circle, for somebody who has no place. */
  function someOption(): number {
    const left = free.filter(p => whereIs(p) === -1);
    const p = left[anyOf(left.length)] ?? -1;
    const able = options.flatMap(({ slot, fits }, o) => (seatOf(slot).option < 0 && (p < 0 || fits[p]) ? [o] : []));
    return able[anyOf(able.length)] ?? -1;
  }

  return { open, placeTheRest, rebuild };
}

import type { Board } from './board.ts';
import type { Chance } from './chance.ts';

/** Small steps on a board: each is taken back where all is worth less by more than `tolerance` then. All of them keep every hard rule, and leave those whom staff have placed. */
export function smallSteps(board: Board, anyOf: Chance['anyOf'], tolerance: () => number) {
  const { table, inHouseholds, whereIs, whereLeads, seatOf, canBe, canLead, move, moveLeader, settle } = board;
  const { placed, placedToLead, room, rules } = table;
  const { smallest } = rules.sizes;

  /** A member of a circle whom staff have not placed there; -1 where there is none. */
  const someMember = (s: number): number => {
    const { members } = seatOf(s);
    const p = members[anyOf(members.length)] ?? -1;
    return p >= 0 && placed[p] === -1 ? p : -1;
  };

  /** Somebody goes elsewhere; where it is full, or the circle she leaves would be too few, in exchange for somebody of there. */
  function relocate(p: number, to: number): void {
    const from = whereIs(p);
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
    const [from, to] = [whereIs(p), whereIs(q)];
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
    const all = inHouseholds.filter(one => table.household[one] === table.household[p] && whereIs(one) !== to);
    if (all.length === 0 || all.some(one => !canBe(one, to))) return;
    if (seatOf(to).members.length + all.length > (room[to] ?? 0)) {
      swapHousehold(all, to);
      return;
    }
    const before = all.map(one => whereIs(one));
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
    const from = one === undefined ? -1 : whereIs(one);
    if (all.some(other => whereIs(other) !== from)) return;
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
    const from = whereLeads(i);
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

  return { relocate, exchange, gather, lead };
}

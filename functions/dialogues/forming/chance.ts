/** Chance that falls in the same way each time. */
export interface Chance {
  /** From 0 to 1, without 1. */
  readonly next: () => number;
  /** A whole number from 0 on that is less than so many. */
  readonly anyOf: (count: number) => number;
}

/** Numbers from 0 to 1 that are always the same ones (mulberry32): the same gathering is arranged the same way, wherever and whenever. */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return { next, anyOf: count => Math.floor(next() * count) };
}

/** Chance that falls in the same way each time. */
export interface Dice {
  /** True so many times in a hundred. */
  chance(percent: number): boolean;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** Some of a list, each at most once, in the list's order. */
  some<T>(list: readonly T[], count: number): readonly T[];
}

/** Dice of a seed. Everybody has some of her own, so that what one does changes nobody else's luck. */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  // Mulberry32: neighboring seeds fall differently from the first throw on.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    chance: percent => next() * 100 < percent,
    between,
    pick: <T>(list: readonly T[]): T => list[between(0, list.length - 1)] as T,
    some: <T>(list: readonly T[], count: number): readonly T[] => {
      const chosen = new Set<number>();
      while (chosen.size < Math.min(count, list.length)) chosen.add(between(0, list.length - 1));
      return list.filter((_, i) => chosen.has(i));
    },
  };
}

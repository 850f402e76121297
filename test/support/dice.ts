/** Numbers that fall in the same way each time: for test data that is the same on every machine. */
export function dice(seed: number) {
  let state = seed;
  const roll = (bound: number): number => {
    // The constants of Numerical Recipes' linear congruential generator.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const digits = (n: number): string => Array.from({ length: n }, () => roll(10)).join('');
  return { roll, pick, digits };
}

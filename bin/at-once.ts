/** How many people press at once, wherever a life of the program is lived. */
export const pressingAtOnce = 4;

/** Does something with each of many, so many of them at once; answers when the last is done, and throws what the first throws. */
export async function atOnce<T>(all: readonly T[], width: number, one: (of: T) => Promise<unknown>): Promise<void> {
  // One source for all: whoever is ready takes the next.
  const rest = all.values();
  const work = async () => {
    for (const next of rest) await one(next);
  };
  await Promise.all(Array.from({ length: width }, work));
}

/**
 * The program's time: the machine's, moved forward by an offset that all workers share, so that a moved clock is seen at once by
 * everyone. Milliseconds since 1970.
 */
export type ProgramClock = {
  now(): number;
  iso(): string;
  offset: SharedArrayBuffer;
  /** Goes forward to `to`; a time that has passed changes nothing. */
  jump(to: number): void;
  /** Shows the machine's time again. */
  reset(): void;
};

/** A clock that starts at the machine's time. */
export function createClock(): ProgramClock {
  const offset = new SharedArrayBuffer(8);
  const cell = new BigInt64Array(offset);
  const now = () => Date.now() + Number(Atomics.load(cell, 0));
  return {
    now,
    iso: () => new Date(now()).toISOString(),
    offset,
    jump: to => {
      if (to > now()) Atomics.add(cell, 0, BigInt(to - now()));
    },
    reset: () => {
      Atomics.store(cell, 0, 0n);
    },
  };
}

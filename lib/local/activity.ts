/** Counts what is under way, so that "nothing is in flight" can be awaited. */
export type Activity = {
  /** Marks a piece of work as begun; the answered function ends it (once, further calls do nothing). */
  begin(): () => void;
  /** Runs work that counts as under way until it ends. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
};

/** An activity with nothing under way. */
export function createActivity(): Activity {
  let running = 0;
  let waiting: (() => void)[] = [];
  const end = () => {
    running -= 1;
    if (running > 0) return;
    // What ends one thing often begins the next in the same turn (a promise's continuation): look again after it.
    setImmediate(() => {
      if (running > 0) return;
      const told = waiting;
      waiting = [];
      for (const tell of told) tell();
    });
  };
  const begin = () => {
    running += 1;
    let open = true;
    return () => {
      if (open) end();
      open = false;
    };
  };
  return {
    begin,
    during: async work => {
      const done = begin();
      try {
        return await work();
      } finally {
        done();
      }
    },
    idle: () =>
      new Promise(tell => {
        waiting.push(tell);
        begin()();
      }),
  };
}

/** The machine's own time, for what has its seconds whatever the program's clock does. */
export const realNow = Date.now;

/** From now on the global Date of this thread tells the program's time, by the offset that all threads share; everything else of it stays as it is. */
export function replaceDate(offset: BigInt64Array): void {
  const now = () => realNow() + Number(Atomics.load(offset, 0));
  const ProgramDate = new Proxy(Date, {
    construct: (target, args, as) => Reflect.construct(target, args.length > 0 ? args : [now()], as),
    apply: target => new target(now()).toString(),
  });
  Date.now = now;
  Date.prototype.constructor = ProgramDate;
  globalThis.Date = ProgramDate;
}

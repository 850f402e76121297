import { availableParallelism } from 'node:os';

/** One process more than there are cores: a story waits for its functions and its browser, and another goes on meanwhile. */
export const workers = availableParallelism() + 1;

/**
 * A story runs each function in an isolate of its own, some forty in a process. With V8's helper threads each of them collects and compiles
 * beside its own work, on cores that the other stories are using: without them the same stories take 7 % less of the processors
 * (measured on two cores with `other-ways`).
 */
export const manyIsolates = ['--single-threaded'];

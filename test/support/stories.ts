import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { QueuedMessage } from '../../lib/local/queues.ts';
import { type Program, startProgram } from './program.ts';

/** Every process of the tests runs one program, for all the files whose stories need no other: its functions are loaded once and stay warm. */
let running: Promise<Program> | undefined;

/** The program that all files of this process share, with nobody in it, on a Monday morning. It ends with the process. */
export async function sharedProgram(): Promise<Program> {
  running ??= startProgram();
  const program = await running;
  await program.beginAgain();
  return program;
}

/**
 * The shared program for all stories of a file: each begins with nobody in it, on a Monday morning, and ends with nothing lost and
 * nothing refused. `begun` is told of the program before the first.
 */
export function eachStory(begun: (program: Program) => void): void {
  let program: Program | undefined;
  beforeAll(async () => {
    program = await sharedProgram();
    begun(program);
  });
  // What the last story told of people is looked for too.
  afterAll(() => program?.beginAgain());
  beforeEach(() => program?.beginAgain());
  afterEach(async () => {
    await program?.runner.settle();
    expect(program?.runner.warnings).toEqual([]);
    expect(program?.runner.deadLetters).toEqual([]);
  });
}

/** For a story that means to lose something: answers what was put aside until now, and forgets it. */
export function putAside({ runner }: Program): QueuedMessage[] {
  runner.warnings.length = 0;
  return runner.deadLetters.splice(0);
}

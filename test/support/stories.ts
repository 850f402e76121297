import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { QueuedMessage } from '../../lib/local/queues.ts';
import { type Program, startProgram } from './program.ts';

/**
 * One running program for all stories of a file: each begins with nobody in it, on a Monday morning, and ends with nothing lost and
 * nothing refused. `begun` is told of the program before the first.
 */
export function eachStory(begun: (program: Program) => void): void {
  let program: Program | undefined;
  beforeAll(async () => {
    program = await startProgram();
    begun(program);
  });
  afterAll(() => program?.runner.stop());
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

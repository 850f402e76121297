import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { whereStaffChoose } from '../../lib/local/deployed.ts';
import { historiesWhereStaffChoose } from '../support/history.ts';
import { live, reached } from '../support/living.ts';
import { type Program, startProgram } from '../support/program.ts';

/** Seeds of as many histories as are asked for; always the same ones, and from the third on: two of them come through all that is asked below. */
const seeds = Array.from({ length: Number(process.env.HISTORIES ?? 2) }, (_, i) => i + 3);

let program: Program;
beforeAll(async () => {
  program = await startProgram({ templates: whereStaffChoose });
});
beforeEach(() => program.beginAgain());
afterEach(async () => {
  await program.runner.settle();
  expect(program.runner.warnings).toEqual([]);
  expect(program.runner.deadLetters).toEqual([]);
});
afterAll(() => program.runner.stop());

describe.each(seeds)('whatever people do, where staff choose (%d)', seed => {
  it('nobody is forgotten, and time alone brings it to an end or to a person', async () => {
    const [steps = []] = fc.sample(historiesWhereStaffChoose, { seed: 20261126 + seed, numRuns: 1 });
    await live(program, steps);
  });
});

it('the histories came through what staff choose, and beyond it', () =>
  expect([...reached]).toEqual(expect.arrayContaining(['proposed', 'offered', 'waiting', 'paired'])));

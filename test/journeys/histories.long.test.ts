import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { histories } from '../support/history.ts';
import { live, reached } from '../support/living.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** Seeds of as many histories as are asked for; always the same ones. */
const seeds = Array.from({ length: Number(process.env.HISTORIES ?? 6) }, (_, i) => i + 1);

let program: Program;
eachStory(begun => {
  program = begun;
});

describe.each(seeds)('whatever people do (%d)', seed => {
  it('nobody is forgotten, and time alone brings it to an end or to a person', async () => {
    const [steps = []] = fc.sample(histories, { seed: 20261125 + seed, numRuns: 1 });
    await live(program, steps);
  });
});

it('the histories came through every situation', () => {
  // To rest is rare here; the fortnight of chance comes through it. Nothing is proposed where staff do not choose.
  const others = ['withStaff', 'resting', 'proposed'];
  const situations = Object.keys(wordsFor('en').receipt.situations).filter(one => !others.includes(one));
  expect([...reached]).toEqual(expect.arrayContaining(situations));
});

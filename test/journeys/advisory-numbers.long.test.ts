import { describe, expect, it } from 'vitest';
import { numbersIn, rollupOf, statesIn, waiting } from '../support/numbers.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

const household = (i: number) => waiting(i, i < 10 ? ['work', 'housing'] : ['work']);
const rollup = (query?: string) => rollupOf(program, query);
const states = (kind: string) => statesIn(program, kind);
const numbersStored = () => numbersIn(program);

describe('numbers for the advisory group', () => {
  it('are told once a week is over, and stay as they were told when a household is erased or corrected', async () => {
    for (let i = 0; i < 11; i++) await program.staff('POST', '/staff/arrivals', household(i));
    const { known, week } = await numbersStored();
    // The week is not over: nothing is told yet.
    expect((await rollup()).body).toMatchObject({ closed: false, asked: [], waitedLanguages: [] });
    await program.later('P7D');
    const told = await rollup();
    expect(told.body).toMatchObject({
      asked: [{ id: 'work' }],
      languages: [{ id: 'ksw' }],
      waitedLanguages: [{ id: 'ksw' }],
      waitedNeeds: [{ id: 'work' }],
      unmet: [],
    });
    // Eleven came, and that alone is no number yet; ten who need housing are told of nowhere.
    expect(told.body).not.toHaveProperty('came');
    expect(JSON.stringify(told.body)).not.toContain('housing');

    // One is erased, another one corrected, one more comes: what was told stays, and nothing shows whose it was.
    const [one, other] = [...(await states('match')).keys()];
    await program.staff('POST', `/staff/arrivals/${one}/erase`, {});
    await program.staff('POST', `/staff/arrivals/${other}/correct`, { needs: ['housing', 'school'] });
    expect((await rollup()).body).toEqual(told.body);
    expect((await numbersStored()).known).toEqual(known);
    await program.staff('POST', '/staff/arrivals', household(12));
    expect((await rollup()).body).toEqual(told.body);
    expect(await states('telling')).toMatchObject(new Map([[week, { waited: { whole: 1 } }]]));
  });
});

import { describe, expect, it } from 'vitest';
import { amina, type Program } from '../support/program.ts';
import { statesOf, stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

/** Nobody speaks their language: they wait. */
const waiting = (i: number) => ({
  ...amina,
  preferredName: `Household ${i}`,
  contact: { email: `home-${i}@home.example` },
  languages: [{ code: 'ksw', level: 'fluent' }],
  needs: i < 10 ? ['work', 'housing'] : ['work'],
});

interface Rollup {
  readonly quarter: string;
  readonly closed: boolean;
  readonly before: string;
  readonly [figure: string]: unknown;
}
const rollup = async (query = '') => {
  const { status, body } = await program.staff('GET', `/staff/advisory/rollup${query}`);
  return { status, body: body as Rollup };
};
const states = async (kind: string) => statesOf(await stored(program.runner, 'Program'), kind);
const numbersStored = async () =>
  (await states('numbers')).get('households') as unknown as { readonly known: unknown; readonly week: number };

describe('numbers for the advisory group', () => {
  it('are told once a week is over, and stay as they were told when a household is erased or corrected', async () => {
    for (let i = 0; i < 11; i++) await program.staff('POST', '/staff/arrivals', waiting(i));
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
    await program.staff('POST', '/staff/arrivals', waiting(12));
    expect((await rollup()).body).toEqual(told.body);
    expect(await states('telling')).toMatchObject(new Map([[String(week), { waited: { whole: 1 } }]]));
  });
});

import { amina, type Program } from './program.ts';
import { statesOf, stored } from './stored.ts';

/** The figures for a consultation meeting as their door answers. */
interface Rollup {
  readonly quarter: string;
  readonly closed: boolean;
  readonly before: string;
  readonly [figure: string]: unknown;
}

/** A household that waits, since nobody speaks its language. */
export const waiting = (i: number, needs: readonly string[]) => ({
  ...amina,
  preferredName: `Household ${i}`,
  contact: { email: `home-${i}@home.example` },
  languages: [{ code: 'ksw', level: 'fluent' }],
  needs,
});

export async function rollupOf(program: Program, query = '') {
  const { status, body } = await program.staff('GET', `/staff/advisory/rollup${query}`);
  return { status, body: body as Rollup };
}

/** All that is stored of one kind, by id. */
export const statesIn = async ({ runner }: Program, kind: string) => statesOf(await stored(runner, 'Program'), kind);

/** What is counted, and up to which week. */
export const numbersIn = async (program: Program) =>
  (await statesIn(program, 'numbers')).get('households') as unknown as {
    readonly known: unknown;
    readonly week: string;
  };

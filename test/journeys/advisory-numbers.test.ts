import { describe, expect, it } from 'vitest';
import { nothing, withHousehold, withUnmet } from '../../functions/advisory/elevens.ts';
import { deskWords } from '../../functions/program/desk-words.ts';
import { faultsOf } from '../support/markup.ts';
import { numbersIn, rollupOf, statesIn, waiting } from '../support/numbers.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

const household = (i: number) => waiting(i, i % 2 === 0 ? ['work', 'housing'] : ['work']);
const rollup = (query?: string) => rollupOf(program, query);
const states = (kind: string) => statesIn(program, kind);
const numbersStored = () => numbersIn(program);

/** Counted anew, from the facts that crossed the bus and from the households as they are kept. */
async function rebuilt() {
  const arrivals = await states('arrival');
  const first = new Map<string, 'found' | 'waited'>();
  for (const fact of program.runner.events) {
    const kind = { MatchWaitlisted: 'waited', PairingOffered: 'found' }[fact['detail-type']] as 'found' | 'waited';
    const { arrival } = (fact.detail as { data: { arrival?: string } }).data;
    if (kind && arrival && !first.has(arrival)) first.set(arrival, kind);
  }
  return [...first].reduce((known, [arrival, kind]) => {
    const { household } = arrivals.get(arrival) as unknown as {
      household: { needs: readonly string[]; languages: readonly { code: string }[] };
    };
    const { needs, languages } = household;
    return withHousehold(known, { kind, needs, language: languages[0]?.code });
  }, nothing);
}

describe('numbers for the advisory group', () => {
  it('are laid down as households come, each once whatever is delivered twice, and are the same counted anew from facts and states', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    program.runner.faults({ seed: 5, duplicate: 0.5, shuffle: 0.5 });
    await program.staff('POST', '/staff/arrivals', { ...amina, introduction: 'at-once' });
    for (let i = 0; i < 3; i++) await program.staff('POST', '/staff/arrivals', household(i));
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const pairing = [...(await states('plan')).keys()][0] ?? '';
    // A tick that is taken back and made again is one need that could not be met.
    await program.staff('POST', `/staff/tasks/${pairing}.connect-1/done`, { outcome: 'not-available' });
    await program.staff('POST', `/staff/tasks/${pairing}.connect-1/reopen`);
    await program.staff('POST', `/staff/tasks/${pairing}.connect-1/done`, { outcome: 'not-available' });
    program.runner.faults({});
    await program.runner.settle();
    const gaps = program.runner.events.filter(fact => fact['detail-type'] === 'ServiceGapRecorded');
    const [need = ''] = gaps.map(({ detail }) => (detail as { data: { need: string } }).data.need);
    const { known } = await numbersStored();
    expect(known).toEqual(withUnmet(await rebuilt(), need, 1));
    expect(known).toMatchObject({ found: { whole: 1 }, waited: { whole: 3, several: { work: 3, housing: 2 } } });
    // Nothing that is counted leads back to a household, and nothing of what it told stands beside its mark.
    const marks = await states('number-mark');
    expect(marks.size).toBe(5);
    for (const id of (await states('arrival')).keys()) expect([...marks.keys()].join()).not.toContain(id);
    for (const mark of marks.values()) expect(Object.keys(mark).sort()).toEqual(['status', 'times', 'week']);
  });

  it('are a page at the desk for the consultation meeting, with why some are missing, in both languages', async () => {
    const words = deskWords('en').numbers;
    const liaison = await program.desk('liaison@library.example');
    const page = await liaison.get('/desk/numbers');
    expect(faultsOf(page.markup)).toEqual([]);
    expect(page.markup).toContain(words.tooFew);
    const before = /quarter=(\d{4}-Q\d)/.exec(page.markup)?.[1];
    expect((await rollup(`?quarter=${before}`)).body).toMatchObject({ quarter: before, closed: true });
    expect((await liaison.get(`/desk/numbers?quarter=${before}`)).status).toBe(200);
    const why = await liaison.get('/desk/numbers/why');
    expect(faultsOf(why.markup)).toEqual([]);
    expect(why.markup).toContain('no number of 1 to 10 households is told');
    const auditor = await program.desk('auditor@library.example', ['auditor']);
    expect((await auditor.get('/desk/numbers')).status).toBe(200);
  });

  it('of a quarter that has not begun, or that is none, are refused in words', async () => {
    for (const quarter of ['2999-Q1', '2026-Q5', 'spring']) {
      const { status, body } = await rollup(`?quarter=${quarter}`);
      expect([status, body.errors]).toEqual([
        422,
        [{ pointer: '/quarter', detail: 'This must be a quarter such as 2026-Q4 that has begun.' }],
      ]);
    }
    const liaison = await program.desk('liaison@library.example');
    expect((await liaison.get('/desk/numbers?quarter=2999-Q1')).status).toBe(404);
  });
});

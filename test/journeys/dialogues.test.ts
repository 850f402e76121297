import { describe, expect, it } from 'vitest';
import { textOf } from '../support/desk.ts';
import type { Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

/** A community dialogue from its draft on, as staff live it: by API and at the desk. */
let program: Program;
eachStory(begun => {
  program = begun;
});

const inDays = (days: number): string =>
  new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

const draft = async (more: object = {}): Promise<string> => {
  const told = { format: 'round', topic: 'Being neighbors', area: 'frog-hollow', languages: ['en', 'ar'], ...more };
  const { status, body } = await program.staff('POST', '/staff/dialogues', told);
  expect([status, body]).toEqual([201, expect.anything()]);
  return (body as { id: string }).id;
};

const does = async (id: string, act: string, body: object) => {
  const { status, body: said } = await program.staff('POST', `/staff/dialogues/${id}/${act}`, body);
  return { status, said: said as Record<string, unknown> };
};

const shown = async (id: string) =>
  (await program.staff('GET', `/staff/dialogues/${id}`)).body as {
    state: { status: string; steering: unknown[]; passed: { missing: string[] }[] };
    next?: { stage: string; missing: { code: string; detail: string }[] };
    calendar: { key: string; date: string; stands: string }[];
  };

const evening = { time: '18:00', place: 'Park Street Library' };
const ruth = { name: 'Ruth Abara', email: 'ruth@mill.example', background: 'both' };

interface Line {
  readonly what: string;
  readonly page: string;
}
const linesOfToday = async (): Promise<readonly Line[]> =>
  ((await program.staff('GET', '/staff/today')).body as { lines: readonly Line[] }).lines;

describe('a dialogue', () => {
  it('at the desk: it is drafted, what is missing stands guard by guard, and a reason goes past it', async () => {
    const ana = await program.desk('ana@library.example');
    await ana.get('/desk/dialogues');
    const page = await ana.post('/desk/dialogues', { format: 'round', topic: 'Being neighbors', area: 'everywhere' });
    expect(page.status).toBe(200);
    const path = new URL(page.url).pathname;
    expect(textOf(page)).toMatch(/Next: Organizing/);
    await ana.post(`${path}/next`, { stage: 'organizing' });
    const date = inDays(80);
    const planned = await ana.post(`${path}/schedule`, { ...evening, date });
    expect(textOf(planned)).toMatch(/Action forum/);
    const added = await ana.post(`${path}/steering`, { ...ruth, language: 'en' });
    expect(textOf(added)).toMatch(/Both/);
    expect(textOf(added)).not.toContain('Ruth');
    const names = textOf(await ana.post(`${path}/names`));
    expect(names).toContain('Ruth Abara');
    await ana.get(path);
    const refused = await ana.post(`${path}/next`, { stage: 'recruiting' });
    expect(refused.status).toBe(409);
    expect(textOf(refused)).toMatch(/The steering group has 1; it needs 5\./);
    const gone = await ana.post(`${path}/next`, {
      stage: 'recruiting',
      reason: 'small-neighborhood',
    });
    expect(textOf(gone)).toMatch(/Gone on although something was missing.*The neighborhood is small/);
    for (const one of ['/steering', '/facilitators', '/places', '/change'])
      expect((await ana.get(path + one)).status, one).toBe(200);
    const auditor = await program.desk('aud@library.example', ['auditor']);
    const seen = await auditor.get(path);
    expect([seen.status, /<form[^>]*\/next/.test(seen.markup)]).toEqual([200, false]);
  });

  it('is told what is due of its calendar, in Today, until it is done, moved or cancelled', async () => {
    const id = await draft();
    await does(id, 'schedule', { ...evening, date: inDays(71) });
    expect(await linesOfToday()).toEqual([]);
    await program.later('P1D');
    const [line] = await linesOfToday();
    expect(line?.what).toContain('Steering group and goals');
    // Moved two weeks on: it is not due any more.
    await does(id, 'schedule', { ...evening, date: inDays(85) });
    expect(await linesOfToday()).toEqual([]);
    await program.later('P15D');
    expect((await linesOfToday())[0]?.what).toContain('Steering group and goals');
    await does(id, 'steps', { step: 'steering-group' });
    expect(await linesOfToday()).toEqual([]);
    const facts = program.runner.events.filter(one => one['detail-type'] === 'DialogueScheduled');
    expect(facts.map(({ detail }) => (detail as { data: { kind: string } }).data.kind)).toEqual(['planned', 'moved']);
    await does(id, 'cancel', { reason: 'no-place' });
    await program.later('P14D');
    expect(await linesOfToday()).toEqual([]);
  });

  it('refuses a kick-off in the past or in the hour that the clock skips, at its field and kindly; nothing is kept', async () => {
    const id = await draft();
    const past = await does(id, 'schedule', { ...evening, date: inDays(-1) });
    expect([past.status, past.said.errors]).toEqual([
      422,
      [{ pointer: '/date', detail: 'This lies in the past. Please choose a day to come.' }],
    ]);
    const year = program.runner.now().getUTCFullYear();
    const march = [year, year + 1].map(secondSundayOfMarch).find(day => day > inDays(1)) ?? '';
    const gap = await does(id, 'schedule', { ...evening, date: march, time: '02:30' });
    expect([gap.status, gap.said.errors]).toEqual([
      422,
      [{ pointer: '/time', detail: expect.stringMatching(/clocks/) }],
    ]);
    expect((await shown(id)).calendar).toEqual([]);
    const guarded = await program.staff('POST', '/staff/dialogues', { format: 'round', topic: 'A123456789' });
    expect(guarded.status).toBe(422);
  });

  it('says by API what is missing, with a sentence for each guard; hard ones no reason goes past', async () => {
    const id = await draft();
    await does(id, 'next', { stage: 'organizing' });
    const first = await does(id, 'next', { stage: 'recruiting' });
    expect([first.status, first.said.detail]).toEqual([409, expect.stringContaining('it needs 5')]);
    expect((first.said.missing as { code: string }[]).map(({ code }) => code)).toContain('kick-off');
    expect((await does(id, 'next', { stage: 'recruiting', reason: 'partners-decided' })).status).toBe(200);
    expect(await does(id, 'next', { stage: 'recruiting' })).toMatchObject({ said: { outcome: 'already-done' } });
    await does(id, 'next', { stage: 'forming', reason: 'other' });
    const hard = await does(id, 'next', { stage: 'kicked-off', reason: 'other' });
    expect([hard.status, hard.said.detail]).toEqual([409, expect.stringContaining('no reason goes past this')]);
    const state = await shown(id);
    expect([state.state.status, state.state.passed.length, state.next?.stage]).toEqual(['forming', 2, 'kicked-off']);
  });

  it('keeps names with people alone, forgets whoever leaves at once, and everyone long after it is over', async () => {
    const id = await draft();
    const { said } = await does(id, 'steering', ruth);
    await does(id, 'facilitators', { ...ruth, name: 'Tom Weir', phone: '+18605550123', email: undefined });
    const names = async () => (await does(id, 'names', {})).said as unknown as { name: string }[];
    expect((await names()).map(({ name }) => name)).toEqual(['Ruth Abara', 'Tom Weir']);
    await does(id, 'release', { person: said.person });
    await program.runner.settle();
    expect((await names()).map(({ name }) => name)).toEqual(['Tom Weir']);
    expect(await program.leaks()).toEqual([]);
    await does(id, 'cancel', { reason: 'too-few' });
    await program.later('P91D');
    expect(await names()).toEqual([]);
    const people = (await stored(program.runner, 'People')).filter(one => 'sealed' in one);
    expect(people).toEqual([]);
  });
});

/** The day on which clocks are put forward in the United States. */
function secondSundayOfMarch(year: number): string {
  const first = new Date(Date.UTC(year, 2, 1)).getUTCDay();
  return `${year}-03-${String(8 + ((7 - first) % 7)).padStart(2, '0')}`;
}

import { describe, expect, it } from 'vitest';
import { metDialogue, type Plan } from '../support/action.ts';
import { dayAhead } from '../support/dialogues.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** From ideas to what has come of them, as people of a dialogue and staff live it. */
let program: Program;
eachStory(begun => {
  program = begun;
});

const [mina, omar, ana] = ['mina@home.example', 'omar@home.example', 'ana@library.example'];

const subjectsTo = (email: string): readonly string[] => program.runner.mail.to(email).map(({ subject }) => subject);

async function met() {
  const dialogue = await metDialogue(program);
  const plan = async () => (await program.staff('GET', `/staff/dialogues/${dialogue.id}/action`)).body as Plan;
  const numbered = async (act: string, body: object): Promise<number> => {
    const { status, said } = await dialogue.does<{ action?: number; group?: number; event?: number }>(act, body);
    if (status !== 201) throw new Error(`${act}: ${status} ${JSON.stringify(said)}`);
    return said.action ?? said.group ?? said.event ?? 0;
  };
  return { ...dialogue, plan, numbered };
}

describe('what a dialogue comes to', () => {
  it('people vote by link, a group takes it on, who looks after it says how it goes by link, and everyone reads what was done', async () => {
    const { id, does, plan, numbered, people, facilitators } = await met();
    const [first = '', second = ''] = people;
    const bus = await numbered('ideas', { title: 'A later bus', proposers: [first] });
    const school = await numbered('ideas', { title: 'A new school', proposers: [second] });
    await does('voting/open', { until: dayAhead(program, 1) });
    await program.later('PT11M');
    const vote = program.way(mina, 'vote');
    expect((await program.get(vote)).text).toContain('You have 3 dots');
    await program.press(vote, { answer: 'save', [`dots-${bus}`]: '3' });
    await does('voting/close');
    expect((await plan()).actions[0]).toMatchObject({ status: 'prioritized', dots: 3 });
    const group = await numbered('groups', { title: 'Getting around', convener: second, facilitator: facilitators[0] });
    await does('actions/not-taken', { action: school, reason: 'not-ours' });
    await does('actions/adopt', { action: bus, group, owner: first, date: dayAhead(program, 20) });
    await program.later('PT11M');
    expect(subjectsTo(mina)).toContain('What you have taken on');
    for (const subject of ['About your idea', 'Your action group']) expect(subjectsTo(omar)).toContain(subject);
    const toAna = program.runner.mail.to(ana).map(({ text }) => text);
    expect(toAna.join('\n')).toContain('You facilitate this action group');
    const own = program.way(mina, 'action');
    const look = await program.get(own);
    expect(look.text).toContain('A later bus');
    expect((await program.press(own, { answer: 'tell', action: String(bus) })).text).toContain(
      'Please say how it goes.',
    );
    const waits = { answer: 'tell', action: String(bus), how: 'blocked' };
    expect((await program.press(own, waits)).text).toContain('Please choose what it waits for.');
    const said = 'The company asks for numbers.';
    expect((await program.press(own, { ...waits, blocked: 'information', words: 'See A123456789' })).text).toContain(
      'Please look at this again',
    );
    await program.press(own, { ...waits, blocked: 'information', words: said });
    expect((await plan()).actions[0]).toMatchObject({ status: 'blocked', reason: 'information', word: { text: said } });
    // The convener's page has it too.
    const convenes = await program.get(program.way(omar, 'action'));
    for (const text of ['You convene this group', 'A later bus', said]) expect(convenes.text).toContain(text);

    // On to the stage of action: the public page tells everyone, in both languages, and no word of hers.
    for (const stage of ['in-session', 'action-forum', 'action']) await does('next', { stage, reason: 'other' });
    const page = await program.get(`/dialogues/${id}?lang=en`);
    for (const text of [
      'You said',
      'A later bus',
      'It waits for this: information.',
      'A new school',
      'It is not taken on.',
    ])
      expect(page.text).toContain(text);
    expect(page.text).not.toMatch(/Mina|Omar|Ana|company/);
    const arabic = await program.get(`/dialogues/${id}?lang=ar`);
    expect([arabic.dir, arabic.text.includes('ينتظر هذا: معلومات.')]).toEqual(['rtl', true]);
    await program.press(own, { answer: 'tell', action: String(bus), how: 'done' });
    await does('actions/change', { action: bus, did: 'The 42 runs until eleven.' });
    expect((await program.get('/dialogues?lang=en')).text).toContain('What has come of other dialogues');
    const done = (await program.get(`/dialogues/${id}?lang=en`)).text;
    for (const text of ['It is done.', 'The 42 runs until eleven.']) expect(done).toContain(text);
  });
});

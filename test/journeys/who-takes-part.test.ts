import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { textOf } from '../support/desk.ts';
import { consent, dayAhead, openDialogue } from '../support/dialogues.ts';
import { faultsOf } from '../support/markup.ts';
import type { Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

/** Who takes part in a dialogue, as staff and as everybody see it while something can be done; and how at home people feel before and after. */
let program: Program;
eachStory(begun => {
  program = begun;
});

const [en, ar] = [wordsFor('en'), wordsFor('ar')];
const talkOf = (id: string) => `/staff/dialogues/${id}`;

async function enters(dialogue: string, n: number, more: object): Promise<string> {
  const told = { name: `Neighbor ${n}`, phone: `+186055503${10 + n}`, consent, ...more };
  const { body } = await program.staff('POST', `${talkOf(dialogue)}/registrations`, told);
  return (body as { participant: string }).participant;
}

describe('who takes part', () => {
  it('stands at the desk while something can be done, and for everybody once a week in whole groups: never fewer, and never taken back', async () => {
    const told = { format: 'round', topic: 'Being neighbors', area: 'everywhere', languages: ['en'] };
    const { id } = (await program.staff('POST', '/staff/dialogues', told)).body as { id: string };
    const does = (act: string, body: object) => program.staff('POST', `${talkOf(id)}/${act}`, body);
    await does('schedule', { date: dayAhead(program, 40), time: '18:00', place: 'Park Street Library' });
    for (const stage of ['organizing', 'recruiting']) await does('next', { stage, reason: 'soon-settled' });
    const ten = await Promise.all(
      Array.from({ length: 10 }, (_, n) => enters(id, n, { area: 'west-end', ownLanguage: 'es' })),
    );
    await program.later('P7D');
    const page = async (language: string) => program.get(`/dialogues/${id}?lang=${language}`);
    const { page: said } = en.registration;
    // Ten are no group: nothing is said, not that there are any.
    expect((await page('en')).text).not.toContain(said.seeAll);
    const few = textOf(await (await program.desk('ana@library.example')).get(`/desk/dialogues/${id}`));
    expect(few).toContain('Few people whose own language is English');

    const last = await enters(id, 10, { area: 'west-end', ownLanguage: 'es' });
    expect((await page('en')).text).not.toContain(said.seeAll);
    await program.later('P7D');
    const shown = await page('en');
    expect(shown.text).toContain(said.seeAll);
    expect(shown.text).toContain('at least 11 registered');
    expect(faultsOf(shown.markup)).toEqual([]);
    const arabic = await page('ar');
    expect([arabic.dir, arabic.text.includes(ar.registration.page.seeAll)]).toEqual(['rtl', true]);
    // Whoever goes is not taken back from what was told; nobody learns by it that she went.
    for (const participant of [last, ...ten.slice(0, 3)]) await does('participants/withdraw', { participant });
    await program.later('P7D');
    expect((await page('en')).text).toContain('at least 11 registered');
    const meter = (await program.staff('GET', `${talkOf(id)}/meter`)).body as unknown as {
      meter: { whole: { registered?: number } };
      outside: { audience: string; whole: { registered: number } };
    };
    // Seven are under eleven: the desk's page does not print that number either.
    expect(meter.meter.whole.registered).toBeUndefined();
    expect(meter.outside).toMatchObject({ audience: 'outside', whole: { registered: 11 } });
    await does('cancel', { reason: 'too-few' });
    await program.later('P8D');
    expect((await page('en')).text).toContain('at least 11 registered');
  });

  it('counts as having come who stands on the record of a session, or walked in', async () => {
    const id = await openDialogue(program, { days: 1 });
    await program.staff('POST', `${talkOf(id)}/extend`, { until: dayAhead(program, 1) });
    const does = async <T>(act: string, body: object) =>
      (await program.staff('POST', `${talkOf(id)}/${act}`, body)).body as T;
    await does('venues', { title: 'Hyland Room', seats: 20 });
    const { state } = (await program.staff('GET', talkOf(id))).body as { state: { venues: { id: string }[] } };
    const people: string[] = [];
    for (const n of [1, 2, 3]) people.push(await enters(id, n, { background: 'moved-here' }));
    await does('next', { stage: 'forming', reason: 'small-neighborhood' });
    await does('circles', { participants: people, facilitators: [], venue: state.venues[0]?.id, language: 'en' });
    await does('sessions', { circle: 1, date: dayAhead(program, 1), time: '20:30', minutes: 60 });
    await program.later('P2D');
    await does('walk-ins', { name: 'Eve Park' });
    await does('sessions/held', { circle: 1, session: 1 });
    await does('sessions/record', { circle: 1, session: 1, attended: people.slice(0, 2), ideas: 'A later bus.' });
    const text = textOf(await (await program.desk('ana@library.example')).get(`/desk/dialogues/${id}/meter`));
    for (const stage of ['registered', 'attending'] as const) expect(text).toContain(en.meter.stages[stage]);
    expect(text).not.toContain(en.meter.stages.active);
  });
});

describe('how at home people feel', () => {
  const asked = (to: string) =>
    program.runner.mail.to(to).filter(({ subject }) => subject === en.mails.dialogueBelonging.subject);

  it('is asked a week before the kick-off of everyone, each with her community’s questions, and counted apart; who has not said chooses, once; paper counts too', async () => {
    const id = await openDialogue(program, { days: 9 });
    await program.staff('POST', `${talkOf(id)}/extend`, { until: dayAhead(program, 9) });
    const [mina, otto, pia] = ['mina@home.example', 'otto@home.example', 'pia@home.example'];
    for (const [email, background] of [
      [mina, 'both'],
      [otto, 'long-here'],
      [pia, 'rather-not-say'],
    ] as const)
      await program.staff('POST', `${talkOf(id)}/registrations`, { name: 'Mina Berg', email, background, consent });
    await program.later('P2DT1H');
    expect([mina, otto, pia].map(to => asked(to).length)).toEqual([1, 1, 1]);
    const [hers, his] = [program.way(mina, 'belonging'), program.way(otto, 'belonging')];
    const { questions } = en.pages.belonging;
    expect((await program.get(hers)).text).toContain(questions.household.social);
    expect((await program.get(his)).text).toContain(questions.navigator.social);
    for (const link of [hers, his, hers]) await program.press(link, { social: '3', answer: 'send' });
    const [either = '', other = ''] = program.ways(pia, 'belonging');
    expect((await program.get(either)).text).toContain(questions.household.social);
    expect((await program.get(other)).text).toContain(questions.navigator.social);
    // Two ways, one sheet.
    for (const link of [other, either]) await program.press(link, { social: '2', answer: 'send' });
    expect((await program.get(either)).text).toContain(en.pages.belonging.counted);
    const ana = await program.desk('ana@library.example');
    const room = await ana.get('/desk/belonging');
    const [, slip = ''] = /name="slip" value="(\d+)"/.exec(room.markup) ?? [];
    const sheet = { slip, community: 'long-here', moment: 'before', 'answers.social': '4', 'answers.economic': '' };
    for (const _ of [1, 2]) expect((await ana.post('/desk/belonging', sheet)).status).toBe(200);
    const rows = (await stored(program.runner, 'Belonging')) as unknown as readonly Record<string, unknown>[];
    const counted = rows
      .filter(({ pk }) => String(pk).startsWith('counts#'))
      .map(({ pk, v: _, ...counts }) => [pk, Object.values(counts)]);
    expect(counted.sort()).toEqual([
      ['counts#long-here#before', [1, 1, 1]],
      ['counts#moved-here#before', [1]],
    ]);
    for (const one of [id, ...(await personIds())]) expect(JSON.stringify(rows)).not.toContain(one);
  });

  const personIds = async () => (await stored(program.runner, 'People')).map(({ pk }) => pk.split('#').at(-1) ?? pk);
});

import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { faultsOf } from '../support/markup.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { statesOf, stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

const [en, ar] = [wordsFor('en'), wordsFor('ar')];
const address = amina.contact.email;
const household = { ...amina, introduction: 'at-once' };

interface Row {
  readonly id: string;
  readonly pairing: string;
}
const row = async () => ((await program.staff('GET', '/staff/arrivals')).body as readonly Row[])[0] as Row;

/** A household and a navigator of whom both have said yes, on that Monday morning. */
async function paired(who: object = household): Promise<Row> {
  await program.staff('POST', '/staff/navigators', nadia);
  await program.staff('POST', '/staff/arrivals', who);
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  return row();
}

const subjects = (to: string) => program.runner.mail.to(to).map(({ subject }) => subject);
const tables = ['Program', 'People', 'PersonKeys', 'LinkKeys'] as const;
const allButAnswers = () => Promise.all(tables.map(name => stored(program.runner, name)));
const inTheBox = () => stored(program.runner, 'Belonging') as unknown as Promise<readonly Record<string, unknown>[]>;
const slipIn = (link: string): string => /\.([a-z0-9]{26})~/.exec(link)?.[1] ?? '';
const sheet = { psychological: '4', social: '3', economic: '', political: '0', linguistic: '1', navigational: '2' };

describe('how at home someone feels', () => {
  it('is asked of both the day after, once, and an answer is kept nowhere but in the counts', async () => {
    const { id, pairing } = await paired();
    await program.later('P3D');
    expect(subjects(address).filter(one => one === ar.mails.belonging.subject)).toHaveLength(1);
    expect(subjects(nadia.email).filter(one => one === en.mails.navigatorBelonging.subject)).toHaveLength(1);
    const link = program.way(address, 'belonging');
    const page = await program.get(link);
    expect([page.lang, page.dir]).toEqual(['ar', 'rtl']);
    expect(faultsOf(page.markup)).toEqual([]);
    expect(page.text).toContain(ar.pages.belonging.questions.household.social);
    const navigators = await program.get(program.way(nadia.email, 'belonging'));
    expect(navigators.text).toContain(en.pages.belonging.questions.navigator.social);

    const [before, facts] = [await allButAnswers(), program.runner.events.length];
    const [logs, calls] = [program.runner.logs.length, program.runner.calls.length];
    expect((await program.press(link, { answer: 'send' })).text).toContain(ar.pages.belonging.empty);
    // A thumb that presses twice, and again: every time it is thanked, and counted once.
    const twice = await Promise.all([1, 2].map(() => program.press(link, { ...sheet, answer: 'send' })));
    for (const { text } of [...twice, await program.press(link, { ...sheet, social: '0', answer: 'send' })])
      expect(text).toContain(ar.pages.belonging.counted);
    expect((await program.get(link)).text).toContain(ar.pages.belonging.counted);

    // Nothing else was written, told or opened: it is as if nobody had pressed.
    expect(await allButAnswers()).toEqual(before);
    expect(program.runner.events).toHaveLength(facts);
    const opened = program.runner.calls.slice(calls).filter(one => one.function.startsWith('doorsLinks'));
    expect(opened.filter(({ resource }) => /People|PersonKeys|VaultKey/.test(resource))).toEqual([]);
    expect(JSON.stringify(program.runner.logs.slice(logs))).not.toMatch(new RegExp(slipIn(link)));

    const rows = await inTheBox();
    const [counts, mark] = [rows.find(one => String(one.pk).startsWith('counts#')), rows.find(one => 'expires' in one)];
    expect(rows).toHaveLength(2);
    expect(counts).toMatchObject({ pk: 'counts#household#before', v: 1 });
    const counted = Object.entries(counts ?? {}).filter(([name]) => /^\d{4}-Q\d /.test(name));
    expect(counted.map(([, count]) => count)).toEqual([1, 1, 1, 1, 1]);
    expect(counted.map(([name]) => name.slice(8)).sort()).toEqual([
      'linguistic 1',
      'navigational 2',
      'political 0',
      'psychological 4',
      'social 3',
    ]);
    expect(Object.keys(mark ?? {}).sort()).toEqual(['expires', 'pk', 'v']);
    // When the mark goes is the same for everyone of this quarter.
    expect(new Date(Number(mark?.expires) * 1000).toISOString()).toMatch(/-(01|04|07|10)-01T00:00:00.000Z$/);
    const people = [...statesOf(before[0] ?? [], 'asking').values()].map(({ person }) => String(person));
    expect(people).toHaveLength(2);
    for (const one of [id, pairing, ...people]) expect(JSON.stringify(rows)).not.toContain(one);
    expect(JSON.stringify(before)).not.toContain(slipIn(link));
    expect(((await program.staff('GET', '/staff/belonging')).body as { results: unknown[] }).results).toEqual([]);
  });

  it('is counted once when another one answers at the same moment, and when the answer to the press is lost', async () => {
    await paired();
    await program.later('P2D');
    const link = program.way(address, 'belonging');
    let tries = 0;
    program.runner.intercept(async ({ caller, operation }, perform) => {
      if (!caller.startsWith('doorsLinks') || operation !== 'TransactWriteItems') return perform();
      tries++;
      if (tries === 1) {
        const CancellationReasons = [{ Code: 'None' }, { Code: 'TransactionConflict' }];
        const __type = 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException';
        return { status: 400, body: JSON.stringify({ __type, CancellationReasons }) };
      }
      const answer = await perform();
      return tries === 2 ? { status: 500, body: JSON.stringify({ __type: 'InternalServerError' }) } : answer;
    });
    const page = await program.press(link, { social: '3', answer: 'send' });
    program.runner.intercept((_, perform) => perform());
    expect(page.text).toContain(ar.pages.belonging.counted);
    expect(tries).toBe(3);
    const counts = (await inTheBox()).find(one => String(one.pk).startsWith('counts#')) ?? {};
    expect(Object.entries(counts).filter(([name]) => name.includes(' '))).toEqual([
      [expect.stringMatching(/ social 3$/), 1],
    ]);
  });

  it('is shown when eleven have answered and the quarter is over; sheets on paper count too, each once', async () => {
    const post = (slip: number, answers: object = { social: 3 }) =>
      program.staff('POST', '/staff/belonging', { community: 'household', moment: 'before', slip, answers });
    for (let slip = 1; slip <= 11; slip++) expect((await post(slip)).body).toEqual({ outcome: 'done' });
    expect((await post(11)).body).toEqual({ outcome: 'already-done' });
    expect((await post(12, {})).body).toEqual({ outcome: 'nothing' });
    expect((await post(13, { social: 5 })).status).toBe(422);
    const results = async () =>
      ((await program.staff('GET', '/staff/belonging')).body as { results: object[] }).results;
    expect(await results()).toEqual([]);
    await program.later('P93D');
    expect(await results()).toMatchObject([
      { community: 'household', moment: 'before', dimension: 'social', atLeast: 11, score: 0.75 },
    ]);
  });

  it('is asked by phone of who has no e-mail, and of nobody who has withdrawn', async () => {
    await paired({ ...household, contact: { phone: '+18605550123' } });
    await program.later('P2D');
    const calls = async () =>
      (await program.staff('GET', '/staff/calls')).body as readonly { kind: string; script: { english: string[] } }[];
    const call = (await calls()).find(({ kind }) => kind === 'belonging-before');
    expect(call?.script.english).toContain(en.pages.belonging.questions.household.navigational);
    await program.staff('POST', `/staff/arrivals/${(await row()).id}/withdraw`);
    expect((await calls()).filter(({ kind }) => kind.startsWith('belonging'))).toEqual([]);
    await program.later('P2D');
    expect(subjects(nadia.email).filter(one => one === en.mails.navigatorBelonging.subject)).toHaveLength(2);
  });
});

describe('a household that would like to take part in more', () => {
  it('is asked at the end, says so with a press, is counted and called, and takes it back', async () => {
    const { id, pairing } = await paired();
    await program.later('P3D');
    await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'completed' });
    await program.later('P2D');
    expect(subjects(address).filter(one => one === ar.mails.belonging.subject)).toHaveLength(2);
    const link = program.way(address, 'interest');
    const page = await program.get(link);
    expect(page.text).toContain(ar.interests.facilitator);
    expect(faultsOf(page.markup)).toEqual([]);
    for (const _ of [1, 2])
      expect((await program.press(link, { yes: 'facilitator' })).text).toContain(ar.pages.interest.thanks);
    await program.press(link, { yes: 'nothing-like-it' });
    const interests = async () => (await program.staff('GET', '/staff/interests')).body as Record<string, object[]>;
    expect((await interests()).counts).toContainEqual(expect.objectContaining({ kind: 'facilitator', count: 1 }));
    expect((await interests()).households).toEqual([{ arrival: id, kinds: ['facilitator'] }]);
    const calls = async () =>
      ((await program.staff('GET', '/staff/calls')).body as readonly { kind: string; script: { english: string[] } }[])
        .filter(({ kind }) => kind === 'interested')
        .map(({ script }) => script.english.join(' '));
    expect((await calls())[0]).toContain(en.interests.facilitator);
    expect((await program.press(link, { 'take-back': 'facilitator' })).text).toContain(ar.pages.interest.takenBack);
    expect(await calls()).toEqual([]);
    expect((await interests()).households).toEqual([]);

    const byStaff = (body: object, whom = id) => program.staff('POST', `/staff/arrivals/${whom}/interest`, body);
    expect((await byStaff({ kind: 'advisory', yes: true })).body).toEqual({ outcome: 'done' });
    expect((await byStaff({ kind: 'advisory', yes: true })).body).toEqual({ outcome: 'already-done' });
    expect((await byStaff({ kind: 'mayor', yes: true })).status).toBe(422);
    expect((await byStaff({ kind: 'advisory', yes: true }, 'nobody')).status).toBe(404);

    const held = (await program.staff('POST', `/staff/arrivals/${id}/export`)).body as { records: { pk: string }[] };
    expect(held.records.map(one => one.pk)).toEqual(expect.arrayContaining([`asking#arrival#${id}`, `interest#${id}`]));
    await program.staff('POST', `/staff/arrivals/${id}/erase`);
    expect((await program.get(link)).status).toBe(200);
    expect((await byStaff({ kind: 'advisory', yes: true })).status).toBe(404);
    const rows = await stored(program.runner, 'Program');
    expect(statesOf(rows, 'interest').get(id)).toMatchObject({ status: 'over' });
    expect(Object.keys(statesOf(rows, 'asking').get(`arrival#${id}`) ?? {}).sort()).toEqual(['at', 'status']);
    expect((await interests()).counts).toContainEqual(expect.objectContaining({ kind: 'advisory', count: 1 }));
  });
});

describe('a need that cannot be met', () => {
  it('counts by need and month, and nothing in its rows or facts says whose it is, when it was told, or by which fact', async () => {
    const { id, pairing } = await paired();
    const plan = (await program.staff('GET', `/staff/pairings/${pairing}/plan`)).body as {
      tasks: readonly { task: string; need?: string }[];
    };
    const taskOf = (need: string) => `${pairing}.${plan.tasks.find(one => one.need === need)?.task}`;
    const tells = (need: string, outcome: string) =>
      program.staff('POST', `/staff/tasks/${taskOf(need)}/done`, { outcome });
    await tells('school', 'not-available');
    await tells('health', 'connected');
    await program.staff('POST', `/staff/tasks/${pairing}.first-contact/done`);
    // Delivered twice, as any fact can be.
    const [fact] = program.runner.events.filter(one => one['detail-type'] === 'TaskCompleted');
    const { source, detail } = fact as { source: string; detail: Record<string, unknown> };
    program.runner.putEvents([{ source, type: 'TaskCompleted', detail }]);
    await program.runner.settle();
    const month = program.runner.now().toISOString().slice(0, 7);
    const gaps = async () => (await program.staff('GET', '/staff/gaps')).body as { gaps: object[] };
    expect(await gaps()).toEqual({ gaps: [{ need: 'school', month, count: 1 }] });
    const facts = program.runner.events.filter(one => one['detail-type'] === 'ServiceGapRecorded');
    expect(facts).toHaveLength(1);
    const rows = (await stored(program.runner, 'Program')).filter(({ pk }) => pk.startsWith('gap#'));
    expect(rows.map(({ sk }) => sk.split('#')[0]).sort()).toEqual(['decision', 'state']);
    const all = JSON.stringify([rows, facts.map(one => one.detail)]);
    const told = (detail.meta as { id: string }).id;
    for (const one of [told, pairing, id, 'connect-', 'plan#']) expect(all).not.toContain(one);
    // No time but the month's beginning.
    const times = all.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];
    expect(new Set(times.filter(one => one !== `${month}-01T00:00:00.000Z`))).toEqual(new Set());
    await program.staff('POST', `/staff/tasks/${taskOf('school')}/reopen`);
    expect((await gaps()).gaps).toEqual([]);
  });
});

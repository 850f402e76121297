import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { program as settings } from '../../functions/program/settings.ts';
import { fill, wordsFor } from '../../functions/program/words.ts';
import { textOf } from '../support/desk.ts';
import { consent } from '../support/dialogues.ts';
import { statesIn } from '../support/numbers.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';
import { wayIn } from '../support/ways.ts';

/** What the program lacks comes to those who can help, and what they answer comes back to those who need it: told whole, from mail to mail. */
let program: Program;
eachStory(begun => {
  program = begun;
});

const en = wordsFor('en');
const [ines, omar] = ['ines@clinic.example', 'omar@schools.example'];
const need = 'english-class';

const digestTo = (address: string): string =>
  program.runner.mail.to(address).findLast(({ headers }) => headers['list-unsubscribe'] !== undefined)?.text ?? '';

async function joins(name: string, email: string, { title, kind }: { title: string; kind: string }): Promise<void> {
  const { id: organization } = (await program.staff('POST', '/staff/organizations', { title, kind })).body as {
    id: string;
  };
  await program.staff('POST', '/staff/members', { name, email, organization });
  await program.press(program.way(email, 'invite'), { answer: 'join' });
}

/** What waits for staff is approved as it stands. */
async function approveAll(): Promise<readonly string[]> {
  const { submitted } = (await program.staff('GET', '/staff/items')).body as { submitted: readonly { id: string }[] };
  for (const { id } of submitted) await program.staff('POST', `/staff/items/${id}/approve`);
  return submitted.map(({ id }) => id);
}

/** Of the eleven households that make a group ten have been there before: what they asked for, and that none of them could have it. */
async function tenBefore(): Promise<void> {
  const ten = { whole: 10, several: { [need]: 10 }, one: {} };
  const nobody = { whole: 0, several: {}, one: {} };
  const known = { found: ten, waited: nobody, unmet: { [need]: 10 } };
  const state = { status: 'counted', week: '2026-w40', known, told: { found: nobody, waited: nobody, unmet: {} } };
  const table = program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable').find(({ id }) => /^Program/.test(id));
  const Item = marshall({ pk: 'numbers#households', sk: 'state', v: 1, n: 1, state });
  await program.runner.database('PutItem', { TableName: table?.ref, Item });
}

/** Two households with the same navigator; the first one’s need could not be met. */
async function oneIsLeftWithout(): Promise<void> {
  await program.staff('POST', '/staff/navigators', { ...nadia, capacity: 2 });
  for (const email of ['first@home.example', 'second@home.example']) {
    const household = { ...amina, contact: { email }, needs: [need], introduction: 'at-once' };
    await program.staff('POST', '/staff/arrivals', household);
    await program.press(program.way(nadia.email, 'offer'), {
      answer: 'accept',
    });
  }
  const [pairing] = [...(await statesIn(program, 'plan')).keys()];
  await program.staff('POST', `/staff/tasks/${pairing}.connect-1/done`, { outcome: 'not-available' });
}

/** A dialogue of five people and two facilitators in one circle, from its opening to its results. */
async function peopleTalk(dialogue: string): Promise<void> {
  const does = async (act: string, body: object) => {
    const { status, body: said } = await program.staff('POST', `/staff/dialogues/${dialogue}/${act}`, body);
    if (status >= 300) throw new Error(`${act}: ${JSON.stringify(said)}`);
    return said as Record<string, string>;
  };
  const inDays = (days: number) =>
    new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const evening = { time: '18:00', place: 'Park Street Library' };
  await does('schedule', { ...evening, date: inDays(30) });
  for (const stage of ['organizing', 'recruiting']) await does('next', { stage, reason: 'soon-settled' });
  const leads = { email: 'bo@library.example', background: 'long-here', trainedOn: inDays(-9) };
  await does('facilitators', { name: 'Bo Lind', ...leads });
  const people: string[] = [];
  for (const n of [1, 2, 3, 4, 5]) {
    const { participant = '' } = await does('registrations', {
      name: `Neighbor ${n}`,
      phone: `+1860555021${n}`,
      consent,
    });
    people.push(participant);
  }
  // Registration closes days before: whoever is there by then comes tomorrow.
  await does('schedule', { ...evening, date: inDays(1) });
  await program.later('P2D');
  for (const stage of ['forming', 'kicked-off', 'in-session', 'action-forum'])
    await does('next', { stage, reason: 'partners-decided' });
  const [convener, owner] = people;
  await does('ideas', { title: action, proposers: [owner] });
  await does('groups', { title: 'Getting around', convener });
  await does('actions/adopt', { action: 1, group: 1, owner, date: inDays(20) });
  await does('next', { stage: 'action', reason: 'partners-decided' });
  await does('results', { text: results });
}

const action = 'A list of who drives when';
const results = 'From May on a bus leaves at ten; six neighbors share rides until then.';

describe('the loop', () => {
  it('from a gap to the digest, to a member who can help, to the navigator whose household needs it; and an issue to its answer', async () => {
    await tenBefore();
    await joins('Ines Duarte', ines, { title: 'Park Street Clinic', kind: 'health' });
    await joins('Omar Said', omar, { title: 'Hartford Public Schools', kind: 'school-district' });
    await oneIsLeftWithout();
    const raised = { kind: 'issue', title: 'No interpreter at the city desk', text: 'People are sent home.' };
    await program.press(program.way(ines, 'member'), { answer: 'submitted', ...raised });
    const [issue = ''] = await approveAll();
    await program.later('P1D');
    // The week in which the eleventh came is not over: nothing is told of it yet.
    expect(digestTo(omar)).toContain(fill(en.digest.raised, raised));
    expect(digestTo(omar)).not.toContain('English class');

    await program.staff('POST', `/staff/issues/${issue}/discuss`);
    await program.staff('POST', `/staff/issues/${issue}/refer`, { body: 'commission' });
    await program.later('P7D');
    const digest = digestTo(omar);
    expect(digest).toContain(fill(en.digest.yoursAsked, { names: 'English class' }));
    expect(digest).toContain(fill(en.digest.yoursUnmet, { names: 'English class' }));
    // Whoever is not asked about it reads it among the numbers alone.
    expect(digestTo(ines)).not.toContain('you may be able to help');
    const [body] = settings.advisory.bodies;
    expect(digest).toContain(fill(en.digest.referred, { body: body?.name ?? '', title: raised.title }));

    const until = new Date(program.runner.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
    const offered = { kind: 'resource', title: 'Evening English class', text: 'Free, on Tuesdays.', need, until };
    await program.press(wayIn(digest, 'member'), { answer: 'submitted', ...offered });
    await approveAll();
    await program.staff('POST', `/staff/issues/${issue}/answer`, { text: 'An interpreter is there from May on.' });
    expect(program.mailTo(ines).text).toContain('An interpreter is there from May on.');
    await program.later('P7D');
    const told = program.runner.mail.to(nadia.email).filter(({ text }) => text.includes(en.mails.thisWeek.newOffer));
    expect(told.length).toBeGreaterThan(0);
    // It stands below the step of the household that still needs it.
    const week = program.way(nadia.email, 'week');
    expect((await program.get(week)).text).toContain(offered.title);
    for (const text of ['Evening English class', fill(en.digest.answered, raised), 'from May on'])
      expect(digestTo(ines)).toContain(text);
    await program.staff('POST', `/staff/issues/${issue}/close`, { reason: 'answered' });
    const open = (await program.staff('GET', '/staff/issues')).body;
    expect(open).toEqual([]);
  });

  it('from an issue and a gap to the topic of a dialogue, and from what that came to back into the digest; the gap itself names nobody', async () => {
    await joins('Ines Duarte', ines, { title: 'Park Street Clinic', kind: 'health' });
    await joins('Omar Said', omar, { title: 'Hartford Public Schools', kind: 'school-district' });
    await oneIsLeftWithout();
    const raised = { kind: 'issue', title: 'No bus after nine', text: 'Who works late walks home.' };
    await program.press(program.way(ines, 'member'), { answer: 'submitted', ...raised });
    const [issue = ''] = await approveAll();
    await program.later('P1D');
    expect(digestTo(omar)).toContain(fill(en.digest.raised, raised));

    // Where a dialogue is begun both suggest themselves: the need without a number, since it is one household's.
    const ana = await program.desk('ana@library.example');
    const page = await ana.get('/desk/dialogues');
    const seen = textOf(page);
    for (const text of ['English class', 'fewer than 11 times', raised.title]) expect(seen).toContain(text);
    const { topics } = (await program.staff('GET', '/staff/dialogues')).body as {
      topics: { needs: object[]; issues: { id: string; title: string; text: string }[] };
    };
    expect(topics.needs).toEqual([{ need, atLeast: 0 }]);
    expect(topics.issues.map(({ id }) => id)).toEqual([issue]);

    // One press, and there is a draft; a second one of a colleague finds that there is.
    const begins = { format: 'round', topic: raised.title, goals: raised.text, 'from.issue': issue };
    const draft = await ana.post('/desk/dialogues', begins);
    expect(draft.status).toBe(200);
    const path = new URL(draft.url).pathname;
    expect(textOf(draft)).toContain('an issue of the advisory group');
    const again = await program.staff('POST', '/staff/dialogues', {
      ...{ format: 'round', topic: raised.title, from: { issue } },
    });
    expect(again.status).toBe(409);
    const [known] = (await program.staff('GET', '/staff/issues')).body as { stage: string; dialogue: string }[];
    expect(known).toMatchObject({ stage: 'discussed', dialogue: path.split('/').at(-1) });
    expect(textOf(await ana.get('/desk/dialogues'))).not.toContain('Begin a draft – No bus');

    await peopleTalk(String(known?.dialogue));
    // Whoever raised it hears at once what came of it, the group in a later digest.
    const { talked } = en.advisory.answerOfDialogue;
    for (const text of [fill(talked, { topic: raised.title }), results, action])
      expect(program.mailTo(ines).text).toContain(text);
    await program.later('P7D');
    const back = [fill(en.digest.answered, raised), 'Neighbors talked about it', en.digest.sections.dialogues];
    // How the dialogue stands is told by itself: registration was open and over between two digests.
    for (const text of [...back, `* ${raised.title}\n${en.dialogues.stages.action}`])
      expect(digestTo(omar)).toContain(text);
  });
});

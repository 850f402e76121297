import { expect, it } from 'vitest';
import { atTheForum, formingDialogue } from '../support/circles.ts';
import { type AtDesk, textOf } from '../support/desk.ts';
import { dayAhead } from '../support/dialogues.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** Circles of a dialogue as staff form and lead them at the desk: proposed, moved on the board, planned, printed, recorded, and told what came of them. */
let program: Program;
let desk: AtDesk;
eachStory(begun => {
  program = begun;
});

const subjectsTo = (email: string): readonly string[] => program.runner.mail.to(email).map(({ subject }) => subject);
const today = async () =>
  ((await program.staff('GET', '/staff/today')).body as { lines: { code: string; page?: string }[] }).lines;

it('the board: circles are proposed and taken, people are moved with what is the matter at once, and names come by a press', async () => {
  const neighbor = (background: string, i: number) => ({
    times: ['tue-evening'],
    ownLanguage: 'en',
    background,
    phone: `+1860555030${i}`,
  });
  const others = ['moved-here', 'long-here', 'moved-here', 'long-here', 'both', 'long-here'].map(neighbor);
  const { id, people, neighbors, facilitators, venues } = await formingDialogue(program, 1, { others });
  desk = await program.desk('lee@library.example');
  const talk = `/desk/dialogues/${id}`;
  const proposed = await desk.post(`${talk}/circles/propose`, { [`times.${venues[0]}`]: 'tue-evening' });
  expect(textOf(proposed)).toMatch(/Quality: \d+ of 100.*People: 6/);
  const [, circle = ''] = /name="circle" value="([^"]+)"/.exec(proposed.markup) ?? [];
  const taken = await desk.post(`${talk}/circles/take`, { circle: circle.replaceAll('&quot;', '"') });
  expect(textOf(taken)).toMatch(/In no circle yet: 3.*Circle 1.*People: 6.*In this circle: 6\. Better are 8 or more/);
  await desk.post(`${talk}/circles`, { venue: venues[1] ?? '', language: 'en' });
  const [mina = ''] = people;
  const moved = await desk.post(`${talk}/circles/move`, { who: `0 ${mina}`, to: '2' });
  expect(moved.url).toMatch(/did=done#circle-2$/);
  expect(textOf(moved)).toMatch(/Circle 2.*In this circle: 1\. At least 5 are needed to meet/);
  await desk.post(`${talk}/circles/move`, { who: `1 ${neighbors[0]}`, to: '2' });
  // A board that has changed meanwhile is noticed.
  await desk.post(`${talk}/circles`, { venue: venues[1] ?? '', language: 'en' });
  const stale = await desk.post(`${talk}/circles/move`, { who: `1 ${neighbors[0]}`, to: '3' });
  expect([stale.status, textOf(stale).includes('Someone of these is not in this circle.')]).toEqual([409, true]);
  const out = await desk.post(`${talk}/circles/move`, { who: `2 ${mina}`, to: '0' });
  expect(textOf(out)).toContain('In no circle yet: 3');
  const taking = await desk.post(`${talk}/circles/move`, { who: `1 ${facilitators[0]}`, to: '2' });
  expect(textOf(taking)).toMatch(/Circle 1.*Facilitators: 1\. There should be 2/);
  expect(textOf(taking)).not.toContain('Mina');
  expect(textOf(await desk.post(`${talk}/circles/names`))).toContain('Mina');
  expect(await program.leaks()).toEqual([]);
}, 120_000);

it('a session: planned, printed, recorded from paper; what stays out is a line of Today; results reach everyone who took part', async () => {
  const reached = { person: { email: 'mina@home.example' } };
  const { id, participants, does, toTheForum } = await atTheForum(program, reached);
  desk = await program.desk('lee@library.example');
  const [first = ''] = participants;
  const page = `/desk/dialogues/${id}/circles/1`;
  const when = { circle: '1', date: dayAhead(program, 1), time: '18:00', minutes: '120' };
  const planned = await desk.post(`${page}/sessions`, when);
  expect(textOf(planned)).toMatch(/Session 1.*6:00 PM.*planned/);
  expect(textOf(await desk.post(`${page}/sessions`, { ...when, time: '19:00' }))).toContain(
    'has another session at this time',
  );
  await does('venues', { title: 'Small room', seats: 2 });
  const { state } = (await program.staff('GET', `/staff/dialogues/${id}`)).body as {
    state: { venues: { id: string }[] };
  };
  const small = { ...when, date: dayAhead(program, 2), venue: state.venues.at(-1)?.id ?? '' };
  const cramped = await desk.post(`${page}/sessions`, small);
  expect([cramped.status, textOf(cramped)]).toEqual([422, expect.stringContaining('More people sit in this circle')]);
  expect(cramped.markup).toContain('name="reason"');
  const session = `${page}/sessions/1`;
  expect(textOf(await desk.post(`${session}/sheet`, { circle: '1', session: '1' }))).toMatch(/Agenda.*6:00 PM.*Mina/);
  await program.later('P1DT10H');
  desk = await program.desk('lee@library.example');
  expect((await today()).map(({ code }) => code)).not.toContain('circle-record');
  await program.later('P9D');
  const line = (await today()).find(({ code }) => code === 'circle-record');
  expect(line).toBeDefined();
  desk = await program.desk('lee@library.example');
  expect((await desk.get('/desk')).markup).toContain(`href="${page}"`);
  const record = { circle: '1', session: '1', attended: first, walkIns: '2', ideas: 'A later bus.' };
  const recorded = await desk.post(`${session}/record`, record);
  expect(textOf(recorded)).toMatch(/There: 1, besides: 2.*A later bus.*from paper/);
  expect((await today()).map(({ code }) => code)).not.toContain('circle-record');
  expect((await does('results', { text: 'Too early.' })).said.detail).toContain('after the action forum');
  // One who takes part plans it too, and one who facilitates: each at her one address.
  await does('steering', { name: 'Mina', email: 'mina@home.example', background: 'moved-here' });
  await does('steering', { name: 'Bo', email: 'bo@library.example', background: 'long-here' });
  await toTheForum();
  const results = await desk.get(`/desk/dialogues/${id}/results`);
  expect(textOf(results)).toContain('A later bus.');
  await desk.post(`/desk/dialogues/${id}/results`, { text: 'The city is asked for a later bus.' });
  // It is evening; mail goes in the morning.
  await program.later('PT14H');
  expect(subjectsTo('mina@home.example')).toContain('What came of the community dialogue');
  expect(program.mailTo('mina@home.example').text).toContain('The city is asked for a later bus.');
  for (const email of ['mina@home.example', 'ana@library.example', 'bo@library.example'])
    expect([email, subjectsTo(email).filter(one => one === 'What came of the community dialogue')]).toEqual([
      email,
      ['What came of the community dialogue'],
    ]);
  expect(program.mailTo('ana@library.example').text).toContain('that you planned or facilitated');
  const told = program.runner.events.filter(event => event['detail-type'] === 'CallWanted');
  expect(JSON.stringify(told)).toContain('dialogue-results');
  expect(await program.leaks()).toEqual([]);
}, 120_000);

it('one who registered: found by address, answered for and changed at the desk; whoever facilitates hears of another day', async () => {
  const { id, people, does } = await formingDialogue(program, 10);
  desk = await program.desk('lee@library.example');
  const found = await desk.post('/desk/search', { contact: 'mina@home.example' });
  const own = `/desk/dialogues/${id}/people/${people[0]}`;
  expect(found.markup).toContain(`href="${own}"`);
  expect(textOf(await desk.get(own))).toContain('has a place');
  const participant = people[0] ?? '';
  expect(textOf(await desk.post(`${own}/coming`, { participant, coming: 'false' }))).toContain(
    'cannot come to the kick-off',
  );
  await desk.post(`${own}/change`, { participant, access: 'hearing', times: 'mon-evening' });
  const { body } = await program.staff('GET', `/staff/dialogues/${id}/participants/${participant}`);
  expect(body).toMatchObject({
    participant: { coming: false, answers: { access: ['hearing'], times: ['mon-evening'] } },
  });
  await does('schedule', { date: dayAhead(program, 12), time: '18:00', place: 'Park Street Library' });
  await does('schedule', { date: dayAhead(program, 13), time: '18:00', place: 'Park Street Library' });
  await program.later('PT15M');
  const moved = 'The kick-off of your dialogue has another day or place';
  expect(subjectsTo('ana@library.example').filter(one => one === moved)).toHaveLength(1);
  expect(await program.leaks()).toEqual([]);
}, 120_000);

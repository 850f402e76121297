import { describe, expect, it } from 'vitest';
import { amina, nadia, type Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

const liaison = 'liaison@library.example';
const rosa = 'rosa@library.example';

/** So many days from now, as a date of the program's place. */
const day = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(
    new Date(program.runner.now().getTime() + days * 86_400_000),
  );
const appoint = (from: string, until: string, email = rosa) =>
  program.staff('POST', '/staff/deputy', { email, from, until });
const listed = async () => (await program.staff('GET', '/staff/deputy')).body as readonly { id: string }[];
const mailsTo = (address: string) => program.runner.mail.to(address).map(one => one.subject);
const today = /^Today: /;

describe('a deputy', () => {
  it('gets the liaison’s letters on her days, and the liaison on all others', async () => {
    expect((await appoint(day(1), day(2))).status).toBe(201);
    expect(mailsTo(rosa)).toEqual(['You stand in for the liaison']);
    // Whoever arranged it, the liaison hears of it.
    expect(mailsTo(liaison)).toContain('You stand in for the liaison');
    await program.post('/arrivals', { ...amina, contact: { phone: '+18605550155' } });
    await program.later('P2D');
    expect(mailsTo(rosa).filter(one => today.test(one))).toHaveLength(2);
    expect(mailsTo(liaison).filter(one => today.test(one))).toEqual([]);
    await program.later('P1D');
    expect(mailsTo(rosa).filter(one => today.test(one))).toHaveLength(2);
    expect(mailsTo(liaison).filter(one => today.test(one))).toHaveLength(1);
  });

  it('is forgotten when her days are over', async () => {
    await appoint(day(0), day(0));
    expect(await listed()).toMatchObject([{ email: rosa, now: true }]);
    await program.later('P1D');
    expect(await listed()).toEqual([]);
    const people = (await stored(program.runner, 'People')) as readonly { subject?: string }[];
    expect(people.filter(({ subject }) => subject?.startsWith('deputy#'))).toEqual([]);
  });

  it('and the liaison hear at any hour that someone may not be safe', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.staff('POST', '/staff/arrivals', { ...amina, introduction: 'at-once' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    await appoint(day(0), day(1));
    const [row] = (await program.staff('GET', '/staff/arrivals')).body as { pairing: string }[];
    await program.later('PT14H');
    await program.staff('POST', `/staff/pairings/${row?.pairing}/concern`, { side: 'household' });
    for (const address of [rosa, liaison]) expect(program.mailTo(address).subject).toMatch(/^Please call now/);
  });

  it('is one at a time, from today on, within half a year; what is wrong is said beside its field', async () => {
    const wrong = async (from: string, until: string) => (await appoint(from, until)).body as { errors?: unknown };
    expect(await wrong(day(-1), day(1))).toMatchObject({ errors: [{ pointer: '/from' }] });
    expect(await wrong(day(3), day(2))).toMatchObject({ errors: [{ pointer: '/until' }] });
    expect(await wrong(day(3), day(300))).toMatchObject({ errors: [{ pointer: '/until' }] });
    expect((await appoint(day(1), day(2), 'zz-no-address')).status).toBe(422);
    expect((await appoint(day(1), day(3))).status).toBe(201);
    expect((await appoint(day(3), day(4))).status).toBe(409);
    expect((await appoint(day(4), day(4), 'ines@library.example')).status).toBe(201);
    // Nothing refused is stored.
    const people = (await stored(program.runner, 'People')) as readonly { subject?: string }[];
    expect(people.filter(({ subject }) => subject?.startsWith('deputy#'))).toHaveLength(2);
  });

  it('whose days are taken back is told so, and then forgotten; her mails go to the liaison again', async () => {
    await appoint(day(0), day(5));
    const [one] = await listed();
    const seen = await (await program.desk(liaison)).get('/desk');
    expect(seen.markup).toContain('Someone stands in for the liaison until');
    expect((await program.staff('POST', `/staff/deputy/${one?.id}/take-back`)).status).toBe(200);
    expect((await program.staff('POST', `/staff/deputy/${one?.id}/take-back`)).status).toBe(404);
    expect(await listed()).toEqual([]);
    expect((await (await program.desk(liaison)).get('/desk')).markup).not.toContain('stands in for the liaison');
    const told = ['You stand in for the liaison', 'You do not stand in for the liaison any longer'];
    expect(mailsTo(rosa)).toEqual(told);
    expect(mailsTo(liaison)).toEqual(expect.arrayContaining(told));
    // Others can be appointed for the same days at once.
    expect((await appoint(day(4), day(5), 'ines@library.example')).status).toBe(201);
    await program.post('/arrivals', { ...amina, contact: { phone: '+18605550155' } });
    await program.later('P2DT1H');
    expect(mailsTo(rosa)).toEqual(told);
    expect(mailsTo(liaison).filter(one => today.test(one)).length).toBeGreaterThan(0);
    const people = (await stored(program.runner, 'People')) as readonly { subject?: string }[];
    expect(people.filter(({ subject }) => subject === `deputy#${one?.id}`)).toEqual([]);
  });

  it('who presses a button of her letter is named by the fact, and nobody is when her days are over', async () => {
    await appoint(day(0), day(1));
    const [one] = await listed();
    await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives(amina);
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    const profile = program.way(nadia.email, 'profile');
    await program.press(profile, { answer: 'stop-now' });
    await program.later('P1D');
    const links = program.ways(rosa, 'today');
    const pages = await Promise.all(links.map(way => program.get(way)));
    const link = links[pages.findIndex(page => page.markup.includes('value="done"'))] ?? '';
    expect((await program.press(link, { answer: 'done' })).text).toContain('It is no longer in today’s list.');
    const settled = program.runner.events.filter(fact => fact['detail-type'] === 'AttentionSettled');
    expect(settled.map(({ detail }) => (detail as { data: { by: string } }).data.by)).toEqual([`staff:${one?.id}`]);
    await program.staff('POST', `/staff/deputy/${one?.id}/take-back`);
    expect((await program.press(link, { answer: 'done' })).text).toContain('You do not stand in any longer');
  });
});

import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../functions/platform/kernel/ids.ts';
import { wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';
import { subjectOf } from '../support/ways.ts';

/** What a navigator tells of a household: codes with the pairing, words sealed with the household's own key. */
const other = { ...amina, preferredName: 'Grace', contact: { email: 'grace@home.example' } };
const said = wordsFor('en').pages.week;

interface Told {
  readonly id: string;
  readonly outcome: string;
  readonly minutes: number;
  readonly by: string;
  readonly note?: string;
}

let program: Program;
eachStory(begun => {
  program = begun;
});

const rows = async () =>
  (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly { id: string; pairing?: string }[];
const toldOf = async (pairing: string) =>
  (await program.staff('GET', `/staff/pairings/${pairing}/contacts`)).body as unknown as readonly Told[];
const alerts = () => program.runner.mail.to('liaison@library.example').map(mail => mail.text);
const reportsStored = async () =>
  ((await stored(program.runner, 'People')) as readonly { pk: string }[]).filter(({ pk }) => pk.startsWith('reports#'));

/** A household and its navigator have both said yes; answers the pairing and the link to this week. */
async function paired(household: { contact: { email: string } } = amina): Promise<{ pairing: string; week: string }> {
  await program.arrives({ ...household, introduction: 'at-once' });
  await program.press(program.way(household.contact.email, 'confirm'), { answer: 'confirm' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  // One mail a day about her steps: those of another household come the next morning.
  if (household !== amina) await program.later('P1D');
  const week = program.way(nadia.email, 'week');
  return { week, pairing: subjectOf(week) };
}

/** The page's form as her browser sends it: with the number that makes it one. */
async function form(week: string, pairing: string, told: Readonly<Record<string, string>>) {
  const { markup } = await program.get(week);
  const nonce = /name="nonce" value="([^"]+)"/.exec(markup)?.[1] ?? '';
  return { nonce, ...Object.fromEntries(Object.entries(told).map(([name, value]) => [`${pairing}.${name}`, value])) };
}

describe('this week', () => {
  it('is ticked and told in one form, saved once however often it is sent, and read by the staff', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing, week } = await paired();
    const told = {
      outcome: 'held',
      minutes: '90',
      mode: 'library',
      note: 'The children came too, and all of us laughed.',
    };
    const sent = { ...(await form(week, pairing, told)), tick: `${pairing}/first-contact` };
    const page = await program.press(week, sent);
    expect(page.text).toContain(said.saved);
    expect(page.text).toContain('We met or talked, 90 minutes, and at the library');
    await program.press(week, sent);
    expect(await toldOf(pairing)).toMatchObject([{ outcome: 'held', minutes: 90, by: 'navigator', note: told.note }]);
    expect(program.runner.events.filter(fact => fact['detail-type'] === 'ContactLogged')).toHaveLength(1);
    // She goes back, corrects it and saves again.
    await program.press(week, { ...sent, [`${pairing}.minutes`]: '60', [`${pairing}.note`]: 'One hour, to be exact' });
    expect(await toldOf(pairing)).toMatchObject([{ outcome: 'held', minutes: 60, note: 'One hour, to be exact' }]);
    // And once more: what she sees as saved is what is held.
    await program.press(week, sent);
    expect(await toldOf(pairing)).toMatchObject([{ minutes: 90, note: told.note }]);
    // Who has met at the library has made first contact, and met: neither is asked of her any more.
    expect(program.runner.events.filter(fact => fact['detail-type'] === 'TaskCompleted')).toHaveLength(2);
  });

  it('comes back with what was typed where something is missing, and nothing is saved', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing, week } = await paired();
    const sent = {
      ...(await form(week, pairing, { outcome: 'held', note: 'Typed already' })),
      tick: `${pairing}/first-contact`,
    };
    const page = await program.press(week, sent);
    expect(page.text).toContain(wordsFor('en').form.faults);
    expect(page.markup).toContain('value="Typed already"');
    expect(page.markup).toMatch(/value="[^"]+\/first-contact" checked/);
    expect(page.markup).toMatch(/aria-invalid="true"[^>]*>/);
    expect(await toldOf(pairing)).toEqual([]);
    const lacking = await program.press(week, await form(week, pairing, { note: 'Only this' }));
    expect(lacking.text).toContain(wordsFor('en').form.faults);
    expect(program.runner.events.filter(fact => fact['detail-type'] === 'TaskCompleted')).toEqual([]);
  });

  it('is taken back until the next mail, its words too', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing, week } = await paired();
    await program.press(week, await form(week, pairing, { outcome: 'attempted', note: 'Nobody was there today' }));
    const [one] = await toldOf(pairing);
    const back = { takeBack: (one?.id ?? '').replace(`${pairing}.`, `${pairing}/`) };
    expect((await program.press(week, back)).text).toContain(said.saved);
    expect(await toldOf(pairing)).toEqual([]);
    await program.press(week, await form(week, pairing, { outcome: 'none' }));
    await program.later('P4D');
    const [late] = await toldOf(pairing);
    const final = await program.press(week, { takeBack: (late?.id ?? '').replace(`${pairing}.`, `${pairing}/`) });
    expect(final.text).toContain(said.final);
    expect((await program.staff('POST', `/staff/contacts/${late?.id}/take-back`)).status).toBe(200);
    expect(await toldOf(pairing)).toEqual([]);
  });

  it('says so where a pairing on it has ended meanwhile, and saves the rest', async () => {
    await program.staff('POST', '/staff/navigators', { ...nadia, capacity: 2 });
    const first = await paired();
    const second = await paired(other);
    const both = {
      ...(await form(second.week, first.pairing, { outcome: 'attempted' })),
      ...(await form(second.week, second.pairing, { outcome: 'attempted' })),
    };
    await program.staff('POST', `/staff/pairings/${first.pairing}/end`, { reason: 'completed' });
    const page = await program.press(second.week, both);
    expect(page.text).toContain(said.saved);
    expect(page.text).toContain('has ended meanwhile');
    expect(await toldOf(first.pairing)).toEqual([]);
    expect(await toldOf(second.pairing)).toHaveLength(1);
  });

  it('tells of each household by itself, and of nobody else’s', async () => {
    await program.staff('POST', '/staff/navigators', { ...nadia, capacity: 2 });
    const first = await paired();
    const second = await paired(other);
    const both = {
      ...(await form(second.week, first.pairing, { outcome: 'held', minutes: '60' })),
      ...(await form(second.week, second.pairing, { outcome: 'attempted' })),
      'stranger.1.outcome': 'held',
      [`${'x'.repeat(3000)}.1.outcome`]: 'held',
      tick: `${'x'.repeat(3000)}.1/agreement`,
    };
    expect(await program.press(second.week, both)).toMatchObject({ status: 200 });
    expect(await toldOf(first.pairing)).toMatchObject([{ outcome: 'held', minutes: 60 }]);
    expect(await toldOf(second.pairing)).toMatchObject([{ outcome: 'attempted', minutes: 0 }]);
  });
});

describe('words of a report', () => {
  it('are never refused: what must not be written down is blacked out, and the liaison hears that it was', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing, week } = await paired();
    await program.press(
      week,
      await form(week, pairing, {
        outcome: 'held',
        minutes: '30',
        note: 'Her number is A123456789 and we filled in a form',
      }),
    );
    expect((await toldOf(pairing))[0]?.note).toBe('Her number is ▇▇▇ and we filled in a form');
    expect(alerts().filter(text => text.includes('blacked out'))).toHaveLength(1);
    expect(JSON.stringify(await stored(program.runner, 'People'))).not.toContain('123456789');
  });

  it('can be read by the household they are about, stand in its export, and each look is written down', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing, week } = await paired();
    const note = 'We found the English class on Park Street';
    await program.press(week, await form(week, pairing, { outcome: 'held', minutes: '60', note }));
    await toldOf(pairing);
    const rights = program.way(amina.contact.email, 'rights');
    await program.press(rights, { answer: 'ask' });
    const page = await program.press(program.way(amina.contact.email, 'data'), { answer: 'see' });
    expect(page.text).toContain(note);
    expect(page.text).toContain(wordsFor('ar').rights.seen.reports);
    const [row] = await rows();
    const document = (await program.staff('POST', `/staff/arrivals/${row?.id}/export`)).body as unknown as {
      reports: readonly { text: string }[];
      records: readonly { pk: string; kind?: string; basis?: string }[];
    };
    expect(document.reports).toMatchObject([{ text: note }]);
    const looks = document.records.filter(({ pk }) => pk.startsWith('disclosure#'));
    expect(looks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['staff-view', 'own-view', 'export']));
  });

  it('are forgotten with the household', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing, week } = await paired();
    await program.press(week, await form(week, pairing, { outcome: 'held', minutes: '60', note: 'A good first hour' }));
    expect(await reportsStored()).toHaveLength(1);
    const [row] = await rows();
    await program.staff('POST', `/staff/arrivals/${row?.id}/erase`);
    await program.later('PT1M');
    expect(await reportsStored()).toEqual([]);
    expect((await toldOf(pairing))[0]).toMatchObject({ outcome: 'held', minutes: 60 });
    expect((await toldOf(pairing))[0]?.note).toBeUndefined();
  });

  it('leave no trace in clear of what was blacked out: neither words nor a hash of them', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing, week } = await paired();
    const note = 'A123456789';
    const sent = await form(week, pairing, { outcome: 'held', minutes: '30', note });
    await program.press(week, sent);
    const rowsOfPlan = JSON.stringify(await stored(program.runner, 'Program'));
    const hashed = fingerprint(JSON.stringify({ outcome: 'held', minutes: 30, note }));
    for (let length = 8; length <= 12; length++) expect(rowsOfPlan).not.toContain(hashed.slice(0, length));
    expect(rowsOfPlan).not.toContain('123456789');
  });

  it('leave nothing behind where the household is forgotten in the moment in which they are told', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing, week } = await paired();
    const sent = await form(week, pairing, { outcome: 'held', minutes: '30', note: 'Told too late' });
    const tables = program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable');
    const people = tables.find(one => one.id.startsWith('People'))?.ref;
    const persons = (await stored(program.runner, 'People')) as readonly { pk: string; subject?: string }[];
    const person = persons.find(({ subject }) => subject?.startsWith('arrival#'))?.pk ?? '';
    program.runner.intercept(async (call, perform) => {
      if (call.operation === 'TransactWriteItems' && JSON.stringify(call.body).includes('reports#'))
        await program.runner.database('DeleteItem', { TableName: people, Key: { pk: { S: person } } });
      return perform();
    });
    await program.press(week, sent);
    program.runner.intercept((_, perform) => perform());
    expect(await reportsStored()).toEqual([]);
    expect((await toldOf(pairing))[0]).toMatchObject({ outcome: 'held', minutes: 30 });
  });

  it('are whole in a form of many households and long lines', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing, week } = await paired();
    const note = 'ማ'.repeat(500);
    const many = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`other${i}.1.note`, note]));
    await program.press(week, { ...many, ...(await form(week, pairing, { outcome: 'none', note })) });
    expect((await toldOf(pairing))[0]?.note).toBe(note);
  });

  it('are entered by staff for whoever phones, with the same care', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing } = await paired();
    const tell = (body: object) => program.staff('POST', `/staff/pairings/${pairing}/contacts`, body);
    expect((await tell({ outcome: 'held', minutes: 45, mode: 'phone', note: 'Told at the counter' })).status).toBe(201);
    expect(await tell({ outcome: 'held' })).toMatchObject({ status: 422, body: { errors: [{ pointer: '/minutes' }] } });
    expect(await tell({ outcome: 'met', note: 'y'.repeat(501) })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/outcome' }, { pointer: '/note' }] },
    });
    expect((await program.staff('POST', '/staff/pairings/nobody.1/contacts', { outcome: 'none' })).status).toBe(404);
    expect((await program.staff('GET', '/staff/pairings/nobody.1/contacts')).status).toBe(404);
    const [one] = await toldOf(pairing);
    expect(one).toMatchObject({ minutes: 45, note: 'Told at the counter', by: expect.stringMatching(/^staff:/) });
    // The last meeting is told after the end, and what was told can still be read and taken back.
    await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'completed' });
    expect((await tell({ outcome: 'held', minutes: 30, note: 'A good end' })).status).toBe(201);
    expect((await toldOf(pairing)).map(({ note }) => note)).toEqual(['Told at the counter', 'A good end']);
    expect((await program.staff('POST', `/staff/contacts/${one?.id}/take-back`)).status).toBe(200);
    expect((await toldOf(pairing)).map(({ note }) => note)).toEqual(['A good end']);
    const long = 'x'.repeat(3000);
    expect((await program.staff('GET', `/staff/pairings/${long}.1/contacts`)).status).toBe(404);
    expect((await program.staff('POST', `/staff/pairings/${long}.1/contacts`, { outcome: 'none' })).status).toBe(404);
  });
});

describe('reports to funders', () => {
  const fileOf = async (name: string, period = '') =>
    (await program.staff('GET', `/staff/reports/${name}.csv${period}`)).body as unknown as string;

  it('tell what was told, corrected and not taken back, by whom, and nothing that names or describes anyone', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { pairing, week } = await paired();
    const told = { outcome: 'held', minutes: '90', mode: 'library', note: 'The children laughed.' };
    const sent = await form(week, pairing, told);
    await program.press(week, sent);
    await program.press(week, { ...sent, [`${pairing}.minutes`]: '60' });
    const contacts = `/staff/pairings/${pairing}/contacts`;
    await program.staff('POST', contacts, { outcome: 'attempted', minutes: 15, mode: 'phone' });
    await program.staff('POST', contacts, { outcome: 'held', minutes: 240 });
    const mistake = (await toldOf(pairing)).find(({ minutes }) => minutes === 240);
    await program.staff('POST', `/staff/contacts/${mistake?.id}/take-back`);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(program.runner.now());
    const [header, ...lines] = (await fileOf('contacts')).trimEnd().split('\r\n');
    expect(header).toBe('pairing,date,outcome,mode,minutes,told_by');
    expect(lines.map(line => line.replace(/^[a-z0-9]{10},/, ''))).toEqual([
      `${today},held,library,60,navigator`,
      `${today},attempted,phone,15,staff`,
    ]);
    const month = `month,pairings,contacts_held,contacts_attempted,hours\r\n${today.slice(0, 7)},1,1,1,1.25\r\n`;
    expect(await fileOf('hours')).toBe(month);
    expect(await fileOf('hours', '?from=2020-01-01&to=2020-12-31')).toBe(`${month.split('\r\n')[0]}\r\n`);
    for (const period of ['from=May', 'from=2026-02-31', 'from=2026-12-31&to=2026-01-01'])
      expect((await program.staff('GET', `/staff/reports/hours.csv?${period}`)).status).toBe(422);
    // Who is forgotten takes her plan with her; the hours that were given stay, and lead to nobody.
    const [{ id } = { id: '' }] = await rows();
    await program.staff('POST', `/staff/arrivals/${id}/erase`);
    await program.later('P40D');
    expect(await toldOf(pairing)).toMatchObject({ status: 404 });
    expect(await fileOf('hours')).toBe(month);
    const left = ((await stored(program.runner, 'Program')) as readonly { pk: string }[]).filter(({ pk }) =>
      pk.startsWith('report#'),
    );
    expect(left.length).toBeGreaterThan(0);
    expect(JSON.stringify(left)).not.toContain(id);
  });
});

import { describe, expect, it } from 'vitest';
import { grouped } from '../../functions/platform/kernel/ids.ts';
import { deskWords } from '../../functions/program/desk-words.ts';
import { nameOf, wordsFor } from '../../functions/program/words.ts';
import { csrfIn } from '../support/desk.ts';
import { consent, openDialogue } from '../support/dialogues.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

const { calls: words } = deskWords('en');
const byPhone = {
  ...amina,
  contact: { phone: '+18605550123' },
  safeContact: ['no-voicemail', 'not-before-noon'],
  notes: 'My sister may answer',
};

let program: Program;
eachStory(begun => {
  program = begun;
});

interface Listed {
  readonly id: string;
  readonly kind: string;
  readonly attempts: number;
}
const open = async () => (await program.staff('GET', '/staff/calls/open')).body as unknown as readonly Listed[];
const disclosures = async () =>
  (await stored(program.runner, 'Program')).filter(({ pk }) => pk.startsWith('disclosure#'));
const rows = async () =>
  (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly { situation: string; receipt: string }[];

describe('the list of calls', () => {
  it('says what, about whom and by when, and opens nobody', async () => {
    const receipt = await program.arrives(byPhone);
    await program.arrives({ ...amina, contact: { phone: '+18605550124' }, urgent: true });
    const listed = await open();
    expect(listed).toMatchObject([
      { kind: 'confirm', to: 'household', urgent: true, late: false, attempts: 0, language: 'Arabic' },
      { kind: 'confirm', to: 'household', receipt, urgent: false },
    ]);
    expect(JSON.stringify(listed)).not.toMatch(/Amina|860555|sister/);
    const desk = await program.desk('maria@library.example');
    const { markup } = await desk.get('/desk/calls');
    expect(markup).toContain(grouped(receipt).join('-'));
    expect(markup).not.toMatch(/Amina|860555|860 555|sister/);
    expect(await disclosures()).toEqual([]);
  });

  it('is empty when nobody is to be called', async () => {
    const desk = await program.desk('maria@library.example');
    expect((await desk.get('/desk/calls')).markup).toContain(words.none);
    expect((await desk.get('/desk/calls/none')).status).toBe(404);
  });
});

describe('a call whose question is settled otherwise', () => {
  const kept = async () =>
    ((await stored(program.runner, 'Program')) as readonly { pk: string; state?: { status: string; kind: string } }[])
      .filter(({ pk, state }) => pk.startsWith('call#') && state?.status === 'open')
      .map(({ state }) => state?.kind);
  const today = async () =>
    ((await program.staff('GET', '/staff/today')).body as { lines: { code: string }[] }).lines.map(({ code }) => code);
  const row = async () => ((await rows()) as unknown as readonly { id: string; pairing?: string }[])[0];

  it('is closed at once, and nobody phones in vain: answered through staff, then ended', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.staff('POST', '/staff/arrivals', byPhone);
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    expect(await kept()).toEqual(['may-we-introduce']);
    expect(await today()).toContain('call');
    await program.staff('POST', `/staff/arrivals/${(await row())?.id}/answer`, { answer: 'yes' });
    // To tell who her navigator is, she is called still.
    expect(await kept()).toEqual(['introduced']);
    await program.staff('POST', `/staff/pairings/${(await row())?.pairing}/end`, { reason: 'completed' });
    expect(await kept()).not.toContain('introduced');
  });

  it('is closed at once where the household wants no more', async () => {
    await program.arrives(byPhone);
    expect(await kept()).toEqual(['confirm']);
    await program.staff('POST', `/staff/arrivals/${(await row())?.id}/withdraw`, {});
    expect(await kept()).toEqual([]);
    expect(await today()).toEqual([]);
  });
});

describe('the staff’s doors', () => {
  it('answer in the language that is asked for, and so the desk’s pages are of one language', async () => {
    await program.arrives(byPhone);
    const [call] = await open();
    const ask = async (language?: string) => {
      const authorization = `Bearer ${program.runner.staffToken('maria@library.example')}`;
      const headers = { authorization, ...(language && { 'accept-language': language }) };
      const answer = await fetch(`${program.url}/staff/calls/${call?.id}`, { headers });
      const refused = await fetch(`${program.url}/staff/proposals/none/choose`, { method: 'POST', headers });
      return [(await answer.json()) as { language: string }, (await refused.json()) as { title: string }] as const;
    };
    expect(await ask()).toMatchObject([{ language: 'Arabic' }, { title: wordsFor('en').problems[422] }]);
    expect(await ask('ar')).toMatchObject([{ language: 'العربية' }, { title: wordsFor('ar').problems[422] }]);
    const desk = await program.desk('maria@library.example');
    const { markup } = await desk.get('/desk/calls?lang=ar');
    expect(markup).toContain('lang="ar" dir="rtl"');
    expect(markup).toContain('العربية');
    expect(markup.slice(markup.indexOf('<main'))).not.toContain('Arabic');
  });
});

describe('a call', () => {
  it('is opened with one press, which is one disclosure: how to be careful, the number, and what to say in both languages beside each other', async () => {
    await program.arrives(byPhone);
    const [call] = await open();
    const desk = await program.desk('maria@library.example');
    await desk.get(`/desk/calls/${call?.id}`);
    expect(await disclosures()).toEqual([]);
    const { markup, status } = await desk.post(`/desk/calls/${call?.id}/sheet`);
    expect(status).toBe(200);
    expect((await disclosures()).length).toBe(1);
    expect(markup).toContain('href="tel:+18605550123"');
    for (const one of byPhone.safeContact) expect(markup).toContain(nameOf('safeContact', one, 'en'));
    expect(markup).toContain(byPhone.notes);
    expect(markup).toContain(`<p lang="ar" dir="rtl">${wordsFor('ar').calls.confirm}</p>`);
    expect(markup).toContain(`lang="en" dir="ltr">${wordsFor('en').calls.confirm}</p>`);
    for (const outcome of ['yes', 'no', 'no-answer', 'wrong-number']) expect(markup).toContain(`value="${outcome}"`);
    expect(markup).toContain(words.leads.yes.confirm);
    expect(markup).toContain(words.leads['no-answer']);
  });

  it('that is answered leads to the next; what was missing is told with it', async () => {
    const { area: _, availability: __, ...incomplete } = byPhone;
    await program.arrives(incomplete);
    await program.arrives({ ...amina, contact: { phone: '+18605550124' } });
    const [call] = await open();
    const desk = await program.desk('maria@library.example');
    await desk.get('/desk/calls');
    const sheet = await desk.post(`/desk/calls/${call?.id}/sheet`);
    expect(sheet.markup).toContain('<select id="area" name="area">');
    const next = await desk.post(`/desk/calls/${call?.id}`, [
      ['outcome', 'yes'],
      ['tried', '0'],
      ['area', amina.area],
      ['availability', 'mon-morning'],
      ['availability', 'wed-evening'],
    ]);
    expect(next.url).toMatch(/\/desk\/calls\?did=done$/);
    expect(next.markup).toContain(words.next);
    expect(next.markup).toContain(`/desk/calls/${(await open())[0]?.id}/sheet`);
    expect((await rows())[0]?.situation).toBe('waiting');
  });

  it('that two have opened is made once: the second is told who made it, when, and what came of it', async () => {
    await program.arrives(byPhone);
    const [call] = await open();
    const path = `/desk/calls/${call?.id}`;
    const [maria, jo] = [await program.desk('maria@library.example'), await program.desk('jo@library.example')];
    for (const one of [maria, jo]) {
      await one.get(path);
      await one.post(`${path}/sheet`);
    }
    await maria.post(path, { outcome: 'no-answer', tried: '0' });
    const twice = await jo.post(path, { outcome: 'no-answer', tried: '0' });
    expect(twice.status).toBe(409);
    expect(twice.markup).toContain('This call was tried already, by someone on the staff (');
    expect(await open()).toMatchObject([{ attempts: 1 }]);
    await jo.post(path, { outcome: 'yes', tried: '0' });
    const late = await maria.post(path, { outcome: 'no', tried: '1' });
    expect(late.status).toBe(409);
    expect(late.markup).toMatch(/made already, by someone on the staff \(\w{8}\), .*: yes/);
    expect(late.markup).toContain(words.entered);
    expect((await rows())[0]?.situation).toBe('waiting');
    const again = await jo.post(path, { outcome: 'yes', tried: '0' });
    expect(again.url).toMatch(/did=already$/);
    expect((await jo.post(`${path}/sheet`)).status).toBe(409);
  });

  it('to someone who has only an address is a letter that staff decide on', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives(amina);
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    await program.later('P4D');
    const call = (await open()).find(({ kind }) => kind === 'ask-by-call');
    const desk = await program.desk('maria@library.example');
    await desk.get('/desk/calls');
    const { markup } = await desk.post(`/desk/calls/${call?.id}/sheet`);
    expect(markup).toContain(words.writeInstead);
    expect(markup).toContain('href="mailto:amina@home.example"');
    expect(markup).not.toContain('tel:');
  });

  it('is not opened to an auditor, who sees the list; that she tried is a fact', async () => {
    await program.arrives(byPhone);
    const [call] = await open();
    const desk = await program.desk('rob@library.example', ['auditor']);
    const list = await desk.get('/desk/calls');
    expect(list.status).toBe(200);
    expect(csrfIn(list)).not.toBe('');
    const refused = await desk.post(`/desk/calls/${call?.id}/sheet`);
    expect(refused.status).toBe(403);
    expect(refused.markup).not.toMatch(/Amina|860555/);
    expect((await desk.post(`/desk/calls/${call?.id}`, { outcome: 'no' })).status).toBe(403);
    expect(await disclosures()).toEqual([]);
    expect(await open()).toMatchObject([{ attempts: 0 }]);
    const tried = program.runner.events.filter(one => one['detail-type'] === 'StaffRefused');
    expect(tried.map(({ detail }) => (detail.data as { door: string }).door)).toEqual([
      'POST /staff/calls/{id}/sheet',
      'POST /staff/calls/{id}',
    ]);
  });

  it('tells the liaison which calls nobody made in two days, with the way to each, and of none that was made by then', async () => {
    const at = `/staff/dialogues/${await openDialogue(program)}`;
    for (const [name, phone, access] of [
      ['Hla Win', '+18605550147', ['wheelchair']],
      ['Mina', '+18605550148', []],
    ]) {
      const told = await program.staff('POST', `${at}/registrations`, { name, phone, access, consent });
      const { participant } = told.body as { participant: string };
      await program.staff('POST', `${at}/participants/access`, { participant, answer: 'arranged' });
    }
    const receipt = await program.arrives(byPhone);
    await program.later('PT1H');
    const calls = await open();
    const [confirming, arranged] = ['confirm', 'dialogue-access'].map(kind => calls.find(one => one.kind === kind));
    const [left, made] = calls.filter(({ kind }) => kind === 'dialogue-registered');
    await program.staff('POST', `/staff/calls/${made?.id}`, { outcome: 'yes' });
    await program.later('P3DT6H');
    const told = program.runner.mail
      .to('liaison@library.example')
      .filter(({ text }) => text.includes('overdue for two'));
    const kinds = wordsFor('en').calls.kinds;
    const named = [grouped(receipt).join('-'), kinds['dialogue-registered'], kinds['dialogue-access']];
    expect(told.map(({ subject }) => subject).sort()).toEqual(named.map(one => `Please look at this: ${one}`).sort());
    const about = told.find(({ subject }) => subject.includes(kinds['dialogue-registered']));
    expect(about?.text).toContain(`${program.url}/desk/calls/${left?.id}`);
    for (const call of [confirming, arranged])
      expect(told.filter(({ text }) => text.includes(`${program.url}/desk/calls/${call?.id}\n`))).toHaveLength(1);
  });
});

import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** A navigator's number, which she need not give; and who can meet by phone or video alone. Numbers are canaries: each story searches all sinks for them. */
const en = wordsFor('en');
const number = '+18605550177';

interface Listed {
  readonly id: string;
  readonly email: string;
  readonly phone?: string;
}

interface Call {
  readonly id: string;
  readonly kind: string;
  readonly about: { readonly subject: string; readonly email?: string; readonly phone?: string };
  readonly script: { readonly write?: string; readonly english: readonly string[] };
}

let program: Program;
eachStory(begun => {
  program = begun;
});

const listed = async () => (await program.staff('GET', '/staff/navigators')).body as unknown as readonly Listed[];
const calls = async () => (await program.staff('GET', '/staff/calls')).body as unknown as readonly Call[];
const rows = async () =>
  (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly {
    readonly id: string;
    readonly situation: string;
    readonly pairing?: string;
    readonly why?: readonly string[];
    readonly explanation?: { readonly criteria: { readonly proximity: { readonly raw: number } } };
  }[];
const subjects = (address: string) => program.runner.mail.to(address).map(({ subject }) => subject);

async function paired(): Promise<string> {
  await program.arrives({ ...amina, introduction: 'at-once' });
  await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  return (await rows())[0]?.pairing ?? '';
}

describe('a navigator’s number', () => {
  it('is told in the form or not, however it is typed, and stands in the staff’s list', async () => {
    const { strengths: _, ...told } = nadia;
    const application = { ...told, ofAge: true, consent: { version: '2026-11', language: 'en' } };
    const wrong = await program.post('/volunteer', { ...application, phone: '0177' });
    expect(wrong.body.errors).toEqual([{ pointer: '/phone', detail: en.refusals.phone }]);
    await program.post('/volunteer', { ...application, phone: '+1 (860) 555-0177' });
    await program.post('/volunteer', { ...application, email: 'other@navigators.example' });
    expect((await listed()).map(({ email, phone }) => [email, phone])).toEqual([
      [nadia.email, number],
      ['other@navigators.example', undefined],
    ]);
    expect((await program.get('/volunteer')).markup).toContain('name="phone"');
  });

  it('is changed and taken away on her own page and by staff, exported, and erased with her', async () => {
    await program.staff('POST', '/staff/navigators', { ...nadia, phone: number });
    await paired();
    const [{ id } = { id: '' }] = await listed();
    const page = program.way(nadia.email, 'profile');
    expect((await program.get(page)).markup).not.toContain(number);
    expect((await program.press(page, { answer: 'open' })).markup).toContain(number);
    const own = { ...{ capacity: '1', areas: 'frog-hollow', availability: 'mon-morning' }, answer: 'save' };
    const speaks = { 'languages.0.code': 'ar', 'languages.0.level': 'fluent' };
    await program.press(page, { ...own, ...speaks, phone: '+18605550178' });
    expect((await listed())[0]?.phone).toBe('+18605550178');
    expect(JSON.stringify((await program.staff('POST', `/staff/navigators/${id}/export`)).body)).toContain(
      '+18605550178',
    );
    await program.press(page, { ...own, ...speaks });
    expect((await listed())[0]).not.toHaveProperty('phone');
    const correct = (body: object) => program.staff('POST', `/staff/navigators/${id}/correct`, body);
    await correct({ phone: number });
    expect((await listed())[0]?.phone).toBe(number);
    await correct({ areas: ['frog-hollow'] });
    expect((await listed())[0]?.phone).toBe(number);
    await correct({ phone: '' });
    expect((await listed())[0]).not.toHaveProperty('phone');
  });

  it('is on the sheet when nothing is heard of her; where there is none the sheet says how else to reach her', async () => {
    await program.staff('POST', '/staff/navigators', { ...nadia, phone: number });
    await paired();
    await program.later('P24D');
    const silent = async () => (await calls()).find(({ kind }) => kind === 'navigator-silent');
    const [{ id } = { id: '' }] = await listed();
    expect(await silent()).toMatchObject({ about: { subject: id, email: nadia.email, phone: number } });
    expect((await silent())?.script).not.toHaveProperty('write');
    expect((await silent())?.script.english).toContain(en.calls.navigatorSilent.goOn);
    await program.staff('POST', `/staff/navigators/${id}/correct`, { phone: '' });
    expect((await silent())?.script.write).toBe(en.calls.writeOrAsk);
  });
});

describe('a navigator of whom nothing is heard', () => {
  const silentCall = async () => (await calls()).find(({ kind }) => kind === 'navigator-silent');
  const answer = async (outcome: string) =>
    program.staff('POST', `/staff/calls/${(await silentCall())?.id}`, { outcome });
  const alerts = () => program.runner.mail.to('liaison@library.example').map(({ text }) => text);

  it('is a call that is tried again and told of when it stays open; who goes on is reminded again', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await paired();
    await program.later('P24D');
    const before = subjects(nadia.email).length;
    for (const _ of [1, 2, 3]) {
      expect((await answer('no-answer')).status).toBe(200);
      await program.later('P1D');
    }
    expect(alerts().some(text => text.includes('Three calls were not answered'))).toBe(true);
    expect(subjects(nadia.email)).toHaveLength(before);
    expect((await answer('yes')).status).toBe(200);
    expect(await silentCall()).toBeUndefined();
    await program.later('P1D');
    expect(subjects(nadia.email).slice(before)).toEqual([en.mails.thisWeek.subjectLate]);
  });

  it('who cannot go on is the liaison’s, and not reminded', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await paired();
    await program.later('P24D');
    const before = subjects(nadia.email).length;
    await answer('no');
    expect(alerts().some(text => text.includes(en.alerts['navigator-silent-no'].act))).toBe(true);
    await program.later('P3D');
    expect(subjects(nadia.email)).toHaveLength(before);
  });

  it('who tells something before is called by nobody: the call is overtaken', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const pairing = await paired();
    await program.later('P24D');
    const { id = '' } = (await silentCall()) ?? {};
    await program.staff('POST', `/staff/pairings/${pairing}/contacts`, { outcome: 'attempted' });
    expect((await program.staff('POST', `/staff/calls/${id}`, { outcome: 'no' })).status).toBe(409);
    expect(await silentCall()).toBeUndefined();
  });
});

describe('two households of one navigator', () => {
  it('are two mails on two days about their first steps, and one mail from then on', async () => {
    await program.staff('POST', '/staff/navigators', { ...nadia, capacity: 2 });
    const other = {
      ...amina,
      preferredName: 'Grace',
      contact: { email: 'grace@home.example' },
      introduction: 'at-once',
    };
    await paired();
    await program.arrives(other);
    await program.press(program.way(other.contact.email, 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const steps = () =>
      program.runner.mail.to(nadia.email).filter(({ subject }) => subject === en.mails.firstTasks.subject);
    expect(steps()).toHaveLength(1);
    await program.later('P1D');
    expect(steps()).toHaveLength(2);
    await program.later('P20D');
    const mails = program.runner.mail
      .to(nadia.email)
      .filter(({ subject }) =>
        [
          en.mails.firstTasks.subject,
          en.mails.thisWeek.subject,
          en.mails.thisWeek.subjectLate,
          en.mails.longSilence.subject,
        ].includes(subject),
      );
    const days = mails.map(({ at }) => at.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
    expect(mails.filter(({ subject }) => subject === en.mails.longSilence.subject)).toHaveLength(1);
  });
});

describe('meeting by phone or video', () => {
  const far = { ...amina, area: 'outside' };
  const waits = async () => (await rows()).map(({ situation, why }) => [situation, why]);
  it('is a place where both would, and people live too far from one another', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives(far);
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    expect(await waits()).toEqual([['waiting', ['place']]]);
    const [{ id } = { id: '' }] = await rows();
    await program.staff('POST', `/staff/arrivals/${id}/correct`, { remote: true });
    expect(await waits()).toEqual([['waiting', ['place']]]);
    const [{ id: navigator } = { id: '' }] = await listed();
    await program.staff('POST', `/staff/navigators/${navigator}/correct`, { remote: true });
    expect((await rows())[0]).toMatchObject({
      situation: 'offered',
      explanation: { criteria: { proximity: { raw: 0.2 } } },
    });
  });
  it('is asked in the form, on the page that confirms, and read where someone sees what is held about her', async () => {
    for (const lang of ['en', 'ar'])
      expect((await program.get(`/?lang=${lang}`)).text).toContain(wordsFor(lang).form.remote);
    const { area: _, ...nowhere } = amina;
    await program.arrives(nowhere);
    const confirm = program.way(amina.contact.email, 'confirm');
    expect((await program.get(confirm)).markup).toContain('name="remote"');
    await program.press(confirm, { answer: 'confirm', area: 'outside', remote: 'true' });
    await program.press(program.way(amina.contact.email, 'rights'), {
      answer: 'ask',
    });
    const seen = await program.press(program.way(amina.contact.email, 'data'), { answer: 'see' });
    expect(seen.text).toContain(wordsFor('ar').form.remote);
  });
});

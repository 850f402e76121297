import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** What a navigator has to give is hers to say: by a link in any mail, or through staff. */
const omar = { ...nadia, name: 'Omar Said', email: 'omar@navigators.example', strengths: [] };
const other = { ...amina, preferredName: 'Grace', contact: { email: 'grace@home.example' } };
const said = wordsFor('en').pages.profile;

interface Row {
  readonly id: string;
  readonly situation: string;
  readonly owner: string;
  readonly why?: readonly string[];
}
interface Volunteer {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  readonly pausedUntil?: string;
  readonly languages: readonly { readonly code: string }[];
}

let program: Program;
eachStory(begun => {
  program = begun;
});

const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];
const volunteers = async () =>
  (await program.staff('GET', '/staff/navigators')).body as unknown as readonly Volunteer[];
const joins = async (who: object) =>
  ((await program.staff('POST', '/staff/navigators', who)).body as unknown as { id: string }).id;
const confirmed = async (household: { contact: { email: string } }) => {
  await program.arrives(household);
  await program.press(program.way(household.contact.email, 'confirm'), { answer: 'confirm' });
};
/** The way below a mail to a navigator. */
const profileOf = (email: string) => program.way(email, 'profile');
/** A day so many days from now, as her browser sends it. */
const inDays = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(
    program.runner.now().getTime() + days * 86_400_000,
  );
const alerts = () => program.runner.mail.to('liaison@library.example').map(mail => mail.text);

describe('a navigator who pauses', () => {
  it('is asked no more: her open offer goes to the next best, and she is welcomed back on her day', async () => {
    await joins(nadia);
    await joins(omar);
    await confirmed(amina);
    const profile = profileOf(nadia.email);
    const page = await program.press(profile, { answer: 'pause', until: inDays(10) });
    expect(page.text).toContain('You are pausing until');
    expect(program.mailTo(omar.email).subject).toBe(wordsFor('en').mails.offer.subject);
    expect((await program.get(program.way(nadia.email, 'offer'))).text).not.toContain('Accept');
    await confirmed(other);
    expect((await rows()).map(({ situation }) => situation).sort()).toEqual(['offered', 'waiting']);
    expect((await volunteers()).find(one => one.name === nadia.name)?.pausedUntil).toContain(inDays(10));
    await program.later('P11D');
    const back = program.runner.mail.to(nadia.email).map(mail => mail.subject);
    expect(back.filter(subject => subject === wordsFor('en').mails.welcomeBack.subject)).toHaveLength(1);
    expect((await volunteers()).find(one => one.name === nadia.name)?.pausedUntil).toBeUndefined();
    // Who waited is offered to her, the first morning that she is back; a day later she is reminded.
    expect(back.filter(subject => subject === wordsFor('en').mails.offer.subject)).toHaveLength(2);
    expect(back.at(-1)).toBe(wordsFor('en').mails.offerReminder.subject);
  });

  it('keeps the households that she has, and the liaison hears of each', async () => {
    await joins(nadia);
    await confirmed({ ...amina, introduction: 'at-once' } as typeof amina);
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    await program.press(profileOf(nadia.email), { answer: 'pause', until: inDays(30) });
    expect((await rows())[0]).toMatchObject({ situation: 'paired' });
    expect(alerts().filter(text => text.includes('is pausing'))).toHaveLength(1);
    await program.later('P3D');
    // Her tasks run on.
    expect(program.runner.mail.to(nadia.email).map(mail => mail.subject)).toContain(
      wordsFor('en').mails.thisWeek.subjectLate,
    );
  });

  it('comes back sooner by one press, and is offered who waits', async () => {
    const id = await joins(nadia);
    await program.staff('POST', `/staff/navigators/${id}/pause`, { until: inDays(30) });
    await confirmed(amina);
    expect((await rows())[0]).toMatchObject({ situation: 'waiting', why: ['paused'] });
    expect((await program.staff('POST', `/staff/navigators/${id}/resume`, {})).status).toBe(200);
    expect((await rows())[0]).toMatchObject({ situation: 'offered' });
    const page = await program.press(profileOf(nadia.email), { answer: 'pause', until: inDays(3) });
    expect(page.text).toContain(said.resumeButton);
    // Another day, without coming back in between.
    expect((await program.press(profileOf(nadia.email), { answer: 'pause', until: inDays(20) })).text).toContain(
      said.resumeButton,
    );
    expect((await volunteers())[0]?.pausedUntil).toContain(inDays(20));
    expect((await program.press(profileOf(nadia.email), { answer: 'resume' })).text).toContain(said.resumed);
  });

  it('is asked for a day again that has passed, is too far or is none, and nothing changes', async () => {
    const id = await joins(nadia);
    await confirmed(amina);
    for (const until of ['', 'soon', inDays(0), inDays(-3), inDays(181), '2026-02-30']) {
      const page = await program.press(profileOf(nadia.email), { answer: 'pause', until });
      expect(page.text, until).toContain('Please choose a day from');
    }
    expect((await rows())[0]).toMatchObject({ situation: 'offered' });
    const pause = (body: object) => program.staff('POST', `/staff/navigators/${id}/pause`, body);
    expect((await pause({ until: 'soon' })).status).toBe(422);
    for (const until of [inDays(0), '0500-01-01', '9999-12-31']) expect((await pause({ until })).status).toBe(409);
    expect((await program.staff('POST', '/staff/navigators/nobody/pause', { until: inDays(3) })).status).toBe(404);
  });
});

describe('a navigator who changes what she has to give', () => {
  const form = {
    answer: 'save',
    'languages.0.code': 'ar',
    'languages.0.level': 'fluent',
    'languages.1.code': 'fr',
    'languages.1.level': 'conversational',
    areas: 'frog-hollow',
    availability: 'mon-morning',
    capacity: '2',
  };

  it('finds all that she told, saves it, and is offered one more at once', async () => {
    await joins(nadia);
    await confirmed(amina);
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    await confirmed(other);
    expect((await rows()).map(({ situation }) => situation).sort()).toEqual(['asked', 'waiting']);
    const profile = profileOf(nadia.email);
    expect((await program.get(profile)).markup).not.toContain('frog-hollow');
    const opened = await program.press(profile, { answer: 'open' });
    expect(opened.markup).toMatch(/value="frog-hollow" checked/);
    expect(opened.markup).toMatch(/value="wed-evening" checked/);
    expect((await program.press(profile, form)).text).toContain(said.saved);
    expect((await rows()).map(({ situation }) => situation).sort()).toEqual(['asked', 'offered']);
    const [known] = await volunteers();
    expect(known).toMatchObject({ capacity: 2, languages: [{ code: 'ar' }, { code: 'fr' }] });
  });

  it('keeps a language that the list lacks', async () => {
    await joins({ ...nadia, languages: [...nadia.languages, { code: 'tr', level: 'fluent' }] });
    await confirmed(amina);
    const opened = await program.press(profileOf(nadia.email), { answer: 'open' });
    expect(opened.markup).toContain('<option value="tr" selected>Turkish</option>');
  });

  it('finds what she typed again where something is missing, and nothing is changed', async () => {
    await joins(nadia);
    await confirmed(amina);
    const profile = profileOf(nadia.email);
    const page = await program.press(profile, { ...form, areas: '', capacity: '9', 'languages.1.code': 'so' });
    expect(page.text).toContain(wordsFor('en').form.faults);
    expect(page.markup).toMatch(/<option value="so" selected>/);
    expect(await volunteers()).toMatchObject([{ capacity: 1 }]);
  });

  it('reads that she is none any more when she has left', async () => {
    await joins(nadia);
    await confirmed(amina);
    const profile = profileOf(nadia.email);
    const rights = program.way(nadia.email, 'rights');
    await program.press(rights, { answer: 'stop' });
    expect((await program.press(profile, { answer: 'pause', until: inDays(3) })).text).toContain('not a navigator');
  });
});

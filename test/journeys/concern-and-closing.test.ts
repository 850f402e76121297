import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { faultsOf } from '../support/markup.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** Something is not right; a pairing is closed or goes on; a household would like someone else. */
const omar = { ...nadia, name: 'Omar Said', email: 'omar@navigators.example', strengths: [] };
const home = amina.contact.email;
const staff = 'liaison@library.example';
const { mails, pages } = wordsFor('en');

interface Row {
  readonly id: string;
  readonly situation: string;
  readonly owner: string;
  readonly due: string;
  readonly pairing?: string;
}
interface Call {
  readonly id: string;
  readonly kind: string;
}

let program: Program;
eachStory(begun => {
  program = begun;
});

const get = async <T>(path: string) => (await program.staff('GET', path)).body as unknown as T;
const row = async () => (await get<readonly Row[]>('/staff/arrivals'))[0];
const calls = async () => (await get<readonly Call[]>('/staff/calls')).map(({ kind }) => kind);
const joins = async (who: object) =>
  ((await program.staff('POST', '/staff/navigators', who)).body as unknown as { id: string }).id;
const subjects = (to: string) => program.runner.mail.to(to).map(({ subject }) => subject);
/** What a mail says, without its links and what stands below. */
const said = (to: string, subject: string) =>
  program.runner.mail
    .to(to)
    .find(mail => mail.subject === subject)
    ?.text.split('\n\n-- \n\n')[0]
    ?.split('\n\nOpen ')[0];

/** Both have said yes; answers the pairing. */
async function paired(navigator: { readonly email: string } = nadia): Promise<string> {
  await program.press(program.way(navigator.email, 'offer'), { answer: 'accept' });
  return (await row())?.pairing ?? '';
}

async function arrives(): Promise<void> {
  const english = { consent: { version: '2026-11', language: 'en' }, languages: [{ code: 'en', level: 'fluent' }] };
  await program.arrives({ ...amina, ...english, introduction: 'at-once' });
  await program.press(program.way(home, 'confirm'), { answer: 'confirm' });
}

describe('something is not right', () => {
  it('at night: contact stops at once, the liaison hears of it within the minute, both sides the same in the morning', async () => {
    const navigator = await joins(nadia);
    await arrives();
    const pairing = await paired();
    const card = program.way(nadia.email, 'card');
    expect((await program.press(card, { answer: 'show' })).text).toContain(amina.preferredName);
    // Ten in the evening.
    await program.later('PT12H');
    const page = await program.press(program.way(home, 'concern'), {
      answer: 'raise',
      note: 'Wants to see my papers, number A012345678',
    });
    expect(page.text).toContain(pages.resting.text);
    expect(faultsOf(page.markup)).toEqual([]);
    const alert = program.mailTo(staff);
    expect(alert.text).toContain(wordsFor('en').alerts['concern-household'].what);
    expect(program.runner.now().getTime() - Date.parse(alert.at)).toBeLessThan(60_000);
    // The navigator: card, this week and the offer's page say what the household reads.
    for (const link of [
      card,
      program.way(nadia.email, 'week'),
      program.way(nadia.email, 'offer'),
      program.way(nadia.email, 'concern'),
    ])
      expect((await program.get(link)).text).toContain(pages.resting.text);
    expect((await program.press(card, { answer: 'show' })).text).not.toContain(amina.preferredName);
    expect(subjects(home)).not.toContain(mails.rest.subject);
    expect(await row()).toMatchObject({ situation: 'resting', owner: 'liaison' });
    expect(await calls()).toEqual(['concern-call']);
    await program.later('PT11H');
    expect(said(home, mails.rest.subject)).toBe(said(nadia.email, mails.rest.subject));
    // Said by the other side too: nothing more is to be seen, and the liaison hears it.
    await program.press(program.way(nadia.email, 'concern'), { answer: 'raise', note: 'I was shouted at' });
    expect(program.mailTo(staff).text).toContain(wordsFor('en').alerts['concern-navigator'].what);
    expect(
      (await get<readonly object[]>(`/staff/pairings/${pairing}/concerns`)).map(one => ({ ...one, at: '' })),
    ).toEqual([
      { side: 'household', at: '', by: 'contact', note: 'Wants to see my papers, number ▇▇▇' },
      { side: 'navigator', at: '', by: 'navigator', note: 'I was shouted at' },
    ]);
    const [call] = await get<readonly Call[]>('/staff/calls');
    await program.staff('POST', `/staff/calls/${call?.id}`, { outcome: 'yes' });
    expect(await calls()).toEqual(['concern-call-navigator']);
    await nobodyLearns(await row(), navigator);
    await program.later('P3D');
    // No step is reminded of while it rests; the liaison is told each working day.
    expect(subjects(nadia.email)).not.toContain(mails.thisWeek.subjectLate);
    const told = program.runner.mail
      .to(staff)
      .filter(({ text }) => text.includes(wordsFor('en').alerts['still-rests'].what));
    expect(told.length).toBeGreaterThanOrEqual(2);
    expect((await program.staff('POST', `/staff/pairings/${pairing}/resume`)).status).toBe(200);
    expect(said(home, mails.goesOn.subject)).toBe(said(nadia.email, mails.goesOn.subject));
    expect((await program.press(card, { answer: 'show' })).text).toContain(amina.preferredName);
  });

  it('is heard to the end though staff make the navigator stop meanwhile, and she can still say something herself', async () => {
    const navigator = await joins(nadia);
    await arrives();
    await paired();
    const hers = program.way(nadia.email, 'concern');
    await program.press(program.way(home, 'concern'), { answer: 'raise' });
    await program.staff('POST', `/staff/navigators/${navigator}/leave`, { reason: 'released' });
    expect(
      program.runner.mail.to(staff).some(({ text }) => text.includes(wordsFor('en').alerts['ended-at-rest'].what)),
    ).toBe(true);
    expect((await calls()).sort()).toEqual(['concern-call', 'concern-call-navigator']);
    // The morning round drops what is not wanted any more: these are.
    await program.later('P1D');
    expect((await calls()).sort()).toEqual(['concern-call', 'concern-call-navigator']);
    await program.press(hers, { answer: 'raise', note: 'I would like to say how it was' });
    expect(
      program.runner.mail
        .to(staff)
        .some(({ text }) => text.includes(wordsFor('en').alerts['concern-late-navigator'].what)),
    ).toBe(true);
  });

  /** All that is held about one side, as it may see it, holds its own words and no sign of the other's. */
  async function nobodyLearns(household: Row | undefined, navigator: string): Promise<void> {
    const held = async (path: string) => JSON.stringify((await program.staff('POST', path)).body);
    const [hers, theirs] = [
      await held(`/staff/navigators/${navigator}/export`),
      await held(`/staff/arrivals/${household?.id}/export`),
    ];
    expect(hers).toContain('I was shouted at');
    expect(hers).not.toMatch(/papers|concern-household|\.household/);
    expect(theirs).toContain('Wants to see my papers');
    expect(theirs).not.toMatch(/shouted|concern-navigator"|concern-navigator\/|\.navigator/);
    const ofFreeze = (document: string) =>
      [...document.matchAll(/\{[^{}]*"code":"(?:PairingFrozen|RestBegun)"[^{}]*\}/g)].map(([entry]) => entry);
    for (const entry of [...ofFreeze(hers), ...ofFreeze(theirs)]) expect(entry).toContain('"by":"program"');
  }

  it('of one of two households: only that one is paused; when it is over, the library calls all the same', async () => {
    await joins({ ...nadia, capacity: 2 });
    await arrives();
    await paired();
    const other = {
      ...amina,
      preferredName: 'Grace',
      contact: { email: 'grace@home.example' },
      introduction: 'at-once',
    };
    await program.arrives(other);
    await program.press(program.way('grace@home.example', 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const rows = await get<readonly Row[]>('/staff/arrivals');
    const link = program.way(nadia.email, 'concern');
    const choice = await program.get(link);
    expect(choice.text).toContain(pages.concern.which);
    expect(faultsOf(choice.markup)).toEqual([]);
    const [one, two] = rows.map(({ pairing = '' }) => pairing);
    const not = link.includes(String(one)) ? two : one;
    await program.press(link, { answer: 'raise', pairing: String(not) });
    const after = await get<readonly Row[]>('/staff/arrivals');
    expect(after.map(({ pairing, situation }) => [pairing, situation])).toEqual(
      rows.map(({ pairing }) => [pairing, pairing === not ? 'resting' : 'paired']),
    );
    for (const pairing of [one, two])
      await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'other' });
    expect((await program.press(link, { answer: 'raise' })).text).toContain(pages.concern.lateDone);
    expect(await calls()).toContain('concern-late');
  });
});

describe('the end', () => {
  it('comes when a household would like someone else: it need not say why, and what was stays as it was', async () => {
    await joins(nadia);
    await arrives();
    const first = await paired();
    const told = { [`${first}.outcome`]: 'held', [`${first}.minutes`]: '60', [`${first}.note`]: 'A good hour' };
    await program.press(program.way(nadia.email, 'week'), told);
    await joins(omar);
    const [link, concern] = [program.way(home, 'another'), program.way(home, 'concern')];
    for (const _ of [1, 2])
      expect((await program.press(link, { answer: 'another' })).text).toContain(pages.another.done);
    expect(subjects(nadia.email).at(-1)).toBe(mails.pairingOver.subject);
    expect(program.mailTo(nadia.email).text).not.toMatch(/other-navigator|another navigator/);
    const second = await paired(omar);
    expect(second).toBe(first.replace(/\.1$/, '.2'));
    const contacts = (pairing: string) => get<readonly object[]>(`/staff/pairings/${pairing}/contacts`);
    expect(await contacts(first)).toMatchObject([{ minutes: 60, note: 'A good hour', by: 'navigator' }]);
    expect(await contacts(second)).toEqual([]);
    // An old mail pauses the navigator that it has now, or tells of the one before.
    const old = await program.get(concern);
    expect(old.text).toContain(pages.concern.whom);
    expect(old.text).toContain(pages.concern.earlier);
    await program.press(concern, { answer: 'raise', pairing: second });
    expect(await row()).toMatchObject({ situation: 'resting', pairing: second });
    expect((await program.get(program.way(nadia.email, 'week'))).text).toContain(pages.week.ended);
  });
});

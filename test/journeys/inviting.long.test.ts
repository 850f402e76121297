import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { textOf } from '../support/desk.ts';
import { openDialogue } from '../support/dialogues.ts';
import { faultsOf } from '../support/markup.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';
import { wayIn } from '../support/ways.ts';

/** A household that would like to talk with its neighbors is asked about the next dialogue near it: by mail, by phone, through its navigator, at the desk. */
let program: Program;
eachStory(begun => {
  program = begun;
});

const [en, ar] = [wordsFor('en'), wordsFor('ar')];
const address = amina.contact.email;
const household = { ...amina, introduction: 'at-once', accessNeeds: ['wheelchair'], interpreterNeeded: true };

interface Row {
  readonly id: string;
  readonly pairing: string;
}

/** A household with a navigator, that would like to take part in a dialogue. */
async function wishing(who: object = household): Promise<Row> {
  await program.staff('POST', '/staff/navigators', nadia);
  await program.staff('POST', '/staff/arrivals', who);
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  const [row] = (await program.staff('GET', '/staff/arrivals')).body as readonly Row[];
  if (!row) throw new Error('nobody');
  await program.staff('POST', `/staff/arrivals/${row.id}/interest`, { kind: 'participant', yes: true });
  return row;
}

const invitations = (to: string) => program.runner.mail.to(to).filter(({ subject }) => subject === ar.inviting.subject);

interface Participant {
  readonly status: string;
  readonly answers: Record<string, unknown>;
}
const participantsOf = async (dialogue: string): Promise<readonly Participant[]> =>
  ((await program.staff('GET', `/staff/dialogues/${dialogue}/participants`)).body as { rows: Participant[] }).rows;

describe('a household that would like to talk with its neighbors', () => {
  it('is asked by mail in its language, once, and with a yes finds the form as it had told it: nothing of that before, nothing twice', async () => {
    const { id } = await wishing();
    const dialogue = await openDialogue(program);
    const elsewhere = { format: 'round', topic: 'Elsewhere', area: 'west-end', languages: ['en'] };
    await program.staff('POST', '/staff/dialogues', elsewhere);
    await program.later('P1DT1H');
    const [mail, ...more] = invitations(address);
    expect(more).toEqual([]);
    for (const text of ['Being neighbors', 'Park Street Library', ar.inviting.otherwise])
      expect(mail?.text).toContain(text);
    const link = wayIn(mail?.text ?? '', 'invitation');
    const page = await program.get(link);
    expect([page.lang, page.dir, faultsOf(page.markup)]).toEqual(['ar', 'rtl', []]);
    // Whoever opens the link in passing, a scanner too, reads nothing that the household has told.
    expect(page.markup).not.toMatch(/ checked|wheelchair/);
    expect(await participantsOf(dialogue)).toEqual([]);

    const form = await program.press(link, { answer: 'yes' });
    expect(faultsOf(form.markup)).toEqual([]);
    for (const told of ['wed-evening', 'wheelchair', 'interpreter'])
      expect(form.markup).toMatch(new RegExp(`value="${told}"[^>]* checked`));
    expect(await participantsOf(dialogue)).toEqual([]);
    const refused = await program.press(link, { answer: 'register', area: 'frog-hollow', 'consent.language': 'ar' });
    expect(refused.text).toContain(ar.form.consent);
    const agreed = { 'consent.version': '2026-11', 'consent.language': 'ar' };
    const told = { area: 'frog-hollow', ownLanguage: 'ar', access: 'wheelchair', background: 'moved-here' };
    for (const _ of [1, 2])
      expect((await program.press(link, { answer: 'register', ...told, ...agreed })).text).toContain(
        ar.registration.own.registered,
      );
    expect(await participantsOf(dialogue)).toMatchObject([
      { status: 'registered', answers: { ownLanguage: 'ar', access: ['wheelchair'], area: 'frog-hollow' } },
    ]);
    expect(program.mailTo(address).subject).toBe(ar.registration.mails.registered.subject);
    expect((await program.get(link)).text).toContain(ar.inviting.answered.yes);
    await program.later('P8D');
    expect(invitations(address)).toHaveLength(1);

    // It stands in its history and in what it can ask for, and what the facts say is ids and codes.
    const page2 = (await program.staff('GET', `/staff/arrivals/${id}`)).body as { history: { sentence: string }[] };
    expect(JSON.stringify(page2.history)).toContain('whether it takes part in the dialogue');
    const held = (await program.staff('POST', `/staff/arrivals/${id}/export`)).body as { records: { pk: string }[] };
    expect(held.records.map(({ pk }) => pk)).toContain(`invitation#${id}`);
    const said = program.runner.events.filter(one => one['detail-type'] === 'SuggestionAnswered');
    expect(said.map(({ detail }) => (detail as { data: object }).data)).toEqual([
      { arrival: id, dialogue, outcome: 'yes', by: 'contact' },
    ]);
  });

  it('is asked nothing while something is not right, and afterwards is; its navigator can say it for it, and nobody is asked after the end', async () => {
    const { pairing } = await wishing();
    const dialogue = await openDialogue(program);
    await program.staff('POST', `/staff/pairings/${pairing}/concern`, { side: 'household' });
    await program.later('P2D');
    expect(invitations(address)).toEqual([]);
    await program.staff('POST', `/staff/pairings/${pairing}/resume`);
    await program.later('P1DT1H');
    expect(invitations(address)).toHaveLength(1);
    const week = program.way(nadia.email, 'week');
    const page = await program.get(week);
    expect(page.text).toContain('Being neighbors');
    const way = wayIn(page.markup, 'invitation');
    const hers = await program.get(way);
    expect(hers.text).toContain(en.inviting.navigator.lead);
    expect(hers.markup).not.toContain('wheelchair');
    expect((await program.press(program.url + way, { answer: 'yes' })).text).toContain(en.inviting.navigator.done);
    expect(await participantsOf(dialogue)).toMatchObject([
      {
        status: 'registered',
        answers: { times: ['mon-morning', 'wed-evening'], access: ['wheelchair', 'interpreter'] },
      },
    ]);
    expect((await program.get(week)).text).not.toContain('Being neighbors');
  });

  it('without e-mail is called, and its yes on the phone registers it; its pairing ended, nobody is asked', async () => {
    const { id, pairing } = await wishing({ ...household, contact: { phone: '+18605550123' } });
    await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'completed' });
    const dialogue = await openDialogue(program);
    await program.later('P8D');
    const calls = async () =>
      (await program.staff('GET', '/staff/calls')).body as readonly {
        id: string;
        kind: string;
        script: { language: string; own: string[]; english: string[] };
      }[];
    const call = async () => (await calls()).find(({ kind }) => kind === 'dialogue-suggested');
    expect(await call()).toBeUndefined();
    // It is paired anew: now it is asked.
    await program.staff('POST', `/staff/arrivals/${id}/close`, { reason: 'duplicate' });
    await program.staff('POST', '/staff/arrivals', { ...household, contact: { phone: '+18605550124' } });
    await program.press(program.way(nadia.email, 'offer'), {
      answer: 'accept',
    });
    const rows = (await program.staff('GET', '/staff/arrivals')).body as readonly Row[];
    const other = rows.find(one => one.id !== id);
    await program.staff('POST', `/staff/arrivals/${other?.id}/interest`, { kind: 'participant', yes: true });
    await program.later('P1DT1H');
    const asked = await call();
    expect(asked?.script.language).toBe('ar');
    expect(asked?.script.own).toContain(ar.inviting.ask);
    expect(asked?.script.english.join(' ')).toContain('deleted 90 days after the dialogue is over');
    await program.staff('POST', `/staff/calls/${asked?.id}`, { outcome: 'yes' });
    expect(await participantsOf(dialogue)).toMatchObject([{ status: 'registered', answers: { ownLanguage: 'ar' } }]);
  });

  it('can say it at the desk; a no is a no, and a call about it is not made any more', async () => {
    const { id } = await wishing({ ...household, contact: { phone: '+18605550123' } });
    await openDialogue(program);
    await program.later('P1DT1H');
    const ana = await program.desk('ana@library.example');
    expect(textOf(await ana.get(`/desk/households/${id}`))).toContain('Whether it takes part in a dialogue');
    const form = await ana.get(`/desk/households/${id}/invitation`);
    expect(textOf(form)).toContain('Being neighbors');
    await ana.post(`/desk/households/${id}/invitation`, { answer: 'no' });
    const open = (await program.staff('GET', '/staff/calls')).body as readonly { kind: string }[];
    expect(open.map(({ kind }) => kind)).not.toContain('dialogue-suggested');
    const { status } = await program.staff('POST', '/staff/arrivals/nobody/invitation', { answer: 'no' });
    expect(status).toBe(404);
  });
});

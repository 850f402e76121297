import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';
import { wayIn } from '../support/ways.ts';

/** What a member of the advisory group can do with what is held about her, by herself and at the counter. */
let program: Program;
eachStory(started => {
  program = started;
});

const en = wordsFor('en');
const [ines, omar, anew] = ['ines@clinic.example', 'omar@schools.example', 'ines@new.example'];

async function organization(title: string, kind: string): Promise<string> {
  return ((await program.staff('POST', '/staff/organizations', { title, kind })).body as { id: string }).id;
}

const organizationOf = () => organization('Park Street Clinic', 'health');

async function joins(name: string, email: string, of: string): Promise<{ readonly id: string; readonly page: string }> {
  const { body } = await program.staff('POST', '/staff/members', { name, email, organization: of });
  await program.press(program.way(email, 'invite'), { answer: 'join' });
  return { id: (body as { id: string }).id, page: program.way(email, 'member') };
}

describe('a member', () => {
  it('sees what is kept about her by a link that is sent anew, has it as a file, and is deleted with a proof', async () => {
    const { id, page } = await joins('Ines Duarte', ines, await organizationOf());
    const until = new Date(program.runner.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
    const told = { kind: 'resource', title: 'Free check-ups', text: 'On Mondays.', until };
    await program.press(page, { answer: 'submitted', ...told });
    const own = await program.get(page);
    // Her page itself names neither her nor her address: old mails are handed on.
    for (const text of ['Ines Duarte', ines]) expect(own.markup).not.toContain(text);
    const rights = wayIn(own.markup, 'rights');
    expect((await program.get(rights)).text).not.toContain(en.rights.stopText.slice(0, 30));
    expect((await program.press(rights, { answer: 'ask' })).text).toContain(en.rights.asked);
    const data = program.way(ines, 'data');
    expect((await program.get(data)).text).not.toContain(en.rights.stopButton);
    const seen = await program.press(data, { answer: 'see' });
    for (const text of ['Ines Duarte', ines, 'Park Street Clinic', told.title, 'Works in the group'])
      expect(seen.text).toContain(text);
    const file = await program.press(data, { answer: 'download' });
    const { person, records } = JSON.parse(file.markup) as { person: object; records: readonly { pk: string }[] };
    expect(person).toMatchObject({ name: 'Ines Duarte', contact: { email: ines } });
    const kinds = new Set(records.map(({ pk }) => pk.split('#')[0]));
    for (const kind of ['member', 'authored', 'item', 'mail', 'request', 'disclosure']) expect(kinds).toContain(kind);
    // At the counter staff have the same document.
    const exported = await program.staff('POST', `/staff/members/${id}/export`);
    expect(exported.body).toMatchObject({ person: { name: 'Ines Duarte' } });

    expect((await program.press(data, { answer: 'erase-now' })).text).toContain(en.rights.erased);
    await program.runner.settle();
    expect((await program.staff('GET', '/staff/members')).body).toEqual([]);
    expect((await program.staff('POST', `/staff/members/${id}/export`)).status).toBe(404);
    expect((await program.get(page)).text).not.toContain(told.title);
    // It is looked after until it has ended, and not said again.
    await program.later('PT20M');
    const wanted = program.runner.events.filter(one => one['detail-type'] === 'ErasureRequested');
    expect(wanted).toHaveLength(1);
  }, 60_000);

  it('corrects her name herself, and staff her address: new links go there, and the old ones open nothing', async () => {
    const clinic = await organizationOf();
    const { id, page } = await joins('Ines Durate', ines, clinic);
    await joins('Omar Said', omar, clinic);
    const refused = await program.press(page, { answer: 'name', name: 'A123456789' });
    expect(refused.markup).toContain('id="fault-name"');
    expect((await program.press(page, { answer: 'name', name: 'Ines Duarte' })).text).toContain(
      en.advisory.page.savedName,
    );
    const contact = async () => (await program.staff('POST', `/staff/members/${id}/contact`)).body;
    expect(await contact()).toMatchObject({ name: 'Ines Duarte', contact: { email: ines } });

    // Links say the second in which they were issued, and those of this one would still open.
    await program.later('PT1M');
    const correct = (body: object) => program.staff('POST', `/staff/members/${id}/correct`, body);
    expect(await correct({ email: omar })).toMatchObject({ status: 409 });
    expect((await correct({ email: 'not-an-address' })).status).toBe(422);
    expect(await correct({ email: anew })).toMatchObject({ status: 200, body: { outcome: 'done' } });
    expect(await correct({ email: anew })).toMatchObject({ body: { outcome: 'already-done' } });
    expect(await contact()).toMatchObject({ contact: { email: anew } });
    await program.runner.settle();
    expect((await program.get(page)).status).toBe(410);
    const next = program.way(anew, 'member');
    expect((await program.get(next)).text).toContain('Park Street Clinic');
    // The old address is free for someone else.
    expect(
      (await program.staff('POST', '/staff/members', { name: 'Lena', email: ines, organization: clinic })).status,
    ).toBe(201);
  }, 60_000);

  it('whom the link does not reach is a line of Today, and nobody to be called: members are written to', async () => {
    const gone = { name: 'Ada Roy', email: 'bounce@simulator.amazonses.com' };
    const organization = await organizationOf();
    const { id } = (await program.staff('POST', '/staff/members', { ...gone, organization })).body as { id: string };
    await program.staff('POST', `/staff/members/${id}/confirm`);
    await program.staff('POST', `/staff/members/${id}/reachable`);
    const page = await program.get(program.way(gone.email, 'member'));
    await program.press(wayIn(page.markup, 'rights'), { answer: 'ask' });
    await program.runner.settle();
    expect(program.way(gone.email, 'data')).not.toBe('');
    expect((await program.staff('GET', '/staff/calls/open')).body).toEqual([]);
    const { lines } = (await program.staff('GET', '/staff/today')).body as { lines: readonly { code: string }[] };
    expect(lines.map(({ code }) => code)).toEqual(['member-unreachable']);
  }, 60_000);

  it('is changed by staff at the desk: for whom she speaks, how she takes part, in which groups, whether the digest comes', async () => {
    const clinic = await organizationOf();
    const schools = await organization('Hartford Public Schools', 'school-district');
    const { id } = await joins('Ines Duarte', ines, clinic);
    const desk = await program.desk('liaison@library.example');
    const { markup } = await desk.get('/desk/members');
    expect(markup).toContain(`href="/desk/members/${id}"`);
    const form = await desk.get(`/desk/members/${id}`);
    expect(form.markup).not.toContain('Ines Duarte');
    expect(form.markup).toMatch(/value="working" checked/);
    const change = { organization: schools, tier: 'chair', groups: 'advisory', weekly: 'false' };
    const { groups: _, ...inNone } = change;
    const refused = await desk.post(`/desk/members/${id}/change`, inNone);
    expect([refused.status, refused.markup.includes('value="chair" checked')]).toEqual([422, true]);
    expect((await desk.post(`/desk/members/${id}/change`, change)).status).toBe(200);
    expect((await program.staff('GET', '/staff/members')).body).toMatchObject([
      { id, tier: 'chair', groups: ['advisory'], weekly: false, organization: { title: 'Hartford Public Schools' } },
    ]);
    const wrong = await desk.post(`/desk/members/${id}/correct`, { email: 'not-an-address' });
    expect([wrong.status, wrong.markup.includes('value="not-an-address"')]).toEqual([422, true]);
    expect((await desk.post(`/desk/members/${id}/correct`, { email: anew })).status).toBe(200);
    expect(program.runner.mail.to(anew)).toHaveLength(1);
    expect((await desk.get('/desk/members/0000000000000000000000nobo')).status).toBe(404);
  }, 60_000);
});

import { describe, expect, it } from 'vitest';
import { fill, wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** What agencies offer reaches the household: it stands below the step of its navigator that it helps with, until it ends. */
let program: Program;
eachStory(begun => {
  program = begun;
});

const said = wordsFor('en').pages.week;

/** The id of a resource that a member of the advisory group has told of. */
async function told(more: object): Promise<string> {
  const organization = { title: 'Park Street Clinic', kind: 'health' };
  const { id: of } = (await program.staff('POST', '/staff/organizations', organization)).body as { id: string };
  const ines = { name: 'Ines Duarte', email: `ines${of}@adult.example`, organization: of };
  const { id: member } = (await program.staff('POST', '/staff/members', ines)).body as { id: string };
  await program.staff('POST', `/staff/members/${member}/confirm`);
  const until = new Date(program.runner.now().getTime() + 5 * 86_400_000).toISOString().slice(0, 10);
  const resource = { member, kind: 'resource', text: 'Tuesdays, with child care.', need: 'english-class', until };
  const { status, body } = await program.staff('POST', '/staff/items', { ...resource, ...more });
  expect([status, body]).toEqual([201, expect.anything()]);
  return (body as { id: string }).id;
}

const approve = (id: string) => program.staff('POST', `/staff/items/${id}/approve`, {});

/** The way to *This week* of the navigator whom a household was paired with. */
async function paired(): Promise<string> {
  await program.staff('POST', '/staff/navigators', nadia);
  await program.staff('POST', '/staff/arrivals', { ...amina, introduction: 'at-once' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  return program.way(nadia.email, 'week');
}

describe('a resource of the advisory group', () => {
  it('stands below the step that it helps with once staff have approved it, and until it ends', async () => {
    const week = await paired();
    const id = await told({ title: 'Free evening class', link: 'https://www.adult-education.org/evening' });
    expect((await program.get(week)).text).not.toContain('Free evening class');
    await approve(id);
    const page = await program.get(week);
    expect(page.text).toContain(fill(said.onOffer, { count: 1 }));
    expect(page.text).toContain('Free evening class');
    expect(page.markup).toContain('href="https://www.adult-education.org/evening"');
    await program.later('P6D');
    expect((await program.get(week)).text).not.toContain('Free evening class');
  });

  it('is shown where it is for the area of the household or for all, and for its own need alone', async () => {
    const week = await paired();
    const here = await told({ title: 'A class nearby', area: amina.area });
    const elsewhere = await told({ title: 'A class far away', area: 'parkville' });
    const other = await told({ title: 'Help with papers', need: 'citizenship' });
    for (const id of [here, elsewhere, other]) await approve(id);
    const { text } = await program.get(week);
    expect(text).toContain('A class nearby');
    expect(text).not.toContain('A class far away');
    expect(text).not.toContain('Help with papers');
  });

  it('reaches the household of which it was told that there was nothing: on the page, and in the next mail', async () => {
    const week = await paired();
    const [, pairing = ''] = / name="([a-z0-9]+\.\d+)\.outcome"/.exec((await program.get(week)).markup) ?? [];
    const need = amina.needs[0];
    expect((await program.press(week, { [`${pairing}/connect-1`]: 'not-available', answer: 'save' })).status).toBe(200);
    expect((await program.get(week)).text).not.toContain(said.nowOffered);
    await program.later('P1D');
    const until = new Date(program.runner.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
    await approve(await told({ title: 'A desk for school papers', need, until }));
    const { text } = await program.get(week);
    expect(text).toContain(`${said.nowOffered} ${fill(said.onOffer, { count: 1 })}`);
    expect(text).toContain('A desk for school papers');
    await program.later('P7D');
    expect(program.mailTo(nadia.email).text).toContain(wordsFor('en').mails.thisWeek.newOffer);
  });

  it('is told in the mails of the next seven days, without a word of what the household needs', async () => {
    await paired();
    await program.later('P1D');
    const until = new Date(program.runner.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
    await approve(await told({ title: 'Free evening class', until }));
    const { newOffer } = wordsFor('en').mails.thisWeek;
    await program.later('P7D');
    const telling = () => program.runner.mail.to(nadia.email).filter(({ text }) => text.includes(newOffer));
    const { length: soon } = telling();
    expect(soon).toBeGreaterThan(0);
    for (const { text, html } of telling()) expect(text + html).not.toContain('evening class');
    await program.later('P8D');
    expect(telling()).toHaveLength(soon);
  });

  it('is not told in a mail while the step that it helps with does not stand on the page yet', async () => {
    const week = await paired();
    const until = new Date(program.runner.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
    await approve(await told({ title: 'Help with school papers', need: 'school', until }));
    await program.later('P7D');
    expect((await program.get(week)).text).not.toContain('Help with school papers');
    const { newOffer } = wordsFor('en').mails.thisWeek;
    expect(program.runner.mail.to(nadia.email).filter(({ text }) => text.includes(newOffer))).toEqual([]);
  });

  it('that is taken back is shown to nobody any more', async () => {
    const week = await paired();
    const id = await told({ title: 'Free evening class' });
    await approve(id);
    await program.staff('POST', `/staff/items/${id}/withdraw`, {});
    expect((await program.get(week)).text).not.toContain('Free evening class');
  });
});

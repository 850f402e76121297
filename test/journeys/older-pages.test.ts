import { describe, expect, it } from 'vitest';
import { type Page as Filed, type Filling, filled, formWith } from '../../bin/year/page.ts';
import { wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Page, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';
import { subjectOf, wayIn } from '../support/ways.ts';

/** A page by link that is older than what is stored: whoever sends it overwrites nobody, and is told both in her own language. */
let program: Program;
eachStory(begun => {
  program = begun;
});

const en = wordsFor('en').pages;
const ar = wordsFor('ar');

/** Fills in a page's form as it stands, and presses its button. */
async function sends(address: string, page: Page, filling: Filling, value = 'save'): Promise<Page> {
  const own: Filed = { ...page, address };
  const form = formWith(own, value);
  if (!form) throw new Error(`no button ${value}: ${page.text}`);
  return program.pressAll(address, [...filled(form, value, filling)]);
}

const told = async (kind: 'arrivals' | 'navigators', id: string) =>
  (await program.staff('POST', `/staff/${kind}/${id}/told`)).body as Record<string, unknown>;

describe('a household with its form open while staff correct the same', () => {
  const opened = async () => {
    await program.arrives({ ...amina, notes: 'Ring twice' });
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    const [{ id } = { id: '' }] = (await program.staff('GET', '/staff/arrivals')).body as unknown as { id: string }[];
    await program.press(program.way(amina.contact.email, 'rights'), { answer: 'ask' });
    const data = program.way(amina.contact.email, 'data');
    const [, action = ''] = /action="(\/l\/[^"]*correct[^"]*)"/.exec((await program.get(data)).markup) ?? [];
    const link = program.url + action;
    return { id, link, page: await program.press(link, { answer: 'open' }) };
  };

  it('reads both in Arabic, nothing is changed before it has chosen, and then it is as it chose', async () => {
    const { id, link, page } = await opened();
    const by = { preferredName: 'Aminata', notes: 'Ring once', area: 'parkville' };
    await program.staff('POST', `/staff/arrivals/${id}/correct`, by);
    const both = await sends(link, page, { preferredName: 'Amine', notes: 'Do not ring', needs: 'work' });
    expect(both).toMatchObject({ lang: 'ar', dir: 'rtl' });
    for (const words of [ar.pages.both.title, ar.pages.both.who.staff, 'Aminata', 'Amine', 'Ring once', 'Do not ring'])
      expect(both.text).toContain(words);
    expect(await told('arrivals', id)).toMatchObject(by);
    const done = await sends(link, both, { 'keep.preferredName': 'theirs', 'keep.notes': 'mine' });
    expect(done.text).toContain(ar.rights.changed);
    // What it had not touched stays as staff have changed it.
    const now = { preferredName: 'Aminata', notes: 'Do not ring', area: 'parkville', needs: ['work'] };
    expect(await told('arrivals', id)).toMatchObject(now);
  });

  it('is asked about nothing where it changed something else', async () => {
    const { id, link, page } = await opened();
    await program.staff('POST', `/staff/arrivals/${id}/correct`, { notes: 'Ring once' });
    expect((await sends(link, page, { preferredName: 'Amine' })).text).toContain(ar.rights.changed);
    expect(await told('arrivals', id)).toMatchObject({ preferredName: 'Amine', notes: 'Ring once' });
  });

  it('keeps what it saw where the form comes back with a fault', async () => {
    const { id, link, page } = await opened();
    const again = await sends(link, page, { preferredName: '' });
    await program.staff('POST', `/staff/arrivals/${id}/correct`, { preferredName: 'Aminata' });
    expect((await sends(link, again, { preferredName: 'Amine' })).text).toContain(ar.pages.both.title);
  });
});

describe('a navigator with her own page open while staff correct the same', () => {
  it('reads both and chooses; what she did not touch stays as others have changed it', async () => {
    const { body } = await program.staff('POST', '/staff/navigators', nadia);
    const { id } = body as unknown as { id: string };
    await program.arrives(amina);
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    const link = program.way(nadia.email, 'profile');
    const page = await program.press(link, { answer: 'open' });
    const by = { areas: ['parkville'], strengths: ['work'], phone: '+18605550178' };
    await program.staff('POST', `/staff/navigators/${id}/correct`, by);
    const hers = { areas: ['frog-hollow', 'parkville'], phone: '+18605550179' };
    const both = await sends(link, page, hers);
    expect(both.text).toContain(en.both.title);
    expect(both.text).toContain(en.both.who.staff);
    for (const number of [by.phone, hers.phone]) expect(both.text).toContain(number);
    expect(await told('navigators', id)).toMatchObject(by);
    const choice = { 'keep.areas': 'mine', 'keep.phone': 'theirs' };
    expect((await sends(link, both, choice)).text).toContain(en.profile.saved);
    expect(await told('navigators', id)).toMatchObject({ ...hers, phone: by.phone, strengths: ['work'] });
  });
});

describe('a navigator whose page is older than what staff told for her', () => {
  const paired = async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives({ ...amina, introduction: 'at-once' });
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const week = program.way(nadia.email, 'week');
    return { week, pairing: subjectOf(week) };
  };

  it('chooses which report stands, and that of staff stands until she has', async () => {
    const { week, pairing } = await paired();
    const path = `/staff/pairings/${pairing}/reports`;
    const first = { report: 'report-5w', met: 'weekly', going: 'well', goals: 'stuck', byItself: 'some', help: 'no' };
    await program.staff('POST', path, first);
    const link = new URL(wayIn((await program.get(week)).markup, 'report'), program.url).href;
    const page = await program.get(link);
    await program.later('PT1M');
    await program.staff('POST', path, { ...first, met: 'seldom' });
    const both = await sends(link, page, { met: 'most-weeks', note: 'All of us laughed.' }, 'send');
    const { answers } = en.report;
    for (const words of [en.report.changed, answers.seldom, answers['most-weeks'], en.both.who.staff])
      expect(both.text).toContain(words);
    const stand = async () => (await program.staff('GET', path)).body as unknown as { met: string; note?: string }[];
    expect(await stand()).toMatchObject([{ met: 'seldom' }]);
    expect((await sends(link, both, {}, 'send')).text).toContain(en.report.saved);
    expect(await stand()).toMatchObject([{ met: 'most-weeks', note: 'All of us laughed.' }]);
    // Of two on the staff it is the same: who saw nothing yet is told what stands.
    const third = await program.staff('POST', path, { ...first, seen: {} });
    expect(third.status).toBe(409);
    expect(third.body).toMatchObject({
      conflicts: [{ pointer: '/met', now: 'most-weeks', by: 'navigator', sent: 'weekly' }],
    });
  });

  it('hears what came of a step by whom, where she ticks something else; it stays as it was told first', async () => {
    const { week, pairing } = await paired();
    await program.staff('POST', `/staff/tasks/${pairing}.connect-1/done`, { outcome: 'connected' });
    const page = await program.press(week, { [`${pairing}/connect-1`]: 'declined' });
    const { results } = en.week;
    for (const words of [`: ${results.connected}, told by ${en.both.who.staff}`, `You chose: ${results.declined}.`])
      expect(page.text).toContain(words);
    const plan = (await program.staff('GET', `/staff/pairings/${pairing}/plan`)).body as unknown as {
      tasks: { task: string; outcome?: string }[];
    };
    expect(plan.tasks.find(({ task }) => task === 'connect-1')).toMatchObject({ outcome: 'connected' });
  });
});

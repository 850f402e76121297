import { beforeEach, describe, expect, it } from 'vitest';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';
import { wayIn, waysIn } from '../support/ways.ts';

let program: Program;
eachStory(started => {
  program = started;
});

const ines = 'ines@clinic.example';
const omar = 'omar@mill.example';

/** A day of the program's place, so many days from now. */
const day = (days: number): string =>
  new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

async function organization(title: string, kind: string): Promise<string> {
  const { status, body } = await program.staff('POST', '/staff/organizations', { title, kind });
  expect(status).toBe(201);
  return (body as { id: string }).id;
}

async function invites(name: string, email: string, of: string): Promise<string> {
  const { status, body } = await program.staff('POST', '/staff/members', { name, email, organization: of });
  expect(status).toBe(201);
  return (body as { id: string }).id;
}

/** Someone is invited and confirms; answers her number and the way to her page. */
async function joins(name: string, email: string, of: string): Promise<{ id: string; page: string }> {
  const id = await invites(name, email, of);
  await program.press(program.way(email, 'invite'), { answer: 'join' });
  return { id, page: program.way(email, 'member') };
}

const open = async (): Promise<{ submitted: { id: string; revision: number }[]; shown: { id: string }[] }> =>
  (await program.staff('GET', '/staff/items')).body;

const submission = {
  answer: 'submitted',
  kind: 'resource',
  title: 'Free evening class',
  text: 'Open to everyone, whatever their papers.',
  link: 'https://www.hplct.org/class',
  need: 'english-class',
};

describe('a member', () => {
  let clinic: string;
  beforeEach(async () => {
    clinic = await organization('Park Street Clinic', 'health');
  });

  it('joins by invitation, chooses topics and language, stops at once, and leaves with nothing kept of her', async () => {
    const id = await invites('Ines Duarte', ines, clinic);
    const asked = program.way(ines, 'invite');
    expect((await program.get(asked)).text).toContain('Park Street Clinic');
    expect(program.runner.mail.to(ines)).toHaveLength(1);
    await program.press(asked, { answer: 'join' });
    expect((await program.press(asked, { answer: 'join' })).text).toContain('You belong to the group now');
    expect(program.runner.mail.to(ines)).toHaveLength(2);
    const page = program.way(ines, 'member');
    expect((await program.press(page, { answer: 'stop' })).text).toContain('You get no digest now');
    await program.pressAll(page, [
      ['answer', 'topics'],
      ['kinds', 'event'],
      ['needs', 'health'],
    ]);
    const [member] = (await program.staff('GET', '/staff/members')).body as {
      weekly: boolean;
      without: { kinds: string[] };
    }[];
    expect(member).toMatchObject({ id, weekly: false, tier: 'working', organization: { title: 'Park Street Clinic' } });
    expect(member?.without.kinds).toEqual(['resource', 'alert', 'request', 'result', 'issue', 'learning']);
    const arabic = await program.press(page, { answer: 'language', language: 'ar' });
    expect([arabic.lang, arabic.dir]).toEqual(['ar', 'rtl']);
    expect((await program.get(page)).lang).toBe('ar');
    await program.press(page, { answer: 'leave' });
    expect((await program.get(page)).text).toContain('You do not belong to the group any more');
    expect((await program.staff('GET', '/staff/members')).body).toEqual([]);
    expect((await program.staff('POST', `/staff/members/${id}/contact`)).status).toBe(404);
  });

  it('is one person: a second invitation sends nothing, and says whose the address is', async () => {
    const { id } = await joins('Ines Duarte', ines, clinic);
    const mails = program.runner.mail.to(ines).length;
    const other = await organization('Hartford Public Schools', 'school-district');
    const again = await program.staff('POST', '/staff/members', {
      name: 'I. Duarte',
      email: 'Ines@Clinic.example',
      organization: other,
    });
    expect(again.status).toBe(409);
    expect((again.body as { detail: string }).detail).toContain(id);
    expect(program.runner.mail.to(ines)).toHaveLength(mails);
    expect(
      (await program.staff('POST', `/staff/members/${id}/change`, { organization: other, tier: 'chair' })).status,
    ).toBe(200);
    const all = (await program.staff('GET', '/staff/members')).body as object[];
    expect(all).toEqual([
      expect.objectContaining({ id, tier: 'chair', organization: { id: other, title: 'Hartford Public Schools' } }),
    ]);
  });

  it('who does nothing about an invitation is forgotten', async () => {
    const id = await invites('Ines Duarte', ines, clinic);
    const asked = program.way(ines, 'invite');
    await program.later('P15D');
    expect((await program.staff('GET', '/staff/members')).body).toEqual([]);
    expect((await program.staff('POST', `/staff/members/${id}/contact`)).status).toBe(404);
    expect((await program.get(asked)).status).toBe(410);
  });

  it('whose address bounces is written to no more, and is a line of Today until staff have seen to it', async () => {
    const { id } = await joins('Ines Duarte', 'bounce@simulator.amazonses.com', clinic);
    const [line] = ((await program.staff('GET', '/staff/today')).body as { lines: { code: string }[] }).lines;
    expect(line).toMatchObject({ code: 'member-unreachable' });
    expect((await program.staff('GET', '/staff/calls/open')).body).toEqual([]);
    await program.staff('POST', `/staff/members/${id}/reachable`);
    expect(((await program.staff('GET', '/staff/today')).body as { lines: object[] }).lines).toEqual([]);
  });

  it('is not sent what waits for the morning, when the address turns out to be no good meanwhile', async () => {
    const { id: member } = await joins('Ines Duarte', ines, clinic);
    await program.later('PT12H');
    const told = { member, kind: 'alert', title: 'The bus 61 stops earlier', text: 'At nine.', until: day(9) };
    const { id } = (await program.staff('POST', '/staff/items', told)).body as { id: string };
    await program.staff('POST', `/staff/items/${id}/approve`, {});
    const [held] = program.runner.events.filter(event => event['detail-type'] === 'MailWanted').slice(-1);
    if (!held) throw new Error('No mail is wanted');
    const { meta, data } = held.detail as {
      meta: object;
      data: { mail: string; kind: string; to: string; about: string };
    };
    const before = program.runner.mail.to(ines).length;
    const failed = { ...data, mail: 'earlier', reason: 'bounced' };
    const detail = { meta: { ...meta, id: crypto.randomUUID() }, data: failed };
    program.runner.putEvents([{ source: 'wbh.mail', type: 'MailFailed', detail }]);
    await program.runner.settle();
    await program.later('PT12H');
    expect(program.runner.mail.to(ines)).toHaveLength(before);
  });
});

describe('the exchange', () => {
  it('a resource is submitted by link, approved as it was read, told to its author and on the list until it ends', async () => {
    const { page } = await joins('Ines Duarte', ines, await organization('Park Street Clinic', 'health'));
    const form = await program.press(page, { answer: 'submit' });
    expect(form.text).toContain('please write nothing about any one person');
    const nonce = /name="nonce" value="([^"]+)"/.exec(form.markup)?.[1] ?? '';
    const sent = { ...submission, nonce, until: day(10) };
    expect((await program.press(page, sent)).text).toContain('Thank you!');
    await program.press(page, sent);
    const { submitted } = await open();
    expect(submitted).toHaveLength(1);
    const [{ id, revision } = { id: '', revision: 0 }] = submitted;
    const today = (await program.staff('GET', '/staff/today')).body as { lines: object[] };
    expect(today.lines).toEqual([expect.objectContaining({ code: 'item-submitted' })]);
    expect((await program.staff('POST', `/staff/items/${id}/approve`, { revision: revision + 1 })).status).toBe(409);
    expect((await program.staff('POST', `/staff/items/${id}/approve`, { revision })).status).toBe(200);
    expect(program.mailTo(ines).text).toContain('Free evening class');
    expect((await open()).shown.map(one => one.id)).toEqual([id]);
    await program.later('P11D');
    expect((await open()).shown).toEqual([]);
    expect((await program.staff('GET', `/staff/items/${id}`)).body).toMatchObject({ status: 'over', how: 'expired' });
  });

  it('what cannot be told is refused beside its field, typed words stay, and nothing is kept', async () => {
    const { page } = await joins('Ines Duarte', ines, await organization('Park Street Clinic', 'health'));
    const refused = async (told: object, why: string) => {
      const shown = await program.press(page, { ...submission, until: day(10), ...told });
      expect(shown.text).toContain(why);
      expect(shown.markup).toContain('whatever their papers');
    };
    const words = ' whatever their papers';
    await refused({ text: `Ask for A123456789,${words}` }, 'the number of a document');
    await refused({ text: `She lives at 12 Park Street Apt 4,${words}` }, 'full address');
    await refused({ link: 'http://www.hplct.org' }, 'leads nowhere');
    await refused({ link: 'https://intranet.local/class' }, 'leads nowhere');
    await refused({ until: '' }, 'This is needed');
    await refused({ until: day(-3) }, 'This day is past');
    await refused({ until: day(400) }, 'too far ahead');
    await refused({ kind: 'event', date: day(-1), time: '10:00' }, 'This is past');
    await refused({ kind: 'event', date: day(3) }, 'This is needed');
    expect((await open()).submitted).toEqual([]);
  });

  it('what is returned says why, is changed by link and approved; or taken back', async () => {
    const { page } = await joins('Ines Duarte', ines, await organization('Park Street Clinic', 'health'));
    await program.press(page, { ...submission, until: day(10) });
    const [{ id } = { id: '' }] = (await open()).submitted;
    await program.staff('POST', `/staff/items/${id}/return`, { reason: 'unclear', note: 'Which evening?' });
    expect(program.mailTo(ines).text).toMatch(/Something is unclear[\s\S]*Which evening\?/);
    expect((await program.get(page)).text).toContain('Which evening?');
    expect((await program.press(page, { answer: 'revise', item: id })).markup).toContain('Free evening class');
    const { kind: _, ...told } = submission;
    await program.press(page, { ...told, answer: 'revised', item: id, title: 'Free class on Mondays', until: day(10) });
    expect((await open()).submitted).toEqual([expect.objectContaining({ id, revision: 2 })]);
    await program.press(page, { answer: 'withdraw', item: id });
    expect((await open()).submitted).toHaveLength(1);
    await program.press(page, { answer: 'withdraw-now', item: id });
    expect((await open()).submitted).toEqual([]);
  });

  it('“I can help” reaches the author, and the answer the helper: neither learns the other’s address', async () => {
    const clinic = await organization('Park Street Clinic', 'health');
    const mill = await organization('Riverside Mill', 'employer');
    const asking = await joins('Ines Duarte', ines, clinic);
    const helper = await joins('Omar Haddad', omar, mill);
    const request = {
      member: asking.id,
      kind: 'request',
      title: 'A room on Saturdays',
      text: 'For twenty.',
      until: day(9),
    };
    const { body } = await program.staff('POST', '/staff/items', request);
    const { id } = body as { id: string };
    expect((await program.staff('POST', `/staff/items/${id}/help`, { member: helper.id })).status).toBe(409);
    await program.staff('POST', `/staff/items/${id}/approve`, {});
    expect((await program.staff('POST', `/staff/items/${id}/help`, { member: asking.id })).status).toBe(409);
    const help = { member: helper.id, words: 'Ours is free on Saturdays.' };
    await program.staff('POST', `/staff/items/${id}/help`, help);
    await program.staff('POST', `/staff/items/${id}/help`, help);
    const offers = program.runner.mail.to(ines).filter(({ subject }) => subject.startsWith('Someone can help'));
    expect(offers).toHaveLength(1);
    expect(offers[0]?.text).toMatch(/Riverside Mill can help[\s\S]*Ours is free on Saturdays\./);
    expect(JSON.stringify(offers)).not.toMatch(/omar@|Omar/);
    const reply = program.way(ines, 'reply');
    expect((await program.press(reply, { answer: 'write', words: '' })).text).toContain('This is needed');
    await program.press(reply, { answer: 'write', words: 'Gladly. May we see it on Friday?' });
    expect(program.mailTo(omar).text).toMatch(/Park Street Clinic writes[\s\S]*May we see it on Friday\?/);
    expect(JSON.stringify(program.mailTo(omar).text)).not.toMatch(/ines@|Ines/);
    await program.press(program.way(omar, 'help'), { answer: 'write', words: 'Friday at four.' });
    expect(program.mailTo(ines).text).toContain('Friday at four.');
  });

  it('an issue is raised, discussed, referred to the commission, answered and closed; its author hears the answer', async () => {
    const { id: member, page } = await joins('Ines Duarte', ines, await organization('Park Street Clinic', 'health'));
    const told = { member, kind: 'issue', title: 'No interpreter at the city desk', text: 'People are sent away.' };
    const { id } = (await program.staff('POST', '/staff/items', told)).body as { id: string };
    await program.staff('POST', `/staff/items/${id}/approve`, {});
    const act = async (what: string, body: object = {}) =>
      (await program.staff('POST', `/staff/issues/${id}/${what}`, body)).status;
    expect(await act('close', { reason: 'answered' })).toBe(409);
    expect(await act('refer', { body: 'somebody' })).toBe(422);
    expect([await act('discuss'), await act('refer', { body: 'commission' })]).toEqual([200, 200]);
    expect((await program.get(page)).text).toContain('Commission on Refugee and Immigrant Affairs');
    expect(await act('answer', { text: 'From May there is one each Monday.' })).toBe(200);
    expect(program.mailTo(ines).text).toMatch(/Commission on Refugee[\s\S]*From May there is one/);
    expect(await act('close', { reason: 'answered' })).toBe(200);
    expect((await program.staff('GET', '/staff/issues')).body).toEqual([]);
    expect((await program.staff('GET', `/staff/items/${id}`)).body).toMatchObject({
      answer: { text: 'From May there is one each Monday.' },
    });
  });

  it('a request of someone else stands on a member’s page, with the way to help', async () => {
    const clinic = await organization('Park Street Clinic', 'health');
    const asking = await joins('Ines Duarte', ines, clinic);
    const helper = await joins('Omar Haddad', omar, await organization('Riverside Mill', 'employer'));
    const request = {
      member: asking.id,
      kind: 'request',
      title: 'A room on Saturdays',
      text: 'For twenty.',
      until: day(9),
    };
    const { id } = (await program.staff('POST', '/staff/items', request)).body as { id: string };
    expect((await program.get(helper.page)).text).not.toContain('A room on Saturdays');
    await program.staff('POST', `/staff/items/${id}/approve`, {});
    expect(waysIn((await program.get(asking.page)).markup, 'help')).toEqual([]);
    const way = wayIn((await program.get(helper.page)).markup, 'help');
    const page = await program.get(way);
    expect(page.text).toContain('they read that Riverside Mill can help');
    expect(program.runner.mail.to(ines).some(({ subject }) => subject.startsWith('Someone can help'))).toBe(false);
    expect((await program.press(way, { answer: 'help' })).text).toContain('They have been written to');
    expect(program.mailTo(ines).text).toContain('Riverside Mill can help with');
    expect((await program.get(way)).text).toContain('Write back');
    expect((await program.press(way, { answer: 'help' })).text).toContain('They have been written to');
    expect(program.runner.mail.to(ines).filter(({ subject }) => subject.startsWith('Someone can help'))).toHaveLength(
      1,
    );
  });

  it('what is on offer for a need is found by need and area, until it ends', async () => {
    const { id: member } = await joins('Ines Duarte', ines, await organization('Park Street Clinic', 'health'));
    const submits = async (told: object): Promise<string> => {
      const { body } = await program.staff('POST', '/staff/items', {
        member,
        title: 'A class',
        text: 'Free.',
        ...told,
      });
      const { id } = body as { id: string };
      await program.staff('POST', `/staff/items/${id}/approve`, {});
      return id;
    };
    const forAll = await submits({ kind: 'resource', need: 'english-class', until: day(20) });
    const downtown = await submits({ kind: 'resource', need: 'english-class', area: 'downtown', until: day(5) });
    await submits({ kind: 'event', need: 'english-class', date: day(4), time: '18:00' });
    const ids = async (path: string) =>
      ((await program.staff('GET', path)).body as { id: string }[]).map(({ id }) => id);
    expect(await ids('/staff/offers/english-class?area=downtown')).toEqual([downtown, forAll]);
    expect(await ids('/staff/offers/english-class?area=west-end')).toEqual([forAll]);
    expect(await ids('/staff/offers/work')).toEqual([]);
    expect((await program.staff('GET', '/staff/offers/toString')).status).toBe(404);
    await program.later('P6D');
    expect(await ids('/staff/offers/english-class?area=downtown')).toEqual([forAll]);
  });

  it('staff read, return, approve and carry issues at the desk', async () => {
    const desk = await program.desk('liaison@library.example');
    await desk.post('/desk/organizations', { title: 'Park Street Clinic', kind: 'health' });
    const [, of = ''] = /<option value="([a-z0-9]{26})"/.exec((await desk.get('/desk/members')).markup) ?? [];
    const invitee = { name: 'Ines Duarte', email: ines, organization: of, tier: 'chair', language: 'en' };
    expect((await desk.post('/desk/members', { ...invitee, email: 'ines' })).markup).toContain(
      'does not look like an e-mail',
    );
    await desk.post('/desk/members', invitee);
    await program.press(program.way(ines, 'invite'), { answer: 'join' });
    const page = program.way(ines, 'member');
    await program.press(page, { ...submission, kind: 'issue', title: 'No interpreter at the city desk' });
    const waiting = await desk.get('/desk/items');
    expect(waiting.markup).toContain('No interpreter at the city desk');
    const [path = ''] = /\/desk\/items\/[a-z0-9]{26}/.exec(waiting.markup) ?? [];
    expect((await desk.get('/desk')).markup).toContain(path);
    await desk.post(`${path}/approve`, { revision: '1' });
    const at = path.replace('items', 'issues');
    await desk.post(`${at}/refer`, { body: 'commission' });
    expect((await desk.get('/desk/issues')).markup).toContain('Referred to: Commission');
    expect((await desk.post(`${at}/close`, { reason: 'answered' })).markup).toContain('There is no answer yet');
    await desk.post(`${at}/answer`, { text: 'From May there is one each Monday.' });
    await desk.post(`${at}/close`, { reason: 'answered' });
    expect((await desk.get(path)).markup).toContain('From May there is one each Monday.');
    const [, id = ''] = /\/desk\/members\/([a-z0-9]{26})"/.exec((await desk.get('/desk/members')).markup) ?? [];
    expect((await desk.post(`/desk/members/${id}/contact`)).markup).toContain(ines);
    await desk.post(`/desk/members/${id}/remove`);
    expect((await desk.get('/desk/members')).markup).toContain('Nobody belongs to the group yet');
  });
});

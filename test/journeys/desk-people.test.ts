import { describe, expect, it } from 'vitest';
import type { AtDesk } from '../support/desk.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

type DeskPage = Awaited<ReturnType<AtDesk['get']>>;

const address = amina.contact.email;
const home = { ...amina, preferredName: 'Amina al-Sayed', notes: 'Please ring the bell twice' };
const at = (role: 'liaison' | 'auditor' = 'liaison'): Promise<AtDesk> =>
  program.desk(`${role}@library.example`, [role]);
const ids = async () =>
  ((await program.staff('GET', '/staff/arrivals')).body as readonly { id: string; receipt: string }[]).map(one => one);
const text = ({ markup }: DeskPage) =>
  markup
    .replace(/<style>.*?<\/style>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
const spaced = (receipt: string) => receipt.match(/.{4}/g)?.join(' ') ?? '';
const joins = async (told: object = nadia): Promise<string> =>
  ((await program.staff('POST', '/staff/navigators', told)).body as { id: string }).id;
const arrived = async (told: object = home) => {
  await program.arrives(told);
  return (await ids()).at(-1) ?? { id: '', receipt: '' };
};

describe('the list of households at the desk', () => {
  it('shows receipts, situations and what comes next, and no name until names are asked for', async () => {
    const { id, receipt } = await arrived();
    const desk = await at();
    const page = await desk.get('/desk/households');
    expect([page.status, text(page)]).toEqual([200, expect.stringContaining(spaced(receipt))]);
    expect(text(page)).toContain('The household confirms its address');
    expect(page.markup).toContain(`href="/desk/households/${id}"`);
    expect(page.markup).not.toContain(home.preferredName);
    const named = await desk.post('/desk/households/names', [['ids', id]]);
    expect([named.status, text(named)]).toEqual([200, expect.stringContaining(home.preferredName)]);
    expect(named.url).not.toContain(home.preferredName);
  });

  it('is turned page by page, and chosen by situation; the names of a page leave one where one is', async () => {
    for (let n = 1; n <= 27; n++) await program.arrives({ ...home, contact: { email: `home-${n}@home.example` } });
    const desk = await at();
    const first = await desk.get('/desk/households?situation=unconfirmed');
    const next = /class="pager".*?href="([^"]+after=[^"]+)"/s.exec(first.markup)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await desk.get(next);
    const rows = (page: DeskPage) => page.markup.match(/<th scope="row">/g)?.length;
    expect([rows(first), rows(second)]).toEqual([25, 2]);
    const [action = ''] = /\/desk\/households\/names[^"]+/.exec(second.markup) ?? [];
    const listed = [...second.markup.matchAll(/name="ids" value="([^"]+)"/g)].map(
      ([, id = '']) => ['ids', id] as const,
    );
    const named = await desk.post(action.replaceAll('&amp;', '&'), listed);
    expect([rows(named), named.markup.split(home.preferredName).length - 1]).toEqual([2, 2]);
    expect(text(await desk.get('/desk/households?situation=paired'))).toContain('There is nobody in this list.');
    expect((await desk.get('/desk/households?situation=lost')).status).toBe(404);
    expect((await desk.get('/desk/households?after=somewhere')).status).toBe(404);
  });
});

describe('the page of one household at the desk', () => {
  it('tells its story; what is sealed is a button, behind it a disclosure, and the address tells nobody', async () => {
    const her = await joins();
    const { id, receipt } = await arrived();
    await program.press(program.way(address, 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    await program.press(program.way(address, 'introduction'), { answer: 'yes' });
    const desk = await at();
    const page = await desk.get(`/desk/households/${id}`);
    expect([page.status, text(page)]).toEqual([200, expect.stringContaining(`Household ${spaced(receipt)}`)]);
    for (const said of ['Paired', 'Both have said yes: the pairing began.', 'Please confirm', 'arrived', 'Frog Hollow'])
      expect(text(page)).toContain(said);
    expect(page.markup).toContain(`href="/desk/navigators/${her}"`);
    expect(page.markup).not.toMatch(/al-Sayed|home\.example|ring the bell/);
    const opened = await desk.post(`/desk/households/${id}/contact`);
    for (const said of [home.preferredName, address, home.notes]) expect(text(opened)).toContain(said);
    expect(text(await desk.get(`/desk/households/${id}`))).toContain('you: at the desk');
    const facts = program.runner.events.filter(fact => fact['detail-type'] === 'ContactShown');
    expect(facts).toHaveLength(1);
  });

  it('of one that was erased meanwhile says so, and has nothing to open; of nobody it says that there is nothing', async () => {
    const { id } = await arrived();
    const desk = await at();
    await program.staff('POST', `/staff/arrivals/${id}/erase`);
    const page = await desk.get(`/desk/households/${id}`);
    expect(text(page)).toContain('Name and contact are deleted');
    expect(page.markup).not.toContain('/contact"');
    expect((await desk.post(`/desk/households/${id}/contact`)).status).toBe(404);
    expect((await desk.get('/desk/households/nobody')).status).toBe(404);
  });

  it('that is someone’s second request leads to the first', async () => {
    const first = await arrived();
    const second = await arrived({ ...home, preferredName: 'Amina Sayed' });
    const page = await (await at()).get(`/desk/households/${second.id}`);
    expect(text(page)).toContain('Someone had asked with the same address or number before');
    expect(page.markup).toContain(`href="/desk/households/${first.id}"`);
  });

  it('is read in Arabic, from the right', async () => {
    const { id } = await arrived();
    const page = await (await at()).get(`/desk/households/${id}?lang=ar`);
    expect(page.markup).toContain('<html lang="ar" dir="rtl">');
    expect(text(page)).toContain('طُلب مرشد.');
  });
});

describe('navigators at the desk', () => {
  it('are listed without their names, by how they stand and by language, and each has a page', async () => {
    const her = await joins();
    const other = await joins({
      ...nadia,
      name: 'Rosa Ortiz',
      email: 'rosa@navigators.example',
      languages: [{ code: 'es', level: 'fluent' }],
    });
    const desk = await at();
    const list = await desk.get('/desk/navigators');
    expect(list.markup).toContain(`href="/desk/navigators/${her}"`);
    expect(list.markup).not.toMatch(/Nadia|Rosa/);
    const spanish = await desk.get('/desk/navigators?language=es&status=active');
    expect(spanish.markup).toContain(other);
    expect(spanish.markup).not.toContain(her);
    expect(text(await desk.post('/desk/navigators/names', [['ids', her]]))).toContain(nadia.name);
    const page = await desk.get(`/desk/navigators/${her}`);
    expect(text(page)).toContain('Staff entered the navigator and vouch for every step.');
    expect(page.markup).not.toContain(nadia.name);
    const opened = await desk.post(`/desk/navigators/${her}/contact`);
    expect(text(opened)).toContain(nadia.email);
    expect((await desk.get('/desk/navigators/nobody')).status).toBe(404);
  });
});

describe('the search at the desk', () => {
  const typed = (fields: Readonly<Record<string, string>>) => ({ receipt: '', name: '', contact: '', ...fields });

  it('finds by receipt, name, e-mail or phone, and leads to the page; what was looked for stands in no address', async () => {
    const { id, receipt } = await arrived();
    const called = await arrived({ ...home, preferredName: 'Bashir', contact: { phone: '+18605550123' } });
    const her = await joins();
    const desk = await at();
    for (const [fields, found] of [
      [{ receipt: spaced(receipt) }, `/desk/households/${id}`],
      [{ name: 'AL SAYED amina' }, `/desk/households/${id}`],
      [{ contact: 'Amina@home.example' }, `/desk/households/${id}`],
      [{ contact: '+1 860 555 0123' }, `/desk/households/${called.id}`],
      [{ name: nadia.name }, `/desk/navigators/${her}`],
    ] as const) {
      const page = await desk.post('/desk/search', typed(fields));
      expect([page.status, page.url]).toEqual([200, expect.stringMatching(/\/desk\/search$/)]);
      expect(page.markup, JSON.stringify(fields)).toContain(`href="${found}"`);
    }
  });

  it('says what to do when nobody is found, or what was typed can be nobody; it is still in its field', async () => {
    const desk = await at();
    const nobody = await desk.post('/desk/search', typed({ name: 'Nobody Atall' }));
    expect(text(nobody)).toContain('Nobody was found. It may be spelled otherwise');
    expect(nobody.markup).toContain('value="Nobody Atall"');
    const wrong = await desk.post('/desk/search', typed({ contact: '860-555' }));
    expect([wrong.status, text(wrong)]).toEqual([422, expect.stringContaining('Please write the number with +')]);
    expect(wrong.markup).toContain('value="860-555"');
    expect(text(wrong)).toContain('This could not be looked up');
    const both = await desk.post('/desk/search', typed({ name: 'Amina', receipt: 'ABCD1234ABCD1234' }));
    expect([both.status, text(both)]).toEqual([422, expect.stringContaining('one thing at a time')]);
  });
});

describe('who may not open people', () => {
  it('sees lists and pages, without a button for what is sealed; what she tries is refused in words, and is a fact', async () => {
    const { id, receipt } = await arrived();
    const desk = await at('auditor');
    const list = await desk.get('/desk/households');
    expect(text(list)).toContain(spaced(receipt));
    expect(list.markup).not.toContain('/names');
    const page = await desk.get(`/desk/households/${id}`);
    expect(page.status).toBe(200);
    expect(page.markup).not.toContain('/contact"');
    const tried = [
      await desk.post(`/desk/households/${id}/contact`),
      await desk.post('/desk/households/names', [['ids', id]]),
      await desk.get('/desk/search'),
      await desk.post('/desk/search', { name: home.preferredName }),
    ];
    expect(tried.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    for (const one of tried) expect(one.markup).not.toContain(home.preferredName);
    const refused = program.runner.events.filter(fact => fact['detail-type'] === 'StaffRefused');
    expect(refused).toHaveLength(4);
  });

  it('and sees who opened whom', async () => {
    const { id } = await arrived();
    await program.staff('POST', `/staff/arrivals/${id}/contact`);
    expect(text(await (await at('auditor')).get(`/desk/households/${id}`))).toMatch(
      /someone else on the staff .* at the desk/,
    );
    expect(text(await (await at()).get(`/desk/households/${id}`))).toContain('Yours alone are shown here');
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import { formActs } from '../../functions/desk/forms/index.ts';
import type { Opened as DeskPage, Fields } from '../support/browsing.ts';
import type { AtDesk } from '../support/desk.ts';

import { amina, nadia, type Program, startProgram } from '../support/program.ts';
import { onHold } from '../support/settings.ts';
import { stored } from '../support/stored.ts';

let program: Program;
let maria: AtDesk;
let tomas: AtDesk;

const begin = async (hold?: string) => {
  program = await startProgram(hold ? { templates: onHold(hold) } : {});
  maria = await program.desk('maria@library.example');
  tomas = await program.desk('tomas@library.example');
};
afterEach(() => program.runner.stop());

const today = () => program.runner.now().toISOString().slice(0, 10);

interface Row {
  readonly id: string;
  readonly receipt: string;
  readonly pairing?: string;
}
const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];
const row = async (): Promise<Row> => (await rows())[0] as Row;
const told = async (kind: 'arrivals' | 'navigators', id: string) =>
  (await program.staff('POST', `/staff/${kind}/${id}/told`)).body as Record<string, unknown>;

/** Parts in the order of their names: the store gives them in any. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;

/** All that is kept, but for what says that somebody looked, and who is signed in: line by line. */
async function kept(): Promise<readonly string[]> {
  const quiet = /^(disclosure|session|post|attempt|look|actor)|journal/;
  const tables = await Promise.all([stored(program.runner, 'Program'), stored(program.runner, 'People')]);
  return tables
    .flat()
    .flatMap(one => (quiet.test(one.pk) ? [] : [JSON.stringify(one, inOrder)]))
    .sort();
}

const text = ({ markup }: DeskPage): string =>
  markup
    .replace(/<style>.*?<\/style>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');
const receiptIn = (page: DeskPage): string =>
  [...(/<p class="receipt">(.*?)<\/p>/s.exec(page.markup)?.[1]?.matchAll(/<span>(.*?)<\/span>/g) ?? [])]
    .map(([, part]) => part)
    .join('');

/** A form of a page as a browser would send it: hidden fields, what is typed, ticked and chosen. */
function formIn({ markup }: DeskPage, action: string): [string, string][] {
  const form = new RegExp(`<form method="post" action="${action}">(.*?)</form>`, 's').exec(markup)?.[1] ?? '';
  const plain = (value: string) =>
    value
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&lt;/g, '<')
      .replace(/&amp;/g, '&');
  const fields: [string, string][] = [];
  const controls = /<(input)\b[^>]*>|<(select)\b[^>]*>.*?<\/select>|<(textarea)\b[^>]*>.*?<\/textarea>/gs;
  for (const [tag, , isSelect, isText] of form.matchAll(controls)) {
    const of = (name: string) => plain(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
    const isBox = /type="(checkbox|radio)"/.test(tag);
    if (isBox && !/ checked/.test(tag)) continue;
    const chosen = /<option value="([^"]*)" selected/.exec(tag)?.[1] ?? /<option value="([^"]*)"/.exec(tag)?.[1] ?? '';
    const typed = /<textarea[^>]*>(.*?)<\/textarea>/s.exec(tag)?.[1] ?? '';
    const value = isSelect ? plain(chosen) : isText ? plain(typed) : of('value');
    if (of('name') !== 'csrf') fields.push([of('name'), value]);
  }
  return fields;
}

/** The same with some fields typed anew. */
const typed = (fields: readonly [string, string][], anew: Readonly<Record<string, string>>): [string, string][] => [
  ...fields.filter(([name]) => !(name in anew)),
  ...Object.entries(anew),
];

const newcomer: Fields = [
  ['nonce', 'n1'],
  ['preferredName', 'Yusuf'],
  ['contact.phone', '+1 860 555 0177'],
  ['adult', 'true'],
  ['languages.0.code', 'so'],
  ['languages.0.level', 'fluent'],
  ['area', 'downtown'],
  ['availability', 'tue-morning'],
  ['consent.version', '2026-11'],
  ['consent.language', 'en'],
];

async function aPair(): Promise<Row & { readonly navigator: string }> {
  const { body } = await program.staff('POST', '/staff/navigators', nadia);
  await program.arrives({ ...amina, introduction: 'at-once' });
  await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  return { ...(await row()), navigator: (body as { id: string }).id };
}

describe('a household by phone', () => {
  it('is saved as confirmed; its receipt is told, and what comes next; sent twice it is one', async () => {
    await begin();
    await maria.get('/desk/households/new');
    const page = await maria.post('/desk/households/new', newcomer);
    expect(page.status).toBe(200);
    expect(text(page)).toContain('A navigator is being looked for. The household hears by phone');
    expect(receiptIn(page)).toBe((await row()).receipt);
    const again = await maria.post('/desk/households/new', newcomer);
    expect(receiptIn(again)).toBe(receiptIn(page));
    expect(await rows()).toHaveLength(1);
    expect((await tomas.get('/desk/households/new')).markup).not.toMatch(/autocomplete="(?!off)/);
  });

  it('with the number of a document in the notes is refused kindly, with all that was typed, and nothing is kept', async () => {
    await begin();
    await maria.get('/desk/households/new');
    const before = await kept();
    const page = await maria.post('/desk/households/new', [
      ...(newcomer as [string, string][]),
      ['notes', 'A123 456 789'],
    ]);
    expect(page.status).toBe(422);
    expect(text(page)).toContain('This looks like the number of a document');
    expect(page.markup).toContain('value="Yusuf"');
    expect(page.markup).toContain('<a href="#notes">Anything else?</a>');
    expect(await kept()).toEqual(before);
  });
});

describe('every form', () => {
  it('sent empty or far too long is refused in words or changes nothing, and is never an apology', async () => {
    await begin();
    const { id, pairing = '', navigator } = await aPair();
    await maria.get(`/desk/households/${id}/close`);
    const ids: Readonly<Record<string, string>> = {
      households: id,
      navigators: navigator,
      pairings: pairing,
      offers: pairing,
      tasks: `${pairing}.goal-plan`,
      meetings: `${pairing}.1`,
    };
    const harmless = /export|told|revoke-links|withdraw|agree|reachable|resume|reopen|confirm/;
    const before = await kept();
    const asked = Object.keys(formActs).filter(path => !harmless.test(path));
    expect(asked.length).toBeGreaterThan(15);
    for (const path of asked) {
      const [, , kind = ''] = path.split('/');
      const address = path.replace('{id}', ids[kind] ?? '').replace('{gate}', 'training');
      for (const fields of [{}, tooLong]) {
        const page = await maria.post(address, fields);
        expect([409, 413, 422, 404], `${address} ${Object.keys(fields).length}`).toContain(page.status);
        expect(new URL(page.url).pathname, address).toBe(address);
        if (page.status === 422) expect(page.markup, address).toMatch(/id="faults"|Please open it anew/);
      }
    }
    expect(await kept()).toEqual(before);
  });
});

const tooLong = Object.fromEntries(
  ['preferredName', 'name', 'notes', 'note', 'reason', 'until', 'on', 'arrival', 'confirm', 'answer', 'kind'].map(
    name => [name, 'x'.repeat(4000)],
  ),
);

describe('two at one form', () => {
  it('of a household: what does not collide is both; what does is shown with both, and decided', async () => {
    await begin();
    await program.arrives({ ...amina, notes: 'Rings twice' });
    const { id } = await row();
    const at = `/desk/households/${id}`;
    for (const one of [maria, tomas]) await one.get(`${at}/close`);
    const [hers, his] = [await maria.post(`${at}/told`), await tomas.post(`${at}/told`)];
    const mine = formIn(hers, `${at}/correct`);
    expect(Object.fromEntries(mine)).toMatchObject({
      preferredName: 'Amina',
      notes: 'Rings twice',
      area: 'frog-hollow',
    });
    const saved = await maria.post(`${at}/correct`, typed(mine, { preferredName: 'Aminata', area: 'parkville' }));
    expect([saved.status, new URL(saved.url).pathname]).toEqual([200, at]);
    const sent = typed(formIn(his, `${at}/correct`), { preferredName: 'Amine', area: 'parkville', notes: '' });
    const page = await tomas.post(`${at}/correct`, sent);
    expect(page.status).toBe(409);
    expect(text(page)).toMatch(/What should we call you\?.*Stands now Aminata.*What you typed Amine/);
    expect(text(page)).not.toContain('Where do you live?');
    expect(await told('arrivals', id)).toMatchObject({ preferredName: 'Aminata', notes: 'Rings twice' });
    await tomas.post(`${at}/correct`, typed(formIn(page, `${at}/correct`), { 'keep.preferredName': 'mine' }));
    const now = await told('arrivals', id);
    expect(now).toMatchObject({ preferredName: 'Amine', area: 'parkville' });
    expect(now).not.toHaveProperty('notes');
  });

  it('of a navigator: theirs can be kept, and the rest of what was typed is saved', async () => {
    await begin();
    await maria.get('/desk/navigators/new');
    const made = await maria.post('/desk/navigators/new', [
      ['name', nadia.name],
      ['email', nadia.email],
      ['languages.0.code', 'ar'],
      ['languages.0.level', 'fluent'],
      ['areas', 'frog-hollow'],
      ['availability', 'mon-morning'],
      ['capacity', '1'],
    ]);
    const at = new URL(made.url).pathname;
    const id = at.split('/').at(-1) ?? '';
    await tomas.get(`${at}/gates`);
    await maria.get(`${at}/gates`);
    const his = await tomas.post(`${at}/told`);
    const hers = await maria.post(`${at}/told`);
    await maria.post(`${at}/correct`, typed(formIn(hers, `${at}/correct`), { capacity: '3' }));
    const page = await tomas.post(
      `${at}/correct`,
      typed(formIn(his, `${at}/correct`), { capacity: '2', gender: 'woman' }),
    );
    expect(page.status).toBe(409);
    await tomas.post(`${at}/correct`, typed(formIn(page, `${at}/correct`), { 'keep.capacity': 'theirs' }));
    expect(await told('navigators', id)).toMatchObject({ capacity: 3, gender: 'woman', name: nadia.name });
  });

  it('of one step of the plan: the second hears that it was done, or what the first has told', async () => {
    await begin();
    const { pairing = '' } = await aPair();
    const step = (key: string) => `/desk/tasks/${pairing}.${key}/done`;
    const [hers, his] = [await maria.get(step('first-contact')), await tomas.get(step('first-contact'))];
    await maria.post(step('first-contact'), formIn(hers, step('first-contact')));
    const second = await tomas.post(step('first-contact'), formIn(his, step('first-contact')));
    expect(new URL(second.url).search).toBe('?did=already');
    const outcome = await tomas.get(step('connect-1'));
    const pressed = typed(formIn(outcome, step('connect-1')), { outcome: 'declined' });
    await maria.post(step('connect-1'), typed(pressed, { outcome: 'connected' }));
    const page = await tomas.post(step('connect-1'), pressed);
    expect(page.status).toBe(409);
    expect(text(page)).toContain('Someone else has changed this meanwhile');
    expect(text(page)).toMatch(/Stands now: Connected .*What you typed: Not wanted/);
  });

  it('of one meeting: it is moved; the second who moves it sees both, and the place that only the first has changed stays hers', async () => {
    await begin();
    const { pairing = '' } = await aPair();
    const date = new Date(program.runner.now().getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
    const meeting = { date, time: '14:00', minutes: 60, place: 'frog-hollow' };
    await program.staff('POST', `/staff/pairings/${pairing}/meetings`, meeting);
    const [move, cancel] = [`/desk/meetings/${pairing}.1/move`, `/desk/meetings/${pairing}.1/cancel`];
    const held = async () => {
      const { body } = await program.staff('GET', `/staff/pairings/${pairing}/meetings`);
      return (body as readonly object[])[0];
    };
    const [hers, his, gone] = [await maria.get(move), await tomas.get(move), await tomas.get(cancel)];
    const moved = await maria.post(move, typed(formIn(hers, move), { time: '15:00', place: 'phone' }));
    expect(new URL(moved.url).search).toBe('?did=done');
    expect(await held()).toMatchObject({ time: '15:00', place: 'phone' });
    const page = await tomas.post(move, typed(formIn(his, move), { time: '16:00' }));
    expect(page.status).toBe(409);
    expect(text(page)).toMatch(/Stands now: 3:00.* What you typed: 4:00/);
    expect((await tomas.post(cancel, formIn(gone, cancel))).status).toBe(409);
    await tomas.post(move, formIn(page, move));
    expect(await held()).toMatchObject({ time: '16:00', place: 'phone' });
  });

  it('of a dialogue: both are shown, nothing is changed, and what is emptied is empty', async () => {
    await begin();
    const told = {
      format: 'round',
      topic: 'Being neighbors',
      goals: 'That we talk',
      area: 'frog-hollow',
      languages: ['en'],
    };
    const { id } = (await program.staff('POST', '/staff/dialogues', told)).body as { id: string };
    const at = `/desk/dialogues/${id}/change`;
    const held = async () =>
      ((await program.staff('GET', `/staff/dialogues/${id}`)).body as { readonly state: object }).state;
    const [hers, his] = [await maria.get(at), await tomas.get(at)];
    await maria.post(at, typed(formIn(hers, at), { topic: 'Good neighbors', area: 'everywhere', goals: '' }));
    expect(await held()).toMatchObject({ topic: 'Good neighbors', area: 'everywhere', goals: '' });
    const page = await tomas.post(at, typed(formIn(his, at), { topic: 'Neighbors' }));
    expect(page.status).toBe(409);
    expect(text(page)).toMatch(/Stands now: Good neighbors \(by someone on the staff .*What you typed: Neighbors/);
    expect(await held()).toMatchObject({ topic: 'Good neighbors' });
    await tomas.post(at, formIn(page, at));
    expect(await held()).toMatchObject({ topic: 'Neighbors', area: 'everywhere', goals: '' });
  });

  it('of one pause: the second sees the other day, and may decide', async () => {
    await begin();
    const { navigator } = await aPair();
    const at = `/desk/navigators/${navigator}/pause`;
    const day = (days: number) =>
      new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
    const [hers, his] = [await maria.get(at), await tomas.get(at)];
    await maria.post(at, typed(formIn(hers, at), { until: day(10) }));
    const page = await tomas.post(at, typed(formIn(his, at), { until: day(20) }));
    expect(page.status).toBe(409);
    expect(page.markup).toContain(`value="${day(20)}"`);
    const decided = await tomas.post(at, formIn(page, at));
    expect(new URL(decided.url).search).toBe('?did=done');
  });
});

describe('a step to being a navigator', () => {
  it('is recorded with its day and who carried it out, and stands on the page', async () => {
    await begin();
    const { navigator } = await aPair();
    const at = `/desk/navigators/${navigator}/gates`;
    const form = await maria.get(`${at}/screening`);
    const page = await maria.post(
      `${at}/screening`,
      typed(formIn(form, `${at}/screening`), { on: today(), by: 'screening-agency' }),
    );
    expect(new URL(page.url).pathname).toBe(at);
    expect(text(page)).toContain('The screening agency');
  });
});

describe('an erasure', () => {
  it('wants to be sure whose it is; its number proves it', async () => {
    await begin();
    await program.arrives(amina);
    const { id, receipt } = await row();
    const at = `/desk/households/${id}/erase`;
    const asked = await maria.get(at);
    expect(text(asked)).toContain('What stays, and why');
    for (const confirm of ['', 'XXXX', receipt.slice(0, 4)])
      expect((await maria.post(at, { confirm })).status, confirm).toBe(422);
    expect(await rows()).toHaveLength(1);
    const page = await maria.post(at, { confirm: receipt.slice(-4).toLowerCase() });
    expect(text(page)).toContain('It is being deleted');
    expect(await rows()).toEqual([]);
    expect((await program.get(`/erasures/${receiptIn(page)}`)).text).toContain('deleted on');
  });

  it('is refused in words while a court’s order holds, and nothing is deleted', async () => {
    await begin('*');
    await program.arrives(amina);
    const { id, receipt } = await row();
    const at = `/desk/households/${id}/erase`;
    expect(text(await maria.get(at))).toContain('A court has ordered to keep what is held.');
    const page = await maria.post(at, { confirm: receipt.slice(-4) });
    expect(page.status).toBe(409);
    expect(text(page)).toContain('nothing was deleted');
    expect(await rows()).toHaveLength(1);
    expect((await program.staff('POST', `/staff/arrivals/${id}/erase`)).status).toBe(409);
  });
});

describe('who may', () => {
  it('an auditor reads the settings in force, and is refused what changes or opens something', async () => {
    await begin();
    await program.arrives(amina);
    const { id } = await row();
    const auditor = await program.desk('ada@library.example', ['auditor']);
    const page = await auditor.get('/desk/settings');
    expect(text(page)).toContain('Areas and library branches');
    expect(page.markup.length).toBeLessThan(60 * 1024);
    // Nor is she shown a form that is not hers to press, whatever address she types; that she tried is a fact.
    for (const path of ['new', `${id}/close`, `${id}/erase`, `${id}/correct`])
      expect((await auditor.get(`/desk/households/${path}`)).status, path).toBe(403);
    const tried = program.runner.events.filter(one => one['detail-type'] === 'StaffRefused');
    expect(tried.map(({ detail }) => (detail as { data: { door: string } }).data.door)).toContain(
      'GET /desk/households/{id}/erase',
    );
    for (const [path, fields] of [
      ['told', {}],
      ['close', { reason: 'other' }],
      ['export', {}],
    ] as const)
      expect((await auditor.post(`/desk/households/${id}/${path}`, fields)).status, path).toBe(403);
  });
});

describe('the page of someone', () => {
  it('leads to what can be done as she stands, and to nothing for who only looks', async () => {
    await begin();
    const { id, navigator } = await aPair();
    const page = await maria.get(`/desk/households/${id}`);
    const links = [...page.markup.matchAll(/href="(\/desk\/(?:households|pairings|tasks|meetings)\/[^"]+)"/g)];
    expect(links.length).toBeGreaterThan(15);
    for (const [, to = ''] of links) expect((await maria.get(to)).status, to).toBe(200);
    expect(text(await maria.get(`/desk/navigators/${navigator}`))).toContain('Pause until a day');
    const auditor = await program.desk('ada@library.example', ['auditor']);
    expect(text(await auditor.get(`/desk/households/${id}`))).not.toContain('Delete all data');
    expect((await auditor.get('/desk/households')).markup).not.toContain('/desk/households/new');
  });
});

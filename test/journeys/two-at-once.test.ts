import { describe, expect, it } from 'vitest';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

interface Conflict {
  readonly pointer: string;
  readonly now: unknown;
  readonly by: string;
  readonly at: string;
  readonly sent: unknown;
}
interface Answered {
  readonly status: number;
  readonly body: { readonly outcome?: string; readonly by?: string; readonly conflicts?: readonly Conflict[] } & Record<
    string,
    unknown
  >;
}

/** The actor that a sign-in is, as facts name her. */
function who(email: string): string {
  const claims = program.runner.staffToken(email).split('.')[1] ?? '';
  return `staff:${(JSON.parse(Buffer.from(claims, 'base64url').toString()) as { sub: string }).sub}`;
}

/** Someone on the staff, by her own sign-in. */
const at = (email: string) => async (path: string, body: object) => {
  const answer = await fetch(program.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${program.runner.staffToken(email)}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const read = (await answer.json()) as Answered['body'];
  await program.runner.settle();
  return { status: answer.status, body: read } as Answered;
};
const inDays = (days: number): string =>
  new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

const maria = at('maria@library.example');
const tomas = at('tomas@library.example');

interface Row {
  readonly id: string;
  readonly pairing?: string;
  readonly tasks?: readonly { readonly id: string; readonly task: string }[];
}
const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];
const row = async (): Promise<Row> => (await rows())[0] as Row;

async function aHousehold(): Promise<string> {
  await program.arrives(amina);
  return (await row()).id;
}
const told = async (kind: 'arrivals' | 'navigators', id: string) =>
  (await program.staff('POST', `/staff/${kind}/${id}/told`)).body as Record<string, unknown>;

async function aNavigator(): Promise<string> {
  const { body } = await program.staff('POST', '/staff/navigators', nadia);
  return (body as { id: string }).id;
}

async function aPair(): Promise<Row> {
  await aNavigator();
  await program.arrives({ ...amina, introduction: 'at-once' });
  await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  return row();
}

const disclosures = async (person: string) =>
  (await program.staff('POST', `/staff/arrivals/${person}/export`)).body as unknown as {
    records: { pk: string; by?: string; kind?: string }[];
  };

describe('two who correct one household', () => {
  it('in different fields: both stand, also what is sealed, and nobody is asked', async () => {
    const id = await aHousehold();
    const seen = await told('arrivals', id);
    expect((await maria(`/staff/arrivals/${id}/correct`, { ...seen, area: 'parkville', seen })).status).toBe(200);
    const second = await tomas(`/staff/arrivals/${id}/correct`, { ...seen, notes: 'Please ring twice', seen });
    expect(second).toMatchObject({ status: 200, body: { outcome: 'done' } });
    expect(await told('arrivals', id)).toEqual({ ...seen, area: 'parkville', notes: 'Please ring twice' });
  });

  it('in the same field: the second is told both, by whom and when, nothing is changed, and she decides', async () => {
    const id = await aHousehold();
    const seen = await told('arrivals', id);
    await maria(`/staff/arrivals/${id}/correct`, { preferredName: 'Aminata', area: 'parkville', seen });
    const hers = { preferredName: 'Amine', area: 'parkville', notes: 'Rings twice', seen };
    const second = await tomas(`/staff/arrivals/${id}/correct`, hers);
    expect(second.status).toBe(409);
    expect(second.body.conflicts).toEqual([
      {
        pointer: '/preferredName',
        now: 'Aminata',
        by: who('maria@library.example'),
        at: expect.stringMatching(/^\d{4}-.*Z$/),
        sent: 'Amine',
      },
    ]);
    expect(await told('arrivals', id)).toEqual({ ...seen, preferredName: 'Aminata', area: 'parkville' });
    const read = (await disclosures(id)).records.filter(({ pk }) => pk.startsWith('disclosure#'));
    expect(read.filter(({ by }) => by === who('tomas@library.example'))).toHaveLength(1);
    const decided = { ...hers, seen: { ...seen, preferredName: 'Aminata', area: 'parkville' } };
    expect((await tomas(`/staff/arrivals/${id}/correct`, decided)).status).toBe(200);
    expect(await told('arrivals', id)).toMatchObject({ preferredName: 'Amine', notes: 'Rings twice' });
  });

  it('the same way: nothing is left to do', async () => {
    const id = await aHousehold();
    const seen = await told('arrivals', id);
    await maria(`/staff/arrivals/${id}/correct`, { area: 'parkville', seen });
    expect(await tomas(`/staff/arrivals/${id}/correct`, { area: 'parkville', seen })).toMatchObject({
      status: 200,
      body: { outcome: 'already-done' },
    });
  });

  it('what the contact answered meanwhile is an edit as well', async () => {
    const { area: _, ...nowhere } = amina;
    await program.arrives(nowhere);
    const { id } = await row();
    const seen = await told('arrivals', id);
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm', area: 'downtown' });
    const { body } = await maria(`/staff/arrivals/${id}/correct`, { area: 'parkville', seen });
    expect(body.conflicts).toMatchObject([{ pointer: '/area', now: 'downtown', by: 'contact', sent: 'parkville' }]);
  });

  it('who does not say what she saw is taken by her word', async () => {
    const id = await aHousehold();
    await maria(`/staff/arrivals/${id}/correct`, { area: 'parkville' });
    await tomas(`/staff/arrivals/${id}/correct`, { area: 'downtown' });
    expect(await told('arrivals', id)).toMatchObject({ area: 'downtown' });
  });
});

describe('two who act on one navigator', () => {
  it('correct her: what does not collide is both, what does is told with both', async () => {
    const id = await aNavigator();
    const seen = await told('navigators', id);
    await maria(`/staff/navigators/${id}/correct`, { ...seen, capacity: 2, limits: ['adults-only'], seen });
    const second = await tomas(`/staff/navigators/${id}/correct`, { ...seen, capacity: 3, name: 'Nadia H.', seen });
    expect(second.status).toBe(409);
    expect(second.body.conflicts).toMatchObject([
      { pointer: '/capacity', now: 2, by: who('maria@library.example'), sent: 3 },
    ]);
    expect(await told('navigators', id)).toEqual({ ...seen, capacity: 2, limits: ['adults-only'] });
    await tomas(`/staff/navigators/${id}/correct`, { ...seen, name: 'Nadia H.', seen });
    expect(await told('navigators', id)).toEqual({ ...seen, name: 'Nadia H.', capacity: 2, limits: ['adults-only'] });
  });

  it('can say that she would rather not tell her gender any more', async () => {
    const id = await aNavigator();
    await maria(`/staff/navigators/${id}/correct`, { gender: 'woman' });
    expect(await told('navigators', id)).toMatchObject({ gender: 'woman' });
    await maria(`/staff/navigators/${id}/correct`, { gender: '' });
    expect(await told('navigators', id)).not.toHaveProperty('gender');
  });

  it('record one step with different days', async () => {
    const id = await aNavigator();
    const today = inDays(0);
    const held = { on: today };
    const gates = `/staff/navigators/${id}/gates`;
    await maria(gates, { gate: 'training', on: '2026-06-01', by: 'partner', seen: held });
    const second = await tomas(gates, { gate: 'training', on: '2026-06-02', by: 'library', seen: held });
    expect(second.body.conflicts).toMatchObject([
      { pointer: '/on', now: '2026-06-01', by: who('maria@library.example'), sent: '2026-06-02' },
      { pointer: '/by', now: 'partner', sent: 'library' },
    ]);
    expect((await tomas(gates, { gate: 'training', on: '2026-06-02', by: 'library' })).status).toBe(200);
  });

  it('pause, suspend and let her come back', async () => {
    const id = await aNavigator();
    await maria(`/staff/navigators/${id}/pause`, { until: inDays(10), seen: {} });
    const pause = await tomas(`/staff/navigators/${id}/pause`, { until: inDays(20), seen: {} });
    expect(pause.body.conflicts).toMatchObject([{ pointer: '/until', now: inDays(10), sent: inDays(20) }]);
    await maria(`/staff/navigators/${id}/suspend`, { reason: 'concern', seen: {} });
    const back = await tomas(`/staff/navigators/${id}/resume`, { seen: { status: 'paused' } });
    expect(back.body.conflicts).toMatchObject([
      { pointer: '/status', now: 'suspended', by: who('maria@library.example') },
    ]);
    const other = await tomas(`/staff/navigators/${id}/suspend`, { reason: 'other', seen: {} });
    expect(other.body.conflicts).toMatchObject([{ pointer: '/reason', now: 'concern', sent: 'other' }]);
  });
});

describe('two who act on one pairing', () => {
  it('tick one step: the second hears who did it and when; what it came to is never overwritten', async () => {
    const { pairing = '' } = await aPair();
    await maria(`/staff/tasks/${pairing}.first-contact/done`, { seen: {} });
    expect(await tomas(`/staff/tasks/${pairing}.first-contact/done`, { seen: {} })).toMatchObject({
      status: 200,
      body: { outcome: 'already-done', by: who('maria@library.example') },
    });
    await maria(`/staff/tasks/${pairing}.connect-1/done`, { outcome: 'connected', seen: {} });
    const second = await tomas(`/staff/tasks/${pairing}.connect-1/done`, { outcome: 'declined', seen: {} });
    expect(second.status).toBe(409);
    expect(second.body.conflicts).toMatchObject([
      { pointer: '/outcome', now: 'connected', by: who('maria@library.example'), sent: 'declined' },
    ]);
  });

  it('move one meeting: time and place are both, two times are told, and who cancels learns that it was moved', async () => {
    const { pairing = '' } = await aPair();
    const date = inDays(7);
    const seen = { date, time: '14:00', minutes: 60, place: 'frog-hollow' };
    const { body } = await maria(`/staff/pairings/${pairing}/meetings`, seen);
    const meeting = `/staff/meetings/${body.id}`;
    await maria(`${meeting}/move`, { ...seen, time: '15:00', seen });
    expect((await tomas(`${meeting}/move`, { ...seen, place: 'phone', seen })).status).toBe(200);
    const [held] = (await program.staff('GET', `/staff/pairings/${pairing}/meetings`)).body as object[];
    expect(held).toMatchObject({ time: '15:00', place: 'phone', by: who('tomas@library.example') });
    const third = await tomas(`${meeting}/move`, { ...seen, time: '16:00', seen });
    expect(third.body.conflicts).toMatchObject([{ pointer: '/time', now: '15:00', sent: '16:00' }]);
    const cancelled = await maria(`${meeting}/cancel`, { seen });
    expect(cancelled.status).toBe(409);
    expect((await maria(`${meeting}/cancel`, {})).status).toBe(200);
  });
});

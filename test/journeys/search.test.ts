import { describe, expect, it } from 'vitest';
import { program as settings } from '../../functions/program/settings.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

interface Answered {
  readonly by: string;
  readonly found: readonly {
    readonly id: string;
    readonly role: string;
    readonly receipt?: string;
    readonly situation?: string;
    readonly status?: string;
  }[];
  readonly more?: true;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}
const search = async (body: object) => {
  const answer = await program.staff('POST', '/staff/search', body);
  return { status: answer.status, ...(answer.body as Answered) };
};
const ids = async (body: object) => (await search(body)).found.map(({ id }) => id);
const idOf = async (receipt: string) => (await ids({ receipt }))[0] ?? '';
const named = async () =>
  (await stored(program.runner, 'People')).flatMap(one => ('named' in one ? [String(one.named)] : []));
const looks = async () =>
  (await stored(program.runner, 'Program'))
    .filter(({ pk }) => pk.startsWith('disclosure#'))
    .map(one => one as unknown as { by: string; basis: string; kind: string })
    .map(({ by, basis, kind }) => `${by.split(':')[0]} ${basis} ${kind}`);
const home = { ...amina, preferredName: 'Amina al-Sayed' };

describe('who is looked for', () => {
  it('is found by her receipt as she reads it out, with her situation and never with her name', async () => {
    const receipt = await program.arrives(home);
    const typed = `${receipt.slice(0, 4)}-${receipt.slice(4, 8)} ${receipt.slice(8).toLowerCase()}`;
    const { status, ...answer } = await search({ receipt: typed });
    expect([status, answer]).toEqual([
      200,
      { by: 'receipt', found: [{ role: 'household', id: expect.any(String), receipt, situation: 'unconfirmed' }] },
    ]);
    expect(await looks()).toEqual([]);
  });

  it('is found by her name, however it is spelled and in whatever turn, with all who are called so', async () => {
    const first = await idOf(await program.arrives(home));
    const second = await idOf(await program.arrives({ ...home, contact: { phone: '+18605550123' } }));
    const { body } = await program.staff('POST', '/staff/navigators', { ...nadia, name: 'Amina Alsayed' });
    const navigator = (body as { id: string }).id;
    for (const name of ['Amina al-Sayed', 'AMINA  ALSAYED', 'Al Sayed, Amina', 'Amína Alsayed'])
      expect((await ids({ name })).sort(), name).toEqual([first, second, navigator].sort());
    expect(await ids({ name: 'Amina' })).toEqual([]);
    expect((await search({ name: 'Amina Alsayed' })).found.find(({ role }) => role === 'navigator')).toEqual({
      role: 'navigator',
      id: navigator,
      status: 'active',
    });
  });

  it('is found by her address or number, as it is typed', async () => {
    const id = await idOf(await program.arrives(home));
    const called = await idOf(await program.arrives({ ...home, contact: { phone: '+18605550123' } }));
    expect(await ids({ contact: { email: ' Amina@Home.example ' } })).toEqual([id]);
    expect(await ids({ contact: { phone: '+1 (860) 555-0123' } })).toEqual([called]);
    expect(await ids({ contact: { email: 'nobody@home.example' } })).toEqual([]);
  });

  it('who applies to be a navigator is found like everyone', async () => {
    const { body } = await program.post('/volunteer', {
      ...nadia,
      ofAge: true,
      capacity: 1,
      consent: { version: amina.consent.version, language: 'en' },
    });
    const [hit] = (await search({ receipt: String(body.receipt) })).found;
    expect(hit).toMatchObject({ role: 'navigator', status: 'unconfirmed' });
    expect(await ids({ name: nadia.name })).toEqual([hit?.id]);
  });

  it('and is called otherwise since is found by the new name alone', async () => {
    const id = await idOf(await program.arrives(home));
    await program.staff('POST', `/staff/arrivals/${id}/correct`, { preferredName: 'Amina Haddad' });
    expect(await ids({ name: 'Amina Haddad' })).toEqual([id]);
    expect(await ids({ name: home.preferredName })).toEqual([]);
  });
});

describe('of someone who is forgotten', () => {
  it('nothing is left by which her name could be found, and others who are called so are', async () => {
    const receipt = await program.arrives(home);
    const id = await idOf(receipt);
    const other = await idOf(await program.arrives({ ...home, contact: { phone: '+18605550123' } }));
    expect(await named()).toHaveLength(2);
    await program.staff('POST', `/staff/arrivals/${id}/erase`);
    expect(await named()).toHaveLength(1);
    expect(await ids({ name: home.preferredName })).toEqual([other]);
    expect(await ids({ contact: home.contact })).toEqual([]);
    expect((await search({ receipt })).found).toEqual([{ role: 'household', id, receipt, situation: 'closed' }]);
    await program.staff('POST', `/staff/arrivals/${other}/close`, { reason: 'moved-away' });
    expect(await named()).toEqual([]);
  });
});

describe('a search', () => {
  it('is a fact with who searched, by what and how many were found; and a disclosure to who was found by name or address', async () => {
    await program.arrives(home);
    await ids({ name: home.preferredName });
    await ids({ contact: { email: 'nobody@home.example' } });
    const facts = program.runner.events.filter(fact => fact['detail-type'] === 'PeopleSearched');
    expect(facts.map(({ detail }) => (detail as { data: object }).data)).toEqual([
      { kind: 'name', found: 1, by: expect.stringMatching(/^staff:/) },
      { kind: 'contact', found: 0, by: expect.stringMatching(/^staff:/) },
    ]);
    expect(await looks()).toEqual(['staff search found']);
  });

  it('comes with its record or not at all', async () => {
    await program.arrives(home);
    program.runner.intercept(async ({ operation, body }, perform) =>
      operation === 'TransactWriteItems' && JSON.stringify(body).includes('disclosure#')
        ? { status: 400, body: JSON.stringify({ __type: 'ValidationException', message: 'out of order' }) }
        : perform(),
    );
    const answer = await search({ name: home.preferredName });
    program.runner.intercept((_, perform) => perform());
    expect([answer.status, answer.found]).toEqual([500, undefined]);
  });

  it('for two things at once, for none, or for what can be nobody is told what is wrong', async () => {
    const wrong = async (body: object) => {
      const { status, errors } = await search(body);
      return [status, errors?.map(({ pointer }) => pointer)];
    };
    expect(await wrong({})).toEqual([422, ['']]);
    expect(await wrong({ name: 'Amina', receipt: 'ABCD1234ABCD1234' })).toEqual([422, ['']]);
    expect(await wrong({ receipt: 'ABCD' })).toEqual([422, ['/receipt']]);
    expect(await wrong({ name: '???' })).toEqual([422, ['/name']]);
    expect(await wrong({ contact: { email: 'amina.home.example' } })).toEqual([422, ['/contact/email']]);
    expect(await wrong({ contact: {} })).toEqual([422, ['/contact']]);
    expect(program.runner.events.filter(fact => fact['detail-type'] === 'PeopleSearched')).toEqual([]);
  });

  it('is not possible without end: who has searched so often within the hour waits, and is told so', async () => {
    const { searchesPerHour } = settings.lookingFor;
    for (let n = 1; n <= searchesPerHour; n++) expect((await search({ name: `Name ${n}` })).status).toBe(200);
    const refused = await search({ name: 'Amina' });
    expect([refused.status, refused.detail]).toEqual([429, expect.stringContaining('within the hour')]);
    await program.later('PT1H');
    expect((await search({ name: 'Amina' })).status).toBe(200);
  });
});

describe('the names of those on a page', () => {
  const names = async (of: 'arrivals' | 'navigators', asked: readonly string[]) => {
    const answer = await program.staff('POST', `/staff/${of}/names`, { ids: asked });
    return { status: answer.status, ...(answer.body as { names?: Record<string, string>; detail?: string }) };
  };

  it('are shown to who asks for them, each a disclosure, and it is a fact', async () => {
    const id = await idOf(await program.arrives(home));
    const { body } = await program.staff('POST', '/staff/navigators', nadia);
    const navigator = (body as { id: string }).id;
    expect((await names('arrivals', [id, 'nobody'])).names).toEqual({ [id]: home.preferredName });
    expect((await names('navigators', [navigator])).names).toEqual({ [navigator]: nadia.name });
    expect(await looks()).toEqual(['staff names name', 'staff names name']);
    const facts = program.runner.events.filter(fact => fact['detail-type'] === 'NamesShown');
    expect(facts.map(({ detail }) => (detail as { data: object }).data)).toMatchObject([
      { kind: 'households', found: 1 },
      { kind: 'navigators', found: 1 },
    ]);
  });

  it('are not shown for more than a page, nor for page after page', async () => {
    const id = await idOf(await program.arrives(home));
    expect((await names('arrivals', [])).status).toBe(422);
    expect((await names('arrivals', [id, id])).status).toBe(422);
    expect(
      (
        await names(
          'arrivals',
          Array.from({ length: 51 }, (_, n) => `id${n}`),
        )
      ).status,
    ).toBe(422);
    for (let n = 1; n <= settings.lookingFor.namesPerHour; n++)
      expect((await names('arrivals', [id])).status).toBe(200);
    expect((await names('arrivals', [id])).status).toBe(429);
    // Looking for someone who is on the phone is another thing.
    expect((await search({ name: home.preferredName })).status).toBe(200);
  });
});

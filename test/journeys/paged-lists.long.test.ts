import { beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../functions/desk/people/arrivals-row.ts';
import type { NavigatorRow } from '../../functions/desk/people/navigators-page.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

interface Page<R> {
  readonly rows: readonly R[];
  readonly next?: string;
  readonly errors?: readonly { readonly pointer: string }[];
}
const ask = async <R>(path: string, query: Readonly<Record<string, string>>) => {
  const { status, body } = await program.staff('GET', `${path}?${new URLSearchParams(query)}`);
  return { status, ...(body as Page<R>) };
};

/** All pages, each of so many rows at most, and what was read for them. */
async function allPages<R extends { id: string }>(path: string, query: Readonly<Record<string, string>>) {
  const pages: (readonly R[])[] = [];
  for (let after: string | undefined; pages.length < 20; ) {
    const page = await ask<R>(path, { ...query, ...(after && { after }) });
    expect(page.status).toBe(200);
    pages.push(page.rows);
    after = page.next;
    if (after === undefined) return pages;
  }
  throw new Error('Pages without end');
}
const everyone = async () => (await program.staff('GET', '/staff/arrivals')).body as readonly Row[];
const home = (n: number) => `home-${n}@home.example`;

describe('pages of households', () => {
  beforeEach(async () => {
    // Seven: three unconfirmed, one incomplete, two that wait, one that is offered.
    await program.staff('POST', '/staff/navigators', nadia);
    for (let n = 1; n <= 7; n++) {
      const told = n === 4 ? { availability: [] } : {};
      await program.arrives({ ...amina, ...told, contact: { email: home(n) } });
      await program.later('PT1M');
    }
    for (const n of [4, 5, 6, 7]) await program.press(program.way(home(n), 'confirm'), { answer: 'confirm' });
  });

  it('hold everyone once, the newest first, whatever their situation', async () => {
    const pages = await allPages<Row>('/staff/arrivals', { limit: '2' });
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 2, 1]);
    const newestFirst = (await everyone()).map(({ id }) => id).reverse();
    expect(pages.flat().map(({ id }) => id)).toEqual(newestFirst);
  });

  it('of one situation hold those alone, with what staff need to know, who waits longest first', async () => {
    const of = async (situation: string) => (await allPages<Row>('/staff/arrivals', { situation, limit: '2' })).flat();
    const known = await everyone();
    for (const situation of [
      'unconfirmed',
      'incomplete',
      'waiting',
      'offered',
      'asked',
      'paired',
      'resting',
      'closed',
    ]) {
      const own = known.filter(one => one.situation === situation);
      expect((await of(situation)).map(({ id }) => id).sort(), situation).toEqual(own.map(({ id }) => id).sort());
    }
    const waiting = await of('waiting');
    expect(waiting).toHaveLength(2);
    expect([...waiting].sort((one, other) => ((one.since ?? '') < (other.since ?? '') ? -1 : 1))).toEqual(waiting);
    expect(waiting[0]).toMatchObject({ receipt: expect.any(String), why: expect.any(Array), owner: 'program' });
  });

  it('are read without reading all: so many reads a page, however many there are', async () => {
    const readsOf = async (query: Readonly<Record<string, string>>) => {
      const from = program.runner.calls.length;
      await ask('/staff/arrivals', query);
      return program.runner.calls.slice(from).filter(one => one.function.startsWith('doorsStaff')).length;
    };
    const few = await readsOf({ limit: '2' });
    expect(few).toBeLessThanOrEqual(6);
    expect(await readsOf({ limit: '50' })).toBeLessThanOrEqual(6);
    expect(await readsOf({ situation: 'waiting', limit: '50' })).toBeLessThanOrEqual(3);
  });

  it('that are asked for wrongly are refused in words', async () => {
    const wrong = async (query: Readonly<Record<string, string>>) => {
      const { status, errors } = await ask('/staff/arrivals', query);
      return [status, ...(errors ?? []).map(({ pointer }) => pointer)];
    };
    expect(await wrong({ situation: 'lost' })).toEqual([422, '/situation']);
    expect(await wrong({ limit: '51' })).toEqual([422, '/limit']);
    expect(await wrong({ limit: '0' })).toEqual([422, '/limit']);
    expect(await wrong({ limit: 'all' })).toEqual([422, '/limit']);
    expect(await wrong({ page: '2' })).toEqual([422, '/page']);
    expect(await wrong({ after: 'somewhere' })).toEqual([422, '/after']);
    // Where a page of another list ended is no place in this one.
    const { next } = await ask<Row>('/staff/arrivals', { limit: '1', situation: 'unconfirmed' });
    expect(await wrong({ situation: 'incomplete', after: next ?? '' })).toEqual([422, '/after']);
  });
});

describe('pages of navigators', () => {
  const mail = (n: number) => `nadia-${n}@navigators.example`;
  const joins = async (n: number, told: object = {}) => {
    const { body } = await program.staff('POST', '/staff/navigators', { ...nadia, ...told, email: mail(n) });
    await program.later('PT1M');
    return (body as { id: string }).id;
  };
  const ids = async (query: Readonly<Record<string, string>>) =>
    (await allPages<NavigatorRow>('/staff/navigators', { limit: '2', ...query })).flat().map(({ id }) => id);

  it('name nobody, and open nobody; hold everyone once, by how they stand and by language', async () => {
    const [one, two, three, four] = [
      await joins(1),
      await joins(2, { languages: [{ code: 'es', level: 'fluent' }] }),
      await joins(3),
      await joins(4),
    ];
    await program.staff('POST', `/staff/navigators/${three}/suspend`, { reason: 'other' });
    await program.staff('POST', `/staff/navigators/${four}/leave`, {});
    const { rows } = await ask<NavigatorRow>('/staff/navigators', { limit: '50' });
    expect(rows.map(({ id }) => id).sort()).toEqual([one, two, three, four].sort());
    expect(JSON.stringify(rows)).not.toMatch(/Nadia|navigators\.example/);
    expect(await ids({ status: 'active' })).toEqual([two, one]);
    expect(await ids({ status: 'suspended' })).toEqual([three]);
    expect(await ids({ status: 'inactive' })).toEqual([four]);
    expect(await ids({ language: 'es' })).toEqual([two]);
    expect((await ids({})).sort()).toEqual([one, two, three, four].sort());
  });

  it('whom mail does not reach stands among the suspended, as in the list of everyone, and once', async () => {
    const { body } = await program.staff('POST', '/staff/navigators', {
      ...nadia,
      email: 'bounce@simulator.amazonses.com',
    });
    const { id } = body as { id: string };
    await program.arrives({ ...amina, contact: { email: home(1) } });
    await program.press(program.way(home(1), 'confirm'), { answer: 'confirm' });
    expect(await ids({ status: 'suspended' })).toEqual([id]);
    expect(await ids({ status: 'active' })).toEqual([]);
    expect((await ask<NavigatorRow>('/staff/navigators', { limit: '2' })).rows).toMatchObject([
      { id, status: 'suspended', reason: 'unreachable', reachable: false },
    ]);
    await program.staff('POST', `/staff/navigators/${id}/suspend`, { reason: 'other' });
    expect(await ids({ status: 'suspended' })).toEqual([id]);
    await program.staff('POST', `/staff/navigators/${id}/resume`, {});
    expect(await ids({ status: 'suspended' })).toEqual([id]);
  });

  it('with names open fifty at a time: nobody is opened who is not shown, and a link leads on', async () => {
    const authorization = `Bearer ${program.runner.staffToken('liaison@library.example')}`;
    const post = (n: number) =>
      fetch(`${program.url}/staff/navigators`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ ...nadia, email: `n${n}@navigators.example` }),
      });
    for (let n = 0; n < 51; n += 3) await Promise.all([n, n + 1, n + 2].map(post));
    await program.runner.settle();
    const look = async (path: string) => {
      const answer = await fetch(program.url + path, { headers: { authorization } });
      const shown = (await stored(program.runner, 'Program')).filter(({ pk }) => pk.startsWith('disclosure#'));
      const rows = (await answer.json()) as readonly { id: string; name: string }[];
      return { status: answer.status, rows, shown: shown.length, link: answer.headers.get('link') };
    };
    const first = await look('/staff/navigators?language=ar');
    expect([first.rows.length, first.shown]).toEqual([50, 50]);
    const [, next = ''] = /^<([^>]+)>; rel="next"$/.exec(first.link ?? '') ?? [];
    const second = await look(next);
    expect([second.rows.length, second.shown, second.link]).toEqual([1, 51, null]);
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(51);
    expect((await look('/staff/navigators?from=nobody')).status).toBe(422);
  });
});

describe('the list of calls', () => {
  it('holds the first fifty, in a read for each and few besides, and the others follow', async () => {
    for (let n = 0; n < 55; n++) {
      // The door takes so many at once, and some more each second.
      if (n % 15 === 14) await program.later('PT2S');
      await program.arrives({ ...amina, contact: { phone: `+1860555${1000 + n}` } });
    }
    const listed = async () => {
      const from = program.runner.calls.length;
      const { body } = await program.staff('GET', '/staff/calls/open');
      const made = program.runner.calls.slice(from).filter(one => one.function.startsWith('doorsStaff'));
      return { calls: body as readonly { readonly id: string; readonly due: string }[], reads: made.length };
    };
    const { calls, reads } = await listed();
    expect(calls).toHaveLength(50);
    expect(calls.map(({ due }) => due)).toEqual(calls.map(({ due }) => due).sort());
    expect(reads).toBeLessThanOrEqual(50 + 5);
    const [first] = calls;
    await program.staff('POST', `/staff/calls/${first?.id}`, { outcome: 'yes' });
    const after = (await listed()).calls.map(({ id }) => id);
    expect(after).toHaveLength(50);
    expect(after).not.toContain(first?.id);
  });
});

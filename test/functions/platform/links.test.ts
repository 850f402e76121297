import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../../../functions/platform/kernel/ids.ts';
import { plusDays } from '../../../functions/platform/kernel/time.ts';
import type { Link } from '../../../functions/platform/links.ts';
import { program } from '../../../functions/program/settings.ts';
import { functionOf, linkFor, now, purposes, standsStill, startKeys, tokenIn } from '../../support/link-keys.ts';

standsStill();

describe('a link', () => {
  let keys: Awaited<ReturnType<typeof startKeys>>;
  beforeAll(async () => {
    keys = await startKeys();
  });
  afterAll(() => keys.stop());

  it.each(purposes)('to %s is read as it was signed, by another function', async purpose => {
    const table = await keys.table(`Read-${purpose}`);
    const { nonce, ...link } = linkFor(purpose);
    const address = await (await functionOf(table)).addressOf({ ...link, nonce });
    expect(address).toMatch(/^https:\/\/library\.example\/l\/[A-Za-z0-9._~-]+$/);
    const read = await (await functionOf(table)).readLink(tokenIn(address), now);
    expect(read).toMatchObject({ link, expired: false });
  });

  it('works until it expires, and then says so', async () => {
    const { addressOf, readLink } = await functionOf(await keys.table('Expiry'));
    const token = tokenIn(await addressOf(linkFor('offer', { expires: '2026-11-24T16:00:00.750Z' })));
    expect(await readLink(token, '2026-11-24T15:59:59.999Z')).toMatchObject({ expired: false });
    expect(await readLink(token, '2026-11-24T16:00:00.000Z')).toMatchObject({ expired: true });
  });

  it('of whichever function signs first is read by all: they agree on one key', async () => {
    const table = await keys.table('First');
    const signers = [await functionOf(table), await functionOf(table)];
    const tokens = await Promise.all(signers.map(async one => tokenIn(await one.addressOf(linkFor('week')))));
    const { readLink } = await functionOf(table);
    for (const token of tokens) expect(await readLink(token, now)).toMatchObject({ expired: false });
  });

  it('is read while its key lives, also when a newer one signs', async () => {
    const table = await keys.table('Rotation');
    const token = tokenIn(await (await functionOf(table)).addressOf(linkFor('week')));
    const { body } = await keys.ask('GetItem', { TableName: table, Key: { pk: { S: 'signing' } } });
    const { Item } = JSON.parse(body);
    const newer = {
      M: { kid: { S: 'newer000' }, from: { S: now }, secret: { S: Buffer.alloc(32, 7).toString('base64') } },
    };
    const put = (L: unknown[]) => keys.ask('PutItem', { TableName: table, Item: { ...Item, keys: { L } } });

    await put([newer, ...Item.keys.L]);
    const both = await functionOf(table);
    expect(tokenIn(await both.addressOf(linkFor('week')))).toMatch(/^v2~newer000~/);
    expect(await both.readLink(token, now)).toMatchObject({ expired: false });
    await put([newer]);
    expect(await (await functionOf(table)).readLink(token, now)).toBe('forged');
  });
});

describe('keys in rotation', () => {
  let keys: Awaited<ReturnType<typeof startKeys>>;
  beforeAll(async () => {
    keys = await startKeys();
  });
  afterAll(async () => {
    vi.setSystemTime(now);
    await keys.stop();
  });
  const stored = async (table: string): Promise<readonly string[]> => {
    const { body } = await keys.ask('GetItem', { TableName: table, Key: { pk: { S: 'signing' } } });
    return JSON.parse(body).Item.keys.L.map((one: { M: { kid: { S: string } } }) => one.M.kid.S);
  };
  const kid = (token: string) => token.split('~')[1];
  const at = (days: number, minutes = 0) => new Date(Date.parse(now) + days * 86_400_000 + minutes * 60_000);

  it('one signs for its days, the next takes over when all have heard of it, and no link breaks before it expires', async () => {
    const table = await keys.table('Turns');
    const [mailer, door] = [await functionOf(table), await functionOf(table)];
    const sign = async () =>
      tokenIn(await mailer.addressOf(linkFor('week', { expires: plusDays(new Date().toISOString(), 120) })));
    const works = async (token: string) =>
      expect(await door.readLink(token, new Date().toISOString())).toMatchObject({ expired: false });
    const first = await sign();
    vi.setSystemTime(at(179));
    const last = await sign();
    expect(kid(last)).toBe(kid(first));
    vi.setSystemTime(at(180));
    const meanwhile = await sign();
    expect(kid(meanwhile)).toBe(kid(first));
    expect(await stored(table)).toHaveLength(2);
    vi.setSystemTime(at(180, 9));
    await works(meanwhile);
    vi.setSystemTime(at(180, 10));
    const next = await sign();
    expect(kid(next)).not.toBe(kid(first));
    await works(next);
    vi.setSystemTime(at(299));
    await works(meanwhile);
    vi.setSystemTime(at(361));
    await sign();
    expect(await stored(table)).toHaveLength(2);
    vi.setSystemTime(at(361, 10));
    expect(await door.readLink(first, now)).toBe('forged');
    expect(kid(await sign())).not.toBe(kid(next));
    await works(await sign());
  });

  it('several who find it time make one key together', async () => {
    vi.setSystemTime(now);
    const table = await keys.table('Together');
    const signers = [await functionOf(table), await functionOf(table), await functionOf(table)];
    for (const one of signers) await one.addressOf(linkFor('week'));
    vi.setSystemTime(at(181));
    await Promise.all(signers.map(one => one.addressOf(linkFor('week'))));
    vi.setSystemTime(at(181, 10));
    const kids = await Promise.all(signers.map(async one => kid(tokenIn(await one.addressOf(linkFor('week'))))));
    expect(new Set(kids).size).toBe(1);
    expect(await stored(table)).toHaveLength(2);
  });

  it('a page leads on with the keys that there are: when it is time for the next, it makes none', async () => {
    vi.setSystemTime(now);
    const table = await keys.table('Onward');
    const [mailer, door] = [await functionOf(table), await functionOf(table)];
    const first = kid(tokenIn(await mailer.addressOf(linkFor('week'))));
    vi.setSystemTime(at(200));
    keys.asked.length = 0;
    const soon = { expires: plusDays(new Date().toISOString(), 90) };
    const token = tokenIn(await door.onwardTo(linkFor('report', soon)));
    expect(kid(token)).toBe(first);
    expect(keys.asked).toEqual(['GetItem']);
    await mailer.addressOf(linkFor('week', soon));
    vi.setSystemTime(at(289));
    expect(await door.readLink(token, new Date().toISOString())).toMatchObject({ expired: false });
  });

  it('no link lives longer than a key is kept', () => {
    expect(program.linkKeyDays).toBeGreaterThanOrEqual(program.pairingDays + 30);
  });
});

describe('a flood of forged links', () => {
  let keys: Awaited<ReturnType<typeof startKeys>>;
  beforeAll(async () => {
    keys = await startKeys();
  });
  afterAll(() => keys.stop());

  const forged = (n: number) =>
    `v2~${String(n).padStart(8, '0')}~offer~a.1~zzzzzz~zzzzzz~000000000000~${'A'.repeat(32)}`;

  it('costs one look at the keys in five minutes', async () => {
    const table = await keys.table('Flood');
    await (await functionOf(table)).addressOf(linkFor('offer'));
    const { readLink } = await functionOf(table);
    keys.asked.length = 0;
    const flood = async () => {
      for (let n = 0; n < 500; n++) expect(await readLink(forged(n), now)).toBe('forged');
    };
    await flood();
    vi.setSystemTime('2026-11-24T15:04:59.999Z');
    await flood();
    expect(keys.asked).toEqual(['GetItem']);
    vi.setSystemTime('2026-11-24T15:05:00.000Z');
    await flood();
    expect(keys.asked).toEqual(['GetItem', 'GetItem']);
  });

  it('makes no key where there is none yet, and the first link that is signed works at once', async () => {
    const table = await keys.table('Empty');
    const door = await functionOf(table);
    keys.asked.length = 0;
    for (let n = 0; n < 50; n++) expect(await door.readLink(forged(n), now)).toBe('forged');
    expect(new Set(keys.asked)).toEqual(new Set(['GetItem']));
    const token = tokenIn(await (await functionOf(table)).addressOf(linkFor('confirm')));
    expect(await door.readLink(token, now)).toMatchObject({ expired: false });
  });

  it('that is no link at all is refused without any look', async () => {
    const { readLink } = await functionOf('NoSuchTable');
    keys.asked.length = 0;
    for (const token of ['', 'v2', 'favicon.ico', '~'.repeat(100_000), `${forged(1)}\n`, `${forged(1)}=`])
      expect(await readLink(token, now)).toBe('forged');
    expect(keys.asked).toEqual([]);
  });
});

describe('with the keys known and the database gone', () => {
  let asked: readonly string[];
  let links: Awaited<ReturnType<typeof functionOf>>;
  let genuine: ReadonlyMap<string, Link>;
  let foreign: readonly string[];

  const signed = async (wanted: readonly Link[]): Promise<Map<string, Link>> =>
    new Map(await Promise.all(wanted.map(async link => [tokenIn(await links.addressOf(link)), link] as const)));

  beforeAll(async () => {
    const keys = await startKeys();
    const each = purposes.flatMap(purpose => [
      linkFor(purpose),
      linkFor(purpose, { expires: plusDays(now, 90), nonce: 'a later mail' }),
      linkFor(purpose, { subject: `${newId()}.1`, expires: plusDays(now, -1) }),
    ]);
    links = await functionOf(await keys.table('Another'));
    foreign = [...(await signed(each)).keys()];
    links = await functionOf(await keys.table('Ours'));
    genuine = await signed(each);
    await keys.stop();
    keys.asked.length = 0;
    asked = keys.asked;
  });

  const refusesAll = async (tokens: Iterable<string>): Promise<number> => {
    const forgeries = new Set(tokens);
    for (const token of genuine.keys()) forgeries.delete(token);
    const accepted: string[] = [];
    for (const token of forgeries) if ((await links.readLink(token, now)) !== 'forged') accepted.push(token);
    expect(accepted).toEqual([]);
    expect(asked).toEqual([]);
    return forgeries.size;
  };

  /** All that a link is written in, and what looks like it, ends it or decodes to it. */
  const characters = [
    ...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~',
    ' ',
    '%',
    '\n',
    '\0',
    'а',
    '～',
  ];

  const altered = (token: string): readonly string[] =>
    Array.from(token).flatMap((_, at) => {
      const [before, after] = [token.slice(0, at), token.slice(at + 1)];
      return [before, before + after, ...characters.map(one => before + one + after)];
    });

  const grown = (token: string): readonly string[] =>
    Array.from({ length: token.length + 1 }, (_, at) =>
      ['A', 'z', '0', '~', '.', '\n'].map(one => token.slice(0, at) + one + token.slice(at)),
    ).flat();

  const disguised = (token: string): readonly string[] => [
    encodeURIComponent(token).replaceAll('~', '%7E'),
    token.toUpperCase(),
    token.toLowerCase(),
    `${token}=`,
    ` ${token}`,
    `../${token}`,
    token + token,
    token.replaceAll('~', '\u0303'),
    token.replace(/~[^~]+$/, `~${'A'.repeat(1_000_000)}`),
    token.replace(/~[^~]+$/, `~${'é'.repeat(32)}`),
    token.replace('v2', 'v1'),
  ];

  /** Put together out of the parts of genuine ones: another purpose, subject or expiry, the signature of another link. */
  const recombined = (): readonly string[] => {
    const rows = [...genuine.keys()].map(token => token.split('~'));
    const part = (index: number) => fc.constantFrom(...new Set(rows.map(row => row[index] ?? '')));
    const mixed = fc.tuple(...[0, 1, 2, 3, 4, 5, 6, 7].map(part)).map(parts => parts.join('~'));
    return fc.sample(mixed, { seed: 20261124, numRuns: 20_000 });
  };

  it('a hundred thousand altered links are refused, every one, before any read', async () => {
    // Every place of a dozen of them; links of all purposes are altered a million times in the long tests.
    const tokens = [...genuine.keys()].slice(0, 14);
    const many = await refusesAll([
      ...tokens.flatMap(altered),
      ...tokens.flatMap(grown),
      ...tokens.flatMap(disguised),
      ...recombined(),
    ]);
    expect(many).toBeGreaterThan(100_000);
  });

  it('what another program has signed is refused, under its own key’s name and under ours', async () => {
    const ours = [...genuine.keys()][0]?.split('~')[1] ?? '';
    const renamed = foreign.map(token => token.replace(/^v2~[^~]+/, `v2~${ours}`));
    expect(await refusesAll([...foreign, ...renamed])).toBe(2 * foreign.length);
  });

  it('what is signed with a key that anyone can guess is refused', async () => {
    const guesses = ['', 'undefined', 'null', 'secret'];
    const tokens = [...genuine.keys()].flatMap(token => {
      const body = token.slice(0, token.lastIndexOf('~'));
      return [...guesses, body, body.split('~')[1] ?? ''].map(guess => {
        const mac = createHmac('sha256', guess).update(body).digest().subarray(0, 24).toString('base64url');
        return `${body}~${mac}`;
      });
    });
    expect(await refusesAll(tokens)).toBe(tokens.length);
  });

  it('whatever else is posted as a link is refused', async () => {
    const [lower, upper] = ['0123456789abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
    const field = (letters: string, minLength: number, maxLength = minLength) =>
      fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength });
    const shaped = fc
      .tuple(
        fc.constantFrom(...[...genuine.keys()].map(token => token.split('~')[1] ?? ''), '00000000'),
        fc.constantFrom(...purposes, 'admin'),
        field(`${lower}.`, 1, 60),
        field(lower, 1, 10),
        field(lower, 1, 10),
        field(lower, 12),
        field(`${lower}${upper}-_`, 32),
      )
      .map(parts => ['v2', ...parts].join('~'));
    const unit = fc.nat({ max: 0xffff }).map(code => String.fromCharCode(code));
    const anything = fc.oneof(shaped, fc.string({ unit, maxLength: 200 }));
    await refusesAll(fc.sample(anything, { seed: 20261125, numRuns: 1_000 }));
  });

  it('and the untouched ones are read as before', async () => {
    for (const [token, { nonce, ...link }] of genuine)
      expect(await links.readLink(token, now)).toMatchObject({ link, expired: link.expires <= now });
    expect(asked).toEqual([]);
  });
});

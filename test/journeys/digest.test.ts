import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { deskWords } from '../../functions/program/desk-words.ts';
import { fill, wordsFor } from '../../functions/program/words.ts';
import { brokenIn, headOf, offeredBy, oneClickTo, tampered } from '../support/one-click.ts';
import type { Program } from '../support/program.ts';
import { eachStory, putAside } from '../support/stories.ts';
import { wayIn, waysIn } from '../support/ways.ts';

let program: Program;
eachStory(started => {
  program = started;
});

const en = wordsFor('en');
const [ines, omar, ruth] = ['ines@clinic.example', 'omar@schools.example', 'ruth@mill.example'];
const liaison = 'liaison@library.example';

async function organization(title: string, kind: string): Promise<string> {
  return ((await program.staff('POST', '/staff/organizations', { title, kind })).body as { id: string }).id;
}

async function joins(name: string, email: string, of: string, language = 'en'): Promise<string> {
  const member = { name, email, organization: of, language };
  const { id } = (await program.staff('POST', '/staff/members', member)).body as { id: string };
  await program.press(program.way(email, 'invite'), { answer: 'join' });
  return id;
}

const day = (days: number): string =>
  new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

async function tells(member: string, item: object): Promise<string> {
  const told = await program.staff('POST', '/staff/items', { member, ...item });
  const { id } = told.body as { id: string };
  expect((await program.staff('POST', `/staff/items/${id}/approve`)).status).toBe(200);
  return id;
}

const evening = (title: string, lasts: number) => ({
  kind: 'resource',
  title,
  text: 'Open to everyone, whatever their papers.',
  need: 'school',
  until: day(lasts),
});

/** Digests are the mails that can be stopped. */
const digestsTo = (address: string) =>
  program.runner.mail.to(address).filter(({ headers }) => headers['list-unsubscribe'] !== undefined);

const hartford = (at: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'America/New_York',
    dateStyle: undefined,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(Date.parse(at));

interface Edition {
  readonly id: string;
  readonly state: { readonly status: string; readonly why?: string; readonly mails?: number };
}

const editions = async (): Promise<readonly Edition[]> =>
  (await program.staff('GET', '/staff/digests')).body as readonly Edition[];
const standings = async () => (await editions()).map(({ state }) => state.why ?? state.status);

describe('the weekly digest', () => {
  it('is seen by staff on Monday, held and released, goes to each member in her language, and can be read again', async () => {
    const clinic = await organization('Park Street Clinic', 'health');
    const schools = await organization('Hartford Public Schools', 'school-district');
    const [first] = [await joins('Ines Duarte', ines, clinic), await joins('Omar Said', omar, schools, 'ar')];
    await tells(first, evening('Homework help', 40));
    await tells(first, { kind: 'request', title: 'Who speaks Karen?', text: 'Two hours on Saturday.', until: day(8) });
    const mistake = await tells(first, evening('A mistake', 40));
    await program.later('PT4H');

    const preview = program.mailTo(liaison);
    expect(preview.subject).toMatch(/^The digest goes out on Tuesday, \w+ \d+ at 9:00 AM ET$/);
    expect(preview.text).toContain('Homework help');
    const page = wayIn(preview.text, 'digest');
    expect((await program.get(page)).text).toContain('Homework help');
    expect((await program.press(page, { answer: 'hold' })).text).toContain(en.digest.staffPage.holdDone);
    const refused = await program.press(page, { answer: 'note', text: 'A123456789 is welcome' });
    expect(refused.text).toContain('This line was not saved');
    await program.press(page, { answer: 'note', text: 'We are closed on Friday.' });
    // A line of Today says that it is held, and until when it can be released: the next one is seen then.
    const { lines } = (await program.staff('GET', '/staff/today')).body as { lines: readonly { due: string }[] };
    expect(lines).toMatchObject([{ code: 'digest-held' }]);
    expect(hartford(lines[0]?.due ?? '')).toBe('Mon 14:00');
    expect((await program.get(page)).text).toContain('on Monday, ');
    await program.later('P1D');
    expect([await standings(), digestsTo(ines)]).toEqual([['held'], []]);

    await program.staff('POST', `/staff/items/${mistake}/withdraw`);
    const [{ id = '' } = {}] = await editions();
    expect((await program.staff('POST', `/staff/digests/${id}/release`)).status).toBe(200);
    await program.later('PT5M');
    expect([await standings(), (await editions())[0]?.state.mails]).toEqual([['sent'], 2]);
    const [own, arabic] = [digestsTo(ines), digestsTo(omar)];
    expect([own.length, arabic.length]).toEqual([1, 1]);
    expect(own[0]?.subject).toBe('This week in the group: needs 1 and resources 1');
    for (const text of ['We are closed on Friday.', 'Homework help', 'From Park Street Clinic'])
      expect(own[0]?.text).toContain(text);
    // What concerns a school district stands first in its member’s mail, in her language; she can help with what another asks for.
    expect(arabic[0]?.text.indexOf('Homework help')).toBeLessThan(arabic[0]?.text.indexOf('Who speaks Karen?') ?? 0);
    expect(arabic[0]?.html).toContain('dir="rtl"');
    expect(waysIn(arabic[0]?.text ?? '', 'help')).not.toEqual([]);
    expect(waysIn(own[0]?.text ?? '', 'help')).toEqual([]);
    const read = await program.get(wayIn(arabic[0]?.text ?? '', 'editions'));
    expect([read.dir, read.text.includes('Homework help')]).toEqual(['rtl', true]);
    // What was taken back after it was frozen is told to nobody, neither then nor later.
    for (const { text } of [...own, ...arabic, read]) expect(text).not.toContain('A mistake');

    // A week later what ends soon is told once more, and nothing else.
    await program.later('P6DT20H');
    expect(
      digestsTo(ines)
        .map(({ subject }) => subject)
        .at(-1),
    ).toBe('This week in the group: closing soon 1');
    expect(hartford(digestsTo(ines).at(-1)?.at ?? '')).toMatch(/^Tue 09:00/);
    expect(digestsTo(ines).at(-1)?.text).not.toContain('Homework help');
  }, 60_000);

  it('that staff hold until the next one is seen gives way to it: what it held is told then, once', async () => {
    const member = await joins('Ines Duarte', ines, await organization('Park Street Clinic', 'health'));
    await tells(member, evening('Homework help', 60));
    await program.later('PT4H30M');
    const [{ id = '' } = {}] = await editions();
    expect((await program.staff('POST', `/staff/digests/${id}/hold`)).status).toBe(200);
    await program.later('P7DT19H');
    expect(await standings()).toEqual(['sent', 'held']);
    expect(digestsTo(ines).map(({ text }) => text.split('Homework help').length)).toEqual([2]);
    const told = program.runner.mail
      .to(liaison)
      .filter(({ text }) => text.includes(en.alerts['digest-skipped-held'].what));
    expect(told.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Please look at this: the digest of \w+ \d+, \d{4}$/),
    ]);
  }, 60_000);

  it('is skipped where there is nothing to tell, and staff hear of it; after three weeks one goes all the same', async () => {
    await joins('Ines Duarte', ines, await organization('Park Street Clinic', 'health'));
    await program.later('P16D');
    expect(await standings()).toEqual(['empty', 'empty', 'empty']);
    expect(digestsTo(ines)).toEqual([]);
    expect(
      program.runner.mail.to(liaison).filter(({ text }) => text.includes(en.alerts['digest-skipped-empty'].what)),
    ).toHaveLength(3);
    await program.later('P7D');
    expect([(await standings())[0], digestsTo(ines).map(({ subject }) => subject)]).toEqual([
      'sent',
      [en.digest.calmSubject],
    ]);
  }, 60_000);

  it('goes late after an outage, and once', async () => {
    const member = await joins('Ines Duarte', ines, await organization('Park Street Clinic', 'health'));
    await tells(member, evening('Homework help', 60));
    await program.later('PT22H55M');
    program.runner.intercept(async ({ caller }, perform) =>
      caller.startsWith('advisoryAtDue') ? { status: 500, body: '{}' } : perform(),
    );
    await program.later('PT2H');
    program.runner.intercept((_, perform) => perform());
    putAside(program);
    expect(digestsTo(ines)).toEqual([]);
    await program.later('PT20M');
    expect([await standings(), digestsTo(ines).length]).toEqual([['sent'], 1]);
    await program.later('P5D');
    expect(digestsTo(ines)).toHaveLength(1);
  }, 60_000);

  it('is stopped by one click of the mail program, at once: also one that is on its way; other mail still comes', async () => {
    const clinic = await organization('Park Street Clinic', 'health');
    const [first] = [
      await joins('Ines Duarte', ines, clinic),
      await joins('Omar Said', omar, clinic),
      await joins('Ruth Cole', ruth, clinic),
    ];
    await tells(first, evening('Homework help', 60));
    await program.later('P1D');
    const [mail] = digestsTo(omar);
    if (!mail) throw new Error('No digest');
    // RFC 8058, 3.1: what is demanded of the fields of every digest.
    for (const address of [ines, omar, ruth])
      for (const one of digestsTo(address)) expect(await brokenIn(headOf(one), program.url)).toEqual([]);
    const offered = (await offeredBy(mail, program.url)) ?? '';
    expect(wayIn(mail.text, 'stop'), 'the same as for a person who looks').toBe(offered);

    // Whoever scans mail opens each link; that changes nothing.
    expect((await program.get(offered)).text).toContain(en.digest.stopPage.title);
    await fetch(offered, { method: 'HEAD' });
    const weekly = async () =>
      ((await program.staff('GET', '/staff/members')).body as readonly { weekly: boolean }[])
        .map(one => one.weekly)
        .sort();
    const forged = await fetch(oneClickTo(tampered(offered), 'urlencoded'));
    expect(forged.status, 'the URI is hard to forge (3.1)').toBeGreaterThanOrEqual(400);
    expect(await weekly()).toEqual([true, true, true]);
    const other = (await offeredBy(digestsTo(ruth)[0] ?? mail, program.url)) ?? '';
    expect(other, 'the URI says who is to be removed, and from what (3.1)').not.toBe(offered);
    const second = { ...evening('A reading circle', 60) };
    await tells(first, second);
    // Half of the next digest is on its way when she stops it: SES takes no mail for some minutes.
    program.runner.intercept(async ({ operation }, perform) =>
      operation === 'SendEmail'
        ? { status: 429, body: JSON.stringify({ __type: 'TooManyRequestsException', message: 'slow' }) }
        : perform(),
    );
    await program.later('P6DT22H55M');
    await program.later('PT10M');
    expect((await standings())[0]).toBe('sent');
    for (const [one, as] of [
      [offered, 'multipart'],
      [other, 'urlencoded'],
      [offered, 'urlencoded'],
    ] as const) {
      const answer = await fetch(oneClickTo(one, as));
      expect([answer.status, answer.headers.get('location')], 'no redirect (3.1)').toEqual([200, null]);
      expect(answer.headers.getSetCookie(), 'and no cookie').toEqual([]);
    }
    program.runner.intercept((_, perform) => perform());
    await program.later('PT1H');
    expect([digestsTo(ines).length, digestsTo(omar).length, digestsTo(ruth).length]).toEqual([2, 1, 1]);
    const all = (await program.staff('GET', '/staff/members')).body as readonly { weekly: boolean }[];
    expect(all.map(({ weekly }) => weekly).sort()).toEqual([false, false, true]);
    expect((await program.get(offered)).text).toContain(en.digest.stopPage.gone);
    // What she does herself is still answered by mail.
    const before = program.runner.mail.to(omar).length;
    const [, id] = (all as readonly { id?: string; weekly: boolean }[])
      .filter(({ weekly }) => !weekly)
      .map(one => one.id ?? '');
    await tells(id ?? '', evening('A sewing circle', 60));
    expect(program.runner.mail.to(omar).length + program.runner.mail.to(ruth).length).toBeGreaterThan(before);
  }, 60_000);

  it('whose fate nobody knows is not sent again: staff are told of it once, and see whose it is', async () => {
    const clinic = await organization('Park Street Clinic', 'health');
    const first = await joins('Ines Duarte', ines, clinic);
    const unsure = [await joins('Omar Said', omar, clinic), await joins('Ruth Cole', ruth, clinic)];
    await tells(first, evening('Homework help', 60));
    program.runner.intercept(async ({ operation, body }, perform) =>
      operation === 'SendEmail' && /omar@|ruth@/.test(JSON.stringify(body)) ? { status: 500, body: '{}' } : perform(),
    );
    await program.later('P1D');
    program.runner.intercept((_, perform) => perform());
    expect([ines, omar, ruth].map(address => digestsTo(address).length)).toEqual([1, 0, 0]);
    const alerts = program.runner.mail.to(liaison).filter(({ text }) => text.includes(en.alerts['digest-unsure'].what));
    expect(alerts).toHaveLength(1);
    const [{ id = '' } = {}] = await editions();
    const room = await (await program.desk(liaison)).get(`/desk/digests/${id}`);
    for (const member of unsure) expect(room.markup).toContain(`/desk/members/${member}`);
    expect(room.markup).not.toContain(`/desk/members/${first}`);
  }, 60_000);

  it('that comes back for good is a line of Today, and the next one is not sent there until staff have seen to it', async () => {
    const gone = 'bounce@simulator.amazonses.com';
    const clinic = await organization('Park Street Clinic', 'health');
    const first = await joins('Ines Duarte', ines, clinic);
    const lost = { name: 'Lena Brandt', email: gone, organization: clinic };
    const { id } = (await program.staff('POST', '/staff/members', lost)).body as { id: string };
    for (const act of ['confirm', 'reachable']) await program.staff('POST', `/staff/members/${id}/${act}`);
    await tells(first, evening('Homework help', 60));
    await program.later('P1D');
    await tells(first, evening('A reading circle', 60));
    await program.later('P7D');
    expect([digestsTo(ines).length, digestsTo(gone).length]).toEqual([2, 1]);
    const { lines } = (await program.staff('GET', '/staff/today')).body as { lines: readonly { code: string }[] };
    expect(lines.map(({ code }) => code)).toContain('member-unreachable');
    // Why nothing is sent there stands on the member's page at the desk.
    const room = await (await program.desk(liaison)).get(`/desk/members/${id}`);
    const { members: said } = deskWords('en').exchange;
    expect(room.markup).toContain(said.lostTitle);
    expect(room.markup).toMatch(new RegExp(fill(said.lostWhy.bounced, { when: '\\w+ \\d+' })));
  }, 60_000);
});

/** Three members, two things to tell, and ten minutes before the digest goes: no machine is so slow that it goes meanwhile. */
async function beforeItGoes(): Promise<void> {
  const clinic = await organization('Park Street Clinic', 'health');
  const first = await joins('Ines Duarte', ines, clinic);
  await joins('Omar Said', omar, clinic);
  await joins('Ruth Cole', ruth, clinic);
  await tells(first, evening('Homework help', 60));
  await tells(first, { kind: 'request', title: 'Who speaks Karen?', text: 'Two hours.', until: day(20) });
  await program.later('PT22H50M');
}

describe('each member gets a digest once', () => {
  const onceEach = () =>
    expect([ines, omar, ruth].map(address => digestsTo(address).map(({ subject }) => subject))).toEqual(
      Array.from({ length: 3 }, () => ['This week in the group: needs 1 and resources 1']),
    );

  it('though its clock dies after every single write', async () => {
    await beforeItGoes();
    const dead = new Set<string | undefined>();
    const nonsense = { status: 400, body: JSON.stringify({ __type: 'ValidationException', message: 'dead' }) };
    program.runner.intercept(async ({ caller, operation, requestId }, perform) => {
      if (!caller.startsWith('advisoryAtDue')) return perform();
      if (dead.has(requestId)) return nonsense;
      if (operation !== 'TransactWriteItems') return perform();
      await perform();
      dead.add(requestId);
      return nonsense;
    });
    await program.later('PT40M');
    program.runner.intercept((_, perform) => perform());
    await program.later('PT10M');
    putAside(program);
    // Settled, told twice, begun, and its list walked twice.
    expect(dead.size).toBeGreaterThanOrEqual(6);
    expect(await standings()).toEqual(['sent']);
    onceEach();
  }, 60_000);

  it('though facts come twice and in any order, transactions conflict, indexes lag and answers are lost', async () => {
    await beforeItGoes();
    program.runner.faults({
      seed: 5,
      duplicate: 0.4,
      shuffle: 0.4,
      conflict: 0.2,
      staleIndex: 0.4,
      timeoutAfter: 0.05,
    });
    await program.later('PT40M');
    const injected = program.runner.faults({});
    await program.later('PT30M');
    putAside(program);
    for (const fault of ['duplicate', 'conflict', 'timeoutAfter'] as const)
      expect(injected[fault], fault).toBeGreaterThan(0);
    expect(await standings()).toEqual(['sent']);
    onceEach();
  }, 60_000);
});

describe('a digest costs the same', () => {
  /** What is long over: items, editions that went out, and members who left. */
  async function longAgo(count: number): Promise<void> {
    const TableName = program.runner.deployment
      .ofType('AWS::DynamoDB::GlobalTable')
      .find(({ id }) => /^Program/.test(id))?.ref;
    const at = '2020-01-06T14:00:00.000Z';
    const told = { title: 'Long ago', text: 'Over.', until: at };
    const item = { kind: 'resource', author: 'm', organization: 'o', telling: told, submittedAt: at, revision: 1 };
    const edition = { group: 'advisory', openedAt: at, items: [], frozenAt: at, mails: 1, sentAt: at };
    for (let n = 0; n < count; n++) {
      const week = `${2010 + Math.floor(n / 50)}-w${String((n % 50) + 1).padStart(2, '0')}`;
      const rows = [
        { pk: `item#old${n}`, state: { status: 'over', ...item, how: 'expired', overAt: at } },
        { pk: `member#old${n}`, state: { status: 'left', leftAt: at } },
        {
          pk: `edition#advisory.${week}`,
          state: { status: 'sent', ...edition, week },
          list: 'editions of advisory',
          listSort: week,
        },
      ];
      for (const row of rows)
        await program.runner.database('PutItem', { TableName, Item: marshall({ sk: 'state', v: 1, n: 1, ...row }) });
    }
  }

  /** Reads and their units, by function, while a digest goes and its reader looks at past ones. */
  async function workAfter(count: number) {
    await longAgo(count);
    await beforeItGoes();
    const from = program.runner.calls.length;
    await program.later('PT20M');
    await program.get(wayIn(digestsTo(omar)[0]?.text ?? '', 'editions'));
    const reads = program.runner.calls
      .slice(from)
      .filter(({ function: of }) => /^(advisoryAtDue|mailOnMailWanted|doorsLinks)/.test(of))
      .filter(({ action }) => /dynamodb:(GetItem|BatchGetItem|Query)$/.test(action));
    const byFunction = Map.groupBy(reads, ({ function: of }) => of.replace(/[A-F0-9]{8}$/, ''));
    return new Map(
      [...byFunction].map(([of, own]) => [
        of,
        {
          reads: own.length,
          units: own.reduce((sum, { units }) => sum + units, 0),
          together: own.filter(({ action }) => action.endsWith('BatchGetItem')).length,
        },
      ]),
    );
  }

  it('however long the program has run', async () => {
    const young = await workAfter(20);
    await program.beginAgain();
    const old = await workAfter(200);
    expect([...young.keys()].sort()).toEqual(['advisoryAtDue', 'doorsLinks', 'mailOnMailWanted']);
    for (const [of, { reads, units }] of young) {
      // A mail that SES reports before it is settled is looked at once more.
      expect(Math.abs((old.get(of)?.reads ?? 0) - reads), of).toBeLessThanOrEqual(3);
      expect(Math.abs((old.get(of)?.units ?? 0) - units), of).toBeLessThanOrEqual(3);
    }
    // A letter reads its edition, its items, their organizations, the numbers, and its reader: so many times however much there is.
    expect(young.get('mailOnMailWanted')?.reads).toBeLessThanOrEqual(3 * 18);
    // Its items once, and their organizations.
    expect(young.get('mailOnMailWanted')?.together).toBe(3 * 2);
  }, 60_000);
});

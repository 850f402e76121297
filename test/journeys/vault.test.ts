import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';
import { subjectOf } from '../support/ways.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

/** KMS does not answer any more; keys that are still in memory are older than five minutes a moment later. */
async function vaultCloses(): Promise<void> {
  program.runner.intercept(async ({ service }, perform) =>
    service === 'kms' ? { status: 500, body: JSON.stringify({ __type: 'KMSInternalException' }) } : perform(),
  );
  await program.later('PT6M');
}

const vaultOpens = () => program.runner.intercept((_, perform) => perform());

const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly { id: string }[];

/** How much is stored of people, of their keys and of anything else. */
const held = async () =>
  Promise.all(['People', 'PersonKeys', 'Program'].map(async table => (await stored(program.runner, table)).length));

const form = {
  nonce: 'nonce-vault',
  preferredName: 'Amina Written',
  'contact.email': amina.contact.email,
  'languages.0.code': 'ar',
  'languages.0.level': 'fluent',
  'consent.version': amina.consent.version,
  'consent.language': 'en',
  adult: 'true',
  notes: 'Please ring twice',
};
const postForm = () =>
  fetch(`${program.url}/arrivals?lang=en`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });

describe('while the vault is closed', () => {
  it('nobody is taken in, nothing is half kept, and whoever asks is told to try again', async () => {
    await program.arrives(amina);
    await vaultCloses();
    const before = await held();
    const answer = await fetch(`${program.url}/arrivals`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en' },
      body: JSON.stringify({ ...amina, contact: { email: 'second@home.example' } }),
    });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await answer.json()).toMatchObject({ status: 503, title: expect.stringContaining('Nothing was lost') });
    const staff = await program.staff('POST', '/staff/navigators', nadia);
    expect(staff.status).toBe(503);
    expect(await held()).toEqual(before);
    vaultOpens();
    expect((await program.staff('POST', '/staff/navigators', nadia)).status).toBe(201);
  });

  it('a form comes back with all that was written in it, and is taken when it is sent again', async () => {
    await program.arrives(amina);
    await vaultCloses();
    const answer = await postForm();
    const page = await answer.text();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect(page).toContain('all that you wrote is still here');
    for (const value of [form.preferredName, form['contact.email'], form.notes]) expect(page).toContain(value);
    const volunteer = { name: 'Rosa', email: 'rosa@navigators.example', ofAge: 'true', areas: 'parkville' };
    const rest = {
      'languages.0.code': 'es',
      'languages.0.level': 'fluent',
      availability: 'mon-morning',
      capacity: '1',
    };
    const body = new URLSearchParams({ ...volunteer, ...rest, 'consent.version': '2026-11', 'consent.language': 'en' });
    const apply = () => fetch(`${program.url}/volunteer?lang=en`, { method: 'POST', body, redirect: 'manual' });
    const back = await apply();
    expect(back.status).toBe(503);
    expect(await back.text()).toMatch(/value="parkville" checked/);
    vaultOpens();
    expect((await apply()).status).toBe(303);
    expect((await postForm()).status).toBe(303);
  });

  it('a page behind a link says kindly to come back, and the press is not lost on anyone else', async () => {
    await program.arrives(amina);
    const link = program.way(amina.contact.email, 'confirm');
    await vaultCloses();
    const page = await program.press(link, { answer: 'confirm' });
    expect([page.status, page.text]).toEqual([503, expect.stringContaining('try again in a minute')]);
    vaultOpens();
    expect((await program.press(link, { answer: 'confirm' })).status).toBe(200);
  });

  it('what is told of a household is not half saved: sent again it is saved once, ticks and all', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives({ ...amina, introduction: 'at-once' });
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const week = program.way(nadia.email, 'week');
    const pairing = subjectOf(week);
    const nonce = /name="nonce" value="([^"]+)"/.exec((await program.get(week)).markup)?.[1] ?? '';
    const told = {
      nonce,
      tick: 'first-contact',
      [`${pairing}.outcome`]: 'attempted',
      [`${pairing}.note`]: 'Rang twice',
    };
    await vaultCloses();
    const before = await held();
    expect((await program.press(week, told)).status).toBe(503);
    expect(await held()).toEqual(before);
    vaultOpens();
    await program.later('PT1M');
    for (const _ of [1, 2]) expect((await program.press(week, told)).text).toContain('Saved.');
    const names = program.runner.events.map(fact => fact['detail-type']);
    expect(names.filter(name => name === 'ContactLogged' || name === 'TaskCompleted')).toHaveLength(2);
  });

  it('who says that something is not right is not sent away: contact stops, and what she wrote she can say when she is called', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives({ ...amina, introduction: 'at-once' });
    await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const concern = program.way(amina.contact.email, 'concern');
    await vaultCloses();
    const page = await program.press(concern, { answer: 'raise', note: 'Please call me' });
    expect(page.status).toBe(200);
    expect(page.text).toContain(wordsFor('en').pages.concern.notKept);
    expect((await rows())[0]).toMatchObject({ situation: 'resting' });
    vaultOpens();
    await program.press(concern, { answer: 'raise', note: 'Please call me' });
    expect(JSON.stringify(await stored(program.runner, 'People'))).toContain('reports#');
  });

  it('a mail waits, and goes out once when it opens again', async () => {
    await program.arrives(amina);
    await vaultCloses();
    await program.later('P2DT1H');
    expect(program.runner.mail.to(amina.contact.email)).toHaveLength(1);
    vaultOpens();
    await program.later('PT6M');
    expect(program.runner.mail.to(amina.contact.email)).toHaveLength(2);
    await program.later('PT1H');
    expect(program.runner.mail.to(amina.contact.email)).toHaveLength(2);
  });

  it('what needs nobody’s name goes on: staff see where everyone stands', async () => {
    await program.arrives(amina);
    await vaultCloses();
    expect(await rows()).toHaveLength(1);
  });
});

describe('a person who is forgotten', () => {
  const tables = ['Program', 'People', 'PersonKeys'] as const;
  const ref = (name: string) =>
    program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable').find(one => one.id.startsWith(name))?.ref;
  /** As DynamoDB restores a table to an earlier second. */
  const backups = async () =>
    Object.fromEntries(
      await Promise.all(
        tables.map(async name => {
          const { Items } = await program.runner.database('Scan', { TableName: ref(name) });
          return [name, Items as object[]] as const;
        }),
      ),
    ) as Record<(typeof tables)[number], object[]>;
  const restore = async (name: string, items: readonly object[]) => {
    for (const Item of items) await program.runner.database('PutItem', { TableName: ref(name), Item });
  };

  it('cannot be read from any restored table: her key is destroyed, and comes back for a day at most', async () => {
    await program.arrives(amina);
    const [{ id } = { id: '' }] = await rows();
    const contact = () => program.staff('POST', `/staff/arrivals/${id}/contact`);
    expect((await contact()).status).toBe(200);
    const earlier = await backups();
    await program.staff('POST', `/staff/arrivals/${id}/close`, { reason: 'moved-away' });
    expect(await stored(program.runner, 'PersonKeys')).toHaveLength(earlier.PersonKeys.length - 1);
    // A key is remembered for half a minute.
    await program.later('PT1M');
    await restore('Program', earlier.Program);
    await restore('People', earlier.People);
    expect((await contact()).status).toBe(404);
    // The other way round: with the key she would be there again, so it is the key that counts.
    await restore('PersonKeys', earlier.PersonKeys);
    expect((await contact()).status).toBe(200);
  });
});

describe('what KMS is asked', () => {
  it('is a key every five minutes for each function that is warm, however many people there are', async () => {
    await program.later('PT6M');
    const asked = () => program.runner.calls.filter(one => one.action.startsWith('kms:')).length;
    for (let n = 1; n <= 12; n++) await program.arrives({ ...amina, contact: { email: `h${n}@home.example` } });
    const { length: mails } = program.runner.mail.all();
    expect(mails).toBe(12);
    expect(asked()).toBeLessThanOrEqual(2);
  });
});

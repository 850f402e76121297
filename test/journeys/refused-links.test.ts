import { describe, expect, it } from 'vitest';
import { amina, nadia, type Program } from '../support/program.ts';
import { statesOf, stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

/** How often a metric was counted, as CloudWatch reads it in the log. */
const counted = (metric: string): number =>
  program.runner.logs.filter(({ line }) => line.includes('CloudWatchMetrics') && line.includes(`"${metric}":1`)).length;

const confirm = () => program.way(amina.contact.email, 'confirm');
const status = async () => [...statesOf(await stored(program.runner, 'Program'), 'arrival').values()][0]?.status;
const press = (link: string, answer: string) => program.press(link, { answer });

/** A kind page that says what to do next, and nothing that was changed. */
async function isRefused(link: string, answer: string): Promise<void> {
  const before = await stored(program.runner, 'Program');
  for (const page of [await program.get(link), await press(link, answer)]) {
    expect(page.status).toBe(410);
    expect(page.text).toContain('liaison@library.example');
  }
  expect(await stored(program.runner, 'Program')).toEqual(before);
}

describe('a link that opens nothing any more shows a kind page, changes nothing and is counted', () => {
  it('altered, or of another program', async () => {
    await program.arrives(amina);
    const link = confirm();
    await isRefused(`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`, 'confirm');
    await isRefused(link.replace(/~[a-z0-9]{8}~/, '~00000000~'), 'confirm');
    expect(counted('LinksForged')).toBe(4);
    expect(await status()).toBe('unconfirmed');
  });

  it('expired', async () => {
    await program.arrives(amina);
    const link = confirm();
    await program.later('P15D');
    await isRefused(link, 'confirm');
    expect(counted('LinksExpired')).toBe(2);
  });

  it('revoked: all that a household was sent at once; what it is sent later works', async () => {
    await program.arrives(amina);
    const link = confirm();
    const [row] = (await program.staff('GET', '/staff/arrivals')).body as { id: string }[];
    await program.later('PT1M');
    expect((await program.staff('POST', `/staff/arrivals/${row?.id}/revoke-links`)).status).toBe(200);
    await isRefused(link, 'confirm');
    expect(counted('LinksRevoked')).toBe(2);
    await program.later('P2DT1H');
    expect(confirm()).not.toBe(link);
    expect((await press(confirm(), 'confirm')).status).toBe(200);
    expect(await status()).toBe('ready');
    expect(program.runner.events.filter(fact => fact['detail-type'] === 'LinksRevoked')).toHaveLength(1);
  });

  it('revoked: all that a navigator was sent, the contact card too', async () => {
    const { id } = (await program.staff('POST', '/staff/navigators', nadia)).body as { id: string };
    await program.arrives(amina);
    await press(confirm(), 'confirm');
    await press(program.way(nadia.email, 'offer'), 'accept');
    await press(program.way(amina.contact.email, 'introduction'), 'yes');
    const [week, card] = [program.way(nadia.email, 'week'), program.way(nadia.email, 'card')];
    expect((await press(card, 'show')).text).toContain(amina.preferredName);
    await program.later('PT1M');
    expect((await program.staff('POST', `/staff/navigators/${id}/revoke-links`)).status).toBe(200);
    await isRefused(card, 'show');
    await isRefused(week, 'done');
    expect((await program.get(week)).text).not.toContain(amina.preferredName);
  });

  it('nobody who is not there has links to revoke', async () => {
    for (const path of ['/staff/arrivals/nobody/revoke-links', '/staff/navigators/nobody/revoke-links'])
      expect((await program.staff('POST', path)).status).toBe(404);
  });
});

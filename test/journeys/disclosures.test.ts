import { describe, expect, it } from 'vitest';
import { amina, nadia, type Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

interface Kept {
  readonly pk: string;
  readonly sk: string;
  readonly at: string;
  readonly by: string;
  readonly basis: string;
  readonly kind: string;
  readonly expires: number;
}

const disclosures = async () =>
  ((await stored(program.runner, 'Program')) as unknown as readonly Kept[]).filter(one =>
    one.pk.startsWith('disclosure#'),
  );
const told = async () =>
  (await disclosures()).map(({ by, basis, kind }) => `${by.split(':')[0]} ${basis} ${kind}`).sort();
const rows = async () =>
  (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly { id: string; situation: string }[];

/** A household is paired with a navigator, who has the link of its contact card. */
async function paired(): Promise<{ readonly id: string; readonly card: string }> {
  await program.staff('POST', '/staff/navigators', nadia);
  await program.arrives(amina);
  await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  await program.press(program.way(amina.contact.email, 'introduction'), { answer: 'yes' });
  const [{ id } = { id: '' }] = await rows();
  return { id, card: program.way(nadia.email, 'card') };
}

describe('every opening of what is sealed, for a human', () => {
  it('is written down: who, on what basis, as what, for a year; mails and lists of receipts open nobody', async () => {
    const { id, card } = await paired();
    expect(await told()).toEqual([]);
    expect((await program.get(card)).text).not.toContain(amina.preferredName);
    expect(await told()).toEqual([]);
    expect((await program.press(card, { answer: 'show' })).text).toContain(amina.preferredName);
    await program.staff('POST', `/staff/arrivals/${id}/contact`);
    await program.staff('GET', '/staff/navigators');
    await program.arrives({ ...amina, contact: { phone: '+18605550123' } });
    await program.staff('GET', '/staff/calls');
    expect(await told()).toEqual([
      'navigator pairing contact-card',
      'staff call-task call-sheet',
      'staff contact staff-view',
      'staff volunteers staff-view',
    ]);
    for (const { at, expires } of await disclosures()) {
      expect(expires).toBe(Math.floor((Date.parse(at) + 365 * 86_400_000) / 1000));
      expect(at.slice(0, 13)).toBe(program.runner.now().toISOString().slice(0, 13));
    }
  });

  it('outlives the person, whom it names by an id alone', async () => {
    const { id } = await paired();
    await program.staff('POST', `/staff/arrivals/${id}/contact`);
    await program.staff('POST', `/staff/arrivals/${id}/close`, { reason: 'moved-away' });
    await program.later('P1D');
    expect(await told()).toEqual(['staff contact staff-view']);
  });

  it('comes first: where it cannot be written, nobody is shown', async () => {
    const { id, card } = await paired();
    program.runner.intercept(async ({ operation, body }, perform) =>
      operation === 'TransactWriteItems' && JSON.stringify(body).includes('disclosure#')
        ? { status: 400, body: JSON.stringify({ __type: 'ValidationException', message: 'out of order' }) }
        : perform(),
    );
    for (const answer of [
      await program.press(card, { answer: 'show' }),
      await program.get(card),
      { ...(await program.staff('POST', `/staff/arrivals/${id}/contact`)), text: '' },
    ])
      expect(JSON.stringify(answer)).not.toContain(amina.preferredName);
    expect(await told()).toEqual([]);
  });
});

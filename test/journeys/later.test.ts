import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

/** After its pairing a household may be called once more, half a year after it began, if it says so; and is known so long for that alone. */
const [en, ar] = [wordsFor('en'), wordsFor('ar')];

interface Call {
  readonly id: string;
  readonly kind: string;
  readonly about: { readonly name: string };
  readonly script: { readonly english: readonly string[] };
}

let program: Program;
eachStory(begun => {
  program = begun;
});

const calls = async () => (await program.staff('GET', '/staff/calls')).body as unknown as readonly Call[];
const rows = async () =>
  (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly { id: string; pairing?: string }[];
const households = async () =>
  (await stored(program.runner, 'People')).filter(
    one => 'role' in one && (one as { role?: string }).role === 'household',
  ).length;
const linkOf = (address: string, purpose: string): string =>
  program.runner.mail
    .to(address)
    .flatMap(({ text }) => text.match(/https?:\S+\/l\/\S+/g) ?? [])
    .findLast(link => link.includes(`~${purpose}~`)) ?? '';

/** Paired today and ended in a month, well. Answers the arrival's id. */
async function hadNavigator(contact: object = amina.contact): Promise<string> {
  await program.staff('POST', '/staff/navigators', nadia);
  await program.arrives({ ...amina, contact, introduction: 'at-once' });
  const [{ id } = { id: '' }] = await rows();
  await program.staff('POST', `/staff/arrivals/${id}/confirm`);
  await program.press(program.linksIn(nadia.email)[0] ?? '', { answer: 'accept' });
  const [row] = await rows();
  await program.later('P30D');
  await program.staff('POST', `/staff/pairings/${row?.pairing}/end`, { reason: 'completed' });
  await program.later('P2D');
  return id;
}

describe('a household whose pairing has ended', () => {
  it('that says nothing is called by nobody, and forgotten after ninety days', async () => {
    await hadNavigator();
    expect(linkOf(amina.contact.email, 'later')).not.toBe('');
    expect(await households()).toBe(1);
    await program.later('P90D');
    expect(await households()).toBe(0);
    await program.later('P60D');
    expect((await calls()).map(({ kind }) => kind)).not.toContain('check-later');
  });

  it('that says yes by one press is called after half a year, and forgotten three weeks later', async () => {
    await hadNavigator();
    const link = linkOf(amina.contact.email, 'later');
    expect((await program.get(link)).text).toContain(ar.pages.later.lead);
    const said = await program.press(link, { answer: 'yes' });
    expect(said.text).toContain(ar.pages.later.thanks);
    // Pressed twice it is said once.
    expect((await program.press(link, { answer: 'yes' })).text).toContain(ar.pages.later.thanks);
    await program.later('P145D');
    expect((await calls()).map(({ kind }) => kind)).not.toContain('check-later');
    expect(await households()).toBe(1);
    await program.later('P5D');
    const [call] = (await calls()).filter(({ kind }) => kind === 'check-later');
    expect(call).toMatchObject({ about: { name: 'Amina' } });
    expect(call?.script.english).toContain(en.calls.checkLater.how);
    await program.staff('POST', `/staff/calls/${call?.id}`, { outcome: 'yes' });
    await program.later('P15D');
    expect(await households()).toBe(1);
    await program.later('P6D');
    expect(await households()).toBe(0);
  });

  it('takes its yes back as easily, and is kept no longer than others', async () => {
    await hadNavigator();
    const link = linkOf(amina.contact.email, 'later');
    await program.press(link, { answer: 'yes' });
    await program.later('P100D');
    expect(await households()).toBe(1);
    // The ninety days are over by now: it is forgotten at once.
    expect((await program.press(link, { answer: 'no' })).text).toContain(ar.pages.later.takenBack);
    await program.later('PT2M');
    expect(await households()).toBe(0);
  });

  it('says it on the phone, and staff enter it', async () => {
    const id = await hadNavigator({ phone: '+18605550123' });
    const [closing] = (await calls()).filter(({ kind }) => kind === 'belonging-after');
    expect(closing?.script.english).toContain(en.calls.mayCallLater);
    const say = (body: object) => program.staff('POST', `/staff/arrivals/${id}/later`, body);
    expect((await say({ yes: 'perhaps' })).status).toBe(422);
    expect((await say({ yes: true })).status).toBe(200);
    for (const { id: open } of await calls()) await program.staff('POST', `/staff/calls/${open}`, { outcome: 'no' });
    await program.later('P150D');
    expect((await calls()).map(({ kind }) => kind)).toContain('check-later');
  });

  it('that has withdrawn is asked nothing: an old link to say yes, or to take part in more, does nothing', async () => {
    const id = await hadNavigator();
    const [later, interest] = ['later', 'interest'].map(purpose => linkOf(amina.contact.email, purpose));
    await program.staff('POST', `/staff/arrivals/${id}/withdraw`);
    for (const [link, press] of [
      [later ?? '', { answer: 'yes' }],
      [interest ?? '', { yes: 'navigator' }],
    ] as const) {
      expect((await program.get(link)).text).toContain(ar.pages.overTitle);
      expect((await program.press(link, press)).text).toContain(ar.pages.overTitle);
    }
    expect(
      (await program.staff('POST', `/staff/arrivals/${id}/interest`, { kind: 'navigator', yes: true })).status,
    ).toBe(404);
    expect((await program.staff('POST', `/staff/arrivals/${id}/later`, { yes: true })).status).toBe(409);
    expect(((await program.staff('GET', '/staff/interests')).body as { households: unknown[] }).households).toEqual([]);
  });
});

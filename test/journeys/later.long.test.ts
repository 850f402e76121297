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
  (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly {
    id: string;
    offer?: string;
    pairing?: string;
  }[];
const households = async () =>
  (await stored(program.runner, 'People')).filter(
    one => 'role' in one && (one as { role?: string }).role === 'household',
  ).length;

/** Each paired today and ended after some days, well. Answers the ids of the arrivals. */
async function hadNavigators(...contacts: readonly object[]): Promise<readonly string[]> {
  for (const [i, contact] of contacts.entries()) {
    await program.staff('POST', '/staff/navigators', { ...nadia, email: `nadia${i}@navigators.example` });
    const known = (await rows()).map(({ id }) => id);
    await program.staff('POST', '/staff/arrivals', { ...amina, contact, introduction: 'at-once' });
    const offer = (await rows()).find(({ id }) => !known.includes(id))?.offer;
    await program.staff('POST', `/staff/offers/${offer}/answer`, { answer: 'accept' });
  }
  const paired = await rows();
  await program.later('P3D');
  for (const { pairing } of paired)
    await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'completed' });
  await program.later('P2D');
  return paired.map(({ id }) => id);
}

describe('a household whose pairing has ended', () => {
  it('is called after half a year where it said yes, by one press or on the phone, and forgotten then; who says nothing is forgotten after ninety days', async () => {
    const silent = 'silent@home.example';
    const ids = await hadNavigators(amina.contact, { email: silent }, { phone: '+18605550123' });
    const link = program.way(amina.contact.email, 'later');
    expect((await program.get(link)).text).toContain(ar.pages.later.lead);
    expect((await program.press(link, { answer: 'yes' })).text).toContain(ar.pages.later.thanks);
    // Pressed twice it is said once.
    expect((await program.press(link, { answer: 'yes' })).text).toContain(ar.pages.later.thanks);
    expect(program.ways(silent, 'later')).not.toEqual([]);
    const [closing] = (await calls()).filter(({ kind }) => kind === 'belonging-after');
    expect(closing?.script.english).toContain(en.calls.mayCallLater);
    const say = (body: object) => program.staff('POST', `/staff/arrivals/${ids[2]}/later`, body);
    expect((await say({ yes: 'perhaps' })).status).toBe(422);
    expect((await say({ yes: true })).status).toBe(200);
    for (const { id } of await calls()) await program.staff('POST', `/staff/calls/${id}`, { outcome: 'no' });

    expect(await households()).toBe(3);
    await program.later('P90D');
    expect(await households()).toBe(2);
    await program.later('P82D');
    expect((await calls()).map(({ kind }) => kind)).not.toContain('check-later');
    await program.later('P5D');
    const open = (await calls()).filter(({ kind }) => kind === 'check-later');
    expect(open).toHaveLength(2);
    for (const { id, about, script } of open) {
      expect(about.name).toBe('Amina');
      expect(script.english).toContain(en.calls.checkLater.how);
      await program.staff('POST', `/staff/calls/${id}`, { outcome: 'yes' });
    }
    await program.later('P15D');
    expect(await households()).toBe(2);
    await program.later('P6D');
    expect(await households()).toBe(0);
  });

  it('takes its yes back as easily, and is kept no longer than others', async () => {
    await hadNavigators(amina.contact);
    const link = program.way(amina.contact.email, 'later');
    await program.press(link, { answer: 'yes' });
    await program.later('P100D');
    expect(await households()).toBe(1);
    // The ninety days are over by now: it is forgotten at once.
    expect((await program.press(link, { answer: 'no' })).text).toContain(ar.pages.later.takenBack);
    await program.later('PT2M');
    expect(await households()).toBe(0);
  });

  it('that has withdrawn is asked nothing: an old link to say yes, or to take part in more, does nothing', async () => {
    const [id] = await hadNavigators(amina.contact);
    const later = program.way(amina.contact.email, 'later');
    const interest = program.way(amina.contact.email, 'interest');
    await program.staff('POST', `/staff/arrivals/${id}/withdraw`);
    for (const [link, press] of [
      [later, { answer: 'yes' }],
      [interest, { yes: 'navigator' }],
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

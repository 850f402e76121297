import { describe, expect, it } from 'vitest';
import type { HouseholdPage } from '../../functions/desk/people/household.ts';
import type { NavigatorPage } from '../../functions/desk/people/navigator.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

const address = amina.contact.email;
const get = async <Body>(path: string) => {
  const { status, body } = await program.staff('GET', path);
  return { status, body: body as Body };
};
const household = async (id: string) => (await get<HouseholdPage>(`/staff/arrivals/${id}`)).body;
const navigator = async (id: string) => (await get<NavigatorPage>(`/staff/navigators/${id}`)).body;
const rows = async () => (await get<readonly { id: string }[]>('/staff/arrivals')).body;
const said = ({ history }: { history: readonly { said: string; who: string }[] }) =>
  history.map(one => `${one.said} — ${one.who}`);
const arrived = async (told: object = amina): Promise<string> => {
  await program.arrives(told);
  return (await rows()).at(-1)?.id ?? '';
};
const joins = async (told: object = nadia): Promise<string> => {
  const { body } = await program.staff('POST', '/staff/navigators', told);
  return (body as { id: string }).id;
};

/** Amina and Nadia, both of whom have said yes. */
async function paired(told: object = amina): Promise<{ readonly id: string; readonly her: string }> {
  const her = await joins();
  const id = await arrived(told);
  await program.press(program.way(address, 'confirm'), { answer: 'confirm' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  await program.press(program.way(address, 'introduction'), { answer: 'yes' });
  return { id, her };
}

describe('the page of a household', () => {
  it('tells how it stands, since when, whose turn it is and what it told; never its name, address or words', async () => {
    const id = await arrived({ ...amina, notes: 'Please ring the bell twice', needs: ['school', 'legal-advice'] });
    const { status, body } = await get<HouseholdPage>(`/staff/arrivals/${id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      situation: 'unconfirmed',
      owner: 'household',
      next: 'The household confirms its address',
      channel: 'email',
      told: { area: 'frog-hollow', availability: amina.availability },
      pairings: [],
      calls: [],
      openings: [],
    });
    expect(body.mails).toMatchObject([{ kind: 'confirm', fate: 'delivered' }]);
    expect(JSON.stringify(body)).not.toMatch(/Amina|home\.example|ring the bell/);
    expect((await get('/staff/arrivals/nobody')).status).toBe(404);
  });

  it('shows no need that is sensitive, nor whom it would rather meet: that is opened, and the opening is written down', async () => {
    const preferences = { navigatorGender: { value: 'woman', required: true }, sharedExperience: ['single-parent'] };
    const id = await arrived({ ...amina, needs: ['school', 'legal-advice'], preferences });
    const { told } = await household(id);
    expect([told?.needs, told?.sensitive]).toEqual([['school'], 3]);
    expect(JSON.stringify(told)).not.toMatch(/legal|single-parent|woman/);
    const { body } = await program.staff('POST', `/staff/arrivals/${id}/contact`);
    expect(body).toMatchObject({ name: 'Amina', genderRequired: true, sharedExperience: [expect.any(String)] });
    expect((body as { needs: string[] }).needs).toHaveLength(2);
    expect((await household(id)).openings).toMatchObject([{ basis: 'contact', kind: 'staff-view' }]);
  });

  it('tells its story in sentences, what came of it and who it was, the latest first', async () => {
    const { id, her } = await paired();
    const page = await household(id);
    expect(said(page).slice(0, 1)).toEqual(['The plan of the pairing was laid. — the program']);
    expect(said(page)).toEqual(
      expect.arrayContaining([
        'A navigator was asked for. — the household',
        'The household was offered to a navigator. — the program',
        'The navigator would like to. — the navigator',
        'Both have said yes: the pairing began. — the household',
      ]),
    );
    expect(page.pairings).toMatchObject([{ navigator: her, status: 'paired', plan: expect.stringContaining('/plan') }]);
    expect(page.situation).toBe('paired');
    await program.staff('POST', `/staff/pairings/${page.pairings[0]?.id}/end`, { reason: 'other-navigator-wanted' });
    const after = await household(id);
    expect(said(after)).toContain('The pairing ended. (The household would like another navigator) — you');
    expect(after.pairings).toMatchObject([{ status: 'over', how: 'ended', reason: 'other-navigator-wanted' }]);
  });

  it('tells of mails what became of them: held until the morning, come back, or a call in their place', async () => {
    const { id } = await paired();
    const back = await arrived({ ...amina, contact: { email: 'bounce@simulator.amazonses.com' } });
    expect((await household(back)).mails).toMatchObject([{ kind: 'confirm', fate: 'bounced' }]);
    await program.runner.moveTo(new Date(program.runner.now().getTime() + 13 * 3_600_000).toISOString());
    await program.staff('POST', `/staff/arrivals/${id}/close`, { reason: 'other' });
    expect((await household(id)).mails).toEqual([]);
    const phone = await arrived({ ...amina, contact: { phone: '+18605550123' }, area: undefined });
    const page = await household(phone);
    expect(page.mails).toMatchObject([{ kind: 'confirm', fate: 'by-call' }]);
    expect(page.calls).toMatchObject([{ kind: 'confirm', status: 'open', attempts: 0 }]);
    expect(page.due).toBe(page.calls[0]?.due);
  });

  it('of one that was erased meanwhile tells that it is closed, and nothing more', async () => {
    const id = await arrived();
    await program.staff('POST', `/staff/arrivals/${id}/erase`);
    const page = await household(id);
    expect(page).toMatchObject({ situation: 'closed', reason: 'erased', mails: [], openings: [] });
    expect(page.told).toBeUndefined();
    expect(said(page)[0]).toContain('The request was closed; name and contact were deleted.');
    await program.later('P31D');
    expect((await get(`/staff/arrivals/${id}`)).status).toBe(404);
  });

  it('says when someone had asked with the same address before', async () => {
    await arrived();
    const second = await arrived({ ...amina, preferredName: 'Aminah' });
    expect(await household(second)).toMatchObject({ duplicate: true });
  });

  it('goes on telling, without particulars, when its decisions are no longer kept', async () => {
    const { id } = await paired();
    const before = said(await household(id));
    await program.later('P32D');
    const after = said(await household(id));
    expect(after.length).toBeGreaterThan(0);
    expect(after).toContain('A navigator was asked for. — the household');
    expect(before).toContain('A navigator was asked for. — the household');
  });
});

describe('the page of a navigator', () => {
  it('tells how she stands, her steps, her households, her answers and hours; never her name or address', async () => {
    const { id, her } = await paired();
    const [pairing] = (await household(id)).pairings;
    await program.staff('POST', `/staff/pairings/${pairing?.id}/contacts`, {
      outcome: 'held',
      minutes: 90,
      mode: 'phone',
    });
    const page = await navigator(her);
    expect(page).toMatchObject({
      id: her,
      status: 'active',
      reachable: true,
      households: [{ id, situation: 'paired', pairing: pairing?.id }],
      pace: { offered: 1, lastSevenDays: 1, accepted: 1, declined: 0, expired: 0 },
      hours: [{ pairing: pairing?.id, status: 'running', held: 1, attempted: 0, minutes: 90 }],
    });
    expect(page.gates?.length).toBeGreaterThan(1);
    expect(page.mails.map(({ kind }) => kind)).toContain('offer');
    expect(said(page)).toContain('Staff entered the navigator and vouch for every step. — you');
    expect(JSON.stringify(page)).not.toMatch(/Nadia|navigators\.example/);
    expect((await get('/staff/navigators/nobody')).status).toBe(404);
  });

  it('counts what she answered', async () => {
    const her = await joins();
    await arrived();
    await program.press(program.way(address, 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'decline', reason: 'no-time' });
    expect((await navigator(her)).pace).toMatchObject({ offered: 1, accepted: 0, declined: 1, expired: 0 });
  });

  it('opens her name and address to who asks, and writes it down', async () => {
    const her = await joins();
    const { status, body } = await program.staff('POST', `/staff/navigators/${her}/contact`);
    expect([status, body]).toMatchObject([200, { name: nadia.name, contact: { email: nadia.email } }]);
    expect((await navigator(her)).openings).toMatchObject([{ basis: 'volunteers', kind: 'staff-view' }]);
    expect((await program.staff('POST', '/staff/navigators/nobody/contact')).status).toBe(404);
  });

  it('of one who has left tells that she has', async () => {
    const her = await joins();
    await program.staff('POST', `/staff/navigators/${her}/erase`);
    expect(await navigator(her)).toMatchObject({ status: 'left', mails: [], households: [] });
  });
});

describe('who opened whom', () => {
  const as = async (email: string, roles: string[], method: 'GET' | 'POST', path: string) => {
    const authorization = `Bearer ${program.runner.staffToken(email, roles)}`;
    const answer = await fetch(program.url + path, { method, headers: { authorization } });
    await program.runner.settle();
    return (await answer.json()) as HouseholdPage;
  };

  it('is seen by who may audit; by everyone else her own alone', async () => {
    const id = await arrived();
    await as('one@library.example', ['liaison'], 'POST', `/staff/arrivals/${id}/contact`);
    await as('two@library.example', ['liaison'], 'POST', `/staff/arrivals/${id}/contact`);
    const seen = async (email: string, roles: string[]) =>
      (await as(email, roles, 'GET', `/staff/arrivals/${id}`)).openings.length;
    expect(await seen('one@library.example', ['liaison'])).toBe(1);
    expect(await seen('three@library.example', ['liaison'])).toBe(0);
    expect(await seen('head@library.example', ['coordinator'])).toBe(2);
  });
});

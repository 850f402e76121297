import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { briefly, grouped } from '../../functions/platform/kernel/ids.ts';
import { program as settings } from '../../functions/program/settings.ts';
import { wordsFor } from '../../functions/program/words.ts';
import { whereStaffChoose } from '../../lib/local/deployed.ts';
import { amina, nadia, type Program, startProgram } from '../support/program.ts';
import { stored } from '../support/stored.ts';

/** A program in its first months: staff choose among the navigators who fit best. */
const en = wordsFor('en');
const liaison = 'liaison@library.example';
const volunteer = (name: string, more: object = {}) => ({
  ...nadia,
  name: `${name} of the Story`,
  email: `${name.toLowerCase()}@navigators.example`,
  ...more,
});

interface Shown {
  readonly id: string;
  readonly receipt: string;
  readonly urgent: boolean;
  readonly proposedAt: string;
  readonly due: string;
  readonly household: readonly (readonly [string, string])[];
  readonly candidates: readonly {
    readonly navigator: string;
    readonly score: number;
    readonly spared: number;
    readonly criteria: readonly {
      readonly id: string;
      readonly raw: number;
      readonly weight: number;
      readonly contribution: number;
    }[];
    readonly why: string;
    readonly barely: readonly string[];
    readonly fails: readonly string[];
  }[];
}

let program: Program;
beforeAll(async () => {
  program = await startProgram({ templates: whereStaffChoose });
});
beforeEach(() => program.beginAgain());
afterAll(async () => {
  expect(program.runner.warnings).toEqual([]);
  expect(program.runner.deadLetters).toEqual([]);
  await program.runner.stop();
});

const joins = async (who: object): Promise<string> =>
  ((await program.staff('POST', '/staff/navigators', who)).body as unknown as { id: string }).id;
const proposals = async () => (await program.staff('GET', '/staff/proposals')).body as unknown as readonly Shown[];
const rows = async () =>
  (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Record<string, unknown>[];
const comes = async (more: { readonly contact?: { readonly email: string } } = {}) => {
  const household = { ...amina, ...more };
  const receipt = await program.arrives(household);
  await program.press(program.way(household.contact.email, 'confirm'), { answer: 'confirm' });
  return receipt;
};
const act = (id: string, what: 'choose' | 'none' | 'names', body: object = {}) =>
  program.staff('POST', `/staff/proposals/${id}/${what}`, body);
const detailOf = ({ body }: { body: unknown }) => (body as { detail: string }).detail;
const toLiaison = () => program.runner.mail.to(liaison).map(({ text }) => text);
const factsNamed = (name: string) => program.runner.events.filter(one => one['detail-type'] === name);

describe('a household whose navigator staff choose', () => {
  it('is proposed the best three with reasons, chosen one, and goes on as ever', async () => {
    const [near, far, , fourth] = [
      await joins(volunteer('Nadia')),
      await joins(volunteer('Omar', { areas: ['parkville'], strengths: [] })),
      await joins(volunteer('Lena', { strengths: ['school', 'health'] })),
      await joins(volunteer('Ivan', { areas: ['blue-hills'], strengths: [], availability: ['mon-morning'] })),
    ];
    const receipt = await comes();
    const [shown] = await proposals();
    expect(shown).toMatchObject({ receipt, urgent: false, candidates: [{}, { navigator: near }, { navigator: far }] });
    const order = Object.keys(settings.matching.weights);
    for (const one of shown?.candidates ?? []) {
      // They stand beside one another.
      expect(one.criteria.map(({ id }) => id)).toEqual(order);
      expect(one.criteria.reduce((sum, { contribution }) => sum + contribution, 0) - one.spared).toBeCloseTo(one.score);
      expect(one.why).toMatch(/^Speaks Arabic fluently; shared half-days: Monday morning and Wednesday evening; .*\.$/);
      expect(one.fails).toEqual([]);
    }
    expect(JSON.stringify(shown)).not.toMatch(/of the Story|Amina/);
    expect(program.runner.mail.all().filter(({ to }) => to.some(one => one.endsWith('@navigators.example')))).toEqual(
      [],
    );

    // It is the liaison's, and she knows it; its own receipt says so in words.
    const [row] = await rows();
    expect(row).toMatchObject({
      situation: 'proposed',
      owner: 'liaison',
      next: en.staff.next.proposed,
      due: shown?.due,
      proposed: shown?.candidates.map(({ navigator }) => navigator),
    });
    expect(toLiaison().filter(text => text.includes(grouped(receipt).join('-')))).toEqual([
      expect.stringContaining(en.alerts.proposal.act),
    ]);
    expect((await program.get(`/receipts/${receipt}`)).text).toContain(en.receipt.situations.proposed);

    // Who they are is a look at each of them.
    const names = (await act(String(row?.id), 'names')).body as unknown as { navigators: { name: string }[] };
    expect(names).toMatchObject({ household: 'Amina' });
    expect(names.navigators.map(({ name }) => name)).toContain('Lena of the Story');

    expect((await act(String(row?.id), 'choose', { navigator: far, proposedAt: shown?.proposedAt })).body).toEqual({
      outcome: 'done',
    });
    expect((await rows())[0]).toMatchObject({ situation: 'offered', navigator: far });
    expect(factsNamed('MatchChosen').map(({ detail }) => detail.data)).toEqual([
      expect.objectContaining({ navigator: far, by: expect.stringMatching(/^staff:/) }),
    ]);
    await program.press(program.way('omar@navigators.example', 'offer'), { answer: 'decline', reason: 'no-time' });
    const [again] = await proposals();
    expect(again?.candidates.map(({ navigator }) => navigator)).not.toContain(far);
    expect(again?.candidates.map(({ navigator }) => navigator)).toContain(fourth);
    await act(String(row?.id), 'choose', { navigator: near });
    await program.press(program.way('nadia@navigators.example', 'offer'), { answer: 'accept' });
    await program.press(program.way('amina@home.example', 'introduction'), { answer: 'yes' });
    expect((await rows())[0]).toMatchObject({ situation: 'paired', navigator: near });
  });

  it('stands in the letter of each morning until it is decided, and in the week', async () => {
    await joins(nadia);
    const receipt = grouped(await comes()).join('-');
    await program.later('P3D');
    const letters = program.runner.mail.to(liaison).filter(({ subject }) => subject.startsWith('Today: '));
    expect(letters.filter(({ text }) => text.includes(receipt)).length).toBe(3);
    expect((await proposals())[0]).toMatchObject({ late: 2 });
    expect((await rows())[0]).toMatchObject({ situation: 'proposed', owner: 'liaison' });
    await program.later('P4D');
    const week = toLiaison().findLast(text => text.includes(en.mails.liaisonWeek.proposalsTitle));
    expect(week).toContain(receipt);
  });

  it('is told of nothing that was chosen before the mail could go out', async () => {
    const navigator = await joins(nadia);
    await program.later('PT11H');
    await comes();
    const [shown] = await proposals();
    await act(shown?.id ?? '', 'choose', { navigator });
    await program.later('PT12H');
    expect(toLiaison().some(text => text.includes(en.alerts.proposal.what))).toBe(false);
  });

  it('an urgent one stands first, and is to be decided today', async () => {
    await joins(nadia);
    await comes();
    const urgent = await comes({ contact: { email: 'grace@home.example' }, urgent: true } as never);
    const [first, second] = await proposals();
    expect(first).toMatchObject({ receipt: urgent, urgent: true });
    expect(second).toMatchObject({ urgent: false });
    expect(Date.parse(first?.due ?? '') - program.runner.now().getTime()).toBeLessThan(12 * 3_600_000);
    expect(toLiaison().some(text => text.includes(en.alerts['proposal-urgent'].act))).toBe(true);
  });
});

describe('none of them', () => {
  it('waits, and is proposed again when someone new comes, when the household corrects itself, or after some days', async () => {
    const first = await joins(nadia);
    await comes();
    const [shown] = await proposals();
    const id = shown?.id ?? '';
    expect((await act(id, 'none', { reason: 'whatever' })).status).toBe(422);
    expect((await act(id, 'none', { reason: 'does-not-suit', proposedAt: shown?.proposedAt })).status).toBe(200);
    expect((await rows())[0]).toMatchObject({ situation: 'waiting', why: ['passed-over'] });
    await program.later('P1D');
    expect(await proposals()).toEqual([]);

    const second = await joins(volunteer('Omar'));
    expect((await proposals())[0]?.candidates.map(({ navigator }) => navigator)).toEqual([second]);
    await act(id, 'none', { reason: 'better-later' });
    await program.staff('POST', `/staff/arrivals/${id}/correct`, { needs: ['work'] });
    expect((await proposals())[0]?.candidates.map(({ navigator }) => navigator).sort()).toEqual([first, second].sort());
    await act(id, 'none', { reason: 'ask-household-first' });
    await program.later('P7D');
    expect((await proposals())[0]?.candidates.length).toBe(2);
    expect(toLiaison().filter(text => text.includes('No navigator fits'))).toEqual([]);
  });
});

describe('a proposal grows old', () => {
  it('and is made anew when one of them pauses, leaves or is chosen for another household, and when someone new comes', async () => {
    const [one, two] = [await joins(nadia), await joins(volunteer('Omar', { strengths: [] }))];
    await comes();
    await comes({ contact: { email: 'grace@home.example' } });
    const listed = async () =>
      (await proposals()).map(({ candidates }) => candidates.map(({ navigator }) => navigator));
    expect(await listed()).toEqual([
      [one, two],
      [one, two],
    ]);
    const third = await joins(volunteer('Lena', { strengths: ['school', 'health'] }));
    expect(await listed()).toEqual([
      [third, one, two],
      [third, one, two],
    ]);
    const [first] = await proposals();
    await act(first?.id ?? '', 'choose', { navigator: third });
    expect(await listed()).toEqual([[one, two]]);
    const day = new Date(program.runner.now().getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
    await program.staff('POST', `/staff/navigators/${one}/pause`, { until: day });
    expect(await listed()).toEqual([[two]]);
    await program.staff('POST', `/staff/navigators/${two}/leave`, {});
    expect(await listed()).toEqual([]);
    expect((await rows()).map(({ situation }) => situation)).toEqual(['offered', 'waiting']);
    await program.staff('POST', `/staff/navigators/${one}/resume`, {});
    expect(await listed()).toEqual([[one]]);
    const [left] = await proposals();
    await program.staff('POST', `/staff/arrivals/${left?.id}/erase`, {});
    expect(await listed()).toEqual([]);
    expect((await act(left?.id ?? '', 'choose', { navigator: one })).status).toBe(409);
  });

  it('another navigator can be chosen who fits; who does not is told why, and nothing is decided', async () => {
    const others = [];
    for (const name of ['Nadia', 'Omar', 'Lena']) others.push(await joins(volunteer(name)));
    const fourth = await joins(volunteer('Ivan', { strengths: [], areas: ['blue-hills'] }));
    const stranger = await joins(
      volunteer('Musa', { languages: [{ code: 'so', level: 'fluent' }], limits: ['adults-only'] }),
    );
    await comes();
    const [shown] = await proposals();
    const id = shown?.id ?? '';
    expect(shown?.candidates.map(({ navigator }) => navigator).sort()).toEqual(others.sort());
    const refused = await act(id, 'choose', { navigator: stranger });
    expect(refused.status).toBe(409);
    expect(detailOf(refused)).toContain(en.failures.limits);
    expect((await act(id, 'choose', { navigator: 'nobody' })).status).toBe(422);
    expect((await act('nothing', 'choose', { navigator: fourth })).status).toBe(404);
    expect((await proposals()).length).toBe(1);
    expect((await act(id, 'choose', { navigator: fourth })).status).toBe(200);
    expect((await rows())[0]).toMatchObject({ situation: 'offered', navigator: fourth });
  });
});

describe('at the desk', () => {
  it('the three stand beside each other without a name; names are a look; the second who decides is told what was decided', async () => {
    await joins(volunteer('Nadia'));
    await joins(volunteer('Omar', { strengths: [] }));
    const receipt = grouped(await comes()).join('-');
    const [shown] = await proposals();
    const [best, other] = shown?.candidates.map(({ navigator }) => navigator) ?? [];
    const [maria, jo] = [await program.desk('maria@library.example'), await program.desk('jo@library.example')];
    const list = await maria.get('/desk/proposals');
    expect(list.markup).toContain(receipt);
    const path = `/desk/proposals/${shown?.id}`;
    const page = await maria.get(path);
    // On Today, in the list and on its page it presses as much.
    const markIn = ({ markup }: { readonly markup: string }) => /class="mark (\w+)"/.exec(markup)?.[1];
    expect([await maria.get('/desk'), list, page].map(markIn)).toEqual(['soon', 'soon', 'soon']);
    expect(page.markup.indexOf(best ?? '?')).toBeLessThan(page.markup.indexOf(other ?? '?'));
    expect(page.markup).toContain('Speaks Arabic fluently');
    expect(page.markup).not.toMatch(/of the Story|Amina/);
    const looks = async () =>
      (await stored(program.runner, 'Program')).filter(({ pk }) => pk.startsWith('disclosure#')).length;
    expect(await looks()).toBe(0);
    const named = await maria.post(`${path}/names`);
    expect(named.markup).toContain('Nadia of the Story');
    expect(named.markup).toContain('Amina');
    expect(await looks()).toBe(3);

    await jo.get(path);
    const seen = { proposedAt: shown?.proposedAt ?? '' };
    expect((await maria.post(`${path}/none`, seen)).status).toBe(422);
    const unknown = await maria.post(`${path}/choose`, { ...seen, navigator: 'nobody' });
    expect(unknown.status).toBe(422);
    expect(unknown.markup).toContain('value="nobody"');
    const chosen = await maria.post(`${path}/choose`, { ...seen, navigator: best ?? '' });
    expect(chosen.url).toMatch(/\/desk\/proposals\?did=done$/);
    const late = await jo.post(`${path}/choose`, { ...seen, navigator: other ?? '' });
    expect(late.status).toBe(409);
    expect(late.markup).toContain(`chose navigator ${best}`);
    expect((await rows())[0]).toMatchObject({ situation: 'offered', navigator: best });
    expect((await jo.get(path)).markup).toContain(`chose navigator ${best}`);
  });

  it('an auditor sees what is proposed, and neither names nor decides', async () => {
    await joins(nadia);
    await comes();
    const [shown] = await proposals();
    const desk = await program.desk('rob@library.example', ['auditor']);
    const path = `/desk/proposals/${shown?.id}`;
    expect((await desk.get(path)).status).toBe(200);
    expect((await desk.post(`${path}/names`)).status).toBe(403);
    expect((await desk.post(`${path}/none`, { reason: 'other' })).status).toBe(403);
    expect((await proposals()).length).toBe(1);
  });
});

describe('two people who decide one proposal', () => {
  it('the second is told what was decided, when and by whom, and nothing changes', async () => {
    const [one, two] = [await joins(nadia), await joins(volunteer('Omar'))];
    await comes();
    const [shown] = await proposals();
    const seen = { proposedAt: shown?.proposedAt };
    const [first, second] = await Promise.all([
      act(shown?.id ?? '', 'choose', { navigator: one, ...seen }),
      asOther(shown?.id ?? '', { navigator: two, ...seen }),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
    const refused = first.status === 409 ? first : second;
    const [winner] = factsNamed('MatchChosen').map(({ detail }) => detail.data as { navigator: string; by: string });
    expect(detailOf(refused)).toContain(winner?.navigator);
    expect(detailOf(refused)).toContain(briefly(winner?.by ?? 'nobody').replace('staff:', 'someone on the staff ('));
    expect(factsNamed('PairingOffered').length).toBe(1);
    expect((await rows())[0]).toMatchObject({ situation: 'offered', navigator: winner?.navigator });
    const none = await act(shown?.id ?? '', 'none', { reason: 'other', ...seen });
    expect(none.status).toBe(409);
    expect((await rows())[0]).toMatchObject({ situation: 'offered', navigator: winner?.navigator });
  });

  /** Someone else on the staff chooses. */
  async function asOther(id: string, body: object): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(`${program.url}/staff/proposals/${id}/choose`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${program.runner.staffToken('jo@library.example')}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(body),
    });
    const read = await answer.json();
    await program.runner.settle();
    return { status: answer.status, body: read };
  }
});

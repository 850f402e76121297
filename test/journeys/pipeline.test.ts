import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { statesOf, stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

/** From the first form to the last day: how someone becomes a navigator, what keeps her one, and how she stops and comes back. */
const { name: _, email, strengths, ...profile } = nadia;
const rosa = {
  ...profile,
  strengths,
  name: 'Rosa Fernandez',
  email: 'rosa@navigators.example',
  ofAge: true,
  remote: true,
  consent: { version: '2026-11', language: 'en' },
};
const en = wordsFor('en');

interface Listed {
  readonly id: string;
  readonly email: string;
  readonly status: string;
  readonly reason?: string;
  readonly next?: string;
  readonly remote?: boolean;
  readonly gates: readonly {
    readonly gate: string;
    readonly on: string;
    readonly by: string;
    readonly expires?: string;
  }[];
}
interface Row {
  readonly id: string;
  readonly situation: string;
  readonly why?: readonly string[];
}

let program: Program;
eachStory(begun => {
  program = begun;
});

const listed = async () => (await program.staff('GET', '/staff/navigators')).body as unknown as readonly Listed[];
const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];
const subjects = (to: string) => program.runner.mail.to(to).map(mail => mail.subject);
/** What the liaison was told at once: the letter of each morning says it again until it is seen to. */
const alerts = () =>
  program.runner.mail
    .to('liaison@library.example')
    .filter(({ subject }) => subject.startsWith(en.mails.alert.subject.split('{')[0] ?? ''))
    .map(({ text }) => text);
const alerted = (code: keyof typeof en.alerts) => alerts().filter(text => text.includes(en.alerts[code].what)).length;
/** A day so many days from now, at the library. */
const inDays = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(
    program.runner.now().getTime() + days * 86_400_000,
  );
const act = (id: string, what: string, body: object = {}) =>
  program.staff('POST', `/staff/navigators/${id}/${what}`, body);
const confirmed = async (household: { contact: { email: string } }) => {
  await program.arrives(household);
  await program.press(program.way(household.contact.email, 'confirm'), { answer: 'confirm' });
};
const joins = async (who: object) =>
  ((await program.staff('POST', '/staff/navigators', who)).body as unknown as { id: string }).id;

describe('the list of volunteers', () => {
  // R5: "Track volunteers' languages and filter by them."
  it('R5: is of those who speak a language and of those in one situation, where staff ask for that', async () => {
    await joins(nadia);
    const paused = await joins({
      ...nadia,
      email: 'luz@navigators.example',
      languages: [{ code: 'es-MX', level: 'fluent' }],
    });
    await act(paused, 'pause', { until: inDays(20) });
    const asked = async (query: string) => {
      const { status, body } = await program.staff('GET', `/staff/navigators?${query}`);
      return status === 200 ? (body as unknown as readonly Listed[]).map(one => one.email) : status;
    };
    expect(await asked('language=ar')).toEqual([nadia.email]);
    expect(await asked('language=es')).toEqual(['luz@navigators.example']);
    expect(await asked('language=es&status=active')).toEqual([]);
    expect(await asked('status=paused')).toEqual(['luz@navigators.example']);
    expect(await asked('language=so')).toEqual([]);
    expect(await listed()).toHaveLength(2);
    for (const unknown of ['language=zz', 'language=arabic', 'language=', 'status=gone', 'tongue=ar'])
      expect(await asked(unknown), unknown).toBe(422);
    // Who is not asked for is not opened, and no look at her is written down.
    const looks = ((await stored(program.runner, 'Program')) as readonly { pk: string }[]).filter(({ pk }) =>
      pk.startsWith('disclosure#'),
    );
    expect(new Map([...Map.groupBy(looks, ({ pk }) => pk)].map(([pk, its]) => [pk, its.length])).size).toBe(2);
    expect(looks).toHaveLength(1 + 1 + 1 + 2);
  });
});

describe('someone who would like to become a navigator', () => {
  it('applies, confirms, passes each step, agrees, and is offered a household', async () => {
    await confirmed(amina);
    expect((await rows())[0]).toMatchObject({ situation: 'waiting' });
    const { status, body } = await program.post('/volunteer', rosa);
    expect(status).toBe(202);
    const receipt = `/receipts/${body.receipt}`;
    expect((await program.get(receipt)).text).toContain(en.volunteer.situations.unconfirmed);
    // Nobody is bothered with an address that is not confirmed, and its mail says nothing of who gave it.
    expect(alerted('applied')).toBe(0);
    expect(program.mailTo(rosa.email).text).not.toContain('Rosa');
    expect(program.ways(rosa.email, 'profile')).toEqual([]);
    const [mine] = await listed();
    expect(mine).toMatchObject({ status: 'unconfirmed', next: 'application', remote: true });
    const apply = program.way(rosa.email, 'apply');
    expect((await program.get(apply)).text).toContain(en.volunteer.confirmTitle);
    for (const press of [1, 2])
      expect((await program.press(apply, { answer: 'confirm' })).text, `${press}`).toContain(en.volunteer.confirmed);
    expect(alerted('applied')).toBe(1);
    expect((await program.get(receipt)).text).toContain(en.volunteer.situations.confirmed);
    const id = mine?.id ?? '';
    for (const gate of ['information-session', 'screening'])
      await act(id, 'gates', { gate, on: inDays(0), by: 'library' });
    const own = program.way(rosa.email, 'profile');
    const page = await program.get(own);
    expect(page.text).toContain(en.gates.training.next);
    expect(page.markup).not.toContain('value="agree"');
    expect((await act(id, 'gates', { gate: 'training', on: inDays(1) })).status).toBe(409);
    await act(id, 'gates', { gate: 'training', on: inDays(-3) });
    expect(program.mailTo(rosa.email).text).toContain(en.gates.agreement.next);
    expect((await listed())[0]).toMatchObject({ status: 'applicant', next: 'agreement' });
    expect((await program.press(own, { answer: 'agree' })).text).toContain(en.pages.profile.agreed);
    expect(subjects(rosa.email).slice(0, -2)).toEqual([
      en.mails.applyConfirm.subject,
      ...[1, 2, 3, 4].map(() => en.mails.nextStep.subject),
    ]);
    // Both follow from the same press, in either order.
    expect(new Set(subjects(rosa.email).slice(-2))).toEqual(
      new Set([en.mails.welcome.subject, en.mails.offer.subject]),
    );
    expect((await rows())[0]).toMatchObject({ situation: 'offered' });
    expect(await listed()).toMatchObject([
      {
        status: 'active',
        gates: [
          { gate: 'application', by: 'navigator' },
          { gate: 'information-session', on: inDays(0), doneBy: 'library' },
          { gate: 'screening', expires: inDays(730) },
          { gate: 'training', on: inDays(-3) },
        ],
      },
    ]);
  });

  it('is one, however often she sends it; and nobody learns whose address is known', async () => {
    const first = await program.post('/volunteer', rosa, { 'idempotency-key': 'key-1' });
    expect(await program.post('/volunteer', rosa, { 'idempotency-key': 'key-1' })).toEqual(first);
    expect((await program.post('/volunteer', { ...rosa, capacity: 2 }, { 'idempotency-key': 'key-1' })).status).toBe(
      409,
    );
    expect(subjects(rosa.email)).toHaveLength(1);
    const second = await program.post('/volunteer', { ...rosa, name: 'Somebody Else' });
    expect(second.status).toBe(202);
    const pageOf = async (receipt: unknown) =>
      (await program.get(`/receipts/${receipt}`)).text.replace(/([0-9A-Z]{4} ){4}/, '');
    expect(await pageOf(second.body.receipt)).toBe(await pageOf(first.body.receipt));
    expect(alerted('applied-twice')).toBe(0);
    // So many mails a day, and not one more, to an address that nobody has confirmed.
    await program.post('/volunteer', rosa);
    expect(subjects(rosa.email)).toHaveLength(2);
    await program.press(program.way(rosa.email, 'apply'), { answer: 'confirm' });
    await program.later('P1D');
    await program.post('/volunteer', rosa);
    expect(alerted('applied-twice')).toBe(1);
    expect(subjects(rosa.email)).toContain(en.mails.applyKnown.subject);
    expect(await listed()).toHaveLength(1);
    // Of two who apply at the same moment one is.
    const twins = [1, 2].map(() => program.post('/volunteer', { ...rosa, email: 'twin@navigators.example' }));
    expect((await Promise.all(twins)).map(one => one.status)).toEqual([202, 202]);
    expect(await listed()).toHaveLength(2);
  });

  it('is shown nothing of what was told before she has confirmed, and is forgotten when she does not', async () => {
    await program.post('/volunteer', rosa);
    await program.press(program.way(rosa.email, 'rights'), { answer: 'ask' });
    const data = program.way(rosa.email, 'data');
    const page = await program.get(data);
    expect(page.status).toBe(200);
    expect(page.markup).not.toContain('value="see"');
    expect((await program.press(data, { answer: 'see' })).text).not.toContain(rosa.name);
    await program.later('P15D');
    expect(await listed()).toEqual([]);
    expect(JSON.stringify(await stored(program.runner, 'People'))).not.toContain('navigator#');
    expect((await program.post('/volunteer', rosa)).status).toBe(202);
  });

  it('hears in the morning of the last step that was recorded by night, and of no other', async () => {
    await program.post('/volunteer', rosa);
    await program.press(program.way(rosa.email, 'apply'), { answer: 'confirm' });
    const [{ id } = { id: '' }] = await listed();
    await program.later('PT12H');
    for (const gate of ['information-session', 'training']) await act(id, 'gates', { gate, on: inDays(0) });
    expect(subjects(rosa.email)).toHaveLength(2);
    await program.later('PT12H');
    expect(subjects(rosa.email)).toHaveLength(3);
    expect(program.mailTo(rosa.email).text).toContain(en.gates.training.name);
    // Who wants no more of the program and applies again is asked to answer.
    await act(id, 'withdraw');
    await program.post('/volunteer', rosa);
    expect(program.mailTo(rosa.email).text).toContain(en.mails.applyKnown.leaving);
    expect(alerted('applied-leaving')).toBe(1);
    // What is erased midway leads nowhere, kindly.
    const [apply, own] = [program.way(rosa.email, 'apply'), program.way(rosa.email, 'profile')];
    await act(id, 'erase');
    expect((await program.press(apply, { answer: 'confirm' })).text).toContain(en.volunteer.over);
    expect((await program.press(own, { answer: 'agree' })).text).toContain('not a navigator');
    expect(await listed()).toEqual([]);
  });

  it('finds all that she typed again where something is missing', async () => {
    const fields = new URLSearchParams({
      nonce: 'n-1',
      name: 'Rosa',
      email: 'rosa.at.nowhere',
      'languages.0.code': 'es',
      'languages.0.level': 'fluent',
      areas: 'parkville',
      remote: 'true',
    });
    const send = (body: URLSearchParams) =>
      fetch(`${program.url}/volunteer?lang=ar`, { method: 'POST', body, redirect: 'manual' });
    const refused = await send(fields);
    const markup = await refused.text();
    expect(refused.status).toBe(422);
    expect(markup).toContain('dir="rtl"');
    expect(markup).toMatch(/value="parkville" checked/);
    expect(markup).toMatch(/name="remote" value="true" checked/);
    for (const place of ['email', 'ofAge', 'availability', 'consent']) expect(markup).toContain(`href="#${place}"`);
    expect(await listed()).toEqual([]);
    const rest = {
      email: 'rosa@navigators.example',
      ofAge: 'true',
      availability: 'mon-morning',
      'consent.version': '2026-11',
      'consent.language': 'ar',
      capacity: '1',
    };
    for (const [field, value] of Object.entries(rest)) fields.set(field, value);
    const sent = await send(fields);
    expect([sent.status, sent.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/receipts\/.+lang=ar$/),
    ]);
    const young = await program.post('/volunteer', { ...rosa, ofAge: false });
    expect(young.body.errors).toEqual([{ pointer: '/ofAge', detail: en.refusals.ofAge }]);
  });
});

describe('a navigator whose screening runs out', () => {
  it('is told, then offered nobody, keeps her household, and goes on when it is recorded anew', async () => {
    const id = await joins(nadia);
    await confirmed({ ...amina, introduction: 'at-once' } as typeof amina);
    await program.press(program.way(email, 'offer'), { answer: 'accept' });
    await act(id, 'correct', { capacity: 2 });
    // Sixteen days are left: of the first telling, which was missed, she hears now.
    await act(id, 'gates', { gate: 'screening', on: inDays(16 - 730) });
    expect(alerted('gate-expiring')).toBe(1);
    await confirmed({ ...amina, contact: { email: 'other@home.example' } });
    expect((await rows()).find(one => one.situation === 'waiting')?.why).toEqual(['screening']);
    await program.later('P16D');
    expect(alerted('gate-expiring')).toBe(2);
    expect(subjects(email).filter(one => one === en.mails.gateExpiring.subject)).toHaveLength(2);
    expect(alerted('gate-expired')).toBe(1);
    expect(alerted('navigator-suspended')).toBe(1);
    expect(subjects(email)).toContain(en.mails.gateExpired.subject);
    expect((await listed())[0]).toMatchObject({ status: 'suspended', reason: 'gate-expired' });
    expect((await rows()).map(one => one.situation).sort()).toEqual(['paired', 'waiting']);
    expect((await act(id, 'resume')).status).toBe(409);
    expect((await program.get(program.way(email, 'profile'))).text).toContain(en.gates.screening.name);
    await act(id, 'gates', { gate: 'screening', on: inDays(0), by: 'screening-agency' });
    expect((await listed())[0]).toMatchObject({ status: 'active' });
    expect((await rows()).map(one => one.situation).sort()).toEqual(['offered', 'paired']);
  });
});

describe('a navigator whom staff suspend', () => {
  it('loses the offer that she has not answered, not for ever, and learns no reason', async () => {
    const id = await joins(nadia);
    await confirmed(amina);
    const own = program.way(email, 'profile');
    expect((await act(id, 'suspend', { reason: 'concern' })).status).toBe(200);
    expect((await rows())[0]).toMatchObject({ situation: 'waiting', why: ['suspended'] });
    const page = await program.press(own, { answer: 'resume' });
    expect(page.text).toContain(en.pages.profile.suspended.split('{')[0]?.trim());
    expect(page.text).not.toMatch(/concern/i);
    expect((await act(id, 'suspend', { reason: 'gate-expired' })).status).toBe(422);
    expect((await act('nobody', 'suspend', { reason: 'concern' })).status).toBe(404);
    await act(id, 'resume');
    expect((await rows())[0]).toMatchObject({ situation: 'offered' });
  });

  it('is not offered whom she must not meet', async () => {
    const id = await joins(nadia);
    await confirmed(amina);
    const [{ id: arrival } = { id: '' }] = await rows();
    expect((await act(id, 'not-with', { arrival })).status).toBe(409);
    const [offer] = (await program.staff('GET', '/staff/arrivals')).body as unknown as { offer: string }[];
    await act(id, 'suspend', { reason: 'other' });
    expect((await act(id, 'not-with', { arrival })).status).toBe(200);
    expect((await act(id, 'not-with', { arrival: 'nobody' })).status).toBe(404);
    await act(id, 'resume');
    expect((await rows())[0]).toMatchObject({ situation: 'waiting' });
    await act(id, 'not-with', { arrival, apart: false });
    expect((await rows())[0]).toMatchObject({
      situation: 'offered',
      offer: expect.not.stringMatching(`^${offer?.offer}$`),
    });
  });
});

describe('a navigator who stops', () => {
  it('leaves her household to the next with its history, is kept, comes back and is offered another one', async () => {
    const id = await joins(nadia);
    await confirmed({ ...amina, introduction: 'at-once' } as typeof amina);
    await program.press(program.way(email, 'offer'), { answer: 'accept' });
    const own = program.way(email, 'profile');
    expect((await program.press(own, { answer: 'stop' })).text).toContain(en.pages.profile.stopSure);
    expect((await rows())[0]).toMatchObject({ situation: 'paired', navigator: id });
    for (const press of [1, 2])
      expect((await program.press(own, { answer: 'stop-now' })).text, `${press}`).toContain('You have stopped');
    expect(alerted('navigator-stopped')).toBe(1);
    expect((await rows())[0]).toMatchObject({ situation: 'waiting' });
    const matches = statesOf(await stored(program.runner, 'Program'), 'match');
    expect([...matches.values()][0]?.past).toMatchObject([{ navigator: id, how: 'ended', reason: 'navigator-choice' }]);
    expect((await listed())[0]).toMatchObject({ id, status: 'inactive', reason: 'stopped', gates: expect.any(Array) });
    // Registering her again would be another one of the same address.
    expect((await program.staff('POST', '/staff/navigators', nadia)).status).toBe(409);
    await program.post('/volunteer', { ...rosa, email });
    expect(program.mailTo(email).subject).toBe(en.mails.applyKnown.subject);
    expect((await program.press(program.way(email, 'profile'), { answer: 'return' })).text).toContain(
      en.pages.profile.returned,
    );
    expect((await listed())[0]).toMatchObject({ id, status: 'active' });
    // That she had left is heard only now, as if nothing had come of it before.
    const left = program.runner.events.find(fact => fact['detail-type'] === 'NavigatorLeft')?.detail as {
      readonly meta: object;
      readonly data: object;
    };
    const detail = { meta: { ...left.meta, id: crypto.randomUUID() }, data: left.data };
    program.runner.putEvents([{ source: 'wbh.navigators', type: 'NavigatorLeft', detail }]);
    await program.runner.settle();
    await confirmed({ ...amina, contact: { email: 'other@home.example' } });
    // Not the one that she had left.
    expect((await rows()).map(one => one.situation)).toEqual(['waiting', 'offered']);
    await act(id, 'leave', { reason: 'released' });
    expect((await program.get(own)).markup).not.toContain('value="return"');
    expect((await program.press(own, { answer: 'return' })).text).toContain('You have stopped');
    expect((await act(id, 'resume')).status).toBe(200);
    expect((await rows()).map(one => one.situation)).toEqual(['waiting', 'waiting']);
  });
});

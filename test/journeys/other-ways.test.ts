import { describe, expect, it } from 'vitest';
import { mailFailed } from '../../events/mail-failed.ts';
import { program as settings } from '../../functions/program/settings.ts';
import { fill, whenText, wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory, putAside } from '../support/stories.ts';

interface Call {
  readonly id: string;
  readonly kind: string;
  readonly about: { readonly name: string; readonly phone?: string };
  readonly script: {
    readonly own: readonly string[];
    readonly english: readonly string[];
    readonly language: string;
    readonly careful: readonly string[];
  };
  readonly due: string;
  readonly attempts: number;
}
interface Row {
  readonly id: string;
  readonly receipt: string;
  readonly situation: string;
  readonly owner: string;
  readonly next: string;
  readonly due?: string;
  readonly duplicate?: boolean;
  readonly offer?: string;
  readonly pairing?: string;
}

const liaison = 'liaison@library.example';
const byPhone = { ...amina, contact: { phone: '+18605550123' }, safeContact: ['no-voicemail'] };
const omar = { ...nadia, name: 'Omar Said', email: 'omar@navigators.example', strengths: [] };

let program: Program;
const calls = async () => (await program.staff('GET', '/staff/calls')).body as unknown as readonly Call[];
const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];
const answer = (call: Call | undefined, body: object) => program.staff('POST', `/staff/calls/${call?.id}`, body);
const confirmed = async (household: { contact: { email: string } }) => {
  await program.arrives(household);
  await program.press(program.way(household.contact.email, 'confirm'), { answer: 'confirm' });
};
const peopleKept = async () => {
  const tables = program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable');
  const people = tables.find(one => one.id.startsWith('People'));
  return (await program.runner.database('Scan', { TableName: people?.ref })).Items;
};
const alerts = () => program.runner.mail.to(liaison).map(mail => mail.text);

eachStory(begun => {
  program = begun;
});

describe('someone without e-mail', () => {
  it('is confirmed, asked and told by calls, in her language and in English', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives(byPhone);
    const [confirm] = await calls();
    expect((await rows())[0]).toMatchObject({ owner: 'liaison', due: confirm?.due });
    expect(confirm).toMatchObject({ kind: 'confirm', about: { name: 'Amina', phone: '+18605550123' }, attempts: 0 });
    expect(confirm?.script.careful).toEqual(['Leave no voicemail']);
    expect(confirm?.script.language).toBe('ar');
    await answer(confirm, { outcome: 'yes' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const [ask] = await calls();
    expect(ask?.kind).toBe('may-we-introduce');
    expect(ask?.script.english.join(' ')).toContain('Nadia speaks Arabic');
    await answer(ask, { outcome: 'yes' });
    expect((await calls()).map(call => call.kind)).toEqual(['introduced']);
    expect((await rows())[0]).toMatchObject({ situation: 'paired', owner: 'navigator' });
    await program.later('PT11M');
    const card = await program.press(program.way(nadia.email, 'card'), { answer: 'show' });
    expect(card.markup).toContain('href="tel:+18605550123"');
    expect(card.markup).toContain('href="sms:+18605550123');
  });

  it('who does not answer is called again, and after three times the liaison is told', async () => {
    await program.arrives(byPhone);
    for (const attempts of [1, 2, 3]) {
      await answer((await calls())[0], { outcome: 'no-answer' });
      expect((await calls())[0]?.attempts).toBe(attempts);
    }
    expect(alerts().some(text => text.includes('Three calls were not answered'))).toBe(true);
  });

  it('is in the staff’s one mail of the morning, without a name', async () => {
    await program.arrives(byPhone);
    await program.later('P1D');
    const [mail] = program.runner.mail.to(liaison).filter(one => one.text.includes('Confirm a request'));
    expect(mail).toBeDefined();
    expect(mail?.text).not.toContain('Amina');
  });

  it('who would rather not say where she lives stays with the liaison, and who did not ask is forgotten', async () => {
    const { area: _, ...incomplete } = byPhone;
    await program.arrives(incomplete);
    await answer((await calls())[0], { outcome: 'yes' });
    await answer((await calls())[0], { outcome: 'no' });
    expect(await rows()).toMatchObject([{ situation: 'incomplete', owner: 'liaison' }]);
    await program.arrives({ ...byPhone, contact: { phone: '+18605550199' } });
    await answer((await calls()).at(-1), { outcome: 'no' });
    expect(await rows()).toHaveLength(1);
  });

  it('is called through her agency', async () => {
    await program.arrives({ ...amina, contact: { agency: 'harbor-welcome' } });
    expect((await calls())[0]?.about).toMatchObject({ agency: 'Harbor Welcome Center', phone: '+18605550141' });
  });

  it('is asked on the phone for what is missing, and goes on when it is told', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { area: _, availability: __, ...incomplete } = byPhone;
    await program.arrives(incomplete);
    await answer((await calls())[0], { outcome: 'yes', answers: { availability: ['mon-morning'] } });
    expect((await rows())[0]).toMatchObject({ situation: 'incomplete', owner: 'liaison' });
    const [details] = await calls();
    expect(details).toMatchObject({
      kind: 'details',
      script: { english: expect.arrayContaining([wordsFor('en').calls.detailsOf.area]) },
    });
    await answer(details, { outcome: 'yes', answers: { area: 'frog-hollow', availability: ['mon-morning'] } });
    expect((await rows())[0]).toMatchObject({ situation: 'offered', owner: 'navigator' });
  });
});

describe('an offer', () => {
  it('that is declined goes to the next best, and not to her again', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.staff('POST', '/staff/navigators', omar);
    await confirmed(amina);
    const page = await program.press(program.way(nadia.email, 'offer'), { answer: 'decline', reason: 'no-time' });
    expect(page.text).toContain('We ask someone else');
    expect(program.mailTo(omar.email).subject).toBe('Would you have time for someone?');
    await program.press(program.way(omar.email, 'offer'), { answer: 'decline', reason: 'no-time' });
    expect((await rows())[0]).toMatchObject({ situation: 'waiting' });
    expect(program.runner.mail.to(nadia.email)).toHaveLength(1);
  });

  it('to someone who shares no language says that an interpreter comes', async () => {
    const rosa = { ...nadia, email: 'rosa@navigators.example', languages: [{ code: 'es', level: 'fluent' }] };
    await program.staff('POST', '/staff/navigators', rosa);
    await confirmed(amina);
    expect(program.mailTo(rosa.email).text).toContain('the library brings an interpreter');
    expect((await program.get(program.way(rosa.email, 'offer'))).text).toContain('brings an interpreter');
  });

  it('that is silent is reminded of once, expires after three days and goes on', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed(amina);
    await program.later('P4D');
    expect(program.runner.mail.to(nadia.email).map(mail => mail.subject)).toEqual([
      'Would you have time for someone?',
      'Reminder: would you have time for someone?',
    ]);
    const late = await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    expect(late.text).toContain('This offer has run out');
    await program.later('P14D');
    expect(program.runner.mail.to(nadia.email).length).toBeGreaterThan(2);
    expect(alerts().some(text => text.includes('No navigator fits'))).toBe(true);
    expect(alerts().some(text => text.includes('five working days'))).toBe(true);
  });

  it('goes to a new navigator as soon as she joins', async () => {
    await confirmed(amina);
    expect((await rows())[0]).toMatchObject({ situation: 'waiting', owner: 'program' });
    await program.staff('POST', '/staff/navigators', nadia);
    expect((await rows())[0]).toMatchObject({ situation: 'offered' });
  });

  it('goes to who has waited longest, when a navigator joins and when she is free again', async () => {
    const waiting = ['first@home.example', 'second@home.example', 'third@home.example'];
    for (const email of waiting) {
      await confirmed({ ...amina, contact: { email }, introduction: 'at-once', urgent: email === waiting[2] } as never);
      await program.later('PT1H');
    }
    await program.staff('POST', '/staff/navigators', nadia);
    expect((await rows()).map(row => row.situation)).toEqual(['offered', 'waiting', 'waiting']);
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const [first] = await rows();
    await program.staff('POST', `/staff/pairings/${first?.pairing}/end`, { reason: 'completed' });
    expect((await rows()).map(row => row.situation)).toEqual(['closed', 'offered', 'waiting']);
  });

  it('is made to each of many who come at once: nobody is left out of sight', async () => {
    for (let i = 0; i < 9; i += 1)
      await program.staff('POST', '/staff/navigators', { ...nadia, email: `n${i}@navigators.example` });
    const posts = Array.from({ length: 9 }, (_, i) =>
      fetch(`${program.url}/staff/arrivals`, {
        method: 'POST',
        body: JSON.stringify({ ...amina, contact: { email: `h${i}@home.example` } }),
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${program.runner.staffToken('liaison@library.example')}`,
        },
      }),
    );
    await Promise.all(posts);
    await program.runner.settle();
    await program.later('PT20M');
    expect((await rows()).map(row => row.situation)).toEqual(Array.from({ length: 9 }, () => 'offered'));
  });

  it('whose reaction was lost is made half an hour later', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    program.runner.intercept(async ({ caller }, perform) =>
      caller.startsWith('pairingOnArrivalConfirmed') && program.runner.now().getTime() < soon
        ? { status: 400, body: JSON.stringify({ __type: 'AccessDeniedException', message: 'no' }) }
        : perform(),
    );
    const soon = program.runner.now().getTime() + 10 * 60_000;
    await confirmed(amina);
    expect((await rows())[0]).toMatchObject({ situation: 'waiting' });
    await program.later('PT40M');
    expect((await rows())[0]).toMatchObject({ situation: 'offered' });
    expect(putAside(program)).toHaveLength(1);
  });

  it('goes to a new navigator though every index still shows the world without her', async () => {
    await confirmed(amina);
    await program.later('P2D');
    program.runner.intercept(async ({ operation, body }, perform) => {
      const of = (body.ExpressionAttributeValues as { ':list'?: { S: string } } | undefined)?.[':list']?.S ?? '';
      return operation === 'Query' && ['navigators', 'seats'].includes(of)
        ? { status: 200, body: JSON.stringify({ Items: [], Count: 0, ScannedCount: 0 }) }
        : perform();
    });
    await program.staff('POST', '/staff/navigators', nadia);
    expect(program.mailTo(nadia.email).subject).toBe('Would you have time for someone?');
  });

  it('whose mail comes back is taken back, and goes to someone else', async () => {
    await program.staff('POST', '/staff/navigators', { ...nadia, email: 'bounce@simulator.amazonses.com' });
    await program.staff('POST', '/staff/navigators', omar);
    await confirmed(amina);
    expect(program.mailTo(omar.email).subject).toBe('Would you have time for someone?');
    expect(alerts().some(text => text.includes('could not reach a navigator'))).toBe(true);
    const [lost] = (await program.staff('GET', '/staff/navigators')).body as { id: string; reachable: boolean }[];
    expect(lost?.reachable).toBe(false);
    await program.arrives({ ...amina, contact: { email: 'second@home.example' } });
    await program.press(program.way('second@home.example', 'confirm'), { answer: 'confirm' });
    expect((await rows())[1]).toMatchObject({ situation: 'waiting' });
    await program.staff('POST', `/staff/navigators/${lost?.id}/reachable`);
    const offers = program.runner.events.filter(fact => fact['detail-type'] === 'PairingOffered');
    expect(offers.at(-1)?.detail).toMatchObject({ data: { navigator: lost?.id } });
  });

  it('that was not delivered this once stays hers, and a person calls her', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed(amina);
    const [row] = await rows();
    const wanted = program.runner.events.find(
      fact => fact['detail-type'] === 'MailWanted' && (fact.detail as { data: { kind: string } }).data.kind === 'offer',
    );
    const { meta, data } = (wanted?.detail ?? {}) as { meta: object; data: object };
    const detail = { meta: { ...meta, id: crypto.randomUUID() }, data: { ...data, reason: 'undelivered' } };
    program.runner.putEvents([{ source: mailFailed.source, type: mailFailed.name, detail }]);
    await program.runner.settle();
    expect((await rows())[0]).toMatchObject({ situation: 'offered', offer: row?.offer });
  });

  it('is answered by staff for a navigator who phones', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed(amina);
    const [row] = await rows();
    const early = await program.staff('POST', `/staff/arrivals/${row?.id}/answer`, { answer: 'yes' });
    expect(early).toMatchObject({ status: 409, body: { detail: expect.stringContaining('household was not asked') } });
    expect((await program.staff('POST', `/staff/offers/${row?.offer}/answer`, { answer: 'accept' })).status).toBe(200);
    expect((await rows())[0]).toMatchObject({ situation: 'asked', owner: 'household' });
    await program.staff('POST', `/staff/arrivals/${row?.id}/answer`, { answer: 'yes' });
    expect((await rows())[0]).toMatchObject({ situation: 'paired' });
    const done = await program.staff('POST', `/staff/tasks/${row?.id}.1.first-contact/done`);
    expect(done.status).toBe(200);
    const [by] = program.runner.events
      .filter(fact => fact['detail-type'] === 'TaskCompleted')
      .map(fact => (fact.detail as { data: { by: string } }).data.by);
    expect(by).toMatch(/^staff:/);
  });
});

describe('who has accepted', () => {
  it('can be taken out by staff while the household is asked, and someone else is', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.staff('POST', '/staff/navigators', omar);
    await confirmed(amina);
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const [row] = await rows();
    const taken = await program.staff('POST', `/staff/pairings/${row?.offer}/end`, { reason: 'navigator-choice' });
    expect(taken.status).toBe(200);
    expect(program.mailTo(omar.email).subject).toBe('Would you have time for someone?');
    const late = await program.press(program.way('amina@home.example', 'introduction'), { answer: 'yes' });
    expect(late.status).toBe(200);
    expect((await rows())[0]).toMatchObject({ situation: 'offered' });
  });

  it('and cannot be written to any more keeps the household, is called, and is offered nobody else', async () => {
    await program.staff('POST', '/staff/navigators', { ...nadia, capacity: 2 });
    await confirmed({ ...amina, introduction: 'at-once' } as never);
    program.runner.intercept(async ({ operation, body }, perform) =>
      operation === 'SendEmail' && JSON.stringify(body).includes(nadia.email)
        ? { status: 400, body: JSON.stringify({ __type: 'MessageRejected', message: 'Address refused' }) }
        : perform(),
    );
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    expect((await calls()).map(one => one.kind)).toContain('first-tasks');
    expect(alerts().some(text => text.includes('Mail to the navigator of this household came back'))).toBe(true);
    expect((await rows())[0]).toMatchObject({ situation: 'paired' });
    await confirmed({ ...amina, contact: { email: 'next@home.example' } } as never);
    expect((await rows())[1]).toMatchObject({ situation: 'waiting', why: ['unreachable'] });
  });

  it('on the phone, because her reminder came back, has accepted all the same', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed(amina);
    program.runner.intercept(async ({ operation }, perform) =>
      operation === 'SendEmail'
        ? { status: 400, body: JSON.stringify({ __type: 'MessageRejected', message: 'Address refused' }) }
        : perform(),
    );
    await program.later('P2DT1H');
    const call = (await calls()).find(one => one.kind === 'offer-reminder');
    await answer(call, { outcome: 'yes' });
    expect((await rows())[0]).toMatchObject({ situation: 'asked' });
  });
});

describe('a household', () => {
  it('that is silent after a navigator’s yes becomes a person’s task, and is never paired by silence', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed(amina);
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    await program.later('P4D');
    // She was asked by mail twice: the second time with a word that nothing is late, and the same button.
    const asked = program.runner.mail.to(amina.contact.email).filter(({ text }) => text.includes('/l/v2~'));
    const again = wordsFor('ar').mails.introduce;
    expect(asked.map(({ subject }) => subject).slice(-2)).toEqual([again.subject, again.againSubject]);
    expect(asked.at(-1)?.text).toContain(again.againText);
    expect((await calls()).map(call => call.kind)).toEqual(['ask-by-call']);
    await program.later('P14D');
    expect((await rows())[0]).toMatchObject({ situation: 'asked', owner: 'liaison' });
    expect(alerts().some(text => text.includes('has not answered whether it wants to meet'))).toBe(true);
  });

  it('whom the question does not reach is called, and not written to once more', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed(amina);
    program.runner.intercept(async ({ operation }, perform) =>
      operation === 'SendEmail'
        ? { status: 400, body: JSON.stringify({ __type: 'MessageRejected', message: 'Address refused' }) }
        : perform(),
    );
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    await program.later('P2D');
    expect((await calls()).map(call => call.kind)).toEqual(['may-we-introduce']);
    const wanted = program.runner.events.map(({ detail }) => (detail.data as { kind?: string }).kind);
    expect(wanted).not.toContain('may-we-introduce-again');
  });

  it('that says no keeps its place, and another navigator is asked', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.staff('POST', '/staff/navigators', omar);
    await confirmed(amina);
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const page = await program.press(program.way('amina@home.example', 'introduction'), { answer: 'no' });
    expect(page.dir).toBe('rtl');
    expect(program.mailTo(omar.email).subject).toBe('Would you have time for someone?');
  });

  it('with at-once is introduced on the navigator’s yes', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed({ ...amina, introduction: 'at-once' } as never);
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    expect((await rows())[0]).toMatchObject({ situation: 'paired' });
  });

  it('whose address nobody confirms gets the mail once more and is then forgotten', async () => {
    const receipt = await program.arrives(amina);
    await program.later('P3D');
    expect(program.runner.mail.to('amina@home.example')).toHaveLength(2);
    const link = program.way('amina@home.example', 'confirm');
    await program.later('P12D');
    expect(program.runner.mail.to('amina@home.example')).toHaveLength(2);
    expect((await program.get(`/receipts/${receipt}?lang=en`)).text).toContain('This request is closed');
    expect((await program.press(link, { answer: 'confirm' })).status).toBe(410);
    expect(await rows()).toEqual([]);
    await program.later('P3D');
    expect(await peopleKept()).toEqual([]);
  });

  it('is told truly why it is written to, and in the second mail that it is the last', async () => {
    await program.arrives(amina);
    await program.arrives({
      ...amina,
      contact: { email: 'grace@home.example' },
      languages: [{ code: 'en', level: 'fluent' }],
    });
    await program.later('P3D');
    for (const [address, language] of [
      [amina.contact.email, 'ar'],
      ['grace@home.example', 'en'],
    ] as const) {
      const { mails, receipt } = wordsFor(language);
      const [first, last] = program.runner.mail.to(address).map(mail => mail.text);
      expect(first).toContain(mails.confirm.otherwise);
      expect(last).toContain(mails.confirm.againOtherwise);
      expect(last).not.toContain(mails.confirm.otherwise);
      for (const text of [first, last]) {
        expect(text).toContain(fill(mails.because.given, { program: 'We Belong Here' }));
        expect(text).toContain(fill(receipt.emergency, settings.emergency));
      }
    }
  });

  it.each(['bounce', 'complaint'])(
    'whose address answers with a %s is written to no more, and is the liaison’s',
    async answer => {
      const email = `${answer}@simulator.amazonses.com`;
      const receipt = await program.arrives({ ...amina, contact: { email } });
      const [call] = await calls();
      expect(call).toMatchObject({ kind: 'confirm' });
      expect(await rows()).toMatchObject([
        { situation: 'unconfirmed', owner: 'liaison', next: expect.stringContaining('another way'), due: call?.due },
      ]);
      expect((await program.get(`/receipts/${receipt}?lang=en`)).text).toContain('We cannot reach you');
      await program.later('P3D');
      expect(program.runner.mail.to(email)).toHaveLength(1);
    },
  );

  it('whose contact is a minor goes to the liaison and never to a navigator', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives({ ...amina, adult: false });
    expect(await calls()).toMatchObject([{ kind: 'with-staff', about: { name: 'Amina' } }]);
    await program.later('P8D');
    expect(alerts().some(text => text.includes('younger than 18'))).toBe(true);
    expect(program.runner.mail.to(nadia.email)).toEqual([]);
  });

  it('that is posted twice is accepted, and the liaison is told', async () => {
    await program.arrives(amina);
    await program.arrives({ ...amina, preferredName: 'Amina again' });
    expect(alerts().some(text => text.includes('is known already'))).toBe(true);
    expect((await rows()).map(row => row.duplicate ?? false)).toEqual([false, true]);
  });

  it('is not flooded: at most two mails a day to an unconfirmed address', async () => {
    for (const n of [1, 2, 3, 4]) await program.arrives({ ...amina, preferredName: `Amina ${n}` });
    expect(program.runner.mail.to('amina@home.example')).toHaveLength(2);
    await program.later('P1D');
    expect(program.runner.mail.to('amina@home.example')).toHaveLength(4);
  });

  it('is shown to staff who have to reach it, and each look is a fact', async () => {
    await program.arrives({ ...byPhone, notes: 'I work at night.' });
    const [row] = await rows();
    const shown = await program.staff('POST', `/staff/arrivals/${row?.id}/contact`);
    expect(shown.body).toMatchObject({
      name: 'Amina',
      contact: { phone: '+18605550123' },
      safeContact: ['Leave no voicemail'],
      notes: 'I work at night.',
    });
    expect(program.runner.events.filter(fact => fact['detail-type'] === 'ContactShown')).toHaveLength(1);
    expect((await program.staff('POST', '/staff/arrivals/nobody/contact')).status).toBe(404);
  });

  it('that staff close is forgotten, and its navigator is free again', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed({ ...amina, introduction: 'at-once' } as never);
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const [row] = await rows();
    expect((await program.staff('POST', `/staff/arrivals/${row?.id}/close`, { reason: 'moved-away' })).status).toBe(
      200,
    );
    expect(await rows()).toEqual([]);
    const card = await program.press(program.way(nadia.email, 'card'), { answer: 'show' });
    expect(card.text).not.toContain('Amina');
    await confirmed({ ...amina, contact: { email: 'next@home.example' } } as never);
    expect((await rows())[0]).toMatchObject({ situation: 'offered' });
  });

  it('whose pairing has ended is closed, and forgotten after three months', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const receipt = await program.arrives({ ...amina, introduction: 'at-once' });
    await program.press(program.way('amina@home.example', 'confirm'), { answer: 'confirm' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const [row] = await rows();
    await program.staff('POST', `/staff/pairings/${row?.pairing}/end`, { reason: 'completed' });
    expect((await rows())[0]).toMatchObject({ situation: 'closed', next: 'Its name and contact are deleted' });
    expect((await program.get(`/receipts/${receipt}`)).text).toContain('This request is closed.');
    const shown = await program.staff('POST', `/staff/arrivals/${row?.id}/contact`);
    expect(shown.body).toMatchObject({ name: 'Amina' });
    await program.later('P91D');
    expect(await rows()).toEqual([]);
    expect(JSON.stringify(await peopleKept())).not.toContain('Amina');
  });

  it('that has nothing to tell, or two things, is asked to choose', async () => {
    await program.arrives(amina);
    const [row] = await rows();
    for (const body of [{}, { answer: 'yes', area: 'parkville' }]) {
      const refused = await program.staff('POST', `/staff/arrivals/${row?.id}/answer`, body);
      expect(refused).toMatchObject({
        status: 422,
        body: { errors: [{ detail: expect.stringContaining('not both') }] },
      });
    }
  });

  it('that staff post counts as confirmed', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    expect((await program.staff('POST', '/staff/arrivals', byPhone)).status).toBe(202);
    expect((await rows())[0]).toMatchObject({ situation: 'offered' });
    expect(await calls()).toEqual([]);
  });
});

describe('This week', () => {
  const paired = async (household: { contact: { email: string } }, navigator: string) => {
    await confirmed(household);
    const before = program.ways(navigator, 'week').length;
    await program.press(program.way(navigator, 'offer'), { answer: 'accept' });
    // One mail a day about her steps: those of a second household come the next morning.
    if (program.ways(navigator, 'week').length === before) await program.later('P1D');
    return program.way(navigator, 'week');
  };
  const atOnce = (email: string) => ({ ...amina, contact: { email }, introduction: 'at-once' });

  it('is one page for all of a navigator’s households, and for nobody else’s', async () => {
    await program.staff('POST', '/staff/navigators', { ...nadia, capacity: 2 });
    await paired(atOnce('one@home.example'), nadia.email);
    const week = await paired(atOnce('two@home.example'), nadia.email);
    await program.staff('POST', '/staff/navigators', omar);
    await paired(atOnce('three@home.example'), omar.email);
    const [first, second, others] = (await rows()).map(row => row.pairing ?? '');
    // Its first steps were told the next morning, and the second household was promised no more than that.
    const { tasks } = (await program.staff('GET', `/staff/pairings/${second}/plan`)).body as {
      tasks: { due: string }[];
    };
    const promised = { navigator: 'Nadia', when: whenText(tasks[0]?.due ?? '', 'ar') };
    const told = program.runner.mail.to('two@home.example').map(mail => mail.text);
    expect(told.join()).toContain(fill(wordsFor('ar').mails.introduced.text, promised));
    const page = await program.get(week);
    expect(page.markup).toContain(`value="${first}/first-contact"`);
    expect(page.markup).toContain(`value="${second}/first-contact"`);
    expect(page.markup).not.toContain(`value="${others}/`);
    for (const pairing of [first, second, others]) await program.press(week, { tick: `${pairing}/first-contact` });
    const done = program.runner.events
      .filter(fact => fact['detail-type'] === 'TaskCompleted')
      .map(fact => (fact.detail as { data: { pairing: string } }).data.pairing);
    expect(done.sort()).toEqual([first, second].sort());
  });

  it('is mended by staff when a tick was wrong and a mail has gone out since', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const week = await paired(atOnce('one@home.example'), nadia.email);
    await program.press(week, { tick: 'first-contact' });
    await program.later('P9D');
    const [row] = await rows();
    expect((await program.press(week, { undo: 'first-contact' })).text).toContain('tell the library');
    const mended = await program.staff('POST', `/staff/tasks/${row?.pairing}.first-contact/reopen`);
    expect(mended).toMatchObject({ status: 200, body: { outcome: 'done' } });
    const facts = program.runner.events.filter(fact => fact['detail-type'] === 'TaskReopened');
    expect(facts.map(fact => (fact.detail as { data: { by: string } }).data.by)).toEqual([
      expect.stringMatching(/^staff:/),
    ]);
  });

  it('goes on for the others when one of them has ended', async () => {
    await program.staff('POST', '/staff/navigators', { ...nadia, capacity: 2 });
    const week = await paired(atOnce('one@home.example'), nadia.email);
    await paired(atOnce('two@home.example'), nadia.email);
    const [first, second] = (await rows()).map(row => row.pairing ?? '');
    await program.staff('POST', `/staff/pairings/${first}/end`, { reason: 'completed' });
    const page = await program.get(week);
    expect(page.text).toContain('This pairing has ended');
    expect(page.markup).toContain(`value="${second}/first-contact"`);
  });
});

describe('by night', () => {
  it('an offer waits until eight, and the answer to one’s own post does not', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.later('PT12H');
    await confirmed(amina);
    expect(program.runner.mail.to(nadia.email)).toEqual([]);
    await program.later('PT10H');
    const [offer] = program.runner.mail.to(nadia.email);
    const hour = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', hour: 'numeric', hourCycle: 'h23' });
    expect(hour.format(new Date(offer?.at ?? ''))).toBe('08');
  });
});

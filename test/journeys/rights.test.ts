import { unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { amina, nadia, type Program } from '../support/program.ts';
import { stored } from '../support/stored.ts';
import { eachStory } from '../support/stories.ts';

let program: Program;
eachStory(begun => {
  program = begun;
});

const address = amina.contact.email;
const household = {
  ...amina,
  introduction: 'at-once',
  interpreterNeeded: true,
  arrivalWindow: '1-6-months',
  urgent: true,
  preferences: { navigatorGender: { value: 'woman', required: false }, sharedExperience: ['single-parent'] },
  accessNeeds: ['reading-help'],
  safeContact: ['no-voicemail'],
  notes: 'Please ring the bell twice',
};

interface Row {
  readonly id: string;
  readonly situation: string;
}
const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];
const mailsTo = (to: string) => program.runner.mail.to(to);
const alerts = () => mailsTo('liaison@library.example').filter(({ subject }) => subject.startsWith('Please look'));

/** A household is paired with a navigator; answers its receipt and id. */
async function paired(): Promise<{ readonly receipt: string; readonly id: string }> {
  await program.staff('POST', '/staff/navigators', { ...nadia, gender: 'woman' });
  const receipt = await program.arrives(household);
  await program.press(program.way(address, 'confirm'), { answer: 'confirm' });
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  const [{ id } = { id: '' }] = await rows();
  return { receipt, id };
}

/** Asks by the link below the latest mail, and answers the link that comes. */
async function asked(): Promise<string> {
  const page = await program.press(program.way(address, 'rights'), { answer: 'ask' });
  expect(page.text).toContain('يوم');
  return program.way(address, 'data');
}

const askByReceipt = (receipt: string) => program.press(`${program.url}/receipts/${receipt}/data?lang=en`, {});

/** Every value of what was told, the agreement and the age aside. */
function leaves(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leaves);
  return typeof value === 'string' ? [value] : [];
}

describe('someone who wants to see what is held about her', () => {
  it('is sent a link from below any mail, and is shown nothing before she presses', async () => {
    await paired();
    const link = await asked();
    expect((await program.get(link)).markup).not.toContain(amina.preferredName);
    const page = await program.press(link, { answer: 'see' });
    expect([page.lang, page.dir]).toEqual(['ar', 'rtl']);
    for (const word of [amina.preferredName, address, household.notes, 'Nadia', 'Frog Hollow'])
      expect(page.text).toContain(word);
    expect(page.text).toContain('هذه الصفحة');
  });

  it('can take all of it with her, every field that she told', async () => {
    const { receipt } = await paired();
    const link = await asked();
    const answer = await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'download' }) });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="your-data.json"');
    const text = await answer.text();
    const document = JSON.parse(text) as { records: { pk: string }[] };
    const { consent: _, ...told } = household;
    for (const leaf of [...leaves(told), receipt]) expect(text, leaf).toContain(leaf);
    const kinds = new Set(document.records.map(({ pk }) => pk.split('#')[0]));
    expect([...kinds].sort()).toEqual(['arrival', 'asking', 'disclosure', 'mail', 'match', 'plan', 'request']);
    await program.runner.settle();
  });

  it.each([
    ['an adult', true],
    ['a child', false],
  ])(
    'whose contact was never confirmed may be a stranger: %s can end and delete, and is shown nothing',
    async (_, adult) => {
      const receipt = await program.arrives({ ...household, adult });
      await askByReceipt(receipt);
      const link = program.way(address, 'data');
      expect((await program.get(link)).markup).not.toContain('value="see"');
      for (const answer of ['see', 'download']) {
        const page = await program.press(link, { answer });
        expect(page.markup).not.toContain(household.notes);
      }
      await program.press(link, { answer: 'erase-now' });
      expect(await rows()).toEqual([]);
    },
  );

  it('is helped by staff in the same way, and each reading is written down', async () => {
    const { id } = await paired();
    const { status, body } = await program.staff('POST', `/staff/arrivals/${id}/export`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain(household.notes);
    await asked().then(link => program.press(link, { answer: 'see' }));
    const looks = (await stored(program.runner, 'Program')).filter(({ pk }) => pk.startsWith('disclosure#'));
    const told = looks.map(one => one as unknown as { by: string; kind: string; basis: string });
    expect(told.map(({ by, basis, kind }) => `${by.split(':')[0]} ${basis} ${kind}`).sort()).toEqual([
      'contact own-data own-view',
      'staff own-data export',
    ]);
    expect((await program.staff('POST', '/staff/arrivals/nobody/export')).status).toBe(404);
  });
});

describe('someone else who asks', () => {
  it('with a receipt learns nothing; the contact is asked, says no, nothing changes and the liaison hears it', async () => {
    const { receipt } = await paired();
    const before = alerts().length;
    const page = await askByReceipt(receipt);
    expect(page.text).toContain('on its way to the address that we have');
    expect(page.markup).not.toContain(amina.preferredName);
    const link = program.way(address, 'data');
    expect((await program.press(link, { answer: 'not-me' })).status).toBe(200);
    expect(alerts().length).toBe(before + 1);
    expect(alerts().at(-1)?.text).toContain('says that it was not she');
    // The link is used up, whatever is pressed now.
    for (const answer of ['see', 'erase-now', 'stop']) {
      const refused = await program.press(link, { answer });
      expect(refused.markup).not.toContain(amina.preferredName);
    }
    expect((await rows()).map(one => one.situation)).toEqual(['paired']);
  });

  it('and is not answered at all: it lapses after its day, and the liaison hears it', async () => {
    const { receipt } = await paired();
    const before = alerts().length;
    await askByReceipt(receipt);
    const link = program.way(address, 'data');
    await program.later('PT25H');
    expect(
      alerts()
        .slice(before)
        .some(({ text }) => text.includes('asked with a receipt')),
    ).toBe(true);
    expect((await program.press(link, { answer: 'see' })).status).toBe(410);
  });

  it('by phone is asked whether it was she: a no changes nothing and is told', async () => {
    const receipt = await program.arrives({ ...household, contact: { phone: '+18605550123' } });
    await askByReceipt(receipt);
    const calls = (await program.staff('GET', '/staff/calls')).body as unknown as { id: string; kind: string }[];
    const call = calls.find(({ kind }) => kind === 'data-link');
    await program.staff('POST', `/staff/calls/${call?.id}`, { outcome: 'no' });
    expect(alerts().at(-1)?.text).toContain('says that it was not she');
    expect(await rows()).toHaveLength(1);
  });

  it('again and again fills nobody’s mailbox', async () => {
    const receipt = await program.arrives(household);
    for (let n = 0; n < 5; n++) {
      await askByReceipt(receipt);
      await program.later('PT6M');
    }
    expect(mailsTo(address)).toHaveLength(2);
  });
});

describe('someone who corrects what is held', () => {
  it('does it in the form in which she told it, and what she does not touch stays', async () => {
    await paired();
    const link = await asked();
    const [, action = ''] = /action="(\/l\/[^"]*correct[^"]*)"/.exec((await program.get(link)).markup) ?? [];
    expect((await program.get(action)).markup).not.toContain(household.notes);
    const form = await program.press(program.url + action, { answer: 'open' });
    expect(form.markup).toContain(household.notes);
    const typed = [...form.markup.matchAll(/<input type="(?:text|number)"[^>]* name="([^"]+)"[^>]* value="([^"]*)"/g)];
    expect(typed.map(([, name, value]) => [name, value])).toContainEqual(['preferredName', amina.preferredName]);
    const again = [
      ['preferredName', 'Amina Haddad'],
      ['languages.0.code', 'ar'],
      ['languages.0.level', 'fluent'],
      ['area', 'parkville'],
      ['availability', 'mon-morning'],
      ['needs', 'work'],
      ['notes', 'Ring once'],
      ['introduction', 'ask-me-first'],
      ['answer', 'save'],
    ];
    const saved = await fetch(program.url + action, {
      method: 'POST',
      body: new URLSearchParams(again as string[][] as [string, string][]),
    });
    expect(await saved.text()).toContain('تمّ التغيير');
    await program.runner.settle();
    const page = await program.press(link, { answer: 'see' });
    for (const word of ['Amina Haddad', 'Parkville', 'Ring once', address]) expect(page.text).toContain(word);
    expect(page.text).not.toContain('twice');
  });

  it('and mistypes finds her words again, and nothing is kept', async () => {
    await paired();
    const link = await asked();
    const [, action = ''] = /action="(\/l\/[^"]*correct[^"]*)"/.exec((await program.get(link)).markup) ?? [];
    const page = await program.press(program.url + action, {
      answer: 'save',
      preferredName: '',
      notes: 'My A-number is A123456789',
    });
    expect(page.markup).toContain('id="faults"');
    expect((await program.press(link, { answer: 'see' })).text).toContain(household.notes);
  });

  it('through staff can be reached in another way: links sent to the old address open nothing any more', async () => {
    const { id } = await paired();
    const old = program.way(address, 'concern');
    await program.later('PT1M');
    const correct = (body: object) => program.staff('POST', `/staff/arrivals/${id}/correct`, body);
    expect((await correct({ contact: { email: 'amina.new@home.example' } })).status).toBe(200);
    expect((await program.get(old)).status).toBe(410);
    expect((await correct({ unknown: 1 })).status).toBe(422);
    const { body } = await program.staff('POST', `/staff/arrivals/${id}/contact`);
    expect(body).toMatchObject({ contact: { email: 'amina.new@home.example' }, notes: household.notes });
    // The old address is nobody's now, and the new one is known: a second posting with it is told.
    await program.arrives({ ...household, contact: { email: 'amina.new@home.example' } });
    expect(alerts().at(-1)?.text).toContain('is known already');
  });

  it('while her links are revoked loses neither: what was changed in that moment is read again', async () => {
    const { id } = await paired();
    const table = program.runner.deployment
      .ofType('AWS::DynamoDB::GlobalTable')
      .find(one => one.id.startsWith('People'));
    const hers = async () =>
      (await stored(program.runner, 'People')).find(one => 'subject' in one && one.subject === `arrival#${id}`);
    const pk = (await hers())?.pk ?? '';
    const revokedAt = program.runner.now().toISOString();
    let between = 0;
    program.runner.intercept(async ({ operation, body }, perform) => {
      if (operation === 'TransactWriteItems' && JSON.stringify(body).includes('ArrivalCorrected') && between++ === 0)
        await program.runner.database('UpdateItem', {
          TableName: table?.ref,
          Key: { pk: { S: pk } },
          UpdateExpression: 'SET linksRevokedAt = :at',
          ExpressionAttributeValues: { ':at': { S: revokedAt } },
        });
      return perform();
    });
    expect((await program.staff('POST', `/staff/arrivals/${id}/correct`, { notes: 'Ring once' })).status).toBe(200);
    program.runner.intercept((_, perform) => perform());
    expect([between, await hers()]).toEqual([2, expect.objectContaining({ linksRevokedAt: revokedAt })]);
    const { body } = await program.staff('POST', `/staff/arrivals/${id}/contact`);
    expect(body).toMatchObject({ notes: 'Ring once' });
  });

  it('and had mistyped her address is asked to confirm at the right one', async () => {
    await program.arrives({ ...household, contact: { email: 'bounce@simulator.amazonses.com' } });
    const [{ id } = { id: '' }] = await rows();
    await program.staff('POST', `/staff/arrivals/${id}/correct`, { contact: { email: address } });
    await program.press(program.way(address, 'confirm'), { answer: 'confirm' });
    expect((await rows())[0]?.situation).toBe('waiting');
  });
});

describe('someone who ends everything', () => {
  it('by one press below any mail is let go, and forgotten after a week; the navigator is told neutrally', async () => {
    await paired();
    const page = await program.press(program.way(address, 'rights'), { answer: 'stop' });
    expect(page.status).toBe(200);
    expect((await rows()).map(one => one.situation)).toEqual(['closed']);
    expect(program.mailTo(nadia.email).subject).toBe('A pairing has ended');
    expect((await program.press(program.way(nadia.email, 'card'), { answer: 'show' })).markup).not.toContain(
      amina.preferredName,
    );
    await program.later('P8D');
    expect(await rows()).toEqual([]);
    expect(
      await stored(program.runner, 'People').then(all => all.filter(({ pk }) => !pk.startsWith('contact#'))),
    ).toHaveLength(1);
  });

  it('through staff too', async () => {
    const { id } = await paired();
    expect((await program.staff('POST', `/staff/arrivals/${id}/withdraw`)).status).toBe(200);
    expect((await rows()).map(one => one.situation)).toEqual(['closed']);
  });
});

describe('someone who has everything deleted', () => {
  const items = async (name: string) => {
    const table = program.runner.deployment.ofType('AWS::DynamoDB::GlobalTable').find(one => one.id.startsWith(name));
    const { Items } = await program.runner.database('Scan', { TableName: table?.ref });
    return (Items as Parameters<typeof unmarshall>[0][]).map(item => unmarshall(item) as Record<string, unknown>);
  };

  it('is asked once whether she is sure; within a minute nothing can be read, and a number proves it', async () => {
    const { receipt } = await paired();
    const link = await asked();
    expect((await program.press(link, { answer: 'erase' })).markup).toContain('value="erase-now"');
    expect(await rows()).toHaveLength(1);
    const before = program.runner.now().getTime();
    const { length: keys } = await items('PersonKeys');
    const page = await program.press(link, { answer: 'erase-now' });
    expect(program.runner.now().getTime() - before).toBeLessThan(60_000);
    // Keys of other stories stay, as functions remember the program's.
    expect(await items('PersonKeys')).toHaveLength(keys - 1);
    expect((await items('People')).filter(({ pk }) => !String(pk).startsWith('contact#'))).toHaveLength(1);
    expect(program.mailTo(nadia.email).subject).toBe('A pairing has ended');
    const [, number = ''] = /\/erasures\/([0-9A-Z]{16})/.exec(page.markup) ?? [];
    const proof = await program.get(`/erasures/${number}?lang=en`);
    expect([proof.status, proof.text]).toEqual([200, expect.stringContaining('was deleted on')]);
    expect((await program.get('/erasures/0000000000000000')).status).toBe(404);
    expect((await program.get(`/receipts/${receipt}?lang=en`)).text).toContain('This request is closed');
    // Pressing again, or another time below an old mail, is harmless.
    expect((await program.press(link, { answer: 'erase-now' })).markup).toContain(number);
    expect((await program.press(program.way(address, 'rights'), { answer: 'ask' })).status).toBe(200);
    expect((await program.get(link)).status).toBe(200);
  });

  it('leaves codes for thirty days at most, and then ids that lead to nobody', async () => {
    const { id } = await paired();
    await program.later('P10D');
    await program.staff('POST', `/staff/arrivals/${id}/erase`);
    const at = program.runner.now().getTime();
    await program.later('PT1H');
    const [erased] = (await items('Program')).filter(({ pk }) => String(pk).startsWith('erasure#'));
    expect(erased).toMatchObject({ role: 'household', reason: 'erased', by: 'staff' });
    const hers = (await items('Program')).filter(item => JSON.stringify(item).includes(id));
    const kept = hers.filter(({ expires }) => typeof expires !== 'number' || expires * 1000 > at + 31 * 86_400_000);
    expect([...new Set(kept.map(({ pk }) => String(pk).split('#')[0]))]).toEqual(['mail']);
    await program.later('P31D');
    const still = (await items('Program')).filter(item => JSON.stringify(item).includes(id));
    expect([...new Set(still.map(({ pk }) => String(pk).split('#')[0]))]).toEqual(['mail']);
  });
});

describe('a navigator', () => {
  const navigatorsNow = async () =>
    (await program.staff('GET', '/staff/navigators')).body as unknown as { id: string; email: string }[];

  it('sees what is held about her, and takes it with her', async () => {
    await paired();
    await program.press(program.way(nadia.email, 'rights'), { answer: 'ask' });
    const link = program.way(nadia.email, 'data');
    const page = await program.press(link, { answer: 'see' });
    for (const word of [nadia.name, nadia.email, 'Frog Hollow']) expect(page.text).toContain(word);
    const answer = await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'download' }) });
    const text = await answer.text();
    for (const leaf of leaves(nadia)) expect(text, leaf).toContain(leaf);
    const kinds = (JSON.parse(text) as { records: { pk: string }[] }).records.map(({ pk }) => pk.split('#')[0]);
    expect([...new Set(kinds)].sort()).toEqual([
      'asking',
      'disclosure',
      'mail',
      'navigator',
      'plan',
      'request',
      'round',
      'seat',
    ]);
    await program.runner.settle();
  });

  it('leaves by one press below any mail: her household is looked for someone else, and she is forgotten after a week', async () => {
    await paired();
    const omar = { ...nadia, name: 'Omar Saleh', email: 'omar@navigators.example' };
    await program.staff('POST', '/staff/navigators', omar);
    await program.press(program.way(nadia.email, 'rights'), { answer: 'stop' });
    expect((await navigatorsNow()).map(({ email }) => email)).toEqual([omar.email]);
    expect((await rows()).map(one => one.situation)).toEqual(['offered']);
    expect(program.mailTo(omar.email).subject).toBe('Would you have time for someone?');
    const people = async () =>
      (await stored(program.runner, 'People')).filter(({ pk }) => !pk.startsWith('contact#')).length;
    expect(await people()).toBe(3);
    await program.later('P8D');
    expect(await people()).toBe(2);
    // She can come back: her address is nobody's.
    expect((await program.staff('POST', '/staff/navigators', nadia)).status).toBe(201);
  });

  it('is corrected and deleted through staff', async () => {
    await paired();
    const [{ id } = { id: '' }] = await navigatorsNow();
    const correct = (body: object) => program.staff('POST', `/staff/navigators/${id}/correct`, body);
    expect((await correct({ email: 'nadia.new@navigators.example', areas: ['parkville'] })).status).toBe(200);
    expect(await navigatorsNow()).toMatchObject([{ email: 'nadia.new@navigators.example', areas: ['parkville'] }]);
    expect((await correct({ areas: ['nowhere'] })).status).toBe(422);
    const read = await program.staff('POST', `/staff/navigators/${id}/export`);
    expect(JSON.stringify(read.body)).toContain('nadia.new@navigators.example');
    expect((await program.staff('POST', `/staff/navigators/${id}/erase`)).status).toBe(200);
    expect(await navigatorsNow()).toEqual([]);
    expect((await rows()).map(one => one.situation)).toEqual(['waiting']);
    expect((await program.staff('POST', `/staff/navigators/${id}/export`)).status).toBe(404);
    expect((await program.staff('POST', `/staff/navigators/${id}/withdraw`)).status).toBe(404);
  });
});

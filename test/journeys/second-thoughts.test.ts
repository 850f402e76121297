import { describe, expect, it } from 'vitest';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

interface Row {
  readonly id: string;
  readonly receipt: string;
  readonly situation: string;
  readonly owner: string;
  readonly next: string;
  readonly pairing?: string;
}
interface Call {
  readonly id: string;
  readonly kind: string;
  readonly about: { readonly interpreterNeeded?: boolean };
}

const omar = { ...nadia, name: 'Omar Said', email: 'omar@navigators.example', strengths: [] };
const byPhone = { ...amina, contact: { phone: '+18605550123' } };
const address = 'amina@home.example';

let program: Program;
const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];
const calls = async () => (await program.staff('GET', '/staff/calls')).body as unknown as readonly Call[];
const answer = async (body: object) => program.staff('POST', `/staff/calls/${(await calls())[0]?.id}`, body);
const alerts = () => program.runner.mail.to('liaison@library.example').map(mail => mail.text);
const told = (words: string) => alerts().filter(text => text.includes(words)).length;
const confirmed = async (household: { contact: { email: string } }) => {
  await program.arrives(household);
  await program.press(program.way(household.contact.email, 'confirm'), { answer: 'confirm' });
};

eachStory(begun => {
  program = begun;
});

describe('who changes her mind', () => {
  it('after a yes undoes nothing by a press, reads that a person will speak with her, and one is told once', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed(amina);
    const offer = program.way(nadia.email, 'offer');
    await program.press(offer, { answer: 'accept' });
    expect((await program.press(offer, { answer: 'decline', reason: 'no-time' })).text).toContain('has been told');
    const question = program.way(address, 'introduction');
    await program.press(question, { answer: 'yes' });
    for (const _ of [1, 2]) {
      const page = await program.press(question, { answer: 'no' });
      expect(page.text).toContain('كنت قد قلت نعم من قبل');
    }
    expect((await rows())[0]).toMatchObject({ situation: 'paired' });
    expect(told('has pressed “Decline” since')).toBe(1);
    expect(told('has pressed “No” since')).toBe(1);
  });

  it('after a no reads that her yes did not count', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed(amina);
    const offer = program.way(nadia.email, 'offer');
    expect((await program.press(offer, { answer: 'decline', reason: 'no-time' })).text).toContain('Thank you');
    expect((await program.press(offer, { answer: 'accept' })).text).toContain('Nothing has changed');
    expect((await program.press(offer, { answer: 'decline', reason: 'no-time' })).text).toContain('Thank you');
  });

  it('and would rather have another navigator is looked for anew, and the first one is not asked again', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed({ ...amina, introduction: 'at-once' } as never);
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    const [paired] = await rows();
    await program.staff('POST', `/staff/pairings/${paired?.pairing}/end`, { reason: 'other-navigator-wanted' });
    expect((await rows())[0]).toMatchObject({ situation: 'waiting' });
    await program.staff('POST', '/staff/navigators', omar);
    expect(program.mailTo(omar.email).subject).toBe('Would you have time for someone?');
  });
});

describe('a wrong number', () => {
  it('for the question after a navigator’s yes makes the household the liaison’s at once, and again each week', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.arrives(byPhone);
    await answer({ outcome: 'yes' });
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    await answer({ outcome: 'wrong-number' });
    expect(told('A phone number was wrong')).toBe(1);
    expect((await rows())[0]).toMatchObject({ owner: 'liaison', next: 'Reach the household, and enter its answer' });
    await program.later('P8D');
    expect(told('has not answered whether it wants to meet')).toBe(1);
  });

  it('for the confirmation is no call any more: the staff’s list says to find another way', async () => {
    await program.arrives(byPhone);
    expect((await rows())[0]?.next).toBe('Call to confirm the request');
    await answer({ outcome: 'wrong-number' });
    const lost = { owner: 'liaison', next: expect.stringContaining('find another way'), due: expect.any(String) };
    expect((await rows())[0]).toMatchObject(lost);
    await program.later('P8D');
    expect(told('has not been confirmed')).toBe(1);
    expect((await rows())[0]).toMatchObject(lost);
  });

  it('for the area and the half-days is the liaison’s to get round, and she can tell them herself', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const { area: _, ...incomplete } = byPhone;
    await program.staff('POST', '/staff/arrivals', incomplete);
    await answer({ outcome: 'wrong-number' });
    const [row] = await rows();
    expect(row).toMatchObject({ owner: 'liaison', next: expect.stringContaining('find another way') });
    await program.staff('POST', `/staff/arrivals/${row?.id}/answer`, { area: amina.area });
    expect((await rows())[0]).toMatchObject({ situation: 'offered' });
  });
});

describe('two who share no language', () => {
  const rosa = { ...nadia, email: 'rosa@navigators.example', languages: [{ code: 'es', level: 'fluent' }] };

  it('are promised an interpreter, and the liaison is asked to bring one', async () => {
    await program.staff('POST', '/staff/navigators', rosa);
    await confirmed({ ...amina, introduction: 'at-once' } as never);
    await program.press(program.way(rosa.email, 'offer'), { answer: 'accept' });
    expect(told('Please book one for the first contact')).toBe(1);
    expect(program.mailTo(rosa.email).text).toContain('You do not share a language');
    expect((await program.get(program.way(rosa.email, 'week'))).text).toContain('brings an interpreter');
  });

  it('are not, where they share one', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await confirmed({ ...amina, introduction: 'at-once' } as never);
    await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    expect(told('Please book one for the first contact')).toBe(0);
    expect(program.mailTo(nadia.email).text).not.toContain('interpreter');
  });

  it('where the household asked for one, whoever calls it reads so', async () => {
    await program.arrives({ ...byPhone, interpreterNeeded: true });
    expect((await calls())[0]?.about.interpreterNeeded).toBe(true);
    expect((await rows())[0]).toMatchObject({ interpreterNeeded: true });
  });
});

describe('a navigator with two households', () => {
  it('is reminded of both in one mail, which tells them apart', async () => {
    await program.staff('POST', '/staff/navigators', { ...nadia, capacity: 2 });
    for (const n of ['one', 'two']) {
      await confirmed({ ...amina, contact: { email: `${n}@home.example` }, introduction: 'at-once' } as never);
      await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
    }
    await program.later('P4D');
    const reminders = program.runner.mail.to(nadia.email).filter(mail => mail.subject === 'A step is waiting');
    expect(reminders).toHaveLength(1);
    expect(reminders[0]?.text.match(/Household: a family with children/g)).toHaveLength(2);
    expect(reminders[0]?.text.match(/Make first contact/g)).toHaveLength(2);
    expect((await rows())[0]?.next).toContain('Make first contact');
  });
});

describe('an address', () => {
  it('of two households is told with both receipts', async () => {
    await program.arrives(amina);
    await program.arrives({ ...amina, preferredName: 'Amina again' });
    const known = (await rows()).map(row => row.receipt.match(/.{4}/g)?.join('-') ?? '');
    expect(alerts().at(-1)).toContain(`It is about ${known[1]}`);
    expect(alerts().at(-1)).toContain(`With the same e-mail or phone: ${known[0]}`);
  });

  it('is one navigator’s: a second registration is refused in words, and one who is a household too is not', async () => {
    const first = await program.staff('POST', '/staff/navigators', nadia);
    expect(first.status).toBe(201);
    const again = await program.staff('POST', '/staff/navigators', { ...omar, email: 'Nadia@Navigators.example' });
    expect(again).toMatchObject({ status: 409, body: { detail: expect.stringContaining('registered already') } });
    expect((await program.staff('GET', '/staff/navigators')).body).toHaveLength(1);
    await program.arrives({ ...amina, contact: { email: nadia.email } });
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../support/markup.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { sharedProgram } from '../support/stories.ts';

/** One household from the form to its first tasks; each step is the next one's beginning. */
describe('one arrival, end to end', () => {
  let program: Program;
  let receipt = '';
  const linksEver = (to: string) =>
    program.runner.mail.to(to).flatMap(mail => mail.text.match(/https?:\S+\/l\/\S+/g) ?? []);
  const situation = async () => (await program.get(`/receipts/${receipt}?lang=en`)).text;

  beforeAll(async () => {
    program = await sharedProgram();
    const { status } = await program.staff('POST', '/staff/navigators', nadia);
    expect(status).toBe(201);
  });
  afterAll(() => program?.beginAgain());

  it('the form’s post is answered with a receipt and nothing else', async () => {
    const { status, body } = await program.post('/arrivals', amina);
    expect(status).toBe(202);
    expect(Object.keys(body)).toEqual(['receipt']);
    receipt = String(body.receipt);
  });

  it('nothing goes to a navigator before the household has confirmed', () => {
    expect(program.runner.mail.all().map(mail => mail.to)).toEqual([['amina@home.example']]);
  });

  it('the receipt tells the situation and no name', async () => {
    const text = await situation();
    expect(text).toContain('It is not confirmed yet');
    expect(text).not.toContain('Amina');
  });

  it('the household is asked in its language to confirm, and confirms with one press', async () => {
    const mail = program.mailTo('amina@home.example');
    expect(mail.subject).toBe('يرجى التأكيد');
    const link = program.way('amina@home.example', 'confirm');
    const page = await program.get(link);
    expect(page).toMatchObject({ status: 200, lang: 'ar', dir: 'rtl' });
    expect(page.text).toContain('نعم، أؤكد');
    const pressed = await program.press(link, { answer: 'confirm' });
    expect(pressed.text).toContain('تأكّد طلبك');
  });

  it('the navigator who fits gets an offer without name and without sensitive needs', async () => {
    const { text, headers } = program.mailTo(nadia.email);
    expect(text).toContain('Arabic');
    expect(text).toContain('a family with children');
    expect(text).toContain('School');
    expect(text).not.toContain('Health');
    expect(text).not.toContain('Amina');
    expect(headers['auto-submitted']).toBe('auto-generated');
    expect(headers['reply-to']).toContain('liaison@library.example');
    expect(await situation()).toContain('We are asking a navigator');
  });

  it('the navigator accepts with one press, and pressing twice is harmless', async () => {
    const link = program.way(nadia.email, 'offer');
    expect((await program.press(link, { answer: 'accept' })).text).toContain('Now we ask the household');
    expect((await program.press(link, { answer: 'accept' })).text).toContain('Now we ask the household');
    expect(program.runner.events.filter(fact => fact['detail-type'] === 'OfferAccepted')).toHaveLength(1);
  });

  it('the household is told the navigator’s first name and languages, and says yes', async () => {
    const { text } = program.mailTo('amina@home.example');
    expect(text).toContain('Nadia');
    expect(text).not.toContain('Haddad');
    const link = program.way('amina@home.example', 'introduction');
    expect((await program.press(link, { answer: 'yes' })).text).toContain('Nadia');
    expect(await situation()).toContain('You have a navigator');
  });

  it('both know the next step', async () => {
    expect(program.mailTo('amina@home.example').subject).toBe('خبر سارّ من المكتبة');
    const { subject, text } = program.mailTo(nadia.email);
    expect(subject).toBe('Your next steps');
    expect(text).toContain('Make first contact');
    expect(text).not.toContain('Amina');
  });

  it('the contact card opens with a press, and each view is a fact', async () => {
    const card = program.way(nadia.email, 'card');
    expect((await program.get(card)).text).not.toContain('Amina');
    const shown = await program.press(card, { answer: 'show' });
    expect(shown.text).toContain('Amina');
    expect(shown.text).toContain('amina@home.example');
    await program.press(card, { answer: 'show' });
    expect(program.runner.events.filter(fact => fact['detail-type'] === 'ContactCardOpened')).toHaveLength(2);
  });

  it('a task is ticked on This week, and undone until the next mail', async () => {
    const week = program.way(nadia.email, 'week');
    await program.press(week, { tick: 'first-contact' });
    await program.press(week, { undo: 'first-contact' });
    await program.press(week, { tick: 'first-contact' });
    const names = program.runner.events.map(fact => fact['detail-type']);
    expect(names.filter(name => name === 'TaskCompleted')).toHaveLength(2);
    expect(names.filter(name => name === 'TaskReopened')).toHaveLength(1);
  });

  it('as time passes the open tasks are reminded of, then told to the liaison', async () => {
    await program.later('P12D');
    const reminder = program.runner.mail.to(nadia.email).find(mail => mail.subject === 'A step is waiting');
    expect(reminder?.text).toContain('First meeting');
    expect(reminder?.text).not.toContain('Make first contact');
    const told = program.runner.mail.to('liaison@library.example').map(mail => mail.text);
    expect(told.some(text => text.includes('first meeting has not taken place'))).toBe(true);
  });

  it('when staff end the pairing the card is closed', async () => {
    const [row] = (await program.staff('GET', '/staff/arrivals')).body as { pairing: string; situation: string }[];
    expect(row?.situation).toBe('paired');
    const card = program.way(nadia.email, 'card');
    const ended = await program.staff('POST', `/staff/pairings/${row?.pairing}/end`, { reason: 'completed' });
    expect(ended.status).toBe(200);
    const over = program.runner.mail.to(nadia.email).find(mail => mail.subject === 'A pairing has ended');
    expect(over).toMatchObject({
      subject: 'A pairing has ended',
      text: expect.not.stringMatching(/Amina|completed/),
    });
    const shown = await program.press(card, { answer: 'show' });
    expect(shown.text).not.toContain('Amina');
    expect(shown.text).toContain('This pairing has ended');
  });

  it('every page and mail was valid HTML', async () => {
    const pages = ['/?lang=en', '/?lang=ar', `/receipts/${receipt}?lang=ar`, ...linksEver(nadia.email)];
    for (const page of pages) expect(faultsOf((await program.get(page)).markup), page).toEqual([]);
    for (const { html, subject } of program.runner.mail.all()) expect(faultsOf(html), subject).toEqual([]);
  });

  it('nothing was refused, lost or failed on the way', () => {
    expect(program.runner.warnings).toEqual([]);
    expect(program.runner.deadLetters).toEqual([]);
    expect(program.runner.invocations.filter(one => 'error' in one && one.error)).toEqual([]);
  });
});

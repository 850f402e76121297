import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** What people of other programs complained of: mails of several acts within minutes (R7), reminders that were noted and never went out (R8), links and mails that are out of step. */
const en = wordsFor('en');
const { firstTasks, thisWeek } = en.mails;

interface Row {
  readonly id: string;
  readonly situation: string;
  readonly offer?: string;
  readonly pairing?: string;
}

interface Shown {
  readonly task: string;
  readonly status: string;
  readonly reminder?: { readonly mail: string; readonly became: string };
}

let program: Program;
eachStory(begun => {
  program = begun;
});

const rows = async () => (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly Row[];
const mails = (address: string, ...subjects: readonly string[]) =>
  program.runner.mail.to(address).filter(({ subject }) => subjects.includes(subject));
const taskOf = async (pairing: string, task: string) =>
  ((await program.staff('GET', `/staff/pairings/${pairing}/plan`)).body as { tasks: readonly Shown[] }).tasks.find(
    one => one.task === task,
  );

/** A household that staff post, offered at once. */
const posted = (name: string) => ({
  ...amina,
  preferredName: name,
  contact: { email: `${name.toLowerCase()}@home.example` },
  introduction: 'at-once',
});

async function accepted(navigator = nadia.email): Promise<string> {
  await program.arrives(posted('Amina'));
  await program.press(program.way(amina.contact.email, 'confirm'), { answer: 'confirm' });
  await program.press(program.way(navigator, 'offer'), { answer: 'accept' });
  return (await rows())[0]?.pairing ?? '';
}

describe('R7: what staff enter for a navigator', () => {
  const answers = async () => {
    const offer = (await rows()).find(({ situation }) => situation === 'offered')?.offer;
    await program.staff('POST', `/staff/offers/${offer}/answer`, { answer: 'accept' });
  };
  it('within some minutes is one mail, about both households', async () => {
    await program.staff('POST', '/staff/navigators', { ...nadia, capacity: 2 });
    await program.staff('POST', '/staff/arrivals', posted('Amina'));
    await answers();
    await program.later('PT3M');
    await program.staff('POST', '/staff/arrivals', posted('Grace'));
    await answers();
    expect(mails(nadia.email, firstTasks.subject)).toHaveLength(0);
    await program.later('PT8M');
    const told = mails(nadia.email, firstTasks.subject);
    expect(told).toHaveLength(1);
    expect(told[0]?.text.split(en.tasks['first-contact']).length).toBe(3);
    // And none on the next morning either.
    await program.later('P1D');
    expect(mails(nadia.email, firstTasks.subject)).toHaveLength(1);
  });
  it('and takes back within those minutes is told to nobody', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await program.staff('POST', '/staff/arrivals', posted('Amina'));
    await answers();
    const [row] = await rows();
    await program.staff('POST', `/staff/pairings/${row?.pairing}/end`, { reason: 'other' });
    await program.later('P1D');
    expect(mails(nadia.email, firstTasks.subject)).toHaveLength(0);
  });
});

describe('R8: a reminder', () => {
  it('stands with its task, with what became of it', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const pairing = await accepted();
    expect(await taskOf(pairing, 'first-contact')).not.toHaveProperty('reminder');
    await program.later('P3D');
    expect(await taskOf(pairing, 'first-contact')).toMatchObject({
      status: 'overdue',
      reminder: { became: 'delivered' },
    });
  });
  it('that came back is not counted as one: it says so, and somebody is to call', async () => {
    const lost = { ...nadia, email: 'bounce+nadia@simulator.example' };
    await program.staff('POST', '/staff/navigators', nadia);
    const pairing = await accepted();
    const [known] = (await program.staff('GET', '/staff/navigators')).body as unknown as readonly { id: string }[];
    await program.staff('POST', `/staff/navigators/${known?.id}/correct`, { email: lost.email });
    await program.later('P3D');
    expect((await taskOf(pairing, 'first-contact'))?.reminder?.became).toMatch(/^(bounced|suppressed)$/);
    const calls = (await program.staff('GET', '/staff/calls')).body as unknown as readonly { kind: string }[];
    expect(calls.map(({ kind }) => kind)).toContain('this-week');
  });
  it('that cannot go out is tried until it can, and says so until then', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const pairing = await accepted();
    program.runner.intercept(async ({ operation }, perform) =>
      operation === 'SendEmail'
        ? { status: 429, body: JSON.stringify({ __type: 'TooManyRequestsException' }) }
        : perform(),
    );
    await program.later('P2D');
    await program.later('PT23H30M');
    expect((await taskOf(pairing, 'first-contact'))?.reminder?.became).toBe('waiting');
    program.runner.intercept((_, perform) => perform());
    await program.later('PT2H');
    expect((await taskOf(pairing, 'first-contact'))?.reminder?.became).toBe('delivered');
    expect(mails(nadia.email, thisWeek.subjectLate)).toHaveLength(1);
  });
  it('that is due and is not even looked at is told to operations, and goes out when it can be', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    await accepted();
    let failing = true;
    program.runner.intercept(async ({ caller, operation }, perform) =>
      failing && caller.startsWith('tasksAtDue') && operation === 'GetItem'
        ? { status: 500, body: JSON.stringify({ __type: 'InternalServerError' }) }
        : perform(),
    );
    await program.later('P3D');
    const parked = program.runner.logs.filter(
      ({ function: from, line }) => from.startsWith('tasksAtDue') && line.includes('"parked"'),
    );
    expect(parked.length).toBeGreaterThan(0);
    expect(mails(nadia.email, thisWeek.subjectLate)).toHaveLength(0);
    failing = false;
    await program.later('P2D');
    program.runner.intercept((_, perform) => perform());
    expect(mails(nadia.email, thisWeek.subjectLate)).toHaveLength(1);
  });
});

describe('a pairing that has rested for weeks', () => {
  it('opens by the links of before: paused while it rests, and then everything as it was', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const pairing = await accepted();
    const [week, card] = [program.way(nadia.email, 'week'), program.way(nadia.email, 'card')];
    await program.staff('POST', `/staff/pairings/${pairing}/concern`, { side: 'household' });
    await program.later('P40D');
    for (const link of [week, card]) {
      const page = await program.get(link);
      expect([page.status, page.text.includes(en.pages.resting.text)]).toEqual([200, true]);
    }
    expect((await program.press(week, { tick: 'first-contact', answer: 'save' })).text).toContain(
      en.pages.resting.text,
    );
    expect((await taskOf(pairing, 'first-contact'))?.status).toBe('open');
    await program.staff('POST', `/staff/pairings/${pairing}/resume`);
    expect((await program.press(week, { tick: 'first-contact', answer: 'save' })).text).toContain(en.pages.week.saved);
    expect((await taskOf(pairing, 'first-contact'))?.status).toBe('done');
    expect((await program.press(card, { answer: 'show' })).text).toContain('Amina');
  });
});

describe('a mail about what is to be done', () => {
  it('asks pairing itself before it goes: what has ended this second is not reminded of, whatever tasks have heard', async () => {
    await program.staff('POST', '/staff/navigators', nadia);
    const pairing = await accepted();
    await program.later('P2D');
    await program.later('PT22H58M30S');
    // It ends a moment before nine, and the fact of it reaches the plan only after its reminder was wanted: reading fails until then.
    program.runner.intercept(async ({ caller }, perform) =>
      caller.startsWith('tasksOnPairingEnded')
        ? { status: 500, body: JSON.stringify({ __type: 'InternalServerError' }) }
        : perform(),
    );
    await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'other' });
    await program.later('PT2M30S');
    program.runner.intercept((_, perform) => perform());
    await program.later('P1D');
    expect(mails(nadia.email, thisWeek.subject, thisWeek.subjectLate)).toEqual([]);
    const wanted = program.runner.events.filter(
      one => one['detail-type'] === 'MailWanted' && JSON.stringify(one.detail).includes('"this-week"'),
    );
    // The plan wanted them, and they were not wanted any more.
    expect(wanted.length).toBeGreaterThan(0);
  });
});

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { metDialogue, type Plan } from '../support/action.ts';
import { flawsOf, launchBrowser, noBrowser } from '../support/browser.ts';
import { dayAhead } from '../support/dialogues.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** What a dialogue comes to, over weeks: dots from everywhere, check-ins, an update event, and who leaves. */
let program: Program;
eachStory(begun => {
  program = begun;
});

const [mina, omar] = ['mina@home.example', 'omar@home.example'];

/** A step of the calendar as staff see it. */
interface Step {
  readonly key: string;
  readonly date: string;
}

/** The entries that her calendar was sent for an invitation, in their order. */
const entriesTo = (email: string) => entriesIn(email, subject => subject.includes('invit'));

const entriesIn = (
  email: string,
  isOne: (subject: string) => boolean,
): readonly Record<'method' | 'sequence' | 'uid', string>[] =>
  program.runner.mail.to(email).flatMap(({ subject, attachments }) => {
    if (!isOne(subject)) return [];
    const whole = Buffer.from(attachments[0]?.content ?? '', 'base64').toString();
    const line = (name: string): string => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(whole)?.[1]?.trim() ?? '';
    return whole === '' ? [] : [{ method: line('METHOD'), sequence: line('SEQUENCE'), uid: line('UID') }];
  });

/** Those for the meetings of a group. */
const groupEntriesTo = (email: string) => entriesIn(email, subject => subject.includes('action group'));

const subjectsTo = (email: string): readonly string[] => program.runner.mail.to(email).map(({ subject }) => subject);

async function met() {
  const dialogue = await metDialogue(program);
  const plan = async () => (await program.staff('GET', `/staff/dialogues/${dialogue.id}/action`)).body as Plan;
  const numbered = async (act: string, body: object): Promise<number> => {
    const { status, said } = await dialogue.does<{ action?: number; group?: number; event?: number }>(act, body);
    if (status !== 201) throw new Error(`${act}: ${status} ${JSON.stringify(said)}`);
    return said.action ?? said.group ?? said.event ?? 0;
  };
  return { ...dialogue, plan, numbered };
}

describe('what a dialogue comes to', () => {
  it('ideas become priorities by dots, from a link, from the phone and from paper; who gave which is forgotten', async () => {
    const { id, does, plan, numbered, people } = await met();
    const [, , hla = ''] = people;
    const bus = await numbered('ideas', { title: 'A later bus', text: 'After ten.', proposers: [hla] });
    const tools = await numbered('ideas', { title: 'A place for tools', circle: 2 });
    expect((await does('ideas', { title: 'My number is A123456789' })).status).toBe(422);
    expect((await does('voting/open', { until: dayAhead(program, -2) })).status).toBe(422);
    await does('voting/open', { until: dayAhead(program, 1) });
    await program.later('PT11M');
    expect(subjectsTo(mina)).toContain('What matters most to you?');
    const vote = program.way(mina, 'vote');
    const look = await program.get(vote);
    for (const text of ['You have 3 dots', 'A later bus', 'A place for tools']) expect(look.text).toContain(text);
    expect((await plan()).voting).toMatchObject({ status: 'open', voters: 0 });
    const many = await program.press(vote, { answer: 'save', [`dots-${bus}`]: '2', [`dots-${tools}`]: '3' });
    expect(many.text).toContain('These are 5 dots, and you have 3.');
    for (let i = 0; i < 2; i += 1) {
      const saved = await program.press(vote, { answer: 'save', [`dots-${bus}`]: '2', [`dots-${tools}`]: '1' });
      expect(saved.text).toContain('Your dots are saved.');
    }
    // Who has no e-mail is called, and staff enter what she says.
    const calls = (await program.staff('GET', '/staff/calls/open')).body as { kind: string }[];
    expect(calls.filter(({ kind }) => kind === 'action-vote')).toHaveLength(3);
    expect(await does('voting/votes', { participant: hla, dots: [{ action: tools, dots: 4 }] })).toMatchObject({
      status: 422,
    });
    await does('voting/votes', { participant: hla, dots: [{ action: tools, dots: 3 }] });
    await does('voting/sheets', { sheet: 1, people: 2, dots: [{ action: bus, dots: 1 }] });
    expect((await plan()).actions.map(({ dotsNow }) => dotsNow)).toEqual([3, 4]);
    // What is hers of it stands in what is held about her, and nothing of others.
    const held = JSON.stringify((await program.staff('POST', `/staff/participants/${hla}/export`)).body);
    expect(held).toContain('"dots":["A place for tools","A place for tools","A place for tools"]');
    expect(held).toContain('"proposed":["A later bus"]');
    expect(held).not.toContain(people[0]);
    // It closes by itself, and facts tell neither whose dots they were nor what the ideas say.
    await program.later('P2D');
    expect(await plan()).toMatchObject({
      voting: { status: 'closed', voters: 4 },
      actions: [
        { status: 'prioritized', dots: 3 },
        { status: 'prioritized', dots: 4 },
      ],
    });
    expect((await program.press(vote, { answer: 'save', [`dots-${bus}`]: '1' })).text).not.toContain('are saved');
    const facts = JSON.stringify(program.runner.events.filter(one => one['detail-type'].startsWith('Action')));
    expect(facts).not.toMatch(new RegExp(`bus|tools|${people.join('|')}`));
    expect((await program.get(`/dialogues/${id}`)).text).not.toContain('A later bus');
  });

  it('who withdraws is asked nothing any more, and what she saw to is the staff’s to give on', async () => {
    const { id, does, numbered, people } = await met();
    const [first = ''] = people;
    const bus = await numbered('ideas', { title: 'A later bus' });
    const group = await numbered('groups', { title: 'Getting around' });
    await does('actions/adopt', { action: bus, group, owner: first, date: dayAhead(program, 20) });
    await does('participants/withdraw', { participant: first });
    await program.later('PT11M');
    expect(subjectsTo(mina)).not.toContain('What you have taken on');
    const { lines } = (await program.staff('GET', '/staff/today')).body as { lines: { code: string; page: string }[] };
    expect(lines.find(({ code }) => code === 'dialogue-actions')?.page).toBe(`/desk/dialogues/${id}/action`);
  });

  it('who joins a group by link has its meetings in her calendar, until she leaves; its convener plans, moves and tells by hers', async () => {
    const { id, does, plan, numbered, people, facilitators } = await met();
    const [first = '', second = '', hla = ''] = people;
    const group = await numbered('groups', { title: 'Getting around', convener: second, facilitator: facilitators[0] });
    await does('groups/offer');
    await program.later('PT11M');
    const offer = program.runner.mail.to(mina).findLast(({ subject }) => subject === 'Join an action group');
    expect(offer?.text).toContain('Getting around');
    // Who is in one already is not asked.
    expect(subjectsTo(omar)).not.toContain('Join an action group');
    const hers = program.way(mina, 'action');
    expect((await program.get(hers)).text).toContain('Groups that you can join');
    expect((await program.press(hers, { answer: 'join', group: String(group) })).text).toContain('You take part in');
    expect((await plan()).groups[0]?.members).toEqual([first]);
    // So it is on the page of her registration, which she has had all along.
    const own = program.way(mina, 'participant');
    expect((await program.press(own, { answer: 'leave', group: String(group) })).text).toContain('no longer take part');
    expect((await program.press(own, { answer: 'join', group: String(group) })).text).toContain('You take part in');
    // What is not hers to plan she cannot plan, whatever she sends.
    const when = { date: dayAhead(program, 6), time: '18:00', minutes: '90', place: 'Park Street Library' };
    await program.press(hers, { answer: 'plan', group: String(group), ...when });
    expect((await plan()).groups[0]?.meetings).toEqual([]);
    const omars = program.way(omar, 'action');
    const form = await program.press(omars, { open: `plan-${group}` });
    expect(form.text).toContain('Plan it and invite the group');
    const past = await program.press(omars, {
      answer: 'plan',
      group: String(group),
      ...when,
      date: dayAhead(program, -1),
    });
    expect(past.text).toContain('This time is over.');
    for (let i = 0; i < 2; i += 1)
      expect((await program.press(omars, { answer: 'plan', group: String(group), ...when })).text).toContain(
        'is planned',
      );
    await program.later('PT11M');
    expect((await plan()).groups[0]?.meetings).toMatchObject([{ meeting: 1, status: 'planned', invited: 3 }]);
    expect(groupEntriesTo(mina)).toMatchObject([{ method: 'REQUEST', sequence: '0' }]);
    expect((await program.get(hers)).text).toContain('Park Street Library');
    // From paper: she has no e-mail, and is called.
    await does('groups/join', { group, people: [hla] });
    await program.press(omars, { answer: 'move', meeting: '1', ...when, time: '19:00' });
    await program.press(omars, { answer: 'word', group: String(group), text: 'We meet the bus company.' });
    // One thing a minute is told of a plan.
    await program.later('PT15M');
    const entries = groupEntriesTo(mina);
    expect(entries.map(({ method, sequence }) => [method, sequence])).toEqual([
      ['REQUEST', '0'],
      ['REQUEST', '1'],
    ]);
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(1);
    const news = program.runner.mail.to(mina).findLast(({ subject }) => subject === 'News of your action group');
    expect(news?.text).toContain('We meet the bus company.');
    expect(subjectsTo(omar)).not.toContain('News of your action group');
    const calls = (await program.staff('GET', '/staff/calls/open')).body as { kind: string }[];
    for (const kind of ['action-group-joined', 'action-group-word', 'group-meeting'])
      expect(calls.filter(one => one.kind === kind).map(one => one.kind)).toEqual([kind]);
    expect((await program.press(hers, { answer: 'leave', group: String(group) })).text).toContain(
      'no longer take part',
    );
    await program.later('PT11M');
    expect(groupEntriesTo(mina).at(-1)).toMatchObject({ method: 'CANCEL', sequence: '2' });
    await program.later('P5D');
    expect(subjectsTo(omar).filter(subject => subject.startsWith('Soon: your action group'))).toHaveLength(1);
    expect(subjectsTo(mina).filter(subject => subject.startsWith('Soon: your action group'))).toEqual([]);
    // Whoever walked in told a name alone: she can be in a group, and nobody is asked to call her.
    const { said } = await does<{ participant: string }>('walk-ins', { name: 'Sam' });
    await does('groups/join', { group, people: [said.participant] });
    await program.press(omars, { answer: 'plan', group: String(group), ...when, date: dayAhead(program, 9) });
    const event = { kind: 'update', ...when, minutes: 120, date: dayAhead(program, 10) };
    await numbered('events', event);
    await program.later('PT15M');
    expect((await plan()).groups[0]?.members).toContain(said.participant);
    const now = (await program.staff('GET', '/staff/calls/open')).body as { kind: string }[];
    expect(now.filter(one => one.kind === 'action-group-joined')).toHaveLength(1);
    // Who convenes it withdraws from the dialogue: he is expected nowhere any more, nobody else hears of it, and the staff see that the group waits.
    await program.press(program.way(omar, 'participant'), { answer: 'withdraw' });
    await program.later('PT2M');
    expect(entriesTo(omar).map(({ method, sequence }) => [method, sequence])).toEqual([
      ['REQUEST', '0'],
      ['CANCEL', '1'],
    ]);
    expect(new Set(entriesTo(omar).map(({ uid }) => uid)).size).toBe(1);
    // Of each meeting that is ahead, whichever mail went first.
    const ends = new Map(groupEntriesTo(omar).map(({ uid, method }) => [uid, method]));
    expect([...ends.values()]).toEqual(['CANCEL', 'CANCEL']);
    expect(entriesTo(mina)).toMatchObject([{ method: 'REQUEST', sequence: '0' }]);
    const cora = await program.desk('cora@library.example');
    expect((await cora.get('/desk')).markup).toContain('A group has nobody any more who convenes it.');
    expect((await cora.get(`/desk/dialogues/${id}/groups/${group}`)).markup).toContain('Nobody convenes it since');
    const facts = JSON.stringify(program.runner.events.filter(one => one['detail-type'].startsWith('ActionGroup')));
    expect(facts).not.toMatch(new RegExp(`bus|Park|Getting|${people.join('|')}`));
    expect((await program.get(`/dialogues/${id}`)).text).not.toContain('bus company');
  });

  it('check-ins come 30 days after the forum to who looks after something, an invitation is moved and cancelled by calendar, and all ends with the dialogue', async () => {
    const { id, does, plan, numbered, people, facilitators } = await met();
    const [first = '', second = ''] = people;
    const bus = await numbered('ideas', { title: 'A later bus' });
    const tools = await numbered('ideas', { title: 'A place for tools' });
    const group = await numbered('groups', { title: 'Getting around', convener: second, facilitator: facilitators[0] });
    const date = dayAhead(program, 90);
    for (const action of [bus, tools]) await does('actions/adopt', { action, group, owner: first, date });
    await does('actions/progress', { action: tools, status: 'done' });
    await does('forum', { date: dayAhead(program, 0) });
    for (const stage of ['in-session', 'action-forum', 'action', 'follow-up'])
      expect((await does('next', { stage, reason: 'other' })).status).toBe(200);
    // Weeks before the day that was planned for the forum: the calendar has the same days.
    const { calendar } = (await program.staff('GET', `/staff/dialogues/${id}`)).body as { calendar: Step[] };
    const steps = calendar.filter(({ key }) => key.startsWith('check-in-'));
    expect(steps.map(({ date }) => date)).toEqual((await plan()).checkIns.map(({ date }) => date));
    const when = { time: '18:00', minutes: 120, place: 'Park Street Library' };
    const event = await numbered('events', { kind: 'update', date: dayAhead(program, 10), ...when });
    await program.later('PT12M');
    await does('events/move', { event, date: dayAhead(program, 12), ...when });
    await program.later('PT12M');
    const entries = entriesTo(mina);
    expect(entries.map(({ method, sequence }) => [method, sequence])).toEqual([
      ['REQUEST', '0'],
      ['REQUEST', '1'],
    ]);
    expect(new Set(entries.map(({ uid }) => uid)).size).toBe(1);
    await does('events/cancel', { event });
    await program.later('PT12M');
    expect(entriesTo(mina).at(-1)).toMatchObject({ method: 'CANCEL', sequence: '2' });
    await program.later('P13D');
    expect(subjectsTo(mina)).not.toContain('Soon: you are invited');
    await program.later('P18D');
    expect((await plan()).checkIns.map(({ stands }) => stands)).toEqual(['asked', 'ahead', 'ahead']);
    for (const email of [mina, omar]) {
      const asked = program.runner.mail.to(email).filter(({ subject }) => subject === 'How does it go?');
      expect(asked).toHaveLength(1);
      expect(asked[0]?.text).toContain('A later bus');
      expect(asked[0]?.text).not.toContain('A place for tools');
    }
    // Not a word for 30 days: they and the staff are told, once; a word ends it.
    expect(subjectsTo(mina).filter(subject => subject === 'Something stands still')).toHaveLength(0);
    await program.press(program.way(mina, 'action'), { answer: 'tell', action: String(bus), how: 'done' });
    await does('next', { stage: 'celebrated', reason: 'other' });
    // Nobody is asked any more when it is closed; what that leaves is said before.
    const closing = await does<{ missing: { code: string }[] }>('next', { stage: 'closed' });
    expect([closing.status, closing.said.missing.map(({ code }) => code)]).toEqual([409, ['update-none']]);
    const closed = await does<object>('next', { stage: 'closed', reason: 'other' });
    expect(closed.status).toBe(200);
    const { state } = (await program.staff('GET', `/staff/dialogues/${id}`)).body as {
      state: { passed: { stage: string; missing: string[]; reason: string }[] };
    };
    expect(state.passed.at(-1)).toMatchObject({ stage: 'closed', missing: ['update-none'], reason: 'other' });
    await program.later('P62D');
    expect(subjectsTo(mina).filter(subject => subject === 'How does it go?')).toHaveLength(1);
  });

  it('a dialogue that is cancelled takes what it has planned out of everyone’s calendar', async () => {
    const { does, numbered } = await met();
    const when = { time: '18:00', minutes: 120, place: 'Park Street Library' };
    await numbered('events', { kind: 'update', date: dayAhead(program, 10), ...when });
    await program.later('PT12M');
    expect((await does('cancel', { reason: 'no-place' })).status).toBe(200);
    await program.later('PT12M');
    expect(entriesTo(mina)).toMatchObject([
      { method: 'REQUEST', sequence: '0' },
      { method: 'CANCEL', sequence: '1' },
    ]);
    await program.later('P10D');
    expect(subjectsTo(mina)).not.toContain('Soon: you are invited');
  });
});

describe.skipIf(noBrowser)('the pages of what a dialogue comes to', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('fit a phone and a desk in both directions, and shut nobody out', async () => {
    const { id, does, numbered, people, facilitators } = await met();
    const [first = '', second = ''] = people;
    const bus = await numbered('ideas', { title: 'A later bus', text: 'After ten, on weekdays.', proposers: [first] });
    const tools = await numbered('ideas', { title: 'A place for tools', circle: 2 });
    await numbered('ideas', { title: 'A street party' });
    await does('voting/open', { until: dayAhead(program, 2) });
    await program.later('PT11M');
    await program.press(program.way(mina, 'vote'), { answer: 'save', [`dots-${bus}`]: '2' });
    const page = await browser.newPage();
    const flaws: unknown[] = [];
    const seen = async (direction: 'ltr' | 'rtl' = 'ltr'): Promise<void> => {
      flaws.push(...(await flawsOf(page, direction)));
    };
    await page.goto(program.way(mina, 'vote'));
    await seen();
    const cora = await program.desk('cora@library.example');
    const room = `/desk/dialogues/${id}/action`;
    const atDesk = async (path: string): Promise<void> => {
      // The page's own rules about styles would hold for the desk's markup too.
      const fresh = await browser.newPage();
      const { markup } = await cora.get(path);
      const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, one]) => one);
      expect(ids.filter((one, i) => ids.indexOf(one) < i)).toEqual([]);
      await fresh.setContent(markup);
      flaws.push(...(await flawsOf(fresh)));
      await fresh.close();
    };
    await atDesk(room);
    const sheet = { sheet: '1', people: '3', [`dots.${bus}`]: '1', [`dots.${tools}`]: '9' };
    const many = await cora.post(`${room.replace('/action', '')}/voting/sheets`, sheet);
    expect([many.status, many.markup.includes('more dots than these people have')]).toEqual([422, true]);
    const right = await cora.post(`${room.replace('/action', '')}/voting/sheets`, { ...sheet, [`dots.${tools}`]: '6' });
    expect([right.status, right.markup.includes('Sheet 1: 3')]).toEqual([200, true]);
    await cora.post(`${room.replace('/action', '')}/voting/close`, {});
    await does('groups', { title: 'Getting around', convener: second, facilitator: facilitators[0] });
    await atDesk(`${room}?action=${bus}`);
    const date = dayAhead(program, 30);
    await cora.post(`/desk/dialogues/${id}/actions/adopt`, { action: String(bus), group: '1', owner: first, date });
    await does('actions/adopt', { action: tools, group: 1, date });
    await does('actions/not-taken', { action: 3, reason: 'others-do-it' });
    await does('events', {
      kind: 'update',
      date: dayAhead(program, 20),
      time: '18:00',
      minutes: 120,
      place: 'Park Street Library',
    });
    await does('forum', { date: dayAhead(program, 0) });
    await program.later('PT11M');
    await atDesk(`${room}?action=${bus}`);
    await atDesk(room);
    // Staff choose people by name, and put them into a group; what is wrong with a meeting stands at its fields.
    await does('groups/meetings', { group: 1, date, time: '18:00', minutes: 90, place: 'Park Street Library' });
    const groupRoom = `/desk/dialogues/${id}/groups/1`;
    await atDesk(groupRoom);
    const opened = await cora.post(`${groupRoom}/people`, {});
    expect(opened.markup).toMatch(new RegExp(`name="people" value="${first}"><span>[\u2066-\u2069]*Mina`));
    expect((await cora.get(groupRoom)).markup).not.toContain('Mina');
    const put = await cora.post(`${groupRoom}/join`, { group: '1', people: first });
    expect([put.status, put.markup.includes('Members: 1')]).toEqual([200, true]);
    const past = { group: '1', date: dayAhead(program, -3), time: '18:00', minutes: '90', place: 'Here' };
    const refused = await cora.post(`${groupRoom}/meetings`, past);
    expect([refused.status, refused.markup.includes('This time is over.')]).toEqual([422, true]);
    const named = await cora.post(`${room}/names`, {});
    expect(named.markup).toContain('Omar');
    await page.goto(program.way(omar, 'action'));
    await seen();
    await page.getByRole('button', { name: 'Plan a meeting' }).click();
    await page.getByRole('button', { name: 'Plan it and invite the group' }).click();
    await page.locator('#faults').waitFor();
    await seen();
    await page.goto(program.way(mina, 'participant'));
    await seen();
    await page.goto(program.way(mina, 'action'));
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('#faults').waitFor();
    await seen();
    await program.press(program.way(mina, 'action'), { answer: 'tell', action: String(bus), how: 'done' });
    await does('actions/change', { action: bus, did: 'The 42 runs until eleven.' });
    await does('actions/refer', { action: tools, body: 'commission' });
    for (const stage of ['in-session', 'action-forum', 'action']) await does('next', { stage, reason: 'other' });
    await page.goto(`${program.url}/dialogues/${id}?lang=en`);
    await seen();
    await page.goto(`${program.url}/dialogues/${id}?lang=ar`);
    await seen('rtl');
    expect(flaws).toEqual([]);
    expect(await program.leaks()).toEqual([]);
    await page.close();
  }, 120_000);
});

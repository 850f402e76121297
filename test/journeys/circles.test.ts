import { describe, expect, it } from 'vitest';
import { formingDialogue } from '../support/circles.ts';
import { dayAhead } from '../support/dialogues.ts';
import type { Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** Circles of a community dialogue and their sessions, as their people hear of them. */
let program: Program;
eachStory(begun => {
  program = begun;
});

interface Circle {
  readonly number: number;
  readonly participants: readonly string[];
  readonly missing: readonly { code: string; detail: string }[];
  readonly sessions: readonly {
    session: number;
    status: string;
    date: string;
    sheets: readonly { attended: string[] }[];
  }[];
}

const [mina, omar] = ['mina@home.example', 'omar@home.example'];
const ana = 'ana@library.example';

/** A dialogue whose circles can be formed, and a look at them. */
async function forming(days = 10, others: readonly object[] = []) {
  const dialogue = await formingDialogue(program, days, { others });
  const circles = async () =>
    (await program.staff('GET', `/staff/dialogues/${dialogue.id}/circles`)).body as {
      circles: Circle[];
      unplaced: string[];
    };
  return { ...dialogue, circles };
}

/** What a calendar would hold after all mails to someone about sessions: the last word of each entry. */
function calendarOf(email: string): readonly Record<'method' | 'sequence' | 'uid' | 'start', string>[] {
  const entries = program.runner.mail.to(email).flatMap(({ subject, attachments }) => {
    if (!subject.includes('circle')) return [];
    const whole = Buffer.from(attachments[0]?.content ?? '', 'base64').toString();
    if (whole === '') return [];
    const text = whole.slice(0, whole.indexOf('BEGIN:VTIMEZONE')) + whole.slice(whole.indexOf('BEGIN:VEVENT'));
    const line = (name: string): string => new RegExp(`^${name}[^:]*:(.*)$`, 'm').exec(text)?.[1]?.trim() ?? '';
    return [{ method: line('METHOD'), sequence: line('SEQUENCE'), uid: line('UID'), start: line('DTSTART') }];
  });
  return entries;
}

const subjectsTo = (email: string): readonly string[] => program.runner.mail.to(email).map(({ subject }) => subject);

describe('the circles of a dialogue', () => {
  it('are formed by hand: the guards answer at once, and nobody sits in two', async () => {
    const { does, people, facilitators, venues, circles } = await forming();
    const meets = { venue: venues[0], language: 'en' };
    const [first = '', second = '', third = ''] = people;
    const formed = await does<Circle>('circles', { participants: [first, second], facilitators, ...meets });
    expect(formed).toMatchObject({ status: 201, said: { number: 1, participants: [first, second] } });
    expect(formed.said.missing.map(({ code }) => code)).toEqual([
      'circle-too-few',
      'circle-community',
      'circle-community',
    ]);
    const other = await does<Circle>('circles', { participants: [third], ...meets, language: 'ar' });
    expect(other.said.missing.map(({ code }) => code)).toEqual(['circle-too-few', 'circle-no-facilitator']);
    const twice = await does('circles', { participants: [first], ...meets });
    expect([twice.status, twice.said.detail]).toEqual([
      409,
      'Someone of these sits in a circle already. Please move them instead.',
    ]);
    expect(await does('circles', { participants: ['nobody'], ...meets })).toMatchObject({
      status: 422,
      said: { errors: [{ pointer: '/participants' }] },
    });
    const moved = await does<Circle>('circles/move', { who: second, from: 1, to: 2 });
    expect(moved.said).toMatchObject({ number: 2, participants: [third, second] });
    await does('circles/leave', { circle: 2, who: third });
    const now = await circles();
    expect([now.circles.map(one => one.participants), now.unplaced]).toEqual([[[first], [second]], [third]]);
    const { status, said } = await does<{ missing: { code: string }[] }>('next', { stage: 'kicked-off' });
    expect(status).toBe(409);
    expect(said.missing.map(({ code }) => code)).toEqual(expect.arrayContaining(['people-few', 'unplaced']));
  }, 60_000);

  it('are proposed from what people told, with what is missing in words, and are taken as proposed', async () => {
    const backgrounds = ['moved-here', 'long-here', 'moved-here', 'long-here', 'both', 'long-here'];
    const told = { times: ['tue-evening'], ownLanguage: 'en' };
    const others = [
      ...backgrounds.map(background => ({ ...told, background })),
      { ...told, background: 'moved-here', ownLanguage: 'ksw' },
    ];
    const { does, neighbors, facilitators, venues, circles } = await forming(10, others);
    const [english, karen] = [neighbors.slice(0, -1), neighbors.at(-1)];
    interface Proposed {
      readonly circles: readonly { participants: string[]; facilitators: string[]; venue: string; language: string }[];
      readonly unplaced: readonly { participant: string; why: string }[];
      readonly missing: readonly string[];
    }
    const slots = [{ time: 'tue-evening', venue: venues[0] }];
    const { status, said } = await does<Proposed>('circles/propose', { slots });
    expect({ status, ...said }).toMatchObject({ status: 200, circles: [{ language: 'en' }] });
    const [one] = said.circles;
    expect(one?.participants.toSorted()).toEqual(english.toSorted());
    expect(one?.facilitators.toSorted()).toEqual(facilitators.toSorted());
    expect(said.unplaced.find(({ participant }) => participant === karen)?.why).toContain('Karen');
    expect(said.missing.join(' ')).toContain('Karen');
    const { participants, venue, language } = one ?? { participants: [] };
    const taken = await does('circles', { participants, facilitators: one?.facilitators, venue, language });
    expect(taken.status).toBe(201);
    expect((await circles()).unplaced).toContain(karen);
    const next = (await does<Proposed>('circles/propose', { slots })).said;
    expect([next.circles, next.unplaced.filter(({ participant }) => english.includes(participant))]).toEqual([[], []]);
    expect(await does('circles/propose', { slots: [{ time: 'tue-evening', venue: 'nowhere' }] })).toMatchObject({
      status: 422,
      said: { errors: [{ pointer: '/slots/0/venue' }] },
    });
  }, 60_000);

  it('have sessions in everyone’s calendar, which follow every change, and nobody is reminded of what is not', async () => {
    const { does, people, facilitators, venues, circles } = await forming(4);
    const [first = '', second = '', third = ''] = people;
    const meets = { venue: venues[0], language: 'en' };
    await does('circles', { participants: people, facilitators: facilitators.slice(0, 1), ...meets });
    await does('circles', { facilitators: facilitators.slice(1), ...meets });
    const at = (days: number, more: object = {}) => ({
      circle: 1,
      date: dayAhead(program, days),
      time: '18:00',
      minutes: 120,
      ...more,
    });
    expect((await does('sessions', at(6))).status).toBe(201);
    expect((await does('sessions', at(7))).status).toBe(201);
    expect(await does('sessions', at(6, { circle: 2, time: '19:00' }))).toMatchObject({
      status: 422,
      said: { errors: [{ pointer: '/venue', detail: expect.stringContaining('Another circle is in this place') }] },
    });
    expect((await does('sessions', at(2))).said).toMatchObject({ errors: [{ pointer: '/date' }] });
    await program.later('PT15M');
    // Both were sent in the same instant, in either order.
    const on = (days: number) =>
      calendarOf(mina).find(({ start }) => start.startsWith(dayAhead(program, days).replaceAll('-', '')));
    const [one, two] = [on(6), on(7)];
    expect([one, two]).toMatchObject([
      { method: 'REQUEST', sequence: '0', start: expect.stringMatching(/T180000$/) },
      { method: 'REQUEST', sequence: '0' },
    ]);
    const latest = (entry: typeof one) => calendarOf(mina).findLast(({ uid }) => uid === entry?.uid);
    expect(calendarOf(ana)).toHaveLength(2);
    // Two calendars cannot be laid beside one another.
    expect(calendarOf(omar).map(({ uid }) => uid)).not.toContain(one?.uid);
    await does('sessions/move', { ...at(6), session: 1, time: '17:30' });
    await does('circles/leave', { circle: 1, who: second });
    await program.later('PT15M');
    expect(latest(one)).toMatchObject({
      sequence: '1',
      start: expect.stringMatching(/T173000$/),
    });
    expect(calendarOf(omar).slice(-2)).toMatchObject([{ method: 'CANCEL' }, { method: 'CANCEL' }]);
    // The kick-off is a day later, and with it everything that has not happened.
    const before = (await circles()).circles[0]?.sessions.map(({ date }) => date);
    expect(before).toEqual([dayAhead(program, 6), dayAhead(program, 7)]);
    await does('schedule', { date: dayAhead(program, 5), time: '18:00', place: 'Park Street Library' });
    await does('sessions/cancel', { circle: 1, session: 2 });
    await program.later('PT15M');
    expect((await circles()).circles[0]?.sessions).toMatchObject([
      { date: dayAhead(program, 7), status: 'rescheduled' },
      { status: 'cancelled' },
    ]);
    expect(latest(two)).toMatchObject({ method: 'CANCEL' });
    // Who has no e-mail is called; who takes part no more is out of her circle.
    const calls = program.runner.events.filter(event => event['detail-type'] === 'CallWanted');
    expect(JSON.stringify(calls)).toContain('"session"');
    await does('participants/withdraw', { participant: third });
    expect((await circles()).circles[0]?.participants).toEqual([first]);
    const changes = program.runner.events.filter(event => event['detail-type'] === 'CircleChanged');
    expect(JSON.stringify(changes.at(-1))).toContain('"by":"program"');
    await program.later('P5DT12H');
    const reminders = (email: string) => subjectsTo(email).filter(subject => subject === 'Your circle meets soon');
    expect([reminders(mina), reminders(omar)]).toEqual([['Your circle meets soon'], []]);
    expect(await program.leaks()).toEqual([]);
  }, 60_000);

  it('are asked for their records after three and seven days, and from paper they count as held', async () => {
    const { does, people, facilitators, venues, circles } = await forming(1);
    const [first = ''] = people;
    await does('circles', { participants: people, facilitators, venue: venues[0], language: 'en' });
    const when = { circle: 1, date: dayAhead(program, 1), time: '18:00', minutes: 120 };
    await does('sessions', when);
    await does('sessions/confirm', { circle: 1, session: 1 });
    const sheet = { circle: 1, session: 1, attended: [first], walkIns: 2, experiences: 'The bus is late.' };
    expect((await does('sessions/record', sheet)).said.detail).toBe('This session has not begun yet.');
    await program.later('P5D');
    expect(subjectsTo(ana)).toContain('The record of a session');
    expect(subjectsTo(mina)).not.toContain('The record of a session');
    expect((await does('sessions/record', { ...sheet, experiences: 'One has the number A123456789.' })).status).toBe(
      422,
    );
    expect((await does('sessions/record', sheet)).said).toEqual({ outcome: 'done' });
    expect((await does('sessions/record', sheet)).said).toEqual({ outcome: 'already-done' });
    expect((await circles()).circles[0]?.sessions).toMatchObject([
      { status: 'reported', sheets: [{ attended: [first] }] },
    ]);
    const asked = subjectsTo(ana).length;
    await program.later('P5D');
    expect(subjectsTo(ana)).toHaveLength(asked);
  }, 60_000);

  it('are recorded by the link of either facilitator, after it has begun, and read as one; names stand behind a press', async () => {
    const { does, people, facilitators, venues, circles } = await forming(1);
    const [first = '', second = ''] = people;
    await does('circles', { participants: people, facilitators, venue: venues[0], language: 'en' });
    await does('sessions', { circle: 1, date: dayAhead(program, 1), time: '18:00', minutes: 120 });
    await program.later('PT15M');
    const [hers, his] = [program.way(ana, 'session'), program.way('bo@library.example', 'session')];
    expect(program.ways(mina, 'session')).toEqual([]);
    expect((await program.get(hers)).text).not.toContain('Mina');
    expect((await program.press(hers, { answer: 'sheet' })).text).toMatch(/Ground rules.*Hla.*Mina.*Omar/);
    const ahead = 'When the session has begun, its record can be written here.';
    expect((await program.press(hers, { answer: 'record' })).text).toContain(ahead);
    await program.later('P1DT9H');
    expect((await program.press(hers, { answer: 'record' })).text).toContain('Who was there?');
    const send = (link: string, ...told: [string, string][]) => program.pressAll(link, [['answer', 'send'], ...told]);
    const refused = await send(hers, ['attended', first], ['ideas', 'Their number is A123456789.']);
    expect(refused.text).toContain('Nothing was sent');
    const sent = await send(hers, ['attended', first], ['walkIns', '2'], ['ideas', 'A later bus.']);
    expect(sent.text).toContain('The record is with the library');
    await send(his, ['attended', second], ['walkIns', '1'], ['ideas', 'A bench.']);
    const [{ record }] = ((await circles()).circles[0]?.sessions ?? []) as unknown as [{ record: object }];
    expect(record).toMatchObject({ walkIns: 2, answers: { ideas: ['A later bus.', 'A bench.'] } });
    expect((record as { attended: string[] }).attended.toSorted()).toEqual([first, second].toSorted());
    const by = program.runner.events.filter(event => event['detail-type'] === 'SessionReportSubmitted');
    expect(by.map(({ detail }) => (detail as { data: { by: string } }).data.by)).toEqual([
      'facilitator',
      'facilitator',
    ]);
    await does('release', { person: facilitators[0] });
    // Who facilitates it no more finds nobody there.
    const gone = await program.press(hers, { answer: 'sheet' });
    expect(gone.text).toContain('There is nothing to be written here any more.');
    expect(gone.text).not.toMatch(/Mina|Omar/);
    expect(await program.leaks()).toEqual([]);
  }, 60_000);
});

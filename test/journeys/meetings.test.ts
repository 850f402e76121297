import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { pairingFrozen } from '../../events/pairing-frozen.ts';
import { pairingResumed } from '../../events/pairing-resumed.ts';
import { wordsFor } from '../../functions/program/words.ts';
import { amina, nadia, type Program } from '../support/program.ts';
import { eachStory } from '../support/stories.ts';

/** Meetings with time and place, in the calendars of both sides: planned by a link or through staff, moved, cancelled, reminded of. */
let program: Program;
eachStory(begun => {
  program = begun;
});

const liaison = 'liaison@library.example';

const day = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(
    program.runner.now().getTime() + days * 86_400_000,
  );
const form = (days: number, change: object = {}) => ({
  answer: 'plan',
  date: day(days),
  time: '10:00',
  minutes: '60',
  place: 'frog-hollow',
  ...change,
});
const rows = async () =>
  (await program.staff('GET', '/staff/arrivals')).body as unknown as readonly { id: string; pairing?: string }[];

async function paired(contact: object): Promise<string> {
  await program.staff('POST', '/staff/navigators', nadia);
  await program.arrives({ ...amina, contact, introduction: 'at-once' });
  const [{ id } = { id: '' }] = await rows();
  await program.staff('POST', `/staff/arrivals/${id}/confirm`);
  await program.press(program.way(nadia.email, 'offer'), { answer: 'accept' });
  return (await rows())[0]?.pairing ?? '';
}

/** The entries that a calendar was told, the first first: method, id, sequence, who, and when. */
const entriesTo = (address: string) =>
  program.runner.mail.to(address).flatMap(mail => {
    const [inline, file] = mail.attachments;
    if (!inline || !file) return [];
    expect(file).toMatchObject({
      filename: 'appointment.ics',
      contentType: 'application/ics',
      content: inline.content,
    });
    const text = Buffer.from(inline.content, 'base64').toString();
    const calendar = new ICAL.Component(ICAL.parse(text));
    const method = String(calendar.getFirstPropertyValue('method'));
    expect(inline.contentType).toBe(`text/calendar; method=${method}`);
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    const attendees = event.attendees.map(one => String(one.getFirstValue()));
    const { uid, sequence, summary, location } = event;
    return [{ method, uid, sequence, summary, location, attendees, start: event.startDate.toString(), text }];
  });
const subjectsTo = (address: string) => program.runner.mail.to(address).map(mail => mail.subject);

describe('meetings', () => {
  it('go to each side as an entry of its own: planned by a link, moved, reminded of, and cancelled when the pairing ends', async () => {
    const email = 'amina@home.example';
    const pairing = await paired({ email });
    const link = program.way(nadia.email, 'meeting');
    const page = await program.get(link);
    // Her household's branch is chosen, and the clock is said.
    expect(page.markup).toMatch(/value="frog-hollow" selected/);
    expect(page.text).toContain('By the clock in Eastern Time');
    const wrong = await program.press(link, form(6, { time: '19:30' }));
    expect(wrong.text).toMatch(/between 8:00\sAM and 8:00\sPM/);
    expect(wrong.markup).toContain('value="19:30"');
    expect((await program.press(link, form(6, { date: '' }))).text).toContain('This is needed.');
    const sheet = form(6);
    expect((await program.press(link, sheet)).text).toContain('It is planned.');
    // Sent once more, by a thumb that trembles or a browser that goes back.
    await program.press(link, sheet);
    expect(entriesTo(email)).toEqual([]);
    await program.later('PT10M');
    const [hers, theirs] = [entriesTo(nadia.email), entriesTo(email)];
    expect([hers.length, theirs.length]).toEqual([1, 1]);
    expect(theirs[0]).toMatchObject({
      method: 'REQUEST',
      sequence: 0,
      summary: wordsFor('ar').mails.meeting.summary,
      location: 'Park Street Library',
      attendees: [`mailto:${email}`],
      start: `${day(6)}T10:00:00`,
    });
    expect(hers[0]).toMatchObject({ summary: 'Library appointment', attendees: [`mailto:${nadia.email}`] });
    expect(hers[0]?.uid).not.toBe(theirs[0]?.uid);
    expect(program.mailTo(nadia.email).text).toMatch(
      /gets the same:\n\n- When: \w+, \w+ \d+ at 10:00\sAM ET\n- How long: 60 minutes\n- Where: Park Street Library\n\nHousehold: a family/,
    );
    expect(program.mailTo(email).text).toMatch(/- المدة: 60 دقيقة\n- المكان: \u2068Park Street Library\u2069/);
    // Nobody else, and nothing of the program, in either: a calendar is often shared.
    expect(hers[0]?.text).not.toMatch(/amina|household/i);
    expect(theirs[0]?.text.replaceAll('amina@home.example', '')).not.toMatch(/amina|nadia|haddad|navigator/i);
    // The way to change it stands in her invitation; two days more, another branch.
    const change = { ...form(8, { place: 'downtown' }), answer: 'move', meeting: '1' };
    const way = program.way(nadia.email, 'meeting');
    expect((await program.press(way, { answer: 'edit', meeting: '1' })).markup).toContain(`value="${day(6)}"`);
    expect((await program.press(way, change)).text).toContain('It is changed.');
    await program.later('PT10M');
    for (const address of [nadia.email, email]) {
      const [first, second] = entriesTo(address);
      expect(second).toMatchObject({ method: 'REQUEST', uid: first?.uid, sequence: 1, location: 'Downtown Library' });
    }
    // Two days before the new time and not before the old one.
    await program.later('P5D');
    expect(subjectsTo(email)).not.toContain(wordsFor('ar').mails.meeting.subjects.reminder);
    await program.later('P1D');
    expect(subjectsTo(email)).toContain(wordsFor('ar').mails.meeting.subjects.reminder);
    expect(subjectsTo(nadia.email)).toContain(wordsFor('en').mails.meeting.subjects.reminder);
    await program.staff('POST', `/staff/pairings/${pairing}/end`, { reason: 'safeguarding' });
    await program.later('PT20M');
    for (const address of [nadia.email, email]) {
      const [first, , third] = entriesTo(address);
      expect(third).toMatchObject({ method: 'CANCEL', uid: first?.uid, sequence: 2 });
      expect(third?.text).toContain('STATUS:CANCELLED');
    }
    expect((await program.get(way)).text).toContain('This pairing has ended');
    expect((await program.press(way, form(9))).text).toContain('This pairing has ended');
    await program.later('P10D');
    expect(entriesTo(email)).toHaveLength(3);
  });

  it('of a household without e-mail are told and reminded of by phone, and a no is somebody’s', async () => {
    const pairing = await paired({ phone: '+18605550123' });
    const told = { date: day(4), time: '14:30', minutes: 45, place: 'elsewhere' };
    const meetings = `/staff/pairings/${pairing}/meetings`;
    expect((await program.staff('POST', meetings, { ...told, time: '21:00' })).status).toBe(422);
    const made = await program.staff('POST', meetings, told);
    expect(made).toMatchObject({ status: 201, body: { id: `${pairing}.1` } });
    expect(await program.staff('POST', meetings, told)).toMatchObject({ status: 201, body: { id: `${pairing}.1` } });
    await program.later('PT10M');
    const calls = async () =>
      (await program.staff('GET', '/staff/calls')).body as unknown as readonly {
        id: string;
        kind: string;
        script: { english: readonly string[] };
      }[];
    const call = (await calls()).find(({ kind }) => kind === 'meeting');
    expect(call?.script.english.join(' ')).toMatch(/at 2:30.PM ET .*45 minutes .*another place.* Does this suit you\?/);
    await program.staff('POST', `/staff/calls/${call?.id}`, { outcome: 'no' });
    expect(program.runner.mail.to(liaison).at(-1)?.text).toContain(wordsFor('en').alerts['meeting-no'].what);
    await program.staff('POST', `/staff/meetings/${pairing}.1/move`, { ...told, time: '16:00' });
    await program.later('PT10M');
    expect((await calls()).filter(({ kind }) => kind === 'meeting')).toHaveLength(1);
    expect((await program.staff('POST', `/staff/meetings/${pairing}.1/cancel`)).status).toBe(200);
    expect((await program.staff('POST', `/staff/meetings/${pairing}.1/cancel`)).body).toEqual({
      outcome: 'already-done',
    });
    const [one] = (await program.staff('GET', meetings)).body as unknown as readonly object[];
    expect(one).toMatchObject({ id: `${pairing}.1`, status: 'cancelled', time: '16:00', place: 'elsewhere' });
    expect((await program.staff('POST', '/staff/meetings/nobody/cancel')).status).toBe(404);
    expect((await program.staff('GET', '/staff/pairings/nobody.1/meetings')).status).toBe(404);
  });

  it('planned at night and cancelled before the morning is nobody’s mail; moved at night, it is told once', async () => {
    const email = 'amina@home.example';
    const pairing = await paired({ email });
    await program.later('PT11H');
    const told = { date: day(5), time: '10:00', minutes: 60, place: 'phone' };
    const meetings = `/staff/pairings/${pairing}/meetings`;
    await program.staff('POST', meetings, told);
    await program.staff('POST', meetings, { ...told, time: '12:00' });
    await program.later('PT1H');
    await program.staff('POST', `/staff/meetings/${pairing}.1/cancel`);
    await program.staff('POST', `/staff/meetings/${pairing}.2/move`, { ...told, time: '15:00' });
    await program.later('PT14H');
    for (const address of [email, nadia.email])
      expect(entriesTo(address)).toMatchObject([{ method: 'REQUEST', sequence: 1, start: `${told.date}T15:00:00` }]);
    expect(subjectsTo(email)).toContain(wordsFor('ar').mails.meeting.subjects.planned);
  });

  it('are cancelled while a pairing rests, and can be planned when it goes on', async () => {
    const email = 'amina@home.example';
    const pairing = await paired({ email });
    const told = { date: day(5), time: '10:00', minutes: 60, place: 'video' };
    const meetings = `/staff/pairings/${pairing}/meetings`;
    await program.staff('POST', meetings, told);
    await program.later('PT15M');
    const [arrival = '', navigator = 'n'] = pairing.split('.');
    const said = async (fact: typeof pairingFrozen | typeof pairingResumed) => {
      const about = { subject: `match#${arrival}`, correlation: `arrival#${arrival}`, causation: 'test', version: 1 };
      const meta = { id: crypto.randomUUID(), time: program.runner.now().toISOString(), ...about };
      const data = { pairing, arrival, navigator, by: 'program' };
      program.runner.putEvents([{ source: fact.source, type: fact.name, detail: { meta, data } }]);
      await program.runner.settle();
    };
    await said(pairingFrozen);
    expect((await program.press(program.way(nadia.email, 'meeting'), form(6))).text).toContain('has paused this');
    expect((await program.staff('POST', meetings, told)).status).toBe(409);
    await program.later('PT15M');
    for (const address of [email, nadia.email])
      expect(entriesTo(address).map(({ method, sequence }) => [method, sequence])).toEqual([
        ['REQUEST', 0],
        ['CANCEL', 1],
      ]);
    await said(pairingResumed);
    expect(await program.staff('POST', meetings, told)).toMatchObject({ status: 201, body: { id: `${pairing}.2` } });
  });

  it('are told once for each change, in their order, though facts come twice and in any order, and indexes lag', async () => {
    const email = 'amina@home.example';
    const pairing = await paired({ email });
    program.runner.faults({ seed: 7, duplicate: 0.4, shuffle: 0.4, conflict: 0.1, staleIndex: 0.3 });
    const meetings = `/staff/pairings/${pairing}/meetings`;
    const told = { date: day(3), time: '10:00', minutes: 60, place: 'downtown' };
    await program.staff('POST', meetings, told);
    await program.later('PT30M');
    for (const time of ['11:00', '12:00', '13:00']) {
      await program.staff('POST', `/staff/meetings/${pairing}.1/move`, { ...told, time });
      await program.later('PT30M');
    }
    await program.later('P1DT12H');
    await program.staff('POST', `/staff/meetings/${pairing}.1/cancel`);
    await program.later('PT12H');
    const injected = program.runner.faults({});
    expect(injected.duplicate + injected.shuffle + injected.conflict).toBeGreaterThan(10);
    await program.later('PT30M');
    for (const address of [email, nadia.email]) {
      const entries = entriesTo(address);
      expect(entries.map(({ method, sequence }) => [method, sequence])).toEqual([
        ['REQUEST', 0],
        ['REQUEST', 1],
        ['REQUEST', 2],
        ['REQUEST', 3],
        ['CANCEL', 4],
      ]);
      expect(new Set(entries.map(({ uid }) => uid)).size).toBe(1);
    }
    const reminder = wordsFor('en').mails.meeting.subjects.reminder;
    expect(subjectsTo(nadia.email).filter(subject => subject === reminder)).toHaveLength(1);
  });
});

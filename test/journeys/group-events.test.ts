import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../functions/program/words.ts';
import type { Program } from '../support/program.ts';
import { eachStory, putAside } from '../support/stories.ts';
import { wayIn, waysIn } from '../support/ways.ts';

let program: Program;
eachStory(started => {
  program = started;
});

const en = wordsFor('en');
const ines = 'ines@clinic.example';

const day = (days: number): string =>
  new Date(program.runner.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** What stands behind an address, as a calendar reads it. */
async function calendarAt(address: string) {
  const answer = await fetch(address);
  const text = await answer.text();
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/calendar; charset=utf-8; method=PUBLISH',
  ]);
  const entries = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  return entries.map(one => new ICAL.Event(one));
}

describe('an event that a member tells of', () => {
  it('comes into calendars from the digest and by subscription, changes with what is told, and ends with belonging', async () => {
    const clinic = (await program.staff('POST', '/staff/organizations', { title: 'Clinic', kind: 'health' })).body;
    const { id: organization } = clinic as { id: string };
    const invited = { name: 'Ines Duarte', email: ines, organization };
    const { id: member } = (await program.staff('POST', '/staff/members', invited)).body as { id: string };
    await program.press(program.way(ines, 'invite'), { answer: 'join' });
    const fair = { title: 'Health fair', text: 'Free, for everyone.', date: day(9), time: '18:00', ends: '20:00' };
    const told = { member, kind: 'event', ...fair, place: 'North Branch' };
    const wrong = await program.staff('POST', '/staff/items', { ...told, ends: '17:00' });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/ends' }] } });
    const { id } = (await program.staff('POST', '/staff/items', told)).body as { id: string };
    await program.staff('POST', `/staff/items/${id}/approve`);
    await program.later('P1D');

    const digest = program.mailTo(ines);
    expect(digest.text).toContain(en.digest.addToCalendar);
    const link = wayIn(digest.text, 'event');
    const [entry] = await calendarAt(link);
    expect([entry?.uid, entry?.sequence, entry?.location]).toEqual([id, 0, 'North Branch']);
    expect([entry?.startDate.toString(), entry?.endDate.toString()]).toEqual([
      `${fair.date}T18:00:00`,
      `${fair.date}T20:00:00`,
    ]);
    const page = wayIn(digest.text, 'member');
    // As it is copied into a calendar: a whole address.
    const feed = waysIn((await program.get(page)).markup, 'events').find(one => URL.canParse(one)) ?? '';
    expect((await calendarAt(feed)).map(({ uid }) => uid)).toEqual([id]);

    // While it is changed it is shown nowhere; approved anew it is the same entry with a greater number.
    const { member: _, kind: __, ...revised } = { ...told, time: '17:00' };
    await program.staff('POST', `/staff/items/${id}/revise`, revised);
    expect((await program.get(link)).text).toContain(en.digest.eventPage.gone);
    expect(await calendarAt(feed)).toEqual([]);
    await program.staff('POST', `/staff/items/${id}/approve`);
    const [changed] = await calendarAt(link);
    expect([changed?.uid, changed?.sequence, changed?.startDate.hour]).toEqual([id, 1, 17]);
    expect((await calendarAt(feed)).map(({ sequence }) => sequence)).toEqual([1]);

    // Whoever has left reads no calendar of the group; what stood in a mail to her is still told.
    // Also in the moment before she is forgotten, while it is still known whose link it is.
    program.runner.intercept(async ({ caller }, perform) =>
      caller.startsWith('people') ? { status: 500, body: '{}' } : perform(),
    );
    await program.press(page, { answer: 'leave' });
    expect((await fetch(feed)).headers.get('content-type')).toContain('text/html');
    program.runner.intercept((_, perform) => perform());
    putAside(program);
    await program.staff('POST', `/staff/items/${id}/withdraw`);
    expect((await program.get(link)).text).toContain(en.digest.eventPage.gone);
  }, 60_000);
});

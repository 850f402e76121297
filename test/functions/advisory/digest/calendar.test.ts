import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { eventFile, eventOf, eventsFeed, type GroupEvent } from '../../../../functions/advisory/digest/calendar.ts';
import type { KnownItem } from '../../../../functions/advisory/item.ts';
import { plusDays, plusMinutes } from '../../../../functions/platform/kernel/time.ts';
import { wordsFor } from '../../../../functions/program/words.ts';

/** What a member's calendar gets, read by a parser that knows nothing of us. */
const at = '2027-03-09T14:00:00.000Z';
// Six in the evening in Hartford, on the Saturday before the clocks go forward and on the Monday after it.
const [winter, summer] = ['2027-03-13T23:00:00.000Z', '2027-03-15T22:00:00.000Z'];

type Telling = GroupEvent['state']['telling'];

function event(id: string, telling: Partial<Telling> = {}, revision = 1): GroupEvent {
  const told = { title: 'Job fair', text: 'Open to everyone, whatever their papers.', starts: winter, ...telling };
  const until = plusDays(told.starts, 1);
  const known = { kind: 'event', author: 'm1', organization: 'o1', submittedAt: at, revision } as const;
  return { id, state: { status: 'approved', ...known, telling: { ...told, until }, approvedAt: at, due: until } };
}

const publishing = (language = 'en') => ({
  program: 'We Belong Here',
  address: 'liaison@library.example',
  organizations: new Map([['o1', 'Park Street Clinic']]),
  words: wordsFor(language),
});

function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map(one => ({ one, event: new ICAL.Event(one) }));
  return { calendar, events, first: events[0]?.event };
}

const instant = (time?: ICAL.Time) => time?.toJSDate().toISOString();

describe('an event of the group in a calendar', () => {
  it('reads as it was told: what, when by the clock of the place, where, from whom, and that anybody may ask the library', () => {
    const told = { place: 'North Branch; hall 2', link: 'https://schools.example/fair', ends: plusMinutes(winter, 90) };
    const text = eventFile(event('e1', told), publishing());
    const { calendar, first, events } = read(text);
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(events).toHaveLength(1);
    expect([first?.uid, first?.summary, first?.location]).toEqual(['e1', 'Job fair', told.place]);
    expect(first?.description).toContain('From Park Street Clinic');
    expect(first?.organizer).toBe('mailto:liaison@library.example');
    expect(first?.attendees).toEqual([]);
    expect([instant(first?.startDate), instant(first?.endDate)]).toEqual([winter, told.ends]);
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:America/New_York');
    expect(text).toContain('DTSTART;TZID=America/New_York:20270313T180000\r\n');
  });

  it('has the right time on either side of the change of the clocks, and no end that nobody told', () => {
    for (const starts of [winter, summer]) {
      const text = eventFile(event('e1', { starts }), publishing());
      expect(text).toMatch(/DTSTART;TZID=America\/New_York:202703\d\dT180000/);
      expect(instant(read(text).first?.startDate)).toBe(starts);
      expect(text).not.toContain('DTEND');
    }
  });

  it('is the same entry when it is changed, with a greater number: a calendar replaces what it has', () => {
    const numbers = [1, 2, 3].map(revision => read(eventFile(event('e1', {}, revision), publishing())).first);
    expect(numbers.map(one => one?.uid)).toEqual(['e1', 'e1', 'e1']);
    expect(numbers.map(one => one?.sequence)).toEqual([0, 1, 2]);
  });

  it('is one only while it is shown and its day is not over', () => {
    const { id, state } = event('e1');
    expect(eventOf({ id, state }, at)).toBeDefined();
    expect(eventOf({ id, state }, plusDays(winter, 2))).toBeUndefined();
    const { due: _, approvedAt: __, status: ___, ...told } = state;
    const waits: KnownItem = { status: 'submitted', ...told };
    expect(eventOf({ id, state: waits }, at)).toBeUndefined();
    const { starts: ____, ...dateless } = state.telling;
    expect(eventOf({ id, state: { ...state, telling: dateless } }, at)).toBeUndefined();
  });

  it('keeps whatever stands in it for text, in any script', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(text, text, (title, place) => {
        // Controls do not get past the form's guard.
        const clean = (one: string) => one.replace(/\p{Cc}/gu, ' ');
        const told = { title: clean(title), place: clean(place) };
        const { events, first } = read(eventFile(event('e1', told), publishing('ar')));
        expect([events.length, first?.summary, first?.location]).toEqual([1, told.title, told.place]);
      }),
      { seed: 23, numRuns: 200 },
    );
  });
});

describe('the events of the group as a calendar', () => {
  const events = [event('e1'), event('e2', { starts: summer })];
  const feed = (days: number, language = 'en') =>
    read(eventsFeed(events, { ...publishing(language), expires: plusDays(at, days), at }));

  it('has all of them, its name in the reader’s language, and how often to look', () => {
    const { calendar, events: found } = feed(180, 'ar');
    expect(found.map(one => one.event.uid)).toEqual(['e1', 'e2']);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe(wordsFor('ar').digest.calendar.name);
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT12H');
    expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1);
  });

  it('says three weeks before that its address ends, on the day on which it does', () => {
    expect(feed(40).events).toHaveLength(2);
    const { events: found } = feed(20);
    expect(found.at(-1)?.event.summary).toBe('Take a new calendar address');
    expect(found.at(-1)?.event.startDate.toString()).toBe('2027-03-29');
    // The same entry each time it is asked for.
    expect(found.at(-1)?.event.uid).toBe('renew-2027-03-29');
  });
});

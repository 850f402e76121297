import fc from 'fast-check';
import ICAL from 'ical.js';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { calendarOf, type Within } from '../../../functions/mail/calendar.ts';
import { messageOf } from '../../../functions/mail/raw.ts';
import type { Invitation } from '../../../functions/platform/message.ts';

/** What is written for calendars, read by a parser that knows nothing of us. */
const within: Within = {
  organizer: { name: 'We Belong Here', address: 'welcome@mail.library.example' },
  attendee: 'amina@home.example',
  zone: 'America/New_York',
};
const invitation: Invitation = {
  uid: 'a5d0c7e1k9m2q4r6t8v0w2x4z6',
  method: 'REQUEST',
  sequence: 2,
  stamp: '2026-11-25T10:00:00.000Z',
  start: '2026-12-01T15:00:00.000Z',
  end: '2026-12-01T16:30:00.000Z',
  summary: 'Library appointment',
  location: 'Park Street Library',
  note: 'Questions? Answer the message from the library that this came with.',
};

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [entry] = calendar.getAllSubcomponents('vevent');
  if (!entry) throw new Error('No entry');
  return { calendar, entry, event: new ICAL.Event(entry) };
};
const written = (change: Partial<Invitation> = {}, zone = within.zone) =>
  calendarOf({ ...invitation, ...change }, { ...within, zone });
const instants = ({ event }: ReturnType<typeof read>) => [
  event.startDate.toJSDate().toISOString(),
  event.endDate.toJSDate().toISOString(),
];

describe('an entry for a calendar', () => {
  it('reads as it was meant: who, what, where, and when it was decided', () => {
    const { calendar, entry, event } = read(written());
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(event.uid).toBe('a5d0c7e1k9m2q4r6t8v0w2x4z6@mail.library.example');
    expect(event.sequence).toBe(2);
    expect(event.summary).toBe('Library appointment');
    expect(event.location).toBe('Park Street Library');
    expect(event.organizer).toBe('mailto:welcome@mail.library.example');
    expect(event.attendees.map(one => one.getFirstValue())).toEqual(['mailto:amina@home.example']);
    expect(entry.getFirstPropertyValue('status')).toBe('CONFIRMED');
    // UTC, as RFC 5545 demands of it, whatever the machine's own zone is.
    expect(String(entry.getFirstPropertyValue('dtstamp'))).toBe('2026-11-25T10:00:00Z');
  });

  it('that is cancelled says so in both places (R13), with the same id', () => {
    const { calendar, entry, event } = read(written({ method: 'CANCEL', sequence: 3 }));
    expect(calendar.getFirstPropertyValue('method')).toBe('CANCEL');
    expect(entry.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(event.uid).toBe(read(written()).event.uid);
    expect(event.sequence).toBe(3);
  });

  it('has the zone’s rules in it, and its times by that zone’s clock', () => {
    const text = written();
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:America/New_York');
    expect(text).toContain('DTSTART;TZID=America/New_York:20261201T100000\r\n');
  });

  it.each([
    ['the last meeting before spring', 'America/New_York', '2027-03-13T15:00:00.000Z', '10:00'],
    ['the first after it', 'America/New_York', '2027-03-15T14:00:00.000Z', '10:00'],
    ['the last before autumn', 'America/New_York', '2027-11-06T14:00:00.000Z', '10:00'],
    ['the first after it', 'America/New_York', '2027-11-08T15:00:00.000Z', '10:00'],
    ['on the day of the change', 'America/New_York', '2027-11-07T15:00:00.000Z', '10:00'],
    ['half an hour off the others', 'Australia/Lord_Howe', '2026-12-01T02:00:00.000Z', '13:00'],
    ['a zone east of Greenwich', 'Europe/Berlin', '2027-03-28T08:00:00.000Z', '10:00'],
    ['a zone without changes', 'Asia/Kathmandu', '2027-03-28T04:15:00.000Z', '10:00'],
  ])('%s in %s is at the right instant in every client', (_, zone, start, shown) => {
    const end = new Date(Date.parse(start) + 90 * 60_000).toISOString();
    const found = read(written({ start, end }, zone));
    expect(found.event.startDate.toString()).toContain(`T${shown}:00`);
    expect(instants(found)).toEqual([start, end]);
  });

  it('is at the right instant at every hour of four years, by the rules that it carries', () => {
    const hours = (to: number) => Math.floor(Date.parse(`${to}-01-01`) / 3_600_000);
    fc.assert(
      fc.property(
        fc.integer({ min: hours(2026), max: hours(2030) }),
        fc.constantFrom('America/New_York', 'Europe/London', 'America/Phoenix', 'America/Los_Angeles'),
        (hour, zone) => {
          const start = new Date(hour * 3_600_000).toISOString();
          const end = new Date((hour + 1) * 3_600_000).toISOString();
          // The hour that autumn shows twice is read in two ways; it is a quiet one, so nobody can plan a meeting in it.
          const again = new Date((hour - 1) * 3_600_000).toISOString();
          const shown = (instant: string) => /DTSTART[^:]*:(\S+)/.exec(written({ start: instant }, zone))?.[1];
          const twice = [start, end].some((one, i) => shown(one) === shown(i === 0 ? again : start));
          if (!twice) expect(instants(read(written({ start, end }, zone)))).toEqual([start, end]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps its lines to 75 octets and loses no character, in any script', () => {
    const summary = `${'موعد في المكتبة، '.repeat(9)}👩‍👧; a, b \\ c\nd`;
    const text = written({ summary });
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line), line).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(read(text).event.summary).toBe(summary);
  });

  it('takes whatever stands in the program’s name for text', () => {
    const organizer = { name: 'Library "North": we, all\r\nATTENDEE:x', address: 'welcome@mail.library.example' };
    const { event } = read(calendarOf(invitation, { ...within, organizer }));
    expect(event.attendees).toHaveLength(1);
    expect(event.organizer).toBe('mailto:welcome@mail.library.example');
  });

  it('is not written for a zone whose rules nobody knows', () =>
    expect(() => written({}, 'America/Nowhere')).toThrow());
});

describe('a letter with an entry', () => {
  it('is text, HTML and the entry beside one another, and the entry as a file, in any script', async () => {
    const calendar = { method: 'CANCEL', text: written({ method: 'CANCEL' }) } as const;
    const letter = { subject: 'موعد في المكتبة: أُلغي', html: '<p>مرحبًا</p>', text: 'مرحبًا', language: 'ar', calendar };
    const raw = await messageOf(letter, {
      from: { name: 'مكتبة المدينة العامة "الكبرى"', address: 'welcome@mail.library.example' },
      to: 'amina@home.example',
      replyTo: 'liaison@library.example',
      headers: { 'Content-Language': 'ar', 'Auto-Submitted': 'auto-generated' },
    });
    const lines = raw.toString('latin1').split('\r\n');
    expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(998);
    expect(raw.every(octet => octet < 128)).toBe(true);
    const mail = await PostalMime.parse(raw);
    expect(mail).toMatchObject({ subject: letter.subject, from: { name: 'مكتبة المدينة العامة "الكبرى"' } });
    expect(mail.to?.map(one => one.address)).toEqual(['amina@home.example']);
    expect(mail.replyTo?.map(one => one.address)).toEqual(['liaison@library.example']);
    expect(mail.text?.trim()).toBe(letter.text);
    expect(mail.html?.trim()).toBe(letter.html);
    const [inline, file] = mail.attachments;
    expect(inline).toMatchObject({ mimeType: 'text/calendar', method: 'CANCEL' });
    expect(file).toMatchObject({ mimeType: 'application/ics', filename: 'appointment.ics', disposition: 'attachment' });
    for (const one of [inline, file]) {
      const text = new TextDecoder().decode(one?.content as ArrayBuffer);
      expect(read(text).event.summary).toBe('Library appointment');
    }
    expect(raw.toString('latin1')).toMatch(
      /multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html[\s\S]*text\/calendar; charset=utf-8; method=CANCEL/,
    );
  });
});

import { tzlib_get_ical_block } from 'timezones-ical-library';
import { localOf } from '../platform/kernel/time.ts';
import type { Invitation } from '../platform/message.ts';

/** Who is in an entry: the program as its organizer, and its reader as the only attendee. */
export interface Within {
  readonly organizer: { readonly name: string; readonly address: string };
  readonly attendee: string;
  /** IANA zone: the times are those of its wall clock, whatever the machine's is. */
  readonly zone: string;
}

/** An entry as an iTIP message (RFC 5546) in iCalendar (RFC 5545), with the zone's own rules: right in a client that knows none. */
export function calendarOf(invitation: Invitation, { organizer, attendee, zone }: Within): string {
  const { uid, method, sequence, stamp, start, end, summary, location, note } = invitation;
  const domain = organizer.address.slice(organizer.address.indexOf('@') + 1);
  return [
    'BEGIN:VCALENDAR',
    'PRODID:-//We Belong Here//Appointments//EN',
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...zoneRules(zone),
    'BEGIN:VEVENT',
    `UID:${uid}@${domain}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${digits(stamp)}Z`,
    `DTSTART;TZID=${zone}:${wallClock(zone, start)}`,
    `DTEND;TZID=${zone}:${wallClock(zone, end)}`,
    `SUMMARY:${escaped(summary)}`,
    `LOCATION:${escaped(location)}`,
    `DESCRIPTION:${escaped(note)}`,
    // An answer of the client's own would go to an address that nobody reads: none is asked for.
    `ORGANIZER;CN=${quoted(organizer.name)}:mailto:${organizer.address}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${attendee}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('\r\n')
    .concat('\r\n');
}

/** The zone's VTIMEZONE from the IANA database. Throws on a zone that it does not know. */
function zoneRules(zone: string): readonly string[] {
  const block = tzlib_get_ical_block(zone);
  const rules = Array.isArray(block) ? block[0] : undefined;
  if (!rules) throw new Error(`No rules for the zone ${zone}`);
  return rules.split('\r\n');
}

/** `20261201T150000` of an instant, to the second. */
const digits = (instant: string): string => instant.slice(0, 19).replace(/[-:]/g, '');

function wallClock(zone: string, instant: string): string {
  const { date, time } = localOf(zone, instant);
  return digits(`${date}T${time}:00`);
}

/** Text as a value (RFC 5545, 3.3.11). */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Text as a parameter: it may hold neither quotes nor controls. */
const quoted = (text: string): string => `"${text.replace(/["\p{Cc}]/gu, '')}"`;

const mostOctets = 75;

/** A line of at most 75 octets, continued by a blank; no character is torn apart (RFC 5545, 3.1). */
function folded(line: string): string {
  let [written, octets] = ['', 0];
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > mostOctets) [written, octets] = [`${written}\r\n `, 1];
    written += character;
    octets += more;
  }
  return written;
}

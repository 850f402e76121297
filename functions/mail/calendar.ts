import { byClock, escaped, icalendar, inUtc, quoted } from '../platform/icalendar.ts';
import type { Invitation } from '../platform/message.ts';

/** Who is in an entry: the program as its organizer, and its reader as the only attendee. */
export interface Within {
  readonly organizer: { readonly name: string; readonly address: string };
  readonly attendee: string;
  /** IANA zone: the times are those of its wall clock, whatever the machine's is. */
  readonly zone: string;
}

/** An entry as an iTIP message (RFC 5546) in iCalendar (RFC 5545). Throws on a zone whose rules nobody knows. */
export function calendarOf(invitation: Invitation, { organizer, attendee, zone }: Within): string {
  const { uid, method, sequence, stamp, start, end, summary, location, note } = invitation;
  const domain = organizer.address.slice(organizer.address.indexOf('@') + 1);
  const entry = [
    `UID:${uid}@${domain}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${inUtc(stamp)}`,
    byClock('DTSTART', zone, start),
    byClock('DTEND', zone, end),
    `SUMMARY:${escaped(summary)}`,
    `LOCATION:${escaped(location)}`,
    `DESCRIPTION:${escaped(note)}`,
    // An answer of the client's own would go to an address that nobody reads: none is asked for.
    `ORGANIZER;CN=${quoted(organizer.name)}:mailto:${organizer.address}`,
    `ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${attendee}`,
    `STATUS:${method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    'TRANSP:OPAQUE',
    'CLASS:PRIVATE',
  ];
  return icalendar({ product: 'Appointments', method, zone, entries: [entry] });
}

import { tzlib_get_ical_block } from 'timezones-ical-library';
import { localOf } from './kernel/time.ts';

/** iCalendar as text (RFC 5545): what every kind of entry has in common. What stands in one, whoever writes it says, property by property. */

/** A calendar as a file or a message: its method (RFC 5546), its zone (IANA), properties of its own, and the properties of each entry. */
export interface Calendar {
  readonly product: string;
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH';
  readonly zone: string;
  readonly properties?: readonly string[];
  readonly entries: readonly (readonly string[])[];
}

/** The whole text, with the zone's own rules: right in a client that knows none. Throws on a zone whose rules nobody knows. */
export function icalendar({ product, method, zone, properties = [], entries }: Calendar): string {
  return [
    'BEGIN:VCALENDAR',
    `PRODID:-//We Belong Here//${product}//EN`,
    'VERSION:2.0',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...properties,
    ...zoneRules(zone),
    ...entries.flatMap(entry => ['BEGIN:VEVENT', ...entry, 'END:VEVENT']),
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('\r\n')
    .concat('\r\n');
}

/** The zone's VTIMEZONE from the IANA database. */
function zoneRules(zone: string): readonly string[] {
  const block = tzlib_get_ical_block(zone);
  const rules = Array.isArray(block) ? block[0] : undefined;
  if (!rules) throw new Error(`No rules for the zone ${zone}`);
  return rules.split('\r\n');
}

/** `20261201T150000` of an instant, to the second. */
const digits = (instant: string): string => instant.slice(0, 19).replace(/[-:]/g, '');

/** An instant in UTC, as stamps are: `20261201T150000Z`. */
export const inUtc = (instant: string): string => `${digits(instant)}Z`;

/** A property that is an instant by the zone's wall clock: `DTSTART;TZID=…:20261201T100000`. */
export function byClock(name: string, zone: string, instant: string): string {
  const { date, time } = localOf(zone, instant);
  return `${name};TZID=${zone}:${digits(`${date}T${time}:00`)}`;
}

/** A property that is a whole day: `DTSTART;VALUE=DATE:20261201`. */
export const wholeDay = (name: string, date: string): string => `${name};VALUE=DATE:${date.replaceAll('-', '')}`;

/** Text as a value (RFC 5545, 3.3.11). */
export const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Text as a parameter: it may hold neither quotes nor controls. */
export const quoted = (text: string): string => `"${text.replace(/["\p{Cc}]/gu, '')}"`;

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

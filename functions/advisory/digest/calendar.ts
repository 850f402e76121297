import { byClock, escaped, icalendar, inUtc, quoted, wholeDay } from '../../platform/icalendar.ts';
import { localDate, plusLocalDays } from '../../platform/kernel/time.ts';
import { program } from '../../program/settings.ts';
import { fill, type Words } from '../../program/words.ts';
import type { ItemState, KnownItem } from '../item.ts';

/** An event that stands in the group’s list of what is shown. */
export interface GroupEvent {
  readonly id: string;
  readonly state: Extract<KnownItem, { status: 'approved' }>;
}

/** Who publishes, to whom, and the names of the organizations that told of the events. */
export interface Publishing {
  readonly program: string;
  /** Where a reader of the entry can ask: the liaison. */
  readonly address: string;
  readonly organizations: ReadonlyMap<string, string>;
  readonly words: Words;
}

const { timeZone } = program;

/** An item as an event that is shown and whose day is not over; undefined where it is none. */
export function eventOf({ id, state }: { readonly id: string; readonly state: ItemState }, at: string) {
  const isOn = state.status === 'approved' && state.telling.starts !== undefined && state.due > at;
  return isOn ? { id, state } : undefined;
}

/**
 * An entry of a calendar: the same id for ever, a number that grows with each change, its times by the wall clock of the program’s place. An
 * event whose end nobody told has none here either.
 */
function entryOf({ id, state }: GroupEvent, { program: name, address, organizations, words }: Publishing) {
  const { title, text, link, place, starts = state.approvedAt, ends } = state.telling;
  const from = organizations.get(state.organization);
  const note = [text, ...(from ? [fill(words.digest.from, { organization: from })] : []), ...(link ? [link] : [])];
  return [
    `UID:${id}`,
    `SEQUENCE:${state.revision - 1}`,
    `DTSTAMP:${inUtc(state.approvedAt)}`,
    byClock('DTSTART', timeZone, starts),
    ...(ends ? [byClock('DTEND', timeZone, ends)] : []),
    `SUMMARY:${escaped(title)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    `DESCRIPTION:${escaped(note.join('\n\n'))}`,
    ...(link ? [`URL:${link}`] : []),
    `ORGANIZER;CN=${quoted(name)}:mailto:${address}`,
    'STATUS:CONFIRMED',
    'TRANSP:OPAQUE',
  ];
}

/** One event as a file that any calendar takes. */
export const eventFile = (event: GroupEvent, publishing: Publishing): string =>
  icalendar({ product: 'Events', method: 'PUBLISH', zone: timeZone, entries: [entryOf(event, publishing)] });

/** From so many days before on a subscribed calendar says itself that its address ends. */
const renewDays = 21;

/** On the day on which the address works no more: whoever looks at her calendar finds it there beforehand. */
function renewal(expires: string, { words: { digest } }: Publishing, at: string): readonly string[] {
  const day = localDate(timeZone, expires);
  return [
    `UID:renew-${day}`,
    `DTSTAMP:${inUtc(at)}`,
    wholeDay('DTSTART', day),
    `SUMMARY:${escaped(digest.calendar.renew)}`,
    `DESCRIPTION:${escaped(digest.calendar.renewText)}`,
    'TRANSP:TRANSPARENT',
  ];
}

/** All events of the group as a calendar that is subscribed to; `expires`: its address works until then. */
export function eventsFeed(
  events: readonly GroupEvent[],
  { expires, at, ...publishing }: Publishing & { readonly expires: string; readonly at: string },
): string {
  const name = escaped(publishing.words.digest.calendar.name);
  const ends = plusLocalDays(localDate(timeZone, at), renewDays) >= localDate(timeZone, expires);
  return icalendar({
    product: 'Events',
    method: 'PUBLISH',
    zone: timeZone,
    properties: [
      `NAME:${name}`,
      `X-WR-CALNAME:${name}`,
      'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
      'X-PUBLISHED-TTL:PT12H',
    ],
    entries: [...events.map(one => entryOf(one, publishing)), ...(ends ? [renewal(expires, publishing, at)] : [])],
  });
}

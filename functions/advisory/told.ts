import * as v from 'valibot';
import { seen } from '../platform/conflict.ts';
import { instantOf, localDate, localOf, plusLocalDays } from '../platform/kernel/time.ts';
import {
  because,
  email,
  exactly,
  type Fault,
  faultAt,
  idsOf,
  language,
  line,
  note,
  oneOf,
  realDay,
  someId,
  someOf,
  timeOfDay,
  truth,
  webAddress,
} from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { dateText, languages, wordsFor } from '../program/words.ts';
import { closings } from './domain.ts';
import type { Telling } from './item.ts';
import { itemKinds, tiers } from './member.ts';

const { timeZone, advisory } = program;
const needs = idsOf(program.needs);
const groups = v.pipe(someOf(idsOf(advisory.groups), advisory.groups.length), v.minLength(1, because('empty')));

/** The longest that can be told, in characters. */
export const longest = { title: 100, text: 800, place: 120, note: 400, answer: 1200, words: 500 } as const;

const words = (most: number) => v.pipe(note(most), v.minLength(1, because('empty')));

/** What is told of something, besides its kind. */
const tellingFields = {
  title: line(longest.title),
  text: words(longest.text),
  link: v.optional(webAddress),
  place: v.optional(line(longest.place)),
  need: v.optional(oneOf(needs)),
  area: v.optional(oneOf(idsOf(program.areas))),
  /** An event’s day and time, by the clock of the program’s place. */
  date: v.optional(realDay),
  time: v.optional(timeOfDay),
  /** When it is over, on the same day; need not be known. */
  ends: v.optional(timeOfDay),
  /** The last day on which it is shown; of an event it is its own, an issue has none. */
  until: v.optional(realDay),
};

const submittedFields = { kind: v.picklist(itemKinds, because('unknownId')), ...tellingFields };

/** What a member submits. */
export const submitted = exactly(submittedFields);

export type Submitted = v.InferOutput<typeof submitted>;

/** What staff submit for a member. */
export const submittedFor = exactly({ member: someId, ...submittedFields });

/** What was submitted, told anew; its kind stays. */
export const revised = exactly(tellingFields);

/** What was told with its instants, or why there are none: what is missing, or an hour that the clock never shows. */
export type Told =
  | { readonly telling: Telling }
  | { readonly pointer: string; readonly reason: 'missing' | 'event-gap' | 'event-ends' };

/** The first moment of the day after, by the clock of the program’s place. */
const endOf = (date: string): string => instantOf(timeZone, plusLocalDays(date, 1), '00:00');

/** Days and times as instants. */
export function toldOf({ kind, date, time, ends, until, ...said }: Submitted): Told {
  if (kind === 'issue') return { telling: said };
  if (kind !== 'event')
    return until === undefined
      ? { pointer: '/until', reason: 'missing' }
      : { telling: { ...said, until: endOf(until) } };
  if (date === undefined) return { pointer: '/date', reason: 'missing' };
  if (time === undefined) return { pointer: '/time', reason: 'missing' };
  const starts = instantOf(timeZone, date, time);
  const shown = localOf(timeZone, starts);
  if (shown.date !== date || shown.time !== time) return { pointer: '/time', reason: 'event-gap' };
  const over = ends !== undefined ? instantOf(timeZone, date, ends) : undefined;
  if (over !== undefined && over <= starts) return { pointer: '/ends', reason: 'event-ends' };
  return { telling: { ...said, starts, ...(over && { ends: over }), until: endOf(date) } };
}

/** The last day that may be chosen, as a date of the program’s place. */
export const lastDay = (at: string): string => plusLocalDays(localDate(timeZone, at), advisory.mostDays - 1);

/** The last day on which something is shown, as a date of the program’s place. */
export const lastDayOf = (until: string): string => plusLocalDays(localDate(timeZone, until), -1);

const pointers: Readonly<Record<string, string>> = {
  'event-past': '/date',
  'event-gap': '/time',
  'event-ends': '/ends',
  'until-past': '/until',
  'until-far': '/until',
};

/** What is wrong with its dates, at its field; undefined for a reason that is not about that. */
export const faultOf = (reason: string, at: string, reader: string): Fault | undefined =>
  faultAt(reason, {
    pointers,
    said: wordsFor(reader).advisory.form.faults,
    values: { last: dateText(lastDay(at), reader) },
  });

/** What a form or body lacks, at its field. */
export function faultIn({ pointer, reason }: Exclude<Told, { telling: Telling }>, at: string, reader: string): Fault {
  const fault = faultOf(reason, at, reader);
  return fault ?? { pointer, detail: wordsFor(reader).refusals.missing };
}

/** An item as it would be told, for a form that changes it. */
export function asTyped({ starts, ends, until, ...said }: Telling, kind: string): URLSearchParams {
  const event = kind === 'event' && starts !== undefined ? localOf(timeZone, starts) : undefined;
  const last = until !== undefined && !event ? { until: lastDayOf(until) } : {};
  const over = event && ends !== undefined && { ends: localOf(timeZone, ends).time };
  const fields = { ...said, ...(event && { date: event.date, time: event.time }), ...over, ...last };
  return new URLSearchParams(Object.entries(fields).filter((one): one is [string, string] => one[1] !== undefined));
}

/** An organization, as staff enter it. */
export const organization = exactly({ title: line(120), kind: oneOf(advisory.organizationKinds) });

/** Whom staff invite. */
export const invitation = exactly({
  name: line(80),
  email,
  organization: someId,
  tier: v.optional(v.picklist(tiers, because('unknownId')), 'working'),
  groups: v.optional(groups, [advisory.groups[0]?.id ?? '']),
  language: v.optional(language, program.language),
});

/** What of a member's name and address was wrong; what is left out stays. */
export const corrected = exactly({ name: v.optional(line(80)), email: v.optional(email) });

/** How a member would like to be called. */
export const ownName = exactly({ name: line(80) });

/** What staff change of a member; what is left out stays. */
export const changed = exactly({
  seen,
  organization: v.optional(someId),
  tier: v.optional(v.picklist(tiers, because('unknownId'))),
  groups: v.optional(groups),
  weekly: v.optional(truth),
  without: v.optional(
    exactly({
      needs: someOf(needs, needs.length),
      kinds: v.pipe(v.array(v.picklist(itemKinds)), v.maxLength(itemKinds.length)),
    }),
  ),
});

/** The topics that a member ticks on her page. */
export const wanted = exactly({
  needs: v.optional(someOf(needs, needs.length), []),
  kinds: v.optional(v.array(v.picklist(itemKinds, because('unknownId'))), []),
});

/** Which language she reads. */
export const ownLanguage = exactly({ language: oneOf(languages.map(({ code }) => code)) });

/** Which version was read. */
export const approval = exactly({
  revision: v.optional(v.pipe(v.number(because('number')), v.integer(because('number')))),
});

/** Why something is returned, and what there is to say. */
export const returning = exactly({ reason: oneOf(advisory.returnReasons), note: v.optional(note(longest.note)) });

/** To whom an issue is referred. */
export const referral = exactly({ body: oneOf(idsOf(advisory.bodies)) });

/** The answer to an issue. */
export const answering = exactly({ text: words(longest.answer) });

/** How an issue is closed. */
export const closing = exactly({ reason: v.picklist(closings, because('unknownId')) });

/** Who can help, told to staff, with a line for the other side. */
export const offering = exactly({ member: someId, words: v.optional(note(longest.words)) });

/** A line with “I can help”, and one that answers. */
export const lineWith = exactly({ words: v.optional(note(longest.words)) });
export const lineBack = exactly({ words: words(longest.words) });

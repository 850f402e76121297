import * as v from 'valibot';
import { outsideQuietHours, plusHours, plusMinutes } from '../platform/kernel/time.ts';
import { program } from '../program/settings.ts';

/** What people of a dialogue come together for, as each has it in her own calendar: a session of a circle, a meeting of an action group, or an event. */

/** When and where, as it is kept with a session, a meeting or an event. */
export const appointed = {
  /** Local, by the clock of the program's place (`YYYY-MM-DD`, `HH:MM`), and the instant that they are. */
  date: v.string(),
  time: v.string(),
  start: v.string(),
  minutes: v.number(),
  /** A session's is one of the dialogue's venues, all else is in words, guarded. */
  place: v.string(),
  /** Grows with each change of when, where or whether, from 0. */
  version: v.number(),
  changedAt: v.string(),
  /** Since when its newest word is being given, where it goes to more people than one decision addresses. */
  tellingSince: v.optional(v.string()),
  /** When people are reminded; gone when they have been, or when there is nothing to remind of. */
  remindAt: v.optional(v.string()),
};

/** When and where something is wished to be, by the clock on the wall. */
export interface WhenAndWhere {
  readonly date: string;
  readonly time: string;
  readonly minutes: number;
  readonly place: string;
}

/** Whether it is then and there already. */
export const isAt = (one: WhenAndWhere, { date, time, minutes, place }: WhenAndWhere): boolean =>
  one.date === date && one.time === time && one.minutes === minutes && one.place === place;

/** As what someone is told of it. */
const as = v.picklist(['planned', 'moved', 'cancelled']);
export type As = v.InferOutput<typeof as>;

/** One word on it to one person. */
export const word = v.object({
  person: v.string(),
  /** Grows with each word to her on it, from 0: her SEQUENCE (RFC 5545). */
  number: v.number(),
  as,
  /** Its version that she was told of. */
  version: v.number(),
  at: v.string(),
});

export type Word = v.InferOutput<typeof word>;

/** When it is, and who heard what of it. `version` grows with each change of when, where or whether. */
export interface Appointment {
  readonly start: string;
  readonly minutes: number;
  readonly version: number;
  readonly tellingSince?: string | undefined;
  readonly told: readonly Word[];
}

/** When it is over, as an instant. */
export const endOf = ({ start, minutes }: Pick<Appointment, 'start' | 'minutes'>): string =>
  plusMinutes(start, minutes);

/** Whether it has begun. */
export const hasBegun = ({ start }: Pick<Appointment, 'start'>, at: string): boolean => start <= at;

const { timeZone, quietHours, dialogues } = program;
const { sessions: settings } = dialogues;

const nearHours = 3;

/** What is near is told in a minute; all else when it has settled, and the next change before that puts it off. */
export const tellAt = (start: string, at: string): string =>
  plusMinutes(at, start < plusHours(at, nearHours) ? 1 : settings.settleMinutes);

/** When to remind of what is decided on now: by day, and only where that is a good while after the invitation. */
export function remindAt(start: string, at: string): string | undefined {
  const wish = outsideQuietHours(plusHours(start, -settings.remindHours), { zone: timeZone, ...quietHours });
  return wish >= plusHours(at, settings.remindApartHours) && wish < start ? wish : undefined;
}

/** Everything that someone was told of it, sent or not. */
export const wordsTo = ({ told }: Pick<Appointment, 'told'>, person: string): readonly Word[] =>
  told.filter(one => one.person === person);

/** The last of it. */
export const lastWord = (one: Pick<Appointment, 'told'>, person: string): Word | undefined =>
  wordsTo(one, person).at(-1);

/** Who belongs to it, as persons, and whether it is to be held. */
export interface Asking {
  readonly people: readonly string[];
  readonly stands: boolean;
}

/** Whether someone is asked to be there: she belongs to it, and it stands. */
const isAsked = ({ people, stands }: Asking, person: string): boolean => stands && people.includes(person);

/** Of what is to come it is told until it begins; that it is cancelled still helps whoever waits there. */
const isLate = (one: Appointment, what: As, at: string): boolean =>
  what === 'cancelled' ? endOf(one) <= at : hasBegun(one, at);

/** What was given just now, with the words that are still to be given: its mail is on its way, or waits for the morning. */
export const isOfThisRound = ({ tellingSince }: Pick<Appointment, 'tellingSince'>, { at }: Word): boolean =>
  tellingSince !== undefined && at >= tellingSince;

/** What is certain and when: words that never went out, and now. */
export interface Knowing {
  readonly isUnsent: (word: Word) => boolean;
  readonly at: string;
}

/**
 * What has to be told of it: to everyone who does not know yet. Who never heard of it is not told that it is cancelled, who belongs to it no
 * more is told so by her calendar, and nobody is invited to what has begun. Each word grows by one for her: her calendar takes the last.
 */
export function wordsDueOn(one: Appointment, asking: Asking, { isUnsent, at }: Knowing): readonly Word[] {
  const concerned = [...new Set([...asking.people, ...one.told.map(({ person }) => person)])];
  return concerned.flatMap((person): readonly Word[] => {
    const last = wordsTo(one, person).findLast(told => isOfThisRound(one, told) || !isUnsent(told));
    const what = asWhat({ asked: isAsked(asking, person), last, version: one.version });
    if (what === undefined || isLate(one, what, at)) return [];
    const number = wordsTo(one, person).length;
    return [{ person, number, as: what, version: one.version, at }];
  });
}

interface Heard {
  readonly asked: boolean;
  readonly last: Word | undefined;
  readonly version: number;
}

function asWhat({ asked, last, version }: Heard): As | undefined {
  const invited = last !== undefined && last.as !== 'cancelled';
  if (!asked) return invited ? 'cancelled' : undefined;
  if (!invited) return 'planned';
  return last.version === version ? undefined : 'moved';
}

/** Who is reminded of it now: whoever was invited to it a good while ago. Of a change everyone is told long before. */
export function remindedOfIt(one: Appointment, { people, stands }: Asking, at: string): readonly Word[] {
  if (!stands || hasBegun(one, at)) return [];
  const since = plusHours(at, -settings.remindApartHours);
  return people.flatMap(person => {
    const last = lastWord(one, person);
    return last !== undefined && last.as !== 'cancelled' && last.at <= since ? [last] : [];
  });
}

/** The word of a number to someone, while it is the newest to her and still so; undefined where it must not go out any more. */
export function stillSo(
  one: Appointment,
  asking: Asking,
  { person, number, at }: { readonly person: string; readonly number: number; readonly at: string },
): Word | undefined {
  const last = lastWord(one, person);
  if (last?.number !== number || isLate(one, last.as, at)) return undefined;
  const asked = isAsked(asking, person);
  if (last.as === 'cancelled') return asked ? undefined : last;
  return asked && last.version === one.version ? last : undefined;
}

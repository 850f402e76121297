import { program } from './settings.ts';
import { ar } from './words/ar.ts';
import { en, type Words } from './words/en.ts';

export type { Words } from './words/en.ts';

/** A language of the catalogue. */
export interface Language {
  readonly code: string;
  readonly dir: 'ltr' | 'rtl';
  readonly words: Words;
  /** For Intl: Western digits in every language, since times and numbers are read to staff and typed into phones. */
  readonly locale: string;
}

/** The catalogue: a further language is its file and a line here. The first one stands in for all that are missing. */
export const languages: readonly Language[] = [
  { code: 'en', dir: 'ltr', words: en, locale: 'en-US' },
  { code: 'ar', dir: 'rtl', words: ar, locale: 'ar-u-nu-latn-ca-gregory' },
];

const fallback: Language = { code: 'en', dir: 'ltr', words: en, locale: 'en-US' };

const known = (code: string): Language | undefined => {
  const [tongue] = code.toLowerCase().split('-');
  return languages.find(one => one.code === tongue);
};

/** The language of a code such as `ar` or `ar-SY`; English for one that the catalogue lacks. */
export const languageOf = (code: string): Language => known(code) ?? fallback;

/** The sentences of a language. */
export const wordsFor = (code: string): Words => languageOf(code).words;

/** The code of the first of these that the catalogue has, else English. */
export const bestLanguage = (codes: readonly string[]): string => (codes.map(known).find(one => one) ?? fallback).code;

/** The best language for an `Accept-Language` header (RFC 9110: by weight, then as written). */
export function acceptedLanguage(header: string): string {
  const wishes = header.split(',').map((wish, i) => {
    const [code = '', ...parameters] = wish.trim().split(';');
    const weight = Number(parameters.map(one => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(one => one) ?? 1);
    return { code, weight: Number.isFinite(weight) ? weight : 0, i };
  });
  const ordered = wishes
    .filter(one => one.weight > 0)
    .sort((one, other) => other.weight - one.weight || one.i - other.i);
  return bestLanguage(ordered.map(one => one.code));
}

const kept = new Map<string, unknown>();

/** Formats are dear to make and cheap to use, and a page of the desk has hundreds of dates: one of each kind and language is kept. */
function once<T>(kind: string, language: string, make: (locale: string) => T): T {
  const { locale } = languageOf(language);
  const key = `${kind} ${locale}`;
  const made = (kept.get(key) ?? make(locale)) as T;
  kept.set(key, made);
  return made;
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const leftToRight = /[\p{L}--[\p{Script=Arabic}\p{Script=Hebrew}]]/v;

/**
 * A sentence with its blanks filled in. Throws when a blank has nothing to fill it. In a sentence that runs right to left, a value
 * in other letters is isolated (UAX 9): a plain-text mail says no direction, and where a client takes it for left to right, the
 * name would tear the sentence apart and turn its brackets.
 */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, blank: string) => {
    const value = values[blank];
    if (value === undefined) throw new Error(`Nothing for {${blank}} in: ${sentence}`);
    const text = String(value);
    return rightToLeft.test(sentence) && leftToRight.test(text) ? `\u2068${text}\u2069` : text;
  });

/** Words of someone else that stand by themselves: isolated (UAX 9) where they run the other way than the language, so that a mark at their end stays there. */
export function isolated(text: string, language: string): string {
  const [first] = /\p{L}/u.exec(text) ?? [];
  const runs = first !== undefined && rightToLeft.test(first) ? 'rtl' : 'ltr';
  return first === undefined || runs === languageOf(language).dir ? text : `\u2068${text}\u2069`;
}

/** The lists whose members have names in the language files. */
export type NamedList =
  | 'needs'
  | 'accessNeeds'
  | 'safeContact'
  | 'genders'
  | 'experiences'
  | 'limits'
  | 'arrivalWindows'
  | 'childrenAgeBands'
  | 'declineReasons'
  | 'endReasons'
  | 'introductions'
  | 'interests'
  | 'organizationKinds'
  | 'returnReasons'
  | 'goOnReasons'
  | 'cancelReasons'
  | 'levels';

/** The name of a list's member in a language; the id itself where the file has none (a test forbids it). */
export const nameOf = (list: NamedList, id: string, language: string): string =>
  (wordsFor(language)[list] as Readonly<Record<string, string>>)[id] ?? id;

/** A step on the way to being a navigator, or her agreement: its name, and what she does about it; the key itself where the file has none. */
export const gateText = (gate: string, language: string): { readonly name: string; readonly next: string } =>
  (wordsFor(language).gates as Readonly<Record<string, { readonly name: string; readonly next: string }>>)[gate] ?? {
    name: gate,
    next: '',
  };

/** The name of a half-day, such as `mon-morning`. */
export function halfDayName(id: string, language: string): string {
  const words = wordsFor(language);
  const [day = '', part = ''] = id.split('-');
  const name = (names: object, key: string) => (names as Readonly<Record<string, string>>)[key] ?? key;
  return fill(words.halfDay, { day: name(words.days, day), part: name(words.parts, part) });
}

/** The name of an area: a proper name, the same in every language. */
export const areaName = (id: string): string => program.areas.find(one => one.id === id)?.name ?? id;

/** The library branch where people of an area meet. */
export const branchOf = (id: string | undefined): string => program.areas.find(one => one.id === id)?.branch ?? '';

/** Languages that Intl has no names for, by themselves and in English. */
const lacking: Readonly<Record<string, string>> = { ksw: 'S’gaw Karen', prs: 'Dari' };

/** ISO 639's code for a language that has none: chosen by who does not find hers in the form's list, and which it is, is asked by a person. */
export const unlistedLanguage = 'mis';

/** The tag without its extensions (`ar-u-nu-latn`): Intl names no others. What is no tag at all stays as it is. */
function plainTag(code: string): string | undefined {
  try {
    return new Intl.Locale(code).baseName;
  } catch {
    return undefined;
  }
}

/** The name of a language, in a language of the catalogue; what was typed, where it is none. Never throws: mails and pages are made with it. */
export function languageName(code: string, language: string): string {
  if (code === unlistedLanguage) return wordsFor(language).unlistedLanguage;
  const tag = plainTag(code);
  if (tag === undefined) return code;
  const names = once(
    'languages',
    language,
    locale => new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }),
  );
  const name = names.of(tag);
  return name === undefined || name === tag ? (lacking[tag] ?? code) : name;
}

/** A date and time in words, in the program's zone and with the zone said: nobody has to guess whose nine o'clock it is. */
export const whenText = (instant: string, language: string): string =>
  once(
    'when',
    language,
    locale =>
      new Intl.DateTimeFormat(locale, {
        timeZone: program.timeZone,
        weekday: 'long',
        month: 'long',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'shortGeneric',
      }),
  ).format(Date.parse(instant));

/** A time of day (`20:00`) in words. */
export const timeText = (time: string, language: string): string =>
  new Intl.DateTimeFormat(languageOf(language).locale, { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' }).format(
    Date.parse(`1970-01-01T${time}Z`),
  );

/** The program's zone by its name, such as Eastern Time. */
export function zoneText(language: string): string {
  const { locale } = languageOf(language);
  const format = new Intl.DateTimeFormat(locale, { timeZone: program.timeZone, timeZoneName: 'longGeneric' });
  return format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? program.timeZone;
}

/** A date in words, in the program's zone. */
export const dayText = (instant: string, language: string): string =>
  once(
    'day',
    language,
    locale =>
      new Intl.DateTimeFormat(locale, {
        timeZone: program.timeZone,
        month: 'long',
        day: 'numeric',
      }),
  ).format(Date.parse(instant));

/** A local date (`2026-12-31`) in words. */
export const dateText = (date: string, language: string): string =>
  once(
    'date',
    language,
    locale =>
      new Intl.DateTimeFormat(locale, {
        timeZone: 'UTC',
        year: 'numeric',
        month: 'long',
        day: 'numeric',
      }),
  ).format(Date.parse(date));

/** So many days or minutes in words, as the language counts them. */
export const spanText = (count: number, unit: 'day' | 'hour' | 'minute', language: string): string =>
  once(
    `so many of: ${unit}`,
    language,
    locale => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
  ).format(count);

/** Several things in one sentence. */
export const joined = (things: readonly string[], language: string): string =>
  new Intl.ListFormat(languageOf(language).locale, { type: 'conjunction' }).format(things);

/** Things one after the other, without an "and": with the comma of the language. */
export const enumerated = (things: readonly string[], language: string): string =>
  things.join(languageOf(language).dir === 'rtl' ? '، ' : ', ');

/** Who a household is, in words that name nobody. */
export function shapeText(
  household: { adults?: number | undefined; childrenAgeBands: readonly string[] } | undefined,
  language: string,
): string {
  const { shapes } = wordsFor(language);
  if (household?.childrenAgeBands.length) return shapes.family;
  if (household?.adults === undefined) return shapes.unknown;
  return household.adults === 1 ? shapes.adult : fill(shapes.adults, { count: household.adults });
}

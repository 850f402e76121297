import * as v from 'valibot';
import { westernDigits } from '../platform/kernel/digits.ts';
import { type Forbidden, forbidden } from './guard.ts';
import { isUnasked } from './unasked.ts';
import { isPublicAddress } from './web-address.ts';
import { fill, wordsFor } from './words.ts';

/** Why a field is refused: keys of the language files' `refusals`. */
export type Refusal = keyof ReturnType<typeof wordsFor>['refusals'];

/** Names the refusal of a check. */
export const because = (refusal: Refusal): Refusal => refusal;

const noControls = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u;
/** Characters that nobody sees, but for the ends of lines. */
const unshown = /[^\P{Cc}\r\n\t]|[\u202A-\u202E\u2066-\u2069]/gu;
/** Letters that join or separate in Persian, Urdu and Indic scripts are format characters too, and belong in names. */
const joiners = /[\u200C\u200D]/g;

/**
 * An object with these fields and no others. Every field it does not know is refused by name, where `strictObject` names
 * the first one only; the type is that of a strict object, because nothing else passes.
 */
export const exactly = <Fields extends v.ObjectEntries>(fields: Fields) =>
  v.pipe(
    // To the schema library a list is an object too, one whose fields are all missing.
    v.custom(value => !Array.isArray(value), because('object')),
    v.objectWithRest(fields, v.never(because('unknownField')), because('object')),
  ) as unknown as v.StrictObjectSchema<Fields, Refusal>;

/** The guard's words: the number of a document, of a bank card, or where exactly someone lives. */
const guards: Readonly<Record<Forbidden, Refusal>> = {
  'alien-number': 'forbidden',
  'receipt-number': 'forbidden',
  'social-security-number': 'forbidden',
  'passport-number': 'forbidden',
  'card-number': 'forbiddenCard',
  'street-address': 'forbiddenAddress',
};

/** Free text comes in at a door as `line` or `note` and no other way, and both are guarded. */
const guarded = v.rawCheck<string>(({ dataset, addIssue }) => {
  const [found] = dataset.typed ? forbidden(dataset.value) : [];
  if (found) addIssue({ message: guards[found] });
});

/** One line of text for people: trimmed, composed, without invisible characters, at most so long, and guarded. */
export const line = (longest: number) =>
  v.pipe(
    v.string(because('text')),
    v.transform(text => text.normalize('NFC').trim()),
    v.minLength(1, because('empty')),
    v.check(text => [...text].length <= longest, because('tooLong')),
    v.check(text => noControls.test(text.replace(joiners, '')), because('unreadable')),
    guarded,
  );

/** Words of someone's own, over several lines: trimmed, composed, at most so long, and guarded. */
export const note = (longest: number) =>
  v.pipe(
    v.string(because('text')),
    v.transform(text => text.normalize('NFC').trim()),
    v.check(text => [...text].length <= longest, because('tooLong')),
    v.check(text => !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text.replace(/[\r\n\t]/g, ' ')), because('unreadable')),
    guarded,
  );

/** Words of a report: what must not be written down is blacked out of them where they are kept, since refusing them would lose the report. */
export const told = (longest: number) =>
  v.pipe(
    v.string(because('text')),
    v.transform(text => text.normalize('NFC').replace(unshown, ' ').trim()),
    v.check(text => [...text].length <= longest, because('tooLong')),
  );

/** An address of the web that leads to a public site. */
export const webAddress = v.pipe(
  line(300),
  v.check(text => isPublicAddress(text), because('link')),
);

/** A time of day such as 09:30. */
export const timeOfDay = v.pipe(line(5), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, because('time')));

/** A day of the calendar: the thirty-first of February is none, and neither is one in an empty year. */
export const realDay = v.pipe(
  line(10),
  v.isoDate(because('date')),
  v.check(day => isDay(day), because('date')),
);

/** What is no day at all Date refuses or takes for another one. */
function isDay(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(day);
}

/** One of a list of ids. */
export const oneOf = (ids: readonly string[]) => v.picklist(ids, because('unknownId'));

/** Some of a list of ids, each once. */
export const someOf = (ids: readonly string[], most: number) =>
  v.pipe(
    v.array(oneOf(ids), because('list')),
    v.maxLength(most, because('tooMany')),
    v.check(list => new Set(list).size === list.length, because('twice')),
  );

const mostRows = 50;

/** How a page of a list is asked for, by an address: so many rows at most, and where the page before ended. */
export const pageOfList = {
  limit: v.optional(
    v.pipe(
      v.string(because('number')),
      v.regex(/^\d{1,3}$/, because('number')),
      v.transform(Number),
      v.minValue(1, because('rows')),
      v.maxValue(mostRows, because('rows')),
    ),
    String(mostRows),
  ),
  after: v.optional(v.pipe(v.string(because('text')), v.maxLength(2_000, because('after')))),
};

/**
 * An id of the program's own: letters and digits by chance, and `staff:` before the one of a token. It is not for people to read, so nothing is
 * looked for in it: chance makes an id that looks like the number of a document once in some thousands.
 */
export const someId = v.pipe(v.string(because('text')), v.regex(/^[\w:@.-]{1,200}$/, because('unknownId')));

/** A number of the program as somebody types it, with blanks and hyphens: it is read by who knows its form, and never kept as typed. */
export const typed = (longest: number) => v.pipe(v.string(because('text')), v.maxLength(longest, because('tooLong')));

/** The ids of those on a page of a list. */
export const someIds = v.pipe(
  v.array(someId, because('list')),
  v.minLength(1, because('empty')),
  v.maxLength(mostRows, because('tooMany')),
  v.check(list => new Set(list).size === list.length, because('twice')),
);

/** The ids of a list of settings. */
export const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(one => one.id);

/** An e-mail address (the HTML standard's form), at most 254 characters (RFC 5321). */
export const email = v.pipe(
  v.string(because('text')),
  v.transform(text => text.trim()),
  v.maxLength(254, because('email')),
  v.regex(
    /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/,
    because('email'),
  ),
  v.check(text => !/(^\.|\.\.|\.@)/.test(text), because('email')),
);

/** A phone number; kept as E.164. */
export const phone = v.pipe(
  v.string(because('text')),
  // People write numbers in their own digits and with spaces, brackets and dashes of every kind, and copy them with marks that nobody sees.
  v.transform(text => westernDigits(text.normalize('NFKC')).replace(/[\s().\p{Pd}\p{Cf}]/gu, '')),
  v.regex(/^\+[1-9]\d{6,14}$/, because('phone')),
);

/** A language, as BCP 47; kept in its canonical form. */
export const language = v.pipe(
  v.string(because('text')),
  v.maxLength(35, because('languageCode')),
  v.check(code => canonical(code) !== undefined, because('languageCode')),
  v.transform(code => canonical(code) ?? code),
);

/** Tags of RFC 5646 that are valid as they stand and not by their form, so that Intl does not know them; each has a better one. */
const irregular: ReadonlyMap<string, string> = new Map([
  ['en-gb-oed', 'en-GB-oxendict'],
  ['i-ami', 'ami'],
  ['i-bnn', 'bnn'],
  ['i-hak', 'hak'],
  ['i-klingon', 'tlh'],
  ['i-lux', 'lb'],
  ['i-navajo', 'nv'],
  ['i-pwn', 'pwn'],
  ['i-tao', 'tao'],
  ['i-tay', 'tay'],
  ['i-tsu', 'tsu'],
  ['sgn-be-fr', 'sfb'],
  ['sgn-be-nl', 'vgt'],
  ['sgn-ch-de', 'sgg'],
  ['no-bok', 'nb'],
  ['no-nyn', 'nn'],
  ['zh-min-nan', 'nan'],
]);

/** A language code as Intl writes it; undefined for what is none. */
function canonical(code: string): string | undefined {
  try {
    const [known] = Intl.getCanonicalLocales(irregular.get(code.toLowerCase()) ?? code);
    return known && /^[a-z]{2,3}(-|$)/.test(known) ? known : undefined;
  } catch {
    return undefined;
  }
}

/** How well, from a little to fluently. */
const levels = ['basic', 'conversational', 'fluent'] as const;

/** A language and how well it is spoken. */
export const spoken = exactly({ code: language, level: v.picklist(levels, because('unknownId')) });

/** Yes or no. */
export const truth = v.boolean(because('yesOrNo'));

/** One thing wrong with a body: where (a JSON pointer) and what, in words. */
export interface Fault {
  readonly pointer: string;
  readonly detail: string;
}

/** A refusal that is about a field: where each reason stands, the sentence for each, and what fills it. */
export interface Refused {
  readonly pointers: Readonly<Record<string, string>>;
  readonly said: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A reason that a judgement refused by, at its field and in words; undefined for one that is about no field. */
export function faultAt(reason: string, { pointers, said, values }: Refused): Fault | undefined {
  const pointer = pointers[reason];
  const sentence = said[reason];
  return pointer === undefined || sentence === undefined ? undefined : { pointer, detail: fill(sentence, values) };
}

/** A body that was checked: what it says, or what is wrong with it, field by field, in words. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly Fault[] };

/** Checks a body; faults are told in the language asked for, one a field. Never throws, whatever was posted. */
export function check<T>(schema: v.GenericSchema<unknown, T>, body: unknown, inLanguage: string): Checked<T> {
  const read = v.safeParse(schema, body);
  const inherited = inheritedNames(body);
  if (read.success && inherited.length === 0) return { ok: true, value: read.output };
  const { refusals } = wordsFor(inLanguage);
  const unknown = inherited.map(pointer => ({ pointer, detail: refusals.unknownField }));
  const faults = (read.issues ?? []).map(issue => ({ pointer: pointerOf(issue), detail: refusals[refusalOf(issue)] }));
  return {
    ok: false,
    errors: [...faults, ...unknown].filter(
      (one, i, all) => all.findIndex(other => other.pointer === one.pointer) === i,
    ),
  };
}

/** Names that objects have by themselves: the schema library passes over them, and they are nobody's field either. */
function inheritedNames(value: unknown, at = '', depth = 0): readonly string[] {
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  return Object.entries(value).flatMap(([name, below]) => [
    ...(['__proto__', 'constructor', 'prototype'].includes(name) ? [`${at}/${name}`] : []),
    ...inheritedNames(below, `${at}/${name}`, depth + 1),
  ]);
}

type Issue = v.BaseIssue<unknown>;

const pointerOf = (issue: Issue): string =>
  (issue.path ?? []).map(({ key }) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

/**
 * A field that is not there is missing, whatever its own check would have said; an object's own faults are told apart.
 * `null` could mean "none" or "not asked": it is refused with a reason of its own, so that there is one way to leave something out.
 */
function refusalOf({ type, message, received, path }: Issue): Refusal {
  if (type === 'never') return isUnasked(String(path?.at(-1)?.key)) ? 'unasked' : 'unknownField';
  if (message === 'object' && !path?.length) return 'notAnObject';
  if (received === 'undefined') return 'missing';
  if (received === 'null') return 'nothing';
  return message as Refusal;
}

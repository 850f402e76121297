import * as v from 'valibot';
import type { Fault } from '../platform/http.ts';
import { program } from '../program/settings.ts';
import { wordsFor } from '../program/words.ts';
import { forbidden } from './guard.ts';

/** Why a field is refused: keys of the language files' `refusals`. */
type Refusal = keyof ReturnType<typeof wordsFor>['refusals'];

const because = (refusal: Refusal): Refusal => refusal;

const noControls = /^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*$/u;
/** Letters that join or separate in Persian, Urdu and Indic scripts are format characters too, and belong in names. */
const joiners = /[‌‍]/g;

const line = (longest: number) =>
  v.pipe(
    v.string(because('text')),
    v.transform(text => text.normalize('NFC').trim()),
    v.minLength(1, because('empty')),
    v.check(text => [...text].length <= longest, because('tooLong')),
    v.check(text => noControls.test(text.replace(joiners, '')), because('unreadable')),
  );

const oneOf = (ids: readonly string[]) => v.picklist(ids, because('unknownId'));

const someOf = (ids: readonly string[], most: number) =>
  v.pipe(
    v.array(oneOf(ids), because('list')),
    v.maxLength(most, because('tooMany')),
    v.check(list => new Set(list).size === list.length, because('twice')),
  );

const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(one => one.id);

const email = v.pipe(
  v.string(because('text')),
  v.transform(text => text.trim()),
  v.maxLength(254, because('email')),
  v.regex(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/, because('email')),
  v.check(text => !/(^\.|\.\.|\.@)/.test(text), because('email')),
);

const phone = v.pipe(
  v.string(because('text')),
  // People write numbers with spaces, dashes and brackets; what is kept is E.164.
  v.transform(text => text.replace(/[\s().-]/g, '')),
  v.regex(/^\+[1-9]\d{6,14}$/, because('phone')),
);

const contact = v.pipe(
  v.strictObject({ email: v.optional(email), phone: v.optional(phone), agency: v.optional(oneOf(idsOf(program.partners))) }, because('unknownField')),
  v.check(given => Object.values(given).filter(one => one !== undefined).length === 1, because('oneContact')),
);

const language = v.pipe(
  v.string(because('text')),
  v.maxLength(35, because('languageCode')),
  v.check(code => canonical(code) !== undefined, because('languageCode')),
  v.transform(code => canonical(code) ?? code),
);

/** A language code as Intl writes it; undefined for what is none. */
function canonical(code: string): string | undefined {
  try {
    return /^[A-Za-z]{2,3}(-|$)/.test(code) ? Intl.getCanonicalLocales(code)[0] : undefined;
  } catch {
    return undefined;
  }
}

const levels = ['basic', 'conversational', 'fluent'] as const;

const spoken = v.strictObject({ code: language, level: v.picklist(levels, because('unknownId')) }, because('unknownField'));

const notes = v.pipe(
  v.string(because('text')),
  v.transform(text => text.normalize('NFC').trim()),
  v.check(text => [...text].length <= 500, because('tooLong')),
  v.check(text => !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text.replace(/[\r\n\t]/g, ' ')), because('unreadable')),
  v.check(text => forbidden(text).length === 0, because('forbidden')),
);

const truth = v.boolean(because('yesOrNo'));

/** `POST /arrivals`: what a household tells. Unknown fields are refused by name. */
export const posted = v.strictObject(
  {
    preferredName: v.pipe(line(80), v.check(name => forbidden(name).length === 0, because('forbidden'))),
    contact,
    languages: v.pipe(
      v.array(spoken, because('list')),
      v.minLength(1, because('empty')),
      v.maxLength(8, because('tooMany')),
      v.check(list => new Set(list.map(one => one.code)).size === list.length, because('twice')),
    ),
    consent: v.strictObject(
      { version: v.literal(program.consent.version, because('consent')), language },
      because('unknownField'),
    ),
    adult: truth,
    introduction: v.optional(v.picklist(['at-once', 'ask-me-first'], because('unknownId')), 'ask-me-first'),
    interpreterNeeded: v.optional(truth),
    area: v.optional(oneOf(idsOf(program.areas))),
    household: v.optional(
      v.strictObject(
        {
          adults: v.pipe(v.number(because('number')), v.integer(because('number')), v.minValue(1, because('adults')), v.maxValue(20, because('adults'))),
          childrenAgeBands: v.optional(someOf(program.childrenAgeBands, 3), []),
        },
        because('unknownField'),
      ),
    ),
    arrivalWindow: v.optional(oneOf(program.arrivalWindows)),
    needs: v.optional(someOf(idsOf(program.needs), 10), []),
    urgent: v.optional(truth, false),
    availability: v.optional(someOf(program.availability, program.availability.length), []),
    preferences: v.optional(
      v.strictObject(
        {
          navigatorGender: v.optional(
            v.strictObject({ value: oneOf(program.genders), required: v.optional(truth, false) }, because('unknownField')),
          ),
          sharedExperience: v.optional(someOf(program.experiences, program.experiences.length)),
        },
        because('unknownField'),
      ),
    ),
    accessNeeds: v.optional(someOf(program.accessNeeds, program.accessNeeds.length), []),
    safeContact: v.optional(someOf(program.safeContact, program.safeContact.length), []),
    notes: v.optional(notes),
  },
  because('unknownField'),
);

/** A household as it was posted, checked. */
export type PostedArrival = v.InferOutput<typeof posted>;

/** A body that was checked: a household, or what is wrong with it, field by field, in words. */
export type Checked = { readonly ok: true; readonly arrival: PostedArrival } | { readonly ok: false; readonly errors: readonly Fault[] };

/** Checks a body; faults are told in the language asked for. Never throws, whatever was posted. */
export function check(body: unknown, inLanguage: string): Checked {
  const read = v.safeParse(posted, body);
  if (read.success) return { ok: true, arrival: read.output };
  const { refusals } = wordsFor(inLanguage);
  const faults = read.issues.map(issue => ({ pointer: pointerOf(issue), detail: refusals[refusalOf(issue)] }));
  return { ok: false, errors: faults.filter((one, i) => faults.findIndex(other => other.pointer === one.pointer) === i) };
}

type Issue = v.InferIssue<typeof posted>;

const pointerOf = (issue: Issue): string =>
  (issue.path ?? []).map(({ key }) => `/${String(key).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

/** A field that is not there at all is missing, whatever else its check would have said. */
function refusalOf(issue: Issue): Refusal {
  const { message, received, path } = issue;
  if (received === 'undefined' && path?.length) return 'missing';
  if (issue.type === 'strict_object') return issue.expected === 'never' ? 'unknownField' : issue.received === 'undefined' ? 'missing' : issue.path?.length ? 'object' : 'notAnObject';
  return message as Refusal;
}

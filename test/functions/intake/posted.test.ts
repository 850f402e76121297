import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromForm } from '../../../functions/intake/form-fields.ts';
import { posted } from '../../../functions/intake/posted.ts';
import { check } from '../../../functions/program/checks.ts';
import { program } from '../../../functions/program/settings.ts';
import { wordsFor } from '../../../functions/program/words.ts';

const least = {
  preferredName: 'Amina',
  contact: { email: 'amina@home.example' },
  languages: [{ code: 'ar', level: 'fluent' }],
  consent: { version: program.consent.version, language: 'ar' },
  adult: true,
};
const checked = (body: unknown) => check(posted, body, 'en');
const faults = (change: object) => {
  const read = checked({ ...least, ...change });
  return read.ok ? [] : read.errors.map(one => one.pointer);
};

describe('a posted household', () => {
  it('needs a name, a contact, a language, agreement and an age, and nothing else', () => {
    expect(checked(least).ok).toBe(true);
    const read = checked({});
    expect(read.ok ? [] : read.errors.map(one => one.pointer)).toEqual([
      '/preferredName',
      '/contact',
      '/languages',
      '/consent',
      '/adult',
    ]);
  });

  it.each<[string, object, string]>([
    ['two contacts', { contact: { email: 'a@b.example', phone: '+18605550123' } }, '/contact'],
    ['no contact', { contact: {} }, '/contact'],
    ['an e-mail that is none', { contact: { email: 'amina' } }, '/contact/email'],
    ['an e-mail with a line break', { contact: { email: 'a@b.example\r\nBcc: c@d.example' } }, '/contact/email'],
    ['a phone without country', { contact: { phone: '860 555 0123' } }, '/contact/phone'],
    ['an unknown agency', { contact: { agency: 'nobody' } }, '/contact/agency'],
    ['an unknown language', { languages: [{ code: 'arabic!', level: 'fluent' }] }, '/languages/0/code'],
    [
      'nine languages',
      { languages: Array.from({ length: 9 }, (_, i) => ({ code: `a${String.fromCharCode(97 + i)}`, level: 'basic' })) },
      '/languages',
    ],
    ['an old agreement', { consent: { version: 'old', language: 'en' } }, '/consent/version'],
    ['an unknown area', { area: 'nowhere' }, '/area'],
    ['no adult at all', { household: { adults: 0 } }, '/household/adults'],
    ['a need twice', { needs: ['school', 'school'] }, '/needs'],
    ['a field of its own', { nationality: 'x' }, '/nationality'],
    ['a field below', { contact: { email: 'a@b.example', fax: '1' } }, '/contact/fax'],
    ['a list in place of a group', { household: [] }, '/household'],
    ['a number of a document', { notes: 'A123456789' }, '/notes'],
    ['a name of invisible characters', { preferredName: '\u202Egnp' }, '/preferredName'],
    ['a full address', { notes: 'We live at 45 Park Street, Hartford' }, '/notes'],
    ['a passport in a name', { preferredName: 'Amina, passport N1234567' }, '/preferredName'],
    ['a bank card', { notes: 'my card 4111 1111 1111 1111' }, '/notes'],
    ['a name too long', { preferredName: 'a'.repeat(81) }, '/preferredName'],
  ])('is refused for %s, at its place', (_, change, pointer) => expect(faults(change)).toEqual([pointer]));

  it('refuses names that every object has by itself', () => {
    const body = JSON.parse(JSON.stringify(least).replace('{', '{"__proto__": {"a": 1}, "constructor": 1, '));
    const read = checked(body);
    expect(read.ok ? [] : read.errors.map(one => one.pointer)).toEqual(['/__proto__', '/constructor']);
  });

  it.each([[[]], [[least]], ['x'], [null], [undefined]])('that is %j is asked for as one object', body =>
    expect(checked(body)).toMatchObject({ errors: [{ pointer: '', detail: wordsFor('en').refusals.notAnObject }] }),
  );

  it('says of null that it is no way to leave something out', () => {
    const read = checked({ ...least, area: null, preferences: null, adult: null });
    expect(read).toMatchObject({
      errors: ['/adult', '/area', '/preferences'].map(pointer => ({
        pointer,
        detail: wordsFor('en').refusals.nothing,
      })),
    });
  });

  it.each([
    '+١ ٨٦٠ ٥٥٥ ٠١٢٣',
    '+۱۸۶۰۵۵۵۰۱۲۳',
    '+1 860\u2011555\u20110123',
    '\u202A+1 (860) 555–0123\u202C',
    '＋１ ８６０.555.0123',
  ])('keeps the phone number %s as it is dialed', phone =>
    expect(checked({ ...least, contact: { phone } })).toMatchObject({ value: { contact: { phone: '+18605550123' } } }),
  );

  it.each([
    ['ar', 'ar'],
    ['PT-br', 'pt-BR'],
    ['iw', 'he'],
    ['sgn-BE-FR', 'sfb'],
    ['i-klingon', 'tlh'],
    ['zh-min-nan', 'nan'],
    ['zh-Hant-TW', 'zh-Hant-TW'],
  ])('keeps the language %s as %s', (code, kept) =>
    expect(checked({ ...least, languages: [{ code, level: 'fluent' }] })).toMatchObject({
      value: { languages: [{ code: kept, level: 'fluent' }] },
    }),
  );

  it('keeps names in every script, joined letters too', () => {
    for (const preferredName of ['آمنه\u200Cسادات', 'Nguyễn', '李明', 'O’Brien', 'မောင်'])
      expect(faults({ preferredName })).toEqual([]);
  });

  it('is told what is wrong in the language asked for', () => {
    const read = check(posted, {}, 'ar');
    expect(read.ok ? '' : read.errors[0]?.detail).toBe('هذه الخانة مطلوبة.');
  });

  it('never throws, whatever is posted', () => {
    fc.assert(
      fc.property(fc.anything(), body => {
        checked(body);
      }),
      { seed: 20261124, numRuns: 500 },
    );
  });
});

/** A household as form fields: names are JSON paths, ids repeat their name, objects are numbered. */
function encoded(value: unknown, path = ''): [string, string][] {
  if (Array.isArray(value))
    return value.flatMap((one, i) =>
      typeof one === 'object' ? encoded(one, `${path}.${i}`) : [[path, String(one)] as [string, string]],
    );
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => encoded(one, path === '' ? key : `${path}.${key}`));
  return [[path, String(value)]];
}

const some = (ids: readonly string[]) => fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 });
const households = fc.record(
  {
    preferredName: fc.constantFrom('Amina', 'آمنة', 'Ngô'),
    contact: fc.constantFrom({ email: 'a@b.example' }, { phone: '+18605550123' }, { agency: 'harbor-welcome' }),
    languages: fc.constantFrom(least.languages, [...least.languages, { code: 'en', level: 'basic' }]),
    consent: fc.constant(least.consent),
    adult: fc.boolean(),
    area: fc.constantFrom(...program.areas.map(one => one.id)),
    availability: some(program.availability),
    needs: some(program.needs.map(one => one.id)),
    urgent: fc.boolean(),
    household: fc.record({ adults: fc.integer({ min: 1, max: 20 }), childrenAgeBands: some(program.childrenAgeBands) }),
    preferences: fc.record({
      navigatorGender: fc.record({ value: fc.constantFrom(...program.genders), required: fc.boolean() }),
    }),
  },
  { requiredKeys: ['preferredName', 'contact', 'languages', 'consent', 'adult'] },
);

describe('the form', () => {
  it('says the same as JSON', () => {
    fc.assert(
      fc.property(households, household => {
        const { body } = fromForm(new URLSearchParams(encoded(household)));
        expect(checked(body)).toEqual(checked(household));
        expect(checked(body).ok).toBe(true);
      }),
      { seed: 20261124, numRuns: 300 },
    );
  });

  it('leaves out what is empty, closes up its rows and takes out the nonce', () => {
    const fields = new URLSearchParams([
      ['nonce', 'n-1'],
      ['preferredName', 'Amina'],
      ['area', ''],
      ['languages.0.code', ''],
      ['languages.0.level', 'fluent'],
      ['languages.2.code', 'ar'],
      ['languages.2.level', 'fluent'],
      ['consent.language', 'en'],
    ]);
    expect(fromForm(fields)).toEqual({
      nonce: 'n-1',
      body: { preferredName: 'Amina', languages: [{ code: 'ar', level: 'fluent' }] },
    });
  });

  it('keeps unknown names, so that they are refused by name', () => {
    const { body } = fromForm(new URLSearchParams([...encoded(least), ['__proto__.admin', '1'], ['visa', 'x']]));
    const read = checked(body);
    expect(read.ok ? [] : read.errors.map(one => one.pointer)).toEqual(['/__proto__.admin', '/visa']);
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  it.each<[string, readonly string[]]>([
    ['languages.abc.code', ['/languages.abc.code']],
    ['languages.code', ['/languages.code']],
    ['languages.1.dialect', ['/languages/1/code', '/languages/1/level', '/languages/1/dialect']],
    ['consent.witness', ['/consent/witness']],
    [
      'preferences.navigatorGender.height',
      ['/preferences/navigatorGender/value', '/preferences/navigatorGender/height'],
    ],
    ['preferences.navigatorGender', ['/preferences/navigatorGender']],
    ['preferences.age', ['/preferences/age']],
    ['household.pets', ['/household/pets']],
    ['contact.fax', ['/contact/fax']],
  ])('refuses %s at its place and drops nothing in silence', (name, pointers) => {
    const read = checked(fromForm(new URLSearchParams([...encoded(least), [name, 'x']])).body);
    expect(read.ok ? [] : read.errors.map(one => one.pointer)).toEqual(pointers);
  });

  it('passes over a level beside no language and a box beside no wish', () => {
    const fields = [
      ['languages.1.level', 'basic'],
      ['preferences.navigatorGender.required', 'true'],
    ] as const;
    const { body } = fromForm(
      new URLSearchParams([...encoded(least), ...fields.map(([a, b]): [string, string] => [a, b])]),
    );
    expect(checked(body)).toEqual(checked(least));
  });

  it('takes the ages of children without the number of adults', () => {
    const { body } = fromForm(new URLSearchParams([...encoded(least), ['household.childrenAgeBands', '0-4']]));
    expect(checked(body)).toMatchObject({ ok: true, value: { household: { childrenAgeBands: ['0-4'] } } });
  });

  it('never throws, whatever fields come', () => {
    const name = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'languages',
        'languages.0',
        'languages.0.code.x',
        'contact',
        'preferences',
        'consent.version.x',
        'household.adults',
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(name, fc.string())), fields => {
        checked(fromForm(new URLSearchParams(fields)).body);
      }),
      { seed: 20261124, numRuns: 500 },
    );
  });
});

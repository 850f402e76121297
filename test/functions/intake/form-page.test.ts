import { describe, expect, it } from 'vitest';
import { fromForm } from '../../../functions/intake/form-fields.ts';
import { formPage } from '../../../functions/intake/form-page.ts';
import { posted } from '../../../functions/intake/posted.ts';
import { check } from '../../../functions/program/checks.ts';
import { languages, wordsFor } from '../../../functions/program/words.ts';

const state = { language: 'en', program: 'We Belong Here', nonce: 'n' };
const { form, refusals } = wordsFor('en');

/** The page that answers these fields. */
function answered(fields: readonly [string, string][], language = 'en'): string {
  const values = new URLSearchParams([...fields]);
  const checked = check(posted, fromForm(values).body, language);
  return formPage({ ...state, language, values, errors: checked.ok ? [] : checked.errors }).markup;
}

/** The lines of the summary, as text. */
const summary = (markup: string): readonly string[] =>
  [...(/id="faults".*?<ul>(.*?)<\/ul>/s.exec(markup)?.[1] ?? '').matchAll(/<li>(.*?)<\/li>/g)].map(([, line = '']) =>
    line
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

const beside = (markup: string, field: string): string | undefined =>
  new RegExp(`id="fault-${field}">([^<]*)<`).exec(markup)?.[1];

describe('a form that is refused', () => {
  it.each(['toString', 'constructor', 'valueOf', 'hasOwnProperty', '__proto__', 'lead', 'sections', 'fax'])(
    'names the unknown field %s as it was sent',
    name => expect(summary(answered([[name, '1']]))).toContain(`${name} ${refusals.unknownField}`),
  );

  it('says of what nobody is asked that nobody needs it', () =>
    expect(summary(answered([['visa', '1']]))).toContain(`visa ${refusals.unasked}`));

  it.each<[string, string, string]>([
    ['contact.email', 'amina@', 'email'],
    ['contact.phone', '12', 'phone'],
    ['contact.agency', 'nobody', 'unknownId'],
    ['languages.0.level', 'somewhat', 'unknownId'],
    ['languages.0.code', 'klingon!', 'languageCode'],
    ['interpreterNeeded', 'perhaps', 'yesOrNo'],
    ['area', 'nowhere', 'unknownId'],
    ['availability', 'someday', 'unknownId'],
    ['needs', 'gold', 'unknownId'],
    ['urgent', 'perhaps', 'yesOrNo'],
    ['household.adults', '0', 'adults'],
    ['household.childrenAgeBands', '99', 'unknownId'],
    ['arrivalWindow', 'never', 'unknownId'],
    ['introduction', 'perhaps', 'unknownId'],
    ['preferences.navigatorGender.value', 'robot', 'unknownId'],
    ['preferences.sharedExperience', 'none', 'unknownId'],
    ['safeContact', 'pigeon', 'unknownId'],
    ['accessNeeds', 'castle', 'unknownId'],
    ['notes', 'A123456789', 'forbidden'],
    ['consent.version', 'old', 'consent'],
  ])('says at %s what is wrong with it, and leads there from the summary', (name, value, reason) => {
    const markup = answered([
      ...(name.endsWith('level') ? ([['languages.0.code', 'ar']] as [string, string][]) : []),
      [name, value],
    ]);
    const place = name === 'consent.version' ? 'consent' : name;
    expect(beside(markup, place)).toBe(refusals[reason as keyof typeof refusals]);
    expect(markup).toContain(`<a href="#${place}">`);
    expect(markup).toContain(` id="${place}"`);
    expect(markup).toContain(`aria-describedby="fault-${place}`);
  });

  it('lists each field once, without a colon after a question', () => {
    const lines = summary(
      answered([
        ['needs', 'gold'],
        ['needs', 'silver'],
      ]),
    );
    expect(lines.filter(line => line.startsWith(form.needs))).toHaveLength(1);
    expect(lines).toContain(`${form.contact} ${refusals.missing}`);
  });

  it('names no address of an API to a person', () => {
    for (const { code } of languages)
      for (const reason of Object.values(wordsFor(code).refusals)) expect(reason).not.toMatch(/GET|\/program/);
  });
});

describe('the form', () => {
  const markup = formPage(state).markup;
  const row = (i: number): string =>
    new RegExp(`<select id="languages\\.${i}\\.level".*?</select>`, 's').exec(markup)?.[0] ?? '';

  it('takes a further language for a little spoken until more is said', () => {
    expect(row(0)).toContain('value="fluent" selected');
    expect(row(1)).toContain('value="basic" selected');
    expect(row(2)).toContain('value="basic" selected');
  });

  it('lets in who speaks a language that is not listed', () => {
    expect(markup).toContain('<option value="mis">a language not in our list</option>');
    expect(answered([['languages.0.code', 'mis']])).not.toContain('id="fault-languages.0.code"');
  });

  it('says of everything needed that it is', () => {
    for (const title of [form.preferredName, form.contact, form.age, form.firstLanguage, form.sections.agreement])
      expect(markup).toContain(`${title} <span class="quietly">(${form.required})</span>`);
  });

  it('has no two places with one id', () => {
    const ids = [...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

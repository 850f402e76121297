import { seenField } from '../platform/deciding.ts';
import { type Html, html, type Piece } from '../platform/html.ts';
import { button } from '../platform/page.ts';
import {
  availabilityGrid,
  boxes,
  type Choices,
  type Filled,
  group,
  languageRow,
  lengthened,
  named,
  needed,
  type Places,
  Sheet,
  select,
  tick,
} from '../platform/sheet.ts';
import { program } from '../program/settings.ts';
import { areaName, fill, type Words, wordsFor } from '../program/words.ts';
import type { Profile } from './navigator.ts';

/** What the questions of a profile are called; a form for someone new asks them in whole sentences. */
export interface Titles {
  readonly availability: string;
  readonly areas: string;
  readonly strengths: string;
  readonly experiences: string;
  readonly limits: string;
  readonly remote: string;
  readonly gender: string;
  readonly genderHint?: string;
}

/** What they are called where she looks at what she told. */
const short = ({ rights, volunteer }: Words): Titles => ({
  ...rights.seen,
  availability: rights.seen.times,
  remote: volunteer.remote,
});

/** The fields and groups of a profile's form. */
export const profilePlaces = (
  titles: Titles,
  { form, pages, volunteer }: Words,
): readonly (readonly [string, string])[] => [
  ['/languages', form.sections.languages],
  ...[form.firstLanguage, form.secondLanguage, form.thirdLanguage].flatMap(
    (label, i) =>
      [
        [`/languages/${i}/code`, label],
        [`/languages/${i}/level`, `${label} – ${form.level}`],
      ] as const,
  ),
  ['/phone', volunteer.phone],
  ['/areas', titles.areas],
  ['/availability', titles.availability],
  ['/strengths', titles.strengths],
  ['/experiences', titles.experiences],
  ['/limits', titles.limits],
  ['/remote', titles.remote],
  ['/gender', titles.gender],
  ['/capacity', pages.profile.capacity],
];

/** What is known of her, as the form would send it. */
export function asTyped({ languages, gender, capacity, remote, ...lists }: Profile, phone?: string): URLSearchParams {
  const { areas, availability, strengths, experiences, limits } = lists;
  const fields = new URLSearchParams({
    capacity: String(capacity),
    ...(gender && { gender }),
    ...(remote && { remote: 'true' }),
    ...(phone && { phone }),
  });
  for (const [i, { code, level }] of languages.entries()) {
    fields.append(`languages.${i}.code`, code);
    fields.append(`languages.${i}.level`, level);
  }
  for (const [name, ids] of Object.entries({ areas, availability, strengths, experiences, limits }))
    for (const id of ids) fields.append(name, id);
  return fields;
}

/** There is room for one more language than she told, and for three at least. */
const languageRows = (sheet: Sheet): readonly string[] => {
  const { firstLanguage, secondLanguage, thirdLanguage } = sheet.words;
  return lengthened([firstLanguage, secondLanguage, thirdLanguage], sheet.rows('languages') + 1);
};

/** How many households at a time; `most` can be chosen. */
export function capacityField(sheet: Sheet, { hint, most }: { readonly hint: string; readonly most: number }): Html {
  const { profile } = wordsFor(sheet.language).pages;
  const choices = Array.from({ length: most }, (_, i) => [String(i + 1), String(i + 1)] as const);
  const field = select(sheet, '/capacity', { label: profile.capacityLabel, hint: fill(hint, { most }), choices });
  return html`<fieldset><legend>${profile.capacity}</legend><div class="field">${field}</div></fieldset>`;
}

/** Her number, which she need not give. */
export function phoneField(sheet: Sheet): Html {
  const { phone, phoneHint } = wordsFor(sheet.language).volunteer;
  return html`<div class="field"><label for="phone">${phone}</label><p class="hint" id="phone-hint">${phoneHint}</p>
<input type="tel" id="phone" name="phone" dir="ltr" autocomplete="tel" value="${sheet.typed('phone')}"${sheet.marks('/phone', 'phone-hint')}>${sheet.faultText('/phone')}</div>`;
}

/** The other questions of a profile. */
export function profileFields(sheet: Sheet, titles: Titles): Html {
  const words = wordsFor(sheet.language);
  const list = (pointer: string, legend: Piece, choices: Choices): Html => boxes(sheet, pointer, { legend, choices });
  const areas = program.areas.map(({ id }) => [id, areaName(id)] as const);
  const gender = {
    label: titles.gender,
    none: words.form.none,
    choices: named(sheet, { list: 'genders', ids: program.genders }),
    ...(titles.genderHint && { hint: titles.genderHint }),
  };
  return html`${group(sheet, '/availability', { legend: html`${titles.availability}${needed(sheet)}`, inner: availabilityGrid(sheet.language, id => sheet.chosen('availability', id)) })}
${group(sheet, '/languages', { legend: words.form.sections.languages, inner: html`${languageRows(sheet).map((label, i) => languageRow(sheet, i, label))}` })}
${list('/areas', html`${titles.areas}${needed(sheet)}`, areas)}
${list('/strengths', titles.strengths, named(sheet, { list: 'needs', ids: program.needs.map(({ id }) => id) }))}
${list('/experiences', titles.experiences, named(sheet, { list: 'experiences', ids: program.experiences }))}
${list('/limits', titles.limits, named(sheet, { list: 'limits', ids: program.limits }))}
${tick(sheet, '/remote', titles.remote)}
<div class="field">${select(sheet, '/gender', gender)}</div>`;
}

/** The fields and groups of her own form. */
export const ownPlaces = (words: Words): Places => new Map(profilePlaces(short(words), words));

/** What a navigator told, to be changed by herself. `agreed`: so many households she may have already; `seen`: what the form shows of what is held. */
export function profileForm(filled: Filled & { readonly seen?: object | undefined }, agreed: number): Html {
  const words = wordsFor(filled.language);
  const titles = short(words);
  const sheet = new Sheet(filled, () => ownPlaces(words));
  const most = Math.max(agreed, program.navigators.mostHouseholds.byHerself);
  return html`${(filled.errors?.length ?? 0) > 0 && sheet.summary()}<form method="post">${filled.seen && seenField(filled.seen)}
${capacityField(sheet, { hint: words.pages.profile.capacityHint, most })}${phoneField(sheet)}${profileFields(sheet, titles)}
${button(words.pages.profile.save, { name: 'answer', value: 'save' })}</form>`;
}

import { type Html, html } from '../platform/html.ts';
import { button } from '../platform/page.ts';
import {
  availabilityGrid,
  boxes,
  type Filled,
  group,
  languageRow,
  lengthened,
  named,
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
export const profilePlaces = (titles: Titles, { form, pages }: Words): readonly (readonly [string, string])[] => [
  ['/languages', form.sections.languages],
  ...[form.firstLanguage, form.secondLanguage, form.thirdLanguage].flatMap(
    (label, i) =>
      [
        [`/languages/${i}/code`, label],
        [`/languages/${i}/level`, `${label} – ${form.level}`],
      ] as const,
  ),
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
export function asTyped({ languages, gender, capacity, remote, ...lists }: Profile): URLSearchParams {
  const { areas, availability, strengths, experiences, limits } = lists;
  const fields = new URLSearchParams({
    capacity: String(capacity),
    ...(gender && { gender }),
    ...(remote && { remote: 'true' }),
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

/** The questions of a profile, without the button. `most`: so many households can be chosen. */
export function profileFields(sheet: Sheet, titles: Titles, most: number): Html {
  const words = wordsFor(sheet.language);
  const { profile } = words.pages;
  const upTo = Array.from({ length: most }, (_, i) => [String(i + 1), String(i + 1)] as const);
  const list = (pointer: string, legend: string, choices: Parameters<typeof boxes>[2]['choices']): Html =>
    boxes(sheet, pointer, { legend, choices });
  const capacity = { label: profile.capacityLabel, hint: fill(profile.capacityHint, { most }), choices: upTo };
  const gender = {
    label: titles.gender,
    none: words.form.none,
    choices: named(sheet, { list: 'genders', ids: program.genders }),
    ...(titles.genderHint && { hint: titles.genderHint }),
  };
  return html`<fieldset><legend>${profile.capacity}</legend><div class="field">${select(sheet, '/capacity', capacity)}</div></fieldset>
${group(sheet, '/availability', { legend: titles.availability, inner: availabilityGrid(sheet.language, id => sheet.chosen('availability', id)) })}
${group(sheet, '/languages', { legend: words.form.sections.languages, inner: html`${languageRows(sheet).map((label, i) => languageRow(sheet, i, label))}` })}
${list(
  '/areas',
  titles.areas,
  program.areas.map(({ id }) => [id, areaName(id)]),
)}
${list('/strengths', titles.strengths, named(sheet, { list: 'needs', ids: program.needs.map(({ id }) => id) }))}
${list('/experiences', titles.experiences, named(sheet, { list: 'experiences', ids: program.experiences }))}
${list('/limits', titles.limits, named(sheet, { list: 'limits', ids: program.limits }))}
${tick(sheet, '/remote', titles.remote)}
<div class="field">${select(sheet, '/gender', gender)}</div>`;
}

/** What a navigator told, to be changed by herself. `agreed`: so many households she may have already. */
export function profileForm(filled: Filled, agreed: number): Html {
  const words = wordsFor(filled.language);
  const titles = short(words);
  const sheet = new Sheet(filled, (): Places => new Map(profilePlaces(titles, words)));
  const most = Math.max(agreed, program.navigators.mostHouseholds.byHerself);
  return html`${(filled.errors?.length ?? 0) > 0 && sheet.summary()}<form method="post">
${profileFields(sheet, titles, most)}
${button(words.pages.profile.save, { name: 'answer', value: 'save' })}</form>`;
}

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
} from '../platform/sheet.ts';
import { program } from '../program/settings.ts';
import { areaName, fill, type Words, wordsFor } from '../program/words.ts';
import type { Profile } from './navigator.ts';

/** The fields and groups of the form. */
const placesOf =
  ({ rights, pages }: Words) =>
  (form: Words['form']): Places =>
    new Map([
      ['/languages', form.sections.languages],
      ['/areas', rights.seen.areas],
      ['/availability', rights.seen.times],
      ['/strengths', rights.seen.strengths],
      ['/experiences', rights.seen.experiences],
      ['/limits', rights.seen.limits],
      ['/gender', rights.seen.gender],
      ['/capacity', pages.profile.capacity],
    ]);

/** What is known of her, as the form would send it. */
export function asTyped({ languages, gender, capacity, ...lists }: Profile): URLSearchParams {
  const { areas, availability, strengths, experiences, limits } = lists;
  const fields = new URLSearchParams({ capacity: String(capacity), ...(gender && { gender }) });
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

/** What a navigator told, to be changed by herself. `agreed`: so many households she may have already. */
export function profileForm(filled: Filled, agreed: number): Html {
  const words = wordsFor(filled.language);
  const sheet = new Sheet(filled, placesOf(words));
  const { seen } = words.rights;
  const { profile } = words.pages;
  const most = Math.max(agreed, program.navigators.mostHouseholds.byHerself);
  const upTo = Array.from({ length: most }, (_, i) => [String(i + 1), String(i + 1)] as const);
  const list = (pointer: string, legend: string, choices: Parameters<typeof boxes>[2]['choices']): Html =>
    boxes(sheet, pointer, { legend, choices });
  return html`${(filled.errors?.length ?? 0) > 0 && sheet.summary()}<form method="post">
<fieldset><legend>${profile.capacity}</legend><div class="field">${select(sheet, '/capacity', { label: profile.capacityLabel, hint: fill(profile.capacityHint, { most }), choices: upTo })}</div></fieldset>
${group(sheet, '/availability', { legend: seen.times, inner: availabilityGrid(filled.language, id => sheet.chosen('availability', id)) })}
${group(sheet, '/languages', { legend: words.form.sections.languages, inner: html`${languageRows(sheet).map((label, i) => languageRow(sheet, i, label))}` })}
${list(
  '/areas',
  seen.areas,
  program.areas.map(({ id }) => [id, areaName(id)]),
)}
${list('/strengths', seen.strengths, named(sheet, { list: 'needs', ids: program.needs.map(({ id }) => id) }))}
${list('/experiences', seen.experiences, named(sheet, { list: 'experiences', ids: program.experiences }))}
${list('/limits', seen.limits, named(sheet, { list: 'limits', ids: program.limits }))}
<div class="field">${select(sheet, '/gender', { label: seen.gender, none: words.form.none, choices: named(sheet, { list: 'genders', ids: program.genders }) })}</div>
${button(profile.save, { name: 'answer', value: 'save' })}</form>`;
}

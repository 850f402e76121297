import { type Html, html } from '../platform/html.ts';
import { availabilityGrid, check } from '../platform/sheet.ts';
import { program } from '../program/settings.ts';
import { areaName, wordsFor } from '../program/words.ts';
import type { Answers } from './domain.ts';

/** The two questions whose answers pairing needs, for the confirm page; with the place, whether it need be one. */
export function detailsFields(missing: readonly ('area' | 'availability')[], language: string): Html {
  const { form } = wordsFor(language);
  return html`
${
  missing.includes('area') &&
  html`<div class="field"><label for="area">${form.area}</label><p class="hint" id="area-hint">${form.areaHint}</p>
<select id="area" name="area" aria-describedby="area-hint"><option value="">${form.none}</option>${program.areas.map(
    ({ id }) => html`<option value="${id}">${areaName(id)}</option>`,
  )}</select></div>
${check('checkbox', { name: 'remote', value: 'true', label: form.remote, checked: false })}`
}
${
  missing.includes('availability') &&
  html`<fieldset><legend>${form.availability}</legend>${availabilityGrid(language, () => false)}</fieldset>`
}`;
}

/** What was answered, as far as it is one of the choices. */
export function detailsOf(fields: URLSearchParams): Answers {
  const area = fields.get('area') ?? '';
  const availability = fields.getAll('availability').filter(id => program.availability.includes(id));
  return {
    ...(program.areas.some(({ id }) => id === area) && { area }),
    ...(availability.length > 0 && { availability: [...new Set(availability)] }),
    ...(fields.get('remote') === 'true' && { remote: true }),
  };
}

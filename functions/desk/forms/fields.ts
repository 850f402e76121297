import { type Html, html, type Piece } from '../../platform/html.ts';
import { type Choices, group, nameOfField, type Sheet, select } from '../../platform/sheet.ts';

/** Choices of so few letters stand beside one another. */
const shortest = 16;

/** One of several, from a list. */
export const oneFrom = (
  sheet: Sheet,
  pointer: string,
  { label, choices, none }: { label: string; choices: Choices; none?: string },
): Html =>
  html`<div class="field">${select(sheet, pointer, { label, choices, ...(none !== undefined && { none }) })}</div>`;

/** One of a few, all of them to be seen. */
export function oneOfFew(
  sheet: Sheet,
  pointer: string,
  { legend, choices }: { legend: string; choices: Choices },
): Html {
  const name = nameOfField(pointer);
  const radio = ([value, label]: Choices[number]): Html =>
    html`<label class="choice"><input type="radio" name="${name}" value="${value}"${sheet.typed(name) === value && { markup: ' checked' }}><span>${label}</span></label>`;
  return group(sheet, pointer, {
    legend,
    inner: html`<div class="choices${choices.every(([, label]) => label.length < shortest) && ' across'}">${choices.map(radio)}</div>`,
  });
}

/** Some of several. */
export function someFrom(
  sheet: Sheet,
  pointer: string,
  { legend, choices }: { legend: string; choices: Choices },
): Html {
  const name = nameOfField(pointer);
  const box = ([value, label]: Choices[number]): Html =>
    html`<label class="choice"><input type="checkbox" name="${name}" value="${value}"${sheet.chosen(name, value) && { markup: ' checked' }}><span>${label}</span></label>`;
  return group(sheet, pointer, { legend, inner: html`<div class="choices">${choices.map(box)}</div>` });
}

interface Input {
  readonly label: Piece;
  readonly type: 'date' | 'time' | 'text';
  readonly hint?: string | undefined;
  readonly min?: string;
  readonly max?: string;
  readonly longest?: number;
}

/** A day, a time, or a line. */
export function input(sheet: Sheet, pointer: string, { label, type, hint, min, max, longest }: Input): Html {
  const name = nameOfField(pointer);
  const id = sheet.id(pointer);
  const hintId = hint && `hint-${id}`;
  return html`<div class="field"><label for="${id}">${label}</label>${hint && html`<p class="hint" id="hint-${id}">${hint}</p>`}
<input${type !== 'text' && { markup: ' class="short"' }} type="${type}" id="${id}" name="${name}" value="${sheet.typed(name)}"${min && html` min="${min}"`}${max && html` max="${max}"`}${longest && html` maxlength="${longest}"`}${sheet.autocomplete('off')}${sheet.marks(pointer, hintId)}>${sheet.faultText(pointer)}</div>`;
}

/** Words over several lines. */
export function words(
  sheet: Sheet,
  pointer: string,
  { label, hint, longest }: { label: string; hint?: string; longest: number },
): Html {
  const name = nameOfField(pointer);
  const id = sheet.id(pointer);
  const hintId = hint && `hint-${id}`;
  return html`<div class="field"><label for="${id}">${label}</label>${hint && html`<p class="hint" id="hint-${id}">${hint}</p>`}
<textarea id="${id}" name="${name}" maxlength="${longest}"${sheet.autocomplete('off')}${sheet.marks(pointer, hintId)}>${sheet.typed(name)}</textarea>${sheet.faultText(pointer)}</div>`;
}

/** Fields that carry something and ask nothing. */
export const hidden = (fields: Iterable<readonly [string, string]>): Html =>
  html`${[...fields].map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`;

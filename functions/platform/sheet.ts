import type { Fault } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { languageName, type NamedList, nameOf, unlistedLanguage, type Words, wordsFor } from '../program/words.ts';
import { type Html, html, type Piece } from './html.ts';

/** What a form is shown with: at first empty, after a refusal with what was typed and what was wrong. */
export interface Filled {
  readonly language: string;
  readonly values?: URLSearchParams;
  readonly errors?: readonly Fault[];
  /** Filled in for someone else: the browser must neither offer what it knows of whoever types, nor remember what she typed. */
  readonly forOthers?: boolean;
  /** Set before the ids of its fields, where several forms of a page have fields of the same names: a label belongs to one field. */
  readonly apart?: string;
}

/** Where a fault can be mended: the fields and groups that a form shows, by pointer, with their titles. */
export type Places = ReadonlyMap<string, string>;

/** A name as the form sends it, and the id of its field: the pointer's steps with dots between. */
export const nameOfField = (pointer: string): string => pointer.slice(1).replaceAll('/', '.');

/** Where a fault stands: at its field, a list's at the list, all of the agreement's at its box; none for a name that is not the form's. */
export function placeOf({ pointer }: Pick<Fault, 'pointer'>, places: Places): string | undefined {
  const place = pointer.startsWith('/consent/v') ? '/consent' : pointer.replace(/\/\d+$/, '');
  return places.has(place) ? place : undefined;
}

/** The form as it is being written: words, what was typed, what was wrong. */
export class Sheet {
  readonly words: Words['form'];
  readonly language: string;
  readonly #values: URLSearchParams;
  readonly #errors: readonly Fault[];
  readonly #places: Places;
  readonly #forOthers: boolean;
  readonly #apart: string;

  constructor(
    { language, values, errors, forOthers = false, apart = '' }: Filled,
    placesOf: (words: Words['form']) => Places,
  ) {
    this.language = language;
    this.words = wordsFor(language).form;
    this.#values = values ?? new URLSearchParams();
    this.#errors = errors ?? [];
    this.#places = placesOf(this.words);
    this.#forOthers = forOthers;
    this.#apart = apart;
  }

  /** What the browser may fill in by itself: `email`. */
  autocomplete(what: string): Html {
    return html` autocomplete="${this.#forOthers ? 'off' : what}"`;
  }

  /** The id of a field, by its pointer. */
  id(pointer: string): string {
    return `${this.#apart}${nameOfField(pointer)}`;
  }

  /** It came back with what was typed: nothing of that may be hidden. */
  get isReturned(): boolean {
    return this.#values.size > 0;
  }

  /** How often a name was sent: lists of needs repeat it. */
  times(name: string): number {
    return this.#values.getAll(name).length;
  }

  /** How many rows of a list of objects were sent. */
  rows(name: string): number {
    return [...this.#values.keys()].filter(key => key.startsWith(`${name}.`) && key.endsWith('.code')).length;
  }

  typed(name: string, nth = 0): string {
    return this.#values.getAll(name)[nth] ?? '';
  }

  chosen(name: string, value: string): boolean {
    return this.#values.getAll(name).includes(value);
  }

  #place(fault: Fault): string | undefined {
    return placeOf(fault, this.#places);
  }

  fault(place: string): string | undefined {
    return this.#errors.find(one => this.#place(one) === place)?.detail;
  }

  faultText(place: string): Html {
    const detail = this.fault(place);
    return detail === undefined ? html`` : html`<p class="fault" id="fault-${this.id(place)}">${detail}</p>`;
  }

  /** Marks an input as wrong and ties the reason to it. */
  marks(place: string, hint?: string): Html {
    const wrong = this.fault(place) !== undefined;
    const described = [wrong && `fault-${this.id(place)}`, hint].filter(Boolean).join(' ');
    return html`${wrong && { markup: ' aria-invalid="true"' }}${described && html` aria-describedby="${described}"`}`;
  }

  /** One line for each place and each unknown name, which is told as it was sent. */
  summary(): Html {
    const lines = new Map<string, Html>();
    for (const fault of this.#errors) {
      const place = this.#place(fault);
      const name = nameOfField(place ?? fault.pointer);
      const title =
        place === undefined ? html`${name}` : html`<a href="#${this.id(place)}">${this.#places.get(place)}</a>`;
      if (!lines.has(name)) lines.set(name, html`<li>${title}<br>${fault.detail}</li>`);
    }
    return html`<div class="notice warn" id="faults" tabindex="-1"><h2>${this.words.faults}</h2><p>${this.words.keptTyped}</p><ul>${[...lines.values()]}</ul></div>`;
  }
}

export const needed = (sheet: Sheet): Html => html` <span class="quietly">(${sheet.words.required})</span>`;

export const option = (value: string, label: string, selected: boolean): Html =>
  html`<option value="${value}"${selected && { markup: ' selected' }}>${label}</option>`;

export const check = (
  type: 'checkbox' | 'radio',
  { name, value, label, checked, marks }: Choice & { readonly name: string; readonly marks?: Html },
): Html =>
  html`<label class="choice"><input type="${type}" name="${name}" value="${value}"${checked && { markup: ' checked' }}${marks}><span>${label}</span></label>`;

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
}

/** A group of fields under its question, with what is wrong with it. */
export const group = (sheet: Sheet, pointer: string, { legend, inner }: { legend: Piece; inner: Piece }): Html =>
  html`<fieldset id="${sheet.id(pointer)}"${sheet.fault(pointer) !== undefined && html` aria-describedby="fault-${sheet.id(pointer)}"`}><legend>${legend}</legend>${sheet.faultText(pointer)}${inner}</fieldset>`;

/** One box to tick, with what is wrong with it. */
export function tick(sheet: Sheet, pointer: string, label: string): Html {
  const name = nameOfField(pointer);
  const box = { name, value: 'true', label, checked: sheet.chosen(name, 'true'), marks: sheet.marks(pointer) };
  return html`<div class="field" id="${sheet.id(pointer)}">${check('checkbox', box)}${sheet.faultText(pointer)}</div>`;
}

/** What can be chosen: its id, and its name in the form's language. */
export type Choices = readonly (readonly [id: string, label: string])[];

interface Listed {
  readonly list: NamedList;
  readonly ids: readonly string[];
}

/** Some of several: boxes under their question. */
export function boxes(sheet: Sheet, pointer: string, { legend, choices }: { legend: Piece; choices: Choices }): Html {
  const name = nameOfField(pointer);
  const box = ([value, label]: Choices[number]): Html =>
    check('checkbox', { name, value, label, checked: sheet.chosen(name, value) });
  return group(sheet, pointer, { legend, inner: html`<div class="choices">${choices.map(box)}</div>` });
}

/** One of several; `first` is chosen where nothing was. */
export function radios(
  sheet: Sheet,
  pointer: string,
  { legend, choices, first }: { legend: Piece; choices: Choices; first?: string },
): Html {
  const name = nameOfField(pointer);
  const radio = ([value, label]: readonly [string, string]): Html =>
    check('radio', { name, value, label, checked: (sheet.typed(name) || first) === value });
  return group(sheet, pointer, { legend, inner: html`<div class="choices">${choices.map(radio)}</div>` });
}

/** The members of a list with their names. */
export const named = (sheet: Sheet, { list, ids }: Listed): Choices =>
  ids.map(id => [id, nameOf(list, id, sheet.language)]);

/** A list to choose one from, under its label, with what is wrong with it. */
export function select(sheet: Sheet, pointer: string, { label, none, choices, hint, first }: Select): Html {
  const name = nameOfField(pointer);
  const id = sheet.id(pointer);
  const hintId = hint && `hint-${id}`;
  return html`<label for="${id}">${label}</label>${hint && html`<p class="hint" id="hint-${id}">${hint}</p>`}
<select id="${id}" name="${name}"${sheet.marks(pointer, hintId)}>${none !== undefined && option('', none, false)}${choices.map(
    ([value, text]) => option(value, text, (sheet.typed(name) || first) === value),
  )}</select>${sheet.faultText(pointer)}`;
}

interface Select {
  readonly label: Piece;
  /** The line that chooses nothing. */
  readonly none?: string;
  readonly choices: Choices;
  readonly hint?: string;
  readonly first?: string;
}

/** The languages to choose from in the order of their names, and one line for all others. */
function languageChoices(sheet: Sheet, held: string): Choices {
  const names = program.languages.map(id => [id, languageName(id, sheet.language)] as const);
  const sorted = names.toSorted(([, one], [, other]) => one.localeCompare(other, sheet.language));
  // Staff and partners may have told a language that the list lacks: it must not be lost by saving.
  const more = new Set([...(held && !program.languages.includes(held) ? [held] : []), unlistedLanguage]);
  return [...sorted, ...[...more].map(id => [id, languageName(id, sheet.language)] as const)];
}

/** Of a further language nobody knows how well it is spoken until it is said: passed over, it must promise no navigator more than a little. */
export function languageRow(sheet: Sheet, i: number, label: string): Html {
  const code = {
    label: html`${label}${i === 0 && needed(sheet)}`,
    none: sheet.words.none,
    choices: languageChoices(sheet, sheet.typed(`languages.${i}.code`)),
  };
  const level = {
    label: sheet.words.level,
    choices: named(sheet, { list: 'levels', ids: ['fluent', 'conversational', 'basic'] }),
    first: i === 0 ? 'fluent' : 'basic',
  };
  return html`<div class="field pairs"><div>${select(sheet, `/languages/${i}/code`, code)}</div>
<div>${select(sheet, `/languages/${i}/level`, level)}</div></div>`;
}

/** The form asks for three; whoever told more by another way loses none of them here. */
export const lengthened = (labels: readonly string[], count: number): readonly string[] =>
  Array.from({ length: Math.max(labels.length, count) }, (_, i) => labels[i] ?? `${i + 1}`);

/** Days down, parts of the day across: three boxes a row fit the narrowest phone. */
export function availabilityGrid(language: string, chosen: (id: string) => boolean, name = 'availability'): Html {
  const { days, parts } = wordsFor(language);
  const partIds = ['morning', 'afternoon', 'evening'] as const;
  const offered = new Set(program.availability);
  const cell = (day: string, part: (typeof partIds)[number]): Html => {
    const id = `${day}-${part}`;
    const label = `${(days as Readonly<Record<string, string>>)[day]} ${parts[part]}`;
    return html`<td>${offered.has(id) && html`<label><span class="hidden">${label}</span><input type="checkbox" name="${name}" value="${id}"${chosen(id) && { markup: ' checked' }}></label>`}</td>`;
  };
  return html`<table><thead><tr><td></td>${partIds.map(part => html`<th scope="col">${parts[part]}</th>`)}</tr></thead>
<tbody>${Object.entries(days).map(([day, name]) => html`<tr><th scope="row">${name}</th>${partIds.map(part => cell(day, part))}</tr>`)}</tbody></table>`;
}

import { type Html, html, type Piece } from '../platform/html.ts';
import { button, notice, type Paged, pageOf } from '../platform/page.ts';
import type { Fault } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import {
  areaName,
  languageName,
  languages,
  type NamedList,
  nameOf,
  unlistedLanguage,
  type Words,
  wordsFor,
} from '../program/words.ts';

/** What the form is shown with: at first empty, after a refusal with what was typed and what was wrong. */
export interface FormState {
  readonly language: string;
  readonly program: string;
  /** Makes a form sent twice one household. */
  readonly nonce: string;
  readonly values?: URLSearchParams;
  readonly errors?: readonly Fault[];
  /** What is wrong with the whole of it. */
  readonly notice?: string;
}

/** Where a fault can be mended: the fields and groups that the form shows, by pointer, with their titles. */
const placesOf = (words: Words['form']): ReadonlyMap<string, string> =>
  new Map([
    ['/preferredName', words.preferredName],
    ['/contact', words.contact],
    ['/contact/email', words.email],
    ['/contact/phone', words.phone],
    ['/contact/agency', words.agency],
    ['/adult', words.age],
    ['/languages', words.sections.languages],
    ...[words.firstLanguage, words.secondLanguage, words.thirdLanguage].flatMap(
      (label, i) =>
        [
          [`/languages/${i}/code`, label],
          [`/languages/${i}/level`, `${label} – ${words.level}`],
        ] as const,
    ),
    ['/interpreterNeeded', words.interpreterNeeded],
    ['/area', words.area],
    ['/availability', words.availability],
    ['/needs', words.needs],
    ['/urgent', words.urgent],
    ['/household/adults', words.adults],
    ['/household/childrenAgeBands', words.childrenAgeBands],
    ['/arrivalWindow', words.arrivalWindow],
    ['/introduction', words.introduction],
    ['/preferences/navigatorGender/value', words.navigatorGender],
    ['/preferences/navigatorGender/required', words.genderRequired],
    ['/preferences/sharedExperience', words.sharedExperience],
    ['/safeContact', words.safeContact],
    ['/accessNeeds', words.accessNeeds],
    ['/notes', words.notes],
    ['/consent', words.consent],
  ]);

/** A name as the form sends it, and the id of its field: the pointer's steps with dots between. */
const nameOfField = (pointer: string): string => pointer.slice(1).replaceAll('/', '.');

/** The form as it is being written: words, what was typed, what was wrong. */
class Sheet {
  readonly words: Words['form'];
  readonly language: string;
  readonly #values: URLSearchParams;
  readonly #errors: readonly Fault[];
  readonly #places: ReadonlyMap<string, string>;

  constructor({ language, values, errors }: FormState) {
    this.language = language;
    this.words = wordsFor(language).form;
    this.#values = values ?? new URLSearchParams();
    this.#errors = errors ?? [];
    this.#places = placesOf(this.words);
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

  /** Where a fault stands: at its field, a list's at the list, all of the agreement's at its box; none for a name that is not the form's. */
  #place({ pointer }: Fault): string | undefined {
    const place = pointer.startsWith('/consent/v') ? '/consent' : pointer.replace(/\/\d+$/, '');
    return this.#places.has(place) ? place : undefined;
  }

  fault(place: string): string | undefined {
    return this.#errors.find(one => this.#place(one) === place)?.detail;
  }

  faultText(place: string): Html {
    const detail = this.fault(place);
    return detail === undefined ? html`` : html`<p class="fault" id="fault-${nameOfField(place)}">${detail}</p>`;
  }

  /** Marks an input as wrong and ties the reason to it. */
  marks(place: string, hint?: string): Html {
    const wrong = this.fault(place) !== undefined;
    const described = [wrong && `fault-${nameOfField(place)}`, hint].filter(Boolean).join(' ');
    return html`${wrong && { markup: ' aria-invalid="true"' }}${described && html` aria-describedby="${described}"`}`;
  }

  /** One line for each place and each unknown name, which is told as it was sent. */
  summary(): Html {
    const lines = new Map<string, Html>();
    for (const fault of this.#errors) {
      const place = this.#place(fault);
      const name = nameOfField(place ?? fault.pointer);
      const title = place === undefined ? html`${name}` : html`<a href="#${name}">${this.#places.get(place)}</a>`;
      if (!lines.has(name)) lines.set(name, html`<li>${title}<br>${fault.detail}</li>`);
    }
    return html`<div class="notice warn" id="faults" tabindex="-1"><h2>${this.words.faults}</h2><p>${this.words.keptTyped}</p><ul>${[...lines.values()]}</ul></div>`;
  }
}

const needed = (sheet: Sheet): Html => html` <span class="quietly">(${sheet.words.required})</span>`;

const option = (value: string, label: string, selected: boolean): Html =>
  html`<option value="${value}"${selected && { markup: ' selected' }}>${label}</option>`;

const check = (
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
const group = (sheet: Sheet, pointer: string, { legend, inner }: { legend: Piece; inner: Piece }): Html =>
  html`<fieldset id="${nameOfField(pointer)}"${sheet.fault(pointer) !== undefined && html` aria-describedby="fault-${nameOfField(pointer)}"`}><legend>${legend}</legend>${sheet.faultText(pointer)}${inner}</fieldset>`;

/** One box to tick, with what is wrong with it. */
function tick(sheet: Sheet, pointer: string, label: string): Html {
  const name = nameOfField(pointer);
  const box = { name, value: 'true', label, checked: sheet.chosen(name, 'true'), marks: sheet.marks(pointer) };
  return html`<div class="field" id="${name}">${check('checkbox', box)}${sheet.faultText(pointer)}</div>`;
}

interface Listed {
  readonly list: NamedList;
  readonly ids: readonly string[];
}

function boxes(sheet: Sheet, pointer: string, { legend, list, ids }: Listed & { readonly legend: string }): Html {
  const name = nameOfField(pointer);
  const box = (id: string): Html =>
    check('checkbox', {
      name,
      value: id,
      label: nameOf(list, id, sheet.language),
      checked: sheet.chosen(name, id),
    });
  return group(sheet, pointer, { legend, inner: html`<div class="choices">${ids.map(box)}</div>` });
}

/** One of several; `first` is chosen where nothing was. */
function radios(
  sheet: Sheet,
  pointer: string,
  { legend, choices, first }: { legend: Piece; choices: readonly (readonly [string, string])[]; first?: string },
): Html {
  const name = nameOfField(pointer);
  const radio = ([value, label]: readonly [string, string]): Html =>
    check('radio', { name, value, label, checked: (sheet.typed(name) || first) === value });
  return group(sheet, pointer, { legend, inner: html`<div class="choices">${choices.map(radio)}</div>` });
}

const named = (sheet: Sheet, { list, ids }: Listed): readonly (readonly [string, string])[] =>
  ids.map(id => [id, nameOf(list, id, sheet.language)]);

/** A list to choose one from, under its label, with what is wrong with it. */
function select(sheet: Sheet, pointer: string, { label, none, choices, hint, first }: Select): Html {
  const name = nameOfField(pointer);
  const hintId = hint && `hint-${name}`;
  return html`<label for="${name}">${label}</label>${hint && html`<p class="hint" id="hint-${name}">${hint}</p>`}
<select id="${name}" name="${name}"${sheet.marks(pointer, hintId)}>${none !== undefined && option('', none, false)}${choices.map(
    ([id, text]) => option(id, text, (sheet.typed(name) || first) === id),
  )}</select>${sheet.faultText(pointer)}`;
}

interface Select {
  readonly label: Piece;
  /** The line that chooses nothing. */
  readonly none?: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly hint?: string;
  readonly first?: string;
}

const yourName = (
  sheet: Sheet,
): Html => html`<div class="field"><label for="preferredName">${sheet.words.preferredName}${needed(sheet)}</label><p class="hint" id="name-hint">${sheet.words.preferredNameHint}</p>
<input type="text" id="preferredName" name="preferredName" maxlength="80" autocomplete="nickname" value="${sheet.typed('preferredName')}"${sheet.marks('/preferredName', 'name-hint')}>${sheet.faultText('/preferredName')}</div>`;

function aboutYou(sheet: Sheet): Html {
  const { words } = sheet;
  const contact = html`<p class="hint" id="contact-hint">${words.contactHint}</p>
<div class="field"><label for="contact.email">${words.email}</label><input type="email" id="contact.email" name="contact.email" dir="ltr" autocomplete="email" value="${sheet.typed('contact.email')}"${sheet.marks('/contact/email', 'contact-hint')}>${sheet.faultText('/contact/email')}</div>
<div class="field"><label for="contact.phone">${words.phone}</label><p class="hint" id="phone-hint">${words.phoneHint}</p><input type="tel" id="contact.phone" name="contact.phone" dir="ltr" autocomplete="tel" value="${sheet.typed('contact.phone')}"${sheet.marks('/contact/phone', 'phone-hint')}>${sheet.faultText('/contact/phone')}</div>
<div class="field">${select(sheet, '/contact/agency', {
    label: words.agency,
    none: words.none,
    choices: program.partners.map(({ id, name }) => [id, name]),
  })}</div>`;
  return html`<fieldset><legend>${words.sections.you}</legend>
${yourName(sheet)}
${group(sheet, '/contact', { legend: html`${words.contact}${needed(sheet)}`, inner: contact })}
${radios(sheet, '/adult', {
  legend: html`${words.age}${needed(sheet)}`,
  choices: [
    ['true', words.adult],
    ['false', words.adultNo],
  ],
})}</fieldset>`;
}

/** The languages to choose from in the order of their names, and one line for all others. */
function languageChoices(sheet: Sheet): readonly (readonly [string, string])[] {
  const names = program.languages.map(id => [id, languageName(id, sheet.language)] as const);
  const sorted = names.toSorted(([, one], [, other]) => one.localeCompare(other, sheet.language));
  return [...sorted, [unlistedLanguage, languageName(unlistedLanguage, sheet.language)]];
}

/** Of a further language nobody knows how well it is spoken until it is said: passed over, it must promise no navigator more than a little. */
function languageRow(sheet: Sheet, i: number, label: string): Html {
  const code = {
    label: html`${label}${i === 0 && needed(sheet)}`,
    none: sheet.words.none,
    choices: languageChoices(sheet),
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
const lengthened = (labels: readonly string[], count: number): readonly string[] =>
  Array.from({ length: Math.max(labels.length, count) }, (_, i) => labels[i] ?? `${i + 1}`);

function yourLanguages(sheet: Sheet): Html {
  const { words } = sheet;
  const rows = lengthened([words.firstLanguage, words.secondLanguage, words.thirdLanguage], sheet.rows('languages'));
  const inner = html`<p class="hint">${words.unlistedHint}</p>${rows.map((label, i) => languageRow(sheet, i, label))}
${tick(sheet, '/interpreterNeeded', words.interpreterNeeded)}`;
  return group(sheet, '/languages', { legend: words.sections.languages, inner });
}

/** Days down, parts of the day across: three boxes a row fit the narrowest phone. */
export function availabilityGrid(language: string, chosen: (id: string) => boolean): Html {
  const { days, parts } = wordsFor(language);
  const partIds = ['morning', 'afternoon', 'evening'] as const;
  const offered = new Set(program.availability);
  const cell = (day: string, part: (typeof partIds)[number]): Html => {
    const id = `${day}-${part}`;
    const label = `${(days as Readonly<Record<string, string>>)[day]} ${parts[part]}`;
    return html`<td>${offered.has(id) && html`<label><span class="hidden">${label}</span><input type="checkbox" name="availability" value="${id}"${chosen(id) && { markup: ' checked' }}></label>`}</td>`;
  };
  return html`<table><thead><tr><td></td>${partIds.map(part => html`<th scope="col">${parts[part]}</th>`)}</tr></thead>
<tbody>${Object.entries(days).map(([day, name]) => html`<tr><th scope="row">${name}</th>${partIds.map(part => cell(day, part))}</tr>`)}</tbody></table>`;
}

function whereAndWhen(sheet: Sheet): Html {
  const { words } = sheet;
  const area = {
    label: words.area,
    hint: `${words.areaHint} ${words.optional}`,
    none: words.none,
    choices: program.areas.map(({ id }) => [id, areaName(id)] as const),
  };
  const grid = html`<p class="hint">${words.optional}</p>${availabilityGrid(sheet.language, id => sheet.chosen('availability', id))}`;
  return html`<fieldset><legend>${words.sections.meeting}</legend><div class="field">${select(sheet, '/area', area)}</div>
${group(sheet, '/availability', { legend: words.availability, inner: grid })}</fieldset>`;
}

/** Ranked without script: three lists, the most important first; their order is the order of the needs. */
const needRow = (
  sheet: Sheet,
  i: number,
  label: string,
): Html => html`<div class="field"><label for="need-${i}">${label}</label>
<select id="need-${i}" name="needs">${option('', sheet.words.none, false)}${program.needs.map(({ id }) => option(id, nameOf('needs', id, sheet.language), sheet.typed('needs', i) === id))}</select></div>`;

function whatHelps(sheet: Sheet): Html {
  const { words } = sheet;
  const labels = lengthened([words.firstNeed, words.secondNeed, words.thirdNeed], sheet.times('needs'));
  const rows = labels.map((label, i) => needRow(sheet, i, label));
  return html`<fieldset><legend>${words.sections.help}</legend>
${group(sheet, '/needs', { legend: words.needs, inner: rows })}
${tick(sheet, '/urgent', words.urgent)}
</fieldset>`;
}

function yourHousehold(sheet: Sheet): Html {
  const { words } = sheet;
  const children = { legend: words.childrenAgeBands, list: 'childrenAgeBands', ids: program.childrenAgeBands } as const;
  const windows = named(sheet, { list: 'arrivalWindows', ids: program.arrivalWindows });
  return html`<fieldset><legend>${words.sections.household}</legend>
<div class="field"><label for="household.adults">${words.adults}</label><input class="small" type="number" id="household.adults" name="household.adults" min="1" max="20" inputmode="numeric" value="${sheet.typed('household.adults')}"${sheet.marks('/household/adults')}>${sheet.faultText('/household/adults')}</div>
${boxes(sheet, '/household/childrenAgeBands', children)}
${radios(sheet, '/arrivalWindow', { legend: words.arrivalWindow, choices: windows })}</fieldset>`;
}

function yourNavigator(sheet: Sheet): Html {
  const { words } = sheet;
  const ways = named(sheet, { list: 'introductions', ids: ['ask-me-first', 'at-once'] });
  const gender = {
    label: words.navigatorGender,
    none: words.anyGender,
    choices: named(sheet, { list: 'genders', ids: program.genders }),
  };
  const experience = { legend: words.sharedExperience, list: 'experiences', ids: program.experiences } as const;
  return html`<fieldset><legend>${words.sections.navigator}</legend>
${radios(sheet, '/introduction', { legend: words.introduction, choices: ways, first: 'ask-me-first' })}
<div class="field">${select(sheet, '/preferences/navigatorGender/value', gender)}</div>
${tick(sheet, '/preferences/navigatorGender/required', words.genderRequired)}
${boxes(sheet, '/preferences/sharedExperience', experience)}</fieldset>`;
}

const withCare = (sheet: Sheet): Html => html`<fieldset><legend>${sheet.words.sections.care}</legend>
${boxes(sheet, '/safeContact', { legend: sheet.words.safeContact, list: 'safeContact', ids: program.safeContact })}
${boxes(sheet, '/accessNeeds', { legend: sheet.words.accessNeeds, list: 'accessNeeds', ids: program.accessNeeds })}
<div class="field"><label for="notes">${sheet.words.notes}</label><p class="hint" id="notes-hint">${sheet.words.notesHint}</p><textarea id="notes" name="notes" maxlength="500"${sheet.marks('/notes', 'notes-hint')}>${sheet.typed('notes')}</textarea>${sheet.faultText('/notes')}</div></fieldset>`;

/** What can be told later is folded away, and open again where the form comes back with something to mend. */
const more = (sheet: Sheet, again: boolean): Html =>
  html`<details${again && { markup: ' open' }}><summary>${sheet.words.more}</summary><p class="hint">${sheet.words.moreHint}</p>
${yourHousehold(sheet)}${yourNavigator(sheet)}${withCare(sheet)}</details>`;

function agreement(sheet: Sheet): Html {
  const { words } = sheet;
  const { version } = program.consent;
  const box = { name: 'consent.version', value: version, label: words.consent, marks: sheet.marks('/consent') };
  const inner = html`<ul>${words.consentText.map(text => html`<li>${text}</li>`)}</ul>
<input type="hidden" name="consent.language" value="${sheet.language}">
${check('checkbox', { ...box, checked: sheet.chosen('consent.version', version) })}`;
  return group(sheet, '/consent', { legend: html`${words.sections.agreement}${needed(sheet)}`, inner });
}

const switches = (language: string): Html =>
  html`<nav>${languages.filter(one => one.code !== language).map(one => html`<a href="/?lang=${one.code}" lang="${one.code}" hreflang="${one.code}">${wordsFor(one.code).form.ownName}</a> `)}</nav>`;

/** The intake form: works without script, on the narrowest phone, in both directions. */
export function formPage(state: FormState): Paged {
  const sheet = new Sheet(state);
  const { words } = sheet;
  const { language, program: name, errors = [] } = state;
  const body = html`${state.notice && notice(state.notice, 'warn')}${errors.length > 0 && sheet.summary()}
<p class="lead">${words.lead}</p><div class="notice info"><p>${words.privacy}</p></div>
<form method="post" action="/arrivals?lang=${language}"><input type="hidden" name="nonce" value="${state.nonce}">
${aboutYou(sheet)}${yourLanguages(sheet)}${whereAndWhen(sheet)}${whatHelps(sheet)}${more(sheet, state.values !== undefined)}${agreement(sheet)}
<button class="wide">${words.send}</button></form>`;
  return pageOf({ language, title: words.title, program: name, body, aside: switches(language) });
}

/** The same form with what is held filled in, for a household that corrects it: all but how it is reached, its age and its agreement. */
export function correctionForm({
  language,
  values,
  errors = [],
}: Pick<FormState, 'language' | 'errors'> & { readonly values: URLSearchParams }): Html {
  const sheet = new Sheet({ language, values, errors, program: '', nonce: '' });
  const { rights } = wordsFor(language);
  return html`${errors.length > 0 && sheet.summary()}<div class="notice info"><p>${rights.changeContact}</p></div>
<form method="post"><fieldset><legend>${sheet.words.sections.you}</legend>${yourName(sheet)}</fieldset>
${yourLanguages(sheet)}${whereAndWhen(sheet)}${whatHelps(sheet)}${more(sheet, true)}
${button(rights.changeSave, { name: 'answer', value: 'save' })}</form>`;
}

import { type Html, html } from '../platform/html.ts';
import { notice, type Paged, pageOf } from '../platform/page.ts';
import type { Fault } from '../program/checks.ts';
import { program } from '../program/settings.ts';
import { areaName, languageName, languages, type NamedList, nameOf, type Words, wordsFor } from '../program/words.ts';

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

/** The form as it is being written: words, what was typed, what was wrong. */
class Sheet {
  readonly words: Words['form'];
  readonly language: string;
  readonly #values: URLSearchParams;
  readonly #errors: readonly Fault[];

  constructor({ language, values, errors }: FormState) {
    this.language = language;
    this.words = wordsFor(language).form;
    this.#values = values ?? new URLSearchParams();
    this.#errors = errors ?? [];
  }

  typed(name: string, nth = 0): string {
    return this.#values.getAll(name)[nth] ?? '';
  }

  chosen(name: string, value: string): boolean {
    return this.#values.getAll(name).includes(value);
  }

  /** What is wrong with a field or anything below it. */
  fault(pointer: string): string | undefined {
    return this.#errors.find(one => one.pointer === pointer || one.pointer.startsWith(`${pointer}/`))?.detail;
  }

  faultText(pointer: string): Html {
    const detail = this.fault(pointer);
    return detail === undefined ? html`` : html`<p class="fault" id="fault-${pointer.slice(1)}">${detail}</p>`;
  }

  /** Marks an input as wrong and ties the reason to it, which stands at the field that it is a part of. */
  marks(pointer: string, hint?: string): Html {
    const wrong = this.fault(pointer) !== undefined;
    const described = [wrong && `fault-${pointer.split('/')[1]}`, hint].filter(Boolean).join(' ');
    return html`${wrong && { markup: ' aria-invalid="true"' }}${described && html` aria-describedby="${described}"`}`;
  }
}

const needed = (sheet: Sheet): Html => html` <span class="quietly">(${sheet.words.required})</span>`;

const option = (value: string, label: string, selected: boolean): Html =>
  html`<option value="${value}"${selected && { markup: ' selected' }}>${label}</option>`;

const check = (
  type: 'checkbox' | 'radio',
  { name, value, label, checked }: { name: string; value: string; label: string; checked: boolean },
): Html =>
  html`<label class="choice"><input type="${type}" name="${name}" value="${value}"${checked && { markup: ' checked' }}><span>${label}</span></label>`;

const boxes = (sheet: Sheet, name: string, { list, ids }: { list: NamedList; ids: readonly string[] }): Html =>
  html`<div class="choices">${ids.map(id => check('checkbox', { name, value: id, label: nameOf(list, id, sheet.language), checked: sheet.chosen(name, id) }))}</div>`;

const radios = (
  sheet: Sheet,
  name: string,
  { list, ids, first }: { list: NamedList; ids: readonly string[]; first?: string },
): Html =>
  html`<div class="choices">${ids.map(id =>
    check('radio', {
      name,
      value: id,
      label: nameOf(list, id, sheet.language),
      checked: sheet.typed(name) === '' ? id === first : sheet.chosen(name, id),
    }),
  )}</div>`;

function aboutYou(sheet: Sheet): Html {
  const { words } = sheet;
  return html`<fieldset><legend>${words.sections.you}</legend>
<div class="field"><label for="preferredName">${words.preferredName}${needed(sheet)}</label><p class="hint" id="name-hint">${words.preferredNameHint}</p>
<input type="text" id="preferredName" name="preferredName" maxlength="80" autocomplete="nickname" value="${sheet.typed('preferredName')}"${sheet.marks('/preferredName', 'name-hint')}>${sheet.faultText('/preferredName')}</div>
<fieldset id="contact"><legend>${words.contact}${needed(sheet)}</legend><p class="hint" id="contact-hint">${words.contactHint}</p>${sheet.faultText('/contact')}
<div class="field"><label for="contact.email">${words.email}</label><input type="email" id="contact.email" name="contact.email" dir="ltr" autocomplete="email" value="${sheet.typed('contact.email')}"${sheet.marks('/contact/email', 'contact-hint')}></div>
<div class="field"><label for="contact.phone">${words.phone}</label><p class="hint" id="phone-hint">${words.phoneHint}</p><input type="tel" id="contact.phone" name="contact.phone" dir="ltr" autocomplete="tel" value="${sheet.typed('contact.phone')}"${sheet.marks('/contact/phone', 'phone-hint')}></div>
<div class="field"><label for="contact.agency">${words.agency}</label><select id="contact.agency" name="contact.agency">${option('', words.none, false)}${program.partners.map(({ id, name }) => option(id, name, sheet.typed('contact.agency') === id))}</select></div></fieldset>
<fieldset id="adult"><legend class="hidden">${words.adult}</legend>${sheet.faultText('/adult')}<div class="choices">${(
    ['true', 'false'] as const
  ).map(value =>
    check('radio', {
      name: 'adult',
      value,
      label: value === 'true' ? words.adult : words.adultNo,
      checked: sheet.chosen('adult', value),
    }),
  )}</div></fieldset></fieldset>`;
}

function languageRow(sheet: Sheet, i: number, label: string): Html {
  const code = `languages.${i}.code`;
  const level = `languages.${i}.level`;
  const names = program.languages.map(id => [id, languageName(id, sheet.language)] as const);
  const sorted = [...names].sort(([, one], [, other]) => one.localeCompare(other, sheet.language));
  return html`<div class="field pairs"><div><label for="${code}">${label}${i === 0 && needed(sheet)}</label><select id="${code}" name="${code}"${i === 0 && sheet.marks('/languages')}>${option('', sheet.words.none, false)}${sorted.map(([id, name]) => option(id, name, sheet.typed(code) === id))}</select></div>
<div><label for="${level}">${sheet.words.level}</label><select id="${level}" name="${level}">${['fluent', 'conversational', 'basic'].map(id => option(id, nameOf('levels', id, sheet.language), sheet.typed(level) === id))}</select></div></div>`;
}

const yourLanguages = (
  sheet: Sheet,
): Html => html`<fieldset id="languages"><legend>${sheet.words.sections.languages}</legend>${sheet.faultText('/languages')}
${languageRow(sheet, 0, sheet.words.firstLanguage)}${languageRow(sheet, 1, sheet.words.secondLanguage)}${languageRow(sheet, 2, sheet.words.thirdLanguage)}
<div class="field">${check('checkbox', { name: 'interpreterNeeded', value: 'true', label: sheet.words.interpreterNeeded, checked: sheet.chosen('interpreterNeeded', 'true') })}</div></fieldset>`;

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

const whereAndWhen = (sheet: Sheet): Html => html`<fieldset><legend>${sheet.words.sections.meeting}</legend>
<div class="field"><label for="area">${sheet.words.area}</label><p class="hint" id="area-hint">${sheet.words.areaHint} ${sheet.words.optional}</p>
<select id="area" name="area"${sheet.marks('/area', 'area-hint')}>${option('', sheet.words.none, false)}${program.areas.map(({ id }) => option(id, areaName(id), sheet.typed('area') === id))}</select>${sheet.faultText('/area')}</div>
<fieldset id="availability"><legend>${sheet.words.availability}</legend><p class="hint">${sheet.words.optional}</p>${sheet.faultText('/availability')}${availabilityGrid(sheet.language, id => sheet.chosen('availability', id))}</fieldset></fieldset>`;

/** Ranked without script: three lists, the most important first; their order is the order of the needs. */
const needRow = (
  sheet: Sheet,
  i: number,
  label: string,
): Html => html`<div class="field"><label for="need-${i}">${label}</label>
<select id="need-${i}" name="needs">${option('', sheet.words.none, false)}${program.needs.map(({ id }) => option(id, nameOf('needs', id, sheet.language), sheet.typed('needs', i) === id))}</select></div>`;

const whatHelps = (sheet: Sheet): Html => html`<fieldset><legend>${sheet.words.sections.help}</legend>
<fieldset id="needs"><legend>${sheet.words.needs}</legend>${sheet.faultText('/needs')}${needRow(sheet, 0, sheet.words.firstNeed)}${needRow(sheet, 1, sheet.words.secondNeed)}${needRow(sheet, 2, sheet.words.thirdNeed)}</fieldset>
<div class="field">${check('checkbox', { name: 'urgent', value: 'true', label: sheet.words.urgent, checked: sheet.chosen('urgent', 'true') })}</div>
</fieldset>`;

const yourHousehold = (sheet: Sheet): Html => html`<fieldset><legend>${sheet.words.sections.household}</legend>
<div class="field"><label for="household.adults">${sheet.words.adults}</label><input class="small" type="number" id="household.adults" name="household.adults" min="1" max="20" inputmode="numeric" value="${sheet.typed('household.adults')}"${sheet.marks('/household')}>${sheet.faultText('/household')}</div>
<fieldset><legend>${sheet.words.childrenAgeBands}</legend>${boxes(sheet, 'household.childrenAgeBands', { list: 'childrenAgeBands', ids: program.childrenAgeBands })}</fieldset>
<fieldset><legend>${sheet.words.arrivalWindow}</legend>${radios(sheet, 'arrivalWindow', { list: 'arrivalWindows', ids: program.arrivalWindows })}</fieldset></fieldset>`;

const yourNavigator = (sheet: Sheet): Html => html`<fieldset><legend>${sheet.words.sections.navigator}</legend>
<fieldset><legend>${sheet.words.introduction}</legend>${radios(sheet, 'introduction', { list: 'introductions', ids: ['ask-me-first', 'at-once'], first: 'ask-me-first' })}</fieldset>
<div class="field"><label for="gender">${sheet.words.navigatorGender}</label><select id="gender" name="preferences.navigatorGender.value">${option('', sheet.words.anyGender, false)}${program.genders.map(id => option(id, nameOf('genders', id, sheet.language), sheet.typed('preferences.navigatorGender.value') === id))}</select></div>
<div class="field">${check('checkbox', { name: 'preferences.navigatorGender.required', value: 'true', label: sheet.words.genderRequired, checked: sheet.chosen('preferences.navigatorGender.required', 'true') })}</div>
<fieldset><legend>${sheet.words.sharedExperience}</legend>${boxes(sheet, 'preferences.sharedExperience', { list: 'experiences', ids: program.experiences })}</fieldset></fieldset>`;

const withCare = (sheet: Sheet): Html => html`<fieldset><legend>${sheet.words.sections.care}</legend>
<fieldset><legend>${sheet.words.safeContact}</legend>${boxes(sheet, 'safeContact', { list: 'safeContact', ids: program.safeContact })}</fieldset>
<fieldset><legend>${sheet.words.accessNeeds}</legend>${boxes(sheet, 'accessNeeds', { list: 'accessNeeds', ids: program.accessNeeds })}</fieldset>
<div class="field"><label for="notes">${sheet.words.notes}</label><p class="hint" id="notes-hint">${sheet.words.notesHint}</p><textarea id="notes" name="notes" maxlength="500"${sheet.marks('/notes', 'notes-hint')}>${sheet.typed('notes')}</textarea>${sheet.faultText('/notes')}</div></fieldset>`;

/** What can be told later is folded away, and open again where the form comes back with something to mend. */
const more = (sheet: Sheet, again: boolean): Html =>
  html`<details${again && { markup: ' open' }}><summary>${sheet.words.more}</summary><p class="hint">${sheet.words.moreHint}</p>
${yourHousehold(sheet)}${yourNavigator(sheet)}${withCare(sheet)}</details>`;

const agreement = (sheet: Sheet): Html => html`<fieldset id="consent"><legend>${sheet.words.sections.agreement}</legend>
<ul>${sheet.words.consentText.map(text => html`<li>${text}</li>`)}</ul>${sheet.faultText('/consent')}
<input type="hidden" name="consent.language" value="${sheet.language}">
${check('checkbox', { name: 'consent.version', value: program.consent.version, label: sheet.words.consent, checked: sheet.chosen('consent.version', program.consent.version) })}</fieldset>`;

/** Where each kind of fault is mended: the summary's links. */
const anchors: Readonly<Record<string, string>> = {
  needs: 'need-0',
  household: 'household.adults',
  languages: 'languages.0.code',
  contact: 'contact.email',
  preferences: 'gender',
};

const summary = (sheet: Sheet, errors: readonly Fault[]): Html =>
  html`<div class="notice warn" id="faults" tabindex="-1"><h2>${sheet.words.faults}</h2><p>${sheet.words.keptTyped}</p><ul>${errors.map(
    ({ pointer, detail }) => {
      const [, field = ''] = pointer.split('/');
      return html`<li><a href="#${anchors[field] ?? field}">${titleOf(sheet, field)}</a>: ${detail}</li>`;
    },
  )}</ul></div>`;

/** A field's title in the summary; an unknown one is named as it was sent. */
const titleOf = ({ words }: Sheet, field: string): string => {
  const titles: Readonly<Record<string, string>> = {
    contact: words.contact,
    languages: words.firstLanguage,
    household: words.adults,
    preferences: words.navigatorGender,
    consent: words.consent,
  };
  const own = (words as unknown as Readonly<Record<string, unknown>>)[field];
  return titles[field] ?? (typeof own === 'string' ? own : field);
};

const switches = (language: string): Html =>
  html`<nav>${languages.filter(one => one.code !== language).map(one => html`<a href="/?lang=${one.code}" lang="${one.code}" hreflang="${one.code}">${wordsFor(one.code).form.ownName}</a> `)}</nav>`;

/** The intake form: works without script, on the narrowest phone, in both directions. */
export function formPage(state: FormState): Paged {
  const sheet = new Sheet(state);
  const { words } = sheet;
  const { language, program: name, errors = [] } = state;
  const body = html`${state.notice && notice(state.notice, 'warn')}${errors.length > 0 && summary(sheet, errors)}
<p class="lead">${words.lead}</p><div class="notice info"><p>${words.privacy}</p></div>
<form method="post" action="/arrivals?lang=${language}"><input type="hidden" name="nonce" value="${state.nonce}">
${aboutYou(sheet)}${yourLanguages(sheet)}${whereAndWhen(sheet)}${whatHelps(sheet)}${more(sheet, state.values !== undefined)}${agreement(sheet)}
<button class="wide">${words.send}</button></form>`;
  return pageOf({ language, title: words.title, program: name, body, aside: switches(language) });
}

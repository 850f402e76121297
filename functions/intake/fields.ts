import { type Html, html } from '../platform/html.ts';
import {
  availabilityGrid,
  boxes,
  check,
  group,
  languageRow,
  lengthened,
  named,
  needed,
  option,
  type Places,
  radios,
  type Sheet,
  select,
  tick,
} from '../platform/sheet.ts';
import { program } from '../program/settings.ts';
import { areaName, nameOf, type Words } from '../program/words.ts';

export { missing } from './domain.ts';
export { fromForm } from './form-fields.ts';

/** The fields and groups of the intake form. */
export const placesOf = (words: Words['form']): Places =>
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
    ['/remote', words.remote],
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

export const yourName = (
  sheet: Sheet,
): Html => html`<div class="field"><label for="preferredName">${sheet.words.preferredName}${needed(sheet)}</label><p class="hint" id="name-hint">${sheet.words.preferredNameHint}</p>
<input type="text" id="preferredName" name="preferredName" maxlength="80"${sheet.autocomplete('nickname')} value="${sheet.typed('preferredName')}"${sheet.marks('/preferredName', 'name-hint')}>${sheet.faultText('/preferredName')}</div>`;

/** How it is reached: in one of three ways. */
export function yourContact(sheet: Sheet): Html {
  const { words } = sheet;
  const contact = html`<p class="hint" id="contact-hint">${words.contactHint}</p>
<div class="field"><label for="contact.email">${words.email}</label><input type="email" id="contact.email" name="contact.email" dir="ltr"${sheet.autocomplete('email')} value="${sheet.typed('contact.email')}"${sheet.marks('/contact/email', 'contact-hint')}>${sheet.faultText('/contact/email')}</div>
<div class="field"><label for="contact.phone">${words.phone}</label><p class="hint" id="phone-hint">${words.phoneHint}</p><input type="tel" id="contact.phone" name="contact.phone" dir="ltr"${sheet.autocomplete('tel')} value="${sheet.typed('contact.phone')}"${sheet.marks('/contact/phone', 'phone-hint')}>${sheet.faultText('/contact/phone')}</div>
<div class="field">${select(sheet, '/contact/agency', {
    label: words.agency,
    none: words.none,
    choices: program.partners.map(({ id, name }) => [id, name]),
  })}</div>`;
  return group(sheet, '/contact', { legend: html`${words.contact}${needed(sheet)}`, inner: contact });
}

/** Whether its contact is an adult. */
export const yourAge = (sheet: Sheet): Html =>
  radios(sheet, '/adult', {
    legend: html`${sheet.words.age}${needed(sheet)}`,
    choices: [
      ['true', sheet.words.adult],
      ['false', sheet.words.adultNo],
    ],
  });

export function yourLanguages(sheet: Sheet): Html {
  const { words } = sheet;
  const rows = lengthened([words.firstLanguage, words.secondLanguage, words.thirdLanguage], sheet.rows('languages'));
  const inner = html`<p class="hint">${words.unlistedHint}</p>${rows.map((label, i) => languageRow(sheet, i, label))}
${tick(sheet, '/interpreterNeeded', words.interpreterNeeded)}`;
  return group(sheet, '/languages', { legend: words.sections.languages, inner });
}

const areaField = (sheet: Sheet): Html =>
  html`<div class="field">${select(sheet, '/area', {
    label: sheet.words.area,
    hint: `${sheet.words.areaHint} ${sheet.words.optional}`,
    none: sheet.words.none,
    choices: program.areas.map(({ id }) => [id, areaName(id)] as const),
  })}</div>
${tick(sheet, '/remote', sheet.words.remote)}`;

const timesField = (sheet: Sheet): Html =>
  group(sheet, '/availability', {
    legend: sheet.words.availability,
    inner: html`<p class="hint">${sheet.words.optional}</p>${availabilityGrid(sheet.language, id => sheet.chosen('availability', id))}`,
  });

/** Where and when, as far as it is asked. */
export const areaFields = (sheet: Sheet, asks: readonly ('area' | 'availability')[]): Html =>
  html`${asks.includes('area') && areaField(sheet)}${asks.includes('availability') && timesField(sheet)}`;

export const whereAndWhen = (sheet: Sheet): Html =>
  html`<fieldset><legend>${sheet.words.sections.meeting}</legend>${areaFields(sheet, ['area', 'availability'])}</fieldset>`;

/** Ranked without script: three lists, the most important first; their order is the order of the needs. */
const needRow = (
  sheet: Sheet,
  i: number,
  label: string,
): Html => html`<div class="field"><label for="need-${i}">${label}</label>
<select id="need-${i}" name="needs">${option('', sheet.words.none, false)}${program.needs.map(({ id }) => option(id, nameOf('needs', id, sheet.language), sheet.typed('needs', i) === id))}</select></div>`;

export function whatHelps(sheet: Sheet): Html {
  const { words } = sheet;
  const labels = lengthened([words.firstNeed, words.secondNeed, words.thirdNeed], sheet.times('needs'));
  const rows = labels.map((label, i) => needRow(sheet, i, label));
  return html`<fieldset><legend>${words.sections.help}</legend>
${group(sheet, '/needs', { legend: words.needs, inner: rows })}
${tick(sheet, '/urgent', words.urgent)}
</fieldset>`;
}

export function yourHousehold(sheet: Sheet): Html {
  const { words } = sheet;
  const bands = named(sheet, { list: 'childrenAgeBands', ids: program.childrenAgeBands });
  const windows = named(sheet, { list: 'arrivalWindows', ids: program.arrivalWindows });
  return html`<fieldset><legend>${words.sections.household}</legend>
<div class="field"><label for="household.adults">${words.adults}</label><input class="small" type="number" id="household.adults" name="household.adults" min="1" max="20" inputmode="numeric" value="${sheet.typed('household.adults')}"${sheet.marks('/household/adults')}>${sheet.faultText('/household/adults')}</div>
${boxes(sheet, '/household/childrenAgeBands', { legend: words.childrenAgeBands, choices: bands })}
${radios(sheet, '/arrivalWindow', { legend: words.arrivalWindow, choices: windows })}</fieldset>`;
}

export function yourNavigator(sheet: Sheet): Html {
  const { words } = sheet;
  const ways = named(sheet, { list: 'introductions', ids: ['ask-me-first', 'at-once'] });
  const gender = {
    label: words.navigatorGender,
    none: words.anyGender,
    choices: named(sheet, { list: 'genders', ids: program.genders }),
  };
  const experiences = named(sheet, { list: 'experiences', ids: program.experiences });
  return html`<fieldset><legend>${words.sections.navigator}</legend>
${radios(sheet, '/introduction', { legend: words.introduction, choices: ways, first: 'ask-me-first' })}
<div class="field">${select(sheet, '/preferences/navigatorGender/value', gender)}</div>
${tick(sheet, '/preferences/navigatorGender/required', words.genderRequired)}
${boxes(sheet, '/preferences/sharedExperience', { legend: words.sharedExperience, choices: experiences })}</fieldset>`;
}

export const withCare = (sheet: Sheet): Html => html`<fieldset><legend>${sheet.words.sections.care}</legend>
${boxes(sheet, '/safeContact', { legend: sheet.words.safeContact, choices: named(sheet, { list: 'safeContact', ids: program.safeContact }) })}
${boxes(sheet, '/accessNeeds', { legend: sheet.words.accessNeeds, choices: named(sheet, { list: 'accessNeeds', ids: program.accessNeeds }) })}
<div class="field"><label for="notes">${sheet.words.notes}</label><p class="hint" id="notes-hint">${sheet.words.notesHint}</p><textarea id="notes" name="notes" maxlength="500"${sheet.autocomplete('on')}${sheet.marks('/notes', 'notes-hint')}>${sheet.typed('notes')}</textarea>${sheet.faultText('/notes')}</div></fieldset>`;

/** The rules of the program, to agree to. `language`: in which they were read is asked beside it. */
export function agreement(sheet: Sheet, { language = true }: { readonly language?: boolean } = {}): Html {
  const { words } = sheet;
  const { version } = program.consent;
  const box = { name: 'consent.version', value: version, label: words.consent, marks: sheet.marks('/consent') };
  const inner = html`<ul>${words.consentText.map(text => html`<li>${text}</li>`)}</ul>
${language && html`<input type="hidden" name="consent.language" value="${sheet.language}">`}
${check('checkbox', { ...box, checked: sheet.chosen('consent.version', version) })}`;
  return group(sheet, '/consent', { legend: html`${words.sections.agreement}${needed(sheet)}`, inner });
}

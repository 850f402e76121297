import { type Html, html } from '../platform/html.ts';
import { notice, type Paged, pageOf } from '../platform/page.ts';
import type { FormState } from '../platform/posting.ts';
import { check, group, needed, type Places, Sheet, tick } from '../platform/sheet.ts';
import { program } from '../program/settings.ts';
import { fill, gateText, languages, type Words, wordsFor } from '../program/words.ts';
import { gateKeys } from './gates.ts';
import { capacityField, phoneField, profileFields, profilePlaces } from './profile-form.ts';

const ageText = ({ volunteer }: Words): string => fill(volunteer.ofAge, { age: program.navigators.minimumAge });

const placesOf = (words: Words) => (): Places =>
  new Map([
    ['/name', words.volunteer.name],
    ['/email', words.volunteer.email],
    ['/ofAge', ageText(words)],
    ...profilePlaces(words.volunteer, words),
    ['/consent', words.form.consent],
  ]);

/** The way to being a navigator, so that nobody applies who would not go it. */
const theWay = (language: string, { volunteer }: Words): Html =>
  html`<section><h2>${volunteer.goes}</h2><ol class="facts">${[...gateKeys, 'agreement'].map(gate => html`<li>${gateText(gate, language).name}</li>`)}</ol><p>${volunteer.goesThen}</p></section>`;

function aboutYou(sheet: Sheet, words: Words): Html {
  const { volunteer } = words;
  return html`<fieldset><legend>${volunteer.you}</legend>
<div class="field"><label for="name">${volunteer.name}${needed(sheet)}</label><p class="hint" id="name-hint">${volunteer.nameHint}</p>
<input type="text" id="name" name="name" maxlength="80" autocomplete="name" value="${sheet.typed('name')}"${sheet.marks('/name', 'name-hint')}>${sheet.faultText('/name')}</div>
<div class="field"><label for="email">${volunteer.email}${needed(sheet)}</label><p class="hint" id="email-hint">${volunteer.emailHint}</p>
<input type="email" id="email" name="email" dir="ltr" autocomplete="email" value="${sheet.typed('email')}"${sheet.marks('/email', 'email-hint')}>${sheet.faultText('/email')}</div>
${phoneField(sheet)}
${tick(sheet, '/ofAge', ageText(words))}</fieldset>`;
}

function consent(sheet: Sheet, { volunteer }: Words): Html {
  const { version } = program.consent;
  const box = { name: 'consent.version', value: version, label: sheet.words.consent, marks: sheet.marks('/consent') };
  const inner = html`<ul>${volunteer.consentText.map(text => html`<li>${text}</li>`)}</ul>
<input type="hidden" name="consent.language" value="${sheet.language}">
${check('checkbox', { ...box, checked: sheet.chosen('consent.version', version) })}`;
  return group(sheet, '/consent', { legend: html`${sheet.words.sections.agreement}${needed(sheet)}`, inner });
}

const switches = (language: string): Html =>
  html`<nav>${languages.filter(one => one.code !== language).map(one => html`<a href="/volunteer?lang=${one.code}" lang="${one.code}" hreflang="${one.code}">${wordsFor(one.code).form.ownName}</a> `)}</nav>`;

/** The form for someone who would like to become a navigator: works without script, as the intake form does. */
export function applicationPage(state: FormState): Paged {
  const { language, program: name, errors = [] } = state;
  const words = wordsFor(language);
  const sheet = new Sheet(state, placesOf(words));
  const { volunteer } = words;
  const most = program.navigators.mostHouseholds.byHerself;
  const body = html`${state.notice && notice(state.notice, 'warn')}${errors.length > 0 && sheet.summary()}
<p class="lead">${volunteer.lead}</p>${theWay(language, words)}<div class="notice info"><p>${volunteer.privacy}</p></div>
<form method="post" action="/volunteer?lang=${language}"><input type="hidden" name="nonce" value="${state.nonce}">
${aboutYou(sheet, words)}${profileFields(sheet, volunteer)}${capacityField(sheet, { hint: volunteer.capacityHint, most })}${consent(sheet, words)}
<button class="wide">${words.form.send}</button></form>`;
  return pageOf({ language, title: volunteer.title, program: name, body, aside: switches(language) });
}

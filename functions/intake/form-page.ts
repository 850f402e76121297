import { seenField } from '../platform/deciding.ts';
import { type Html, html } from '../platform/html.ts';
import { button, notice, type Paged, pageOf } from '../platform/page.ts';
import type { FormState } from '../platform/posting.ts';
import { type Filled, Sheet } from '../platform/sheet.ts';
import { languages, wordsFor } from '../program/words.ts';
import {
  agreement,
  placesOf,
  whatHelps,
  whereAndWhen,
  withCare,
  yourAge,
  yourContact,
  yourHousehold,
  yourLanguages,
  yourName,
  yourNavigator,
} from './fields.ts';

const aboutYou = (sheet: Sheet): Html =>
  html`<fieldset><legend>${sheet.words.sections.you}</legend>
${yourName(sheet)}
${yourContact(sheet)}
${yourAge(sheet)}</fieldset>`;

/** What can be told later is folded away, and open again where the form comes back with something to mend. */
const more = (sheet: Sheet, again: boolean): Html =>
  html`<details${again && { markup: ' open' }}><summary>${sheet.words.more}</summary><p class="hint">${sheet.words.moreHint}</p>
${yourHousehold(sheet)}${yourNavigator(sheet)}${withCare(sheet)}</details>`;

const switches = (language: string): Html =>
  html`<nav>${languages.filter(one => one.code !== language).map(one => html`<a href="/?lang=${one.code}" lang="${one.code}" hreflang="${one.code}">${wordsFor(one.code).form.ownName}</a> `)}</nav>`;

/** The intake form: works without script, on the narrowest phone, in both directions. */
export function formPage(state: FormState): Paged {
  const sheet = new Sheet(state, placesOf);
  const { words } = sheet;
  const { language, program: name, errors = [] } = state;
  const body = html`${state.notice && notice(state.notice, 'warn')}${errors.length > 0 && sheet.summary()}
<p class="lead">${words.lead}</p><div class="notice info"><p>${words.privacy}</p></div>
<form method="post" action="/arrivals?lang=${language}"><input type="hidden" name="nonce" value="${state.nonce}">
${aboutYou(sheet)}${yourLanguages(sheet)}${whereAndWhen(sheet)}${whatHelps(sheet)}${more(sheet, state.values !== undefined)}${agreement(sheet)}
<button class="wide">${words.send}</button></form>
<p class="apart"><a href="/volunteer?lang=${language}">${wordsFor(language).volunteer.invitation}</a></p>`;
  return pageOf({ language, title: words.title, program: name, body, aside: switches(language) });
}

/** The same form with what is held filled in, for a household that corrects it: all but how it is reached, its age and its agreement. */
export function correctionForm({
  language,
  values,
  errors = [],
  seen,
}: Filled & { readonly values: URLSearchParams; readonly seen?: object | undefined }): Html {
  const sheet = new Sheet({ language, values, errors }, placesOf);
  const { rights } = wordsFor(language);
  return html`${errors.length > 0 && sheet.summary()}<div class="notice info"><p>${rights.changeContact}</p></div>
<form method="post">${seen && seenField(seen)}<fieldset><legend>${sheet.words.sections.you}</legend>${yourName(sheet)}</fieldset>
${yourLanguages(sheet)}${whereAndWhen(sheet)}${whatHelps(sheet)}${more(sheet, true)}
${button(rights.changeSave, { name: 'answer', value: 'save' })}</form>`;
}

import {
  agreement,
  fromForm,
  missing,
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
} from '../../intake/fields.ts';
import { type ArrivalState, arrivalById } from '../../intake/questions.ts';
import { idOfReceipt } from '../../people/look-up.ts';
import { type Html, html } from '../../platform/html.ts';
import { grouped, readReceipt } from '../../platform/kernel/ids.ts';
import { notice } from '../../platform/page.ts';
import { option, Sheet } from '../../platform/sheet.ts';
import { type DeskWords, deskWords } from '../../program/desk-words.ts';
import { fill, languages, wordsFor } from '../../program/words.ts';
import { buttonTo, card, form } from '../page/frame.ts';
import type { Act, Room } from '../page/room.ts';

const here = '/desk/households/new';

type Said = DeskWords['forms'];

/** What is read aloud, in the language in which it is read: the answer counts for that. */
function consent(sheet: Sheet, said: Said): Html {
  const chosen = sheet.typed('consent.language') || sheet.language;
  const tongues = languages.map(({ code }) => option(code, wordsFor(code).form.ownName, code === chosen));
  return html`${agreement(sheet, { language: false })}
<div class="field"><label for="read-in">${said.household.consentLanguage}</label><p class="hint" id="hint-read-in">${said.household.consent}</p><select class="short" id="read-in" name="consent.language" aria-describedby="hint-read-in">${tongues}</select></div>`;
}

/** `/desk/households/new`: for someone who types while she talks. The needed first, then what helps at once; all else is folded away. */
export const newHousehold: Room = async (_, staff, refused) => {
  const { forms: said } = deskWords(staff.language);
  const { language } = staff;
  const errors = refused?.faults ?? [];
  const values = refused?.values ?? new URLSearchParams();
  const sheet = new Sheet({ language, values, errors, forOthers: true }, placesOf);
  const nonce = values.get('nonce') || crypto.randomUUID();
  const inner = html`<input type="hidden" name="nonce" value="${nonce}">
<div class="halves"><div>${card(said.household.needed, html`${yourName(sheet)}${yourContact(sheet)}${yourAge(sheet)}`)}<div class="card">${yourLanguages(sheet)}</div></div>
<div>${card(said.household.soon, html`${whereAndWhen(sheet)}${whatHelps(sheet)}`)}</div></div>
<details${refused && { markup: ' open' }}><summary>${said.household.later}</summary><div class="halves"><div>${yourHousehold(sheet)}${yourNavigator(sheet)}</div><div>${withCare(sheet)}</div></div></details>
<div class="card">${consent(sheet, said)}</div>
<p class="act"><button>${said.household.save}</button></p>`;
  return {
    title: said.household.title,
    room: 'households',
    places: placesOf(wordsFor(language).form),
    body: html`<p class="lead">${said.household.lead}</p>${form(staff, here, inner)}`,
  };
};

/** The way of the form: what it is to be told, and to whom. */
export const newHouseholdAct: Act = {
  door: 'POST /staff/arrivals',
  room: newHousehold,
  body: fields => fromForm(fields).body,
  onward: (_, answer) => `/desk/households/saved/${(answer as { receipt?: string } | undefined)?.receipt ?? ''}`,
};

function nextOf(arrival: ArrivalState, said: Said): string {
  if (arrival.status === 'with-staff') return said.household.nextYoung;
  if (!('household' in arrival)) return '';
  if (missing(arrival.household).length > 0) return said.household.nextMissing;
  return fill(said.household.nextReady, { way: said.household.ways[arrival.channel] });
}

/** `/desk/households/saved/{receipt}`: the number large, to be told or printed, and what comes next. */
export const householdSaved: Room = async ({ params }, staff) => {
  const { forms: said } = deskWords(staff.language);
  const receipt = readReceipt(params.receipt ?? '');
  const id = receipt && (await idOfReceipt(receipt));
  const arrival = id ? await arrivalById(id) : undefined;
  if (!receipt || !arrival || arrival.status === 'unknown') return undefined;
  const body = html`<div class="narrow">${notice(said.household.tell, 'info')}
<p class="receipt"><bdi dir="ltr">${grouped(receipt).map(part => html`<span>${part}</span> `)}</bdi></p>
<h2>${said.household.next}</h2><p class="lead">${nextOf(arrival, said)}</p>
<p class="pair">${buttonTo(`/desk/households/${id}`, said.household.open)} ${buttonTo(here, said.household.another, { quiet: true })}</p></div>`;
  return { title: said.household.saved, room: 'households', body };
};

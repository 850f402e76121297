import { capacityField, phoneField, profileFields, profilePlaces } from '../../navigators/profile-form.ts';
import { html } from '../../platform/html.ts';
import { type Places, Sheet } from '../../platform/sheet.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { type Words, wordsFor } from '../../program/words.ts';
import { card, form } from '../page/frame.ts';
import type { Act, Room } from '../page/room.ts';
import { input } from './fields.ts';

const here = '/desk/navigators/new';

/** What the questions of a navigator are called at the desk. */
export const titlesOf = ({ rights, volunteer }: Words) => ({
  ...rights.seen,
  availability: rights.seen.times,
  remote: volunteer.remote,
});

/** The fields and groups about a navigator. */
export const navigatorPlaces = (words: Words): Places =>
  new Map([
    ['/name', words.volunteer.name],
    ['/email', words.volunteer.email],
    ...profilePlaces(titlesOf(words), words),
  ]);

/** Name and address, then what the navigator has to give. */
export function navigatorFields(sheet: Sheet, words: Words) {
  const { volunteer, pages } = words;
  const most = program.navigators.mostHouseholds.byStaff;
  return html`<div class="halves"><div>${card(
    volunteer.you,
    html`${input(sheet, '/name', { label: volunteer.name, type: 'text', longest: 80 })}
${input(sheet, '/email', { label: volunteer.email, type: 'text', longest: 254 })}
${phoneField(sheet)}
${capacityField(sheet, { hint: pages.profile.capacityHint, most })}`,
  )}</div><div>${card(pages.profile.changeTitle, profileFields(sheet, titlesOf(words)))}</div></div>`;
}

/** `/desk/navigators/new`: one for whose steps staff vouch. */
export const newNavigator: Room = async (_, staff, refused) => {
  const { forms: said } = deskWords(staff.language);
  const words = wordsFor(staff.language);
  const places = navigatorPlaces(words);
  const values = refused?.values ?? new URLSearchParams();
  const sheet = new Sheet(
    { language: staff.language, values, errors: refused?.faults ?? [], forOthers: true },
    () => places,
  );
  const inner = html`${navigatorFields(sheet, words)}<p class="act"><button>${said.navigator.save}</button></p>`;
  return {
    title: said.navigator.title,
    room: 'navigators',
    places,
    body: html`<p class="lead">${said.navigator.lead}</p>${form(staff, here, inner)}`,
  };
};

export const newNavigatorAct: Act = {
  door: 'POST /staff/navigators',
  room: newNavigator,
  onward: (_, answer) => `/desk/navigators/${(answer as { id?: string } | undefined)?.id ?? ''}`,
};

import { roleName } from '../../dialogues/mails.ts';
import { isOpen, longest, type Role, type ShownDialogue, type ShownName } from '../../dialogues/questions.ts';
import { seenIn } from '../../platform/deciding.ts';
import { type Html, html, type Piece } from '../../platform/html.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { may } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { dateText, fill, joined, languageName, languages, wordsFor } from '../../program/words.ts';
import { seenOnce } from '../forms/conflict.ts';
import { input, oneFrom, oneOfFew, someFrom } from '../forms/fields.ts';
import { card, form, table } from '../page/frame.ts';
import type { AtDesk, Opening } from '../page/room.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import { backgroundChoices, backgroundOf, dialoguePage, sheetFor, tongues } from './pieces.ts';

/** The button that takes someone out: she is forgotten. */
const releasing = (id: string, person: string, staff: AtDesk): Html =>
  form(
    staff,
    `/desk/dialogues/${id}/release`,
    html`<input type="hidden" name="person" value="${person}"><button class="quiet">${deskWords(staff.language).dialogues.release}<span class="hidden"> – ${person}</span></button>`,
  );

/** The button behind which the names stand. */
const namesButton = ({ id }: ShownDialogue, staff: AtDesk): Html | false =>
  may(staff.roles, 'open') &&
  form(
    staff,
    `/desk/dialogues/${id}/names`,
    html`<button class="quiet">${deskWords(staff.language).dialogues.showNames}</button>`,
  );

const common = ({ language }: AtDesk) => {
  const { dialogues: said } = deskWords(language);
  return {
    '/name': said.name,
    '/email': said.email,
    '/phone': said.phone,
    '/background': said.background,
    '/language': said.readsIn,
  };
};

/** Someone enters: name, one way to reach her, where she is from, and of a facilitator what else counts. */
function adding(role: Role, { id }: ShownDialogue, looking: Looking): Html {
  const { staff } = looking;
  const { language } = staff;
  const { dialogues: said } = deskWords(language);
  const action = `/desk/dialogues/${id}/${role === 'steering' ? 'steering' : 'facilitators'}`;
  const more: Readonly<Record<string, string>> =
    role === 'facilitator' ? { '/languages': said.speaks, '/trainedOn': said.trainedOn } : {};
  const now = { language: program.language };
  const sheet = sheetFor(looking, action, { places: { ...common(staff), ...more }, now });
  const own = languages.map(({ code }) => [code, languageName(code, language)] as const);
  const max = localDate(program.timeZone, staff.at);
  const ofFacilitator =
    role === 'facilitator' &&
    html`<details><summary>${said.speaks}</summary>${someFrom(sheet, '/languages', { legend: said.speaks, choices: tongues(language) })}</details>${input(sheet, '/trainedOn', { label: said.trainedOn, type: 'date', max })}`;
  return form(
    staff,
    action,
    html`${input(sheet, '/name', { label: said.name, type: 'text', longest: longest.name })}${input(sheet, '/email', { label: said.email, type: 'text', longest: 254 })}${input(sheet, '/phone', { label: said.phone, type: 'text', longest: 30 })}
${oneOfFew(sheet, '/background', { legend: said.background, choices: backgroundChoices(language) })}${oneFrom(sheet, '/language', { label: said.readsIn, choices: own })}${ofFacilitator}<p class="act"><button>${said.addButton}</button></p>`,
  );
}

const canAct = ({ state }: ShownDialogue, staff: AtDesk): boolean => isOpen(state) && may(staff.roles, 'act');

function listed(
  title: string,
  { head, rows, names }: { head: readonly string[]; rows: readonly (readonly Piece[])[]; names: Html | false },
  { language }: AtDesk,
): Html {
  const { dialogues: said } = deskWords(language);
  return card(
    title,
    rows.length > 0 ? html`${table(head, rows, { caption: title })}${names}` : html`<p>${said.nobody}</p>`,
  );
}

/** `/desk/dialogues/ID/steering`: who plans it, by number and background, and a form to add someone. */
export const steeringRoom: SeenPage<ShownDialogue> = (shown, looking) => {
  const { staff } = looking;
  const { language } = staff;
  const { dialogues: said } = deskWords(language);
  const acts = canAct(shown, staff);
  const rows = shown.state.steering.map(({ person, background }) => [
    html`<span class="id">${person}</span>`,
    backgroundOf(background, language),
    acts && releasing(shown.id, person, staff),
  ]);
  const head = [said.number, said.background, said.acts];
  const list = listed(said.steering, { head, rows, names: namesButton(shown, staff) }, staff);
  const hint = fill(said.steeringHint, { count: program.dialogues.steering });
  const body = html`<p class="lead">${hint}</p>${list}${acts && card(said.addOrganizer, adding('steering', shown, looking))}`;
  return dialoguePage(shown, '/steering', { staff, body });
};

/** The form as the door takes it. */
export const trainedBody = (fields: URLSearchParams): object => ({
  person: fields.get('person') || undefined,
  on: fields.get('on') || undefined,
  seen: seenIn(fields),
});

/** Of which facilitator it is recorded that she was trained, and when. */
function training({ id, state }: ShownDialogue, looking: Looking): Html {
  const { staff, refused } = looking;
  const { dialogues: said } = deskWords(staff.language);
  const action = `/desk/dialogues/${id}/trained`;
  const sheet = sheetFor(looking, action, { places: { '/person': said.number, '/on': said.trainedOn } });
  const choices = state.facilitators.map(({ person }) => [person, person] as const);
  const now = Object.fromEntries(state.facilitators.map(({ person, trainedOn }) => [person, trainedOn]));
  const seen = seenOnce(refused?.action === action ? refused : undefined, now, { whole: true });
  const max = localDate(program.timeZone, staff.at);
  return form(
    staff,
    action,
    html`${seen}${oneFrom(sheet, '/person', { label: said.number, choices })}${input(sheet, '/on', { label: said.trainedOn, type: 'date', max })}<p class="act"><button class="quiet">${said.trainButton}</button></p>`,
  );
}

/** `/desk/dialogues/ID/facilitators`: who facilitates, in which languages and since when trained, and the forms about them. */
export const facilitatorsRoom: SeenPage<ShownDialogue> = (shown, looking) => {
  const { staff, refused } = looking;
  const { language } = staff;
  const { dialogues: said } = deskWords(language);
  const { facilitators } = shown.state;
  const acts = canAct(shown, staff);
  const rows = facilitators.map(({ person, background, languages: spoken, trainedOn }) => [
    html`<span class="id">${person}</span>`,
    backgroundOf(background, language),
    joined(
      spoken.map(code => languageName(code, language)),
      language,
    ),
    trainedOn ? dateText(trainedOn, language) : said.notTrained,
    acts && releasing(shown.id, person, staff),
  ]);
  const head = [said.number, said.background, said.speaks, said.trained, said.acts];
  const list = listed(said.facilitators, { head, rows, names: namesButton(shown, staff) }, staff);
  const body = html`${list}<div class="halves">${acts && html`<div>${card(said.addFacilitator, adding('facilitator', shown, looking))}</div>`}${
    acts && facilitators.length > 0 && html`<div>${card(said.trained, training(shown, looking))}</div>`
  }</div>`;
  return dialoguePage(shown, '/facilitators', { staff, body, refused });
};

/** The steering group and the facilitators by name, for whoever has asked to see them. */
export const dialogueNamed: Opening = async ({ params }, { language }, answer) => {
  const { dialogues: said } = deskWords(language);
  const rows = (answer as readonly ShownName[]).map(({ person, role, name, contact }) => [
    html`<bdi>${name}</bdi>`,
    roleName(role, wordsFor(language)),
    html`<bdi dir="ltr">${contact.email ?? contact.phone}</bdi>`,
    html`<span class="id">${person}</span>`,
  ]);
  const head = [said.name, said.role, said.contact, said.number];
  return {
    title: said.namesTitle,
    room: 'dialogues',
    trail: { href: `/desk/dialogues/${params.id}`, label: said.title },
    body: card(
      said.namesTitle,
      rows.length > 0 ? table(head, rows, { caption: said.namesTitle }) : html`<p>${said.nobody}</p>`,
    ),
  };
};

import { isOpen, longest, type ShownDialogue } from '../../dialogues/questions.ts';
import { seenIn } from '../../platform/deciding.ts';
import { html } from '../../platform/html.ts';
import type { Choices } from '../../platform/sheet.ts';
import { may } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { joined, nameOf } from '../../program/words.ts';
import { seenOnce } from '../forms/conflict.ts';
import { input, oneFrom, oneOfFew, someFrom, words as wordsField } from '../forms/fields.ts';
import { card, form, table } from '../page/frame.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import { areaChoices, dialoguePage, sheetFor, tongues } from './pieces.ts';

function addingPlace({ id }: ShownDialogue, looking: Looking) {
  const { staff } = looking;
  const { language } = staff;
  const { dialogues: said } = deskWords(language);
  const action = `/desk/dialogues/${id}/venues`;
  const places = { '/title': said.venueName, '/seats': said.seats, '/access': said.access };
  const sheet = sheetFor(looking, action, { places });
  const access: Choices = program.accessNeeds.map(one => [one, nameOf('accessNeeds', one, language)]);
  return form(
    staff,
    action,
    html`${input(sheet, '/title', { label: said.venueName, type: 'text', longest: longest.venue })}${input(sheet, '/seats', { label: said.seats, type: 'text', longest: 4 })}${someFrom(sheet, '/access', { legend: said.access, choices: access })}<p class="act"><button>${said.addButton}</button></p>`,
  );
}

/** `/desk/dialogues/ID/places`: where people can meet, how many fit in, and what each place offers. */
export const placesRoom: SeenPage<ShownDialogue> = (shown, looking) => {
  const { staff } = looking;
  const { language } = staff;
  const { dialogues: said } = deskWords(language);
  const acts = isOpen(shown.state) && may(staff.roles, 'act');
  const rows = shown.state.venues.map(({ id, title, seats, access }) => [
    html`<bdi>${title}</bdi>`,
    String(seats),
    joined(
      access.map(one => nameOf('accessNeeds', one, language)),
      language,
    ),
    acts &&
      form(
        staff,
        `/desk/dialogues/${shown.id}/venues/drop`,
        html`<input type="hidden" name="venue" value="${id}"><button class="quiet">${said.release}<span class="hidden"> – ${title}</span></button>`,
      ),
  ]);
  const head = [said.venueName, said.seats, said.access, said.acts];
  const list = rows.length > 0 ? table(head, rows, { caption: said.venues }) : html`<p>${said.noVenues}</p>`;
  const body = html`${card(said.venues, list)}${acts && card(said.addVenue, addingPlace(shown, looking))}`;
  return dialoguePage(shown, '/places', { staff, body });
};

/** The form as the door takes it: what is emptied is sent as empty. */
export const changeBody = (fields: URLSearchParams): object => ({
  topic: fields.get('topic') ?? '',
  goals: fields.get('goals') ?? '',
  area: fields.get('area') || undefined,
  languages: fields.getAll('languages'),
  seen: seenIn(fields),
});

function changing({ id, state }: ShownDialogue, looking: Looking) {
  const { staff, refused } = looking;
  const { language } = staff;
  const { dialogues: said } = deskWords(language);
  const action = `/desk/dialogues/${id}/change`;
  const places = { '/topic': said.topicLabel, '/goals': said.goals, '/area': said.area, '/languages': said.languages };
  const now = { topic: state.topic, goals: state.goals, area: state.area, languages: state.languages };
  const sheet = sheetFor(looking, action, { places, now });
  const choices = tongues(language, state.languages);
  const seen = seenOnce(refused?.action === action ? refused : undefined, now);
  return form(
    staff,
    action,
    html`${seen}${input(sheet, '/topic', { label: said.topicLabel, type: 'text', longest: longest.topic })}${wordsField(sheet, '/goals', { label: said.goals, longest: longest.goals })}${oneFrom(sheet, '/area', { label: said.area, choices: areaChoices(language), ...(state.area === undefined && { none: said.noArea }) })}${someFrom(sheet, '/languages', { legend: said.languages, choices })}<p class="act"><button>${said.changeButton}</button></p>`,
  );
}

function cancelling({ id }: ShownDialogue, looking: Looking) {
  const { staff } = looking;
  const { language } = staff;
  const { dialogues: said } = deskWords(language);
  const action = `/desk/dialogues/${id}/cancel`;
  const sheet = sheetFor(looking, action, { places: { '/reason': said.cancelReason } });
  const reasons: Choices = program.dialogues.cancelReasons.map(one => [one, nameOf('cancelReasons', one, language)]);
  return html`<p>${said.cancelHint}</p>${form(
    staff,
    action,
    html`${oneOfFew(sheet, '/reason', { legend: said.cancelReason, choices: reasons })}<p class="act"><button class="danger">${said.cancelButton}</button></p>`,
  )}`;
}

/** `/desk/dialogues/ID/change`: topic, area and languages anew; or the dialogue is cancelled. */
export const changeRoom: SeenPage<ShownDialogue> = (shown, looking) => {
  const { staff, refused } = looking;
  const { dialogues: said } = deskWords(staff.language);
  const acts = isOpen(shown.state) && may(staff.roles, 'act');
  const body = html`<div class="columns"><div>${acts && card(said.change, changing(shown, looking))}</div><div>${acts && card(said.cancel, cancelling(shown, looking))}</div></div>`;
  return dialoguePage(shown, '/change', { staff, body, refused });
};

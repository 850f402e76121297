import {
  answerFieldset,
  answerPlaces,
  asTyped,
  type ShownOneParticipant,
} from '../../dialogues/registration/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import { may } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { dayText } from '../../program/words.ts';
import { card, facts, form } from '../page/frame.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import { actsFor, needsOf, standingOf } from './people-room.ts';
import { sheetFor } from './pieces.ts';

const pathOf = ({ id, participant }: ShownOneParticipant): string => `/desk/dialogues/${id}/people/${participant.id}`;

/** Whether she comes to the kick-off, said for her. */
function coming(shown: ShownOneParticipant, { staff }: Looking): Html | false {
  const said = deskWords(staff.language).registration;
  const { participant } = shown;
  if (participant.status !== 'registered') return false;
  const press = (value: boolean, label: string): Html =>
    form(
      staff,
      `${pathOf(shown)}/coming`,
      html`<input type="hidden" name="participant" value="${participant.id}"><input type="hidden" name="coming" value="${String(value)}"><button class="quiet">${label}</button>`,
    );
  return html`<div class="pair">${participant.coming !== true && press(true, said.saysComing)}${participant.coming !== false && press(false, said.saysNotComing)}</div>`;
}

/** What she told, to be changed for her: all of it anew. */
function changing(shown: ShownOneParticipant, looking: Looking): Html | false {
  const { staff } = looking;
  const { language } = staff;
  const said = deskWords(language).registration;
  const { participant, state } = shown;
  if (participant.status !== 'registered' && participant.status !== 'waitlisted') return false;
  const action = `${pathOf(shown)}/change`;
  const now: Record<string, string[]> = {};
  for (const [name, value] of asTyped(participant.answers)) now[name] = [...(now[name] ?? []), value];
  const sheet = sheetFor(looking, action, { places: Object.fromEntries(answerPlaces(language)), now });
  return card(
    said.change,
    form(
      staff,
      action,
      html`<input type="hidden" name="participant" value="${participant.id}"><p class="hint">${said.changeHint}</p>${answerFieldset(sheet, { languages: state.languages })}<p class="act"><button>${said.changeButton}</button></p>`,
    ),
  );
}

/** `/desk/dialogues/ID/people/WHO`: where she stands, what can be done for her, and what she told, to be changed. Nobody's name stands here. */
export const participantRoom: SeenPage<ShownOneParticipant> = (shown, looking) => {
  const { staff } = looking;
  const said = deskWords(staff.language).registration;
  const { id, participant, state } = shown;
  const acts = may(staff.roles, 'act');
  const names =
    may(staff.roles, 'open') &&
    form(
      staff,
      `/desk/dialogues/${id}/participants/names`,
      html`<input type="hidden" name="ids" value="${participant.id}"><button class="quiet">${said.showName}</button>`,
    );
  const standing = html`${facts([
    [said.number, html`<span class="id">${participant.id}</span>`],
    [said.since, dayText(participant.registeredAt, staff.language)],
    [said.stands, standingOf(participant, staff)],
    [said.needs, needsOf(participant, staff)],
  ])}${names}${acts && coming(shown, looking)}${acts && html`<div class="pair">${actsFor(id, participant, staff)}</div>`}`;
  return {
    title: said.one,
    room: 'dialogues',
    trail: { href: `/desk/dialogues/${id}/people`, label: said.people },
    body: html`<div class="columns aside-first"><div>${card(state.topic, standing)}</div><div>${acts && changing(shown, looking)}</div></div>`,
  };
};

import type { OnBoard, ShownBoard, ShownCircle } from '../../dialogues/circles/questions.ts';
import { ageName } from '../../dialogues/mails.ts';
import { isOpen } from '../../dialogues/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import type { Choices, Sheet } from '../../platform/sheet.ts';
import { may } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { joined, languageName, nameOf } from '../../program/words.ts';
import { oneFrom, someFrom } from '../forms/fields.ts';
import type { AtDesk } from '../page/room.ts';
import { tongues } from './pieces.ts';

export const wordsOf = ({ language }: AtDesk) => deskWords(language).board;

/** Whether she may change who sits where. */
export const seats = ({ state }: ShownBoard, staff: AtDesk): boolean => isOpen(state) && may(staff.roles, 'act');

/** The page of a circle. */
export const circlePath = (id: string, circle: number): string => `/desk/dialogues/${id}/circles/${circle}`;

/** What she told, as short as a board can have it. */
export function toldText({ background, ownLanguage, languages, ageBand, access }: OnBoard, staff: AtDesk): string {
  const { language } = staff;
  const spoken = [...new Set([...(ownLanguage ? [ownLanguage] : []), ...languages])].map(code =>
    languageName(code, language),
  );
  const parts = [
    background && wordsOf(staff).short[background],
    joined(spoken, language),
    ageBand && ageName(ageBand, language),
    joined(
      access.map(one => nameOf('accessNeeds', one, language)),
      language,
    ),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** What is the matter with a circle, the hard first. */
export function guardsOf({ missing }: Pick<ShownCircle, 'missing'>, staff: AtDesk): Html {
  if (missing.length === 0) return html`<p class="quietly">${wordsOf(staff).fine}</p>`;
  const text = ({ hard, detail }: ShownCircle['missing'][number]): Html =>
    html`<li>${hard ? html`<strong>${detail}</strong>` : detail}</li>`;
  return html`<ul class="guards">${missing.map(text)}</ul>`;
}

/** The venues of a dialogue to choose from. */
export const venueChoices = ({ state }: ShownBoard): Choices =>
  state.venues.map(({ id, title }) => [id, title] as const);

/** Where a circle meets, in which language, and what is interpreted. */
export function meetingFields(board: ShownBoard, sheet: Sheet, staff: AtDesk): Html {
  const said = wordsOf(staff);
  const { languages } = board.state;
  const choices = tongues(staff.language, languages);
  const own = choices.filter(([code]) => languages.includes(code));
  return html`${oneFrom(sheet, '/venue', { label: said.venue, choices: venueChoices(board) })}${oneFrom(sheet, '/language', { label: said.language, choices: [...own, ...choices.filter(one => !own.includes(one))] })}
<details><summary>${said.interpreted}</summary>${someFrom(sheet, '/interpreted', { legend: said.interpreted, choices })}</details>`;
}

/** What those fields are called, for what is wrong with them. */
export const meetingPlaces = (staff: AtDesk): Readonly<Record<string, string>> => {
  const said = wordsOf(staff);
  return { '/venue': said.venue, '/language': said.language, '/interpreted': said.interpreted };
};

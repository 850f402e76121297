import type { ShownAction, ShownPlan } from '../../dialogues/action/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import { localDate } from '../../platform/kernel/time.ts';
import type { Choices, Places, Sheet } from '../../platform/sheet.ts';
import { may } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { input, oneFrom } from '../forms/fields.ts';
import { form } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';
import type { Looking } from '../page/seen.ts';
import { type Names, whoChoices, whoText } from './names.ts';

/** What the pages of what a dialogue comes to are made of. */

export const wordsOf = ({ language }: AtDesk) => deskWords(language).action;

/** What such a page knows: names too, where they were opened. */
export interface Seeing extends Looking {
  readonly names?: Names | undefined;
}

export const act = (label: string, { quiet = true }: { quiet?: boolean } = {}): Html =>
  html`<p class="act"><button${quiet && { markup: ' class="quiet"' }}>${label}</button></p>`;

export const isIdea = ({ status }: ShownAction): boolean => status === 'proposed' || status === 'prioritized';

/** Tells one press from another, so that the same form sent twice is done once. */
export const nonce = (): Html => html`<input type="hidden" name="nonce" value="${crypto.randomUUID()}">`;

/** Whether something can still be done about it: by her, and as the dialogue stands. */
export const canAct = ({ state }: ShownPlan, { roles }: AtDesk): boolean =>
  may(roles, 'act') && state.status !== 'closed' && state.status !== 'cancelled';

export const openGroups = ({ groups }: ShownPlan): Choices =>
  groups.flatMap(one =>
    one.status === 'open' ? [[String(one.group), `${one.group}. \u2068${one.title}\u2069`] as const] : [],
  );

/** Someone of the dialogue as a page says who she is; what stands for nobody, where there is nobody. */
export const whoOf = (id: string | undefined, names: Names | undefined, nobody: string): Html =>
  id === undefined ? html`${nobody}` : whoText(id, names);

/** Those of the dialogue who can be named, each once; who facilitates or plans it, with that. */
export function peopleOf({ people }: ShownPlan, { staff, names }: Seeing): Choices {
  const { parts } = wordsOf(staff);
  const each = people.filter(({ who }, i) => people.findIndex(other => other.who === who) === i);
  return whoChoices(
    each.map(({ who, as }) => ({ id: who, ...(as !== 'participant' && { as: parts[as] }) })),
    names,
  );
}

/** One of them, chosen from a list. `none`: the line that chooses nobody, or leaves it as it is. */
export const whoField = (
  shown: ShownPlan,
  seeing: Seeing,
  { sheet, pointer, label, none }: { sheet: Sheet; pointer: string; label: string; none: string },
): Html => oneFrom(sheet, pointer, { label, choices: peopleOf(shown, seeing), none });

/** The way to names, for whoever may open them; nothing where they stand already. `page`: the path of the page below that of the dialogue. */
export function namesButton({ id, people }: ShownPlan, page: string, { staff, names }: Seeing): Html | false {
  if (names || people.length === 0 || !may(staff.roles, 'open')) return false;
  const said = wordsOf(staff);
  return html`<div class="pair">${form(staff, `/desk/dialogues/${id}${page}`, html`<button class="quiet">${said.showNames}</button>`)}<p class="hint">${said.showNamesHint}</p></div>`;
}

/** When and where something is to be. */
export function whenFields(sheet: Sheet, staff: AtDesk, longest: number): Html {
  const said = wordsOf(staff);
  const min = localDate(program.timeZone, staff.at);
  const minutes: Choices = program.dialogues.sessions.minutes.map(long => [String(long), String(long)]);
  return html`${input(sheet, '/date', { label: said.day, type: 'date', min })}${input(sheet, '/time', { label: said.time, type: 'time' })}${oneFrom(sheet, '/minutes', { label: said.minutes, choices: minutes })}${input(sheet, '/place', { label: said.place, type: 'text', longest })}`;
}

/** What the fields of these pages are called, for the list of what is wrong with them; more of one page, or otherwise there, by `own`. */
export function placesIn(staff: AtDesk, own: Readonly<Record<string, string>> = {}): Places {
  const said = wordsOf(staff);
  return new Map(
    Object.entries({
      ...whenPlaces(staff),
      '/title': said.title,
      '/text': said.text,
      '/circle': said.circle,
      '/proposers': said.proposer,
      '/until': said.until,
      '/dots': said.dots,
      '/sheet': said.sheet,
      '/people': said.people,
      '/convener': said.convener,
      '/facilitator': said.facilitator,
      '/into': said.into,
      ...own,
    }),
  );
}

/** What those of when and where are called. */
export const whenPlaces = (staff: AtDesk): Readonly<Record<string, string>> => {
  const said = wordsOf(staff);
  return { '/date': said.day, '/time': said.time, '/minutes': said.minutes, '/place': said.place };
};

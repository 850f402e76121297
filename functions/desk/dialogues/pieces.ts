import { backgroundName, whereText } from '../../dialogues/mails.ts';
import { type Background, backgrounds, everywhere, type ShownDialogue } from '../../dialogues/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import { type Choices, type Places, Sheet } from '../../platform/sheet.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { languageName, nameOf, wordsFor } from '../../program/words.ts';
import { conflictNotice, conflictsIn } from '../forms/conflict.ts';
import { oneFrom } from '../forms/fields.ts';
import type { AtDesk, Refused, Shown } from '../page/room.ts';

/** A form of one of these pages: what was typed and what is wrong where it was refused, else what stands now. */
export function sheetFor(
  { staff, refused }: { readonly staff: AtDesk; readonly refused?: Refused | undefined },
  action: string,
  {
    places,
    now = {},
    apart = false,
  }: {
    readonly places: Readonly<Record<string, string>>;
    readonly now?: Values;
    /** Others of the page have fields of the same names. What is wrong leads to the fields of the one that was refused. */
    readonly apart?: boolean | string;
  },
): Sheet {
  const own = refused?.action === action ? refused : undefined;
  const values = own?.values ?? new URLSearchParams(pairs(now));
  const shown: Places = new Map(Object.entries(places));
  const prefix = apart === true ? action.split('/').slice(4).join('-') : apart;
  const ids = prefix && !own ? { apart: `${prefix}-` } : {};
  const filled = { language: staff.language, values, errors: own?.faults ?? [], forOthers: true, ...ids };
  return new Sheet(filled, () => shown);
}

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

const pairs = (values: Values): [string, string][] =>
  Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
  );

/** The languages to choose from, by their names; those that are chosen already among them. */
export function tongues(language: string, chosen: readonly string[] = []): Choices {
  const codes = [...new Set([...program.languages, ...chosen])];
  return codes
    .map(code => [code, languageName(code, language)] as const)
    .toSorted(([, one], [, other]) => one.localeCompare(other, language));
}

/** The areas to choose from, and the whole city. */
export const areaChoices = (language: string): Choices =>
  [...program.areas.map(({ id }) => id), everywhere].map(id => [id, whereText(id, wordsFor(language))]);

/** Why it goes on although something is missing: one of the settings' reasons. */
export function goingOn(sheet: Sheet, language: string): Html {
  const { dialogues: said } = deskWords(language);
  const reasons: Choices = program.dialogues.goOnReasons.map(one => [one, nameOf('goOnReasons', one, language)]);
  return oneFrom(sheet, '/reason', { label: said.reason, choices: reasons, none: said.noReason });
}

/** What someone says of where she is from. */
export const backgroundChoices = (language: string): Choices =>
  backgrounds.map(one => [one, backgroundName(one, wordsFor(language))]);

/** The same of one. */
export const backgroundOf = (background: Background, language: string): string =>
  backgroundName(background, wordsFor(language));

const pages = [
  '',
  '/steering',
  '/facilitators',
  '/places',
  '/people',
  '/circles',
  '/results',
  '/action',
  '/meter',
  '/change',
] as const;

/** The pages of one dialogue. */
export type PageOfDialogue = (typeof pages)[number];

/** The pages of one dialogue, beside one another. */
export function dialogueNav(id: string, here: PageOfDialogue, { language }: AtDesk): Html {
  const { dialogues: said, registration, board, action } = deskWords(language);
  const names: Readonly<Record<PageOfDialogue, string>> = {
    '': said.stands,
    '/steering': said.steering,
    '/facilitators': said.facilitators,
    '/places': said.venues,
    '/people': registration.people,
    '/circles': board.title,
    '/results': board.results,
    '/meter': registration.meter,
    '/action': action.room,
    '/change': said.changeOrCancel,
  };
  return html`<nav aria-label="${said.title}" class="filters">${pages.map(
    page =>
      html`<a href="/desk/dialogues/${id}${page}"${page === here && { markup: ' aria-current="page"' }}>${names[page]}</a>`,
  )}</nav>`;
}

/** A page of one dialogue in its place; where two have changed the same of it, both stand above. */
export function dialoguePage({ id, state }: Of, here: PageOfDialogue, { staff, body, refused }: Within): Shown {
  const conflicts = refused ? conflictsIn(refused) : [];
  const both =
    conflicts.length > 0 && conflictNotice(staff, { conflicts, places: placesOf(staff.language), stands: false });
  return {
    title: state.topic,
    room: 'dialogues',
    trail: { href: '/desk/dialogues', label: deskWords(staff.language).dialogues.back },
    body: html`${both}${dialogueNav(id, here, staff)}${body}`,
    ...(both && { saysItself: true }),
  };
}

/** What of a dialogue two can change is called. */
function placesOf(language: string): Places {
  const { dialogues: said } = deskWords(language);
  const { topicLabel: topic, goals, area, languages, date, time, place, trainedOn: on } = said;
  const named = { topic, goals, area, languages, date, time, place, on };
  return new Map(Object.entries(named).map(([field, name]) => [`/${field}`, name]));
}

/** Which dialogue a page is of. */
interface Of {
  readonly id: string;
  readonly state: Pick<ShownDialogue['state'], 'topic'>;
}

interface Within {
  readonly staff: AtDesk;
  readonly body: Html;
  readonly refused?: Refused | undefined;
}

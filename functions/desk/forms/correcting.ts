import {
  fromForm,
  placesOf,
  whatHelps,
  whereAndWhen,
  withCare,
  yourContact,
  yourHousehold,
  yourLanguages,
  yourName,
  yourNavigator,
} from '../../intake/fields.ts';
import { corrected } from '../../navigators/told.ts';
import { decided, seenIn, without } from '../../platform/deciding.ts';
import { bodyOf, fieldsOf } from '../../platform/form-body.ts';
import { type Html, html } from '../../platform/html.ts';
import { notice } from '../../platform/page.ts';
import { type Places, Sheet } from '../../platform/sheet.ts';
import { deskWords } from '../../program/desk-words.ts';
import { wordsFor } from '../../program/words.ts';
import { card, form } from '../page/frame.ts';
import type { Act, AtDesk, Refused, Room, Shown } from '../page/room.ts';
import { conflictsIn, decisionPage } from './conflict.ts';
import { hidden } from './fields.ts';
import { navigatorFields, navigatorPlaces } from './new-navigator.ts';

/** What two kinds of people told: how it is shown to be corrected, and read again. */
interface Kind {
  readonly of: 'household' | 'navigator';
  readonly path: string;
  readonly door: string;
  readonly places: (language: string) => Places;
  readonly fields: (sheet: Sheet) => Html;
  readonly read: (fields: URLSearchParams) => Readonly<Record<string, unknown>>;
  /** Fields that can be emptied, with what says so; the others are asked for again. */
  readonly emptied: Readonly<Record<string, unknown>>;
}

const household: Kind = {
  of: 'household',
  path: '/desk/households/',
  door: 'POST /staff/arrivals/{id}',
  places: language => placesOf(wordsFor(language).form),
  fields: sheet => {
    const { forms: said } = deskWords(sheet.language);
    const part = (inner: Html): Html => html`<div class="card">${inner}</div>`;
    return html`<div class="halves"><div>${card(sheet.words.sections.you, html`${yourName(sheet)}${yourContact(sheet)}<p class="hint">${said.correct.moved}</p>`)}
${part(yourLanguages(sheet))}${part(withCare(sheet))}</div>
<div>${part(whereAndWhen(sheet))}${part(whatHelps(sheet))}${part(yourHousehold(sheet))}${part(yourNavigator(sheet))}</div></div>`;
  },
  read: fields => fromForm(fields).body as Readonly<Record<string, unknown>>,
  emptied: {
    ...{ preferredName: '', contact: {}, languages: [] },
    ...{ needs: [], safeContact: [], accessNeeds: [], notes: '' },
    ...{ urgent: false, interpreterNeeded: false, remote: false, household: {}, preferences: {} },
  },
};

const navigator: Kind = {
  of: 'navigator',
  path: '/desk/navigators/',
  door: 'POST /staff/navigators/{id}',
  places: language => navigatorPlaces(wordsFor(language)),
  fields: sheet => navigatorFields(sheet, wordsFor(sheet.language)),
  read: fields => bodyOf(fields, corrected),
  emptied: {
    ...{ name: '', email: '', phone: '', languages: [], areas: [], availability: [] },
    ...{ strengths: [], experiences: [], limits: [], gender: '', remote: false },
  },
};

/** The form as the door takes it: what it says, what it has emptied, and what was seen; without that the door refuses it. */
function bodyFor(kind: Kind, fields: URLSearchParams): unknown {
  const seen = seenIn(fields);
  if (!seen) return { seen: null };
  const { typed, theirs } = decided(fields);
  const told = kind.read(typed);
  const emptied = Object.entries(kind.emptied).filter(([name]) => name in seen && !(name in told));
  const sent = Object.entries({ ...Object.fromEntries(emptied), ...told });
  return { ...without(Object.fromEntries(sent), theirs), seen };
}

interface Filled {
  readonly id: string;
  readonly values: URLSearchParams;
  readonly seen: unknown;
  readonly refused?: Refused | undefined;
}

/** The form, filled. */
function page(kind: Kind, staff: AtDesk, { id, values, seen, refused }: Filled): Shown {
  const { forms: said } = deskWords(staff.language);
  const { language } = staff;
  const places = kind.places(language);
  const sheet = new Sheet({ language, values, errors: refused?.faults ?? [], forOthers: true }, () => places);
  const inner = html`${hidden([['seen', JSON.stringify(seen)]])}${kind.fields(sheet)}<p class="act"><button>${said.correct.save}</button></p>`;
  return {
    title: said.correct[kind.of],
    room: kind.of === 'household' ? 'households' : 'navigators',
    trail: { href: `${kind.path}${id}`, label: said.back[kind.of] },
    places,
    body: html`<p class="lead">${said.correct.lead}</p><p class="quietly">${said.correct.opened}</p>${form(staff, `${kind.path}${id}/correct`, inner)}`,
  };
}

/** Comes back where something is wrong, with what was typed; and where someone else has changed the same, with both. */
const again =
  (kind: Kind): Room =>
  async ({ params }, staff, refused) => {
    const { forms: said } = deskWords(staff.language);
    const id = params.id ?? '';
    const seen = refused && seenIn(refused.values);
    const back = { href: `${kind.path}${id}`, label: said.back[kind.of] };
    if (!refused || !seen)
      return {
        title: said.correct[kind.of],
        trail: back,
        saysItself: true,
        body: notice(said.correct.expired, 'info'),
      };
    const conflicts = conflictsIn(refused);
    const values = decided(refused.values).typed;
    if (conflicts.length === 0) return page(kind, staff, { id, values, seen, refused });
    const places = kind.places(staff.language);
    return {
      ...decisionPage(staff, { conflicts, values, seen, places, action: `${kind.path}${id}/correct` }),
      room: kind.of === 'household' ? 'households' : 'navigators',
      trail: back,
    };
  };

/** Pressed, it opens what is held, to be corrected. */
const opening = (kind: Kind): Act => ({
  door: `${kind.door}/told`,
  room: again(kind),
  opened: async ({ params }, staff, told) =>
    page(kind, staff, { id: params.id ?? '', values: fieldsOf(told), seen: told }),
});

const saving = (kind: Kind): Act => ({
  door: `${kind.door}/correct`,
  room: again(kind),
  body: fields => bodyFor(kind, fields),
  onward: ({ id }) => `${kind.path}${id}`,
});

export const householdOpened = opening(household);
export const householdCorrected = saving(household);
export const navigatorOpened = opening(navigator);
export const navigatorCorrected = saving(navigator);

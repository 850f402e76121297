import { type Html, html, type Piece } from '../../platform/html.ts';
import { grouped } from '../../platform/kernel/ids.ts';
import { may } from '../../platform/staff.ts';
import { type DeskWords, deskWords } from '../../program/desk-words.ts';
import { dayText, fill, spanText, whenText } from '../../program/words.ts';
import { buttonTo, card, form, table } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';
import type { Told } from './history.ts';
import { whoText } from './history.ts';
import type { Hit } from './hits.ts';
import type { Call, Letter } from './letters.ts';
import type { Opening } from './openings.ts';
import type { Reader } from './reader.ts';

/** The words of these pages. */
export const wordsOf = ({ language }: Pick<AtDesk, 'language'>): DeskWords['people'] => deskWords(language).people;

/** A word of a list of words; the code itself where it has none. */
export const wordOf = (words: object, code: string): string =>
  (words as Readonly<Record<string, string>>)[code] ?? code;

/** A receipt as it is read aloud. It runs left to right in every language. */
export const receiptText = (receipt: string | undefined): Html =>
  html`<bdi class="number" dir="ltr">${grouped(receipt ?? '').join(' ')}</bdi>`;

/** A navigator where nobody's name lies open: the beginning of her id, so that two can be told apart. */
export const shortId = (id: string): Html => html`<bdi class="number" dir="ltr">${id.slice(0, 6).toUpperCase()}</bdi>`;

/** The way to a household's page. */
export const householdLink = (id: string, receipt: string | undefined): Html =>
  html`<a href="/desk/households/${id}">${receipt ? receiptText(receipt) : shortId(id)}</a>`;

/** The way to a navigator's page. */
export const navigatorLink = (id: string): Html => html`<a href="/desk/navigators/${id}">${shortId(id)}</a>`;

/** The way to one who registered for a dialogue. */
export const participantLink = ({ id, dialogue }: { readonly id: string; readonly dialogue: string }): Html =>
  html`<a href="/desk/dialogues/${dialogue}/people/${id}">${shortId(id)}</a>`;

/** The way to someone who was found. */
export function hitLink(hit: Hit): Html {
  switch (hit.role) {
    case 'household':
      return householdLink(hit.id, hit.receipt);
    case 'navigator':
      return navigatorLink(hit.id);
    case 'participant':
      return participantLink(hit);
  }
}

const day = 86_400_000;

/** So many days ago, in words. */
export function daysText(since: string, { at, language }: Pick<AtDesk, 'at' | 'language'>): string {
  const { list } = deskWords(language).people;
  const days = Math.floor((Date.parse(at) - Date.parse(since)) / day);
  return days < 1 ? list.today : spanText(days, 'day', language);
}

/** A time, for machines as well. */
export const timeOf = (at: string, language: string): Html =>
  html`<time datetime="${at}">${whenText(at, language)}</time>`;

/** A day with how long ago it was. */
export const sinceText = (since: string, staff: Pick<AtDesk, 'at' | 'language'>): string =>
  fill(deskWords(staff.language).people.household.waits, {
    day: dayText(since, staff.language),
    days: daysText(since, staff),
  });

/** One thing to choose by, above a list. */
export interface Filter {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly (readonly [value: string, label: string])[];
}

/** What a list is chosen by: a form that stands in the address, so that a page can be kept and sent. */
export const filters = (action: string, given: readonly Filter[], label: string): Html =>
  html`<form class="filters" method="get" action="${action}">${given.map(
    one =>
      html`<div class="field"><label for="${one.name}">${one.label}</label><select id="${one.name}" name="${one.name}">${one.options.map(
        ([value, text]) =>
          html`<option value="${value}"${value === one.chosen && { markup: ' selected' }}>${text}</option>`,
      )}</select></div>`,
  )}<button>${label}</button></form>`;

/** An address with what a list is asked by; what is empty is left out. */
export function addressOf(path: string, asked: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** The ways to other pages of a list. */
export function pager(
  path: string,
  asked: Readonly<Record<string, string | undefined>>,
  { next, staff }: { readonly next: string | undefined; readonly staff: AtDesk },
): Html | false {
  const { list } = wordsOf(staff);
  const { after, ...others } = asked;
  if (!next && !after) return false;
  return html`<nav class="pager" aria-label="${list.further}">${
    after ? html`<a href="${addressOf(path, others)}">${list.first}</a>` : html`<span></span>`
  }${next && html`<a href="${addressOf(path, { ...others, after: next })}">${list.further}</a>`}</nav>`;
}

/** The button that shows the names of those on a page; it keeps the page's place. Who may not open people has none. */
export const namesButton = (staff: AtDesk, action: string, ids: readonly string[]): Html | false => {
  if (!may(staff.roles, 'open')) return false;
  const { list } = wordsOf(staff);
  return html`${form(
    staff,
    action,
    html`${ids.map(id => html`<input type="hidden" name="ids" value="${id}">`)}<button class="quiet">${list.names}</button>`,
  )}<p class="quietly">${list.namesNote}</p>`;
};

/** What happened, in sentences. */
export function historyCard(history: readonly Told[], staff: AtDesk): Html {
  const { history: words } = deskWords(staff.language);
  if (history.length === 0) return card(words.title, html`<p>${words.none}</p>`);
  return card(
    words.title,
    html`<ol class="told">${history.map(
      ({ at, said, who }) =>
        html`<li><time datetime="${at}">${whenText(at, staff.language)} · ${who}</time>${said}</li>`,
    )}</ol><p class="quietly">${words.oldest}</p>`,
  );
}

function fateText({ fate, since }: Letter, { language }: AtDesk): string {
  const { fates } = deskWords(language).people.mails;
  return fate === 'held' ? fill(fates.held, { when: whenText(since, language) }) : fates[fate];
}

/** The mails to someone with what became of each. */
export function mailsCard(mails: readonly Letter[], staff: AtDesk): Html {
  const { mails: words, kinds } = wordsOf(staff);
  if (mails.length === 0) return card(words.title, html`<p>${words.none}</p>`);
  const rows = mails.map((one): readonly Piece[] => [
    wordOf(kinds, one.kind),
    timeOf(one.at, staff.language),
    fateText(one, staff),
  ]);
  return card(words.title, table([words.what, words.when, words.fate], rows, { caption: words.title }));
}

/** The calls to someone: those to be made, and what came of the others. */
export function callsCard(calls: readonly Call[], staff: AtDesk): Html | false {
  const { calls: words, kinds, mails } = wordsOf(staff);
  if (calls.length === 0) return false;
  const fate = ({ status, due, outcome, attempts }: Call): Piece => [
    status === 'open'
      ? fill(words.open, { when: whenText(due ?? staff.at, staff.language) })
      : wordOf(words.outcomes, outcome ?? ''),
    attempts > 0 && html` · ${fill(words.tried, { count: attempts })}`,
  ];
  const rows = calls.map((one): readonly Piece[] => [
    one.status === 'open'
      ? html`<a href="/desk/calls/${one.id}">${wordOf(kinds, one.kind)}</a>`
      : wordOf(kinds, one.kind),
    timeOf(one.at, staff.language),
    fate(one),
  ]);
  return card(words.title, table([mails.what, mails.when, mails.fate], rows, { caption: words.title }));
}

/** Who opened someone's data. */
export function openingsCard(openings: readonly Opening[], { staff, reader }: { staff: AtDesk; reader: Reader }): Html {
  const { openings: words } = wordsOf(staff);
  const list =
    openings.length === 0
      ? html`<p>${words.none}</p>`
      : html`<ul class="told">${openings.map(
          ({ at, by, kind }) =>
            html`<li><time datetime="${at}">${whenText(at, staff.language)}</time>${whoText(by, reader)}: ${wordOf(words.kinds, kind)}</li>`,
        )}</ul>`;
  return card(words.title, html`${list}${!reader.audits && html`<p class="quietly">${words.mine}</p>`}`);
}

/** The way to the form by which someone comes in, for who may fill it in. */
const entering = (staff: AtDesk, href: string, whom: 'household' | 'navigator'): Piece =>
  may(staff.roles, 'act') &&
  html`<p>${buttonTo(href, deskWords(staff.language).forms[whom].title, { quiet: true })}</p>`;

interface Listed {
  readonly whom: 'household' | 'navigator';
  readonly path: string;
  /** What was chosen, as the address says it. */
  readonly here: Readonly<Record<string, string | undefined>>;
  readonly choices: readonly Filter[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly Piece[])[];
  readonly page: { readonly rows: readonly { readonly id: string }[]; readonly next?: string | undefined };
}

/** A page of a list of people: who comes in, what can be chosen, the rows, the button that shows their names, and the way on. */
export function listPage(staff: AtDesk, { whom, path, here, choices, head, rows, page }: Listed): Html {
  const { list } = wordsOf(staff);
  const names = addressOf(`${path}/names`, here);
  const ids = page.rows.map(({ id }) => id);
  const caption = whom === 'household' ? list.households : list.navigators;
  return html`${entering(staff, `${path}/new`, whom)}${filters(path, choices, list.show)}${
    rows.length > 0
      ? html`<div class="card">${table(head, rows, { caption })}</div>${namesButton(staff, names, ids)}`
      : html`<p class="fine">${page.next ? list.emptyPage : list.empty}</p>`
  }${pager(path, here, { next: page.next, staff })}`;
}

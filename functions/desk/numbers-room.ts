import {
  figures,
  type Numbers,
  type Ranked,
  type Rollup,
  readable,
  talliesInWords,
} from '../advisory/numbers/questions.ts';
import { type Html, html } from '../platform/html.ts';
import { notice } from '../platform/page.ts';
import { deskWords } from '../program/desk-words.ts';
import { program } from '../program/settings.ts';
import { dateText, fill, languageName, nameOf, wordsFor } from '../program/words.ts';
import { card, facts } from './page/frame.ts';
import type { AtDesk, Room } from './page/room.ts';
import type { SeenPage } from './page/seen.ts';

const address = (quarter: string): string => `/desk/numbers?quarter=${quarter}`;

function quarterText(quarter: string, { language }: AtDesk): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return fill(deskWords(language).numbers.quarter, { number, year });
}

const named: Readonly<Record<keyof Lists, (id: string, language: string) => string>> = {
  asked: (id, language) => nameOf('needs', id, language),
  languages: languageName,
  waitedLanguages: languageName,
  waitedNeeds: (id, language) => nameOf('needs', id, language),
  unmet: (id, language) => nameOf('needs', id, language),
};

type Lists = Pick<Numbers, 'asked' | 'languages' | 'waitedLanguages' | 'waitedNeeds' | 'unmet'>;

/** Bars are as wide as a class says, in tenths: the pages' own policy lets no element bring a style. */
const tenths = (about: number, longest: number): number => Math.max(1, Math.round((about / longest) * 10));

/** A row of names with bars: what a bar shows stands beside it in words. */
function bars(what: keyof Lists, ranked: readonly Ranked[], staff: AtDesk): Html {
  const { language } = staff;
  const { numbers: words } = deskWords(language);
  if (ranked.length === 0) return html`<p class="quietly">${words.tooFew}</p>`;
  // Names alone need no table.
  if (ranked.every(({ about }) => about === undefined))
    return html`<ol>${ranked.map(({ id }) => html`<li><strong>${named[what](id, language)}</strong></li>`)}</ol><p class="quietly">${words.noCounts}</p>`;
  const longest = Math.max(...ranked.map(({ about = 0 }) => about));
  const { head } = words;
  const row = ({ id, about, direction }: Ranked): Html => html`<tr><th scope="row">${named[what](id, language)}</th>
<td class="length" aria-hidden="true">${about !== undefined && html`<span class="tenths-${tenths(about, longest)}"></span>`}</td>
<td class="number" data-label="${head.count}">${about === undefined ? words.noCount : fill(words.about, { count: about })}</td>
<td data-label="${head.direction}">${direction && words.towards[direction]}</td></tr>`;
  return html`<table class="data told-bars"><caption class="hidden">${words.lists[what]}</caption><thead><tr><th scope="col">${head.name}</th><td aria-hidden="true"></td><th scope="col">${head.count}</th><th scope="col">${head.direction}</th></tr></thead>
<tbody>${ranked.map(row)}</tbody></table>`;
}

/** What there was of dialogues, in the sentences in which it is told outside. */
function dialogues({ tallies }: Rollup, { language }: AtDesk): Html {
  const said = talliesInWords(tallies, wordsFor(language).numbers, 'quarter');
  if (said.length === 0) return html`<p class="quietly">${deskWords(language).numbers.tooFewOfDialogues}</p>`;
  return html`<ul>${said.map(one => html`<li>${one}</li>`)}</ul>`;
}

/** `/desk/numbers`: the figures of a quarter, for the consultation meeting; to be printed. */
export const numbersRoom: SeenPage<Rollup> = (rollup, { staff }) => {
  const { language } = staff;
  const { numbers: words } = deskWords(language);
  const { quarter, closed, before, after, through, came, direction, waited } = rollup;
  const count = (about: number | undefined) =>
    about === undefined ? words.noCount : html`<strong>${fill(words.about, { count: about })}</strong>`;
  const lists = Object.keys(named) as (keyof Lists)[];
  return {
    title: fill(words.title, { quarter: quarterText(quarter, staff) }),
    room: 'numbers',
    body: html`<p class="lead">${fill(words.lead, { through: dateText(through, language) })}</p>
${!closed && notice(fill(words.open, { quarter: quarterText(quarter, staff) }), 'info')}
<p class="pager unprinted"><a href="${address(before)}">${words.before}</a>${after && html`<a href="${address(after)}">${words.after}</a>`}</p>
${card(
  words.glance,
  facts([
    [words.came, count(came)],
    [words.direction, direction && words.towards[direction]],
    [words.waited, count(waited)],
  ]),
)}
<div class="halves">${lists.map(what => card(words.lists[what], bars(what, rollup[what], staff)))}</div>
${card(words.dialogues, dialogues(rollup, staff))}
<p>${fill(words.readable, { count: readable(rollup).length, all: figures.length })} <a href="/desk/numbers/why">${words.whyLink}</a></p>
<p class="unprinted"><a href="/desk/belonging">${deskWords(language).belonging.title}</a></p><p class="hint unprinted">${words.print}</p>`,
  };
};

/** `/desk/numbers/why`: why some numbers are missing. */
export const whyRoom: Room = async (_, { language }) => {
  const { why } = deskWords(language).numbers;
  const group = program.smallestGroup;
  return {
    title: why.title,
    room: 'numbers',
    trail: { href: '/desk/numbers', label: why.back },
    body: html`<div class="narrow">${why.parts.map(({ title, text }) =>
      card(title, html`${text.map(one => html`<p>${fill(one, { group })}</p>`)}`),
    )}</div>`,
  };
};

import { createHash } from 'node:crypto';
import { environment } from '../../platform/environment.ts';
import { type Html, html, type Piece } from '../../platform/html.ts';
import { type Answer, page } from '../../platform/http.ts';
import { notice } from '../../platform/page.ts';
import { may } from '../../platform/staff.ts';
import { style } from '../../platform/style.ts';
import { type DeskWords, deskWords } from '../../program/desk-words.ts';
import { enumerated, languageOf } from '../../program/words.ts';
import { deskStyle } from './desk-style.ts';
import type { Pressing } from './pressing.ts';
import type { AtDesk, RoomName, Shown } from './room.ts';

const sheet = style + deskStyle;
const styleHash = createHash('sha256').update(sheet).digest('base64');

/** Where the rooms are. */
const addresses: Readonly<Record<RoomName, string>> = {
  today: '/desk',
  households: '/desk/households',
  navigators: '/desk/navigators',
  calls: '/desk/calls',
  proposals: '/desk/proposals',
  numbers: '/desk/numbers',
  exchange: '/desk/items',
  dialogues: '/desk/dialogues',
  search: '/desk/search',
  settings: '/desk/settings',
};

/** No bar leads to a room that answers 403: who may open nobody looks for nobody. */
const roomsFor = ({ roles }: AtDesk): readonly RoomName[] =>
  (Object.keys(addresses) as RoomName[]).filter(room => room !== 'search' || may(roles, 'open'));

const roomLink = (words: DeskWords['frame'], room: RoomName, here: RoomName | undefined): Html =>
  html`<li><a href="${addresses[room]}"${room === here && { markup: ' aria-current="page"' }}>${words.rooms[room]}</a></li>`;

const bar = (staff: AtDesk, words: DeskWords['frame'], here: RoomName | undefined): Html =>
  html`<nav aria-label="${words.navigation}"><ul>${roomsFor(staff).map(room => roomLink(words, room, here))}</ul></nav>
<div class="who"><a href="/desk/staff">${
    staff.name
      ? html`<bdi>${staff.name}</bdi>`
      : enumerated(
          staff.roles.map(role => words.roles[role]),
          staff.language,
        )
  }</a>${form(staff, '/desk/sign-out', html`<button>${words.signOut}</button>`)}</div>`;

/** A page of the desk in its frame; without someone who is signed in there are no rooms to go to. */
export function framed({ language, staff }: { language: string; staff?: AtDesk }, shown: Shown): Answer {
  const { code, dir } = languageOf(language);
  const { frame: words } = deskWords(code);
  const program = environment('PROGRAM_NAME');
  const { title, body, room, trail, status = 200 } = shown;
  const markup = html`<html lang="${code}" dir="${dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – ${words.desk} – ${program}</title><style>${{ markup: sheet }}</style></head>
<body class="desk"><a class="skip" href="#content">${words.skip}</a>
<header class="bar"><div class="inner"><strong>${program}</strong>${staff && bar(staff, words, room)}</div></header>
<main id="content">${trail && html`<p class="trail"><a href="${trail.href}">${trail.label}</a></p>`}<h1>${title}</h1>
${body}
</main></body></html>`;
  const answer = page(status, { markup: `<!DOCTYPE html>\n${markup.markup}`, styleHash, language: code });
  // Without a referrer of its own a browser says of a form only that it comes from `null`; other sites learn nothing by this either.
  return { ...answer, headers: { ...answer.headers, 'referrer-policy': 'same-origin' } };
}

/** There is nothing at this address, or not any more. */
export function nothingHere(staff: AtDesk): Answer {
  const { frame: words } = deskWords(staff.language);
  const body = html`${notice(words.notThere, 'info')}<p><a href="/desk">${words.backToToday}</a></p>`;
  return framed({ language: staff.language, staff }, { status: 404, title: words.notThereTitle, body });
}

/** Her role does not include it. */
export function forbidden(staff: AtDesk): Answer {
  const { frame: words } = deskWords(staff.language);
  const body = html`${notice(words.forbidden, 'warn')}<p><a href="/desk">${words.backToToday}</a></p>`;
  return framed({ language: staff.language, staff }, { status: 403, title: words.forbiddenTitle, body });
}

/** A form of hers: it carries what makes it hers. */
export const form = (staff: AtDesk, action: string, inner: Piece): Html =>
  html`<form method="post" action="${action}"><input type="hidden" name="csrf" value="${staff.csrf}">${inner}</form>`;

/** How much a thing presses, in a word and by more than color. */
export const mark = (staff: AtDesk, urgency: Pressing): Html =>
  html`<span class="mark ${urgency}">${deskWords(staff.language).frame.urgency[urgency]}</span>`;

/** A part of a page, with its heading. */
export const card = (title: string, inner: Piece): Html =>
  html`<section class="card"><h2>${title}</h2>${inner}</section>`;

/** What is known, name by name; what is not there is left out. */
export const facts = (pairs: readonly (readonly [name: Piece, value: Piece])[]): Html =>
  html`<dl class="lists">${pairs
    .filter(([, value]) => value !== undefined && value !== false && value !== '')
    .map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;

/** A table whose rows are cards on a phone; the first column names the row. */
export function table(
  head: readonly string[],
  rows: readonly (readonly Piece[])[],
  { caption }: { caption: string },
): Html {
  const cell = (piece: Piece, i: number): Html =>
    i === 0 ? html`<th scope="row">${piece}</th>` : html`<td data-label="${head[i] ?? ''}">${piece}</td>`;
  return html`<table class="data"><caption class="hidden">${caption}</caption><thead><tr>${head.map(one => html`<th scope="col">${one}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${row.map(cell)}</tr>`)}</tbody></table>`;
}

/** A line of work: how much it presses, what it is, and its one obvious act. */
export interface WorkLine {
  readonly urgency: Pressing;
  readonly what: Piece;
  /** Whom and since when, quietly. */
  readonly about: Piece;
  readonly act: Html;
}

/** Lines of work, in their order. */
export const lines = (staff: AtDesk, work: readonly WorkLine[]): Html =>
  html`<ul class="lines">${work.map(
    one =>
      html`<li>${mark(staff, one.urgency)}<div><p><strong>${one.what}</strong></p><p class="quietly">${one.about}</p></div>${one.act}</li>`,
  )}</ul>`;

/** A link that looks like the button it stands for. */
export const buttonTo = (href: string, label: Piece, { quiet }: { quiet?: boolean } = {}): Html =>
  html`<a class="button${quiet && ' quiet'}" href="${href}">${label}</a>`;

import type { ShownBoard, ShownProposal } from '../../dialogues/circles/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import { notice } from '../../platform/page.ts';
import { availabilityGrid } from '../../platform/sheet.ts';
import { fill, halfDayName, languageName } from '../../program/words.ts';
import { someFrom } from '../forms/fields.ts';
import { card, form } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';
import type { SeenPage } from '../page/seen.ts';
import { meetingFields, meetingPlaces, seats, wordsOf } from './board-pieces.ts';
import { shortOf } from './names.ts';
import { sheetFor, tongues } from './pieces.ts';

const circlesPath = (id: string): string => `/desk/dialogues/${id}/circles`;

const timesOf = (venue: string): string => `times.${venue}`;
const interpretersOf = (venue: string): string => `interpreters.${venue}`;

const trail = ({ id }: ShownBoard, staff: AtDesk) => ({ href: circlesPath(id), label: wordsOf(staff).back });

/** `/desk/dialogues/ID/circles/propose`: for each place the half-days on which a circle could meet there, and who interprets; or an empty circle is laid. */
export const proposingRoom: SeenPage<ShownBoard> = (board, looking) => {
  const { staff } = looking;
  const said = wordsOf(staff);
  const action = `${circlesPath(board.id)}/propose`;
  const sheet = sheetFor(looking, action, { places: {} });
  const one = ({ id, title }: ShownBoard['state']['venues'][number]): Html =>
    card(
      title,
      html`<div class="times">${availabilityGrid(staff.language, time => sheet.chosen(timesOf(id), time), timesOf(id))}</div>
<details><summary>${said.interpreters}<span class="hidden"> – ${title}</span></summary>${someFrom(sheet, `/${interpretersOf(id).replace('.', '/')}`, { legend: said.interpreters, choices: tongues(staff.language, board.state.languages) })}</details>`,
    );
  const places = board.state.venues.map(one);
  const fresh = sheetFor(looking, circlesPath(board.id), {
    places: meetingPlaces(staff),
    now: { language: board.state.languages[0] },
  });
  const empty = form(
    staff,
    circlesPath(board.id),
    html`${meetingFields(board, fresh, staff)}<p class="act"><button class="quiet">${said.newButton}</button></p>`,
  );
  const body = seats(board, staff)
    ? html`<p class="lead">${said.proposeLead}</p>${form(staff, action, html`<div class="halves">${places}</div><p class="act"><button>${said.proposeButton}</button></p>`)}${card(said.newTitle, empty)}`
    : notice(said.none, 'info');
  return { title: said.propose, room: 'dialogues', trail: trail(board, staff), body };
};

/** The ticked half-days of each place, as the door takes them. */
export function slotsBody(fields: URLSearchParams): object {
  const venues = [...new Set([...fields.keys()].flatMap(name => (name.startsWith('times.') ? [name.slice(6)] : [])))];
  const slots = venues.flatMap(venue =>
    fields.getAll(timesOf(venue)).map(time => ({ time, venue, interpreters: fields.getAll(interpretersOf(venue)) })),
  );
  return { slots };
}

function proposedCircle(one: ShownProposal['circles'][number], board: ShownBoard, staff: AtDesk): Html {
  const { language } = staff;
  const said = wordsOf(staff);
  const { time, venue, participants, facilitators, interpreted, guards } = one;
  const taken = { participants, facilitators, venue, language: one.language, interpreted };
  const place = board.state.venues.find(({ id }) => id === venue)?.title ?? '';
  const spoken = [one.language, ...interpreted].map(code => languageName(code, language)).join(' + ');
  return html`<li class="card"><label class="choice"><input type="checkbox" name="circle" value="${JSON.stringify(taken)}" checked><span><strong>${halfDayName(time, language)}, <bdi>${place}</bdi></strong> <span class="hint">${fill(said.many, { count: participants.length })} · ${spoken}</span></span></label>
<p class="quietly ids">${[...facilitators, ...participants].map(shortOf).join(' ')}</p>${guards.length > 0 && html`<ul class="guards">${guards.map(({ detail }) => html`<li>${detail}</li>`)}</ul>`}</li>`;
}

/** What was proposed, to be taken circle by circle; nothing of it is kept. */
export const proposedPage =
  ({ circles, unplaced, missing, quality }: ShownProposal): SeenPage<ShownBoard> =>
  (board, { staff }) => {
    const said = wordsOf(staff);
    const take = form(
      staff,
      `${circlesPath(board.id)}/take`,
      html`<ul class="board">${circles.map(one => proposedCircle(one, board, staff))}</ul><p class="act"><button>${said.take}</button></p>`,
    );
    const left = unplaced.map(({ participant, why }) => html`<li><b>${shortOf(participant)}</b> ${why}</li>`);
    const body = html`${circles.length > 0 ? html`<p class="lead">${fill(said.quality, { quality })}</p>${take}` : notice(said.noProposal, 'info')}${
      missing.length > 0 && card(said.missing, html`<ul>${missing.map(one => html`<li>${one}</li>`)}</ul>`)
    }${left.length > 0 && card(said.notPlaced, html`<ul>${left}</ul>`)}<p><a href="${circlesPath(board.id)}/propose">${said.propose}</a></p>`;
    return { title: said.proposed, room: 'dialogues', trail: trail(board, staff), body };
  };

/** The ticked circles, as they were proposed. What is no circle is refused by the door. */
export const takenBody = (fields: URLSearchParams): object => ({ circles: fields.getAll('circle').map(read) });

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

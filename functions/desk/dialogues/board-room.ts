import type { OnBoard, ShownBoard, ShownCircle } from '../../dialogues/circles/questions.ts';
import { hasReached } from '../../dialogues/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import { notice } from '../../platform/page.ts';
import { may } from '../../platform/staff.ts';
import { fill, halfDayName, joined, languageName } from '../../program/words.ts';
import { card, form } from '../page/frame.ts';
import type { AtDesk } from '../page/room.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import { circlePath, guardsOf, seats, toldText, wordsOf } from './board-pieces.ts';
import { type Names, whoText } from './names.ts';
import { dialoguePage } from './pieces.ts';

const path = ({ id }: ShownBoard): string => `/desk/dialogues/${id}/circles`;

interface Seeing {
  readonly board: ShownBoard;
  readonly looking: Looking;
  readonly names?: Names | undefined;
}

/** Someone to be chosen: where she sits now goes with her, so that a board that has changed meanwhile is noticed. */
function seat({ board, looking, names }: Seeing, { id, from, told }: { id: string; from: number; told: string }): Html {
  const text = html`${whoText(id, names)}${told && html` <small>${told}</small>`}`;
  if (!seats(board, looking.staff)) return html`<li>${text}</li>`;
  const value = `${from} ${id}`;
  const chosen = looking.refused?.values.get('who') === value;
  return html`<li><label><input type="radio" name="who" value="${value}"${chosen && { markup: ' checked' }}> ${text}</label></li>`;
}

const personOf = ({ people }: ShownBoard, id: string): OnBoard =>
  people.find(one => one.id === id) ?? { id, times: [], languages: [], access: [] };

/** Who leads: her languages, since a board asks them of her. */
function leaderText({ state }: ShownBoard, id: string, staff: AtDesk): string {
  const one = state.facilitators.find(({ person }) => person === id);
  const spoken = (one?.languages ?? []).map(code => languageName(code, staff.language));
  const said = wordsOf(staff);
  return [said.facilitator, one && said.short[one.background], joined(spoken, staff.language)]
    .filter(Boolean)
    .join(' · ');
}

function circleCard(circle: ShownCircle, seeing: Seeing): Html {
  const { board, looking } = seeing;
  const { staff } = looking;
  const said = wordsOf(staff);
  const { number, language, interpreted, venue, participants, facilitators } = circle;
  const place = board.state.venues.find(({ id }) => id === venue)?.title;
  const spoken = [language, ...interpreted].map(code => languageName(code, staff.language)).join(' + ');
  const rows = [
    ...facilitators.map(id => seat(seeing, { id, from: number, told: leaderText(board, id, staff) })),
    ...participants.map(id => seat(seeing, { id, from: number, told: toldText(personOf(board, id), staff) })),
  ];
  return html`<section class="card" id="circle-${number}"><h2><a href="${circlePath(board.id, number)}">${fill(said.circle, { number })}</a></h2>
<p class="quietly">${fill(said.many, { count: participants.length })} · ${spoken}${place && html` · <bdi>${place}</bdi>`}</p><ul class="seats">${rows}</ul>${guardsOf(circle, staff)}${
    seats(board, staff) &&
    html`<button class="quiet" name="to" value="${number}">${said.moveHere}<span class="hidden"> – ${fill(said.circle, { number })}</span></button>`
  }</section>`;
}

const mostByHand = 40;

function unplaced(seeing: Seeing): Html {
  const { board, looking } = seeing;
  const { staff } = looking;
  const said = wordsOf(staff);
  const leading = new Set(board.circles.filter(({ status }) => status === 'open').flatMap(one => one.facilitators));
  const free = board.state.facilitators.filter(({ person }) => !leading.has(person));
  const timesOf = ({ times }: OnBoard): string =>
    joined(
      times.map(one => halfDayName(one, staff.language)),
      staff.language,
    );
  // So many nobody places one by one, and the page stays small: circles are proposed for them.
  const byHand = board.unplaced.length <= mostByHand;
  const told = (id: string): string => {
    const one = personOf(board, id);
    return [toldText(one, staff), byHand && timesOf(one)].filter(Boolean).join(' · ');
  };
  const leaders =
    free.length > 0 &&
    html`<h3>${said.leaders}</h3><ul class="seats wide">${free.map(({ person: id }) => seat(seeing, { id, from: 0, told: leaderText(board, id, staff) }))}</ul>`;
  const out =
    seats(board, staff) &&
    board.circles.length > 0 &&
    html`<p class="act"><button class="quiet" name="to" value="0">${said.takeOut}</button></p>`;
  return card(
    fill(said.unplaced, { count: board.unplaced.length }),
    html`${board.unplaced.length > 0 ? html`<ul class="seats wide">${board.unplaced.map(id => seat(seeing, { id, from: 0, told: told(id) }))}</ul>` : html`<p>${said.allSeated}</p>`}${leaders}${out}`,
  );
}

/** The way to further circles, and to names. */
function beside({ board, looking, names }: Seeing): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const canLay = seats(board, staff) && board.state.venues.length > 0;
  return html`<div class="pair">${canLay && html`<a class="button quiet" href="${path(board)}/propose">${said.propose}</a>`}${
    !names &&
    may(staff.roles, 'open') &&
    form(staff, `${path(board)}/names`, html`<button class="quiet">${said.showNames}</button>`)
  }</div>`;
}

function whole(seeing: Seeing): Html {
  const { board, looking } = seeing;
  const { staff } = looking;
  const said = wordsOf(staff);
  const open = board.circles.filter(({ status }) => status === 'open');
  const laid = html`${unplaced(seeing)}<div class="board">${open.map(one => circleCard(one, seeing))}</div>`;
  const together =
    board.together.length > 0 &&
    card(said.together, html`<ul>${board.together.map(({ detail }) => html`<li>${detail}</li>`)}</ul>`);
  return html`<p class="lead">${said.lead}</p>${beside(seeing)}${together}${seats(board, staff) ? form(staff, `${path(board)}/move`, laid) : laid}`;
}

function boardPage(seeing: Seeing) {
  const { board, looking } = seeing;
  const { staff } = looking;
  const said = wordsOf(staff);
  const { state } = board;
  const isEarly = state.status !== 'cancelled' && !hasReached(state.status, 'forming');
  const body = !state.kickOff ? notice(said.unscheduled, 'info') : isEarly ? notice(said.early, 'info') : whole(seeing);
  return { ...dialoguePage(board, '/circles', { staff, body }), places: new Map([['/who', said.who]]) };
}

/** `/desk/dialogues/ID/circles`: who sits where, what is the matter with each circle, and one form to move people: choose, then press the circle. */
export const boardRoom: SeenPage<ShownBoard> = (board, looking) => boardPage({ board, looking });

/** The same with first names, for whoever has asked to see them. */
export const boardNamed =
  (names: Names): SeenPage<ShownBoard> =>
  (board, looking) =>
    boardPage({ board, looking, names });

/** The form's choice as the door takes it: who, from where, and where to; 0 is in no circle. */
export function seatBody(fields: URLSearchParams): object {
  const [from = '', who = ''] = (fields.get('who') ?? '').split(' ');
  const [left, taken] = [Number(from), Number(fields.get('to'))];
  return { who, ...(left > 0 && { from: left }), ...(taken > 0 && { to: taken }) };
}

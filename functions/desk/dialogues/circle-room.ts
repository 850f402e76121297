import {
  type SheetFacts,
  type ShownBoard,
  type ShownCircle,
  type ShownSession,
  sessionSheet,
} from '../../dialogues/circles/questions.ts';
import { type Html, html } from '../../platform/html.ts';
import { localDate } from '../../platform/kernel/time.ts';
import { notice } from '../../platform/page.ts';
import type { Sheet } from '../../platform/sheet.ts';
import { may } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { program } from '../../program/settings.ts';
import { dayText, fill, joined, languageName, nameOf, whenText, wordsFor } from '../../program/words.ts';
import { input, oneFrom, someFrom, words as wordsField } from '../forms/fields.ts';
import { card, facts, form, table } from '../page/frame.ts';
import type { AtDesk, Shown } from '../page/room.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import {
  circlePath,
  guardsOf,
  meetingFields,
  meetingPlaces,
  seats,
  toldText,
  venueChoices,
  wordsOf,
} from './board-pieces.ts';
import { shortOf } from './names.ts';
import { goingOn, sheetFor } from './pieces.ts';

const { timeZone, dialogues } = program;

const circleIn = (board: ShownBoard, params: Readonly<Record<string, string>>): ShownCircle | undefined =>
  board.circles.find(one => String(one.number) === params.circle);

const carried = (circle: ShownCircle, session?: ShownSession): Html =>
  html`<input type="hidden" name="circle" value="${circle.number}">${session && html`<input type="hidden" name="session" value="${session.session}">`}`;

const venueName = ({ state }: ShownBoard, venue: string): string =>
  state.venues.find(({ id }) => id === venue)?.title ?? '';

/** When and where a session is to be. */
function whenFields(board: ShownBoard, sheet: Sheet, staff: AtDesk): Html {
  const said = wordsOf(staff);
  const min = localDate(timeZone, staff.at);
  const lengths = dialogues.sessions.minutes.map(one => [String(one), String(one)] as const);
  return html`${input(sheet, '/date', { label: said.date, type: 'date', min })}${input(sheet, '/time', { label: said.time, type: 'time' })}${oneFrom(sheet, '/minutes', { label: said.minutes, choices: lengths })}${oneFrom(sheet, '/venue', { label: said.venue, choices: venueChoices(board) })}${whyThere(sheet, staff)}`;
}

/** Why a place will do where not everyone has a seat: asked for when it was refused, and kept with what was typed. */
const whyThere = (sheet: Sheet, { language }: AtDesk): Html | false =>
  (sheet.fault('/reason') !== undefined || sheet.typed('reason') !== '') && goingOn(sheet, language);

const whenPlaces = (staff: AtDesk): Readonly<Record<string, string>> => {
  const said = wordsOf(staff);
  const { reason } = deskWords(staff.language).dialogues;
  return { '/date': said.date, '/time': said.time, '/minutes': said.minutes, '/venue': said.venue, '/reason': reason };
};

const usualMinutes = '120';

function planning(board: ShownBoard, circle: ShownCircle, looking: Looking): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const action = `${circlePath(board.id, circle.number)}/sessions`;
  const last = circle.sessions.at(-1);
  const now = { time: last?.time, minutes: last ? String(last.minutes) : usualMinutes, venue: circle.venue };
  const sheet = sheetFor(looking, action, { places: whenPlaces(staff), now });
  return card(
    said.plan,
    form(
      staff,
      action,
      html`${carried(circle)}<p class="hint">${said.planHint}</p>${whenFields(board, sheet, staff)}<p class="act"><button>${said.planButton}</button></p>`,
    ),
  );
}

function settling(board: ShownBoard, circle: ShownCircle, looking: Looking): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const action = `${circlePath(board.id, circle.number)}/settle`;
  const { venue, language, interpreted } = circle;
  const places = { ...meetingPlaces(staff), '/reason': deskWords(staff.language).dialogues.reason };
  const sheet = sheetFor(looking, action, { places, now: { venue, language, interpreted } });
  return card(
    said.settle,
    form(
      staff,
      action,
      html`${carried(circle)}<p class="hint">${said.settleHint}</p>${meetingFields(board, sheet, staff)}${whyThere(sheet, staff)}<p class="act"><button class="quiet">${said.settleButton}</button></p>`,
    ),
  );
}

function ending(board: ShownBoard, circle: ShownCircle, staff: AtDesk): Html {
  const said = wordsOf(staff);
  return card(
    said.end,
    html`<p>${said.endHint}</p>${form(staff, `${circlePath(board.id, circle.number)}/end`, html`${carried(circle)}<button class="danger">${said.endButton}</button>`)}`,
  );
}

const sessionPath = (board: ShownBoard, circle: ShownCircle, { session }: Pick<ShownSession, 'session'>): string =>
  `${circlePath(board.id, circle.number)}/sessions/${session}`;

function sessionsOf(board: ShownBoard, circle: ShownCircle, staff: AtDesk): Html {
  const { language } = staff;
  const said = wordsOf(staff);
  const rows = circle.sessions.map(one => [
    html`<a href="${sessionPath(board, circle, one)}">${fill(said.session, { session: one.session })}</a>`,
    whenText(one.start, language),
    html`<bdi>${venueName(board, one.venue)}</bdi>`,
    html`${said.statuses[one.status]}${one.withStaffSince && html`<br><strong>${said.withStaff}</strong>`}`,
  ]);
  const head = [said.sessions, said.when, said.where, said.stands];
  return card(
    said.sessions,
    rows.length > 0 ? table(head, rows, { caption: said.sessions }) : html`<p>${said.noSessions}</p>`,
  );
}

function peopleOf(board: ShownBoard, circle: ShownCircle, staff: AtDesk): Html {
  const said = wordsOf(staff);
  const list = circle.participants.map(id => {
    const one = board.people.find(known => known.id === id);
    return html`<li><a href="/desk/dialogues/${board.id}/people/${id}"><b>${shortOf(id)}</b></a> <span class="quietly">${one && toldText(one, staff)}</span></li>`;
  });
  const leaders = circle.facilitators.map(
    id => html`<li><b>${shortOf(id)}</b> <span class="quietly">${said.facilitator}</span></li>`,
  );
  const all = [...leaders, ...list];
  return card(
    said.people,
    html`${all.length > 0 ? html`<ul class="told">${all}</ul>` : html`<p>${said.nobody}</p>`}${circle.status === 'open' && guardsOf(circle, staff)}`,
  );
}

/** `/desk/dialogues/ID/circles/N`: who sits in it and what is the matter, its sessions, and what can be changed. */
export const circleRoom: SeenPage<ShownBoard> = (board, looking) => {
  const { staff, request } = looking;
  const said = wordsOf(staff);
  const trail = { href: `/desk/dialogues/${board.id}/circles`, label: said.back };
  const circle = circleIn(board, request.params);
  if (!circle) return { title: said.title, room: 'dialogues', trail, body: notice(said.none, 'info'), status: 404 };
  const { number, status, language, interpreted, venue } = circle;
  const acts = seats(board, staff) && status === 'open';
  const spoken = joined(
    [language, ...interpreted].map(code => languageName(code, staff.language)),
    staff.language,
  );
  const standing = facts([
    [said.venue, venueName(board, venue) && html`<bdi>${venueName(board, venue)}</bdi>`],
    [said.language, spoken],
    [said.stands, status === 'over' && said.over],
  ]);
  return {
    title: fill(said.circle, { number }),
    room: 'dialogues',
    trail,
    body: html`<div class="columns"><div>${sessionsOf(board, circle, staff)}${acts && planning(board, circle, looking)}</div>
<div>${card(board.state.topic, standing)}${peopleOf(board, circle, staff)}${acts && settling(board, circle, looking)}${acts && ending(board, circle, staff)}</div></div>`,
  };
};

interface Of {
  readonly board: ShownBoard;
  readonly circle: ShownCircle;
  readonly session: ShownSession;
}

function moving({ board, circle, session }: Of, looking: Looking): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const action = `${sessionPath(board, circle, session)}/move`;
  const { date, time, minutes, venue } = session;
  const sheet = sheetFor(looking, action, {
    places: whenPlaces(staff),
    now: { date, time, minutes: String(minutes), venue },
  });
  return card(
    said.move,
    form(
      staff,
      action,
      html`${carried(circle, session)}${whenFields(board, sheet, staff)}<p class="act"><button class="quiet">${said.moveButton}</button></p>`,
    ),
  );
}

/** What was written down, the sheets beside one another. */
function record({ circle, session }: Of, staff: AtDesk): Html | false {
  const said = wordsOf(staff);
  const { questions } = wordsFor(staff.language).circles.sheet;
  const { record: all } = session;
  if (!all) return false;
  const seen = fill(said.seen, { count: all.attended.length });
  const others = all.walkIns > 0 && fill(said.others, { count: all.walkIns });
  const asked = Object.entries(questions).map(([question, text]) => {
    const answers = all.answers[question as keyof typeof questions];
    return (
      answers.length > 0 &&
      html`<h3>${text}</h3>${answers.map(one => html`<blockquote dir="auto">${one}</blockquote>`)}`
    );
  });
  const from = session.sheets.map(
    ({ sender, at }) =>
      html`<li>${sender === 'staff' ? said.from.staff : said.from.facilitator}${circle.facilitators.includes(sender) && html` <b>${shortOf(sender)}</b>`}, ${dayText(at, staff.language)}</li>`,
  );
  return card(
    said.record,
    html`<p>${seen}${others && html`, ${others}`}: ${all.attended.map(id => html`<b>${shortOf(id)}</b> `)}</p>${asked}<ul class="told quietly">${from}</ul>`,
  );
}

function recording({ board, circle, session }: Of, looking: Looking): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const { questions } = wordsFor(staff.language).circles.sheet;
  const action = `${sessionPath(board, circle, session)}/record`;
  const places = {
    '/attended': said.attended,
    '/walkIns': said.walkIns,
    ...Object.fromEntries(Object.entries(questions).map(([one, text]) => [`/${one}`, text])),
  };
  const own = session.sheets.find(({ sender }) => sender === 'staff');
  const before = own ?? { attended: session.record?.attended ?? [], walkIns: session.record?.walkIns ?? 0 };
  const { attended, walkIns, ...rest } = before;
  const answers = Object.fromEntries(
    Object.entries(rest).flatMap(([name, text]) => (Object.hasOwn(questions, name) ? [[name, String(text)]] : [])),
  );
  const now = { attended, ...(walkIns > 0 && { walkIns: String(walkIns) }), ...answers };
  const sheet = sheetFor(looking, action, { places, now });
  const choices = circle.participants.map(id => {
    const one = board.people.find(known => known.id === id);
    return [id, [shortOf(id), one && toldText(one, staff)].filter(Boolean).join(' – ')] as const;
  });
  const fields = Object.entries(questions).map(([one, label]) =>
    wordsField(sheet, `/${one}`, { label, longest: 2000 }),
  );
  return card(
    said.recordForm,
    form(
      staff,
      action,
      html`${carried(circle, session)}<p class="hint">${said.recordHint}</p>${someFrom(sheet, '/attended', { legend: said.attended, choices })}${input(sheet, '/walkIns', { label: said.walkIns, type: 'text', longest: 3 })}${fields}<p class="act"><button>${said.send}</button></p>`,
    ),
  );
}

/** What a press does to it as it stands. */
function presses({ board, circle, session }: Of, staff: AtDesk): Html | false {
  const said = wordsOf(staff);
  const { status, start } = session;
  const press = (what: string, label: string, danger = false): Html =>
    form(
      staff,
      `${sessionPath(board, circle, session)}/${what}`,
      html`${carried(circle, session)}<button class="${danger ? 'danger' : 'quiet'}">${label}</button>`,
    );
  const isAhead = status === 'planned' || status === 'confirmed' || status === 'rescheduled';
  if (!isAhead) return false;
  const begun = start <= staff.at;
  return html`${!begun && status !== 'confirmed' && press('confirm', said.confirm)}${begun && press('held', said.held)}<p class="hint">${said.cancelHint}</p>${press('cancel', said.cancel, true)}`;
}

/** `/desk/dialogues/ID/circles/N/sessions/M`: one session: when and where, its sheet and its record. */
export const sessionRoom: SeenPage<ShownBoard> = (board, looking) => {
  const { staff, request } = looking;
  const { language } = staff;
  const said = wordsOf(staff);
  const circle = circleIn(board, request.params);
  const session = circle?.sessions.find(one => String(one.session) === request.params.session);
  const trail = {
    href: circlePath(board.id, circle?.number ?? 1),
    label: circle ? fill(said.circle, circle as { number: number }) : said.title,
  };
  if (!circle || !session)
    return { title: said.title, room: 'dialogues', trail, body: notice(said.noSessions, 'info'), status: 404 };
  const of = { board, circle, session };
  const acts = seats(board, staff);
  const { status, start, minutes, venue, reason, withStaffSince } = session;
  const begun = start <= staff.at;
  const isAhead = circle.status === 'open' && !begun && status !== 'cancelled';
  const canRecord = acts && begun && status !== 'cancelled';
  const sheet =
    may(staff.roles, 'open') &&
    status !== 'cancelled' &&
    html`${form(staff, `${sessionPath(board, circle, session)}/sheet`, html`${carried(circle, session)}<button class="quiet">${said.sheet}</button>`)}<p class="hint">${said.sheetHint}</p>`;
  const standing = html`${withStaffSince && notice(said.withStaff, 'warn')}${facts([
    [said.when, whenText(start, language)],
    [said.minutes, String(minutes)],
    [said.where, venueName(board, venue) && html`<bdi>${venueName(board, venue)}</bdi>`],
    [said.fewSeats, reason && nameOf('goOnReasons', reason, language)],
    [said.stands, said.statuses[status]],
  ])}${sheet}`;
  return {
    title: `${fill(said.circle, { number: circle.number })} – ${fill(said.session, { session: session.session })}`,
    room: 'dialogues',
    trail,
    body: html`<div class="columns"><div>${card(board.state.topic, standing)}${record(of, staff)}${canRecord && recording(of, looking)}</div>
<div>${acts && card(said.stands, presses(of, staff) || html`<p>${said.statuses[status]}</p>`)}${acts && isAhead && moving(of, looking)}</div></div>`,
  };
};

/** The printed sheet of a session, for whoever has asked to see it. */
export function printedSheet(told: unknown, id: string, staff: AtDesk): Shown {
  const said = wordsOf(staff);
  const of = told as SheetFacts;
  return {
    title: said.sheetTitle,
    room: 'dialogues',
    trail: { href: `${circlePath(id, of.circle)}/sessions/${of.session}`, label: said.record },
    body: sessionSheet(of, staff.language),
  };
}

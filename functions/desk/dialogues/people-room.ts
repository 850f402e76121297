import { ageName } from '../../dialogues/mails.ts';
import {
  answerFieldset,
  answerPlaces,
  longestName,
  type Meter,
  meterPicture,
  type ShownParticipant,
  type ShownParticipants,
} from '../../dialogues/registration/questions.ts';
import { type Html, html, type Piece } from '../../platform/html.ts';
import { check, group } from '../../platform/sheet.ts';
import { may } from '../../platform/staff.ts';
import { deskWords } from '../../program/desk-words.ts';
import { figures } from '../../program/neighborhoods.ts';
import { program } from '../../program/settings.ts';
import {
  areaName,
  dayText,
  fill,
  halfDayName,
  joined,
  languageName,
  languages,
  nameOf,
  whenText,
} from '../../program/words.ts';
import { input, oneFrom } from '../forms/fields.ts';
import { card, facts, form, table } from '../page/frame.ts';
import type { AtDesk, Opening } from '../page/room.ts';
import type { Looking, SeenPage } from '../page/seen.ts';
import { backgroundChoices, backgroundOf, dialoguePage, sheetFor } from './pieces.ts';

const wordsOf = ({ language }: AtDesk) => deskWords(language).registration;

/** Where she stands: her place, or her number in the line. */
export function standingOf({ status, inLine, heldUntil, walkedIn, coming }: ShownParticipant, staff: AtDesk): string {
  const said = wordsOf(staff);
  const place = heldUntil
    ? fill(said.held, { until: whenText(heldUntil, staff.language) })
    : inLine === undefined
      ? said.statuses[status]
      : fill(said.inLine, { number: inLine });
  const comes = coming === undefined ? [] : [coming ? said.coming : said.notComing];
  return [place, ...(walkedIn ? [said.walkedIn] : []), ...comes].join(', ');
}

function toldOf({ answers }: ShownParticipant, { language }: AtDesk): Piece {
  const { background, ownLanguage, languages: others, ageBand, area, times } = answers;
  const spoken = [...(ownLanguage ? [ownLanguage] : []), ...others].map(code => languageName(code, language));
  const lines = [
    background && backgroundOf(background, language),
    joined(spoken, language),
    ageBand && ageName(ageBand, language),
    area && areaName(area),
    joined(
      times.map(one => halfDayName(one, language)),
      language,
    ),
  ];
  return lines.filter(Boolean).map((line, i) => html`${i > 0 && html`<br>`}${line}`);
}

/** What she needs, and what came of it. */
export function needsOf({ answers, access }: ShownParticipant, staff: AtDesk): Piece {
  const said = wordsOf(staff);
  if (!access) return '';
  const named = joined(
    answers.access.map(one => nameOf('accessNeeds', one, staff.language)),
    staff.language,
  );
  const stands = (said.needStands as Readonly<Record<string, string>>)[access.stands] ?? access.stands;
  return html`${named}<br>${access.stands === 'open' ? html`<strong>${stands}</strong>` : stands}${access.late && html` <span class="quietly">(${said.late})</span>`}`;
}

/** What can be done for one of them, as she stands. */
export function actsFor(dialogue: string, one: ShownParticipant, staff: AtDesk): Html {
  const said = wordsOf(staff);
  const press = (what: string, label: string, more: Readonly<Record<string, string>> = {}): Html =>
    form(
      staff,
      `/desk/dialogues/${dialogue}/participants/${what}`,
      html`<input type="hidden" name="participant" value="${one.id}">${Object.entries(more).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
      )}<button class="quiet">${label}<span class="hidden"> – ${one.id}</span></button>`,
    );
  const isIn = one.status === 'registered' || one.status === 'waitlisted';
  const isOpen = isIn && one.access?.stands === 'open';
  const hasPassed = one.status === 'waitlisted' && one.inLine === undefined && one.heldUntil === undefined;
  return html`${one.status === 'unconfirmed' && press('confirm', said.confirm)}${one.heldUntil && press('place', said.place)}${hasPassed && press('wait', said.wait)}${isOpen && press('access', said.arranged, { answer: 'arranged' })}${isOpen && press('access', said.notPossible, { answer: 'not-possible' })}${(isIn || one.status === 'unconfirmed') && press('withdraw', said.out)}`;
}

function listed(shown: ShownParticipants, looking: Looking): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  if (shown.rows.length === 0) return card(said.list, html`<p>${said.none}</p>`);
  const acts = may(staff.roles, 'act');
  const rows = shown.rows.map(one => [
    html`<a href="/desk/dialogues/${shown.id}/people/${one.id}"><span class="id">${one.id}</span></a>`,
    dayText(one.registeredAt, staff.language),
    standingOf(one, staff),
    toldOf(one, staff),
    needsOf(one, staff),
    acts && actsFor(shown.id, one, staff),
  ]);
  const head = [said.number, said.since, said.stands, said.told, said.needs, said.acts];
  const ids = shown.rows.map(({ id }) => html`<input type="hidden" name="ids" value="${id}">`);
  const names =
    may(staff.roles, 'open') &&
    form(
      staff,
      `/desk/dialogues/${shown.id}/participants/names`,
      html`${ids}<button class="quiet">${said.showNames}</button>`,
    );
  const next =
    shown.next !== undefined &&
    html`<p><a href="/desk/dialogues/${shown.id}/people?after=${encodeURIComponent(shown.next)}">${said.next}</a></p>`;
  return card(
    said.list,
    html`<p class="hint">${said.listHint}</p>${table(head, rows, { caption: said.list })}${names}${next}`,
  );
}

/** Someone stands in the door: one line. */
function walkingIn({ id }: ShownParticipants, looking: Looking): Html {
  const { staff } = looking;
  const said = wordsOf(staff);
  const { dialogues } = deskWords(staff.language);
  const action = `/desk/dialogues/${id}/walk-ins`;
  const sheet = sheetFor(looking, action, { places: { '/name': said.name, '/background': dialogues.background } });
  const choices = backgroundChoices(staff.language);
  const nonce = html`<input type="hidden" name="nonce" value="${crypto.randomUUID()}">`;
  return card(
    said.atDoor,
    form(
      staff,
      action,
      html`${nonce}<p class="hint">${said.atDoorHint}</p>${input(sheet, '/name', { label: said.name, type: 'text', longest: longestName })}${oneFrom(sheet, '/background', { label: dialogues.background, choices, none: '' })}<p class="act"><button>${said.walkInButton}</button></p>`,
    ),
  );
}

function registering({ id, state }: ShownParticipants, looking: Looking): Html {
  const { staff } = looking;
  const { language } = staff;
  const said = wordsOf(staff);
  const action = `/desk/dialogues/${id}/registrations`;
  const places = {
    '/name': said.name,
    '/email': said.email,
    '/phone': said.phone,
    '/consent/language': said.readsIn,
    '/consent': said.agreement,
    ...Object.fromEntries(answerPlaces(language)),
  };
  const sheet = sheetFor(looking, action, { places, now: { 'consent.language': program.language } });
  const { version } = program.consent;
  const own = languages.map(({ code }) => [code, languageName(code, language)] as const);
  const box = { name: 'consent.version', value: version, label: said.agrees };
  const agrees = check('checkbox', { ...box, checked: sheet.chosen('consent.version', version) });
  const nonce = html`<input type="hidden" name="nonce" value="${crypto.randomUUID()}">`;
  return card(
    said.register,
    form(
      staff,
      action,
      html`${nonce}<p class="hint">${said.registerHint}</p>${input(sheet, '/name', { label: said.name, type: 'text', longest: longestName })}${input(sheet, '/email', { label: said.email, type: 'text', longest: 254 })}${input(sheet, '/phone', { label: said.phone, type: 'text', longest: 30 })}
${oneFrom(sheet, '/consent/language', { label: said.readsIn, choices: own })}${group(sheet, '/consent', { legend: said.agreement, inner: agrees })}
<details><summary>${said.more}</summary>${answerFieldset(sheet, { languages: state.languages })}</details><p class="act"><button>${said.registerButton}</button></p>`,
    ),
  );
}

/** `/desk/dialogues/ID/people`: how full it is, who registered and stands where, what they need; and someone is registered or let in. */
export const participantsRoom: SeenPage<ShownParticipants> = (shown, looking) => {
  const { staff } = looking;
  const said = wordsOf(staff);
  const acts = may(staff.roles, 'act');
  const { held, seats, waiting, accessOpen } = shown;
  const standing = shown.standing as keyof typeof said.standings;
  const canRegister = standing === 'open' || standing === 'waiting';
  const asking =
    acts &&
    waiting > 0 &&
    canRegister &&
    (seats === undefined || held < seats) &&
    form(staff, `/desk/dialogues/${shown.id}/ask-next`, html`<button class="quiet">${said.askNext}</button>`);
  const overview = html`${facts([
    [said.standing, said.standings[standing]],
    [said.places, seats === undefined ? String(held) : fill(said.placesOf, { held, seats })],
    [said.waiting, String(waiting)],
    [said.accessOpen, String(accessOpen)],
  ])}${asking}${canRegister && html`<p class="act"><a href="/dialogues/${shown.id}?lang=${staff.language}">${said.page}</a></p>`}`;
  const body = html`${card(said.people, overview)}${acts && shown.canWalkIn && walkingIn(shown, looking)}${listed(shown, looking)}${acts && canRegister && registering(shown, looking)}`;
  return dialoguePage(shown, '/people', { staff, body });
};

/** What the door of the meter answers. */
interface ShownMeter {
  readonly id: string;
  readonly state: { readonly topic: string };
  readonly meter: Meter;
  /** What everybody was told; left out while that is nothing. */
  readonly outside?: Meter;
}

/** What the public page says of it, folded away: it is worked out in another way, and the two are not to be added up. */
function outsideOf({ outside }: ShownMeter, { language }: AtDesk): Html {
  const { registration: said } = deskWords(language);
  const none = html`<p>${fill(said.outsideNone, { group: program.smallestGroup })}</p>`;
  return html`<details><summary>${said.outside}</summary>${outside ? meterPicture(outside, figures, language) : none}</details>`;
}

/** `/desk/dialogues/ID/meter`: who takes part beside who lives there, for the staff alone. */
export const meterRoom: SeenPage<ShownMeter> = (shown, { staff }) =>
  dialoguePage(shown, '/meter', {
    staff,
    body: html`${meterPicture(shown.meter, figures, staff.language)}${outsideOf(shown, staff)}`,
  });

interface Named {
  readonly id: string;
  readonly name: string;
  readonly contact: { readonly email?: string; readonly phone?: string };
  readonly speaks: readonly string[];
}

/** Those on a page by name, for whoever has asked to see them. */
export const participantsNamed: Opening = async ({ params }, staff, answer) => {
  const said = wordsOf(staff);
  const rows = (answer as readonly Named[]).map(({ id, name, contact, speaks }) => [
    html`<bdi>${name}</bdi>`,
    html`<bdi dir="ltr">${contact.email ?? contact.phone ?? ''}</bdi>`,
    joined(
      speaks.map(code => languageName(code, staff.language)),
      staff.language,
    ),
    html`<span class="id">${id}</span>`,
  ]);
  const head = [said.name, said.contact, said.speaks, said.number];
  const body = card(
    said.namesTitle,
    rows.length > 0 ? table(head, rows, { caption: said.namesTitle }) : html`<p>${said.none}</p>`,
  );
  return {
    title: said.namesTitle,
    room: 'dialogues',
    trail: { href: `/desk/dialogues/${params.id}/people`, label: said.people },
    body,
  };
};
